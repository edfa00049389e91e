import {
  type CountryCode,
  isSupportedCountry,
  type NumberType,
  parsePhoneNumberFromString
} from 'libphonenumber-js/max'

/** Why a number was read this way, where another reading was possible. */
export type PhoneNote =
  /** A Swiss fixed line of Basel or Winterthur (061, 062) and a French mobile: which was taken. */
  | 'french-not-basel'
  | 'basel-not-french'
  /** Written nationally, but not of the list's country. */
  | 'national-of-other-country'
  /** The country code had no `+`. */
  | 'plus-was-missing'

export type NumberReading =
  | {
      readonly kind: 'mobile' | 'fixed'
      readonly e164: string
      readonly country: string | undefined
      /** The full national number, with its 0 where the country has one; digits only. */
      readonly national: string
      readonly note?: PhoneNote
    }
  /** A mobile number of both countries, written so that either may be meant. */
  | { readonly kind: 'two-countries'; readonly readings: readonly [home: MobileReading, abroad: MobileReading] }
  /** `assigned`: a number of that country, but neither a mobile nor a fixed line (0800, 0900, a pager). */
  | { readonly kind: 'unreadable'; readonly assigned?: true }

/** A mobile number of one country. */
export interface MobileReading {
  readonly kind: 'mobile'
  readonly e164: string
  readonly country: string | undefined
  readonly national: string
}

const unreadable: NumberReading = { kind: 'unreadable' }
const assigned: NumberReading = { kind: 'unreadable', assigned: true }

/** Countries whose national numbers begin with a 0 that the international form lacks. */
const zeroCountries: ReadonlyMap<string, string> = new Map([
  ['CH', '41'],
  ['FR', '33'],
  ['DE', '49'],
  ['AT', '43'],
  ['GB', '44']
])

const zeroCallingCodes = new Set<string>(zeroCountries.values())

// Fixed lines: also numbers of companies (058) and over the internet (French 09); not free, paid or paging numbers.
const fixedTypes = new Set<NumberType>(['FIXED_LINE', 'VOIP', 'UAN'])

/** Parsing is the most expensive part of reading a list; families and repeated appointments share numbers. */
const parsed = new Map<string, NumberReading>()
const maxParsed = 20_000

function read(text: string, country?: CountryCode): NumberReading {
  const key = country ? `${country} ${text}` : text
  const known = parsed.get(key)
  if (known) return known
  if (parsed.size >= maxParsed) parsed.clear()
  const reading = parse(text, country)
  parsed.set(key, reading)
  return reading
}

function parse(text: string, country?: CountryCode): NumberReading {
  const number = parsePhoneNumberFromString(
    text,
    country ? { defaultCountry: country, extract: false } : { extract: false }
  )
  // The library completes short numbers of some countries; a digit that was not typed is never added.
  if (!number || !text.endsWith(number.nationalNumber)) return unreadable
  const type = number.getType()
  const isMobile =
    type === 'MOBILE' ||
    type === 'FIXED_LINE_OR_MOBILE' ||
    (number.countryCallingCode === '1' && (type === 'FIXED_LINE' || type === 'PERSONAL_NUMBER'))
  if (!isMobile && !fixedTypes.has(type)) return type === undefined ? unreadable : assigned
  const hasZero = zeroCallingCodes.has(number.countryCallingCode)
  return {
    kind: isMobile ? 'mobile' : 'fixed',
    e164: number.number,
    country: number.country,
    national: hasZero ? `0${number.nationalNumber}` : number.formatNational().replace(/\D/g, '')
  }
}

/** Reads digits as a national number of a country, with its 0 or without. */
function readNational(digits: string, country: string): NumberReading {
  const callingCode = zeroCountries.get(country)
  if (callingCode === undefined) return isSupportedCountry(country) ? read(digits, country) : unreadable
  const significant = digits.startsWith('0') ? digits.slice(1) : digits
  if (significant.startsWith('0') || significant.length < 4) return unreadable
  const number = read(`+${callingCode}${significant}`)
  // The library also drops a second prefix; then these were not the digits of one national number.
  if ('e164' in number && number.e164 !== `+${callingCode}${significant}`) return unreadable
  return number
}

function withNote(number: NumberReading, note: PhoneNote): NumberReading {
  return number.kind === 'unreadable' || number.kind === 'two-countries' ? number : { ...number, note }
}

function asMobile({ e164, country, national }: Exclude<NumberReading, { kind: 'two-countries' | 'unreadable' }>) {
  return { kind: 'mobile', e164, country, national } as const
}

function onlyMobile(number: NumberReading): NumberReading {
  return number.kind === 'mobile' ? number : unreadable
}

/** Neighbouring countries in the order in which they are tried, with the pattern of their mobiles: avoids parsing. */
const neighbours: readonly (readonly [country: string, mobile: RegExp])[] = [
  ['FR', /^0?[67]\d{8}$/],
  ['DE', /^0?1[567]\d{8,9}$/],
  ['IT', /^3\d{9}$/],
  ['AT', /^06\d{9,12}$/]
]

interface Groups {
  readonly digits: string
  readonly single: boolean
  /** `06 12 34 56 78`: French. */
  readonly pairs: boolean
  /** `074 412 34 56`: Swiss, never French. */
  readonly swiss: boolean
}

function groupsOf(core: string): Groups {
  const parts = core.split(/\D+/).filter((part) => part !== '')
  const lengths = parts.map((part) => part.length).join('-')
  const digits = parts.join('')
  return {
    digits,
    single: parts.length === 1,
    pairs: lengths === '2-2-2-2-2' || lengths === '1-2-2-2-2',
    swiss:
      parts.length > 1 && (/^0[1-9]\d$/.test(parts[0] ?? '') || (!digits.startsWith('0') && /^2-[37]/.test(lengths)))
  }
}

function readInSwissList(groups: Groups, saidToBeMobile: boolean): NumberReading {
  const { digits } = groups
  const significant = digits.replace(/^0/, '')
  const swiss = /^[2-9]\d{8}$/.test(significant) ? readNational(digits, 'CH') : unreadable
  // Written nationally, Swiss mobiles are 075 to 079: the others are in the plan, but not in use.
  if (swiss.kind === 'mobile' && /^7[5-9]/.test(significant)) {
    const french = groups.pairs ? readNational(digits, 'FR') : unreadable
    return french.kind === 'mobile' ? { kind: 'two-countries', readings: [asMobile(swiss), asMobile(french)] } : swiss
  }
  if (swiss.kind === 'fixed') {
    if (!/^6[12]/.test(significant)) return swiss
    const french =
      groups.pairs || (groups.single && saidToBeMobile) ? onlyMobile(readNational(digits, 'FR')) : unreadable
    return french.kind === 'mobile' ? withNote(french, 'french-not-basel') : withNote(swiss, 'basel-not-french')
  }
  if (swiss.kind === 'unreadable' && swiss.assigned && !/^7/.test(significant)) return unreadable
  const abroad = readWithLostPlus(digits)
  if (abroad.kind === 'mobile') return abroad
  for (const [country, mobile] of neighbours) {
    if (!mobile.test(digits) || (country === 'FR' && groups.swiss)) continue
    const number = onlyMobile(readNational(digits, country))
    if (number.kind === 'mobile') return withNote(number, 'national-of-other-country')
  }
  if (groups.swiss || !/^0?[1-59]\d{8}$/.test(digits)) return unreadable
  const french = readNational(digits, 'FR')
  return french.kind === 'fixed' ? withNote(french, 'national-of-other-country') : unreadable
}

function readWithLostPlus(digits: string): NumberReading {
  if (!/^(?:41|33|49|39|43|44)\d{8,}$/.test(digits)) return unreadable
  return withNote(onlyMobile(read(`+${digits}`)), 'plus-was-missing')
}

/** `+41 (0)79`: the bracket is right after the country code. */
const optionalZero = /^(\D*(?:00\D*)?[1-9]\d{0,2}\D*)\(0\)/
const optionalZeroWithoutPlus = /^(\D*(?:41|33|49|39|43|44)\D*)\(0\)/

function readInternational(core: string): NumberReading {
  const digits = core.replace(/\D/g, '').replace(/^00/, '')
  if (digits.length < 7 || digits.length > 16 || digits.startsWith('0')) return unreadable
  // `+41 (0)79`: the bracket says which digit is not dialled from abroad; in Italy it is.
  if (optionalZero.test(core)) {
    const withoutZero = core.replace(optionalZero, '$1').replace(/\D/g, '').replace(/^00/, '')
    const number = read(`+${withoutZero}`)
    if (number.kind !== 'unreadable') return number
  }
  return read(`+${digits}`)
}

/**
 * Reads one number: digits with blanks, dots, hyphens, strokes and brackets, perhaps a `+` in front. First what the
 * text says itself (`+`, `00`), then a mobile of the list's country, then a code whose `+` is lost, then (in a Swiss
 * list) mobiles of the neighbours, then fixed lines. `saidToBeMobile`: the column's header says so; it decides between
 * Basel and France. Validity and type are the library's, full metadata.
 */
export function readNumber(core: string, country: string, saidToBeMobile: boolean): NumberReading {
  if (/^\(?\s*\+/.test(core) || /^\D*0\D*0/.test(core)) return readInternational(core)
  const trunk = core.replace(optionalZeroWithoutPlus, '$1')
  const groups = groupsOf(trunk)
  if (groups.digits.length < 6 || groups.digits.length > 15) return unreadable
  if (country === 'CH') return readInSwissList(groups, saidToBeMobile)
  const home = readNational(groups.digits, country)
  if (home.kind === 'mobile') return home
  const abroad = readWithLostPlus(groups.digits)
  return abroad.kind === 'mobile' ? abroad : home
}
