import { expect, test } from 'vitest'
import type { InterfaceLanguage } from '#contract/language.ts'
import { type Catalogue, compileCatalogue, describeMessage, problemsOf } from '../../build/messages.ts'
import { type CompiledMessages, formatterIn } from '../../src-renderer/i18n/messages.ts'

async function compiled(catalogue: Catalogue, language: InterfaceLanguage): Promise<CompiledMessages> {
  const source = compileCatalogue(catalogue, language)
  expect(source).not.toMatch(/import|eval|Function/)
  const module = await import(`data:text/javascript,${encodeURIComponent(source)}`)
  return module.default
}

test('a language becomes one module of strings and functions, without a parser or eval', async () => {
  const messages = await compiled(
    { 'a.cancel': 'Annuler ?', 'a.until': '« {name} » : {at, date}, {names, list}', 'a.dollar': '$5 `{name}`' },
    'fr'
  )
  const written = Object.values(messages).map((message) =>
    typeof message === 'string'
      ? message
      : message({ name: 'Rey', at: Date.UTC(2026, 10, 24, 12), names: ['A', 'B'] }, formatterIn('fr'))
  )
  expect(written).toEqual(['Annuler\u00a0?', '«\u00a0Rey\u00a0»\u00a0: 24.11.2026, A et B', '$5 `Rey`'])
})

test('a time is written in the zone of the argument that the message names', async () => {
  const { until } = await compiled({ until: 'bis {at, time, zone}' }, 'de')
  const at = Date.UTC(2026, 10, 24, 12)
  const inZone = (zone: string) => typeof until === 'function' && until({ at, zone }, formatterIn('de'))
  expect([inZone('Europe/Zurich'), inZone('America/New_York')]).toEqual(['bis 13:00', 'bis 07:00'])
})

test('what a message takes is known by name and type', () => {
  const { arguments: found, plurals } = describeMessage(
    '{name} {count, number} {count, plural, one {#} other {#}} {on, select, true {x} other {}} {at, time, zone} {all, list}'
  )
  expect([Object.fromEntries(found), plurals]).toEqual([
    {
      all: 'readonly string[]',
      at: 'number',
      count: 'number',
      name: 'number | string',
      on: 'boolean',
      zone: 'string'
    },
    [{ argument: 'count', categories: ['one', 'other'] }]
  ])
})

test.for([
  ['an open brace', '{count, plural, one {#} other {#}'],
  ['a format that the app does not have', '{at, date, short} {when, spellout}'],
  ['a plural without other', '{count, plural, one {#}}'],
  ['markup', 'Ein <b>Wort</b>'],
  ['one argument used as two types', '{at, date} {at, list}']
])('no message: %s', ([, message = '']) => {
  expect(() => describeMessage(message)).toThrow()
  expect(problemsOf(message, 'de', '{count}')[0]).toMatch(/^no ICU message: /)
})

test('other arguments and other plural forms than the language has are named', () => {
  const other = '{name}: {count, plural, one {#} other {#}}'
  expect([
    problemsOf('{name}: {count, plural, one {#} other {#}}', 'de', other),
    problemsOf('{title}: {count, plural, one {#} few {#} other {#}}', 'de', other),
    problemsOf('{name}: {count}', 'de', other),
    problemsOf('{name}: {count, plural, =1 {eins} other {#}}', 'de', other)
  ]).toEqual([
    [],
    [
      'argument name is missing or not used as number | string',
      'argument title is unknown',
      'plural of count: few is no category of the language'
    ],
    ['argument count is missing or not used as number'],
    []
  ])
})
