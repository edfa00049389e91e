import type { CopyLine } from './copy-reading.ts'

/** Which lines of a copy are which rows of the list. A line that was copied is another patient, and overwrites nothing. */
export interface SortedLines {
  /** By row id, one line each. */
  readonly own: ReadonlyMap<string, CopyLine>
  /** Lines that are no row of the list: without an id, with one of another list, or copied from another line. */
  readonly others: readonly CopyLine[]
  readonly copied: number
  /** Ids of rows of which several lines could be the one: none is taken. */
  readonly unclear: readonly string[]
}

/**
 * Whether a line has the cells that the export wrote for the row, or at least those that identify the patient, or these
 * and the appointment.
 */
export type Likeness = 'same' | 'same-visit' | 'same-patient' | 'other'

/**
 * Of several lines with one id the row is the one that is unchanged, else the only one of the same patient. Beside an
 * unchanged line one of the same visit may be its correction, as on a copy of the sheet: it is no other patient.
 */
export function sortLines(
  lines: readonly CopyLine[],
  isInList: (rowId: string) => boolean,
  likeness: (rowId: string, line: CopyLine) => Likeness
): SortedLines {
  const own = new Map<string, CopyLine>()
  const others: CopyLine[] = []
  const unclear: string[] = []
  let copied = 0
  const byRow = Map.groupBy(lines, ({ rowId }) => rowId)
  for (const [rowId, alike] of byRow) {
    const [first, ...more] = alike
    if (rowId === null || !isInList(rowId)) others.push(...alike)
    else if (more.length === 0 && first !== undefined) own.set(rowId, first)
    else {
      copied += more.length
      const rated = alike.map((line) => ({ line, likeness: likeness(rowId, line) }))
      const unchanged = rated.filter(({ likeness: how }) => how === 'same')
      const ofVisit = rated.filter(({ likeness: how }) => how === 'same-visit')
      const ofPatient = [...ofVisit, ...rated.filter(({ likeness: how }) => how === 'same-patient')]
      // Lines that were doubled and not changed are one and the same.
      const original = unchanged[0] ?? (ofPatient.length === 1 ? ofPatient[0] : undefined)
      if (original === undefined || (unchanged.length > 0 && ofVisit.length > 0)) unclear.push(rowId)
      else {
        own.set(rowId, original.line)
        others.push(...rated.filter((one) => one !== original && one.likeness !== 'same').map(({ line }) => line))
      }
    }
  }
  return { own, others, copied, unclear }
}
