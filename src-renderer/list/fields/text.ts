import { allWords } from '../terms.ts'
import { emptyWords } from './vocabulary/cells.ts'

// What Unicode calls default-ignorable, which is shown as nothing (zero-width marks, soft hyphen, bidi marks, fillers,
// tags, variation selectors …), and control characters. Not the joiners U+200C/D (Persian, emoji families), and not the
// control characters that break lines: those are white space.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const invisible = /(?![\u200C\u200D])\p{Default_Ignorable_Code_Point}|[\0-\x08\x0E-\x1F\x7F-\x84\x86-\x9F]/gu

const guard = /^\s*="((?:[^"]|"")*)"\s*$/

/** Removes invisible characters. White space stays. */
export function withoutInvisible(text: string): string {
  return text.replace(invisible, '')
}

/** Excel's text guard `="…"`, if it is the whole text, means its content. */
export function withoutGuard(text: string): string {
  let inner = text
  for (let found = guard.exec(inner); found; found = guard.exec(inner)) inner = (found[1] ?? '').replaceAll('""', '"')
  return inner
}

/**
 * The text of a cell as it is kept: Excel's guard unwrapped, invisible characters removed, NFC, every run of white
 * space (also no-break spaces and line breaks) one space, none outside. Cleaning again changes nothing.
 */
export function cleanText(cell: string): string {
  // Most cells hold plain words, which need none of the slower steps.
  if (/^(?:[!-~À-ž]+(?: [!-~À-ž]+)*)?$/.test(cell) && !cell.startsWith('="')) return cell
  const bare = withoutGuard(withoutInvisible(cell))
  return bare
    .normalize('NFC')
    .replace(/[\s\x85]+/g, ' ')
    .trim()
}

/** For comparing words: cleaned, lower case, without accents; `ß` is `ss`, `œ` is `oe`. */
export function fold(text: string): string {
  const clean = cleanText(text)
  if (/^[ -~]*$/.test(clean)) return clean.toLowerCase()
  return clean
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
}

/** The words of a search, folded: a folded text that contains all of them is found. */
export function searchWords(search: string): readonly string[] {
  return fold(search)
    .split(/\s+/)
    .filter((word) => word !== '')
}

const placeholders = new Set(allWords(emptyWords))
/** One question mark means unknown; several are letters that a program could not write. */
const onlyMarks = /^(?!.*\?.*\?)[\s\-‐‑‒–—―−./?]*$/u

/**
 * Whether a cell is a placeholder: blank, dashes, dots, a slash, a question mark, or a word for none. Words do not
 * count in names: Null and Na are surnames.
 */
export function isPlaceholder(cell: string, kind: 'name' | 'other' = 'other'): boolean {
  const text = cleanText(cell)
  // Nearly every cell begins with a letter or a digit.
  if (!/^[0-9A-Za-z]/.test(text) && onlyMarks.test(text)) return true
  return kind === 'other' && text.length <= 12 && !/\d/.test(text) && placeholders.has(fold(text))
}

/** An error of a spreadsheet (`#N/A`, `#REF!`, `#DIV/0!`) or a column too narrow (`####`): no value can be read. */
export function isSheetError(cell: string): boolean {
  return /^#(?:#+|N\/A|[A-Z]+[!?]|DIV\/0!|NV|N\/D)$/i.test(cleanText(cell))
}
