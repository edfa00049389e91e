import { basename, extname } from 'node:path'

/** Bytes of a name in the file systems of Linux; those of macOS and Windows count characters, and allow as many. */
const nameBytesMax = 255

/**
 * A plain file name from a suggestion, which may come from a list: it cannot lead to another folder, ends with the
 * kind's ending, and is short enough for every file system.
 */
export function plainFileName(suggested: string, kind: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are not allowed in file names
  const plain = basename(suggested.replace(/[\u0000-\u001f<>:"/\\|?*]/g, '-'))
  const ending = `.${kind}`
  const stem = extname(plain).toLowerCase() === ending ? plain.slice(0, -ending.length) : plain
  return `${cutToBytes(stem, nameBytesMax - Buffer.byteLength(ending))}${ending}`
}

/** Cuts between characters as people see them, so that no letter loses its accent. */
function cutToBytes(text: string, bytesMax: number): string {
  let bytes = 0
  let kept = ''
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    bytes += Buffer.byteLength(segment)
    if (bytes > bytesMax) break
    kept += segment
  }
  return kept
}
