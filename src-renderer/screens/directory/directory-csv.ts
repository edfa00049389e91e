import { type DirectoryEntry, type DirectoryView, directoryEntry } from '#contract/directory.ts'
import { toCsv } from '../../export/csv.ts'
import { doctorIdentity, isAddress } from '../../list/fields/index.ts'
import { readBytes } from '../../list/parsing/index.ts'
import { entryFor, isSameTarget } from './targets.ts'

/** The same in every language, so that offices can exchange their files. */
const titles = ['text', 'doctorEmail', 'queue'] as const

/** The entries that count, as a sheet for colleagues: with semicolons wherever it is made, as Excel opens it here. */
export function directoryCsv({ items }: DirectoryView): Uint8Array {
  const rows = items
    .filter(({ source }) => source !== 'seen')
    .map(({ entry }) => ('queue' in entry ? [entry.text, '', entry.queue] : [entry.text, entry.doctorEmail, '']))
  return toCsv({ headers: [...titles], rows }, ';')
}

export type LineProblem =
  | 'no-table'
  | 'no-titles'
  | 'no-entries'
  | 'no-text'
  | 'no-target'
  | 'two-targets'
  | 'no-address'
  | 'too-long'
  | 'twice'
  | 'by-it'

/** `row`: its number in the file, from 1; 0: the whole file. `text`: what the problem is about. */
export interface WrongLine {
  readonly row: number
  readonly problem: LineProblem
  readonly text: string
}

export type DirectoryReading =
  | { readonly kind: 'read'; readonly entries: readonly DirectoryEntry[] }
  | { readonly kind: 'wrong'; readonly lines: readonly WrongLine[] }

/** An apostrophe that {@link toCsv} puts before what a spreadsheet program would run. */
const textMark = /^'(?=[=+\-@])/

function readLine(text: string, doctorEmail: string, queue: string): DirectoryEntry | Omit<WrongLine, 'row'> {
  if (text === '') return { problem: 'no-text', text: '' }
  if (doctorEmail === '' && queue === '') return { problem: 'no-target', text }
  if (doctorEmail !== '' && queue !== '') return { problem: 'two-targets', text }
  if (doctorEmail !== '' && !isAddress(doctorEmail)) return { problem: 'no-address', text: doctorEmail }
  const entry = directoryEntry.safeParse(queue === '' ? { text, doctorEmail } : { text, queue })
  return entry.success ? entry.data : { problem: 'too-long', text: `${text.slice(0, 40)}…` }
}

/** Reads a sheet of entries. With one wrong line nothing of it is taken. */
export function readDirectoryCsv(bytes: Uint8Array, directory: DirectoryView): DirectoryReading {
  const wrong = (row: number, problem: LineProblem): DirectoryReading => ({
    kind: 'wrong',
    lines: [{ row, problem, text: '' }]
  })
  const reading = readBytes(bytes)
  if (reading.kind === 'unreadable') return wrong(0, 'no-table')
  const records = reading.records.filter(
    ({ cells }) => cells.some((cell) => cell.trim() !== '') && !/^"?sep=/.test(cells[0] ?? '')
  )
  const [header, ...body] = records
  const columns = titles.map((title) =>
    (header?.cells ?? []).findIndex((cell) => cell.trim().toLowerCase() === title.toLowerCase())
  )
  if (header === undefined || columns[0] === -1 || (columns[1] === -1 && columns[2] === -1)) {
    return wrong(header?.row ?? 0, 'no-titles')
  }
  if (body.length === 0) return wrong(0, 'no-entries')
  const entries = new Map<string, DirectoryEntry>()
  const lines: WrongLine[] = []
  for (const { row, cells } of body) {
    const [text = '', doctorEmail = '', queue = ''] = columns.map((column) =>
      (cells[column] ?? '').trim().replace(textMark, '')
    )
    const line = readLine(text, doctorEmail, queue)
    if ('problem' in line) {
      lines.push({ row, ...line })
      continue
    }
    const before = entries.get(doctorIdentity(text))
    const counting = entryFor(text, directory)
    if (before !== undefined && !isSameTarget(before, line)) lines.push({ row, problem: 'twice', text })
    else if (counting?.source !== 'it') entries.set(doctorIdentity(text), line)
    else if (!isSameTarget(counting.entry, line)) lines.push({ row, problem: 'by-it', text })
  }
  if (lines.length > 0) return { kind: 'wrong', lines }
  return { kind: 'read', entries: [...entries.values()] }
}
