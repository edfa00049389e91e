import { afterEach, beforeEach, expect, test } from 'vitest'
import { createAccountWatch } from '../../src-main/sending/account-watch.ts'
import { systemClock } from '../../src-main/sending/clock.ts'
import { checkElsewhere } from '../../src-main/sending/elsewhere-calls.ts'
import type { InvitationStore } from '../../src-main/sending/invitation-port.ts'
import { createPacer } from '../../src-main/sending/pacer.ts'
import { unwrap } from '../support/result.ts'
import { startPlanned } from '../support/start-planned.ts'
import { contentOf, type Engine, openEngine, rowIdOf, serverAt, tomorrow, unpaced, until } from './engine.ts'

let one: Engine
let other: Engine
beforeEach(async () => {
  one = await openEngine({ clock: systemClock, ratePerSecond: 25 })
  other = await openEngine({ sharedWith: one, clock: systemClock, ratePerSecond: 25 })
})
afterEach(async () => {
  await other.close()
  await one.close()
})

const live = () => one.practice.invites.filter(({ deletedAt }) => deletedAt === undefined)
const check = (engine: Engine, listId: string) =>
  engine.sending.checkElsewhere({ listId, fromScratch: false }).then((answer) => unwrap(answer))
async function decideAll(engine: Engine, listId: string, decision: 'take-over' | 'let-through' | 'leave-out') {
  const held = (await engine.views(listId)).filter(({ state }) => state === 'held').map(({ rowId }) => rowId)
  return unwrap(await engine.sending.decideHeld({ listId, rowIds: held, decision }))
}

test('what another computer has sent is held back, with the time, and taken over with its link, nothing being sent', async () => {
  const theirs = await other.list(12)
  await other.send(theirs)
  const listId = await one.list(12)
  expect(await check(one, listId)).toEqual({ isAsked: true, held: 12, duplicates: 0 })
  const [held] = await one.views(listId)
  const [made] = one.practice.invites
  expect(held).toMatchObject({ state: 'held', elsewhere: { at: made?.createdAt, inviteIds: [made?.id] } })
  expect(unwrap(await one.sending.plan({ listId }))).toMatchObject({ total: 0, held: 12 })
  expect(await decideAll(one, listId, 'take-over')).toEqual({ refused: [] })
  expect([await one.states(listId), one.links(listId)]).toEqual([Array(12).fill('created'), other.links(theirs)])
  expect(one.practice.outbox).toHaveLength(12)
  // As everything that was sent: the guard of this computer knows them from now on.
  const again = await one.list(12, (number) => contentOf(number - 12))
  expect(unwrap(await one.sending.plan({ listId: again }))).toMatchObject({ total: 0, held: 12 })
})

test('without a check before, the batch itself looks first and sends only what is left', async () => {
  await other.send(await other.list(5))
  const listId = await one.list(8)
  expect(await one.send(listId)).toMatchObject({ phase: 'finished', created: 3, left: 5 })
  expect(await one.states(listId)).toEqual([...Array(5).fill('held'), ...Array(3).fill('created')])
  expect(live()).toHaveLength(8)
})

test('an invitation made on the website is found by name and appointment, one of a name-sake at another time is not', async () => {
  const { scheduledFor = '' } = contentOf(1)
  one.practice.colleague.invite([
    contentOf(1, { lastName: 'MUSTER1' }),
    contentOf(1, { lastName: 'Muster2', scheduledFor })
  ])
  const listId = await one.list(2)
  expect(await check(one, listId)).toMatchObject({ held: 1 })
  expect(await one.states(listId)).toEqual(['held', 'ready'])
})

test('without an appointment, what was made within the last day is compared', async () => {
  const undated = (number: number) => {
    const { scheduledFor: _, ...content } = contentOf(number)
    return content
  }
  await other.send(await other.list(2, undated))
  const listId = await one.list(3, undated)
  expect(await check(one, listId)).toMatchObject({ held: 2 })
})

test('one decision lets all through: they are sent for this list, and not reported as doubles', async () => {
  await other.send(await other.list(3))
  const listId = await one.list(3)
  await check(one, listId)
  await decideAll(one, listId, 'let-through')
  expect(await one.send(listId)).toMatchObject({ created: 3 })
  expect(await check(one, listId)).toEqual({ isAsked: true, held: 0, duplicates: 0 })
  expect(live()).toHaveLength(6)
})

test('a row that was left out is ready again and held again when it is asked about anew', async () => {
  await other.send(await other.list(1))
  const listId = await one.list(1)
  await check(one, listId)
  await decideAll(one, listId, 'leave-out')
  expect(await one.views(listId)).toMatchObject([{ state: 'ready' }])
  expect(await check(one, listId)).toMatchObject({ held: 1 })
})

test('what was withdrawn elsewhere no longer holds: asked anew, or when it is to be taken over', async () => {
  await other.send(await other.list(2))
  const listId = await one.list(2)
  await check(one, listId)
  const website = serverAt(one.practice.url)
  unwrap(await website.signIn())
  for (const { id } of live()) {
    const seen = await website.getInvite(id)
    if (seen.kind === 'done') await website.deleteInvite(seen.value)
  }
  const [first] = await one.views(listId)
  unwrap(await one.sending.decide({ listId, rowId: first?.rowId ?? '', decision: { kind: 'take-over' } }))
  expect(await one.states(listId)).toEqual(['ready', 'held'])
  unwrap(await one.sending.checkElsewhere({ listId, fromScratch: true }))
  expect(await one.states(listId)).toEqual(['ready', 'ready'])
})

test('two that start at the same moment: one yields, and every patient has one invitation or is named with two', async () => {
  const listId = await one.list(40)
  const theirs = await other.list(40)
  const yielded = new Set<Engine>()
  for (const engine of [one, other]) {
    engine.sending.onChange(() => {
      if (engine.sending.view()?.wait?.reason === 'other-computer') yielded.add(engine)
    })
  }
  await Promise.all([startPlanned(one.sending, listId), startPlanned(other.sending, theirs)])
  await Promise.all([
    until(one, ({ phase }) => phase === 'finished'),
    until(other, ({ phase }) => phase === 'finished')
  ])
  expect(yielded.size).toBe(1)
  const counts = Map.groupBy(live(), ({ lastName }) => lastName)
  const twice = [...counts.values()].filter((some) => some.length > 1).length
  expect(counts.size).toBe(40)
  expect(twice).toBeLessThanOrEqual(10)
  await check(one, listId)
  const named = (await one.views(listId)).filter(({ duplicates = [] }) => duplicates.length > 1)
  expect(named).toHaveLength(twice)
}, 60_000)

test('one that starts while the other is sending watches it first, and sends nobody a second message', async () => {
  const listId = await one.list(60)
  const theirs = await other.list(60)
  await startPlanned(other.sending, theirs)
  while (one.practice.invites.length < 5) await systemClock.sleep(20)
  await startPlanned(one.sending, listId)
  const waits = new Set<string | undefined>()
  one.sending.onChange(() => waits.add(one.sending.view()?.wait?.reason))
  await Promise.all([
    until(one, ({ phase }) => phase === 'finished'),
    until(other, ({ phase }) => phase === 'finished')
  ])
  expect(waits).toContain('other-computer')
  expect(live()).toHaveLength(60)
  expect(new Set(live().map(({ lastName }) => lastName)).size).toBe(60)
}, 60_000)

test('of two live invitations the later one is withdrawn, on whichever computer', async () => {
  const listId = await one.list(1)
  await one.send(listId)
  one.practice.colleague.invite([contentOf(1)])
  expect(await check(one, listId)).toMatchObject({ duplicates: 1 })
  const [view] = await one.views(listId)
  expect(view?.duplicates).toEqual(live().map(({ id }) => id))
  const decision = { kind: 'withdraw-duplicate', inviteId: view?.duplicates?.at(-1) ?? '' } as const
  unwrap(await one.sending.decide({ listId, rowId: rowIdOf(1), decision }))
  expect(live().map(({ id }) => id)).toEqual([view?.inviteId])
})

test('a server that cannot be asked by dates is said to be so, and sending goes on', async () => {
  const listId = await one.list(3)
  one.practice.setFaults([{ name: 'error-500', route: 'list' }])
  expect(await one.send(listId)).toMatchObject({ phase: 'finished', created: 3 })
})

test('with 10,000 other invites, on the same day or on others, a batch costs fewer than 25 requests more and keeps its rate', async () => {
  for (const isSameDay of [false, true]) {
    const engine = await openEngine({ clock: systemClock, ratePerSecond: 8 })
    const crowd = Array.from({ length: 10_000 }, (_, index) =>
      contentOf(1 + (index % 60), {
        lastName: `Autre${index}`,
        scheduledFor: new Date(tomorrow + (isSameDay ? index % 60 : 2880 + (index % 20_000)) * 60_000).toISOString(),
        channel: 'none'
      })
    )
    expect(engine.practice.colleague.invite(crowd)).toHaveLength(10_000)
    const listId = await engine.list(60)
    await check(engine, listId)
    await engine.send(listId)
    const { requests } = engine.practice
    const questions = requests.filter(({ method, path }) => method === 'GET' && path.startsWith('/api/v1/invite'))
    expect(questions.length).toBeLessThan(25)
    const paced = requests.filter(({ path }) => path.startsWith('/api/v1/invite'))
    // The server is in the same process: what waits for a long answer arrives together with the next.
    expect(busiestSecond(paced.map(({ at }) => at))).toBeLessThanOrEqual(10)
    expect(await engine.states(listId)).toEqual(Array(60).fill('created'))
    await engine.close()
  }
}, 120_000)

test('a server that names very many invitations of the same patients keeps nobody waiting while they are compared', async () => {
  const crowd = Array.from({ length: 5_000 }, (_, index) => contentOf(1 + (index % 3), { channel: 'none' }))
  expect(one.practice.colleague.invite(crowd)).toHaveLength(5_000)
  const listId = await one.list(3)
  let asked = 0
  let askedInOneTurn = 0
  let most = 0
  const store: InvitationStore = {
    ...one.store,
    claimedInvites(...given) {
      asked += 1
      askedInOneTurn += 1
      most = Math.max(most, askedInOneTurn)
      setImmediate(() => {
        askedInOneTurn = 0
      })
      return one.store.claimedInvites(...given)
    }
  }
  // Each look at this clock is a step of work.
  let steps = 0
  const clock = { ...systemClock, monotonic: () => ++steps }
  const answer = await checkElsewhere(
    {
      listId,
      store,
      clock,
      server: serverAt(one.practice.url),
      watch: createAccountWatch(clock),
      ratePerSecond: unpaced,
      pacer: createPacer(unpaced),
      signal: new AbortController().signal,
      onInvitation: () => undefined
    },
    false
  )
  expect([unwrap(answer), asked, most < 30]).toEqual([{ isAsked: true, held: 3, duplicates: 0 }, 5_000, true])
})

test('of a patient of whom a server names very many invitations only some are looked at', async () => {
  const listId = await one.list(1)
  await one.send(listId)
  one.practice.colleague.invite(Array.from({ length: 100 }, () => contentOf(1, { channel: 'none' })))
  const before = one.practice.requests.length
  expect(await check(one, listId)).toMatchObject({ duplicates: 1 })
  expect(one.practice.requests.length - before).toBeLessThan(40)
})

/** Most requests within a second. */
function busiestSecond(times: readonly number[]): number {
  return Math.max(...times.map((start) => times.filter((at) => at >= start && at < start + 1000).length))
}

for (const version of ['bearer', 'x-access-token', '5.3.9'] as const) {
  for (const metadataSearch of [true, false]) {
    test(`${version}${metadataSearch ? '' : ', encrypting'}: held back, taken over, and doubles named`, async () => {
      const engine = await openEngine({ practice: { version, metadataSearch } })
      const theirs = await openEngine({ sharedWith: engine })
      await theirs.send(await theirs.list(2))
      const listId = await engine.list(3)
      expect(await check(engine, listId)).toEqual({ isAsked: true, held: 2, duplicates: 0 })
      expect(await decideAll(engine, listId, 'take-over')).toEqual({ refused: [] })
      await engine.send(listId)
      engine.practice.colleague.invite([contentOf(3)])
      expect(await check(engine, listId)).toEqual({ isAsked: true, held: 0, duplicates: 1 })
      expect(engine.practice.invites).toHaveLength(4)
      await theirs.close()
      await engine.close()
    })
  }
}
