import type { UnreadableReason } from './reading.ts'

/**
 * What the first bytes say a file is; the extension is never asked. `text` still has to prove that it is text, `xls`
 * that it holds a workbook.
 */
export type Signature =
  | { readonly kind: 'zip' | 'text' | 'xls' }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason }

function startsWith(bytes: Uint8Array, magic: readonly number[], at = 0): boolean {
  return magic.every((byte, index) => bytes[at + index] === byte)
}

function ascii(text: string): readonly number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0))
}

function utf16(text: string): readonly number[] {
  return Array.from(text, (letter) => [letter.charCodeAt(0), 0]).flat()
}

function contains(bytes: Uint8Array, wanted: readonly number[], end = bytes.length): boolean {
  const first = wanted[0] ?? 0
  for (let at = bytes.indexOf(first); at >= 0 && at < end; at = bytes.indexOf(first, at + 1)) {
    if (startsWith(bytes, wanted, at)) return true
  }
  return false
}

const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

/** Names of streams in the directory of a compound file ([MS-CFB] 2.6.1: UTF-16LE), most telling first. */
const compoundStreams: readonly (readonly [name: string, reason: UnreadableReason])[] = [
  ['EncryptedPackage', 'password-protected'],
  ['Workbook', 'old-excel'],
  ['Book', 'old-excel'],
  ['WordDocument', 'text-document'],
  ['PowerPoint Document', 'text-document'],
  ['__substg1.0_', 'mail']
]

const magicNumbers: readonly (readonly [magic: readonly number[], reason: UnreadableReason, at?: number])[] = [
  [[0x89, ...ascii('PNG')], 'image'],
  [[0xff, 0xd8, 0xff], 'image'],
  [ascii('GIF8'), 'image'],
  [[...ascii('II'), 0x2a, 0], 'image'],
  [[...ascii('MM'), 0, 0x2a], 'image'],
  [ascii('WEBP'), 'image', 8],
  [ascii('ftyp'), 'image', 4],
  [[0x1f, 0x8b], 'archive'],
  [[...ascii('7z'), 0xbc, 0xaf], 'archive'],
  [ascii('Rar!'), 'archive'],
  [ascii('SQLite format 3'), 'database'],
  [ascii('Standard Jet DB'), 'database', 4],
  [ascii('Standard ACE DB'), 'database', 4],
  // Excel 2 to 4 wrote the bare record stream: a BOF record of 4 to 8 bytes.
  [[0x09, 0x00, 0x04, 0x00], 'old-excel'],
  [[0x09, 0x02, 0x06, 0x00], 'old-excel'],
  [[0x09, 0x04, 0x06, 0x00], 'old-excel'],
  [ascii('{\\rtf'), 'text-document']
]

export function isCompoundFile(bytes: Uint8Array): boolean {
  return startsWith(bytes, compoundFile)
}

/** Excel 5 and later write the record stream into a compound file, some other programs write it bare. */
function isBareWorkbook(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x09, 0x08]) && (bytes[2] === 8 || bytes[2] === 16) && bytes[3] === 0
}

export function readSignature(bytes: Uint8Array): Signature {
  if (startsWith(bytes, ascii('PK\x03\x04')) || startsWith(bytes, ascii('PK\x05\x06'))) return { kind: 'zip' }
  if (isBareWorkbook(bytes)) return { kind: 'xls' }
  if (isCompoundFile(bytes)) {
    const reason = compoundStreams.find(([name]) => contains(bytes, utf16(name)))?.[1] ?? 'not-text'
    return reason === 'old-excel' ? { kind: 'xls' } : { kind: 'unreadable', reason }
  }
  const magic = magicNumbers.find(([wanted, , at]) => startsWith(bytes, wanted, at))
  if (magic) return { kind: 'unreadable', reason: magic[1] }
  // Printers and mailers put bytes before the PDF header; readers accept it within the first 1024 bytes.
  if (contains(bytes, ascii('%PDF-'), 1024)) return { kind: 'unreadable', reason: 'pdf' }
  return { kind: 'text' }
}
