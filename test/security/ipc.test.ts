import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type CallName, calls, type Handlers } from '#contract/channels.ts'
import { rowsPerCall } from '#contract/limits.ts'
import { practiceCredentials } from '../../src-main/handlers/practice-host.ts'
import type { CallProblem } from '../../src-main/log/index.ts'
import { answerCall, type Sender } from '../../src-main/shell/answer-call.ts'
import { type AppFixture, makeDataFolder, removeDataFolder, startApp } from '../handlers/app-fixture.ts'
import { contentOf, figures, id, listDocument, rowOf } from '../support/list-data.ts'
import { noBatch } from '../support/start-planned.ts'
import { anything, arbitraryInput, type Pools, spoiled } from './arbitrary-input.ts'

const page: Sender = { frame: { origin: 'app://bundle' }, isMainFrame: true }
// It ends the session: no call succeeds after it, see the last test.
const fuzzed = (Object.keys(calls) as CallName[]).filter((name) => name !== 'app.closeAnswer')

let folder: string
let app: AppFixture
let ownList: string
let foreignList: string

/** A list of one ready row, whose every field identifies it. */
async function storeList(number: number, word: string): Promise<string> {
  const named = { ...listDocument, name: `${word} list`, fileName: `${word}.csv` }
  const { listId } = await app.call('lists.create', { document: named, figures })
  const { generation } = await app.call('lists.beginRows', { listId })
  await app.call('lists.addSource', { listId, generation, bytes: new TextEncoder().encode(`${word} file`) })
  const rows = [{ ...rowOf(number), cells: [`${word} cell`], edits: { lastName: `${word} edit` } }]
  await app.call('lists.addRows', { listId, generation, rows: JSON.stringify(rows) })
  await app.call('lists.endRows', { listId, generation, document: named, figures })
  const { doctorEmail: _, ...content } = contentOf(number, { lastName: `${word} patient`, queue: `${word} queue` })
  const invitations = [{ rowId: id(number), content }]
  await app.call('sending.prepare', { listId, begin: true, invitations })
  return listId
}

beforeAll(async () => {
  folder = makeDataFolder()
  app = await startApp(folder)
  foreignList = await storeList(2, 'Foreign')
})
// A call before may have removed it, or chosen another server.
beforeEach(async () => {
  await app.session.handlers['connections.choose']({ connectionId: 'practice' })
  ownList = await storeList(1, 'Own')
})
afterAll(async () => {
  await app.close()
  removeDataFolder(folder)
})

/** Calls as the window does; returns the answer and what was logged. */
async function callAs(
  name: CallName,
  input: unknown,
  sender: Sender = page,
  handlers: Handlers = app.session.handlers
) {
  const problems: CallProblem[] = []
  const answer: { readonly ok: boolean; readonly code?: string } = await answerCall(
    name,
    handlers,
    sender,
    input,
    (problem) => problems.push(problem)
  )
  return { answer, problems }
}

/** Undefined if the answer matches the contract and nothing was thrown; else what is wrong. */
function wrongWith(name: CallName, { answer, problems }: Awaited<ReturnType<typeof callAs>>): unknown {
  const broken = problems.filter(({ code }) => code === 'thrown' || code === 'bad-output')
  const isOfContract = calls[name].output.safeParse(answer).success
  return broken.length === 0 && isOfContract ? undefined : { name, answer, problems }
}

const pools = (): Pools => ({
  listId: [ownList, ownList, ownList, id(99), 'no id'],
  rowId: [id(1), id(2), id(3)],
  exportId: ['0123abcd', '89abcdef', 'no id'],
  batchHash: [noBatch, 'no hash'],
  generation: [0, 1, 2, 3, 1e9],
  document: [listDocument],
  fromDay: ['2026-01-01', '2026-13-01'],
  toDay: ['2026-12-31', 'tomorrow'],
  patients: [0, 1],
  ready: [0, 1],
  blocked: [0, 1],
  excluded: [0, 1],
  offset: [0, 1, 1e9, -1],
  limit: [1, rowsPerCall, 0],
  defaultCountry: ['CH', 'FR', 'DE', 'xx'],
  timeZone: ['Europe/Zurich', 'Europe/Paris', 'Europe/Rome', 'Mars/Olympus'],
  phoneNumber: ['+41791234567', '+0', '079'],
  // No requests leave this computer.
  baseUrl: ['http://127.0.0.1:1', 'http://hospital.example', 'ftp://x', 'https://a:b@c', ' ', '::'],
  email: ['anna@hospital.example', 'Patient Muster has HIV', ''],
  connectionId: ['practice', 'nobody', '__proto__'],
  queue: [practiceCredentials.queues[0], 'No such queue'],
  fault: ['no such fault', '__proto__'],
  signature: ['0123abcd', 'ABCD', ''],
  invitation: [contentOf(1), { ...contentOf(2), gender: 'none' }]
})

describe('every call of the contract, as a border', () => {
  test.each(fuzzed)('%s refuses invalid input, and nothing is thrown', async (name) => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(anything, spoiled(arbitraryInput(calls[name].input, pools()))), async (input) => {
        expect(wrongWith(name, await callAs(name, input))).toBeUndefined()
      }),
      { numRuns: 60 }
    )
  })

  test.each(fuzzed)(
    '%s answers every input of its shape with its own values or codes',
    async (name) => {
      let understood = 0
      await fc.assert(
        fc.asyncProperty(arbitraryInput(calls[name].input, pools()), async (input) => {
          const answered = await callAs(name, input)
          if (answered.answer.code !== 'bad-input') understood += 1
          expect(wrongWith(name, answered)).toBeUndefined()
        }),
        { numRuns: 60 }
      )
      expect(understood).toBeGreaterThan(0)
      // Erasing reads every list of this file: to tell the person, once more after the answer, and to do it.
    },
    90_000
  )

  test('answers only the main frame of the app’s own page, and runs nothing for others', async () => {
    let ran = 0
    const handlers = Object.fromEntries(Object.keys(calls).map((name) => [name, () => ran++])) as unknown as Handlers
    const origin = fc.oneof(fc.webUrl(), fc.constantFrom('null', 'file://', 'app://other', 'app://bundle.evil', ''))
    const sender: fc.Arbitrary<Sender> = fc.oneof(
      origin.map((text) => ({ frame: { origin: text }, isMainFrame: true })),
      fc.constant({ frame: { origin: 'app://bundle' }, isMainFrame: false }),
      fc.constant({ frame: null, isMainFrame: true })
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...fuzzed), sender, anything, async (name, from, input) => {
        expect((await callAs(name, input, from, handlers)).answer).toEqual({ ok: false, code: 'bad-sender' })
      }),
      { numRuns: 500 }
    )
    expect(ran).toBe(0)
  })

  test('values beyond every bound are refused by their shape', async () => {
    const long = 'x'.repeat(10_000_000)
    const rows = Array.from({ length: rowsPerCall + 1 }, (_, index) => rowOf(index + 1))
    let nested: unknown = {}
    for (let depth = 0; depth < 100_000; depth++) nested = [nested]
    const huge: readonly (readonly [CallName, unknown])[] = [
      ['lists.rename', { listId: ownList, revision: 1, name: long }],
      ['lists.addRows', { listId: ownList, generation: 1, rows: JSON.stringify(rows) }],
      ['lists.rows', { listId: ownList, offset: 0, limit: 1e9 }],
      ['sending.invitations', { listId: ownList, offset: -1, limit: 10 }],
      ['links.copy', { listId: ownList, rowId: long }],
      ['links.open', { listId: long, rowId: id(1) }],
      ['app.progress', { title: long, fraction: 1 }],
      ['app.progress', { title: nested, fraction: 1 }],
      ['connections.save', { name: long, baseUrl: long, email: long, password: long }],
      ['files.save', { suggestedName: long, kind: 'csv', bytes: new Uint8Array(1) }],
      ['files.save', { suggestedName: 'a', kind: 'exe', bytes: new Uint8Array(1) }],
      ['settings.change', { ratePerSecond: 1e9 }],
      ['practice.setFaults', { faults: Array.from({ length: 1e5 }, () => ({ fault: 'x', probability: 1 })) }]
    ]
    const answers = await Promise.all(huge.map(async ([name, input]) => [name, (await callAs(name, input)).answer]))
    expect(answers).toEqual(huge.map(([name]) => [name, { ok: false, code: 'bad-input' }]))
  })

  test('the same call, a hundred times at once, is answered a hundred times', async () => {
    const input = { listId: ownList }
    const answered = await Promise.all(Array.from({ length: 100 }, () => callAs('lists.open', input)))
    expect(new Set(answered.map(({ answer }) => answer.ok))).toEqual(new Set([true]))
    const begun = await Promise.all(Array.from({ length: 100 }, () => callAs('lists.beginRows', input)))
    expect(begun.map((one) => wrongWith('lists.beginRows', one)).filter((wrong) => wrong !== undefined)).toEqual([])
  })

  test('a call for one list returns nothing of another, whichever rows it names', async () => {
    const aboutLists = fuzzed.filter((name) => 'listId' in ((calls[name].input as { shape?: object }).shape ?? {}))
    const given = { ...pools(), listId: [ownList], rowId: [id(2)] }
    const changesBefore = app.changes.length
    for (const name of aboutLists) {
      await fc.assert(
        fc.asyncProperty(arbitraryInput(calls[name].input, given), async (input) => {
          expect(JSON.stringify(await callAs(name, input))).not.toContain('Foreign')
        }),
        { numRuns: 30 }
      )
    }
    expect(aboutLists.length).toBeGreaterThan(10)
    expect(JSON.stringify(app.changes.slice(changesBefore))).not.toContain('Foreign')
  })

  test('the other list is unchanged after all of this', async () => {
    const listId = foreignList
    const { document: kept } = await app.call('lists.open', { listId })
    const rows = await app.call('lists.rows', { listId, offset: 0, limit: 10 })
    const invitations = await app.call('sending.invitations', { listId, offset: 0, limit: 10 })
    expect([kept.name, rows.map(({ cells }) => cells), invitations.map(({ content }) => content.lastName)]).toEqual([
      'Foreign list',
      [['Foreign cell']],
      ['Foreign patient']
    ])
  })

  test('no input has reached the prototype of all objects', () => {
    expect([({} as { polluted?: boolean }).polluted, Object.keys(Object.prototype)]).toEqual([undefined, []])
  })
})

test('calls after the session has ended are refused without a crash', async () => {
  const place = makeDataFolder()
  const ended = await startApp(place)
  expect((await callAs('app.closeAnswer', { answer: 'finish' }, page, ended.session.handlers)).answer.ok).toBe(true)
  const inputs: readonly (readonly [CallName, unknown])[] = [
    ['lists.page', { of: 'kept', before: null, limit: 100 }],
    ['app.snapshot', undefined],
    ['sending.plan', { listId: id(1) }]
  ]
  for (const [name, input] of inputs) {
    const { answer } = await callAs(name, input, page, ended.session.handlers)
    expect([name, calls[name].output.safeParse(answer).success]).toEqual([name, true])
  }
  removeDataFolder(place)
})
