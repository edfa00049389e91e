import { afterEach, expect, test } from 'vitest'
import { type PracticeServer, startPracticeServer } from '../../src-main/practice/index.ts'
import { contentOf, rowIdOf, serverAt } from '../sending/engine.ts'
import { clientOf, json, type ScriptedServer, scriptedServer } from './scripted-server.ts'

let practice: PracticeServer | undefined
let scripted: ScriptedServer | undefined
afterEach(async () => {
  await practice?.close()
  await scripted?.close()
  practice = undefined
  scripted = undefined
})

test('an open consultation, whose closedAt is the time of the answer, is not shown as closed', async () => {
  practice = await startPracticeServer({ seed: 1 })
  const server = serverAt(practice.url)
  const made = await server.createInvite(rowIdOf(1), contentOf(1))
  const inviteId = made.kind === 'done' ? made.value.inviteId : ''
  const statusNow = async () => {
    const read = await server.readConsultation(inviteId)
    return read.kind === 'done' ? [read.value.status, read.value.closedAt] : read.kind
  }
  practice.patient.comeIn(inviteId)
  const waiting = await statusNow()
  practice.patient.accept(inviteId)
  const active = await statusNow()
  const closed = await server.closeConsultation(inviteId)
  expect([waiting, active, closed.kind === 'done' && closed.value.status]).toEqual([
    ['waiting', null],
    ['active', null],
    'closed'
  ])
})

const date = 'Mon, 23 Nov 2026 09:00:00 GMT'
const answeredAt = Date.parse(date)

test.for<readonly [string, object, string]>([
  ['a moment before the answer', { closedAt: answeredAt - 800, acceptedAt: 1 }, 'active'],
  ['a moment after the second of the answer', { closedAt: answeredAt + 900, acceptedAt: 0 }, 'waiting'],
  ['a minute before the answer', { closedAt: answeredAt - 60_000, acceptedAt: 1 }, 'closed'],
  ['now, with the status of a closed one', { closedAt: answeredAt, acceptedAt: 1, status: 'closed' }, 'closed'],
  ['never', { closedAt: 0, acceptedAt: 1 }, 'active']
])('closedAt %s by the clock of the server: %3$s', async ([, times, status]) => {
  scripted = await scriptedServer((_, response) => json(response, 200, { consultationId: 'c', ...times }, { date }))
  const read = await clientOf(scripted.url).readConsultation('i')
  expect(read.kind === 'done' && read.value.status).toBe(status)
})
