import type { ListSummary } from '#contract/list.ts'
import type { ListStanding } from '../../app/standing.ts'
import { Tag, type TagProps } from '../../components/tag.tsx'
import { useText } from '../../i18n/use-text.tsx'
import styles from './standing-tags.module.css'

export interface StandingTagsProps {
  readonly standing: ListStanding
  readonly erased?: NonNullable<ListSummary['erased']>
}

/** The progress of a list as tags; those that need the user are last, at the end of the row. */
export function StandingTags({ standing, erased }: StandingTagsProps) {
  const t = useText('lists')
  const erasure = useText('retention')
  const batch = useText('batch')
  const parts: readonly (TagProps & { readonly count: number })[] = [
    { count: standing.created, tone: 'ok', icon: 'check', children: batch.created({ count: standing.created }) },
    { count: standing.onTheWay, tone: 'info', icon: 'send', children: t.onTheWay({ count: standing.onTheWay }) },
    { count: standing.ready, tone: 'info', icon: 'person', children: t.ready({ count: standing.ready }) },
    { count: standing.withdrawn, tone: 'plain', icon: 'undo', children: t.withdrawn({ count: standing.withdrawn }) },
    {
      count: erased?.isWhole === false ? erased.patients : 0,
      tone: 'plain',
      icon: 'eyeOff',
      children: erasure.erasedSome({ count: erased?.patients ?? 0 })
    },
    { count: standing.held, tone: 'warn', icon: 'pause', children: batch.held({ count: standing.held }) },
    { count: standing.blocked, tone: 'warn', icon: 'edit', children: t.blocked({ count: standing.blocked }) },
    { count: standing.inDoubt, tone: 'warn', icon: 'question', children: batch.inDoubt({ count: standing.inDoubt }) },
    { count: standing.refused, tone: 'bad', icon: 'error', children: batch.refused({ count: standing.refused }) }
  ]
  const isOver = erased?.isWhole === true
  const shown = [
    ...parts.filter(({ count }) => count > 0),
    ...(isOver ? [{ count: 1, tone: 'plain', icon: 'eyeOff', children: erasure.erasedOn(erased) } as const] : [])
  ]
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
