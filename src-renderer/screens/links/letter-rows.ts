import type { Bridge } from '#contract/channels.ts'
import type { ListDocument, ListRow } from '#contract/list.ts'
import { letterLanguage, type WordSources } from '../../export/letter-words.ts'
import type { Letter } from '../../export/letters.ts'
import { addressColumns, addressLines } from '../../list/index.ts'
import type { Workspace } from '../../workspace/open-list.ts'
import type { RowView } from '../../workspace/views.ts'
import { hasLink, type LinkRow } from './link-rows.ts'
import { readAllLinks } from './read-links.ts'

/** The patients who get a letter: with a link that works, and without a mobile number unless letters are for all. */
export function letterRows(rows: readonly LinkRow[], isForAll: boolean): readonly LinkRow[] {
  return rows.filter((row) => hasLink(row) && (isForAll || row.invitation?.content.phoneNumber === undefined))
}

/** The languages of patients whose letter is in another because there are no words in theirs, and how many they are. */
export function otherLanguages(
  rows: readonly LinkRow[],
  sources: WordSources
): {
  readonly count: number
  readonly codes: readonly string[]
} {
  const codes = rows
    .flatMap(({ invitation }) => invitation?.content.language ?? [])
    .filter((code) => letterLanguage(code, sources) !== code)
  return { count: codes.length, codes: [...new Set(codes)] }
}

/** What the file says of a patient beside what was sent. */
export interface FileFacts {
  readonly doctor: string
  readonly address: readonly string[]
}

/** The titles of the columns from which the addresses come; none: the file has no address. */
export function addressTitles({ layout }: ListDocument): readonly string[] {
  const columns = addressColumns(layout)
  if (columns === null) return []
  return Object.values(columns)
    .toSorted((one, other) => one - other)
    .map((column) => layout.headers[column] ?? '')
}

/** A name as a letter can have it: no address, and no initials that only the office understands. */
const isNameOfDoctor = (text: string) => !text.includes('@') && /\p{Lu}\p{Ll}/u.test(text)

/**
 * The doctor whom the file names, if the invitation went to the doctor that the row has now, and the patient's address.
 * `withAddress`: false leaves the address out.
 */
export function fileFacts(
  { layout }: ListDocument,
  { cells }: Pick<ListRow, 'cells'>,
  view: Pick<RowView, 'texts' | 'doctorName'> | undefined,
  { invitation }: LinkRow,
  withAddress: boolean
): FileFacts {
  const columns = withAddress ? addressColumns(layout) : null
  const name = (cells[layout.columns.indexOf('doctor')] ?? view?.doctorName ?? '').trim()
  const isSame = invitation !== null && (invitation.content.doctorEmail ?? '') === (view?.texts.doctorEmail ?? '')
  return {
    doctor: isSame && isNameOfDoctor(name) ? name.slice(0, 80) : '',
    address: columns === null ? [] : addressLines(columns, cells)
  }
}

/** What the letters say: what was sent, with the corrections and moves since, whatever the rows have become. */
export function lettersOf(
  rows: readonly LinkRow[],
  links: ReadonlyMap<string, string>,
  facts: ReadonlyMap<string, FileFacts> = new Map()
): readonly Letter[] {
  return rows.flatMap((row): Letter[] => {
    const link = links.get(row.rowId)
    if (link === undefined || row.invitation === null) return []
    const { firstName, lastName, gender, language, scheduledFor, timeZone } = row.invitation.content
    const at = scheduledFor === undefined ? null : Date.parse(scheduledFor)
    const { doctor, address } = facts.get(row.rowId) ?? { doctor: '', address: [] }
    return [{ firstName, lastName, gender, language, at, timeZone, link, doctor, address }]
  })
}

/** The letters of these rows. Rejects when links cannot be read. */
export async function readLetters(
  calls: Bridge['calls'],
  workspace: Workspace,
  input: {
    readonly listId: string
    readonly document: ListDocument
    readonly rows: readonly LinkRow[]
    readonly views: readonly RowView[]
    readonly withAddress: boolean
  }
): Promise<readonly Letter[]> {
  const { listId, document, rows, views, withAddress } = input
  const viewOf = new Map(views.map((view) => [view.rowId, view]))
  const wanted = new Map(rows.map((row) => [row.rowId, row]))
  const facts = new Map<string, FileFacts>()
  for await (const piece of workspace.fileRows()) {
    for (const listRow of piece) {
      const row = wanted.get(listRow.rowId)
      if (row === undefined) continue
      facts.set(row.rowId, fileFacts(document, listRow, viewOf.get(row.rowId), row, withAddress))
    }
  }
  return lettersOf(rows, await readAllLinks(calls, listId, [...wanted.keys()]), facts)
}
