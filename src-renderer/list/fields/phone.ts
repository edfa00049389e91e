import type { CellRepair, ErrorCode, WarningCode } from './codes.ts'
import { type MobileReading, type NumberReading, type PhoneNote, readNumber } from './phone-number.ts'
import { mayNameOthers, namesOnly, numberParts, type OwnName, saysOthers } from './phone-owner.ts'
import { isPlaceholder, withoutGuard, withoutInvisible } from './text.ts'

export type PhoneCandidate =
  | (Extract<NumberReading, { kind: 'mobile' | 'fixed' }> & { readonly text: string })
  | {
      readonly kind: 'two-countries'
      readonly readings: readonly [MobileReading, MobileReading]
      readonly text: string
    }
  /** Words next to the number say that it is somebody else's, or not to be used. */
  | { readonly kind: 'of-other'; readonly text: string }
  | { readonly kind: 'unreadable' | 'digits-lost'; readonly text: string }

export interface PhonesInput {
  /** Cells of columns said to be mobile, left to right. */
  readonly mobile: readonly string[]
  /** Cells of the other phone columns, left to right. */
  readonly other: readonly string[]
  /** Cells of either that the cell next to them gives to somebody else. */
  readonly ofOthers?: readonly string[]
  /** ISO 3166 code of the list's country. */
  readonly country: string
  /** Whether the row has an address that can be used, one that cannot, or none. */
  readonly email: 'address' | 'invalid' | 'none'
  /** The country of mobile numbers that are valid in two, as the user said. */
  readonly pairsCountry?: string | undefined
  /** The patient's name: next to a number it is no other person's. */
  readonly ownName?: OwnName
  /** The user lets numbers through whose words name somebody else. */
  readonly takesOthers?: boolean
}

export interface PhonesReading {
  /** E.164. */
  readonly phoneNumber?: string
  /** Present if the number is not just the cell's digits: the cell as in the file. */
  readonly repair?: CellRepair
  readonly note?: PhoneNote
  /** The texts that could not be read as a number, to show to the user. */
  readonly unreadable: readonly string[]
  readonly errors: readonly ErrorCode[]
  readonly warnings: readonly WarningCode[]
}

// A spreadsheet wrote 0791234567 as 7.91E+8: the last digits are lost, however many are shown.
const exponent = /(?<![\p{L}\p{N}])\d+(?:[.,]\d+)?(?:e|\s*e\s*[+-]\s*)\d{1,3}(?![\p{L}\p{N}])/iu

/** No cell with a phone is longer. Keeps patterns away from pages of text. */
const maxCellLength = 400

const zeros = ['\u0660', '\u06F0', '\uFF10'].map((zero) => zero.charCodeAt(0))

/** Digits of other scripts and full-width signs as ASCII; every kind of dash as a hyphen. */
function plainSigns(text: string): string {
  if (/^[\0-~]*$/.test(text)) return text
  return text
    .replace(/[٠-٩۰-۹０-９]/g, (digit) => {
      const code = digit.charCodeAt(0)
      const zero = zeros.find((start) => code >= start && code <= start + 9) ?? code
      return String(code - zero)
    })
    .replaceAll('＋', '+')
    .replaceAll('／', '/')
    .replace(/[‐‑‒–—―−－]/g, '-')
}

/** Removes remarks in brackets that contain words and no number. */
function withoutRemarks(text: string): string {
  return text.replace(/[([](?=[^()[\]\p{L}]*\p{L})[^()[\]]*[)\]]/gu, (remark) =>
    remark.replace(/\D/g, '').length >= 6 ? remark : ' '
  )
}

/** A token of letters and digits is a word (`18h00`, `tel2`) up to this many digits; with more it was meant as a number. */
const maxWordDigits = 4

/** A time of day after a word (`après 18 h`, `ab 18 Uhr`): no part of the number. */
const hourAfterWord = /(?<=\p{L}{2}\.?\s{1,9})\d{1,2}\s*(?:h|heures?|uhr)(?:\s*\d{2})?(?![\p{L}\d])/giu

/** The number in a text, without the words around it; undefined if words are inside it, or if there is another number. */
function numberIn(typed: string): string | undefined {
  // `791234567.0`: a program wrote a number with its decimals; that 0 was never dialled.
  const unbracketed = typed.replace(/^(\s*[1-9]\d{6,})[.,]0\s*$/, '$1').replace(/\[(\d+)\]/g, '($1)')
  if (/^\+?[\d .()/-]+$/.test(unbracketed)) return unbracketed.trim()
  const text = unbracketed.replace(hourAfterWord, '')
  const label = /^\s*\p{L}[^:]*:(?=.*\d)/u.exec(text)
  const body = label && label[0].replace(/\D/g, '').length < 4 ? text.slice(label[0].length) : text
  const marks: (string | null)[] = []
  for (const token of body.split(/\s+/u)) {
    if (!/\p{L}/u.test(token)) {
      if (token !== '') marks.push(token)
      continue
    }
    const bare = token
      .replace(/^[^\p{L}\d+(]*(?:\p{L}{2,}[.:=]*|\p{L}[.:=]+)+/u, '')
      .replace(/(?<=\d[)"'’]?)\p{L}{2,}[.,;:]?$/u, '')
    const isWord = bare === '' || /\p{L}/u.test(bare)
    // `0764288789;fils 078…`: if the first number were dropped as a word, another person's would be used.
    if (isWord && bare.replace(/\D/g, '').length > maxWordDigits) return undefined
    marks.push(isWord ? null : bare)
  }
  const hasDigit = (mark: string | null) => mark !== null && /\d|^[+(]+$/.test(mark)
  const first = marks.findIndex(hasDigit)
  const last = marks.findLastIndex((mark) => mark !== null && /\d/.test(mark))
  if (first < 0 || last < first) return undefined
  const inner = marks.slice(first, last + 1)
  if (inner.includes(null)) return undefined
  const core = inner
    .join(' ')
    .replace(/^[^\d+(]+/, '')
    .replace(/(?<!\D)\D+$/, '')
  return /^(?:\(?\s*\++)?[\d\s.()/'’_·-]+$/.test(core) ? core : undefined
}

/** A slash after a whole number separates it from what follows: `0151 1234567 / 8` is not one number. */
function holdsTwo(core: string): boolean {
  const digitsIn = (part: string) => part.replace(/\D/g, '').length
  const apart = core.lastIndexOf(' /')
  if (apart >= 0 && digitsIn(core.slice(0, apart)) >= 7) return true
  const slash = core.indexOf('/')
  return slash >= 0 && digitsIn(core.slice(0, slash)) >= 7 && digitsIn(core.slice(slash)) >= 7
}

function readText(text: string, country: string, saidToBeMobile: boolean): PhoneCandidate {
  const core = numberIn(text)
  if (core === undefined || holdsTwo(core)) return { kind: 'unreadable', text: text.trim() }
  const number = readNumber(core, country, saidToBeMobile)
  return { ...number, text: text.trim() }
}

function pieces(text: string, separator: RegExp): readonly string[] {
  return text.split(separator).filter((piece) => !isPlaceholder(piece))
}

/** A piece without digits next to a number is a word around it. */
function readPieces(parts: readonly string[], country: string, saidToBeMobile: boolean): readonly PhoneCandidate[] {
  const withDigits = parts.filter((part) => /\d/.test(part))
  return (withDigits.length > 0 ? withDigits : parts).map((part) => readText(part, country, saidToBeMobile))
}

const plainSwiss = /^(?:\+41|0041|0)[ .-]?(7[5-9](?:[ .-]?\d){7})$/

/**
 * A Swiss mobile written plainly: nearly every cell of a Swiss list. All of 075 to 079 with seven digits behind are
 * mobiles in the library's metadata (a test checks this), so that nothing needs to be parsed.
 */
function plainSwissMobile(cell: string): PhoneCandidate | undefined {
  const significant = plainSwiss.exec(cell)?.[1]?.replace(/[ .-]/g, '')
  if (significant === undefined) return undefined
  return { kind: 'mobile', e164: `+41${significant}`, country: 'CH', national: `0${significant}`, text: cell }
}

/**
 * The numbers in one cell, left to right: the cell as a whole, else what is between `;` `,` line breaks and
 * `ou oder o or`, else between slashes. An empty cell or a placeholder has none; any other cell has at least one.
 */
export function readPhoneCell(cell: string, country: string, saidToBeMobile: boolean): readonly PhoneCandidate[] {
  if (cell === '') return []
  const plain = country === 'CH' ? plainSwissMobile(cell) : undefined
  if (plain) return [plain]
  if (isPlaceholder(cell)) return []
  if (cell.length > maxCellLength) return [{ kind: 'unreadable', text: cell.slice(0, maxCellLength) }]
  const typed = plainSigns(withoutGuard(withoutInvisible(cell)))
  if (/\d/.test(typed) && mayNameOthers(typed)) {
    return numberParts(typed).flatMap(({ text, isOthers }): readonly PhoneCandidate[] => {
      const own = isOthers && saysOthers(text) ? [] : readPlainCell(text, country, saidToBeMobile)
      // Letters inside a number name nobody.
      if (own.length > 0 && own.every(({ kind }) => kind === 'unreadable' || kind === 'digits-lost')) return own
      return isOthers ? [{ kind: 'of-other', text: text.trim() }] : own
    })
  }
  return readPlainCell(typed, country, saidToBeMobile)
}

/** The numbers in a text whose words name nobody. */
function readPlainCell(typed: string, country: string, saidToBeMobile: boolean): readonly PhoneCandidate[] {
  const text = withoutRemarks(typed)
  const lost: PhoneCandidate[] = []
  let rest = text
  for (let found = exponent.exec(rest); found; found = exponent.exec(rest)) {
    lost.push({ kind: 'digits-lost', text: found[0] })
    rest = `${rest.slice(0, found.index)};${rest.slice(found.index + found[0].length)}`
  }
  if (lost.length > 0 && !/\d/.test(rest)) return lost
  const whole = readText(rest, country, saidToBeMobile)
  if (whole.kind !== 'unreadable') return [...lost, whole]
  const candidates = pieces(rest, /[;,\n\r]|(?<![\p{L}\p{N}])(?:ou|oder|o|or)(?![\p{L}\p{N}])/iu)
  const first = readPieces(candidates, country, saidToBeMobile)
  const split = first.flatMap((candidate) => {
    if (candidate.kind !== 'unreadable' || !candidate.text.includes('/')) return [candidate]
    // Spaced slashes separate numbers, others may belong to one: `022/345 67 89 / 079/123 45 67`.
    return readPieces(pieces(candidate.text, /\s\/|\/\s/), country, saidToBeMobile).flatMap((part) =>
      part.kind === 'unreadable' && part.text.includes('/')
        ? readPieces(pieces(part.text, /\//), country, saidToBeMobile)
        : [part]
    )
  })
  return [...lost, ...(split.length > 0 ? split : [whole])]
}

/** Just `+…` or the full national number, apart from spaces, dots and hyphens: nothing was repaired. */
function isAsTyped(cell: string, number: { readonly e164: string; readonly national: string }): boolean {
  const bare = cell.replace(/[ .-]/g, '')
  return bare === number.e164 || bare === number.national
}

/**
 * The number that receives the message: the first valid mobile, from mobile columns first; the rest is ignored.
 * Without a mobile, an unreadable number blocks the row, even with a valid e-mail address; fixed lines alone are
 * ignored if there is an e-mail address.
 */
export function readPhones(input: PhonesInput): PhonesReading {
  const candidates: PhoneCandidate[] = []
  const mobile =
    firstMobile(input.mobile, input, true, candidates) ?? firstMobile(input.other, input, false, candidates)
  if (mobile !== undefined) return mobile
  for (const cell of input.ofOthers ?? []) {
    const [first] = candidatesIn(cell, input, false)
    if (first === undefined) continue
    if (first.kind === 'mobile' && input.takesOthers) return phonesReading(cell, first, input.country)
    candidates.push({ kind: 'of-other', text: first.text })
  }
  const errors: ErrorCode[] = []
  if (candidates.some(({ kind }) => kind === 'of-other')) errors.push('phone-of-other')
  const unreadable = candidates.filter(({ kind }) => kind === 'unreadable' || kind === 'digits-lost')
  if (unreadable.some(({ kind }) => kind === 'unreadable')) errors.push('phone-invalid')
  if (unreadable.some(({ kind }) => kind === 'digits-lost')) errors.push('phone-digits-lost')
  const texts = candidates.flatMap(({ kind, text }) => (kind === 'fixed' ? [] : [text]))
  if (errors.length > 0) return { unreadable: texts, errors, warnings: [] }
  if (candidates.length > 0)
    return input.email === 'address'
      ? { unreadable: [], errors: [], warnings: ['landline-ignored'] }
      : { unreadable: [], errors: ['phone-landline-only'], warnings: [] }
  return { unreadable: [], errors: input.email === 'none' ? ['contact-missing'] : [], warnings: [] }
}

/** The first mobile in these cells, or what speaks against the one that may be meant; the others become candidates. */
function firstMobile(
  cells: readonly string[],
  input: PhonesInput,
  saidToBeMobile: boolean,
  candidates: PhoneCandidate[]
): PhonesReading | undefined {
  for (const cell of cells) {
    for (const candidate of candidatesIn(cell, input, saidToBeMobile)) {
      if (candidate.kind === 'mobile') return phonesReading(cell, candidate, input.country)
      if (candidate.kind === 'two-countries') {
        const meant = candidate.readings.find(({ country }) => country === input.pairsCountry)
        return meant ? phonesReading(cell, meant, input.country) : twoCountries(candidate.text)
      }
      candidates.push(candidate)
    }
  }
  return undefined
}

const none: readonly never[] = []
const isOfOther = ({ kind }: PhoneCandidate) => kind === 'of-other'

function candidatesIn(
  cell: string,
  { country, takesOthers, ownName = {} }: PhonesInput,
  isMobile: boolean
): readonly PhoneCandidate[] {
  const candidates = readPhoneCell(cell, country, isMobile)
  if (!candidates.some(isOfOther)) return candidates
  return candidates.flatMap((candidate) =>
    candidate.kind === 'of-other' && (takesOthers === true || namesOnly(candidate.text, ownName))
      ? readPlainCell(candidate.text, country, isMobile)
      : [candidate]
  )
}

function twoCountries(text: string): PhonesReading {
  return { unreadable: [text], errors: ['phone-two-countries'], warnings: [] }
}

function phonesReading(
  cell: string,
  number: Extract<NumberReading, { kind: 'mobile' | 'fixed' }>,
  country: string
): PhonesReading {
  const asTyped = isAsTyped(cell, number)
  if (asTyped && number.country === country && number.note === undefined) {
    // As nearly all of a long list are.
    return { phoneNumber: number.e164, unreadable: none, errors: none, warnings: none }
  }
  const warnings: WarningCode[] = []
  if (!asTyped) warnings.push('phone-repaired')
  if (number.country !== country) warnings.push('phone-other-country')
  return {
    phoneNumber: number.e164,
    ...(asTyped ? {} : { repair: { before: cell, after: number.e164 } }),
    ...(number.note === undefined ? {} : { note: number.note }),
    unreadable: [],
    errors: [],
    warnings
  }
}
