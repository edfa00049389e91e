/** A file of a joined list. */
export interface NamedFile {
  /** Its name without folders. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** Files that were put together into one list are kept as one: this line, their names and sizes, then their bytes. */
const firstLine = new TextEncoder().encode('HCW Bulk Invite: joined files 1\n')
const lineEnd = 10
const maxNameBytes = 2 ** 20

/** The files as one, which {@link filesIn} takes apart again. */
export function joinFiles(files: readonly NamedFile[]): Uint8Array {
  const index = new TextEncoder().encode(
    `${JSON.stringify(files.map(({ name, bytes }) => ({ name, size: bytes.length })))}\n`
  )
  const parts = [firstLine, index, ...files.map(({ bytes }) => bytes)]
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}

function isEntry(value: unknown): value is { readonly name: string; readonly size: number } {
  const { name, size } = (value ?? {}) as { name?: unknown; size?: unknown }
  return typeof name === 'string' && Number.isInteger(size) && (size as number) >= 0
}

function readIndex(bytes: Uint8Array): readonly unknown[] {
  try {
    const index: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return Array.isArray(index) ? index : []
  } catch {
    return []
  }
}

/** The files of a joined list; undefined for any other bytes, empty if they are damaged. Their bytes are not copied. */
export function filesIn(bytes: Uint8Array): readonly NamedFile[] | undefined {
  if (!firstLine.every((byte, at) => bytes[at] === byte)) return undefined
  const from = firstLine.length
  const end = bytes.subarray(from, from + maxNameBytes).indexOf(lineEnd)
  if (end < 0) return []
  const entries = readIndex(bytes.subarray(from, from + end))
  let at = from + end + 1
  const files: NamedFile[] = []
  for (const entry of entries) {
    if (!isEntry(entry)) return []
    files.push({ name: entry.name, bytes: bytes.subarray(at, at + entry.size) })
    at += entry.size
  }
  return at === bytes.length ? files : []
}
