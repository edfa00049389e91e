import { basename, dirname, extname, join } from 'node:path'

/** Bytes of a name in the file systems of Linux; those of macOS and Windows count characters, and allow as many. */
const nameBytesMax = 255

/** Characters of a path with its folder: Excel opens no longer one, and Windows itself only some 40 more. */
const pathLengthMax = 218
/** However deep the folder is: a name must still tell what the file is. */
const nameLengthMin = 40

/** Names of devices on Windows, whatever ending follows (learn.microsoft.com, "Naming Files, Paths, and Namespaces"). */
const deviceName = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])$/i

/**
 * A plain file name from a suggestion, which may come from a list: it cannot lead to another folder, ends with the
 * kind's ending, is no device's name, and is short enough for every file system and, in its folder, for Excel.
 *
 * @param folder where the file will be.
 */
export function plainFileName(suggested: string, kind: string, folder = ''): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are not allowed in file names
  const plain = basename(suggested.replace(/[\u0000-\u001f\u007f<>:"/\\|?*]/g, '-'))
  const ending = `.${kind}`
  const stem = extname(plain).toLowerCase() === ending ? plain.slice(0, -ending.length) : plain
  const lengthMax = Math.max(nameLengthMin, pathLengthMax - folder.length - 1) - ending.length
  const cut = cutName(withoutEdges(stem), nameBytesMax - Buffer.byteLength(ending), lengthMax)
  return `${withoutDeviceName(withoutEdges(cut))}${ending}`
}

/** Windows drops blanks and dots at the end; at the beginning, a dot hides the file, and a blank is not seen. */
function withoutEdges(stem: string): string {
  return stem.replace(/^[\s.]+/, '').replace(/(?<![\s.])[\s.]+$/, '')
}

/** What stands before the first dot counts. */
function withoutDeviceName(stem: string): string {
  const [first = ''] = stem.split('.', 1)
  return deviceName.test(first.trim()) || stem === '' ? `_${stem}` : stem
}

/**
 * The path that was typed in the system's dialog, with the kind's ending. The dialog has asked whether the typed name may
 * be replaced: with an ending added, it is another name, which must not be taken.
 *
 * @param isTaken whether there is a file of this path.
 */
export function withEnding(typed: string, kind: string, isTaken: (path: string) => boolean): string {
  const name = basename(typed).replace(/(?<![\s.])[\s.]+$/, '')
  const ending = `.${kind}`
  if (extname(name).toLowerCase() === ending) return join(dirname(typed), name)
  for (let copy = 1; ; copy += 1) {
    const path = join(dirname(typed), `${name}${copy === 1 ? '' : ` (${copy})`}${ending}`)
    if (!isTaken(path)) return path
  }
}

/** Cuts between characters as people see them, so that no letter loses its accent. */
function cutName(text: string, bytesMax: number, lengthMax: number): string {
  let bytes = 0
  let kept = ''
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    bytes += Buffer.byteLength(segment)
    if (bytes > bytesMax || kept.length + segment.length > lengthMax) break
    kept += segment
  }
  return kept
}
