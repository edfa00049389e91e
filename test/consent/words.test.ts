import { expect, test } from 'vitest'
import { interfaceLanguages } from '#contract/language.ts'
import type { Question } from '../../src-main/consent/question.ts'
import { inWords, mainWords } from '../../src-main/consent/words/index.ts'

const address = 'https://hcw.hospital.example/'
const account = 'anna@hospital.example'
const contacts = [{ patient: 'Müller Anna', contact: '+41791234567' }]

const questions: readonly Question[] = [
  { kind: 'use-server', address, account, before: null, authorities: [], proxyUser: null },
  {
    kind: 'use-server',
    address,
    account,
    before: { address: 'https://old.example/', account },
    authorities: ['Root'],
    proxyUser: 'gate'
  },
  { kind: 'forget-server', address, account },
  { kind: 'patients-host', address, host: 'patients.example' },
  { kind: 'first-sending', address, account, patients: 1 },
  { kind: 'first-sending', address, account, patients: 40 },
  { kind: 'actions', contacts, resends: 1, withdrawals: 0 },
  { kind: 'actions', contacts: [], resends: 12, withdrawals: 0 },
  { kind: 'actions', contacts: [], resends: 0, withdrawals: 2 },
  { kind: 'actions', contacts: [], resends: 3, withdrawals: 2 },
  { kind: 'end-consultation', patient: 'Müller Anna' },
  { kind: 'remove-list', list: 'Cardiologie', patients: 40 },
  { kind: 'erase', lists: ['Cardiologie', 'Gériatrie'], patients: 80 },
  { kind: 'settings', lockAfterMinutes: 0, retentionDays: null },
  { kind: 'settings', lockAfterMinutes: 30, retentionDays: 1 },
  { kind: 'settings', lockAfterMinutes: null, retentionDays: 0 },
  { kind: 'start-fresh', notice: 'key-lost' },
  { kind: 'take-folder', computer: 'PC-17', user: 'anna' },
  { kind: 'take-folder', computer: '', user: '' },
  { kind: 'send-unasked', address, account, list: 'Cardiologie', patients: 40 },
  { kind: 'unlock' }
]

/** The texts and figures that a question must name. */
function valuesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return value === 0 ? [] : [String(value)]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) =>
    name === 'kind' || name === 'notice' ? [] : valuesOf(member)
  )
}

test.each(interfaceLanguages)('every question names its values and what the button does, in %s', (language) => {
  const words = mainWords(language)
  for (const question of questions) {
    const { message, detail, agree } = inWords(words, question)
    const text = `${message}\n${detail}`
    const missing = valuesOf(question).filter((value) => !text.includes(value))
    expect({ missing, empty: [message, agree, words.cancel].filter((one) => one === '') }).toEqual({
      missing: [],
      empty: []
    })
    expect(`${text}${agree}`).not.toMatch(/undefined|null|NaN|\[object|ß/)
    expect(agree).not.toBe(words.cancel)
  }
})

test('no two languages say the same, and French has no plain blank before its marks', () => {
  for (const question of questions) {
    const said = interfaceLanguages.map((language) => inWords(mainWords(language), question).message)
    expect(new Set(said).size).toBe(said.length)
    const { message, detail } = inWords(mainWords('fr'), question)
    expect(`${message}\n${detail}`).not.toMatch(/ [?!:;»]|« /)
  }
})

test('a name or an address cannot write lines of its own, turn the text around or fill the dialog', () => {
  const patient = `Anna\n\nSafe to agree\u202e\u0000${'x'.repeat(5000)}`
  const { message } = inWords(mainWords('en'), { kind: 'end-consultation', patient })
  expect([message.includes('\n'), /\p{Cf}|\p{Cc}/u.test(message), message.length < 250]).toEqual([false, false, true])
})

test('of many lists and contacts the first are named, and how many more there are', () => {
  const lists = Array.from({ length: 30 }, (_, index) => `List ${index}`)
  const { detail } = inWords(mainWords('en'), { kind: 'erase', lists, patients: 900 })
  expect([detail.includes('List 7'), detail.includes('List 8'), detail.includes('and 22 more')]).toEqual([
    true,
    false,
    true
  ])
})
