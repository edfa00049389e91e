import type { RestoredTitles } from '#contract/restore.ts'
import { choose } from './work.ts'
import { allInvites, keptLists, liveInvites, type ModelList, rowIdOf, viewsOf, type World } from './world.ts'

const restoreMsMax = 30_000
const roundsMax = 3

/** Restores all that the app offers; what it cannot get must stay offered. The model takes over the new lists. */
export async function restore(world: World, titles: RestoredTitles): Promise<void> {
  const before = keptLists(world)
  for (const list of before) list.isKept = false
  for (let round = 0; round < roundsMax; round += 1) {
    const view = await world.app.call('restore.view', undefined)
    if (!view.ok) return
    const sources = view.value.sources.filter(({ lists }) => lists.some(({ open, missed }) => open + missed > 0))
    if (sources.length === 0) break
    for (const { connectionId, lists } of sources) {
      if (!(await choose(world, connectionId))) continue
      await restoreSource(world, {
        connectionId,
        via: connectionId,
        includeMissed: round > 0,
        names: lists.map(({ listId }) => ({ listId, name: 'Restored' })),
        titles
      })
    }
  }
  await takeOver(world)
  await judgeRestored(world, before)
}

async function restoreSource(
  world: World,
  input: Parameters<typeof world.app.call<'restore.start'>>[1]
): Promise<void> {
  const { app } = world
  const started = await app.call('restore.start', input)
  if (!started.ok) {
    world.note(`  not restored: ${started.code}`)
    return
  }
  const until = Date.now() + restoreMsMax
  while (Date.now() < until) {
    const view = await app.call('restore.view', undefined)
    if (!view.ok || view.value.progress?.phase === 'finished') return
    await app.until(() => false, 50)
  }
  world.find('stuck', 'a restore does not end')
}

/** The restored lists, as the model knows lists. */
async function takeOver(world: World): Promise<void> {
  const all = await world.app.call('lists.page', { of: 'kept', before: null, limit: 100 })
  if (!all.ok) return
  const invites = new Map(allInvites(world).map((invite) => [invite.id, invite]))
  for (const { listId, connectionId } of all.value.lists) {
    const views = await viewsOf(world, listId)
    if (views === null) continue
    const rows = views.flatMap(({ rowId, inviteId, content }) => {
      const invite = invites.get(inviteId ?? '')
      const patient =
        world.patientOfRow.get(rowId) ?? world.patientOfRow.get(invite === undefined ? '' : rowIdOf(invite))
      if (patient === undefined) return []
      world.patientOfRow.set(rowId, patient)
      return [{ rowId, patient, content }]
    })
    const list: ModelList = { listId, connectionId, rows, isKept: true }
    const index = world.lists.findIndex((known) => known.listId === listId)
    if (index < 0) world.lists.push(list)
    else world.lists[index] = list
  }
}

/** Every live invite of the lost lists is in a restored list, or still offered. */
async function judgeRestored(world: World, before: readonly ModelList[]): Promise<void> {
  const view = await world.app.call('restore.view', undefined)
  if (!view.ok) return
  const offered = view.value.sources
    .flatMap(({ lists }) => lists)
    .reduce((sum, { open, missed }) => sum + open + missed, 0)
  const known = new Set<string>()
  for (const { listId } of keptLists(world)) {
    for (const { inviteId, duplicates = [] } of (await viewsOf(world, listId)) ?? []) {
      for (const id of [inviteId ?? '', ...duplicates]) known.add(id)
    }
  }
  const rows = new Set(before.flatMap((list) => list.rows.map(({ rowId }) => rowId)))
  const missing = liveInvites(world).filter((invite) => rows.has(rowIdOf(invite)) && !known.has(invite.id))
  for (const invite of missing) {
    const patient = world.patientOfRow.get(rowIdOf(invite))
    if (missing.length > offered) world.find('forgotten', `patient ${patient?.number}: ${invite.id} is not restored`)
    if (patient !== undefined) patient.excusedBecause ??= 'not restored'
  }
}
