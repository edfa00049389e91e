import { expect, test } from 'vitest'
import { practiceAccount } from '../../src-main/practice/index.ts'
import { signToken } from '../../src-main/practice/tokens.ts'
import { call, signIn } from './call.ts'
import { at, day, hour, minute, openPracticeClient, startOfDay } from './practice-client.ts'

test('an invite without a date is deleted a day after its creation', async () => {
  const client = await openPracticeClient({ accessTokenLifetimeMs: 30 * day })
  const id = await client.invited()
  client.now = startOfDay + day - 1
  const before = await client.send('GET', `invite/${id}`)
  client.now += 1
  const after = await client.send('GET', `invite/${id}`)
  expect([before.status, after.status, client.server.invites[0]?.deletedBecause]).toEqual([200, 404, 'expired'])
})

test('a dated invite is deleted a day after the appointment', async () => {
  const client = await openPracticeClient({ accessTokenLifetimeMs: 30 * day })
  const scheduledFor = startOfDay + 5 * day
  const id = await client.invited({ scheduledFor: at(scheduledFor) })
  client.now = scheduledFor + day - 1
  const before = await client.send('GET', 'invite')
  client.now += 1
  const after = await client.send('GET', 'invite')
  expect([before.headers['x-total-count'], after.body, client.server.invites[0]?.id]).toEqual(['1', '[]', id])
})

test('an invite in use does not expire', async () => {
  const client = await openPracticeClient({ accessTokenLifetimeMs: 30 * day })
  const id = await client.invited()
  client.server.patient.comeIn(id)
  client.now += 10 * day
  expect((await client.send('GET', `invite/${id}`)).status).toBe(200)
})

test.each([
  ['2026-11-24T10:30', '2026-11-24T10:30:00.000Z'],
  ['2026-11-24T10:30:00+01:00', '2026-11-24T09:30:00.000Z'],
  ['2026-11-24', '2026-11-24T00:00:00.000Z'],
  [1795512600000, '2026-11-24T09:30:00.000Z']
])('the moment %s is stored as %s: without a zone it is the server’s, UTC', async (scheduledFor, stored) => {
  const client = await openPracticeClient()
  await client.invite({ scheduledFor })
  expect(client.server.invites.map((invite) => at(invite.scheduledFor))).toEqual([stored])
})

test.each(['2026-02-30T10:00:00', '24.12.2030 10:30', 'tomorrow', '2026-13-01'])(
  'the time %s is refused as an invalid date',
  async (scheduledFor) => {
    const client = await openPracticeClient()
    const reply = await client.invite({ scheduledFor })
    expect([reply.status, reply.body]).toEqual([400, '{"success":false,"error":"ScheduledFor is not a valid date"}'])
  }
)

test('an access token lives 15 minutes, a refresh token gives the next one', async () => {
  const client = await openPracticeClient()
  client.now += 15 * minute
  const expired = await client.invite()
  const refreshed = await client.send('POST', 'refresh-token', { refreshToken: client.refreshToken })
  const { token } = JSON.parse(refreshed.body) as { token: string }
  const again = await client.invite({}, token)
  expect([expired.status, expired.body, again.status]).toEqual([401, '{"error":"Unauthorized"}', 200])
})

test('a refresh token lives 18 hours', async () => {
  const client = await openPracticeClient()
  client.now += 18 * hour
  const reply = await client.send('POST', 'refresh-token', { refreshToken: client.refreshToken })
  expect([reply.status, reply.body]).toEqual([401, '{"error":"Invalid refresh token"}'])
})

test('invalidated tokens are refused, and signing in again helps', async () => {
  const client = await openPracticeClient()
  await client.invite()
  client.server.killTokens()
  const killed = await client.invite()
  const refused = await client.send('POST', 'refresh-token', { refreshToken: client.refreshToken })
  const { token } = await signIn(client.server.url, practiceAccount)
  const again = await client.invite({}, token)
  expect([killed.status, refused.status, again.status]).toEqual([401, 401, 200])
})

test.each([
  ['without an e-mail', { timestamp: startOfDay / 1000 }, 401, '{"error":"Email is required"}'],
  ['without a timestamp', { email: 'x@practice.example' }, 401, '{"error":"Timestamp is required"}'],
  [
    'five minutes and a second old',
    { email: 'x@practice.example', timestamp: startOfDay / 1000 - 301 },
    401,
    '{"error":"Timestamp is older than 5 minutes"}'
  ]
])('a shared-secret token %s is refused', async (_, payload, status, body) => {
  const client = await openPracticeClient({ sharedExternalAuthSecret: 'shared' })
  const reply = await call(
    client.server.url,
    'POST',
    `/api/v1/external-auth-callback?token=${signToken(payload, 'shared')}`
  )
  expect([reply.status, reply.body]).toEqual([status, body])
})

test("a shared-secret sign-in with a scheduler's e-mail breaks that account's password for good", async () => {
  const client = await openPracticeClient({ sharedExternalAuthSecret: 'shared' })
  const token = signToken({ email: practiceAccount.email, timestamp: startOfDay / 1000 }, 'shared')
  await call(client.server.url, 'POST', `/api/v1/external-auth-callback?token=${token}`)
  const { email, password } = practiceAccount
  const reply = await client.send('POST', 'login-local', { email, password })
  expect([reply.status, reply.body]).toEqual([400, '{"message":"Incorrect email or password","user":false}'])
})
