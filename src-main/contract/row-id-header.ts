/**
 * Title of the hidden column of row ids in an exported file. It is the same in every language and version, so that any
 * copy of the app recognises it.
 */
export const rowIdHeader = 'HCW-ID'

const withExport = /^HCW-ID(?: ([0-9a-f]{8}))?$/

/** The title of the column of row ids in one export of a list. */
export function rowIdHeaderOf(exportId: string): string {
  return `${rowIdHeader} ${exportId}`
}

/** Whether a column has row ids. All cells of a long list are asked: most of them have no such word at all. */
export function isRowIdHeader(title: string): boolean {
  return title.includes(rowIdHeader) && withExport.test(title.trim())
}

/** The export that a title of a column of row ids names; null: it names none. */
export function exportIdIn(title: string): string | null {
  return withExport.exec(title.trim())?.[1] ?? null
}
