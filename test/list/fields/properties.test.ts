import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  cleanText,
  isPlaceholder,
  readAppointment,
  readEmail,
  readFullName,
  readGenderCell,
  readLanguageCell,
  readNamePart,
  readPhones
} from '../../../src-renderer/list/fields/index.ts'
import { instantOf, localAt, offsetAt } from '../../../src-renderer/list/fields/zone.ts'

const odd = fc.constantFrom(
  ...' \u00a0\u200b\u2060\ufeff\u00ad\u200e\u202a\u2066\t\n\r\u0085\u2028"=\'.,;:/()+-–—0179aéeÉßœ',
  '="',
  '""',
  'e\u0301',
  '079',
  '41',
  ' / ',
  ' ou ',
  'E+'
)
const text = fc.oneof(
  fc.array(odd, { maxLength: 24 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary' })
)

test('cleaning a second time changes nothing more', () => {
  fc.assert(
    fc.property(text, (cell) => {
      expect(cleanText(cleanText(cell))).toBe(cleanText(cell))
    })
  )
})

test('a cleaned name is its own reading, and blank exactly where it is missing', () => {
  fc.assert(
    fc.property(text, (cell) => {
      const name = readNamePart(cell)
      if (name !== undefined) expect([readNamePart(name), isPlaceholder(cell, 'name')]).toEqual([name, false])
    })
  )
})

test('splitting a name loses and invents no word but titles', () => {
  const words = fc.array(fc.constantFrom('Anna', 'MEIER', 'de', 'la', 'von', 'Ben', 'D’ANGELO', 'Kurt', 'A.', 'Süß'), {
    minLength: 1,
    maxLength: 6
  })
  fc.assert(
    fc.property(words, fc.constantFrom('last-first' as const, 'first-last' as const), (typed, order) => {
      const { firstName = '', lastName = '' } = readFullName(typed.join(' '), order)
      expect(`${lastName} ${firstName}`.trim().split(' ').sort()).toEqual([...typed].sort())
    })
  )
})

const country = fc.constantFrom('CH', 'FR', 'DE', 'IT', 'AT', 'GB')
const phoneText = fc.oneof(
  text,
  fc
    .tuple(
      fc.constantFrom('07', '06', '+41', '0041', '41', '01', '3', '+33', '33', '0', '7', ''),
      fc.array(fc.constantFrom(...'0123456789', ' ', '.', '-', '/', '(0)', ' ou ', '; '), {
        minLength: 7,
        maxLength: 14
      })
    )
    .map(([start, rest]) => start + rest.join(''))
)

test('no digit of a number is invented: after the calling code, all are in the cell in this order', () => {
  fc.assert(
    fc.property(phoneText, country, fc.boolean(), (cell, home, mobile) => {
      const cells = mobile ? { mobile: [cell], other: [] } : { mobile: [], other: [cell] }
      const { phoneNumber } = readPhones({ ...cells, country: home, email: 'none' })
      if (phoneNumber === undefined) return
      const digits = cleanText(cell).replace(/\D/g, '')
      const national = ['41', '33', '49', '39', '43', '44', '423', '1']
        .filter((code) => phoneNumber.startsWith(`+${code}`))
        .map((code) => phoneNumber.slice(code.length + 1))
      // Only a 0 in brackets may be between them.
      const found = [phoneNumber.slice(1), ...national].some(
        (wanted) => digits.includes(wanted) || cell.replace('(0)', '').replace(/\D/g, '').includes(wanted)
      )
      expect(found).toBe(true)
    }),
    { numRuns: 2000 }
  )
})

test('a number that was read reads as itself, unrepaired, in every country', () => {
  fc.assert(
    fc.property(phoneText, country, country, (cell, home, elsewhere) => {
      const { phoneNumber } = readPhones({ mobile: [cell], other: [], country: home, email: 'none' })
      if (phoneNumber === undefined) return
      const again = readPhones({ mobile: [], other: [phoneNumber], country: elsewhere, email: 'none' })
      expect([again.phoneNumber, again.repair]).toEqual([phoneNumber, undefined])
    }),
    { numRuns: 2000 }
  )
})

test('any text without a mobile has a result: a number, an error, or a fixed line', () => {
  fc.assert(
    fc.property(phoneText, country, (cell, home) => {
      const { phoneNumber, errors, warnings } = readPhones({
        mobile: [cell],
        other: [],
        country: home,
        email: 'address'
      })
      const silent = phoneNumber === undefined && errors.length === 0 && warnings.length === 0
      expect(silent).toBe(isPlaceholder(cell))
    }),
    { numRuns: 1000 }
  )
})

test('an address that was read reads as itself, unrepaired', () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.emailAddress()), (cell) => {
      const reading = readEmail(cell)
      if (reading.kind === 'address')
        expect(readEmail(reading.address)).toEqual({ kind: 'address', address: reading.address })
    })
  )
})

const zones = ['Europe/Zurich', 'Europe/London', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC']
const instant = fc.integer({ min: Date.UTC(2000, 0, 1) / 1000, max: Date.UTC(2040, 0, 1) / 1000 }).map((s) => s * 1000)

test('every instant is the instant of its local time, or that time is shown twice', () => {
  fc.assert(
    fc.property(instant, fc.constantFrom(...zones), (ms, zone) => {
      const back = instantOf(localAt(ms, zone), zone)
      if (back.kind === 'ambiguous') {
        const hours = [-1, -0.5, 0.5, 1].map((hour) => ms + hour * 3_600_000)
        expect(hours.map((other) => JSON.stringify(localAt(other, zone)))).toContain(JSON.stringify(localAt(ms, zone)))
      } else expect(back).toEqual({ kind: 'instant', ms })
    }),
    { numRuns: 3000 }
  )
})

test('the offset agrees with what Intl writes', () => {
  fc.assert(
    fc.property(instant, fc.constantFrom(...zones), (ms, zone) => {
      const written = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
        .formatToParts(ms)
        .find(({ type }) => type === 'timeZoneName')?.value
      const [, sign = '+', hours = '0', minutes = '0'] = /GMT(?:([+-])(\d+):(\d+))?/.exec(written ?? '') ?? []
      expect(offsetAt(zone, ms)).toBe((sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000 || 0)
    })
  )
})

const spellings: readonly ((p: { y: string; mo: string; d: string; h: string; mi: string }) => string)[] = [
  ({ y, mo, d, h, mi }) => `${d}.${mo}.${y} ${h}:${mi}`,
  ({ y, mo, d, h, mi }) => `${Number(d)}.${Number(mo)}.${y.slice(2)} ${Number(h)}h${mi}`,
  ({ y, mo, d, h, mi }) => `${d}/${mo}/${y} à ${h}h${mi}`,
  ({ y, mo, d, h, mi }) => `${y}-${mo}-${d}T${h}:${mi}`,
  ({ y, mo, d, h, mi }) => `${y}${mo}${d}${h}${mi}`,
  ({ y, mo, d, h, mi }) => `${d}.${mo}.${y}, ${h}.${mi} Uhr`
]

test('a local time reads as the same instant however it is written', () => {
  const time = fc.integer({ min: Date.UTC(2026, 10, 30, 8) / 60_000, max: Date.UTC(2039, 0, 1) / 60_000 })
  fc.assert(
    fc.property(time, (minutes) => {
      const ms = minutes * 60_000
      const local = localAt(ms, 'Europe/Zurich')
      if (instantOf(local, 'Europe/Zurich').kind !== 'instant' || (local.hour === 0 && local.minute === 0)) return
      const two = (value: number) => String(value).padStart(2, '0')
      const parts = {
        y: String(local.year),
        mo: two(local.month),
        d: two(local.day),
        h: two(local.hour),
        mi: two(local.minute)
      }
      const read = spellings.map(
        (spell) => readAppointment({ date: spell(parts), timeZone: 'Europe/Zurich', now: 0 }).appointmentAt
      )
      expect(read).toEqual(spellings.map(() => ms))
    })
  )
})

test('no cell whatever makes a reader throw', () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: 'grapheme' })), (cell) => {
      readFullName(cell, 'last-first')
      readGenderCell(cell)
      readLanguageCell(cell)
      readAppointment({ date: cell, time: cell, timeZone: 'Europe/Zurich', now: 0 })
    })
  )
})
