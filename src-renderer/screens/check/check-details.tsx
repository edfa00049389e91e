import type { ListDocument } from '#contract/list.ts'
import { useHandler } from '../../components/use-handler.ts'
import { fieldOf } from '../../list/index.ts'
import { useList, useServerLimits } from '../../state/use-app.tsx'
import type { Destinations } from '../../state/use-destinations.ts'
import type { OpenList } from '../../workspace/open-list.ts'
import { withAccepted } from '../../workspace/row-edits.ts'
import type { IssueGroupView, RowView } from '../../workspace/views.ts'
import { CheckPanel, type PanelTab } from './check-panel.tsx'
import { PatientPanel } from './patient-panel.tsx'
import { ProblemPanel } from './problem-panel.tsx'
import type { useCheckDecisions } from './use-check-decisions.ts'
import type { CheckTableState } from './use-check-table.ts'
import { useHeldPatients } from './use-held-patients.ts'
import type { ShownCell } from './use-shown-cell.ts'

export interface CheckDetailsProps {
  readonly list: OpenList
  readonly settings: ListDocument['settings']
  readonly table: CheckTableState
  readonly decisions: ReturnType<typeof useCheckDecisions>
  readonly shownCell: ShownCell
  readonly destinations: Destinations
  /** The patient of the active cell. */
  readonly active: RowView | undefined
  readonly tab: PanelTab
  readonly onTab: (tab: PanelTab) => void
}

/** The panel beside the table: the list's problems by cause, and the invitation of the chosen patient. */
export function CheckDetails(props: CheckDetailsProps) {
  const { list, settings, table, decisions, shownCell, destinations, active, tab, onTab } = props
  const { rows, shown, changes, invitations, invitationOf } = table
  const held = useHeldPatients(list.listId, invitations)
  const limits = useServerLimits(useList(list.listId)?.connectionId)
  const viewAt = useHandler((position: number) => rows.at(position))
  const onShowMixed = useHandler((isShown: boolean) => shown.setFilter(isShown ? 'mixed' : 'all'))
  const onShowIssue = useHandler((issue: IssueGroupView['code'] | null) => {
    if (issue === null) shown.setIssue(null)
    else shownCell.showIssue(issue)
  })
  const onShowRowOf = useHandler((issue: IssueGroupView) =>
    shownCell.showRow(issue.first, { field: fieldOf(issue.code), isMending: true })
  )
  return (
    <CheckPanel
      tab={tab}
      onTab={onTab}
      isReady={table.isDrawn}
      problems={
        <ProblemPanel
          held={held}
          only={shown.only}
          onOnly={shown.setOnly}
          issues={list.issueGroups}
          stats={list.stats}
          shown={shown.issue}
          destinations={destinations}
          isMixedShown={shown.filter === 'mixed'}
          onShowMixed={onShowMixed}
          viewAt={viewAt}
          onShow={onShowIssue}
          onShowRow={onShowRowOf}
          onExclude={decisions.onExclude}
          onAccept={decisions.onAccept}
          onSet={decisions.onSet}
          onDestination={decisions.onDestination}
        />
      }
      patient={
        <PatientPanel
          view={active}
          settings={settings}
          limits={limits}
          invitation={active === undefined ? undefined : invitationOf(active.rowId)}
          held={held}
          viewAt={rows.at}
          onShowRow={shownCell.showRow}
          onToggle={(view) => changes.toggle([view])}
          onInviteAnyway={(view, code) =>
            void changes.change([withAccepted(view.state, view.letThrough?.[code] ?? code)], [view])
          }
        />
      }
    />
  )
}
