import type { ListSummary } from '#contract/list.ts'
import type { ListProgress } from '../../app/list-progress.ts'
import { Tag, type TagProps } from '../../components/tag.tsx'
import { useText } from '../../i18n/use-text.tsx'
import styles from './progress-tags.module.css'

export interface ProgressTagsProps {
  readonly progress: ListProgress
  readonly erased?: NonNullable<ListSummary['erased']>
}

/** The progress of a list as tags; those that need the user are last, at the end of the row. */
export function ProgressTags({ progress, erased }: ProgressTagsProps) {
  const t = useText('lists')
  const erasure = useText('retention')
  const batch = useText('batch')
  const parts: readonly (TagProps & { readonly count: number })[] = [
    { count: progress.created, tone: 'ok', icon: 'check', children: batch.created({ count: progress.created }) },
    { count: progress.onTheWay, tone: 'info', icon: 'send', children: t.onTheWay({ count: progress.onTheWay }) },
    { count: progress.ready, tone: 'info', icon: 'person', children: t.ready({ count: progress.ready }) },
    { count: progress.withdrawn, tone: 'plain', icon: 'undo', children: t.withdrawn({ count: progress.withdrawn }) },
    {
      count: erased?.isWhole === false ? erased.patients : 0,
      tone: 'plain',
      icon: 'eyeOff',
      children: erasure.erasedSome({ count: erased?.patients ?? 0 })
    },
    { count: progress.held, tone: 'warn', icon: 'pause', children: batch.held({ count: progress.held }) },
    { count: progress.blocked, tone: 'warn', icon: 'edit', children: t.blocked({ count: progress.blocked }) },
    {
      count: progress.unknownOutcome,
      tone: 'warn',
      icon: 'question',
      children: batch.inDoubt({ count: progress.unknownOutcome })
    },
    { count: progress.refused, tone: 'bad', icon: 'error', children: batch.refused({ count: progress.refused }) }
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
