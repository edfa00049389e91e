import { expect, test } from 'vitest'
import { readDestination, readEmail } from '../../../src-renderer/list/fields/index.ts'

test.each([
  'anne.test@example.com',
  'Anne.TEST@Example.COM',
  "o'neil+rdv@sub.example.org",
  'a_b-c@c-d.museum',
  '1@2.ch'
])('%s is taken unchanged', (cell) => {
  expect(readEmail(cell)).toEqual({ kind: 'address', address: cell })
})

test.each([
  ' a@b.ch ',
  '\u00a0a@b.ch\t',
  'a@b.ch\n',
  'a@b.ch\u200b',
  '\ufeffa@b.ch',
  'mailto:a@b.ch',
  'MAILTO: a@b.ch',
  '<a@b.ch>',
  '<mailto:a@b.ch>',
  'Anne Test <a@b.ch>',
  '"Test, Anne" <a@b.ch>',
  '="a@b.ch"',
  'a@b.ch; c@d.ch',
  'a@b.ch,c@d.ch',
  'a@b.ch / c@d.ch',
  'A <a@b.ch>; C <c@d.ch>',
  'a@b.ch;'
])('%j is trimmed, unwrapped, or the first of two', (cell) => {
  expect(readEmail(cell)).toEqual({ kind: 'address', address: 'a@b.ch', repair: { before: cell, after: 'a@b.ch' } })
})

test.each([
  'paul@example,com',
  'paul(at)example.com',
  'paul@@example.com',
  'a@b@c.ch',
  'a@example',
  'a@b.c',
  'a@b.c1',
  '@example.com',
  'a@',
  'a@b..ch',
  '.a@b.ch',
  'a.@b.ch',
  'a..b@c.ch',
  'a@.b.ch',
  'a@b.ch.',
  'a@-b.ch',
  'a b@c.ch',
  'a\u00a0b@c.ch',
  'hélène@example.com',
  'a@bücher.ch',
  'a@b.ch c@d.ch',
  'a@b.ch\nc@d.ch',
  'a@b.ch, c@d',
  'a@b.ch (privé)',
  'E-Mail: a@b.ch',
  "'a@b.ch",
  'ne souhaite pas',
  'x',
  '#N/A',
  `${'a'.repeat(65)}@b.ch`
])('%j is invalid, never corrected', (cell) => {
  expect(readEmail(cell).kind).toBe('invalid')
})

test.each(['', ' ', '-', '—', 'n/a', 'aucune', 'keine', 'Nessuno', 'unknown', '?'])('%j is no address', (cell) => {
  expect(readEmail(cell)).toEqual({ kind: 'none' })
})

test("the row's doctor and queue count, else the settings'", () => {
  const defaults = { doctorEmail: 'all@b.ch', queue: 'video' }
  expect([
    readDestination({ doctorEmail: 'Dr X <a@b.ch>', queue: ' télé–cardio ', defaults }),
    readDestination({ doctorEmail: '', queue: 'video-2', defaults }),
    readDestination({ doctorEmail: '-', queue: 'n/a', defaults }),
    readDestination({ defaults: { queue: 'video' } }),
    readDestination({ doctorEmail: 'Dr. Hug (intern)', queue: 'video-2', defaults }),
    readDestination({ doctorEmail: '', defaults: {} })
  ]).toEqual([
    { doctorEmail: 'a@b.ch', queue: 'télé–cardio', errors: [] },
    { queue: 'video-2', errors: [] },
    { ...defaults, errors: [] },
    { queue: 'video', errors: [] },
    { queue: 'video-2', errors: ['doctor-email-invalid'] },
    { errors: ['destination-missing'] }
  ])
})

test.each([
  'Eva Rey (mère) <eva@x.example>',
  'Tochter <eva@x.example>',
  'Tochter Lea <eva@x.example>',
  'Eva Rey [Beistand] <eva@x.example>'
])('an address that its words give to somebody else is not used: %s', (cell) => {
  expect(readEmail(cell)).toEqual({ kind: 'invalid', text: cell })
})

test.each(['Thomas Mann <t@x.example>', 'Frau Eva Rey (privat) <t@x.example>'])(
  'a name is no such word: %s',
  (cell) => {
    expect(readEmail(cell)).toMatchObject({ kind: 'address', address: 't@x.example' })
  }
)
