import { useRef } from 'react'
import type { RowView } from '../../workspace/views.ts'

/** The records that are set aside, in the file's order: the same array as long as they are the same. */
export function useAside(rows: readonly (RowView | undefined)[]): readonly RowView[] {
  const seen = useRef<{ readonly rows: readonly unknown[]; readonly aside: readonly RowView[] }>({
    rows: [],
    aside: []
  })
  if (seen.current.rows !== rows) {
    const before = seen.current.aside
    const aside = rows.filter((row): row is RowView => row?.verdict === 'aside')
    const isSame = aside.length === before.length && aside.every((row, index) => row === before[index])
    seen.current = { rows, aside: isSame ? before : aside }
  }
  return seen.current.aside
}
