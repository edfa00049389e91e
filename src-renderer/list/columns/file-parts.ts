import type { Layout } from '#contract/list.ts'

/** Where a file of a joined list begins in it, and its header: numbers of records. */
export interface FilePart {
  readonly name: string
  readonly from: number
  readonly headerRow: number | null
  readonly sheet?: string | undefined
}

/** Position of the file to which a record belongs, from 0. */
export function partOf(parts: readonly FilePart[], row: number): number {
  let found = 0
  for (const [at, { from }] of parts.entries()) if (from <= row) found = at
  return found
}

/** The file and the number there of a record; null: a list of one file. */
export function placeInFile(
  parts: readonly FilePart[] | undefined,
  row: number
): { readonly file: string | null; readonly row: number } {
  const part = parts?.[partOf(parts, row)]
  return part === undefined ? { file: null, row } : { file: part.name, row: row - part.from + 1 }
}

/** The header that rules a record. The layout's is that of the first file: the user may have chosen it. */
export function headerRowsOf(layout: Layout, parts: readonly FilePart[] = []): (row: number) => number | null {
  if (parts.length < 2) return () => layout.headerRow
  return (row) => {
    const at = partOf(parts, row)
    return at === 0 ? layout.headerRow : (parts[at]?.headerRow ?? null)
  }
}
