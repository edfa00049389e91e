import { normalizedWords } from '../sending/duplicate-guard.ts'

/** Longer names are compared with none: the time grows with the square of the length. */
const lengthMax = 80

/** The offered name that is most similar to the given one; undefined if none is similar enough. */
export function nearestName(given: string, offered: readonly string[]): string | undefined {
  const normalized = normalizedWords(given.slice(0, lengthMax + 1)).join(' ')
  if (normalized.length > lengthMax) return undefined
  const distanceMax = Math.max(1, Math.floor(normalized.length / 3))
  let best: string | undefined
  let bestDistance = distanceMax + 1
  for (const name of offered) {
    const other = normalizedWords(name).join(' ')
    // At least so many letters are inserted or deleted.
    if (Math.abs(other.length - normalized.length) >= bestDistance) continue
    const distance = editDistance(normalized, other)
    if (distance < bestDistance) [best, bestDistance] = [name, distance]
  }
  return best
}

/** How many letters are inserted, deleted or replaced to turn one text into the other (Levenshtein). */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1]
    for (let column = 1; column <= other.length; column += 1) {
      const exchanged = (row[column - 1] ?? 0) + (letter === other[column - 1] ? 0 : 1)
      next.push(Math.min(exchanged, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
