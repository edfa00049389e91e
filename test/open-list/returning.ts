import { randomUUID } from 'node:crypto'
import { bytesOf, columnOf, type ExportedFile, exportList } from './exported-file.ts'
import { newNumber, type Patient, patientsOf, phoneOf, typedPhone, withPatients } from './patients.ts'
import { mustShow, type OfficeList, type World } from './world.ts'

/** A cell that a person changed in the file, and what the app must ask about it. */
interface Expected {
  readonly key: string
  readonly field: 'lastName' | 'phone'
  readonly came: string
}

/** What a person made of an exported file. */
interface ChangedFile {
  readonly lines: readonly (readonly string[])[]
  readonly cells?: readonly Expected[]
  /** A column was sorted without the others: nothing of it may be taken without a look. */
  readonly isTorn?: boolean
  readonly counts?: { readonly others?: number; readonly copied?: number; readonly absent?: number }
}

type Change = (world: World, file: ExportedFile) => ChangedFile

const keyIn = (file: ExportedFile, line: readonly string[]) => line[columnOf(file, 'firstName')] ?? ''

const changes: Readonly<Record<string, Change>> = {
  cells(world, file) {
    const chosen = new Set(Array.from({ length: 1 + world.below(3) }, () => world.below(file.lines.length)))
    const cells: Expected[] = []
    const lines = file.lines.map((line, index) => {
      if (!chosen.has(index)) return line
      const number = newNumber()
      const field = world.pick(['lastName', 'phone'] as const)
      const came = field === 'phone' ? phoneOf(number) : `Aus${number}`
      cells.push({ key: keyIn(file, line), field, came })
      return line.with(columnOf(file, field), field === 'phone' ? typedPhone(came) : came)
    })
    return { lines, cells }
  },
  sorted: (_, file) => ({
    lines: file.lines.toSorted((one, other) => (one.join() < other.join() ? 1 : -1))
  }),
  'copied line'(world, file) {
    const number = newNumber()
    const line = world
      .pick(file.lines)
      .with(columnOf(file, 'firstName'), `Beata${number}`)
      .with(columnOf(file, 'lastName'), `Kopie${number}`)
      .with(columnOf(file, 'phone'), typedPhone(phoneOf(number)))
    const at = world.below(file.lines.length)
    return { lines: file.lines.toSpliced(at, 0, line), counts: { others: 1, copied: 1 } }
  },
  'removed line': (world, file) => ({
    lines: file.lines.toSpliced(world.below(file.lines.length), 1),
    counts: { absent: 1 }
  }),
  'foreign lines'(world, file) {
    const foreign = ['', randomUUID()].map((rowId) => world.pick(file.lines).with(-1, rowId))
    return { lines: [...file.lines, ...foreign], counts: { others: 2 } }
  },
  'column sorted alone'(world, file) {
    const column = columnOf(file, world.pick(['phone', 'lastName', 'time'] as const))
    const cells = file.lines.map((line) => line[column] ?? '')
    const sorted = cells.toSorted((one, other) => (one < other ? 1 : -1))
    return { lines: file.lines.map((line, index) => line.with(column, sorted[index] ?? '')), isTorn: true }
  }
}

export const fileChanges = Object.keys(changes)

/**
 * A file that was exported some time ago, and changed, is brought back: what the app tells is compared with what was
 * done, and what a person takes must be in the list, of those patients and nobody else.
 */
export async function bringBack(world: World, list: OfficeList, how: string): Promise<void> {
  await world.look()
  if (world.workspace.saveState() !== 'saved') return
  const known = list.exported
  const file = known?.sheet === list.now.sheet ? known : await exportList(world, list)
  list.exported = file
  const changed = changes[how]?.(world, file) ?? { lines: file.lines }
  const source = { kind: 'file', id: randomUUID(), name: 'Export', bytes: bytesOf(file, changed.lines) } as const
  const imported = await world.workspace.importList(source)
  if (imported.kind !== 'copy' || imported.listId !== list.listId) {
    world.find('lost', `an exported file comes back as ${JSON.stringify(imported)}`)
    return
  }
  const result = await world.workspace.compareCopy(source, list.listId)
  if (result.kind !== 'compared') {
    world.find('lost', `a copy is not compared: ${JSON.stringify(result)}`)
    return
  }
  await world.open(list)
  const { comparison } = result
  const { others, copied, absent } = comparison
  const counts = { others: 0, copied: 0, absent: 0, ...changed.counts }
  if (JSON.stringify({ others, copied, absent }) !== JSON.stringify(counts)) {
    world.find('lost', `${how}: ${JSON.stringify({ others, copied, absent })}, not ${JSON.stringify(counts)}`)
  }
  if (changed.isTorn === true) {
    const unasked = comparison.changes.filter(({ doubt }) => doubt === null)
    for (const { field, was, came } of unasked) world.find('strangers', `${field} ${was} becomes ${came} unasked`)
    return
  }
  const must = expectedChanges(list, file, changed.cells ?? [])
  const keyOf = new Map([...list.rowIds].map(([key, rowId]) => [rowId, key]))
  const told = comparison.changes.map(({ rowId, field, was, now, came, doubt, isSent }) =>
    [keyOf.get(rowId), field, was, now, came, doubt, isSent].join(' ')
  )
  if (JSON.stringify(told.toSorted()) !== JSON.stringify(must.map(({ text }) => text).toSorted())) {
    world.find('unseen', `${how}: the copy tells ${told.join('; ')}, not ${must.map(({ text }) => text).join('; ')}`)
    return
  }
  await take(world, list, must)
}

interface MustBeTold extends Expected {
  readonly text: string
  readonly isSent: boolean
  readonly isDoubted: boolean
}

/** A cell says something new if it is neither what was written nor what stands in the list by now. */
function expectedChanges(list: OfficeList, file: ExportedFile, cells: readonly Expected[]): readonly MustBeTold[] {
  return cells.map(({ key, field, came }) => {
    const was = file.values.get(key)?.[field] ?? ''
    const patient = patientsOf(list.now).get(key) as Patient
    const now = mustShow(list, patient)[field]
    const isDoubted = was !== now
    const isSent = list.sent.has(key)
    const text = [key, field, was, now, came, isDoubted ? 'conflict' : null, isSent].join(' ')
    return { key, field, came, text, isSent, isDoubted }
  })
}

/** Takes what is not doubted, and sometimes the rest. Sometimes the list changes while the user looks at the page. */
async function take(world: World, list: OfficeList, told: readonly MustBeTold[]): Promise<void> {
  const takesAll = world.random() < 0.5
  const taken = told.filter(({ isDoubted }) => takesAll || !isDoubted)
  const rowIdOf = ({ key }: Expected) => list.rowIds.get(key) ?? ''
  const own = taken.filter(({ isSent }) => !isSent)
  const [first] = own
  const isOvertaken = first !== undefined && world.random() < 0.3
  if (isOvertaken) {
    const number = newNumber()
    const value = first.field === 'phone' ? phoneOf(number) : `Neu${number}`
    world.set(list, edited(list, [{ ...first, came: value }]), true)
    await world.workspace.change([
      { rowId: rowIdOf(first), edits: { [first.field]: first.field === 'phone' ? typedPhone(value) : value } }
    ])
  } else if (own.length > 0) world.set(list, edited(list, own), true)
  const isTaken = await world.workspace.takeCopy(taken.map((one) => ({ rowId: rowIdOf(one), field: one.field })))
  if (isTaken === isOvertaken) world.find('unseen', `a copy was ${isTaken ? 'taken' : 'refused'}`)
}

function edited(list: OfficeList, cells: readonly Expected[]) {
  return withPatients(list.now, (patient) => {
    const own = cells.filter(({ key }) => key === patient.key).map(({ field, came }) => [field, came] as const)
    return own.length === 0 ? patient : { ...patient, edits: { ...patient.edits, ...Object.fromEntries(own) } }
  })
}
