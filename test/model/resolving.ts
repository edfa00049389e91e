import type { InvitationView } from '#contract/invitation.ts'
import type { LookUpView } from '#contract/sending.ts'
import { choose } from './work.ts'
import { allInvites, liveInvites, type ModelList, rowIdOf, viewsOf, type World } from './world.ts'

const roundsMax = 12
const triesMax = 100

/** Looks up until nothing of the list is unknown: the user presses the button again and again. */
export async function lookUpUntilSettled(world: World, list: ModelList): Promise<void> {
  const views = async () => (await viewsOf(world, list.listId)) ?? []
  const isOpen = ({ state }: InvitationView) => ['queued', 'sending', 'unknown', 'checking'].includes(state)
  for (let round = 0; round < roundsMax && (await views()).some(isOpen); round += 1) {
    await choose(world, list.connectionId)
    const looked = await world.app.call('sending.lookUp', { listId: list.listId })
    if (!looked.ok) await world.app.until(() => false, 100)
    await untilNotAsked(world, list)
  }
  let last = await views()
  // The app may ask once more by itself, also about what it could not decide.
  for (let round = 0; round < roundsMax && last.some(({ state }) => state === 'checking'); round += 1) {
    await untilNotAsked(world, list)
    last = await views()
  }
  if (last.length > 0) world.note(`  looked up: ${last.map(({ state }) => state).join(' ')}`)
  for (const { state, rowId } of last.filter(isOpen)) world.find('stuck', `row ${rowId} stays ${state}`)
}

/** Waits for the look-ups that the app makes without being asked: what they ask about is `checking` meanwhile. */
async function untilNotAsked(world: World, { listId }: ModelList): Promise<void> {
  for (let tries = 0; tries < triesMax; tries += 1) {
    const snapshot = await world.app.call('app.snapshot', undefined)
    const isAsked = ({ phase, ...lookUp }: LookUpView) => lookUp.listId === listId && phase !== 'paused'
    if (!snapshot.ok || !snapshot.value.lookUps.some(isAsked)) return
    await world.app.until(() => false, 50)
  }
}

/**
 * Pastes a link for each invitation that no server can tell about: that of another patient by mistake, or its own.
 * Returns whether there was any.
 */
export async function pasteLinks(world: World, { listId, connectionId }: ModelList, whose: 'foreign' | 'own') {
  let isPasted = false
  for (const { rowId, state } of (await viewsOf(world, listId)) ?? []) {
    if (state !== 'undecided' || !(await choose(world, connectionId))) continue
    const patient = world.patientOfRow.get(rowId)
    const invite =
      whose === 'foreign'
        ? liveInvites(world).findLast((one) => world.patientOfRow.get(rowIdOf(one)) !== patient)
        : allInvites(world).find((one) => rowIdOf(one) === rowId)
    if (invite === undefined) continue
    const decision = { kind: 'created', link: invite.patientURL } as const
    const taken = await world.app.call('sending.decide', { listId, rowId, decision })
    world.note(`  pasted a ${whose} link: ${taken.ok ? 'taken' : taken.code}`)
    isPasted = true
  }
  return isPasted
}

/** The user decides what is still open: nothing was created, so that it may be sent again. */
export async function sendUndecidedAgain(world: World, { listId, connectionId }: ModelList): Promise<void> {
  for (const { rowId, state } of (await viewsOf(world, listId)) ?? []) {
    const isMade = allInvites(world).some((invite) => rowIdOf(invite) === rowId)
    if (state !== 'undecided' || isMade || !(await choose(world, connectionId))) continue
    await world.app.call('sending.decide', { listId, rowId, decision: { kind: 'send-again' } })
  }
}
