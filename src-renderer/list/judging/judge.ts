import type { Layout, ListRow } from '#contract/list.ts'
import { createSorter } from '../columns/index.ts'
import { createCandidateIndex, type RelationFinder } from './candidate-index.ts'
import { equalResults } from './equal-results.ts'
import { createRowReader, type JudgingSettings, type ReadyRow, type RowReading } from './row.ts'
import type { RelatedRows, Verdict } from './verdict.ts'

/** Validates a list, and keeps what it needs to validate a few changed rows again without the others. */
export interface Judge {
  /** One result per record, in the file's order. A new array after each `update`. */
  readonly verdicts: () => readonly Verdict[]
  /** Takes changed rows, known by `rowId`. Returns all results that differ now, those of other rows included. */
  readonly update: (rows: readonly ListRow[]) => readonly Verdict[]
}

interface RowState {
  readonly row: ListRow
  /** Absent for records that are no patients. */
  readonly reading: RowReading | undefined
  readonly aside: Verdict['aside']
}

interface Relations {
  /** Row ids of the earlier row and of this one, which repeats it. */
  readonly duplicate?: readonly string[] | undefined
  readonly appointmentsOfPatient?: readonly string[] | undefined
  readonly sharedNumber?: readonly string[] | undefined
}

const none: readonly never[] = []
const noValues: Pick<Verdict, 'invitation' | 'why' | 'warn' | 'changes'> = {
  invitation: {},
  why: none,
  warn: none,
  changes: none
}
const noRelations: Relations = {}

/** A result with what was read of the row. */
function ownResult(
  { row }: RowState,
  { invitation, changes, weekdayDisagrees }: RowReading,
  verdict: Verdict['verdict'],
  why: Verdict['why'],
  warn: Verdict['warn'],
  related?: readonly RelatedRows[]
): Verdict {
  const plain: Verdict = { rowId: row.rowId, row: row.row, verdict, invitation, why, warn, changes }
  if (!related && !weekdayDisagrees) return plain
  return {
    ...plain,
    ...(related ? { related } : {}),
    ...(weekdayDisagrees ? { weekdayDisagrees: true as const } : {})
  }
}

function resultOf(state: RowState, { duplicate, appointmentsOfPatient, sharedNumber }: Relations): Verdict {
  const { row, reading, aside } = state
  if (!reading) {
    const skipped: Verdict = { rowId: row.rowId, row: row.row, verdict: 'aside', ...noValues }
    return aside === undefined ? skipped : { ...skipped, aside }
  }
  if (row.excluded) return ownResult(state, reading, 'excluded', reading.why, none)
  if (!reading.candidate) return ownResult(state, reading, 'blocked', reading.why, none)
  if (duplicate) {
    return ownResult(state, reading, 'blocked', ['duplicate-row'], none, [{ code: 'duplicate-row', rowIds: duplicate }])
  }
  if (!appointmentsOfPatient && !sharedNumber) return ownResult(state, reading, 'ready', none, reading.warn)
  const related: RelatedRows[] = []
  const warn = [...reading.warn]
  if (appointmentsOfPatient) {
    related.push({ code: 'two-visits', rowIds: appointmentsOfPatient })
    warn.push('two-visits')
  }
  if (sharedNumber) {
    related.push({ code: 'phone-shared', rowIds: sharedNumber })
    warn.push('phone-shared')
  }
  return ownResult(state, reading, 'ready', none, warn, related)
}

/**
 * Validates all rows of a list. `rows` are all records of the file in its order, those that are no patients included.
 * Other settings or another layout need a new validator; edits of some rows need {@link Judge.update} only.
 */
export function createJudge(rows: readonly ListRow[], layout: Layout, settings: JudgingSettings): Judge {
  const classify = createSorter(layout)
  const { read, birthDate } = createRowReader(layout, settings)
  const positions = new Map(rows.map(({ rowId }, index) => [rowId, index]))
  const states = rows.map(stateOf)
  const candidates = createCandidateIndex(readyAt, rowIdsOf, birthDate)
  candidates.fill(states.length)
  const finder = candidates.createFinder()
  let verdicts: readonly Verdict[] = states.map((_, index) => resultAt(index, finder))

  function stateOf(row: ListRow): RowState {
    const aside = classify(row)
    return { row, aside, reading: aside === undefined ? read(row) : undefined }
  }

  function readyAt(index: number): ReadyRow | undefined {
    const state = states[index]
    return state && !state.row.excluded ? state.reading?.candidate : undefined
  }

  function rowIdsOf(members: readonly number[]): readonly string[] {
    return members.map((index) => states[index]?.row.rowId ?? '')
  }

  function resultAt(index: number, find: RelationFinder): Verdict {
    const state = states[index] as RowState
    const ready = readyAt(index)
    if (!ready) return resultOf(state, noRelations)
    const earlier = candidates.duplicateOf(index)
    if (earlier !== undefined) return resultOf(state, { duplicate: rowIdsOf([earlier, index]) })
    const appointmentsOfPatient = find.appointmentsOfPatient(index, ready)
    const sharedNumber = find.sharedNumber(index, ready)
    if (!appointmentsOfPatient && !sharedNumber) return resultOf(state, noRelations)
    return resultOf(state, { appointmentsOfPatient, sharedNumber })
  }

  function update(changed: readonly ListRow[]): readonly Verdict[] {
    const touched = { names: new Set<string>(), phones: new Set<string>() }
    const touchedRows = new Set<number>()
    for (const row of changed) {
      const index = positions.get(row.rowId)
      if (index === undefined) continue
      touchedRows.add(index)
      candidates.remove(index, readyAt(index), touched)
      states[index] = stateOf(row)
      candidates.add(index, readyAt(index), touched)
    }
    for (const index of candidates.updateDuplicates(touched)) touchedRows.add(index)
    const find = candidates.createFinder()
    const next = [...verdicts]
    const different: Verdict[] = []
    for (const index of [...touchedRows].sort((one, other) => one - other)) {
      const verdict = resultAt(index, find)
      const before = next[index]
      if (before && equalResults(before, verdict)) continue
      next[index] = verdict
      different.push(verdict)
    }
    verdicts = next
    return different
  }

  return { verdicts: () => verdicts, update }
}

/** Validates all rows once. */
export function judgeRows(rows: readonly ListRow[], layout: Layout, settings: JudgingSettings): readonly Verdict[] {
  return createJudge(rows, layout, settings).verdicts()
}
