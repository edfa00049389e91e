import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { expect, test } from 'vitest'
import { saysOwnContact } from '../../src-renderer/list/columns/vocabulary/own-contact.ts'
import { readFullName } from '../../src-renderer/list/fields/name.ts'
import { readPhones } from '../../src-renderer/list/fields/phone.ts'
import { phoneText } from '../../src-renderer/screens/check/grid/cell-text.ts'
import { createRandom } from '../crash/random.ts'
import { attacksOn } from './expressions/attacks.ts'
import {
  constructedExpressions,
  expressionsInSources,
  libraryExpressions,
  type SourceExpression
} from './expressions/collect.ts'
import { slowUnder, superlinearUnder } from './expressions/growth.ts'

/** Some thousand texts for each of some hundred expressions. */
const timeoutMs = 240_000

const { expressions, constructions } = expressionsInSources()
const constructed = constructedExpressions(constructions)

function breaches(all: readonly SourceExpression[]): string[] {
  const byText = new Map(all.map((one) => [`/${one.source}/${one.flags}`, one]))
  return [...byText].flatMap(([text, { place, source, flags }]) => {
    const pattern = new RegExp(source, flags)
    const attack = superlinearUnder(pattern, attacksOn(pattern, createRandom(1)))
    return attack === undefined ? [] : [`${place} ${text.slice(0, 100)} under ${JSON.stringify(attack)}`]
  })
}

test('the expressions are found: literals, those that are made of text, and those of the contract', () => {
  const places = new Set(constructed.map(({ place }) => place))
  expect(constructions.filter((place) => !places.has(place))).toEqual([])
  expect([expressions.length > 400, constructed.filter(({ place }) => place.startsWith('call ')).length > 2]).toEqual([
    true,
    true
  ])
})

test(
  'the attacks find expressions that are known not to be linear',
  () => {
    const known = [
      /\s+$/,
      /\D*$/,
      /^(\S+)\s*(\S*)$/,
      /<[^>]+>/,
      /Queue .* doesn't exist/i,
      /^(?:a+)+$/,
      /^(?:\s*[*#]+\s*)+x/,
      /^(?:telefon|tele|fon|s)+$/,
      /\[[^\]]*\]|\(.*?\)x/g,
      /(\w+)\s*=\s*"?\s*\1/,
      /^(?:\D*\d){7,}.*\s\//,
      /(?<=\p{L})\s*,?\s*x$/u
    ]
    const found = breaches(known.map(({ source, flags }) => ({ place: 'known', source, flags })))
    expect(known.filter((one) => !found.some((line) => line.startsWith(`known ${one} `)))).toEqual([])
  },
  timeoutMs
)

test(
  'no expression of the app takes more than its share of time, whatever text it is given',
  () => {
    expect(breaches([...expressions, ...constructed])).toEqual([])
  },
  timeoutMs
)

/** Beginnings behind which the library of phone numbers goes on in another way. */
const beginnings = ['', '+41 79 ', '+;phone-context=', '079 123 45 67;ext=']
/** Of the attacks on each expression, by chance. */
const attacksPerExpression = 25

/** Attacks on the expressions of the library, as texts that are given to whoever uses it. */
function attacksOnLibrary() {
  const random = createRandom(1)
  return libraryExpressions().flatMap(({ source, flags }) => {
    const all = attacksOn({ source, flags }, random)
    const some = Array.from({ length: attacksPerExpression }, () => all[Math.floor(random() * all.length)])
    return some.flatMap((attack) =>
      attack === undefined ? [] : beginnings.map((start) => ({ ...attack, start: start + attack.start }))
    )
  })
}

test(
  'what reads and shows phone numbers gives the library no text that keeps it busy',
  () => {
    const attacks = attacksOnLibrary()
    const readCell = (cell: string) => void readPhones({ mobile: [cell], other: [cell], country: 'CH', email: 'none' })
    const readers = {
      readCell,
      readInFrance: (cell: string) => void readPhones({ mobile: [], other: [cell], country: 'FR', email: 'none' }),
      phoneText
    }
    const library = (text: string) => void parsePhoneNumberFromString(text, { defaultCountry: 'CH', extract: false })
    const found = Object.entries(readers).map(([name, read]) => [name, slowUnder(read, attacks)])
    expect(found).toEqual(Object.keys(readers).map((name) => [name, undefined]))
    // Given the same texts, the library itself is not linear.
    expect(slowUnder(library, attacks)).toBeDefined()
  },
  timeoutMs
)

test('texts that once were tried in every way end at once', () => {
  expect(phoneText(`+;phone-context=${'0.0'.repeat(80)}!`)).toMatch(/^\+;/)
  expect(readFullName(`${'*'.repeat(120)}1`, 'last-first').lastName).toBe(`${'*'.repeat(120)}1`)
  expect(saysOwnContact(`${'telefonosnumeros'.repeat(40)}x`)).toBe(false)
})
