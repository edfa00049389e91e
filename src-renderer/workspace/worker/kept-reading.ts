import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate'
import type { ListRow } from '#contract/list.ts'
import { toRowState } from '../row-edits.ts'
import { createListState, type ListState } from './list-state.ts'

/**
 * Another reading of the list's file, to which undo or redo leads. Its rows are packed: twenty readings of 100,000 rows
 * have room beside the one that is open.
 */
export interface KeptReading
  extends Pick<ListState, 'layout' | 'settings' | 'fileName' | 'format' | 'choices' | 'waiting' | 'sheets' | 'notes'> {
  readonly packedRows: Uint8Array
}

export function packReading(list: ListState): KeptReading {
  const { rows, layout, settings, fileName, format, choices, waiting, sheets, notes } = list
  // The lowest level: a higher one takes several times as long for a tenth less.
  const packedRows = deflateSync(strToU8(JSON.stringify(rows)), { level: 1 })
  return { packedRows, layout, settings, fileName, format, choices, waiting, sheets, notes }
}

/**
 * The list as it was read then, validated as of now. What was typed into a row before it was sent stays, whichever reading
 * the list goes back to.
 */
export function openReading({ packedRows, ...kept }: KeptReading, list: ListState): ListState {
  const rows = JSON.parse(strFromU8(inflateSync(packedRows))) as ListRow[]
  const { directory, now, invited, refused, seenIssues, positions } = list
  const open = rows.map((row) => {
    const sent = invited.has(row.rowId) ? list.rows[positions.get(row.rowId) ?? -1] : undefined
    if (sent === undefined) return row
    const { row: number, cells, hidden } = row
    return { row: number, cells, ...(hidden !== undefined && { hidden }), ...toRowState(sent) }
  })
  return createListState({ ...kept, rows: open, directory, now, invited, refused, seenIssues })
}
