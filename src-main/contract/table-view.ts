import { z } from 'zod'
import { call, done, resultOf } from './call.ts'
import { editableFields } from './editable-fields.ts'
import { fileKind } from './list.ts'

/** The columns of the table in which a list is checked. `number`: the row's number in the file. */
export const tableColumn = z.enum(['number', 'status', 'problem', ...editableFields])
export type TableColumn = z.infer<typeof tableColumn>

const columns = z.array(tableColumn).max(tableColumn.options.length)

/** Widths of a column, in rem. */
export const columnWidthRange = { min: 2, max: 60 } as const
const columnWidth = z.number().min(columnWidthRange.min).max(columnWidthRange.max)

/** How the user has set up the table for one kind of file. Nothing secret, no patient data. */
export const tableView = z.object({
  /** Columns that it does not name stand where they usually do. */
  order: columns,
  hidden: columns,
  /** Those that stay in sight while the others scroll sideways. */
  pinned: columns,
  /** Absent: as wide as its content needs. */
  widths: z.partialRecord(tableColumn, columnWidth),
  /** null: in the order of the file. */
  sort: z.object({ column: tableColumn, isDescending: z.boolean() }).nullable()
})
export type TableView = z.infer<typeof tableView>

/** Kinds of files whose table is remembered; of more, those that were changed last. */
export const tableViewsMax = 200

/** The latest changed last. */
export const tableViews = z.array(z.object({ signature: fileKind, view: tableView })).max(tableViewsMax)
export type TableViews = z.infer<typeof tableViews>

export const tableViewCalls = {
  /** null: the table of this kind of file is as usual. */
  'tableView.read': call(z.object({ signature: fileKind }), resultOf(tableView.nullable(), [])),
  /** null: as usual again. */
  'tableView.keep': call(z.object({ signature: fileKind, view: tableView.nullable() }), resultOf(done, []))
} as const
