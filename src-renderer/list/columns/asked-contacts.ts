import type { ColumnMeaning, Layout } from '#contract/list.ts'
import { looksLikeEmail, looksLikePhone } from '../fields/index.ts'
import { headerWords } from './header-text.ts'
import type { ColumnEvidence } from './layout.ts'
import { email, mobilePhone } from './vocabulary/index.ts'

/** What a contact column holds if the user says that it is the patient's: by its title, else by its values. */
function meaningOf({ header, samples }: ColumnEvidence): ColumnMeaning {
  const title = headerWords(header)
  if (email.test(title)) return 'email'
  if (mobilePhone.test(title)) return 'phone:mobile'
  return samples.some((cell) => cell.includes('@')) ? 'email' : 'phone'
}

function holdsContacts({ samples }: ColumnEvidence, country: string): boolean {
  const contacts = samples.filter((cell) => looksLikeEmail(cell) || looksLikePhone(cell, country) !== undefined)
  return contacts.length > 0 && contacts.length >= samples.length / 2
}

/** A column with phones or addresses of which only the user knows whether they are the patient's own. */
export interface AskedContact {
  /** Position from 0. */
  readonly column: number
  /** What it holds if they are. */
  readonly meaning: ColumnMeaning
}

/** Columns to ask about: unused because of their title or place, with contacts in them, and not settled before. */
export function askedContacts(
  evidence: readonly ColumnEvidence[],
  layout: Layout,
  country: string
): readonly AskedContact[] {
  const settled = new Set(layout.settledColumns)
  return evidence.flatMap((own) => {
    const isOpen = own.evidence.some(
      (reason) => reason.kind === 'ignored' && (reason.reason === 'whose-contact' || reason.reason === 'unknown')
    )
    if (!isOpen || settled.has(own.column) || !holdsContacts(own, country)) return []
    return [{ column: own.column, meaning: meaningOf(own) }]
  })
}

/** A layout in which columns are the patient's own contacts, by their titles: the user said so. */
export function withOwnContacts(layout: Layout, asked: readonly AskedContact[], titles: readonly string[]): Layout {
  const own = asked.filter(({ column }) =>
    titles.some((title) => headerWords(title) === headerWords(layout.headers[column] ?? ''))
  )
  if (own.length === 0) return layout
  const columns = [...layout.columns]
  for (const { column, meaning } of own) columns[column] = meaning
  return { ...layout, columns, settledColumns: [...(layout.settledColumns ?? []), ...own.map(({ column }) => column)] }
}
