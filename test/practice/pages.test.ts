import fc from 'fast-check'
import { expect, test } from 'vitest'
import { call } from './call.ts'
import { sitDown, sms } from './desk.ts'

test("a patient's link opens a plain page with the name, escaped once and without scripts", async () => {
  const desk = await sitDown()
  await desk.invite({ firstName: '<b>Zoë</b>', lastName: "O'Neil" })
  const { patientURL = '' } = desk.server.invites[0] ?? {}
  const page = await call(desk.server.url, 'GET', patientURL.slice(desk.server.url.length))
  expect([page.status, page.headers['content-type'], page.body.includes('<script')]).toEqual([
    200,
    'text/html; charset=utf-8',
    false
  ])
  expect(page.body).toContain('<h1>Practice invitation for &lt;b&gt;Zoë&lt;/b&gt; O&#x27;Neil</h1>')
})

test('the link of a deleted invite does not work', async () => {
  const desk = await sitDown()
  const id = await desk.invited()
  await desk.send('DELETE', `invite/${id}`)
  const { patientURL = '' } = desk.server.invites[0] ?? {}
  expect((await call(desk.server.url, 'GET', patientURL.slice(desk.server.url.length))).status).toBe(404)
})

test('the outbox can be read over HTTP', async () => {
  const desk = await sitDown()
  await desk.invite(sms)
  const reply = await call(desk.server.url, 'GET', '/practice/outbox')
  expect(JSON.parse(reply.body)).toEqual(desk.server.outbox)
})

test('any JSON gets an answer', async () => {
  const desk = await sitDown()
  const id = await desk.invited()
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
      const reply = creates ? await desk.invite(fields) : await desk.send('PATCH', `invite/${id}`, fields)
      expect([200, 400, 500]).toContain(reply.status)
    })
  )
})
