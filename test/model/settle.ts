import { judgeDoubles, judgeViews } from './judge.ts'
import { importList, latestContent, respelled } from './patients.ts'
import { lookUpUntilSettled, pasteLinks, sendUndecidedAgain } from './resolving.ts'
import { choose, finishBatch, sendList, startAction } from './work.ts'
import { allInvites, hourMs, keptLists, serverNames, type World } from './world.ts'

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

/** What the server cannot tell is shown, and the user decides. */
async function settleInvitations(world: World): Promise<void> {
  for (const list of keptLists(world)) {
    await lookUpUntilSettled(world, list)
    await pasteLinks(world, list, 'own')
    await sendUndecidedAgain(world, list)
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
