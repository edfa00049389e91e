import { afterEach, expect, test } from 'vitest'
import { fail } from '#contract/call.ts'
import type { Target } from '#contract/invitation-actions.ts'
import { type ActionsFixture, openActionsFixture } from '../invitation-actions/actions-fixture.ts'
import { startPlanned } from '../support/start-planned.ts'

let fixture: ActionsFixture
afterEach(() => fixture.close())

/** A sign-in that takes until it is released. */
function heldSignIn() {
  const [requested, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  let isHeld = false
  return {
    hold: () => {
      isHeld = true
    },
    requested: requested.promise,
    answer: answered.resolve,
    async pass() {
      if (!isHeld) return
      requested.resolve()
      await answered.promise
    }
  }
}

async function openHeld() {
  const held = heldSignIn()
  fixture = await openActionsFixture({
    server: (server) => ({
      ...server,
      async signIn() {
        await held.pass()
        return server.signIn()
      }
    })
  })
  return held
}

test('a batch that is still signing in when the app ends does not begin', async () => {
  const held = await openHeld()
  const { engine } = fixture
  const listId = await engine.list(3)
  held.hold()
  const starting = startPlanned(engine.sending, listId)
  await held.requested
  await engine.sending.drain()
  held.answer()
  expect([await starting, await engine.states(listId), engine.practice.invites.length]).toEqual([
    fail('still-sending'),
    ['ready', 'ready', 'ready'],
    0
  ])
})

test('a drained batch does not resume', async () => {
  await openHeld()
  const { engine } = fixture
  const listId = await engine.list(40)
  await startPlanned(engine.sending, listId)
  await engine.sending.drain()
  const made = engine.practice.invites.length
  expect(await engine.sending.resume(undefined)).toEqual(fail('not-sending'))
  expect([made < 40, engine.practice.invites.length]).toEqual([true, made])
})

test('a bulk action that is still signing in when the app ends does not begin', async () => {
  const held = await openHeld()
  const { engine, actions } = fixture
  const [target] = await fixture.send(1)
  held.hold()
  const starting = actions['actions.start']({ action: { kind: 'withdraw' }, targets: [target as Target] })
  await held.requested
  await actions.drain()
  held.answer()
  expect([await starting, actions.isRunning(), engine.practice.invites[0]?.deletedAt]).toEqual([
    fail('still-sending'),
    false,
    undefined
  ])
})
