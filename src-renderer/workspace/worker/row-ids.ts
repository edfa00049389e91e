/**
 * UUIDs for the rows of one opening, from its own UUID: a file that has to be read a second time, because the worker died,
 * gives the same rows the same ids.
 */
export function rowIdsOf(opening: string): () => string {
  const [beginning] = opening.match(/^.*-/) ?? ['']
  const first = Number.parseInt(opening.slice(beginning.length), 16)
  let count = 0
  return () => {
    count += 1
    return beginning + ((first + count) % 2 ** 48).toString(16).padStart(12, '0')
  }
}
