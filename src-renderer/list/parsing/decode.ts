import { decodeAs } from './code-pages.ts'
import { scorePlausibility } from './plausibility.ts'
import { type Encoding, encodings } from './reading.ts'

export interface DecodedText {
  /** Without byte order mark, NUL and the end-of-file mark of DOS. */
  readonly text: string
  readonly encoding: Encoding
  readonly byteOrderMark: boolean
}

function markedEncoding(bytes: Uint8Array): Encoding | undefined {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return undefined
}

const statisticsBytes = 65_536

/**
 * UTF-16 without a mark shows in NUL bytes that are frequent at every second place and rare at the others. Cells
 * padded with NUL, as mainframes write them, have them at both.
 */
function unmarkedUtf16(bytes: Uint8Array): Encoding | undefined {
  const pairs = Math.floor(Math.min(bytes.length, statisticsBytes) / 2)
  if (pairs < 2) return undefined
  let even = 0
  let odd = 0
  for (let pair = 0; pair < pairs; pair++) {
    if (bytes[2 * pair] === 0) even++
    if (bytes[2 * pair + 1] === 0) odd++
  }
  if (odd > pairs * 0.3 && even < odd / 10) return 'utf-16le'
  if (even > pairs * 0.3 && odd < even / 10) return 'utf-16be'
  return undefined
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

const sampleWords = 20_000
const wordBytes = 40

/** Whether an ASCII byte ends a word: white space, controls and what separates cells. */
function endsWord(byte: number): boolean {
  return byte <= 0x20 || byte === 0x22 || byte === 0x2c || byte === 0x3b || byte === 0x7c
}

/** The words that hold bytes above ASCII, one per line: all that the code pages disagree about. */
function ambiguousWords(bytes: Uint8Array): Uint8Array {
  const sample: number[] = []
  let words = 0
  for (let at = 0; at < bytes.length && words < sampleWords; at++) {
    if ((bytes[at] ?? 0) < 0x80) continue
    let start = at
    while (start > 0 && at - start < wordBytes && !endsWord(bytes[start - 1] ?? 0)) start--
    let end = at
    while (end < bytes.length && end - at < wordBytes && !endsWord(bytes[end] ?? 0)) end++
    for (let index = start; index < end; index++) sample.push(bytes[index] ?? 0)
    sample.push(0x0a)
    words++
    at = end
  }
  return Uint8Array.from(sample)
}

/** On a tie the earlier wins: Windows-1252 is what Windows programs write here. */
const singleByte: readonly Encoding[] = ['windows-1252', 'iso-8859-15', 'macintosh', 'cp850']

/**
 * Only old Macs ended lines with CR alone, and they never wrote the CR LF of DOS and Windows. Enough to decide between
 * readings that are equally good, as where one letter is all there is.
 */
function macintoshBonus(bytes: Uint8Array): number {
  const at = bytes.indexOf(0x0d)
  if (at < 0) return 0
  if (bytes[at + 1] === 0x0a) return -0.5
  return bytes.includes(0x0a) ? 0 : 1
}

function mostPlausible(bytes: Uint8Array): Encoding {
  const sample = ambiguousWords(bytes)
  const bonus = macintoshBonus(bytes)
  let best: Encoding = 'windows-1252'
  let bestScore = Number.NEGATIVE_INFINITY
  // UTF-8 takes part because a cut or a patched-in line must not turn a whole file into `Ã©`.
  for (const encoding of [...singleByte, 'utf-8'] as const) {
    const score = scorePlausibility(decodeAs(encoding, sample)) + (encoding === 'macintosh' ? bonus : 0)
    if (score > bestScore) {
      best = encoding
      bestScore = score
    }
  }
  return best
}

function isEncoding(name: string | undefined): name is Encoding {
  return encodings.some((encoding) => encoding === name)
}

/** The encoding of bytes that are text: by byte order mark, as strict UTF-8, as UTF-16, else the most plausible code page. */
export function findEncoding(bytes: Uint8Array, declared?: Encoding): Encoding {
  const certain = markedEncoding(bytes) ?? unmarkedUtf16(bytes)
  if (certain) return certain
  if (isUtf8(bytes)) return 'utf-8'
  return declared !== undefined && declared !== 'utf-8' ? declared : mostPlausible(bytes)
}

function withoutPadding(text: string): string {
  let end = text.length
  while (end > 0 && (text.charCodeAt(end - 1) === 0x1a || text.charCodeAt(end - 1) === 0)) end--
  const body = text.slice(0, end)
  return body.includes('\0') ? body.replaceAll('\0', '') : body
}

/** `declared` is what the content says of itself (HTML `charset`); the bytes overrule it. `chosen` overrules all. */
export function decodeText(bytes: Uint8Array, chosen?: string, declared?: Encoding): DecodedText {
  const encoding = isEncoding(chosen) ? chosen : findEncoding(bytes, declared)
  const byteOrderMark = markedEncoding(bytes) === encoding
  const markLength = byteOrderMark ? (encoding === 'utf-8' ? 3 : 2) : 0
  return { text: withoutPadding(decodeAs(encoding, bytes.subarray(markLength))), encoding, byteOrderMark }
}
