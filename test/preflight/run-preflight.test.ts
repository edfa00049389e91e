import { afterEach, describe, expect, test } from 'vitest'
import { succeed } from '#contract/call.ts'
import type { PreflightFinding } from '#contract/preflight.ts'
import { parseAddress } from '../../src-main/hcw/address.ts'
import { createHcwV5 } from '../../src-main/hcw/hcw-v5.ts'
import {
  type PracticeOptions,
  type PracticeVersion,
  practiceAccount,
  practiceDoctors
} from '../../src-main/practice/index.ts'
import { runPreflight } from '../../src-main/preflight/run-preflight.ts'
import type { InvitationStore, StoredInvitation } from '../../src-main/sending/invitation-port.ts'
import { contentOf, type Engine, openEngine, rowIdOf, serverAt, unpaced } from '../sending/engine.ts'
import { countElementsWalked } from '../support/copied-elements.ts'
import { unwrap } from '../support/result.ts'

const versions: readonly PracticeVersion[] = ['bearer', 'x-access-token', '5.3.9']
const day = 86_400_000

let engine: Engine
afterEach(() => engine.close())

async function run(
  listId: string,
  chosen = 'hospital',
  server = serverAt(engine.practice.url),
  allowed: readonly string[] = [],
  store = engine.store
) {
  return runPreflight({
    listId,
    allowed,
    withhold: engine.sending.withhold,
    store,
    chosenConnectionId: () => chosen,
    serverFor: () => server,
    clock: engine.clock,
    ratePerSecond: unpaced
  })
}

const inDays = (days: number) => new Date(Date.now() + days * day).toISOString()
const brief = ({ code, severity, detail, nearest, rowIds }: PreflightFinding) =>
  [code, severity, detail, nearest, rowIds.map((rowId) => Number(rowId.slice(-2)))] as const

describe.for(versions)('on %s', (version) => {
  test('each problem is reported with its rows, and nothing is sent', async () => {
    const practice: PracticeOptions = { version, phonePrefixes: { sms: ['+41', '+49'], whatsapp: ['+33'] } }
    engine = await openEngine({ practice })
    const doctorEmail = practiceDoctors[0]?.email ?? ''
    const { queue: _, ...withoutQueue } = contentOf(6, { doctorEmail })
    const { scheduledFor: __, ...undated } = contentOf(9)
    const contents = [
      contentOf(1),
      contentOf(2, { queue: 'cardiologie ' }),
      contentOf(3, { queue: 'Chirurgie maxillo-faciale' }),
      contentOf(4, { phoneNumber: '+41227654321' }),
      contentOf(5, { phoneNumber: '+33612345678' }),
      withoutQueue,
      contentOf(7, { language: 'pt' }),
      contentOf(8, { scheduledFor: inDays(30) }),
      undated,
      contentOf(10, { phoneNumber: '+4915112345678', scheduledFor: inDays(-1) })
    ]
    const listId = await engine.list(contents.length, (number) => contents[number - 1] ?? contentOf(number))
    const answer = await run(listId)
    expect(answer.ok && [answer.value.findings.map(brief), answer.value.unchecked]).toEqual([
      [
        ['queue-unknown', 'blocks', 'cardiologie ', 'Cardiologie', [2]],
        ['queue-unknown', 'blocks', 'Chirurgie maxillo-faciale', undefined, [3]],
        ['language-unknown', 'warns', 'pt', undefined, [7]],
        ['message-would-not-go', 'blocks', '', undefined, [4]],
        ['number-unreachable', 'blocks', '+3361', undefined, [5]],
        ['moment-past', 'blocks', '', undefined, [10]],
        ['moment-far', 'warns', '', undefined, [8]],
        ['link-dies-first', 'warns', '', undefined, [9]],
        ['doctor-unproven', 'tells', doctorEmail, undefined, [6]]
      ],
      []
    ])
    expect(engine.practice.invites).toEqual([])
  })

  test('each kind of number is checked once, and no patient’s number is sent', async () => {
    engine = await openEngine({ practice: { version } })
    const listId = await engine.list(50)
    await run(listId)
    const asked = engine.practice.requests.filter(({ path }) => path.includes('check-prefix'))
    const numbers = asked.map(({ path }) => new URL(path, 'http://x').searchParams.get('phoneNumber'))
    expect(numbers).toEqual(['+41790000000'])
  })
})

test('what the server does not answer stays unchecked and is no obstacle', async () => {
  engine = await openEngine()
  engine.practice.setFaults([{ name: 'not-found-404', route: 'other' }])
  const answer = await run(await engine.list(1))
  expect(answer).toEqual({
    ok: true,
    value: { findings: [], withheld: 0, unchecked: ['queues', 'languages', 'numbers'] }
  })
})

test('a doctor with whom an invitation was created is known', async () => {
  engine = await openEngine()
  const { queue: _, ...content } = contentOf(1, { doctorEmail: practiceDoctors[0]?.email ?? '' })
  await engine.send(await engine.list(1, () => content))
  const answer = await run(await engine.list(1, () => ({ ...content, lastName: 'Zweitens' })))
  expect(answer.ok && answer.value.findings).toEqual([])
})

test('a clock difference of more than a minute is reported in seconds', async () => {
  engine = await openEngine()
  const server = createHcwV5({
    baseUrl: unwrap(parseAddress(engine.practice.url)),
    account: practiceAccount.email,
    credentials: async () => practiceAccount,
    now: () => Date.now() - 5 * 60_000
  })
  const answer = await run(await engine.list(1), 'hospital', server)
  const [found] = answer.ok ? answer.value.findings : []
  expect([found?.code, found?.severity, Math.abs(Number(found?.detail) - 300) <= 2]).toEqual([
    'clock-differs',
    'warns',
    true
  ])
})

test('five thousand rows of one queue and doctor cost no more each than one', async () => {
  engine = await openEngine()
  const listId = await engine.list(1, () => contentOf(1, { queue: 'Nowhere' }))
  const { store } = engine
  const one = unwrap(store.page(listId, { offset: 0, limit: 1, plannedOnly: true }))[0]
  const many = Array.from({ length: 5_000 }, (_, at) => ({ ...one, rowId: rowIdOf(at + 1) }) as StoredInvitation)
  const crowded: InvitationStore = {
    ...store,
    page: (_, { offset, limit }) => succeed(many.slice(offset, offset + limit))
  }
  const walked = await countElementsWalked(async () => {
    const { findings, withheld } = unwrap(await run(listId, 'hospital', serverAt(engine.practice.url), [], crowded))
    expect([withheld, findings.find(({ code }) => code === 'queue-unknown')?.count]).toEqual([5_000, 5_000])
  })
  // Each row is looked at a few times; copied at each row, the last would be at twelve million.
  expect(walked).toBeLessThan(100 * 5_000)
})

test('a list of another connection and an unknown list are refused', async () => {
  engine = await openEngine()
  const listId = await engine.list(1)
  expect([await run(listId, 'elsewhere'), await run(rowIdOf(99))]).toEqual([
    { ok: false, code: 'other-connection' },
    { ok: false, code: 'no-such-list' }
  ])
})

test('rows that would fail are withheld and the others sent; a prefix without SMS may be allowed by the user', async () => {
  engine = await openEngine({ practice: { phonePrefixes: { sms: ['+41'], whatsapp: [] } } })
  const listId = await engine.list(5, (number) =>
    contentOf(number, number === 2 ? { queue: 'Kardiologie' } : number === 4 ? { phoneNumber: '+4915112345678' } : {})
  )
  expect(await run(listId)).toMatchObject({ value: { withheld: 2 } })
  expect(unwrap(await engine.sending.plan({ listId }))).toMatchObject({ total: 3, withheld: 2 })
  expect(await run(listId, 'hospital', undefined, ['+4915'])).toMatchObject({ value: { withheld: 1 } })
  expect(unwrap(await engine.sending.plan({ listId }))).toMatchObject({ total: 4, withheld: 1 })
  await engine.send(listId)
  expect(await engine.states(listId)).toEqual(['created', 'ready', 'created', 'created', 'created'])
  const mended = [{ rowId: rowIdOf(2), content: contentOf(2) }]
  unwrap(await engine.sending.prepare({ listId, begin: true, invitations: mended }))
  expect(unwrap(await engine.sending.plan({ listId }))).toMatchObject({ total: 1, withheld: 0 })
  await engine.send(listId)
  expect(engine.practice.invites).toHaveLength(5)
})
