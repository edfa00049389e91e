import type { ListSummary } from '#contract/list.ts'
import type { ListProgress } from '../../app/list-progress.ts'
import { Tag, type TagProps } from '../../components/tag.tsx'
import { useText } from '../../i18n/use-text.tsx'
import styles from './progress-tags.module.css'

export interface ProgressTagsProps {
  readonly progress: ListProgress
  readonly erased?: NonNullable<ListSummary['erased']>
}

/** Its text is made only where there are some: a table draws many rows. */
interface Part extends Required<Pick<TagProps, 'tone' | 'icon'>> {
  readonly count: number
  readonly textOf: (values: { readonly count: number }) => string
}

/** The progress of a list as tags; those that need the user are last, at the end of the row. */
export function ProgressTags({ progress, erased }: ProgressTagsProps) {
  const t = useText('lists')
  const erasure = useText('retention')
  const batch = useText('batch')
  const erasedSome = erased?.isWhole === false ? erased.patients : 0
  const parts: readonly Part[] = [
    { count: progress.created, tone: 'ok', icon: 'check', textOf: batch.created },
    { count: progress.onTheWay, tone: 'info', icon: 'send', textOf: t.onTheWay },
    { count: progress.ready, tone: 'info', icon: 'person', textOf: t.ready },
    { count: progress.withdrawn, tone: 'plain', icon: 'undo', textOf: t.withdrawn },
    { count: erasedSome, tone: 'plain', icon: 'eyeOff', textOf: erasure.erasedSome },
    { count: progress.held, tone: 'warn', icon: 'pause', textOf: batch.held },
    { count: progress.blocked, tone: 'warn', icon: 'edit', textOf: t.blocked },
    { count: progress.unknownOutcome, tone: 'warn', icon: 'question', textOf: batch.inDoubt },
    { count: progress.refused, tone: 'bad', icon: 'error', textOf: batch.refused }
  ]
  const shown: readonly TagProps[] = [
    ...parts
      .filter(({ count }) => count > 0)
      .map(({ count, tone, icon, textOf }) => ({ tone, icon, children: textOf({ count }) })),
    ...(erased?.isWhole === true
      ? [{ tone: 'plain', icon: 'eyeOff', children: erasure.erasedOn(erased) } as const]
      : [])
  ]
  if (shown.length === 0) return <Tag tone="plain">{t.empty}</Tag>
  return (
    <span className={styles['tags']}>
      {shown.map((tag, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order is fixed, and a tag has no state
        <Tag key={index} {...tag} />
      ))}
    </span>
  )
}
