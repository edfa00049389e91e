import { judgeDoubles, judgeViews } from './judge.ts'
import { importList, latestContent, respelled } from './patients.ts'
import { choose, finishBatch, sendList, startAction } from './work.ts'
import {
  allInvites,
  hourMs,
  keptLists,
  liveInvites,
  type ModelList,
  rowIdOf,
  serverNames,
  viewsOf,
  type World
} from './world.ts'

const roundsMax = 12

/** All is well again, and the user does what is left: then nothing is open, and what the app shows is true. */
export async function settle(world: World): Promise<void> {
  for (const server of serverNames) world.servers[server].setFaults([])
  world.onServerEvent = () => undefined
  world.freeDisk()
  if (!world.app.isAlive()) await world.startApp()
  world.setAhead(0)
  if (world.app.batch() !== null && world.app.batch()?.phase !== 'finished') {
    await world.app.call('sending.stop', undefined)
    await finishBatch(world, Number.POSITIVE_INFINITY, () => 0)
  }
  await settleInvitations(world)
  await settleActions(world)
  judgeDoubles(world)
  await judgeViews(world)
  await inviteAllAgain(world)
  judgeDoubles(world)
  await judgeViews(world)
}

/** Looks up until nothing is unknown; what the server cannot tell is shown, and the user decides. */
async function settleInvitations(world: World): Promise<void> {
  for (const list of keptLists(world)) {
    const open = async () =>
      ((await viewsOf(world, list.listId)) ?? []).filter(({ state }) =>
        ['queued', 'sending', 'unknown', 'checking'].includes(state)
      )
    for (let round = 0; round < roundsMax && (await open()).length > 0; round += 1) {
      await choose(world, list.connectionId)
      const looked = await world.app.call('sending.lookUp', { listId: list.listId })
      if (!looked.ok) await world.app.until(() => false, 100)
    }
    for (const { state, rowId } of await open()) world.find('stuck', `row ${rowId} stays ${state}`)
    await decide(world, list)
  }
}

/** The user looks at the server, first with a slip of the hand: the link of another patient. */
async function decide(world: World, list: ModelList): Promise<void> {
  for (const { rowId, state } of (await viewsOf(world, list.listId)) ?? []) {
    if (state !== 'undecided') continue
    await choose(world, list.connectionId)
    const patient = world.patientOfRow.get(rowId)
    const foreign = liveInvites(world).find((invite) => world.patientOfRow.get(rowIdOf(invite)) !== patient)
    const own = allInvites(world).find((invite) => rowIdOf(invite) === rowId)
    for (const invite of [foreign, own]) {
      if (invite === undefined) continue
      const decision = { kind: 'created', link: invite.patientURL } as const
      const taken = await world.app.call('sending.decide', { listId: list.listId, rowId, decision })
      world.note(`  pasted ${invite === foreign ? 'a foreign' : 'its own'} link: ${taken.ok ? 'taken' : taken.code}`)
      if (taken.ok) break
    }
    if (own === undefined) {
      await world.app.call('sending.decide', { listId: list.listId, rowId, decision: { kind: 'send-again' } })
    }
  }
}

/** Reads what became of changes whose outcome is open. Then what the app says of each is what the server has. */
async function settleActions(world: World): Promise<void> {
  for (const list of keptLists(world)) {
    const { listId } = list
    const read = async () => {
      const page = await world.app.call('board.list', { listId, offset: 0, limit: 1000 })
      return page.ok ? page.value : []
    }
    const open = (await read()).filter(
      ({ state, lastAction }) => state === 'created' && ['open', 'doubt'].includes(lastAction?.outcome ?? '')
    )
    if (open.length > 0 && (await choose(world, list.connectionId))) {
      const targets = open.map(({ target }) => target)
      await (await startAction(world, { action: { kind: 'refresh' }, targets }))?.()
    }
    const deleted = new Set(
      allInvites(world)
        .filter(({ deletedBecause }) => deletedBecause === 'delete')
        .map(({ id }) => id)
    )
    for (const { state, inviteId, lastAction, remote, target } of await read()) {
      const isShown = ['open', 'doubt'].includes(lastAction?.outcome ?? '') || remote?.progress === 'gone'
      if (state === 'created' && deleted.has(inviteId ?? '') && !isShown) {
        world.find('stuck', `row ${target.rowId} was withdrawn, and nothing shows it`)
      }
    }
  }
}

/** Tomorrow's export has everybody once more, in upper case: whoever has a live invitation must be held back. */
async function inviteAllAgain(world: World): Promise<void> {
  const future = world.now() + hourMs
  const rows = world.patients.map((patient) => ({
    patient,
    content: respelled(latestContent(world, patient), 'upper case')
  }))
  const toCome = rows.filter(({ content }) => Date.parse(content.scheduledFor ?? '') > future || !content.scheduledFor)
  const connectionId = world.connections.get('first')
  if (connectionId === undefined || !(await choose(world, connectionId)) || toCome.length === 0) return
  const list = await importList(world, toCome)
  if (list !== null) await sendList(world, list)
}
