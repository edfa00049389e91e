import { type EditableField, editableFields } from '../../src-main/contract/editable-fields.ts'
import { linesOfViews, unpackView } from '../../src-renderer/workspace/packed-views.ts'
import { type ListWork, type RowView, viewsPerPage } from '../../src-renderer/workspace/views.ts'

/** The view of an ordinary row that is ready, with `part` in place of what is ordinary. */
export function rowView(position: number, part: Partial<RowView> = {}): RowView {
  const rowId = part.rowId ?? `row ${position}`
  return {
    rowId,
    position,
    row: position + 2,
    file: null,
    status: 'ready',
    texts: Object.fromEntries(editableFields.map((field) => [field, field])) as Record<EditableField, string>,
    appointmentAt: Date.UTC(2026, 11, 1, 7, 30),
    channel: 'sms',
    doctorName: null,
    errors: [],
    warnings: [],
    repairs: [],
    remark: null,
    skipReason: null,
    recordText: null,
    state: { rowId, edits: {}, excluded: false },
    related: [],
    weekdayDisagrees: false,
    ...part
  }
}

/** The views of a packed page; `first`: the position of its first. */
export function unpackedPage(page: string, first: number): readonly RowView[] {
  return linesOfViews(page).map((line, at) => unpackView(line, first + at))
}

/** All rows of the open list as the window gets them. */
export function viewsOf(work: Pick<ListWork, 'pages' | 'count'>): readonly RowView[] {
  const pages = work.pages({ from: 0, to: Math.ceil(work.count(undefined) / viewsPerPage) })
  return pages.flatMap((page, at) => unpackedPage(page, at * viewsPerPage))
}
