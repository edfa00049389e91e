import { expect, test } from 'vitest'
import { inCountry, onDay } from '../../../src-renderer/workspace/worker/one-value.ts'

test.each([
  ['01.02.2020 8:05', '05.12.2026 08:05'],
  ['01.02.2020 08h05', '05.12.2026 08:05'],
  ['01.02.2020 08:05:00', '05.12.2026 08:05'],
  ['8 h 05', '05.12.2026 08:05'],
  ['31.02.2027, 23:59', '05.12.2026 23:59'],
  ['gestern 14:30 Uhr', '05.12.2026 14:30'],
  ['2020-02-01T09:15', '05.12.2026 09:15']
])('on another day, %j is %j', (text, expected) => {
  expect(onDay(text, '2026-12-05')).toBe(expected)
})

test.each([
  ['without a time', '01.02.2020'],
  ['with two times', '08:00–08:30'],
  ['in halves of a day', '8:05 pm'],
  ['with seconds that are not whole minutes', '08:05:30'],
  ['of no clock', '24:10'],
  ['in another time zone', '2026-02-01T08:05+02:00'],
  ['of Greenwich', '2026-02-01T08:05:00Z'],
  ['that is empty', '']
])('no time is guessed from a text %s', (_, text) => {
  expect(onDay(text, '2026-12-05')).toBeNull()
})

test.each([
  ['06 12 34 56 78', 'FR', '+33612345678'],
  ['0151 23456789', 'DE', '+4915123456789'],
  ['079 200 00 11', 'CH', '+41792000011'],
  ['07400 123456', 'GB', '+447400123456'],
  ['+41 79 200 00 11', 'FR', '+41792000011']
])('%j is a mobile number of %s: %s', (text, country, expected) => {
  expect(inCountry(text, country)).toBe(expected)
})

test.each([
  ['a landline', '01 42 68 53 00', 'FR'],
  ['two numbers', '06 12 34 56 78 / 06 12 34 56 79', 'FR'],
  ['too short a number', '06 12 34', 'FR'],
  ['lost digits', '4.17912E+10', 'CH'],
  ['nothing', '', 'CH']
])('%s stays as it is', (_, text, country) => {
  expect(inCountry(text, country)).toBeNull()
})
