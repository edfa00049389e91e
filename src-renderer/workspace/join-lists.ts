import type { Bridge } from '#contract/channels.ts'
import { fileSizeMax } from '#contract/limits.ts'
import { joinFiles } from '../list/parsing/joined-files.ts'
import type { ImportSource } from '../state/import-source.ts'
import type { ImportResult } from './import-list.ts'

const nameMax = 200
const fileNameMax = 400

interface Joining {
  /** Resolves when the open list is stored, or has failed. */
  readonly flush: () => Promise<void>
  readonly isSaved: () => boolean
  readonly importJoined: (source: ImportSource) => Promise<ImportResult>
}

/**
 * Puts lists that were just imported together into one, from the bytes of their files. They are removed when the one
 * list is stored: until then nothing is lost.
 */
export async function joinLists(
  { calls }: Bridge,
  listIds: readonly string[],
  { flush, isSaved, importJoined }: Joining
): Promise<ImportResult> {
  await flush()
  const files: { name: string; title: string; bytes: Uint8Array }[] = []
  for (const listId of listIds) {
    const opened = await calls['lists.open']({ listId })
    if (!opened.ok) return { kind: 'failed', code: opened.code }
    const source = await calls['lists.source']({ listId })
    if (!source.ok) return { kind: 'failed', code: source.code }
    const { fileName, name } = opened.value.document
    files.push({ name: fileName, title: name, bytes: source.value })
  }
  if (files.reduce((size, { bytes }) => size + bytes.length, 0) > fileSizeMax) {
    return { kind: 'unreadable', reason: 'too-large' }
  }
  const joined = await importJoined({
    kind: 'file',
    id: crypto.randomUUID(),
    name: files
      .map(({ name }) => name)
      .join(', ')
      .slice(0, fileNameMax),
    title: files
      .map(({ title }) => title)
      .join(' + ')
      .slice(0, nameMax),
    bytes: joinFiles(files)
  })
  if (joined.kind !== 'shown') return joined
  await flush()
  if (!isSaved()) return joined
  for (const listId of listIds) await calls['lists.remove']({ listId })
  return joined
}
