import { type EditableField, editableFields } from '#contract/editable-fields.ts'
import type { RowView } from './views.ts'

/** What nearly every row has: such members are left out of the text, which is then a third as long. */
const usual = {
  file: null,
  errors: [],
  warnings: [],
  repairs: [],
  remark: null,
  skipReason: null,
  recordText: null,
  related: [],
  weekdayDisagrees: false
} as const satisfies Partial<RowView>

type UsualName = keyof typeof usual
const usualNames = Object.keys(usual) as UsualName[]

type Unusual = Partial<Pick<RowView, UsualName | 'letThrough' | 'state'>>

/** The other members by their place; texts in the order of the fields. The position follows from the place in the page. */
type PackedView = readonly [
  rowId: string,
  row: number,
  status: RowView['status'],
  texts: readonly string[],
  appointmentAt: number | null,
  channel: RowView['channel'],
  doctorName: string | null,
  unusual?: Unusual
]

/** A page of views as text: a line for each, so that one can be read alone. They follow each other without a gap. */
export function packViews(views: readonly RowView[]): string {
  return views.map((view) => JSON.stringify(packed(view))).join('\n')
}

/** The lines of a page, each a view that is still packed. */
export function linesOfViews(page: string): string[] {
  return page.split('\n')
}

/** The view of a line at its position in the list. */
export function unpackView(line: string, position: number): RowView {
  return unpacked(JSON.parse(line) as PackedView, position)
}

/** The row id of a line, without an object for the rest. */
export function idOfView(line: string): string {
  return (JSON.parse(line) as PackedView)[0]
}

function packed(view: RowView): PackedView {
  const { rowId, row, status, texts, appointmentAt, channel, doctorName } = view
  const cells = editableFields.map((field) => texts[field])
  const unusual = unusualOf(view)
  return unusual === null
    ? [rowId, row, status, cells, appointmentAt, channel, doctorName]
    : [rowId, row, status, cells, appointmentAt, channel, doctorName, unusual]
}

function unusualOf(view: RowView): Unusual | null {
  const unusual: { -readonly [Name in keyof Unusual]: unknown } = {}
  for (const name of usualNames) if (!isUsual(view[name])) unusual[name] = view[name]
  if (view.letThrough !== undefined) unusual.letThrough = view.letThrough
  if (!isUntouched(view.state)) unusual.state = view.state
  return Object.keys(unusual).length === 0 ? null : (unusual as Unusual)
}

/** As in {@link usual}: null, false or a list of nothing. */
function isUsual(value: RowView[UsualName]): boolean {
  return value === null || value === false || (typeof value === 'object' && value.length === 0)
}

/** Whether the user has said nothing about the row. */
function isUntouched({ edits, excluded, role, accepted }: RowView['state']): boolean {
  if (excluded || role !== undefined || accepted !== undefined) return false
  for (const _ in edits) return false
  return true
}

function unpacked(view: PackedView, position: number): RowView {
  const [rowId, row, status, cells, appointmentAt, channel, doctorName, unusual] = view
  const texts = {} as Record<EditableField, string>
  for (const [at, field] of editableFields.entries()) texts[field] = cells[at] ?? ''
  return {
    rowId,
    position,
    row,
    status,
    texts,
    appointmentAt,
    channel,
    doctorName,
    ...usual,
    state: { rowId, edits: {}, excluded: false },
    ...unusual
  }
}
