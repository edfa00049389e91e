import type { Layout, ListRow } from '#contract/list.ts'
import { createRowClassifier } from '../columns/index.ts'
import { type Acceptances, createAcceptances } from './acceptance.ts'
import { createCandidateIndex, type RelationFinder } from './candidate-index.ts'
import { equalResults } from './equal-results.ts'
import type { FoundDay } from './found-days.ts'
import { listContext } from './list-context.ts'
import { createRowReader, type ReadyRow, type RowReading } from './row-reader.ts'
import type { RelatedRows, RowResult } from './row-result.ts'
import type { ValidationSettings } from './validation-settings.ts'

/** Validates a list, and keeps what it needs to validate a few changed rows again without the others. */
export interface ListValidator {
  /** One result per record, in the file's order. A new array after each `update`. */
  readonly results: () => readonly RowResult[]
  /** The day that a heading, the title, the sheet or the file name gives to a row without a date. */
  readonly dayOf: (row: ListRow) => FoundDay | undefined
  /** The words that speak against inviting the patient of a row. */
  readonly remarkOf: (row: ListRow) => string | undefined
  readonly acceptances: Acceptances
  /** Whether all doctors named in the list are one and the same, however written. */
  readonly isOneDoctor: boolean
  /** Takes changed rows, known by `rowId`. Returns all results that differ now, those of other rows included. */
  readonly update: (rows: readonly ListRow[]) => readonly RowResult[]
}

interface RowState {
  readonly row: ListRow
  /** Absent for records that are no patients. */
  readonly reading: RowReading | undefined
  readonly skipReason: RowResult['skipReason']
}

interface Relations {
  /** Row ids of the earlier row and of this one, which repeats it. */
  readonly duplicate?: readonly string[] | undefined
  readonly appointmentsOfPatient?: readonly string[] | undefined
  readonly sharedNumber?: readonly string[] | undefined
}

const none: readonly never[] = []
const noValues: Pick<RowResult, 'invitation' | 'errors' | 'warnings' | 'repairs'> = {
  invitation: {},
  errors: none,
  warnings: none,
  repairs: none
}
const noRelations: Relations = {}

/** A result with what was read of the row. */
function ownResult(
  { row }: RowState,
  { invitation, repairs, weekdayDisagrees }: RowReading,
  status: RowResult['status'],
  errors: RowResult['errors'],
  warnings: RowResult['warnings'],
  related?: readonly RelatedRows[]
): RowResult {
  const plain: RowResult = { rowId: row.rowId, row: row.row, status, invitation, errors, warnings, repairs }
  if (!related && !weekdayDisagrees) return plain
  return {
    ...plain,
    ...(related ? { related } : {}),
    ...(weekdayDisagrees ? { weekdayDisagrees: true as const } : {})
  }
}

function resultOf(state: RowState, { duplicate, appointmentsOfPatient, sharedNumber }: Relations): RowResult {
  const { row, reading, skipReason } = state
  if (!reading) {
    const skipped: RowResult = { rowId: row.rowId, row: row.row, status: 'aside', ...noValues }
    return skipReason === undefined ? skipped : { ...skipped, skipReason }
  }
  if (row.excluded) return ownResult(state, reading, 'excluded', reading.errors, none)
  if (!reading.candidate) return ownResult(state, reading, 'blocked', reading.errors, none)
  if (duplicate) {
    return ownResult(state, reading, 'blocked', ['duplicate-row'], none, [{ code: 'duplicate-row', rowIds: duplicate }])
  }
  if (!appointmentsOfPatient && !sharedNumber) return ownResult(state, reading, 'ready', none, reading.warnings)
  const related: RelatedRows[] = []
  const warn = [...reading.warnings]
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
 * Other settings or another layout need a new validator; edits of some rows need {@link ListValidator.update} only.
 */
export function createListValidator(
  rows: readonly ListRow[],
  layout: Layout,
  settings: ValidationSettings
): ListValidator {
  const classify = createRowClassifier(layout, settings.files)
  const reasons = rows.map(classify)
  const context = listContext(rows, reasons, layout, settings)
  const acceptances = createAcceptances(layout, context.remarkOf)
  const { read, birthDate } = createRowReader(layout, settings, context, acceptances)
  const positions = new Map(rows.map(({ rowId }, index) => [rowId, index]))
  const states = rows.map((row, index) => stateFor(row, reasons[index]))
  const candidates = createCandidateIndex(readyAt, rowIdsOf, birthDate)
  candidates.fill(states.length)
  const finder = candidates.createFinder()
  let results: readonly RowResult[] = states.map((_, index) => resultAt(index, finder))

  function stateOf(row: ListRow): RowState {
    return stateFor(row, classify(row))
  }

  function stateFor(row: ListRow, skipReason: RowState['skipReason']): RowState {
    return { row, skipReason, reading: skipReason === undefined ? read(row) : undefined }
  }

  function readyAt(index: number): ReadyRow | undefined {
    const state = states[index]
    return state && !state.row.excluded ? state.reading?.candidate : undefined
  }

  function rowIdsOf(members: readonly number[]): readonly string[] {
    return members.map((index) => states[index]?.row.rowId ?? '')
  }

  function resultAt(index: number, find: RelationFinder): RowResult {
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

  function update(changed: readonly ListRow[]): readonly RowResult[] {
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
    const next = [...results]
    const different: RowResult[] = []
    for (const index of [...touchedRows].sort((one, other) => one - other)) {
      const result = resultAt(index, find)
      const before = next[index]
      if (before && equalResults(before, result)) continue
      next[index] = result
      different.push(result)
    }
    results = next
    return different
  }

  return {
    results: () => results,
    dayOf: context.dayOf,
    remarkOf: context.remarkOf,
    acceptances,
    isOneDoctor: context.isOneDoctor,
    update
  }
}

/** Validates all rows once. */
export function validateRows(
  rows: readonly ListRow[],
  layout: Layout,
  settings: ValidationSettings
): readonly RowResult[] {
  return createListValidator(rows, layout, settings).results()
}
