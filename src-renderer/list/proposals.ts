import type { ColumnMeaning, Layout, ListRow } from '#contract/list.ts'
import { askedContacts, type ColumnEvidence } from './columns/index.ts'
import { isPlaceholder } from './fields/index.ts'
import { findInvite, type InviteProposal } from './found-invite.ts'
import type { FoundDay, RowResult } from './validation/index.ts'

/** A column of contacts of which only the user knows whose they are. */
export interface ContactProposal {
  /** Position from 0. */
  readonly column: number
  readonly header: string
  /** What the column holds if the contacts are the patients' own. */
  readonly meaning: ColumnMeaning
  /** First distinct values, three at most. */
  readonly samples: readonly string[]
  /** Patients with a value here and without any other contact that can be used. */
  readonly withoutOther: number
}

/** What the app found and does not do before the user has agreed. */
export interface Proposals {
  readonly contacts: readonly ContactProposal[]
  /** Days for the rows without a date, in the order of the rows. */
  readonly days: readonly Omit<FoundDay, 'text'>[]
  readonly invite?: InviteProposal
}

const maxSamples = 3

export interface ProposalsInput {
  readonly layout: Layout
  readonly evidence: readonly ColumnEvidence[]
  readonly rows: readonly ListRow[]
  readonly results: readonly RowResult[]
  readonly country: string
  readonly dayOf: (row: ListRow) => FoundDay | undefined
}

function contactProposals({ layout, evidence, rows, results, country }: ProposalsInput): readonly ContactProposal[] {
  return askedContacts(evidence, layout, country).map(({ column, meaning }): ContactProposal => {
    const withoutOther = results.filter(
      ({ status, errors, invitation }, index) =>
        status !== 'aside' &&
        status !== 'excluded' &&
        errors[0] !== 'not-chosen' &&
        invitation.phoneNumber === undefined &&
        invitation.emailAddress === undefined &&
        (rows[index]?.cells[column] ?? '').trim() !== ''
    ).length
    return {
      column,
      header: layout.headers[column] ?? '',
      meaning,
      samples: (evidence[column]?.samples ?? []).slice(0, maxSamples),
      withoutOther
    }
  })
}

/** The days outside the rows that the rows without a date of their own would get. */
export function daysOutsideRows(
  { layout: { columns }, dayOf }: Pick<ProposalsInput, 'layout' | 'dayOf'>,
  patients: readonly ListRow[]
): readonly FoundDay[] {
  const date = columns.includes('dateTime') ? columns.indexOf('dateTime') : columns.indexOf('date')
  const found = new Map<string, FoundDay>()
  for (const row of patients) {
    if (date >= 0 && !isPlaceholder(row.cells[date] ?? '')) continue
    const day = dayOf(row)
    const key = `${day?.day} ${day?.from}`
    if (day !== undefined && !found.has(key)) found.set(key, day)
  }
  return [...found.values()]
}

/** What the app proposes for a list; `rows` and `results` belong together by position. */
export function proposalsFor(input: ProposalsInput): Proposals {
  const patients = input.rows.filter((_, index) => input.results[index]?.status !== 'aside')
  const invite = findInvite(input.layout, patients)
  return {
    contacts: contactProposals(input),
    days: daysOutsideRows(input, patients).map(({ day, from }) => ({ day, from })),
    ...(invite === undefined ? {} : { invite })
  }
}
