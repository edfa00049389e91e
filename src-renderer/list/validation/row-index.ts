/** Rows by a key, each list in the file's order. */
export interface RowIndex {
  readonly add: (key: string, index: number) => void
  readonly remove: (key: string, index: number) => void
  readonly members: (key: string) => readonly number[]
  readonly has: (key: string, index: number) => boolean
  /** False: the row shares none of its keys. Cheaper than `members`: it looks no text up. */
  readonly mayShare: (index: number) => boolean
  /** Every key that has or had more than one row; few of those of a long list. */
  readonly sharedKeys: () => Iterable<string>
}

const none: readonly never[] = []

/** Most keys have one row, which is kept as a number. Only the other keys get a list. */
export function createRowIndex(): RowIndex {
  const rows = new Map<string, number | number[]>()
  const shared = new Set<string>()
  /** Rows that share a key, or did. */
  const sharing = new Set<number>()
  return {
    add(key, index) {
      const entry = rows.get(key)
      if (entry === undefined) rows.set(key, index)
      else if (typeof entry === 'number') {
        rows.set(key, entry < index ? [entry, index] : [index, entry])
        shared.add(key)
        sharing.add(entry).add(index)
      } else {
        if ((entry[entry.length - 1] ?? -1) < index) entry.push(index)
        else entry.splice(insertionPoint(entry, index), 0, index)
        sharing.add(index)
      }
    },
    remove(key, index) {
      const entry = rows.get(key)
      if (entry === index) rows.delete(key)
      else if (typeof entry === 'object') {
        const position = insertionPoint(entry, index)
        if (entry[position] === index) entry.splice(position, 1)
      }
    },
    has(key, index) {
      const entry = rows.get(key)
      return typeof entry === 'object' ? entry[insertionPoint(entry, index)] === index : entry === index
    },
    mayShare: (index) => sharing.has(index),
    sharedKeys: () => shared,
    members(key) {
      const entry = rows.get(key)
      return entry === undefined ? none : typeof entry === 'number' ? [entry] : entry
    }
  }
}

/** First position whose number is not below `index`. */
function insertionPoint(sorted: readonly number[], index: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < index) low = middle + 1
    else high = middle
  }
  return low
}
