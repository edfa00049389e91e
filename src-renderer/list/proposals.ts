import type { ColumnMeaning, Layout, ListRow } from '#contract/list.ts'
import { askedContacts, type ColumnEvidence } from './columns/index.ts'
import { isPlaceholder } from './fields/index.ts'
import { findInvite, type InviteProposal } from './found-invite.ts'
import { type FoundDay, type ListValidator, memoize, type RowResult } from './validation/index.ts'

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

/** A list as read. `rows` and `results` belong together by position. */
interface ReadRows {
  readonly layout: Layout
  readonly rows: readonly ListRow[]
  readonly results: readonly RowResult[]
}

/** Columns of contacts to ask about. */
export function contactProposals({
  layout,
  evidence,
  rows,
  results,
  country
}: ReadRows & { readonly evidence: readonly ColumnEvidence[]; readonly country: string }): readonly ContactProposal[] {
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
  { layout: { columns }, dayOf }: { readonly layout: Layout; readonly dayOf: (row: ListRow) => FoundDay | undefined },
  patients: readonly ListRow[]
): readonly FoundDay[] {
  const date = columns.includes('dateTime') ? columns.indexOf('dateTime') : columns.indexOf('date')
  const found = new Map<string, FoundDay>()
  const hasNoDate = memoize((cell) => isPlaceholder(cell))
  for (const row of patients) {
    if (date >= 0 && !hasNoDate(row.cells[date] ?? '')) continue
    const day = dayOf(row)
    const key = `${day?.day} ${day?.from}`
    if (day !== undefined && !found.has(key)) found.set(key, day)
  }
  return [...found.values()]
}

/** The column that parts visits by video from others, if one does. */
export function inviteProposal({ layout, rows, results }: ReadRows): InviteProposal | undefined {
  return findInvite(
    layout,
    rows.filter((_, index) => results[index]?.status !== 'aside')
  )
}

/** Everything that the app proposes for a list as it was read; `country`: that of numbers without a prefix. */
export function proposalsFor(
  {
    layout,
    evidence,
    rows,
    validator
  }: Pick<ReadRows, 'layout' | 'rows'> & {
    readonly evidence: readonly ColumnEvidence[]
    readonly validator: Pick<ListValidator, 'results' | 'dayOf'>
  },
  country: string
): Proposals {
  const results = validator.results()
  const patients = rows.filter((_, index) => results[index]?.status !== 'aside')
  const invite = findInvite(layout, patients)
  return {
    contacts: contactProposals({ layout, evidence, rows, results, country }),
    days: daysOutsideRows({ layout, dayOf: validator.dayOf }, patients).map(({ day, from }) => ({ day, from })),
    ...(invite === undefined ? {} : { invite })
  }
}
