import type { EditableField } from '#contract/editable-fields.ts'
import type { ListRow } from '#contract/list.ts'
import { isRowIdHeader } from '#contract/row-id-header.ts'
import type { ListWork } from '../views.ts'
import { type ComparedCopy, compareCopy } from './copy-changes.ts'
import { type CopyReading, isRowId, readCopy } from './copy-reading.ts'
import type { History } from './history.ts'
import type { KeptReading } from './kept-reading.ts'
import type { ListState } from './list-state.ts'
import { changeRows } from './row-changes.ts'
import { standingTexts } from './standing-cells.ts'

/** Row ids that an export of this app left in a file, each once. Its title says so, however the columns are read. */
export function rowIdsIn(rows: readonly ListRow[]): readonly string[] {
  // Anywhere: titles that a program did not take for titles were sorted in among the patients.
  const header = rows.find(({ cells }) => cells.some(isRowIdHeader))
  if (header === undefined) return []
  const column = header.cells.findIndex(isRowIdHeader)
  const found = rows.map(({ cells }) => cells[column]?.trim() ?? '').filter(isRowId)
  return [...new Set(found)]
}

type CopyCalls = Pick<ListWork, 'readCopy' | 'compareCopy' | 'takeCopy' | 'otherLines'>

/** The calls about an exported copy of the open list that comes back. */
export function copyWork(open: () => ListState, history: () => History<KeptReading>): CopyCalls {
  let copy: CopyReading | null = null
  let compared: { readonly list: ListState; readonly copy: ComparedCopy } | null = null

  function current(): ComparedCopy {
    if (compared === null || compared.list !== open()) throw new Error('no copy of this list was compared')
    return compared.copy
  }

  return {
    readCopy({ source }) {
      compared = null
      const read = readCopy(source)
      copy = read.kind === 'copy' ? read : null
      if (read.kind === 'unreadable') return read
      const rowIds = read.lines.flatMap(({ rowId }) => rowId ?? [])
      return { kind: 'copy', exportId: read.exportId, rowIds: [...new Set(rowIds)] }
    },

    compareCopy({ kept, contents }) {
      if (copy === null) throw new Error('no copy was read')
      const list = open()
      const cells = new Map(kept?.rows.map((row) => [row.rowId, row.cells]))
      const sent = new Map(contents.map(({ rowId, content }) => [rowId, content]))
      const result = compareCopy(list, copy, kept === null ? null : { ...kept, cells }, sent)
      compared = { list, copy: result }
      return result.comparison
    },

    takeCopy({ taken }) {
      const list = open()
      // Another worker, or another reading: what was shown is not known here.
      if (compared?.list !== list) return null
      const { comparison } = compared.copy
      const wanted = new Set(taken.map(({ rowId, field }) => `${rowId} ${field}`))
      const typed = new Map<string, Partial<Record<EditableField, string>>>()
      for (const { rowId, field, now, came, isSent } of comparison.changes) {
        if (isSent || !wanted.has(`${rowId} ${field}`)) continue
        const position = list.positions.get(rowId) ?? -1
        // Sent since the comparison: it is the invitation that would be corrected now.
        if (list.invited.has(rowId)) return null
        if (list.rows[position] === undefined || standingTexts(list, position, undefined)[field] !== now) return null
        typed.set(rowId, { ...typed.get(rowId), [field]: came })
      }
      return changeRows(
        list,
        history(),
        [...typed].map(([rowId, edits]) => ({ rowId, edits }))
      )
    },

    otherLines() {
      const { others, columns, places } = current()
      const { headers, headerRow } = open().layout
      const width = columns.reduce(
        (most, column) => (column.kind === 'cell' ? Math.max(most, column.column + 1) : most),
        0
      )
      const added = columns.flatMap(({ kind, title }, index) => {
        const place = places[index] ?? -1
        return kind === 'added' && place >= 0 ? [{ title, place }] : []
      })
      const lines = others.map(({ cells }) => {
        const line = Array.from({ length: width }, () => '')
        for (const [index, column] of columns.entries()) {
          const place = places[index] ?? -1
          if (column.kind === 'cell' && place >= 0) line[column.column] = cells[place] ?? ''
        }
        return [...line, ...added.map(({ place }) => cells[place] ?? '')]
      })
      const own = Array.from({ length: width }, (_, column) => headers[column] ?? '')
      const titles = [...own, ...added.map(({ title }) => title)]
      return [...(headerRow === null ? [] : [titles]), ...lines].map(asLine).join('\r\n')
    }
  }
}

/** A line as a spreadsheet program puts it on the clipboard. */
function asLine(cells: readonly string[]): string {
  return cells.map((cell) => (/[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')
}
