import { useEffect, useState } from 'react'
import type { FailureCode } from '#contract/channels.ts'
import { compareLists, type Difference, type PatientAppointment } from '../../list/comparison/compare-lists.ts'
import { nameKeyOf } from '../../list/validation/row-relations.ts'
import { useBridge } from '../../state/use-app.tsx'
import type { OpenList, Workspace } from '../../workspace/open-list.ts'
import { unpackedViews } from '../../workspace/row-views.ts'
import { useWorkspace } from '../../workspace/use-workspace.tsx'
import type { RowView } from '../../workspace/views.ts'
import type { SentVisit } from './apply-plan.ts'
import { identityReader } from './patient-identity.ts'
import { namesOf, sentBefore, sentVisits } from './sent-before.ts'

/** Two compared lists. `from` and `to`: the span of the newer one's appointments, in ms. */
export interface Comparison {
  readonly lists: readonly string[]
  readonly differences: readonly Difference[]
  readonly sent: ReadonlyMap<string, SentVisit>
  readonly notReady: ReadonlySet<string>
  readonly from: number
  readonly to: number
}

export type ComparisonState =
  | { readonly phase: 'working' }
  | { readonly phase: 'failed'; readonly code: FailureCode }
  | { readonly phase: 'compared'; readonly comparison: Comparison }

/** Compares the open list with everything that was sent for its days. Past visits are ignored. */
export function useComparison(list: OpenList | null, round: number): ComparisonState {
  const { calls } = useBridge()
  const workspace = useWorkspace()
  const [state, setState] = useState<ComparisonState>({ phase: 'working' })
  // Does not depend on loaded rows: reading the contents validates them and loads them again.
  const isReady = list?.phase === 'open'
  const listId = list?.listId

  // biome-ignore lint/correctness/useExhaustiveDependencies: once the list is here, and again when asked
  useEffect(() => {
    if (!isReady || listId === undefined || list?.document == null) return
    const { layout } = list.document
    let isGone = false
    void (async () => {
      const views = await unpackedViews(workspace.state()?.rows ?? list.rows)
      const earlier = await sentBefore(calls, listId, layout, namesOf(views))
      const sent = new Map<string, SentVisit>()
      for (const { listId: other } of earlier) {
        const visits = await sentVisits(calls, other)
        if (isGone) return
        if (!visits.ok) return setState({ phase: 'failed', code: visits.code })
        for (const visit of visits.visits) sent.set(visit.rowId, visit)
      }
      const now = await visitsNow(workspace, list)
      const notReady = namesNotReady(views)
      if (isGone) return
      const appointments = now.flatMap(({ content: { scheduledFor } }) =>
        scheduledFor === undefined ? [] : [Date.parse(scheduledFor)]
      )
      setState({
        phase: 'compared',
        comparison: {
          lists: earlier.map(({ name }) => name),
          differences: compareLists([...sent.values()], now),
          sent,
          notReady,
          ...spanOf(appointments, Date.now())
        }
      })
    })().catch(() => {
      if (!isGone) setState({ phase: 'failed', code: 'internal' })
    })
    return () => {
      isGone = true
    }
  }, [calls, workspace, listId, isReady, round])

  return state
}

async function visitsNow(workspace: Workspace, list: OpenList): Promise<readonly PatientAppointment[]> {
  if (list.document === null) return []
  const identityOf = identityReader(list.document.layout)
  const identities = new Map<string, ReturnType<typeof identityOf>>()
  for await (const piece of workspace.fileRows()) for (const row of piece) identities.set(row.rowId, identityOf(row))
  const visits: PatientAppointment[] = []
  for await (const piece of workspace.contents()) {
    for (const { rowId, content } of piece) {
      const { patientNumber = '', birthDate = '' } = identities.get(rowId) ?? {}
      visits.push({ rowId, content, patientNumber, birthDate })
    }
  }
  return visits
}

function namesNotReady(views: readonly RowView[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (const view of views) {
    if (view.status === 'ready' || view.status === 'aside') continue
    names.add(nameKeyOf(view.texts.firstName, view.texts.lastName))
  }
  return names
}

/** The whole days of the newer list, without the past. */
function spanOf(appointments: readonly number[], now: number): { readonly from: number; readonly to: number } {
  if (appointments.length === 0) return { from: 0, to: 0 }
  // Not spread into Math.min: a call cannot take a hundred thousand arguments.
  const firstDay = new Date(appointments.reduce((a, b) => Math.min(a, b)))
  const lastDay = new Date(appointments.reduce((a, b) => Math.max(a, b)))
  const dayOf = (date: Date, days: number) =>
    new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime()
  return { from: Math.max(now, dayOf(firstDay, 0)), to: dayOf(lastDay, 1) }
}
