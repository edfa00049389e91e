import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { InvitationAction } from '#contract/invitation-actions.ts'
import { type RestoredTitles, restoredColumns } from '#contract/restore.ts'
import {
  type FaultName,
  type FaultPlan,
  type FaultRoute,
  faultNames,
  faultRule,
  practiceAccount
} from '../../src-main/practice/index.ts'
import {
  importList,
  latestContent,
  newPatients,
  pick,
  type Random,
  respelled,
  type Spelling,
  shuffled,
  spellings
} from './patients.ts'
import { lookUpUntilSettled, pasteLinks } from './resolving.ts'
import { restore } from './restoring.ts'
import { choose, countCreations, createdTargets, finishBatch, sendList, startAction, startBatch } from './work.ts'
import {
  hourMs,
  keptLists,
  liveInvites,
  type ModelList,
  rowIdOf,
  type ServerName,
  serverNames,
  viewsOf,
  type World
} from './world.ts'

/** Resolves to whether it could be done: only then it counts. */
export type Operation = (world: World, random: Random, argument: number) => Promise<boolean>

const otherAccount = 'scheduler2@practice.example'

/** Saves (or edits) a connection as the user does, and notes which one belongs to the server from now on. */
export async function saveConnection(
  world: World,
  server: ServerName,
  changes: { readonly connectionId?: string; readonly email?: string } = {}
): Promise<string | null> {
  const { email, password } = practiceAccount
  const saved = await world.app.call('connections.save', {
    name: `Hospital ${server}`,
    baseUrl: world.servers[server].url,
    email,
    password,
    ...changes
  })
  return saved.ok ? saved.value.connectionId : null
}

function anyList(world: World, random: Random): ModelList | undefined {
  // Mostly the latest lists: they still have something to send.
  const lists = keptLists(world)
  return random() < 0.6 ? lists.at(-1) : pick(random, lists)
}

async function newList(world: World, random: Random, count = 3 + Math.floor(random() * 4)): Promise<ModelList | null> {
  const patients = newPatients(world, random, count)
  return importList(
    world,
    patients.map((patient) => ({ patient, content: patient.content }))
  )
}

/** A list with something left to send: the latest, or a new one. */
async function listToSend(world: World, random: Random): Promise<ModelList | null> {
  const list = keptLists(world).at(-1)
  const views = list === undefined ? null : await viewsOf(world, list.listId)
  const settled = views?.filter(({ state }) => state !== 'ready' && state !== 'held').length ?? 0
  if (list !== undefined && views !== null && settled < list.rows.length && random() < 0.7) return list
  return newList(world, random)
}

/** Starts a batch and calls `act` when the servers have made `random` many invitations, or it ended before. */
async function during(world: World, random: Random, act: (list: ModelList) => Promise<void>): Promise<boolean> {
  const list = await listToSend(world, random)
  if (list === null) return false
  const wanted = Math.floor(random() * 4)
  const created = countCreations(world)
  const reached = new Promise<void>((resolve) => {
    world.onServerEvent = () => {
      if (created() > wanted) resolve()
    }
  })
  const planned = await startBatch(world, list)
  if (planned === null) return false
  if (wanted > 0) await Promise.race([reached, world.app.until(() => world.app.batch()?.phase === 'finished', 8000)])
  world.onServerEvent = () => undefined
  await act(list)
  await finishBatch(world, planned, created)
  return true
}

async function restart(world: World): Promise<void> {
  if (world.app.isAlive()) {
    world.app.kill()
    await world.app.gone()
  }
  await world.startApp()
}

/** Kills the app at the moment at which a server has done what was asked and has not answered yet, or soon after. */
function killAtServerEvent(world: World, random: Random): void {
  let left = 1 + Math.floor(random() * 4)
  const laterMs = random() < 0.5 ? 0 : random() * 60
  world.onServerEvent = (event) => {
    if (event === 'message') return
    left -= 1
    if (left !== 0) return
    if (laterMs === 0) world.app.kill()
    else setTimeout(() => world.app.kill(), laterMs)
  }
}

async function kill(world: World, random: Random): Promise<boolean> {
  const kind = random()
  if (kind < 0.5) {
    const list = await listToSend(world, random)
    killAtServerEvent(world, random)
    if (list !== null) await sendList(world, list)
  } else if (kind < 0.8) {
    killAtServerEvent(world, random)
    await act(world, random, anyAction(random))
  } else if (kind < 0.9) {
    const list = anyList(world, random)
    setTimeout(() => world.app.kill(), random() * 80)
    if (list !== undefined) await world.app.call('sending.lookUp', { listId: list.listId })
  } else {
    setTimeout(() => world.app.kill(), random() * 30)
    await newList(world, random)
  }
  world.onServerEvent = () => undefined
  await restart(world)
  return true
}

function anyAction(random: Random): InvitationAction {
  const actions: readonly InvitationAction[] = [
    { kind: 'move', minutes: 30 },
    { kind: 'withdraw' },
    { kind: 'resend' },
    { kind: 'correct', correction: { lastName: 'Neuenschwander' } }
  ]
  return pick(random, actions) ?? { kind: 'refresh' }
}

/** Does the action to some of a list's invitations. */
async function act(world: World, random: Random, action: InvitationAction): Promise<boolean> {
  for (const list of shuffled(random, keptLists(world))) {
    const targets = await createdTargets(world, list)
    if (targets.length === 0 || !(await choose(world, list.connectionId))) continue
    const most = action.kind === 'correct' ? 1 : 3
    const finished = await startAction(world, { action, targets: shuffled(random, targets).slice(0, most) })
    await finished?.()
    return finished !== null
  }
  return false
}

/** New contents for one invitation: a name that differs for each patient, or another number. */
async function correct(world: World, random: Random): Promise<boolean> {
  for (const list of shuffled(random, keptLists(world))) {
    const target = pick(random, await createdTargets(world, list))
    if (target === undefined || !(await choose(world, list.connectionId))) continue
    const number = world.patientOfRow.get(target.rowId)?.number ?? 0
    const correction =
      random() < 0.5 ? { lastName: `Müller-Berichtigt Nr${number}` } : { phoneNumber: `+4178${2_000_000 + number}` }
    const finished = await startAction(world, { action: { kind: 'correct', correction }, targets: [target] })
    await finished?.()
    return finished !== null
  }
  return false
}

/** The patients of an earlier list once more, as another export writes them. Sent at once, as a hurried user does. */
async function importAgain(world: World, random: Random, spelling: Spelling, isLatest: boolean): Promise<boolean> {
  const source = pick(random, world.lists)
  if (source === undefined) return false
  const rows = shuffled(random, source.rows).map(({ patient }) => ({
    patient,
    content: respelled(isLatest ? latestContent(world, patient) : patient.content, spelling)
  }))
  const list = await importList(world, rows)
  if (list !== null) await sendList(world, list)
  return list !== null
}

async function fullDisk(world: World, random: Random): Promise<boolean> {
  const end = random()
  const { app } = world
  let isDone: boolean
  if (random() < 0.5) {
    // Full while invitations are changed: those that wait for the disk must leave the app able to answer.
    world.onServerEvent = () => {
      world.onServerEvent = () => undefined
      world.fillDisk()
      setTimeout(() => void app.call('app.snapshot', undefined).finally(world.freeDisk), 500)
    }
    isDone = await act(world, random, anyAction(random))
  } else {
    isDone = await during(world, random, async () => {
      world.fillDisk()
      await app.until(() => ['waiting', 'finished'].includes(app.batch()?.phase ?? ''), 5000)
      if (end < 0.5) await app.call('sending.stop', undefined)
      else if (end < 0.7) app.kill()
      if (end < 0.7) await app.until(() => app.batch()?.phase === 'finished', 2000)
      world.freeDisk()
    })
  }
  world.onServerEvent = () => undefined
  world.freeDisk()
  if (!app.isAlive()) await restart(world)
  // What was stopped must not be sent along with what is planned now.
  const list = keptLists(world).at(-1)
  if (isDone && list !== undefined && random() < 0.5) await sendList(world, list)
  return isDone
}

const faultsAtOnce = 4
/** Faults that concern other requests than creations. */
const routeOf: Partial<Record<FaultName, FaultRoute>> = { 'short-tokens': 'login' }
const otherRoutes: readonly FaultRoute[] = ['login', 'list', 'get', 'patch', 'delete', 'resend']

/** Four kinds of faults in turn, so that each occurs, on creations; one of any kind on other requests. */
async function faults(world: World, random: Random, turn: number): Promise<boolean> {
  const names = Array.from(
    { length: faultsAtOnce },
    (_, at) => faultNames[(turn * faultsAtOnce + at) % faultNames.length]
  )
  const onCreations = names.flatMap((name, at) =>
    name === undefined ? [] : [rule(name, random, { route: routeOf[name] ?? 'create', nth: at + 1 })]
  )
  const strange = pick(random, faultNames)
  const onOthers =
    strange === undefined
      ? []
      : [rule(strange, random, { route: pick(random, otherRoutes) ?? 'list', probability: 0.3 })]
  for (const server of serverNames) world.servers[server].setFaults([...onCreations, ...onOthers])
  if (random() < 0.3) for (const server of serverNames) world.servers[server].killTokens()
  const list = await newList(world, random, 6)
  if (list !== null) await sendList(world, list)
  if (random() < 0.6) await act(world, random, anyAction(random))
  if (random() < 0.5) for (const server of serverNames) world.servers[server].setFaults([])
  return list !== null
}

/** Answers that a real server, or its proxy, may also give once the invitation exists. */
const alsoAfter: ReadonlySet<FaultName> = new Set([
  'html-200',
  'bad-gateway-502',
  'gateway-timeout-504',
  'error-500',
  'redirect-302'
])

function rule(name: FaultName, random: Random, scope: Parameters<typeof faultRule>[1]): FaultPlan[number] {
  return {
    ...faultRule(name, { ...scope, ...(alsoAfter.has(name) && random() < 0.5 ? { moment: 'after' } : {}), times: 2 }),
    ...(name === 'refuse-connections' ? { forMs: 300 } : {}),
    ...(name.startsWith('too-many') ? { retryAfterSeconds: pick(random, [1, 30, 3600]) } : {}),
    ...(name === 'storm-503' ? { requests: 3 } : {}),
    ...(name === 'drip-answer' ? { byteEveryMs: 2 } : {})
  } as FaultPlan[number]
}

/** Edits the connection of a server: the other server's address, another account, or back. */
async function editConnection(world: World, random: Random, isDuring: boolean): Promise<boolean> {
  const server = pick(random, [...world.connections.keys()])
  const connectionId = server === undefined ? undefined : world.connections.get(server)
  if (server === undefined || connectionId === undefined) return false
  const other = pick(random, serverNames) ?? 'first'
  const edit = async () => {
    const email = random() < 0.3 ? { email: otherAccount } : {}
    const saved = await saveConnection(world, other, { connectionId, ...email })
    if (saved !== null) world.connections.set(server, saved)
  }
  if (isDuring) return during(world, random, edit)
  await edit()
  const action = pick(random, [{ kind: 'withdraw' }, { kind: 'refresh' }, anyAction(random)] as const)
  if (action !== undefined) await act(world, random, action)
  return true
}

async function secondServer(world: World, random: Random): Promise<boolean> {
  const known = world.connections.get('second')
  if (known !== undefined && random() < 0.5) await choose(world, known)
  else {
    const saved = await saveConnection(world, 'second')
    if (saved !== null) world.connections.set('second', saved)
  }
  if (random() < 0.5) await importAgain(world, random, 'as before', false)
  else {
    const list = await newList(world, random)
    if (list !== null) await sendList(world, list)
  }
  return world.connections.has('second')
}

async function deleteList(world: World, random: Random): Promise<boolean> {
  const list = anyList(world, random)
  if (list === undefined) return false
  const removed = await world.app.call('lists.remove', { listId: list.listId })
  if (removed.ok) list.isKept = false
  return removed.ok
}

async function erase(world: World, random: Random): Promise<boolean> {
  const list = anyList(world, random)
  if (list === undefined) return false
  const scope = random() < 0.3 ? ({ kind: 'due' } as const) : ({ kind: 'list', listId: list.listId } as const)
  const preview = await world.app.call('retention.preview', scope)
  if (!preview.ok) return false
  const erased = await world.app.call('retention.erase', { scope, at: preview.value.at })
  if (!erased.ok) return false
  for (const { listId } of preview.value.lists) forgetErased(world, listId, (await viewsOf(world, listId)) ?? [])
  return true
}

/** Rows that were erased are no longer known to the user; those that were kept stay in the model. */
function forgetErased(world: World, listId: string, left: readonly { readonly rowId: string }[]): void {
  const index = world.lists.findIndex((list) => list.listId === listId)
  const list = world.lists[index]
  if (list === undefined) return
  const ids = new Set(left.map(({ rowId }) => rowId))
  world.lists[index] = { ...list, rows: list.rows.filter(({ rowId }) => ids.has(rowId)) }
}

async function letThrough(world: World, random: Random): Promise<boolean> {
  for (const list of keptLists(world).toReversed()) {
    const held = ((await viewsOf(world, list.listId)) ?? []).filter(({ state }) => state === 'held')
    const row = pick(random, held)
    if (row === undefined || !(await choose(world, list.connectionId))) continue
    const { rowId } = row
    const patient = world.patientOfRow.get(rowId)
    if (patient !== undefined) patient.excusedBecause = 'let through'
    const released = await world.app.call('sending.decide', {
      listId: list.listId,
      rowId,
      decision: { kind: 'let-through' }
    })
    await sendList(world, list)
    return released.ok
  }
  return false
}

const titles = Object.fromEntries(restoredColumns.map((column) => [column, column])) as RestoredTitles

/** The key is lost: the user starts fresh and restores the invitations from the servers. */
async function fetchAgain(world: World): Promise<boolean> {
  for (const server of serverNames) world.servers[server].setFaults([])
  // With a clock that is ahead, the app offers only what it takes for alive, and the rest when the clock is right.
  world.setAhead(0)
  await world.app.end()
  rmSync(join(world.folder, 'data-key.json'), { force: true })
  await world.startApp()
  const fresh = await world.app.call('app.startFresh', undefined)
  if (!fresh.ok) world.find('stuck', `start fresh: ${fresh.code}`)
  // What knew of deleted and erased lists is gone with the key, and no server can tell it.
  const kept = new Set(keptLists(world).flatMap(({ rows }) => rows.map(({ rowId }) => rowId)))
  for (const invite of liveInvites(world)) {
    const patient = world.patientOfRow.get(rowIdOf(invite))
    if (patient !== undefined && !kept.has(rowIdOf(invite))) patient.excusedBecause ??= 'key lost'
  }
  await restore(world, titles)
  return true
}

/** Looks up a list, or first loses answers and then asks a server that refuses to show what it finds. */
async function lookUp(world: World, random: Random): Promise<boolean> {
  if (random() < 0.5) return lookUpUnreadable(world, random)
  const list = anyList(world, random)
  return list !== undefined && (await world.app.call('sending.lookUp', { listId: list.listId })).ok
}

async function lookUpUnreadable(world: World, random: Random): Promise<boolean> {
  const refused = pick(random, ['forbidden-403', 'not-found-404', 'error-500'] as const) ?? 'forbidden-403'
  for (const server of serverNames) {
    world.servers[server].setFaults([
      faultRule('reset-after-create', { route: 'create', nth: 1 }),
      faultRule(refused, { route: 'get' })
    ])
  }
  const list = await newList(world, random)
  if (list !== null) {
    await sendList(world, list)
    await world.app.call('sending.lookUp', { listId: list.listId })
  }
  for (const server of serverNames) world.servers[server].setFaults([])
  return list !== null
}

/**
 * A doubt that no server can settle: the app can ask only when an invitation may have expired. The user then pastes the
 * link of another patient by mistake.
 */
async function pasteForeignLink(world: World, random: Random): Promise<boolean> {
  const { first, second } = world.servers
  const connectionId = world.connections.get('first')
  if (connectionId === undefined || !(await choose(world, connectionId))) return false
  const undated = newPatients(world, random, 2, 0).map((patient) => ({ patient, content: patient.content }))
  const list = await importList(world, undated)
  if (list === null) return false
  for (const server of [first, second]) {
    server.setFaults([
      faultRule('reset-before-create', { route: 'create', nth: 1 }),
      ...(['list', 'get'] as const).map((route) => faultRule('error-500', { route }))
    ])
  }
  await sendList(world, list)
  world.pass(25 * hourMs)
  for (const server of [first, second]) server.setFaults([])
  let isPasted = false
  for (const open of keptLists(world)) {
    await lookUpUntilSettled(world, open)
    if (await pasteLinks(world, open, 'foreign')) isPasted = true
  }
  return isPasted
}

/** Every operation of the model, by the name under which it is counted and replayed. */
export const operations = {
  send: async (world, random) => {
    const chosen = random() < 0.5 ? anyList(world, random) : undefined
    const list = chosen ?? (await newList(world, random))
    if (list !== null) await sendList(world, list)
    return list !== null
  },
  pause: (world, random) =>
    during(world, random, async () => {
      await world.app.call('sending.pause', undefined)
      await world.app.call('sending.resume', undefined)
    }),
  stop: (world, random) => during(world, random, async () => void (await world.app.call('sending.stop', undefined))),
  kill,
  'full disk': fullDisk,
  faults,
  correct,
  move: (world, random) => act(world, random, { kind: 'move', minutes: pick(random, [30, 60, -30]) ?? 30 }),
  withdraw: (world, random) => act(world, random, { kind: 'withdraw' }),
  resend: (world, random) => act(world, random, { kind: 'resend' }),
  'look up': lookUp,
  'paste foreign link': pasteForeignLink,
  'delete list': deleteList,
  'import in upper case': (world, random) => importAgain(world, random, 'upper case', random() < 0.5),
  'import with moved hour': (world, random) => importAgain(world, random, 'as before', true),
  'import in other order': (world, random) =>
    importAgain(world, random, pick(random, spellings) ?? 'swapped order', random() < 0.5),
  'edit connection': (world, random) => editConnection(world, random, false),
  'edit connection while sending': (world, random) => editConnection(world, random, true),
  'second server': secondServer,
  'fetch again': fetchAgain,
  erase,
  'let through': letThrough,
  'clock ahead': async (world, random) => {
    world.setAhead(world.aheadMs > 0 ? 0 : (1 + random() * 4) * 24 * hourMs)
    return true
  },
  'time passes': async (world, random) => {
    world.pass((1 + random() * 20) * hourMs)
    return true
  }
} as const satisfies Record<string, Operation>

export type OperationName = keyof typeof operations
export const operationNames = Object.keys(operations) as readonly OperationName[]
