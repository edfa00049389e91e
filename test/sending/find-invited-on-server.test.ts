import { afterEach, beforeEach, expect, test } from 'vitest'
import type { HcwServer } from '../../src-main/hcw/server.ts'
import { type PracticeServer, practiceAccount, startPracticeServer } from '../../src-main/practice/index.ts'
import { findInvited } from '../../src-main/sending/find-invited-on-server.ts'
import { createServerSearch } from '../../src-main/sending/server-search.ts'
import { unwrap } from '../support/result.ts'
import { contentOf, impatientClock, rowIdOf, serverAt, unpaced } from './engine.ts'

let practice: PracticeServer
beforeEach(async () => {
  practice = await startPracticeServer({ seed: 1 })
})
afterEach(() => practice.close())

function searchOn(server: HcwServer) {
  return createServerSearch({ server, clock: impatientClock(), ratePerSecond: unpaced })
}

const patient = (number: number) => ({ rowId: rowIdOf(number), content: contentOf(number) })
const at = (number: number) => Date.parse(contentOf(number).scheduledFor ?? '')

test('patients are found by row, by name and contact, or not at all', async () => {
  const server = serverAt(practice.url)
  unwrap(await server.signIn())
  await server.createInvite(rowIdOf(1), contentOf(1))
  // From another desk, and a sibling with the same telephone.
  await server.createInvite(rowIdOf(902), contentOf(2))
  await server.createInvite(rowIdOf(903), contentOf(3, { firstName: 'Eva' }))
  const outcome = await findInvited(searchOn(withoutRows(server)), [1, 2, 3, 4].map(patient), { createdAt: 1 })
  expect(
    outcome.kind === 'done' && [
      outcome.value.isComplete,
      [...outcome.value.matches].map(([rowId, matches]) => [rowId, matches.map(({ likeness }) => likeness)])
    ]
  ).toEqual([
    true,
    [
      [rowIdOf(1), ['same']],
      [rowIdOf(2), ['same']],
      [rowIdOf(3), ['similar']]
    ]
  ])
})

test('a patient who was invited for another row, as by another desk, is found as somebody else’s, by the guard’s rule', async () => {
  const server = serverAt(practice.url)
  unwrap(await server.signIn())
  await server.createInvite(rowIdOf(902), contentOf(2, { lastName: 'MUSTER2', phoneNumber: '+41791112233' }))
  await server.createInvite(rowIdOf(903), contentOf(3, { firstName: 'Eva' }))
  await server.createInvite(rowIdOf(904), contentOf(4, { scheduledFor: contentOf(5).scheduledFor ?? '' }))
  await server.createInvite(rowIdOf(1), contentOf(1))
  const outcome = await findInvited(searchOn(server), [1, 2, 3, 4].map(patient), { createdAt: 1 })
  expect(
    outcome.kind === 'done' && {
      own: [...outcome.value.matches.keys()],
      ofOthers: [...outcome.value.ofOtherRows].map(([rowId, invites]) => [rowId, invites.map((one) => one.rowId)])
    }
  ).toEqual({ own: [rowIdOf(1)], ofOthers: [[rowIdOf(2), [rowIdOf(902)]]] })
})

/** A server that does not return the ids of rows. */
function withoutRows(server: HcwServer): HcwServer {
  return {
    ...server,
    async findInvites(search) {
      const outcome = await server.findInvites(search)
      if (outcome.kind !== 'done') return outcome
      return { kind: 'done', value: outcome.value.map((invite) => ({ ...invite, rowId: null })) }
    }
  }
}

test('a span of appointments is read page by page, and nothing else', async () => {
  const server = serverAt(practice.url)
  unwrap(await server.signIn())
  for (let number = 1; number <= 120; number += 1) await server.createInvite(rowIdOf(number), contentOf(number))
  const before = practice.requests.length
  const patients = Array.from({ length: 120 }, (_, index) => patient(index + 1))
  const appointments = { from: at(5), to: at(115) }
  const outcome = await findInvited(searchOn(server), patients, { createdAt: 1, appointments })
  const asked = practice.requests.slice(before).length
  expect(outcome.kind === 'done' && [outcome.value.isComplete, outcome.value.matches.size, asked]).toEqual([
    true,
    111,
    3
  ])
})

test('what others made for the queues of the account counts only with the id of a row', async () => {
  const other = serverAt(practice.url, { email: 'scheduler2@practice.example', password: practiceAccount.password })
  unwrap(await other.signIn())
  await other.createInvite(rowIdOf(1), contentOf(1))
  await other.createInvite(rowIdOf(902), contentOf(2))
  const strange: HcwServer = {
    ...other,
    async findInvites(search) {
      const outcome = await other.findInvites(search)
      if (outcome.kind !== 'done') return outcome
      return { kind: 'done', value: outcome.value.map((invite) => ({ ...invite, isOwn: false })) }
    }
  }
  const outcome = await findInvited(searchOn(strange), [1, 2].map(patient), { createdAt: 1 })
  expect(outcome.kind === 'done' && outcome.value.invites.map(({ rowId }) => rowId)).toEqual([rowIdOf(1)])
})

test('a server that ignores the span proves nothing', async () => {
  const server = serverAt(practice.url)
  unwrap(await server.signIn())
  await server.createInvite(rowIdOf(1), contentOf(1))
  const ignoring: HcwServer = {
    ...server,
    findInvites: () => server.findInvites({ kind: 'made-after', createdAt: 1, limit: 100 })
  }
  const appointments = { from: at(5), to: at(9) }
  const outcome = await findInvited(searchOn(ignoring), [patient(5)], { createdAt: 1, appointments })
  expect(outcome.kind === 'done' && outcome.value.isComplete).toBe(false)
})
