import fc from 'fast-check'
import { expect, test } from 'vitest'
import { call } from './call.ts'
import { openPracticeClient, sms } from './practice-client.ts'

test("a patient's link opens a plain page with the name, escaped once and without scripts", async () => {
  const client = await openPracticeClient()
  await client.invite({ firstName: '<b>Zoë</b>', lastName: "O'Neil" })
  const { patientURL = '' } = client.server.invites[0] ?? {}
  const page = await call(client.server.url, 'GET', patientURL.slice(client.server.url.length))
  expect([page.status, page.headers['content-type'], page.body.includes('<script')]).toEqual([
    200,
    'text/html; charset=utf-8',
    false
  ])
  expect(page.body).toContain('<h1>Practice invitation for &lt;b&gt;Zoë&lt;/b&gt; O&#x27;Neil</h1>')
})

test('the link of a deleted invite does not work', async () => {
  const client = await openPracticeClient()
  const id = await client.invited()
  await client.send('DELETE', `invite/${id}`)
  const { patientURL = '' } = client.server.invites[0] ?? {}
  expect((await call(client.server.url, 'GET', patientURL.slice(client.server.url.length))).status).toBe(404)
})

test('no page shows the outbox: only the app that started the server reads it', async () => {
  const client = await openPracticeClient()
  await client.invite(sms)
  const paths = ['/practice/outbox', '/practice', '/outbox', '/api/v1/outbox']
  const replies = await Promise.all(paths.map((path) => call(client.server.url, 'GET', path)))
  expect([replies.map(({ status }) => status), client.server.outbox.length]).toEqual([[404, 404, 404, 404], 1])
})

test('any JSON gets an answer', async () => {
  const client = await openPracticeClient()
  const id = await client.invited()
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom('', 'x', null, true, 0, { toString: 1 }))
  const body = fc.record(
    Object.fromEntries(
      ['phoneNumber', 'firstName', 'queue', 'doctorEmail', 'scheduledFor', 'patientTZ', 'metadata', 'gender'].map(
        (key) => [key, value]
      )
    ),
    { requiredKeys: [] }
  )
  await fc.assert(
    fc.asyncProperty(body, fc.boolean(), async (fields, creates) => {
      const reply = creates ? await client.invite(fields) : await client.send('PATCH', `invite/${id}`, fields)
      expect([200, 400, 500]).toContain(reply.status)
    })
  )
})
