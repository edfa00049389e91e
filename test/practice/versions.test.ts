import { expect, onTestFinished, test } from 'vitest'
import { type PracticeVersion, practiceAccount, startPracticeServer } from '../../src-main/practice/index.ts'
import { call } from './call.ts'
import { openPracticeClient } from './practice-client.ts'

test.each<[PracticeVersion, number, number, number]>([
  ['bearer', 200, 401, 200],
  ['x-access-token', 401, 200, 200],
  ['5.3.9', 401, 200, 200]
])('%s answers Authorization %i, x-access-token %i, both %i', async (version, bearer, xAccessToken, both) => {
  const { server, token } = await openPracticeClient({ version })
  const authorization = `Bearer ${token}`
  const statuses: number[] = []
  for (const headers of [{ authorization }, { 'x-access-token': token }, { authorization, 'x-access-token': token }]) {
    statuses.push((await call(server.url, 'GET', '/api/v1/queue', { headers: { ...headers } })).status)
  }
  expect(statuses).toEqual([bearer, xAccessToken, both])
  expect(server.requests.slice(1).map((entry) => entry.authSchemes)).toEqual([
    ['bearer'],
    ['x-access-token'],
    ['bearer', 'x-access-token']
  ])
})

test('5.3.9 has no refresh tokens, names a closed consultation by _id, and cannot read it otherwise', async () => {
  const client = await openPracticeClient({ version: '5.3.9' })
  const id = await client.invited()
  client.server.patient.comeIn(id)
  client.server.patient.accept(id)
  const read = await client.send('GET', `invite/${id}/consultation`)
  const closed = JSON.parse((await client.send('POST', `invite/${id}/consultation/close`)).body) as object
  expect([client.refreshToken, read.status, '_id' in closed, 'id' in closed]).toEqual([undefined, 404, true, false])
})

test('5.3.9 reports all wrong fields at once, before any other check', async () => {
  const client = await openPracticeClient({ version: '5.3.9' })
  const reply = await client.invite({ phoneNumber: '123', emailAddress: 'x@nowhere.test', gender: 'x', queue: 'Nope' })
  const { error } = JSON.parse(reply.body) as { error: { message: string }[] }
  expect([reply.status, error.map(({ message }) => message)]).toEqual([
    400,
    [
      'Phone number should be at least 8 digits',
      'Email address must be a valid email',
      'Gender must be one of male, female, or other'
    ]
  ])
})

test('newer versions accept null for an empty field if the other contact is given', async () => {
  const client = await openPracticeClient()
  expect((await client.invite({ emailAddress: null })).status).toBe(200)
})

test('a server that requires a queue refuses a doctor alone', async () => {
  const client = await openPracticeClient({ queueRequired: true })
  const alone = await client.invite({ queue: undefined, doctorEmail: 'doctor@practice.example' })
  const both = await client.invite({ doctorEmail: 'doctor@practice.example' })
  expect([alone.status, alone.body, both.status]).toEqual([400, '{"success":false,"error":"queue is required."}', 200])
})

test('without password login no account signs in by password', async () => {
  const server = await startPracticeServer({ passwordLogin: false })
  onTestFinished(() => server.close())
  const { email, password } = practiceAccount
  const reply = await call(server.url, 'POST', '/api/v1/login-local', { body: JSON.stringify({ email, password }) })
  expect([reply.status, reply.body]).toEqual([400, '{"message":"Password login is disabled"}'])
})

test('an accepted invite refuses changes; deleting it ends the consultation but leaves it readable', async () => {
  const client = await openPracticeClient()
  const id = await client.invited()
  client.server.patient.comeIn(id)
  client.server.patient.accept(id)
  const changed = await client.send('PATCH', `invite/${id}`, { firstName: 'X' })
  const deleted = await client.send('DELETE', `invite/${id}`)
  const read = await client.send('GET', `invite/${id}/consultation`)
  expect([changed.status, changed.body, deleted.status, read.status, client.server.invites[0]?.consultation]).toEqual([
    400,
    '{"success":false,"error":"Can\'t edit Invite has been accepted by patient"}',
    200,
    200,
    'closed'
  ])
})

test('a confirmed date has status ACKNOWLEDGED, an opened one keeps its status', async () => {
  const client = await openPracticeClient()
  const [opened, confirmed] = [
    await client.invited({ sendInvite: true, messageService: '2', scheduledFor: '2026-11-24T09:30:00Z' }),
    await client.invited({ sendInvite: true, messageService: '2', scheduledFor: '2026-11-24T09:30:00Z' })
  ]
  client.server.patient.open(opened)
  client.server.patient.confirm(confirmed)
  expect(client.server.invites.map(({ status }) => status)).toEqual(['SCHEDULED_FOR_INVITE', 'ACKNOWLEDGED'])
})

test('identical requests create separate invites', async () => {
  const client = await openPracticeClient()
  await Promise.all(Array.from({ length: 60 }, () => client.invite({ metadata: { row: 1 } })))
  expect(new Set(client.server.invites.map(({ id }) => id)).size).toBe(60)
})
