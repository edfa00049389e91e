import type { ListStanding } from '../../app/standing.ts'
import { Tag, type TagProps } from '../../components/tag.tsx'
import { batchTexts } from '../../language/frame.ts'
import { listsTexts } from '../../language/lists.ts'
import { useText } from '../../language/use-language.tsx'
import styles from './standing-tags.module.css'

/** Where a list stands, in words: what needs a person last, so that the row ends with it. */
export function StandingTags({ standing }: { readonly standing: ListStanding }) {
  const t = useText(listsTexts)
  const batch = useText(batchTexts)
  const parts: readonly (TagProps & { readonly count: number })[] = [
    { count: standing.created, tone: 'ok', icon: 'check', children: batch.created({ count: standing.created }) },
    { count: standing.onTheWay, tone: 'info', icon: 'send', children: t.onTheWay({ count: standing.onTheWay }) },
    { count: standing.ready, tone: 'info', icon: 'person', children: t.ready({ count: standing.ready }) },
    { count: standing.withdrawn, tone: 'plain', icon: 'undo', children: t.withdrawn({ count: standing.withdrawn }) },
    { count: standing.held, tone: 'warn', icon: 'pause', children: batch.held({ count: standing.held }) },
    { count: standing.blocked, tone: 'warn', icon: 'edit', children: t.blocked({ count: standing.blocked }) },
    { count: standing.inDoubt, tone: 'warn', icon: 'question', children: batch.inDoubt({ count: standing.inDoubt }) },
    { count: standing.refused, tone: 'bad', icon: 'error', children: batch.refused({ count: standing.refused }) }
  ]
  const shown = parts.filter(({ count }) => count > 0)
  if (shown.length === 0) return <Tag tone="plain">{t.empty}</Tag>
  return (
    <span className={styles['tags']}>
      {shown.map(({ count: _, ...tag }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order is fixed, and a tag has no state
        <Tag key={index} {...tag} />
      ))}
    </span>
  )
}
