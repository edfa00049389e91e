import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { policySchemaPath, policySchemaText } from '../../build/make-policy-schema.ts'
import { parsePolicy } from '../../src-main/policy/policy-file.ts'

const everything = {
  $schema: './policy.schema.json',
  version: 1,
  server: { name: 'Cantonal Hospital', address: 'https://hcw.hospital.example' },
  ratePerSecond: 4,
  retentionDays: 14,
  lockAfterMinutes: 5,
  language: 'de',
  listDefaults: {
    defaultCountry: 'CH',
    timeZone: 'Europe/Zurich',
    defaultLanguage: 'de',
    doctorEmail: 'd@hospital.example',
    queue: 'Cardiology',
    delivery: 'server'
  },
  directory: [
    { text: 'Dr Keller', doctorEmail: 'dora.keller@hospital.example' },
    { text: 'Tagesklinik', queue: 'Oncology' }
  ],
  off: ['practice', 'sign-in-links', 'links-only', 'figures']
}

const problemOf = (content: unknown) => {
  const parsed = parsePolicy(typeof content === 'string' ? content : JSON.stringify(content))
  return parsed.ok ? null : parsed.problem
}

describe('a policy file', () => {
  test('may set everything or nothing', () => {
    expect([parsePolicy(JSON.stringify(everything)), parsePolicy('{}')]).toEqual([
      { ok: true, value: everything },
      { ok: true, value: {} }
    ])
  })

  test('may start with a byte order mark', () => {
    expect(problemOf(`\uFEFF${JSON.stringify(everything)}`)).toBeNull()
  })

  test.each<[string, unknown]>([
    ['ratePerSecnd', { ratePerSecnd: 4 }],
    ['server.adress', { server: { name: 'A', address: 'https://a.example', adress: 'https://b.example' } }],
    ['listDefaults.timezone', { listDefaults: { timezone: 'Europe/Zurich' } }]
  ])('with an invalid member, %s, is refused, and the member is named', (member, content) => {
    expect(problemOf(content)).toEqual({ code: 'member-unknown', member })
  })

  test.each<[string, unknown]>([
    ['version', { version: 2 }],
    ['ratePerSecond', { ratePerSecond: 50 }],
    ['retentionDays', { retentionDays: 'seven' }],
    ['lockAfterMinutes', { lockAfterMinutes: -1 }],
    ['language', { language: 'rm' }],
    ['server.address', { server: { name: 'A', address: 'http://hcw.hospital.example' } }],
    ['server.address', { server: { name: 'A', address: 'https://name:secret@hcw.hospital.example' } }],
    ['server.name', { server: { address: 'https://hcw.hospital.example' } }],
    ['listDefaults.timeZone', { listDefaults: { timeZone: 'Mars/Olympus' } }],
    ['directory.2.text', { directory: [...everything.directory, { text: 'DR. KELLER', queue: 'Oncology' }] }],
    ['directory.1.doctorEmail', { directory: [everything.directory[0], { text: 'KELD', doctorEmail: 'KELD' }] }],
    ['off.0', { off: ['practise'] }],
    ['listDefaults.delivery', { listDefaults: { delivery: 'links-only' }, off: ['links-only'] }]
  ])('whose %s cannot be followed is refused by that name', (member, content) => {
    expect(problemOf(content)).toEqual({ code: 'member-wrong', member })
  })

  test.each([
    ['no text at all', ''],
    ['a list', '[]'],
    ['half an object', '{"version": 1'],
    ['null', 'null']
  ])('that is %s is no policy', (_name, text) => {
    expect(problemOf(text)).toEqual({ code: 'not-json', member: '' })
  })

  test('with any content is either valid or has a problem', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const parsed = parsePolicy(text)
        expect(parsed.ok || parsed.problem.code !== undefined).toBe(true)
      })
    )
  })
})

test('the packaged schema is up to date (node build/make-policy-schema.ts)', () => {
  expect(readFileSync(policySchemaPath, 'utf8')).toBe(policySchemaText())
})
