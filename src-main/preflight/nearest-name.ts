import { normalizedWords } from '../sending/duplicate-guard.ts'

/** The offered name that is most similar to the given one; undefined if none is similar enough. */
export function nearestName(given: string, offered: readonly string[]): string | undefined {
  const normalized = normalizedWords(given).join(' ')
  const ranked = offered
    .map((name) => ({ name, distance: editDistance(normalized, normalizedWords(name).join(' ')) }))
    .sort((one, other) => one.distance - other.distance)
  const [best] = ranked
  return best !== undefined && best.distance <= Math.max(1, Math.floor(normalized.length / 3)) ? best.name : undefined
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
