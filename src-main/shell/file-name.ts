import { basename, dirname, extname, join } from 'node:path'

/** Bytes of a name in the file systems of Linux; those of macOS and Windows count characters, and allow as many. */
const nameBytesMax = 255

/** Characters of a path with its folder: Excel opens no longer one, and Windows itself only some 40 more. */
const pathLengthMax = 218
/** Characters of a path on Windows without its extended form. */
const windowsPathMax = 259
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

/** Endings of files that this app makes: a name with one of another kind gets the right one instead. */
const otherEnding = /\.(?:xlsx|xls|csv|html|pdf|json|txt)$/i

/**
 * Settles where a file is saved, from the path that was typed in the system's dialog: with the kind's ending, with no
 * device's name, and short enough for the file system, for Windows, and there for Excel. The dialog has asked whether the
 * typed name may be replaced: where the name had to be changed, it is another one, which must not be taken.
 *
 * @param isTaken whether there is a file of this path.
 */
export function saveTarget(
  typed: string,
  kind: string,
  isTaken: (path: string) => boolean,
  platform: NodeJS.Platform = process.platform
): string | 'name-too-long' {
  const ending = `.${kind}`
  const folder = dirname(typed)
  const name = basename(typed).replace(/(?<![\s.])[\s.]+$/, '')
  const hasEnding = extname(name).toLowerCase() === ending
  const stem = hasEnding ? name.slice(0, -ending.length) : name.replace(otherEnding, '')
  const wanted = `${withoutDeviceName(stem)}${hasEnding ? name.slice(-ending.length) : ending}`
  const isAsked = wanted === basename(typed) || wanted === name
  for (let copy = 1; ; copy += 1) {
    const path = join(folder, copy === 1 ? wanted : `${withoutDeviceName(stem)} (${copy})${ending}`)
    if (isTooLong(path, kind, platform)) return 'name-too-long'
    if (isAsked || !isTaken(path)) return path
  }
}

function isTooLong(path: string, kind: string, platform: NodeJS.Platform): boolean {
  const isForExcel = kind === 'xlsx' || kind === 'csv'
  const pathMax = isForExcel ? pathLengthMax : windowsPathMax
  return Buffer.byteLength(basename(path)) > nameBytesMax || (platform === 'win32' && path.length > pathMax)
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
