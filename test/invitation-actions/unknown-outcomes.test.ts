import { afterEach, describe, expect, test } from 'vitest'
import type { InvitationAction, Target } from '#contract/invitation-actions.ts'
import type { HcwServer } from '../../src-main/hcw/server.ts'
import type { ActionStore } from '../../src-main/invitation-actions/action-port.ts'
import { createInvitationActions } from '../../src-main/invitation-actions/invitation-actions.ts'
import { createLeases } from '../../src-main/leases/leases.ts'
import type { FaultRule } from '../../src-main/practice/index.ts'
import { contentOf, impatientClock, serverAt, tomorrow, unpaced } from '../sending/engine.ts'
import { type ActionsFixture, createFixtureActions, finishedAction, openActionsFixture } from './actions-fixture.ts'

let fixture: ActionsFixture
afterEach(() => fixture.close())

const done = { kind: 'done' }
const move: InvitationAction = { kind: 'move', minutes: 30 }
const withdraw: InvitationAction = { kind: 'withdraw' }
const resend: InvitationAction = { kind: 'resend' }

/** How an answer can be lost. */
const afterwards = ['reset-after-create', 'silence-after-create', 'half-answer', 'error-500-after-message'] as const
/** The server never handles the request, and does not say so. */
const beforehand = ['reset-before-create', 'silence-before-create', 'bad-gateway-502'] as const

async function sendOne(faults: readonly FaultRule[] = []): Promise<Target> {
  fixture = await openActionsFixture({ timeoutMs: 300 })
  const [target] = await fixture.send(1)
  fixture.engine.practice.setFaults(faults)
  return target as Target
}
const changed = (target: Target) => {
  const { state, content, lastAction, remote } = fixture.entry(target)
  return {
    state,
    moment: Date.parse(content.scheduledFor ?? ''),
    care: lastAction?.outcome,
    progress: remote?.progress
  }
}
const moved = tomorrow + 31 * 60_000
const unmoved = tomorrow + 60_000

describe.for(afterwards)('when the answer is lost by %s', (name) => {
  test('a completed move is found by a look', async () => {
    const target = await sendOne([{ name, route: 'patch', times: 1 }])
    expect({
      outcomes: await fixture.outcomes(move, [target]),
      here: changed(target),
      there: [fixture.invite(target).scheduledFor, fixture.invite(target).patches]
    }).toEqual({
      outcomes: [done],
      here: { state: 'created', moment: moved, care: 'done', progress: 'sent' },
      there: [moved, 1]
    })
  })

  test('a completed withdrawal is found by a look', async () => {
    const target = await sendOne([{ name, route: 'delete', times: 1 }])
    expect([await fixture.outcomes(withdraw, [target]), changed(target).state, changed(target).care]).toEqual([
      [done],
      'withdrawn',
      'done'
    ])
  })

  test('a message that may have been sent stays unknown and is not sent again', async () => {
    const target = await sendOne([{ name, route: 'resend', times: 1 }])
    const outcomes = await fixture.outcomes(resend, [target])
    await fixture.outcomes({ kind: 'refresh' }, [target])
    expect([outcomes.map(({ kind }) => kind), changed(target).care, fixture.invite(target).resends]).toEqual([
      ['doubt'],
      'doubt',
      1
    ])
  })
})

describe.for(beforehand)('when the server never handled it, by %s', (name) => {
  test('a change is reported as not made after the server’s timeout', async () => {
    const target = await sendOne([{ name, route: 'patch', times: 1 }])
    const first = await fixture.outcomes(move, [target])
    const between = [changed(target), fixture.invite(target).scheduledFor]
    const second = await fixture.outcomes(move, [target])
    expect([first, between, second, changed(target).moment]).toEqual([
      [{ kind: 'untouched' }],
      [{ state: 'created', moment: unmoved, care: 'not-done', progress: 'sent' }, unmoved],
      [done],
      moved
    ])
  })

  test('a withdrawal is reported as not made, and the invitation stays', async () => {
    const target = await sendOne([{ name, route: 'delete', times: 1 }])
    expect([await fixture.outcomes(withdraw, [target]), changed(target).state, changed(target).care]).toEqual([
      [{ kind: 'untouched' }],
      'created',
      'not-done'
    ])
  })
})

test('a request that certainly did not arrive is repeated: expired token, rate limit of the proxy', async () => {
  const target = await sendOne([
    { name: 'tokens-killed', route: 'patch', times: 1 },
    { name: 'too-many-429-seconds', route: 'resend', times: 2 },
    { name: 'unavailable-503', route: 'delete', times: 1 }
  ])
  expect([
    await fixture.outcomes(move, [target]),
    await fixture.outcomes(resend, [target]),
    await fixture.outcomes(withdraw, [target]),
    fixture.invite(target).patches,
    fixture.invite(target).resends
  ]).toEqual([[done], [done], [done], 1, 1])
})

test('the server’s timeout counts from when the request went out, not from when it was queued', async () => {
  const clock = impatientClock()
  let tries = 0
  let wentOutAt = Number.POSITIVE_INFINITY
  fixture = await openActionsFixture({
    clock,
    server: (server) => ({
      ...server,
      async deleteInvite() {
        tries += 1
        if (tries === 1) return { kind: 'undelivered', code: 'slow-down', retryAfterMs: 120_000 }
        wentOutAt = clock.monotonic()
        return { kind: 'doubt', code: 'timed-out' }
      },
      async getInvite(inviteId) {
        // The server takes a minute for the withdrawal whose answer was lost.
        const found = await server.getInvite(inviteId)
        if (found.kind !== 'done' || clock.monotonic() < wentOutAt + 60_000) return found
        await server.deleteInvite(found.value)
        return server.getInvite(inviteId)
      }
    })
  })
  const [target] = (await fixture.send(1)) as [Target]
  expect([await fixture.outcomes(withdraw, [target]), changed(target).state, tries]).toEqual([[done], 'withdrawn', 2])
})

test('a server that answers nothing sensible ends the action before many outcomes are unknown', async () => {
  fixture = await openActionsFixture({ timeoutMs: 300 })
  const targets = await fixture.send(30)
  fixture.engine.practice.setFaults([{ name: 'error-500-after-message', route: 'resend' }])
  const view = await fixture.run(resend, targets)
  const kinds = view.results.map(({ outcome }) => outcome.kind)
  const doubts = kinds.filter((kind) => kind === 'doubt').length
  expect([view.phase, view.endedBy, kinds.length, doubts <= 14, new Set(kinds)]).toEqual([
    'finished',
    'server-error',
    30,
    true,
    new Set(['doubt', 'untouched'])
  ])
})

test('a look without an answer changes nothing and reports it', async () => {
  const target = await sendOne([{ name: 'error-500', route: 'get' }])
  expect([await fixture.outcomes(withdraw, [target]), fixture.invite(target).deletedAt, changed(target).care]).toEqual([
    [{ kind: 'untouched', code: 'server-error' }],
    undefined,
    undefined
  ])
})

test('a stopped action reports for each invitation whether it was done or untouched', async () => {
  fixture = await openActionsFixture()
  const targets = await fixture.send(60)
  const { actions } = fixture
  const stop = actions.onChange(() => {
    stop()
    void actions['actions.stop'](undefined)
  })
  const { results } = await fixture.run(move, targets)
  const reported = new Map(results.map(({ target, outcome }) => [target.rowId, outcome.kind]))
  const truth = new Map(
    targets.map((target, index) => {
      const isMoved = fixture.invite(target).scheduledFor === tomorrow + (index + 31) * 60_000
      return [target.rowId, isMoved ? 'done' : 'untouched']
    })
  )
  expect(reported).toEqual(truth)
  expect(new Set(reported.values())).toEqual(new Set(['done', 'untouched']))
})

/** The app ends while a request is in flight: its outcome is never recorded. */
function never(server: HcwServer): HcwServer {
  const lost = <Value>(asking: Promise<Value>) => asking.then(() => new Promise<never>(() => undefined))
  return {
    ...server,
    patchInvite: (...input) => lost(server.patchInvite(...input)),
    deleteInvite: (...input) => lost(server.deleteInvite(...input)),
    resendInvite: (...input) => lost(server.resendInvite(...input))
  }
}

test('after the app ended during an action, a refresh finds what was done, and nothing is done twice', async () => {
  fixture = await openActionsFixture()
  const { engine } = fixture
  const [toMove, toMoveAgain, toWithdraw, toResend] = (await fixture.send(4)) as [Target, Target, Target, Target]
  const died = [
    [move, [toMove, toMoveAgain]],
    [withdraw, [toWithdraw]],
    [resend, [toResend]]
  ] as const
  for (const [action, targets] of died) {
    const dying = createFixtureActions(engine, impatientClock(), { server: never })
    await dying['actions.start']({ action, targets: [...targets] })
    await new Promise<void>((resolve) => {
      const look = () => {
        const isOut = targets.every(
          (target) =>
            fixture.invite(target).patches + fixture.invite(target).resends > 0 || fixture.invite(target).deletedAt
        )
        if (isOut) resolve()
        else setTimeout(look, 5)
      }
      look()
    })
  }
  const all = [toMove, toMoveAgain, toWithdraw, toResend]
  const open = all.map((target) => changed(target).care)

  const actions = createFixtureActions(engine, impatientClock())
  await actions['actions.start']({ action: move, targets: [toMoveAgain] })
  const again = (await finishedAction(actions)).results.map(({ outcome }) => outcome)
  await actions['actions.start']({ action: { kind: 'refresh' }, targets: all })
  await finishedAction(actions)
  expect({
    open,
    again,
    care: all.map((target) => changed(target).care),
    states: all.map((target) => changed(target).state),
    moments: [toMove, toMoveAgain].map((target) => changed(target).moment),
    there: [toMove, toMoveAgain].map((target) => fixture.invite(target).scheduledFor),
    resends: fixture.invite(toResend).resends
  }).toEqual({
    open: ['open', 'open', 'open', 'open'],
    again: [{ kind: 'refused', code: 'moved-before' }],
    care: ['done', 'done', 'done', 'open'],
    states: ['created', 'created', 'withdrawn', 'created'],
    moments: [moved, moved + 60_000],
    there: [moved, moved + 60_000],
    resends: 1
  })
})

test('an action needs the connection of its lists, and only one runs at a time', async () => {
  fixture = await openActionsFixture()
  const targets = await fixture.send(3)
  const { actions } = fixture
  const [first, second] = await Promise.all([
    actions['actions.start']({ action: { kind: 'refresh' }, targets: [...targets] }),
    actions['actions.start']({ action: withdraw, targets: [...targets] })
  ])
  await finishedAction(actions)
  expect([first.ok, second]).toEqual([true, { ok: false, code: 'busy-acting' }])
})

test('every action is audited with who, what and how many, and no name', async () => {
  fixture = await openActionsFixture()
  const targets = await fixture.send(3, (number) => contentOf(number))
  await fixture.outcomes(move, targets)
  const entries = fixture.engine.records.audit.entries()
  const { listId } = targets[0] as Target
  expect(entries.ok && entries.value.slice(-2).map(({ at: _, ...entry }) => entry)).toEqual([
    { account: 'scheduler@practice.example', action: 'move-started', listId, count: 3 },
    { account: 'scheduler@practice.example', action: 'move-finished', listId, count: 3 }
  ])
})

test('an invitation of another connection is left alone: ids of one server mean nothing to another', async () => {
  fixture = await openActionsFixture()
  const [target] = (await fixture.send(1)) as [Target]
  const elsewhere = createInvitationActions({
    store: fixture.store,
    clock: impatientClock(),
    chosenConnectionId: () => 'elsewhere',
    serverFor: () => serverAt(fixture.engine.practice.url),
    ratePerSecond: () => unpaced,
    leases: createLeases()
  })
  await elsewhere['actions.start']({ action: withdraw, targets: [target] })
  const [result] = (await finishedAction(elsewhere)).results
  const read = await elsewhere['consultation.read'](target)
  expect([result?.outcome, read, fixture.invite(target).deletedAt]).toEqual([
    { kind: 'refused', code: 'other-connection' },
    { ok: false, code: 'other-connection' },
    undefined
  ])
})

test('an attempt that cannot be recorded is not sent; an outcome is kept until it is written', async () => {
  fixture = await openActionsFixture()
  const targets = await fixture.send(2)
  const full = { ok: false, code: 'storage-full' } as const
  const failures = { begin: 2, settle: 2 }
  const weak: ActionStore = {
    ...fixture.store,
    begin: (...input) => (failures.begin-- > 0 ? full : fixture.store.begin(...input)),
    update: (target, settlement) =>
      settlement.attempt !== undefined && failures.settle-- > 0 ? full : fixture.store.update(target, settlement)
  }
  const waits = new Set<string | undefined>()
  const actions = createInvitationActions({
    store: weak,
    clock: impatientClock(),
    chosenConnectionId: () => 'hospital',
    serverFor: () => serverAt(fixture.engine.practice.url),
    ratePerSecond: () => unpaced,
    leases: createLeases()
  })
  actions.onChange((change) => {
    if (change.kind === 'action') waits.add(change.progress.wait?.reason)
  })
  await actions['actions.start']({ action: resend, targets: [...targets] })
  const { results } = await finishedAction(actions)
  expect([
    results.map(({ outcome }) => outcome.kind),
    targets.map((target) => fixture.invite(target).resends),
    targets.map((target) => changed(target).care)
  ]).toEqual([
    ['done', 'done'],
    [1, 1],
    ['done', 'done']
  ])
  expect(waits).toContain('storage-full')
})
