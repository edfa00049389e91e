import { afterEach, expect, test } from 'vitest'
import { type PracticeServer, type PracticeVersion, startPracticeServer } from '../../src-main/practice/index.ts'
import { contentOf, rowIdOf, serverAt } from '../sending/engine.ts'

let practice: PracticeServer | undefined
afterEach(() => practice?.close())

const versions: readonly PracticeVersion[] = ['bearer', 'x-access-token', '5.3.9']

async function open(version: PracticeVersion) {
  practice = await startPracticeServer({ seed: 1, version })
  return { server: practice, client: serverAt(practice.url) }
}

function valueIn<Value>(outcome: { readonly kind: string; readonly value?: Value }): Value {
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
  return outcome.value as Value
}

test.for(versions)('each channel sends one message of its kind, on %s', async (version) => {
  const { server, client } = await open(version)
  const base = { ...contentOf(1), emailAddress: 'anna@example.ch' }
  const { scheduledFor: _, ...undated } = base
  for (const [index, channel] of (['sms', 'email', 'none'] as const).entries()) {
    valueIn(await client.createInvite(rowIdOf(index + 1), { ...undated, channel }))
  }
  expect(server.outbox.map(({ channel, to, language }) => ({ channel, to, language }))).toEqual([
    { channel: 'sms', to: base.phoneNumber, language: 'fr' },
    { channel: 'email', to: 'anna@example.ch', language: 'fr' }
  ])
})

test.for(versions)(
  'an invitation can be found by its row, read, changed, sent again and withdrawn, on %s',
  async (version) => {
    const { server, client } = await open(version)
    const created = valueIn(await client.createInvite(rowIdOf(1), contentOf(1)))
    const found = valueIn(await client.findInvites({ kind: 'made-for', rowId: rowIdOf(1) }))
    const listed = valueIn(await client.findInvites({ kind: 'made-after', createdAt: Date.now() - 60_000, limit: 10 }))
    const read = valueIn(await client.getInvite(created.inviteId))
    const changed = valueIn(await client.patchInvite(created.inviteId, { firstName: 'Annabelle', scheduledFor: null }))
    const again = await client.resendInvite(changed)
    const withdrawn = await client.deleteInvite(changed)
    const gone = await client.getInvite(created.inviteId)
    expect({
      found: found.map(({ inviteId, rowId }) => [inviteId, rowId]),
      listed: listed.map(({ inviteId }) => inviteId),
      read: [read.link, read.lastName, read.scheduledFor, read.patientIsIn],
      changed: [changed.firstName, changed.scheduledFor],
      again: again.kind,
      withdrawn: withdrawn.kind,
      gone: gone.kind,
      schemes: new Set(server.requests.slice(1).map(({ authSchemes }) => authSchemes.join(' ')))
    }).toEqual({
      found: [[created.inviteId, rowIdOf(1)]],
      listed: [created.inviteId],
      read: [created.link, 'Muster1', Date.parse(contentOf(1).scheduledFor ?? ''), false],
      changed: ['Annabelle', null],
      again: 'done',
      withdrawn: 'done',
      gone: 'refused',
      schemes: new Set(['bearer x-access-token'])
    })
  }
)

test('a patient who is in is neither removed nor disconnected', async () => {
  const { server, client } = await open('bearer')
  const { inviteId } = valueIn(await client.createInvite(rowIdOf(1), contentOf(1)))
  server.patient.open(inviteId)
  server.patient.comeIn(inviteId)
  server.patient.accept(inviteId)
  const seen = valueIn(await client.getInvite(inviteId))
  const refused = { kind: 'refused', code: 'not-allowed' }
  expect([await client.resendInvite(seen), await client.deleteInvite(seen)]).toEqual([refused, refused])
})

test('a consultation can be read without ending it, and ended', async () => {
  const { server, client } = await open('bearer')
  const { inviteId } = valueIn(await client.createInvite(rowIdOf(1), contentOf(1)))
  const none = await client.closeConsultation(inviteId)
  server.patient.open(inviteId)
  server.patient.comeIn(inviteId)
  server.patient.accept(inviteId)
  const running = valueIn(await client.readConsultation(inviteId))
  const closed = valueIn(await client.closeConsultation(inviteId))
  expect([none.kind, running.status, closed.status, closed.consultationId]).toEqual([
    'refused',
    'active',
    'closed',
    running.consultationId
  ])
})

test('queues, languages and reachable numbers are returned', async () => {
  const { client } = await open('bearer')
  expect([
    valueIn(await client.queues()).map(({ name }) => name),
    valueIn(await client.languages()).length,
    valueIn(await client.checkPrefix('+41791234567', 'fr'))
  ]).toEqual([['Cardiologie', 'Télé-diabète', 'Dermatologie', 'Oncologie'], 13, 'sms'])
})
