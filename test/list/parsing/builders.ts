import { decodeAs } from '../../../src-renderer/list/parsing/code-pages.ts'
import { type Encoding, type ParseOptions, type Reading, readBytes } from '../../../src-renderer/list/parsing/index.ts'

/** Letters of a single-byte code page and their bytes. */
function bytesOf(encoding: Encoding): ReadonlyMap<string, number> {
  const letters = decodeAs(
    encoding,
    Uint8Array.from({ length: 256 }, (_, byte) => byte)
  )
  return new Map(Array.from(letters, (letter, byte) => [letter, byte]))
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), littleEndian)
  return new Uint8Array(view.buffer)
}

/** The bytes of text in an encoding; throws for a letter that the encoding does not hold. */
export function encode(encoding: Encoding, text: string): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return utf16(text, encoding === 'utf-16le')
  const bytes = bytesOf(encoding)
  return Uint8Array.from(text, (letter) => {
    const byte = bytes.get(letter)
    if (byte === undefined) throw new Error(`${encoding} has no ${letter}`)
    return byte
  })
}

export function readText(text: string, choices?: ParseOptions): Reading {
  return readBytes(encode('utf-8', text), choices)
}

/** The cells of a table, by row number; for anything else the reason. */
export function cellsOf(reading: Reading): unknown {
  return reading.kind === 'table' ? reading.records.map(({ row, cells }) => [row, ...cells]) : reading.reason
}

export function reasonOf(reading: Reading): string {
  return reading.kind === 'unreadable' ? reading.reason : 'table'
}
