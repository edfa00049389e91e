import { expect, onTestFinished, test } from 'vitest'
import { type PracticeVersion, practiceAccount, startPracticeServer } from '../../src-main/practice/index.ts'
import { call } from './call.ts'
import { sitDown } from './desk.ts'

test.each<[PracticeVersion, number, number, number]>([
  ['bearer', 200, 401, 200],
  ['x-access-token', 401, 200, 200],
  ['5.3.9', 401, 200, 200]
])('%s answers Authorization %i, x-access-token %i, both %i', async (version, bearer, xAccessToken, both) => {
  const { server, token } = await sitDown({ version })
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
  const desk = await sitDown({ version: '5.3.9' })
  const id = await desk.invited()
  desk.server.patient.comeIn(id)
  desk.server.patient.accept(id)
  const read = await desk.send('GET', `invite/${id}/consultation`)
  const closed = JSON.parse((await desk.send('POST', `invite/${id}/consultation/close`)).body) as object
  expect([desk.refreshToken, read.status, '_id' in closed, 'id' in closed]).toEqual([undefined, 404, true, false])
})

test('5.3.9 reports all wrong fields at once, before any other check', async () => {
  const desk = await sitDown({ version: '5.3.9' })
  const reply = await desk.invite({ phoneNumber: '123', emailAddress: 'x@nowhere.test', gender: 'x', queue: 'Nope' })
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
  const desk = await sitDown()
  expect((await desk.invite({ emailAddress: null })).status).toBe(200)
})

test('a server that requires a queue refuses a doctor alone', async () => {
  const desk = await sitDown({ queueRequired: true })
  const alone = await desk.invite({ queue: undefined, doctorEmail: 'doctor@practice.example' })
  const both = await desk.invite({ doctorEmail: 'doctor@practice.example' })
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
  const desk = await sitDown()
  const id = await desk.invited()
  desk.server.patient.comeIn(id)
  desk.server.patient.accept(id)
  const changed = await desk.send('PATCH', `invite/${id}`, { firstName: 'X' })
  const deleted = await desk.send('DELETE', `invite/${id}`)
  const read = await desk.send('GET', `invite/${id}/consultation`)
  expect([changed.status, changed.body, deleted.status, read.status, desk.server.invites[0]?.consultation]).toEqual([
    400,
    '{"success":false,"error":"Can\'t edit Invite has been accepted by patient"}',
    200,
    200,
    'closed'
  ])
})

test('a confirmed date has status ACKNOWLEDGED, an opened one keeps its status', async () => {
  const desk = await sitDown()
  const [opened, confirmed] = [
    await desk.invited({ sendInvite: true, messageService: '2', scheduledFor: '2026-11-24T09:30:00Z' }),
    await desk.invited({ sendInvite: true, messageService: '2', scheduledFor: '2026-11-24T09:30:00Z' })
  ]
  desk.server.patient.open(opened)
  desk.server.patient.confirm(confirmed)
  expect(desk.server.invites.map(({ status }) => status)).toEqual(['SCHEDULED_FOR_INVITE', 'ACKNOWLEDGED'])
})

test('identical requests create separate invites', async () => {
  const desk = await sitDown()
  await Promise.all(Array.from({ length: 60 }, () => desk.invite({ metadata: { row: 1 } })))
  expect(new Set(desk.server.invites.map(({ id }) => id)).size).toBe(60)
})
