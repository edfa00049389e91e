import { memo, useEffect } from 'react'
import type { ListFigures } from '#contract/list.ts'
import { useAnnounce } from '../../components/announcer.tsx'
import { Button, IconButton } from '../../components/button.tsx'
import { Segmented } from '../../components/choices.tsx'
import { TextField } from '../../components/text-field.tsx'
import { translate } from '../../i18n/messages.ts'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import type { RowStats } from '../../workspace/views.ts'
import styles from './check.module.css'
import type { ShownRows } from './use-shown-rows.ts'

export interface CheckToolbarProps {
  readonly shown: ShownRows
  readonly figures: ListFigures
  readonly stats: RowStats
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly onUndo: () => void
  readonly onRedo: () => void
  readonly onReplace: () => void
}

export const CheckToolbar = memo(function CheckToolbar(props: CheckToolbarProps) {
  const { shown, figures, stats } = props
  const t = useText('check')
  const formats = useFormats()
  const announce = useAnnounce()
  const count = shown.positions?.length ?? null

  // biome-ignore lint/correctness/useExhaustiveDependencies: said when other rows are shown, not when the words change
  useEffect(() => {
    if (count !== null) announce(t.found({ count }))
  }, [count, shown.filter, shown.issue, shown.only])

  return (
    <div className={styles['toolbar']}>
      <Segmented
        label={t.filter}
        value={shown.filter === 'mixed' ? 'all' : shown.filter}
        onChange={shown.setFilter}
        choices={[
          { value: 'all', label: t.all, count: formats.number(figures.patients) },
          { value: 'ready', label: t.ready, count: formats.number(figures.ready) },
          { value: 'blocked', label: t.blocked, count: formats.number(figures.blocked) },
          { value: 'warned', label: t.warned, count: formats.number(stats.warned) },
          { value: 'out', label: t.out, count: formats.number(stats.out) }
        ]}
      />
      {shown.filter === 'mixed' && (
        <Button kind="secondary" icon="close" onPress={() => shown.setFilter('all')}>
          {translate(formats.language, 'checkPanel.mixedNames', { count: count ?? 0 })}
        </Button>
      )}
      {shown.issue !== null && (
        <Button kind="secondary" icon="close" onPress={() => shown.setIssue(null)}>
          {translate(formats.language, `issues.${shown.issue}.count`, { count: count ?? 0 })}
        </Button>
      )}
      {shown.only !== null && (
        <Button kind="secondary" icon="close" onPress={() => shown.setOnly(null)}>
          {translate(formats.language, 'held.shown', { count: count ?? 0 })}
        </Button>
      )}
      {shown.resolved > 0 && (
        <Button kind="quiet" icon="refresh" onPress={shown.refresh}>
          {t.outdated({ count: shown.resolved })}
        </Button>
      )}
      <span className={styles['space']} />
      <div className={styles['search']}>
        <TextField
          label={t.search}
          isLabelHidden
          icon="search"
          type="search"
          placeholder={t.searchPlaceholder}
          value={shown.search}
          onChange={shown.setSearch}
        />
      </div>
      <span className={styles['tools']}>
        <IconButton icon="undo" label={t.undo} isDisabled={!props.canUndo} onPress={props.onUndo} />
        <IconButton icon="redo" label={t.redo} isDisabled={!props.canRedo} onPress={props.onRedo} />
        <Button icon="search" kind="quiet" onPress={props.onReplace}>
          {t.replace}
        </Button>
      </span>
    </div>
  )
})
