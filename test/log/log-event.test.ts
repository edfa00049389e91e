import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { callEvent, errorOrigin, startedEvent } from '../../src-main/log/index.ts'
import { logEntry, logEvent } from '../../src-main/log/log-event.ts'
import { type SupportInfo, supportInfo } from '../../src-main/log/support-info.ts'
import { supportPage } from '../../src-main/log/support-page.ts'
import { readSystemInfo } from '../../src-main/log/system-info.ts'

interface Definition {
  readonly type: string
  readonly format?: string
  readonly catchall?: z.core.$ZodType
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>
  readonly element?: z.core.$ZodType
  readonly options?: readonly z.core.$ZodType[]
  readonly innerType?: z.core.$ZodType
  readonly items?: readonly z.core.$ZodType[]
  readonly keyType?: z.core.$ZodType
  readonly valueType?: z.core.$ZodType
}

const closed = new Set(['enum', 'literal', 'number', 'boolean', 'null'])
/** Formats that cannot contain free text. */
const formats = new Set(['uuid', 'datetime'])

/** Paths of a schema that could contain free text. */
function freeIn(schema: z.core.$ZodType, path: string): readonly string[] {
  const definition = schema._zod.def as unknown as Definition
  const within = (part: z.core.$ZodType | undefined, name: string) =>
    part === undefined ? [`${path}${name}?`] : freeIn(part, `${path}${name}`)
  switch (definition.type) {
    case 'object': {
      const isStrict = definition.catchall?._zod.def.type === 'never'
      const parts = Object.entries(definition.shape ?? {}).flatMap(([name, part]) => within(part, `.${name}`))
      return isStrict ? parts : [`${path} takes unknown members`, ...parts]
    }
    case 'union':
      return (definition.options ?? []).flatMap((option, index) => within(option, `|${index}`))
    case 'record':
      return [...within(definition.keyType, '{}'), ...within(definition.valueType, '{}')]
    case 'array':
      return within(definition.element, '[]')
    case 'tuple':
      return (definition.items ?? []).flatMap((item, index) => within(item, `[${index}]`))
    case 'catch':
    case 'optional':
    case 'nullable':
      return within(definition.innerType, '')
    case 'string':
      return formats.has(definition.format ?? '') ? [] : [path]
    default:
      return closed.has(definition.type) ? [] : [`${path} is ${definition.type}`]
  }
}

const connection = { kind: 'server', host: '', password: 'none', chosen: true, blocked: false } as const
const { app, system } = await readSystemInfo({
  version: '1.2.3',
  runtime: 'stand-in',
  isPackaged: false,
  languages: ['de-CH', 'Müller'],
  folder: import.meta.dirname
})
const facts: SupportInfo = {
  made: '2026-03-23T09:05:00.000Z',
  app,
  system: { ...system, keychain: 'none' },
  settings: {
    language: 'system',
    ratePerSecond: 8,
    retentionDays: 7,
    lockAfterMinutes: 10,
    defaultCountry: 'CH',
    defaultLanguage: 'fr',
    timeZone: 'Europe/Zurich',
    delivery: 'server',
    doctorSet: false,
    queueSet: false
  },
  policy: { problem: null, fixed: [], off: [], serverSet: false },
  connections: [],
  records: { notice: null, schema: 1, lists: null, invitations: null, audit: null }
}

describe('what may be logged', () => {
  test('contains no free text: only values of closed sets, numbers and ids of the app', () => {
    expect(freeIn(logEntry, 'entry')).toEqual([])
  })

  test('is checked by a function that finds free text', async () => {
    const { z } = await import('zod')
    const lax = z.strictObject({
      who: z.string(),
      whom: z.array(z.object({ id: z.uuid() })),
      what: z.record(z.string(), z.number())
    })
    expect(freeIn(lax, 'x')).toEqual(['x.who', 'x.whom[] takes unknown members', 'x.what{}'])
  })

  test('has no additional members', () => {
    expect([
      logEvent.safeParse({ kind: 'ended' }).success,
      logEvent.safeParse({ kind: 'ended', name: 'Müller' }).success
    ]).toEqual([true, false])
  })
})

test('a version is logged only as its numbers', () => {
  const event = startedEvent({ version: '1.12.3-beta.4', runtime: 'stand-in', isPackaged: false })
  expect([logEvent.safeParse(event).success, event]).toMatchObject([true, { version: [1, 12, 3] }])
})

describe('the information for support', () => {
  test('contains no text but values with a strict format', () => {
    expect(freeIn(supportInfo, 'facts')).toEqual([
      'facts.app.version',
      'facts.app.electron',
      'facts.app.chromium',
      'facts.app.node',
      'facts.system.languages[]',
      'facts.settings.defaultCountry',
      'facts.settings.defaultLanguage',
      'facts.connections[].host'
    ])
  })

  test('omits an invalid version or host', () => {
    const odd = { ...facts, app: { ...facts.app, version: 'Müller' } }
    const page = supportPage({ ...odd, connections: [{ ...connection, host: 'Müller, Anna' }] }, ['{"line":1}'])
    expect([page.includes('Müller'), page.includes('version: 0.0.0'), page.endsWith('{"line":1}\n')]).toEqual([
      false,
      true,
      true
    ])
  })
})

describe('a failed call', () => {
  test('is logged with field names of the contract only', () => {
    const paths = [['invitations', 3, 'content', 'lastName'], ['Müller'], ['edits', 'Anna', Symbol('Anna')]]
    expect(callEvent({ call: 'sending.prepare', code: 'bad-input', paths })).toEqual({
      kind: 'call',
      call: 'sending.prepare',
      code: 'bad-input',
      fields: ['invitations', 'content', 'lastName', 'edits']
    })
  })

  test('is a valid event whatever its paths contain', () => {
    const path = fc.array(fc.oneof(fc.string(), fc.integer()))
    fc.assert(
      fc.property(fc.array(path), (paths) => {
        expect(logEvent.safeParse(callEvent({ call: 'lists.open', code: 'bad-output', paths })).success).toBe(true)
      })
    )
  })
})

describe('an error', () => {
  test('is logged by its name and its frames in the app’s own file', () => {
    const error = new TypeError('Müller is not a function')
    error.stack = [
      'TypeError: Müller is not a function',
      'at Müller (/opt/main.js:1:1)',
      '    at openList (file:///opt/hcw/resources/app.asar/out/main/main.js:4711:12)',
      '    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)',
      '    at async C:\\Users\\Anna\\HCW\\out\\main\\main.js:12:3',
      '    at /home/anna.mueller/other.js:7:7'
    ].join('\n')
    expect(errorOrigin(error)).toEqual({
      name: 'TypeError',
      at: [
        { line: 4711, column: 12 },
        { line: 12, column: 3 }
      ]
    })
  })

  test.each<[string, unknown]>([
    ['a name of its own', Object.assign(new Error('x'), { name: 'Müller' })],
    ['no error at all', 'Müller'],
    ['nothing', undefined]
  ])('with %s is `other`', (_name, thrown) => {
    expect(errorOrigin(thrown).name).toBe('other')
  })

  test('is a valid event whatever was thrown', () => {
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        const event = callEvent({ call: 'lists.open', code: 'thrown', thrown })
        expect(logEvent.safeParse(event).success).toBe(true)
      })
    )
  })
})
