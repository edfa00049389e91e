import type { InvitationState, InvitationView } from '#contract/invitation.ts'
import type { ErrorCode } from '../../list/fields/index.ts'
import type { RowView } from '../../workspace/views.ts'
import type { SelectedInvitation } from '../invitation-actions/selection.ts'

/** The state of a patient's invitation, or why there is none. */
export type LinkState = InvitationState | 'blocked' | 'excluded'

/** A patient of the list, with the invitation if there is one. */
export interface LinkRow {
  readonly rowId: string
  readonly name: string
  /** The name without case and accents, for sorting and searching. */
  readonly sortKey: string
  /** The appointment, ms since the epoch. */
  readonly appointmentAt: number | null
  /** In which the appointment was told to the patient; null: nothing was, and that of the list counts. */
  readonly timeZone: string | null
  readonly contact: string
  readonly state: LinkState
  readonly errors: readonly ErrorCode[]
  readonly invitation: InvitationView | null
}

export const linkFilters = ['all', 'created', 'notSent', 'problems'] as const
export type LinkFilter = (typeof linkFilters)[number]

export interface LinkOrder {
  readonly by: 'file' | 'name' | 'moment'
  readonly direction: 'ascending' | 'descending'
}

/** The filter of each state. */
const filterOf: Readonly<Record<LinkState, Exclude<LinkFilter, 'all'>>> = {
  ready: 'notSent',
  queued: 'notSent',
  sending: 'notSent',
  excluded: 'notSent',
  withdrawn: 'notSent',
  created: 'created',
  blocked: 'problems',
  held: 'problems',
  refused: 'problems',
  unknown: 'problems',
  checking: 'problems',
  undecided: 'problems'
}

export function isShown(filter: LinkFilter, state: LinkState): boolean {
  return filter === 'all' || filterOf[state] === filter
}

/** Lower case without accents: `Müller` → `muller`. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
}

/** The patients in the order of the file. Skipped records (headers, totals) are left out unless one was invited. */
export function patientRows(views: readonly RowView[], isInvited: (rowId: string) => boolean): readonly LinkRow[] {
  const rows: LinkRow[] = []
  for (const view of views) {
    if (view.status === 'aside' && !isInvited(view.rowId)) continue
    const { rowId, texts, appointmentAt, status, errors } = view
    const name = `${texts.lastName} ${texts.firstName}`.trim()
    rows.push({
      rowId,
      name,
      sortKey: foldText(name),
      appointmentAt,
      timeZone: null,
      contact: texts.phone || texts.email,
      state: status === 'ready' ? 'ready' : status === 'blocked' ? 'blocked' : 'excluded',
      errors,
      invitation: null
    })
  }
  return rows
}

/** Adds the invitations to their patients. A sent invitation shows what was sent, not what was typed since. */
export function withInvitations(
  rows: readonly LinkRow[],
  invitations: readonly InvitationView[],
  indexOf: ReadonlyMap<string, number>
): readonly LinkRow[] {
  return rows.map((row) => {
    const index = indexOf.get(row.rowId)
    const invitation = index === undefined ? undefined : invitations[index]
    if (invitation === undefined) return row
    // Planned and never sent: the state of the row in the list is more recent.
    if (invitation.state === 'ready') return { ...row, invitation }
    const { content } = invitation
    const name = `${content.lastName} ${content.firstName}`.trim()
    return {
      ...row,
      name,
      sortKey: name === row.name ? row.sortKey : foldText(name),
      appointmentAt: content.scheduledFor === undefined ? null : Date.parse(content.scheduledFor),
      timeZone: content.timeZone,
      contact:
        (content.channel === 'email'
          ? (content.emailAddress ?? content.phoneNumber)
          : (content.phoneNumber ?? content.emailAddress)) ?? '',
      state: invitation.state,
      invitation
    }
  })
}

/** Rows of a filter whose name or contact contains every search term. */
export function filteredRows(rows: readonly LinkRow[], filter: LinkFilter, search: string): readonly LinkRow[] {
  const terms = foldText(search)
    .split(/\s+/)
    .filter((term) => term !== '')
  if (filter === 'all' && terms.length === 0) return rows
  return rows.filter(
    ({ state, sortKey, contact }) =>
      isShown(filter, state) &&
      (terms.length === 0 || terms.every((term) => sortKey.includes(term) || contact.toLowerCase().includes(term)))
  )
}

/** Rows without a date are last in both directions; equal rows keep the order of the file. */
export function sortedRows(rows: readonly LinkRow[], { by, direction }: LinkOrder): readonly LinkRow[] {
  if (by === 'file') return rows
  const sign = direction === 'ascending' ? 1 : -1
  return rows.toSorted((one, other) => {
    // Compares folded names: a collator would block the window on a long list.
    if (by === 'name') return one.sortKey < other.sortKey ? -sign : one.sortKey > other.sortKey ? sign : 0
    if (one.appointmentAt === null || other.appointmentAt === null) {
      return one.appointmentAt === other.appointmentAt ? 0 : one.appointmentAt === null ? 1 : -1
    }
    return sign * (one.appointmentAt - other.appointmentAt)
  })
}

export function countByFilter(rows: readonly LinkRow[]): Readonly<Record<LinkFilter, number>> {
  const counts = { all: rows.length, created: 0, notSent: 0, problems: 0 }
  for (const { state } of rows) counts[filterOf[state]] += 1
  return counts
}

/** Whether there is a link that works: the invitation was created and not withdrawn. */
export function hasLink({ state, invitation }: LinkRow): boolean {
  return state === 'created' && invitation?.hasLink === true
}

/** Whether actions apply to the invitation: it was created and not withdrawn. */
export function isSelectable({ state }: LinkRow): boolean {
  return state === 'created'
}

/** The selected rows that still have an invitation, as input for the actions. */
export function selectedInvitations(
  listId: string,
  rows: readonly LinkRow[],
  chosen: ReadonlySet<string>
): readonly SelectedInvitation[] {
  if (chosen.size === 0) return []
  return rows.flatMap((row): SelectedInvitation[] => {
    const { rowId, invitation } = row
    if (!chosen.has(rowId) || invitation === null || !isSelectable(row)) return []
    return [{ target: { listId, rowId }, content: invitation.content, inviteId: invitation.inviteId }]
  })
}
