import { z } from 'zod'
import { call, done, packed, resultOf } from './call.ts'
import { rowsPerCall } from './limits.ts'
import { editableField, listId, rowId } from './list.ts'

/** Identifies one export of a list. It stands in the title of the hidden column of row ids. */
export const exportId = z.string().regex(/^[0-9a-f]{8}$/)

const position = z.int().min(0)

/**
 * A column of an exported sheet. `cell`: a column of the user's file, with the values as they stand. `added`: a field that
 * the file has no column for. `original`: the file's own text where another value stands. `state`: link, state, reason and
 * row id, which are only shown. Positions count the columns of the user's file from 0.
 */
export const exportedColumn = z.intersection(
  z.object({ title: z.string().max(2100) }),
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('cell'), column: position }),
    z.object({ kind: z.literal('added'), field: editableField }),
    z.object({ kind: z.literal('original'), column: position }),
    z.object({ kind: z.literal('state') })
  ])
)
export type ExportedColumn = z.infer<typeof exportedColumn>

/** The cells of a row as an export wrote them, one for each column. */
export const exportedRow = z.object({ rowId, cells: z.array(z.string().max(5_000_000)).max(3000) })
export type ExportedRow = z.infer<typeof exportedRow>

const noSuchList = ['no-such-list'] as const

export const exportedCalls = {
  /** Keeps what was written to a file, part by part, to know later what was changed in it. */
  'exports.keep': call(
    z.object({
      listId,
      exportId,
      columns: z.array(exportedColumn).max(3000),
      rows: packed(z.array(exportedRow).max(rowsPerCall))
    }),
    resultOf(done, noSuchList)
  ),
  /** What an export wrote for these rows, and for how many in all; null: nothing is kept of it. */
  'exports.read': call(
    z.object({ listId, exportId, rowIds: z.array(rowId).max(rowsPerCall) }),
    resultOf(
      z.object({ columns: z.array(exportedColumn), rows: z.array(exportedRow), count: z.int().min(0) }).nullable(),
      noSuchList
    )
  )
} as const
