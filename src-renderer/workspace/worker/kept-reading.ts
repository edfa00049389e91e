import type { ListRow } from '#contract/list.ts'
import { toRowState } from '../row-edits.ts'
import { createListState, type ListState } from './list-state.ts'
import { type Packed, pack, unpack } from './packed.ts'

/**
 * Another reading of the list's file, to which undo or redo leads. Its rows are packed: twenty readings of 100,000 rows
 * have room beside the one that is open.
 */
export interface KeptReading
  extends Pick<ListState, 'layout' | 'settings' | 'fileName' | 'format' | 'choices' | 'waiting' | 'sheets' | 'notes'> {
  readonly packedRows: Packed<readonly ListRow[]>
}

export function packReading(list: ListState): KeptReading {
  const { rows, layout, settings, fileName, format, choices, waiting, sheets, notes } = list
  return { packedRows: pack(rows), layout, settings, fileName, format, choices, waiting, sheets, notes }
}

/**
 * The list as it was read then, validated as of now. What was typed into a row before it was sent stays, whichever reading
 * the list goes back to.
 */
export function openReading({ packedRows, ...kept }: KeptReading, list: ListState): ListState {
  const { directory, now, invited, refused, seenIssues, positions } = list
  const open = unpack(packedRows).map((row) => {
    const sent = invited.has(row.rowId) ? list.rows[positions.get(row.rowId) ?? -1] : undefined
    if (sent === undefined) return row
    const { row: number, cells, hidden } = row
    return { row: number, cells, ...(hidden !== undefined && { hidden }), ...toRowState(sent) }
  })
  return createListState({ ...kept, rows: open, directory, now, invited, refused, seenIssues })
}
