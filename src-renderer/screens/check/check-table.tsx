import { Button } from '../../components/button.tsx'
import { useFlash } from '../../components/flash.tsx'
import { EmptyState } from '../../components/page.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { useHandler } from '../../components/use-handler.ts'
import { useText } from '../../i18n/use-text.tsx'
import styles from './check.module.css'
import { Grid } from './grid/grid.tsx'
import type { GridProps } from './grid/grid-props.ts'
import type { CheckTableState } from './use-check-table.ts'
import type { ShownRows } from './use-shown-rows.ts'
import { useUnplaced } from './use-unplaced.ts'

export interface CheckTableProps
  extends Pick<GridProps, 'onActive' | 'onPress' | 'onUndo' | 'onRedo' | 'onNextProblem'> {
  readonly table: CheckTableState
}

/** The patients of the list, once it is known which are shown. */
export function CheckTable({ table, ...events }: CheckTableProps) {
  const t = useText('check')
  const flash = useFlash()
  const onUnplaced = useUnplaced()
  const onPasteAsked = useHandler(() => flash({ tone: 'info', text: t.pasteByKeys }))
  const { shown, changes, view, setView } = table
  if (shown.positions === null) {
    return (
      <div className={styles['waiting']}>
        <ProgressBar label={t.opening} fraction={null} />
      </div>
    )
  }
  return (
    <Grid
      {...events}
      ref={table.grid}
      listId={table.listId}
      rows={table.rows}
      positions={table.positions}
      columns={table.columns}
      view={view}
      needed={table.needed}
      onView={setView}
      context={table.context}
      invitationOf={table.invitationOf}
      onType={changes.type}
      onToggle={changes.toggle}
      onOpenCell={table.onOpenCell}
      onLeaving={table.onLeaving}
      onDraft={table.onDraft}
      onUnplaced={onUnplaced}
      onPasteAsked={onPasteAsked}
      empty={<NobodyFound shown={shown} />}
    />
  )
}

function NobodyFound({ shown }: { readonly shown: ShownRows }) {
  const t = useText('check')
  return (
    <EmptyState
      icon="search"
      title={t.noneFound}
      action={
        <Button
          onPress={() => {
            shown.setSearch('')
            shown.setFilter('all')
          }}
        >
          {t.showAll}
        </Button>
      }
    />
  )
}
