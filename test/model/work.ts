import type { CallInput } from '#contract/channels.ts'
import type { Answer } from './driven-app.ts'
import { judgeBatch } from './judge.ts'
import { allInvites, type ModelList, viewsOf, type World } from './world.ts'

// What a user does with the app, from the click to the end of what it started.

const batchMsMax = 25_000
const actionMsMax = 10_000
const resumesMax = 4
const viewMsMax = 2000

/** Makes the connection of the list the chosen one, as the user must before sending. */
export async function choose(world: World, connectionId: string): Promise<boolean> {
  const all = await world.app.call('connections.all', undefined)
  if (all.ok && all.value.chosen === connectionId) return true
  return (await world.app.call('connections.choose', { connectionId })).ok
}

/** Prepares and starts a batch of all rows of the list; the number planned, or null: nothing was started. */
export async function startBatch(world: World, list: ModelList): Promise<number | null> {
  const { app } = world
  const { listId } = list
  if (!(await choose(world, list.connectionId))) return null
  const views = await viewsOf(world, listId)
  if (views === null) return null
  // Rows that the app has already planned differently, e.g. corrected ones, stay as they are.
  const sent = new Set(views.filter(({ state }) => state !== 'ready' && state !== 'held').map(({ rowId }) => rowId))
  const invitations = list.rows
    .filter(({ rowId }) => !sent.has(rowId))
    .map(({ rowId, content }) => ({ rowId, content }))
  const prepared = await app.call('sending.prepare', { listId, begin: true, invitations })
  if (!prepared.ok) return null
  const plan = await app.call('sending.plan', { listId })
  if (!plan.ok) return null
  const { total, bySms, byEmail, linksOnly } = plan.value
  if (total !== bySms + byEmail + linksOnly) world.find('figures wrong', `plan ${JSON.stringify(plan.value)}`)
  const started = await app.call('sending.start', { listId, batchHash: plan.value.batchHash })
  if (!started.ok) world.note(`  not started: ${started.code}`)
  return started.ok ? total : null
}

/** Counts what the servers create from now on. */
export function countCreations(world: World): () => number {
  const before = allInvites(world).length
  return () => allInvites(world).length - before
}

/** Waits for the end of the batch. The user resumes it a few times where it waits for that, then stops it. */
export async function finishBatch(world: World, planned: number, created: () => number): Promise<void> {
  const { app } = world
  const isWaiting = () => {
    const batch = app.batch()
    return batch?.phase === 'paused' || (batch?.phase === 'waiting' && batch.wait?.until === null)
  }
  const isFinished = () => app.batch()?.phase === 'finished'
  for (let resumes = 0; app.isAlive() && !isFinished(); resumes += 1) {
    const ended = await app.until(() => isFinished() || isWaiting(), batchMsMax)
    if (!app.isAlive() || isFinished()) break
    const seen = app.batch()
    if (ended && resumes < resumesMax) await app.call('sending.resume', undefined)
    else if (resumes > 2 * resumesMax) break
    else {
      world.note(`  stopped: ${JSON.stringify(app.batch()?.wait)}`)
      await app.call('sending.stop', undefined)
    }
    // The figures follow up to a tenth of a second later; until then the batch still looks as if it waited.
    await app.until(() => app.batch() !== seen, viewMsMax)
  }
  if (!app.isAlive()) return
  const batch = app.batch()
  if (batch?.phase !== 'finished') world.find('stuck', `a batch does not end: ${JSON.stringify(batch)}`)
  if (batch !== null) judgeBatch(world, batch, planned, created())
}

export async function sendList(world: World, list: ModelList): Promise<void> {
  const created = countCreations(world)
  const planned = await startBatch(world, list)
  if (planned !== null) await finishBatch(world, planned, created)
}

type ActionInput = CallInput<'actions.start'>

/** Starts an action on sent invitations; a function that waits for its end, or null: it was refused. */
export async function startAction(world: World, input: ActionInput): Promise<(() => Promise<void>) | null> {
  const { app } = world
  const before = app.finishedActions()
  const started: Answer<'actions.start'> = await app.call('actions.start', input)
  if (!started.ok) {
    world.note(`  not started: ${started.code}`)
    return null
  }
  return async () => {
    const isFinished = () => app.finishedActions() > before
    if (await app.until(isFinished, actionMsMax)) return
    if (!app.isAlive()) return
    await app.call('actions.stop', undefined)
    if (!(await app.until(isFinished, actionMsMax)) && app.isAlive()) {
      world.find('stuck', `${input.action.kind} does not end`)
    }
  }
}

/** Lists whose invitations are of the given connection, with the rows whose invitation the app knows. */
export async function createdTargets(world: World, list: ModelList): Promise<ActionInput['targets']> {
  const views = (await viewsOf(world, list.listId)) ?? []
  return views.filter(({ state }) => state === 'created').map(({ rowId }) => ({ listId: list.listId, rowId }))
}
