import type { InvitationState, InvitationView } from '#contract/invitation.ts'
import type { BatchView } from '#contract/sending.ts'
import type { PracticeInvite } from '../../src-main/practice/index.ts'
import { allInvites, keptLists, linksOf, liveInvites, type ModelList, rowIdOf, viewsOf, type World } from './world.ts'

// Judged by the servers' own memory, never by what the app believes.

/** States in which the app says that an invitation may exist. */
const openStates: ReadonlySet<InvitationState> = new Set(['sending', 'unknown', 'checking', 'undecided'])

/** No patient has two live invitations, on whatever server, unless a user let the second one through. */
export function judgeDoubles(world: World): void {
  const byPatient = Map.groupBy(liveInvites(world), (invite) => world.patientOfRow.get(rowIdOf(invite)))
  for (const [patient, invites] of byPatient) {
    if (patient === undefined || patient.excusedBecause !== null || invites.length < 2) continue
    const shown = invites.map(({ id, lastName, scheduledFor }) => `${id} ${lastName} ${scheduledFor}`)
    world.find('doubles', `patient ${patient.number}: ${shown.join(', ')}`)
  }
}

/** What the app shows of all lists, held against the servers. To be called while nothing runs. */
export async function judgeViews(world: World): Promise<void> {
  const invites = allInvites(world)
  const byRow = Map.groupBy(invites, rowIdOf)
  for (const list of keptLists(world)) {
    const views = await viewsOf(world, list.listId)
    if (views === null) {
      if (world.app.isAlive()) world.find('stuck', `list ${list.listId} cannot be read`)
      continue
    }
    const links = await linksOf(
      world,
      list.listId,
      views.map(({ rowId }) => rowId)
    )
    judgeLinks(world, list, views, links, invites)
    judgeKnown(world, list, views, byRow)
    await judgeSummary(world, list, views)
  }
}

function judgeLinks(
  world: World,
  list: ModelList,
  views: readonly InvitationView[],
  links: ReadonlyMap<string, string>,
  invites: readonly PracticeInvite[]
): void {
  for (const { rowId, inviteId } of views) {
    const link = links.get(rowId)
    const patient = list.rows.find((row) => row.rowId === rowId)?.patient
    for (const invite of invites) {
      if (invite.id !== inviteId && invite.patientURL !== link) continue
      const owner = world.patientOfRow.get(rowIdOf(invite))
      if (owner !== patient) {
        world.find('foreign links', `patient ${patient?.number} has invite ${invite.id} of patient ${owner?.number}`)
      }
    }
    if (link !== undefined && !invites.some(({ patientURL }) => patientURL === link)) {
      world.find('foreign links', `patient ${patient?.number} has a link of no invite: ${link}`)
    }
  }
}

function judgeKnown(
  world: World,
  list: ModelList,
  views: readonly InvitationView[],
  byRow: ReadonlyMap<string, readonly PracticeInvite[]>
): void {
  const live = new Set(liveInvites(world).map(({ id }) => id))
  const viewOf = new Map(views.map((view) => [view.rowId, view]))
  // A restored invitation has the row of its list, whatever row it was made for.
  const known = new Set(views.flatMap(({ inviteId, duplicates = [] }) => [inviteId ?? '', ...duplicates]))
  for (const { rowId, patient } of list.rows) {
    const view = viewOf.get(rowId)
    for (const { id } of byRow.get(rowId) ?? []) {
      if (!live.has(id) || (view !== undefined && openStates.has(view.state))) continue
      const isKnown = view?.state === 'created' && known.has(id)
      if (!isKnown) world.find('forgotten', `patient ${patient.number}: live invite ${id}, the app says ${view?.state}`)
    }
  }
}

/** The overview's figures are those of the store. */
async function judgeSummary(world: World, { listId }: ModelList, views: readonly InvitationView[]): Promise<void> {
  const found = await world.app.call('lists.some', { listIds: [listId] })
  const [summary] = found.ok ? found.value : []
  if (summary === undefined) return
  const counted = countBy(views.map(({ state }) => state))
  const shown = Object.fromEntries(Object.entries(summary.invitations).filter(([, count]) => count !== 0))
  if (JSON.stringify(sorted(counted)) !== JSON.stringify(sorted(shown))) {
    world.find('figures wrong', `overview ${JSON.stringify(shown)}, store ${JSON.stringify(counted)}`)
  }
}

function countBy(states: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const state of states) counts[state] = (counts[state] ?? 0) + 1
  return counts
}

function sorted(counts: Readonly<Record<string, number>>): readonly (readonly [string, number])[] {
  return Object.entries(counts).sort(([one], [other]) => one.localeCompare(other))
}

/**
 * A batch that has finished: no figure is more than the batch, their sum neither, and the server did not get more
 * creations than were planned and repeated after a refusal.
 */
export function judgeBatch(world: World, batch: BatchView, planned: number, created: number): void {
  const { total, queued, inFlight, refused, unknown, recovered } = batch
  const figures = { queued, inFlight, created: batch.created, refused, unknown, recovered }
  const sum = Object.values(figures).reduce((all, figure) => all + figure, 0)
  const shown = JSON.stringify({ total, ...figures })
  if (Object.values(figures).some((figure) => figure < 0)) world.find('figures wrong', `negative: ${shown}`)
  if (sum > total) world.find('figures wrong', `more than the batch: ${shown}`)
  if (batch.phase === 'finished' && inFlight !== 0) world.find('figures wrong', `finished in flight: ${shown}`)
  if (created > planned) world.find('figures wrong', `planned ${planned}, the server made ${created}`)
}
