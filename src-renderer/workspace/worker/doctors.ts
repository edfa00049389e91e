import type { DirectoryEntry } from '#contract/directory.ts'
import type { ListRow } from '#contract/list.ts'
import { doctorIdentity, doctorKey, isAddress, isPlaceholder, readEmail, readQueue } from '../../list/fields/index.ts'
import type { UnknownDoctor } from '../views.ts'
import type { ListState } from './list-state.ts'

/** More different pairs than this are no list of doctors. */
const seenMax = 500

function columnsOf({ layout: { columns } }: ListState) {
  return {
    doctor: columns.indexOf('doctor'),
    address: columns.indexOf('doctorEmail'),
    queue: columns.indexOf('queue')
  }
}

/** The doctors of the list of whom nobody has said who is meant, those of most patients first. */
export function unknownDoctorsOf(list: ListState): readonly UnknownDoctor[] {
  const { doctor } = columnsOf(list)
  const found = new Map<string, { readonly texts: Map<string, number>; patients: number }>()
  for (const [position, result] of list.validator.results().entries()) {
    if (result.status !== 'blocked' || !result.errors.includes('doctor-unknown')) continue
    const text = list.rows[position]?.cells[doctor]?.trim() ?? ''
    const identity = doctorIdentity(text)
    const known = found.get(identity) ?? { texts: new Map<string, number>(), patients: 0 }
    known.texts.set(text, (known.texts.get(text) ?? 0) + 1)
    known.patients += 1
    found.set(identity, known)
  }
  return [...found]
    .map(([identity, { texts, patients }]): UnknownDoctor => {
      const [[text] = ['']] = [...texts].sort(([, one], [, other]) => other - one)
      return { identity, text, patients }
    })
    .sort((one, other) => other.patients - one.patients)
}

/** Whether the list names more than one doctor. */
export function namesSeveralDoctors(list: ListState): boolean {
  return columnsOf(list).doctor >= 0 && !list.validator.isOneDoctor
}

/** The column of the doctors' names, also where addresses or queues of the list make it needless; -1: none. */
function nameColumnOf({ layout: { columns }, evidence }: ListState): number {
  const own = columns.indexOf('doctor')
  if (own >= 0) return own
  return evidence.findIndex(
    (column) =>
      column.evidence.some((one) => one.kind === 'ignored' && one.reason === 'doctor') &&
      column.samples.length > 0 &&
      column.samples.every((sample) => /\p{L}/u.test(sample) && !sample.includes('@'))
  )
}

/** What the rows that are ready have together: a doctor's name, and an address or a queue of their own. */
export function seenDestinationsOf(list: ListState): readonly DirectoryEntry[] {
  const { address, queue } = columnsOf(list)
  const doctor = nameColumnOf(list)
  if (doctor < 0) return []
  const seen = new Map<string, DirectoryEntry>()
  for (const [position, { status }] of list.validator.results().entries()) {
    const row = list.rows[position]
    const text = row?.cells[doctor]?.trim() ?? ''
    const key = doctorKey(text)
    if (status !== 'ready' || row === undefined || key === undefined || key.isSeveral) continue
    const entry = ownDestination(row, text, address, queue)
    if (entry !== undefined) seen.set(JSON.stringify([key.words, Object.values(entry).slice(1)]), entry)
    if (seen.size >= seenMax) break
  }
  return [...seen.values()]
}

function ownDestination(
  { cells, edits }: ListRow,
  text: string,
  addressColumn: number,
  queueColumn: number
): DirectoryEntry | undefined {
  const email = readEmail(edits.doctorEmail ?? cells[addressColumn] ?? '')
  if (email.kind === 'address') return isAddress(text) ? undefined : { text, doctorEmail: email.address }
  const cell = edits.queue ?? cells[queueColumn] ?? ''
  const name = isPlaceholder(cell) ? undefined : readQueue(cell)
  return name === undefined ? undefined : { text, queue: name }
}
