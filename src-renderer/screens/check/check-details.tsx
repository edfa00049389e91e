import { type ReactNode, useMemo } from 'react'
import type { ListDocument } from '#contract/list.ts'
import { useHandler } from '../../components/use-handler.ts'
import { type ErrorCode, fieldOf } from '../../list/index.ts'
import { useList, useServerLimits } from '../../state/use-app.tsx'
import type { Destinations } from '../../state/use-destinations.ts'
import type { OpenList } from '../../workspace/open-list.ts'
import { withAccepted } from '../../workspace/row-edits.ts'
import type { IssueGroupView, RowView } from '../../workspace/views.ts'
import { CheckPanel, type PanelTab } from './check-panel.tsx'
import type { HeldPatients } from './held-panel.tsx'
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
export function CheckDetails({ tab, onTab, ...props }: CheckDetailsProps) {
  const held = useHeldPatients(props.list.listId, props.table.invitations)
  const problems = useProblems(props, held)
  const patient = usePatient(props, held)
  return <CheckPanel tab={tab} onTab={onTab} isReady={props.table.isDrawn} problems={problems} patient={patient} />
}

type PartProps = Omit<CheckDetailsProps, 'tab' | 'onTab'>

/** Drawn anew only when it changes: another filter would wait for the whole panel. */
function useProblems({ list, table, decisions, shownCell, destinations }: PartProps, held: HeldPatients): ReactNode {
  const { rows, shown } = table
  const { issueGroups, stats } = list
  const { only, issue } = shown
  const { onExclude, onAccept, onSet, onDestination } = decisions
  const isMixedShown = shown.filter === 'mixed'
  const viewAt = useHandler((position: number) => rows.at(position))
  const onOnly = useHandler(shown.setOnly)
  const onShowMixed = useHandler((isShown: boolean) => shown.setFilter(isShown ? 'mixed' : 'all'))
  const onShow = useHandler((shownIssue: IssueGroupView['code'] | null) => {
    if (shownIssue === null) shown.setIssue(null)
    else shownCell.showIssue(shownIssue)
  })
  const onShowRow = useHandler((ofRow: IssueGroupView) =>
    shownCell.showRow(ofRow.first, { field: fieldOf(ofRow.code), isMending: true })
  )
  return useMemo(
    () => (
      <ProblemPanel
        {...{ held, only, onOnly, stats, destinations, isMixedShown, onShowMixed, viewAt, onShow, onShowRow }}
        {...{ onExclude, onAccept, onSet, onDestination }}
        issues={issueGroups}
        shown={issue}
      />
    ),
    [
      held,
      only,
      onOnly,
      stats,
      destinations,
      isMixedShown,
      onShowMixed,
      viewAt,
      onShow,
      onShowRow,
      onExclude,
      onAccept,
      onSet,
      onDestination,
      issueGroups,
      issue
    ]
  )
}

/** As above. */
function usePatient({ list, settings, table, shownCell, active }: PartProps, held: HeldPatients): ReactNode {
  // As the worker has checked them: what was just typed is on its way there.
  const { rows } = list
  const { changes, invitationOf } = table
  const limits = useServerLimits(useList(list.listId)?.connectionId)
  const invitation = active === undefined ? undefined : invitationOf(active.rowId)
  const onShowRow = useHandler((position: number) => shownCell.showRow(position))
  const onToggle = useHandler((view: RowView) => changes.toggle([view]))
  const onInviteAnyway = useHandler(
    (view: RowView, code: ErrorCode) =>
      void changes.change([withAccepted(view.state, view.letThrough?.[code] ?? code)], [view])
  )
  const viewAt = rows.at
  return useMemo(
    () => (
      <PatientPanel
        {...{ settings, limits, invitation, held, viewAt, onShowRow, onToggle, onInviteAnyway }}
        view={active}
      />
    ),
    [settings, limits, invitation, held, viewAt, onShowRow, onToggle, onInviteAnyway, active]
  )
}
