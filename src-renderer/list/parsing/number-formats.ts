import { limits } from './limits.ts'

/** What a number format makes of a number; `elapsed` is a time that runs beyond 24 hours. */
export type NumberKind = 'number' | 'date' | 'elapsed'

/** Built-in formats (ECMA-376 part 1, 18.8.30; 27–36 and 50–58 are dates in East Asian Excel). */
export function builtInKind(id: number): NumberKind {
  if (id === 46) return 'elapsed'
  const isDate = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id === 45 || id === 47 || (id >= 50 && id <= 58)
  return isDate ? 'date' : 'number'
}

/** Named formats of the 2003 XML format, and of programs that write the names of their own format list. */
const namedKinds: ReadonlyMap<string, NumberKind> = new Map(
  Object.entries({
    general: 'number',
    standard: 'number',
    fixed: 'number',
    percent: 'number',
    scientific: 'number',
    'general number': 'number',
    currency: 'number',
    'euro currency': 'number',
    'yes/no': 'number',
    'true/false': 'number',
    'on/off': 'number'
  } as const)
)

/** Quoted text, escaped letters, fill and padding marks: shown as they are. */
const shownAsIs = /"[^"]*"|\\.|_.|\*./g
const elapsedMark = /\[(?:h+|m+|s+)\]/i
const brackets = /\[[^[\]]*\]/g

/** The first section of a format code decides: it shows positive numbers. A code that is too long is cut. */
export function formatKind(whole: string): NumberKind {
  const code = whole.slice(0, limits.formatLength)
  const named = namedKinds.get(code.trim().toLowerCase())
  if (named) return named
  const section = code.replace(shownAsIs, '').split(';')[0] ?? ''
  if (elapsedMark.test(section)) return 'elapsed'
  return /[dmyhs]/i.test(section.replace(brackets, '').replace(/general/gi, '')) ? 'date' : 'number'
}
