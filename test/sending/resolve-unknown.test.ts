import { afterEach, expect, test } from 'vitest'
import { fail, succeed } from '#contract/call.ts'
import type { HcwServer } from '../../src-main/hcw/server.ts'
import { type FaultPlan, type PracticeOptions, practiceAccount } from '../../src-main/practice/index.ts'
import { unwrap } from '../support/result.ts'
import { contentOf, type Engine, type EngineOptions, openEngine, rowIdOf, serverAt } from './engine.ts'

let engine: Engine | undefined
afterEach(async () => {
  await engine?.close()
  engine = undefined
})

async function open(options: EngineOptions = {}): Promise<Engine> {
  engine = await openEngine(options)
  return engine
}

const lost: FaultPlan = [
  { name: 'reset-after-create', route: 'create', lastNames: ['Muster2'] },
  { name: 'reset-before-create', route: 'create', lastNames: ['Muster3'] },
  { name: 'no-link-200', route: 'create', lastNames: ['Muster4'] }
]

test.for<readonly [string, PracticeOptions]>([
  ['by the id of the row', {}],
  ['by what was made since, where the search by id finds nothing', { metadataSearch: false }],
  ['on an older server', { version: '5.3.9' }]
])('what was made is found with its link, what was not may be sent again: %s', async ([, practiceOptions]) => {
  const { list, send, sending, practice, views, links } = await open({ practice: practiceOptions, faults: lost })
  const listId = await list(4)
  await send(listId)
  practice.setFaults([])
  const before = (await views(listId)).map(({ state }) => state)
  const result = await sending.lookUp({ listId })
  const linkOf = (number: number) => practice.invites.find(({ lastName }) => lastName === `Muster${number}`)?.patientURL
  expect({
    before,
    result,
    after: (await views(listId)).map(({ state, recovered, provenAbsent }, index) => [
      state,
      links(listId)[index],
      recovered ?? provenAbsent
    ]),
    batch: [sending.view()?.created, sending.view()?.recovered, sending.view()?.unknown]
  }).toEqual({
    before: ['created', 'unknown', 'unknown', 'unknown'],
    result: succeed(null),
    after: [
      ['created', linkOf(1), undefined],
      ['created', linkOf(2), true],
      ['ready', undefined, true],
      ['created', linkOf(4), true]
    ],
    batch: [1, 2, 0]
  })
})

test('a request that the server is still working on is not reported absent', async () => {
  let late: Promise<unknown> | undefined
  const { list, send, sending, practice, views } = await open({
    faults: [{ name: 'reset-before-create', route: 'create', lastNames: ['Muster2'] }],
    server: (server) => ({
      ...server,
      async findInvites(search) {
        const outcome = await server.findInvites(search)
        // The request that seemed lost completes between the first look-up and the last.
        if (search.kind === 'made-for') late ??= server.createInvite(rowIdOf(2), contentOf(2))
        await late
        return outcome
      }
    })
  })
  const listId = await list(2)
  await send(listId)
  practice.setFaults([])
  await sending.lookUp({ listId })
  expect((await views(listId)).map(({ state }) => state)).toEqual(['created', 'created'])
})

/** Creates another invite for row 2, like a server that handled one request twice. */
async function twice(opened: Engine): Promise<string> {
  const { list, send, sending, practice } = opened
  const listId = await list(2)
  await send(listId)
  practice.setFaults([])
  await serverAt(practice.url).createInvite(rowIdOf(2), contentOf(2))
  await sending.lookUp({ listId })
  return listId
}

test('two invites for one row are recorded, and the surplus one can be withdrawn', async () => {
  const opened = await open({ faults: lost })
  const listId = await twice(opened)
  const { sending, practice, views } = opened
  const ids = practice.invites.filter(({ lastName }) => lastName === 'Muster2').map(({ id }) => id)
  const found = (await views(listId))[1]
  const decision = { kind: 'withdraw-duplicate', inviteId: ids[0] ?? '' } as const
  const decided = await sending.decide({ listId, rowId: rowIdOf(2), decision })
  const after = (await views(listId))[1]
  expect({
    found: [found?.state, found?.inviteId, found?.duplicates],
    decided,
    after: [after?.state, after?.inviteId, after?.duplicates],
    left: practice.invites.filter(({ deletedAt }) => deletedAt === undefined).map(({ id }) => id)
  }).toEqual({
    found: ['created', ids[0], ids],
    decided: succeed(null),
    after: ['created', ids[1], undefined],
    left: [practice.invites[0]?.id, ids[1]]
  })
})

test('of two withdrawals at once of the invites of one row, only one is made', async () => {
  const opened = await open({ faults: lost })
  const listId = await twice(opened)
  const { sending, practice } = opened
  const ids = practice.invites.filter(({ lastName }) => lastName === 'Muster2').map(({ id }) => id)
  const decided = await Promise.all(
    ids.map((inviteId) =>
      sending.decide({ listId, rowId: rowIdOf(2), decision: { kind: 'withdraw-duplicate', inviteId } })
    )
  )
  const left = practice.invites.filter(({ deletedAt, lastName }) => deletedAt === undefined && lastName === 'Muster2')
  expect([decided, left.map(({ id }) => id)]).toEqual([[succeed(null), { ok: false, code: 'busy-acting' }], [ids[1]]])
})

/** A server before 2024-05: it ignores the search. */
function withoutFilters(server: HcwServer): HcwServer {
  return { ...server, findInvites: () => server.findInvites({ kind: 'made-after', createdAt: 0, limit: 100 }) }
}

test('where the server cannot decide, the user decides, with the candidates in view', async () => {
  let serverClock = Date.now() - 2 * 24 * 3_600_000
  const { list, send, sending, practice, views, records } = await open({
    practice: { now: () => serverClock },
    faults: lost,
    server: withoutFilters
  })
  // Old invites are in every answer: this shows that the search is ignored.
  await serverAt(practice.url).createInvite(rowIdOf(900), contentOf(900))
  serverClock = Date.now()
  const listId = await list(3)
  await send(listId)
  practice.setFaults([])
  await sending.lookUp({ listId })
  const undecided = (await views(listId)).map(({ state }) => state)
  const sentAgain = await sending.decide({ listId, rowId: rowIdOf(3), decision: { kind: 'send-again' } })
  const tooLate = await sending.decide({ listId, rowId: rowIdOf(1), decision: { kind: 'send-again' } })
  const audit = unwrap(records.audit.entries()).map(({ action }) => action)
  expect([undecided, sentAgain, tooLate, (await views(listId)).map(({ state }) => state)]).toEqual([
    ['created', 'created', 'undecided'],
    succeed(null),
    fail('not-in-that-state'),
    ['created', 'created', 'ready']
  ])
  expect(audit).toContain('decided-send-again')
})

test('a pasted link is accepted only if the server knows it', async () => {
  const { list, send, sending, practice, links } = await open({ faults: lost })
  const listId = await list(2)
  await send(listId)
  practice.setFaults([])
  const link = practice.invites[1]?.patientURL ?? ''
  const decide = (pasted: string) =>
    sending.decide({ listId, rowId: rowIdOf(2), decision: { kind: 'created', link: pasted } })
  const answers = [
    await decide('https://evil.example/inv/?invite=abc'),
    await decide('https://evil.example/'),
    await decide(link)
  ]
  const candidates = await sending.candidates({ listId, rowId: rowIdOf(2) })
  expect([answers, links(listId)[1], candidates]).toEqual([
    [fail('link-not-of-this-server'), fail('link-not-of-this-server'), succeed(null)],
    link,
    succeed([])
  ])
})

test('a link of another patient is refused, and one that fits nobody has to be confirmed', async () => {
  const { list, send, sending, practice, links } = await open({ faults: lost })
  const listId = await list(4)
  await send(listId)
  practice.setFaults([])
  const linkOf = (lastName: string) => practice.invites.find((invite) => invite.lastName === lastName)?.patientURL ?? ''
  const server = serverAt(practice.url)
  await server.createInvite(rowIdOf(900), contentOf(900))
  const decide = (link: string, confirmed?: true) =>
    sending.decide({
      listId,
      rowId: rowIdOf(3),
      decision: { kind: 'created', link, ...(confirmed === undefined ? {} : { confirmed }) }
    })
  // Made by hand, without the id of a row.
  const byHand = { ...contentOf(901), firstName: 'Max', lastName: 'Other', phoneNumber: '+41790000901' }
  await fetch(new URL('api/v1/invite', `${practice.url}/`), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenOf(practice.url)}` },
    body: JSON.stringify({ ...byHand, isPatientInvite: true, sendInvite: false, patientTZ: 'Europe/Zurich' })
  })
  const answers = [
    await decide(linkOf('Muster1')),
    await decide(linkOf('Muster2')),
    await decide(linkOf('Muster900'), true),
    await decide(linkOf('Other').replace('http://127.0.0.1', 'https://evil.example')),
    await decide(linkOf('Other'), true)
  ]
  expect([answers, links(listId)[2]]).toEqual([
    [
      fail('link-of-another-patient'),
      fail('link-of-another-patient'),
      fail('link-of-another-patient'),
      fail('confirm-needed'),
      succeed(null)
    ],
    linkOf('Other')
  ])
})

async function tokenOf(url: string): Promise<string> {
  const { email, password } = practiceAccount
  const answer = await fetch(new URL('api/v1/login-local', `${url}/`), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password })
  })
  return ((await answer.json()) as { user: { token: string } }).user.token
}

test('candidates are invites of about that time that belong to no other row; one of them is taken with its link', async () => {
  const { list, send, sending, practice, links } = await open({ faults: lost })
  const listId = await list(2)
  await send(listId)
  practice.setFaults([])
  const found = unwrap(await sending.candidates({ listId, rowId: rowIdOf(2) }))
  const [another, own] = practice.invites
  const decide = (inviteId = '') =>
    sending.decide({ listId, rowId: rowIdOf(2), decision: { kind: 'this-one', inviteId } })
  expect({
    found: found.map(({ inviteId, lastName, hasLink }) => [inviteId, lastName, hasLink]),
    anothers: await decide(another?.id),
    unknown: await decide('no such invite'),
    own: await decide(own?.id),
    link: links(listId)[1]
  }).toEqual({
    found: [[own?.id, 'Muster2', true]],
    anothers: fail('link-of-another-patient'),
    unknown: fail('link-not-of-this-server'),
    own: succeed(null),
    link: own?.patientURL
  })
})

test('without an answer of the server every outcome stays unknown', async () => {
  const { list, send, sending, practice, views } = await open({ faults: lost })
  const listId = await list(3)
  await send(listId)
  const before = await views(listId)
  practice.setFaults([{ name: 'error-500', route: 'list' }])
  const result = await sending.lookUp({ listId })
  expect([result, await views(listId)]).toEqual([fail('server-error', 'Internal Server Error'), before])
})

test('attempts without an outcome are unknown after a restart and never sent again automatically', async () => {
  const { list, sending, store, views, practice } = await open()
  const listId = await list(3)
  const at = Date.now()
  const step = (number: number) => ({ rowId: rowIdOf(number), facts: {}, at })
  const beginAttempt = {
    attemptId: rowIdOf(901),
    account: 'a@b.ch',
    serverId: 'another',
    protocol: 'hcw-v5',
    digest: '0'
  } as const
  unwrap(
    store.commit(
      listId,
      [1, 2].map((number) => ({ ...step(number), from: 'ready', to: 'queued' }) as const)
    )
  )
  unwrap(store.commit(listId, [{ ...step(1), from: 'queued', to: 'sending', beginAttempt }]))
  const unresolved = sending.recoverInterrupted()
  const plan = unwrap(await sending.plan({ listId }))
  expect([
    unresolved,
    (await views(listId)).map(({ state, doubt }) => [state, doubt]),
    plan.total,
    practice.invites.length
  ]).toEqual([
    succeed([listId]),
    [
      ['unknown', 'app-ended'],
      ['ready', undefined],
      ['ready', undefined]
    ],
    2,
    0
  ])
})

test.for(['prepare', 'start', 'lookUp'] as const)(
  'what a full disk did not take at the start is recovered before the next work begins: %s',
  async (call) => {
    let isFull = false
    const { list, sending, store, states } = await open({
      store: (plain) => ({
        ...plain,
        commit: (...input) => (isFull ? fail('storage-full') : plain.commit(...input))
      })
    })
    const [listId, other] = [await list(2), await list(1)]
    const { batchHash } = unwrap(await sending.plan({ listId: other }))
    const step = (number: number) => ({ rowId: rowIdOf(number), facts: {}, at: Date.now() })
    const beginAttempt = {
      attemptId: rowIdOf(901),
      account: 'a@b.ch',
      serverId: 'another',
      protocol: 'hcw-v5',
      digest: '0'
    } as const
    for (const number of [1, 2]) unwrap(store.commit(listId, [{ ...step(number), from: 'ready', to: 'queued' }]))
    unwrap(store.commit(listId, [{ ...step(1), from: 'queued', to: 'sending', beginAttempt }]))
    const { promise: found, resolve } = Promise.withResolvers<readonly string[]>()
    sending.onChange((change) => {
      if (change.kind === 'recovered') resolve(change.listIds)
    })
    const work = () =>
      call === 'prepare'
        ? sending.prepare({ listId: other, begin: true, invitations: [{ rowId: rowIdOf(3), content: contentOf(3) }] })
        : sending[call]({ listId: other, batchHash })
    isFull = true
    const refused = [sending.recoverInterrupted(), await work()]
    const before = await states(listId)
    isFull = false
    const answer = await work()
    expect([refused, before, answer, await states(listId), await found]).toEqual([
      [fail('storage-full'), fail('storage-full')],
      ['sending', 'queued'],
      succeed(null),
      ['unknown', 'ready'],
      [listId]
    ])
  }
)
