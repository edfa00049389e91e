import type { Bridge, CallOutput, FailureCode } from '#contract/channels.ts'
import type { InvitationState } from '#contract/invitation.ts'
import { listsPerPage, rowsPerCall } from '#contract/limits.ts'
import type { Layout, ListSummary } from '#contract/list.ts'
import { layoutSignature } from '../../list/index.ts'
import type { RowView } from '../../workspace/views.ts'
import { foldText } from '../links/link-rows.ts'
import type { SentVisit } from './apply-plan.ts'
import { identityReader } from './patient-identity.ts'

type Calls = Bridge['calls']

/** States in which the invitation exists or may exist: a newer list must consider them. */
const sentStates: readonly InvitationState[] = ['created', 'unknown', 'checking', 'undecided', 'queued', 'sending']

const dayMs = 86_400_000

/** Lists of the same connection with invitations on the days of this list. */
export function overlapping(lists: readonly ListSummary[], listId: string): readonly ListSummary[] {
  const own = lists.find((list) => list.listId === listId)
  if (own === undefined || own.figures.firstMoment === null || own.figures.lastMoment === null) return []
  // Half a day of tolerance, since the days are compared without a time zone.
  const from = own.figures.firstMoment - dayMs / 2
  const to = own.figures.lastMoment + dayMs / 2
  return lists.filter(({ listId: other, connectionId, figures, invitations }) => {
    if (other === listId || connectionId !== own.connectionId) return false
    if (figures.firstMoment === null || figures.lastMoment === null) return false
    const isSent = sentStates.some((state) => (invitations[state] ?? 0) > 0)
    return isSent && figures.firstMoment <= to && figures.lastMoment >= from
  })
}

/** The names of a list's patients, without case and accents. */
export function namesOf(views: readonly RowView[]): ReadonlySet<string> {
  return new Set(views.flatMap(({ status, texts }) => (status === 'aside' ? [] : [foldedName(texts)])))
}

function foldedName({ lastName, firstName }: { readonly lastName: string; readonly firstName: string }): string {
  return foldText(`${lastName} ${firstName}`)
}

/** Whether one of these patients was sent an invitation of that list. */
async function hasOneOf(calls: Calls, listId: string, names: ReadonlySet<string>): Promise<boolean> {
  for (let offset = 0; ; offset += rowsPerCall) {
    const page = await calls['sending.invitations']({ listId, offset, limit: rowsPerCall })
    if (!page.ok) return false
    if (page.value.some(({ state, content }) => sentStates.includes(state) && names.has(foldedName(content))))
      return true
    if (page.value.length < rowsPerCall) return false
  }
}

/** The overlapping lists with the same file format and at least one of the patients: many offices have one list a doctor. */
export async function sentBefore(
  calls: Calls,
  listId: string,
  layout: Layout,
  names: ReadonlySet<string>
): Promise<readonly ListSummary[]> {
  const lists: ListSummary[] = []
  for (let before: number | null = null; ; ) {
    const page: CallOutput<'lists.page'> = await calls['lists.page']({ of: 'kept', before, limit: listsPerPage })
    if (!page.ok) return []
    lists.push(...page.value.lists)
    before = page.value.next
    if (before === null) break
  }
  const signature = layoutSignature(layout)
  const found: ListSummary[] = []
  for (const list of overlapping(lists, listId)) {
    const opened = await calls['lists.open']({ listId: list.listId })
    if (!opened.ok || layoutSignature(opened.value.document.layout) !== signature) continue
    if (await hasOneOf(calls, list.listId, names)) found.push(list)
  }
  return found
}

export type SentVisits =
  | { readonly ok: true; readonly visits: readonly SentVisit[] }
  | { readonly ok: false; readonly code: FailureCode }

/** The sent visits of a list, with what identifies their patients. */
export async function sentVisits(calls: Calls, listId: string): Promise<SentVisits> {
  const opened = await calls['lists.open']({ listId })
  if (!opened.ok) return opened
  const identityOf = identityReader(opened.value.document.layout)
  const identities = new Map<string, ReturnType<typeof identityOf>>()
  for (let offset = 0; offset < opened.value.rows; offset += rowsPerCall) {
    const rows = await calls['lists.rows']({ listId, offset, limit: rowsPerCall })
    if (!rows.ok) return rows
    for (const row of rows.value) identities.set(row.rowId, identityOf(row))
  }
  const visits: SentVisit[] = []
  for (let offset = 0; ; offset += rowsPerCall) {
    const page = await calls['sending.invitations']({ listId, offset, limit: rowsPerCall })
    if (!page.ok) return page
    for (const { rowId, state, content } of page.value) {
      if (!sentStates.includes(state)) continue
      const { patientNumber = '', birthDate = '' } = identities.get(rowId) ?? {}
      visits.push({ rowId, listId, state, content, patientNumber, birthDate })
    }
    if (page.value.length < rowsPerCall) return { ok: true, visits }
  }
}
