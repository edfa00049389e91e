import { afterEach, expect, test } from 'vitest'
import type { InvitationAction, Target } from '#contract/invitation-actions.ts'
import type { HcwServer } from '../../src-main/hcw/server.ts'
import type { ActionStore } from '../../src-main/invitation-actions/action-port.ts'
import { createInvitationActions } from '../../src-main/invitation-actions/invitation-actions.ts'
import { createLeases } from '../../src-main/leases/leases.ts'
import { type PracticeServer, startPracticeServer } from '../../src-main/practice/index.ts'
import { impatientClock, serverAt, unpaced } from '../sending/engine.ts'
import { type ActionsFixture, finishedAction, openActionsFixture } from './actions-fixture.ts'

let fixture: ActionsFixture
let second: PracticeServer | null = null
afterEach(async () => {
  await fixture?.close()
  await second?.close()
  second = null
})

const withdraw: InvitationAction = { kind: 'withdraw' }

/** Actions of the same connection, whose server is now this one. */
function actionsWith(server: HcwServer, store: ActionStore = fixture.store) {
  return createInvitationActions({
    store,
    clock: impatientClock(),
    chosenConnectionId: () => 'hospital',
    serverFor: () => server,
    ratePerSecond: () => unpaced,
    leases: createLeases()
  })
}

async function outcomeOf(server: HcwServer, action: InvitationAction, target: Target, store?: ActionStore) {
  const actions = actionsWith(server, store)
  await actions['actions.start']({ action, targets: [target] })
  return (await finishedAction(actions)).results[0]?.outcome
}

/** The records of a folder from before servers were recorded. */
function withoutServers(store: ActionStore): ActionStore {
  return {
    ...store,
    one(target) {
      const found = store.one(target)
      if (!found.ok || found.value === null) return found
      return { ok: true, value: { ...found.value, invitation: { ...found.value.invitation, serverId: null } } }
    }
  }
}

const otherServer = { kind: 'refused', code: 'other-server' }

test.for<InvitationAction>([
  withdraw,
  { kind: 'refresh' },
  { kind: 'resend' },
  { kind: 'move', minutes: 30 },
  { kind: 'correct', correction: { lastName: 'Other' } }
])('$kind of an invitation of another server asks nothing there and changes nothing', async (action) => {
  fixture = await openActionsFixture()
  second = await startPracticeServer({ seed: 2 })
  const [target] = (await fixture.send(1)) as [Target]
  const before = fixture.entry(target)
  const outcome = await outcomeOf(serverAt(second.url), action, target)
  const asked = second.requests.filter(({ path }) => path.includes('/invite'))
  expect([outcome, asked, fixture.entry(target)]).toEqual([otherServer, [], before])
  expect(fixture.invite(target).deletedAt).toBe(undefined)
})

test('a consultation of another server is neither read nor closed', async () => {
  fixture = await openActionsFixture()
  second = await startPracticeServer({ seed: 2 })
  const [target] = (await fixture.send(1)) as [Target]
  const actions = actionsWith(serverAt(second.url))
  expect([
    await actions['consultation.read'](target),
    await actions['consultation.close']({ ...target, typed: 'Muster1' }),
    second.requests.filter(({ path }) => path.includes('/invite'))
  ]).toEqual([{ ok: false, code: 'other-server' }, { ok: false, code: 'other-server' }, []])
})

test('without a known server, that nothing is found proves nothing; an invite with our row id does', async () => {
  fixture = await openActionsFixture()
  second = await startPracticeServer({ seed: 2 })
  const [target] = (await fixture.send(1)) as [Target]
  const older = withoutServers(fixture.store)
  const elsewhere = await outcomeOf(serverAt(second.url), withdraw, target, older)
  expect([elsewhere, fixture.entry(target).state]).toEqual([otherServer, 'created'])
  const there = await outcomeOf(serverAt(fixture.engine.practice.url), withdraw, target, older)
  expect([there, fixture.entry(target).state, fixture.invite(target).deletedAt === undefined]).toEqual([
    { kind: 'done' },
    'withdrawn',
    false
  ])
})
