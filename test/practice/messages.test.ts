import { expect, test } from 'vitest'
import { practiceDoctors } from '../../src-main/practice/index.ts'
import { signIn } from './call.ts'
import { at, day, hour, minute, openPracticeClient, type PracticeClient, sms, startOfDay } from './practice-client.ts'

const mail = { emailAddress: 'anna@example.ch', phoneNumber: '' }

function sent(client: PracticeClient): readonly string[] {
  return client.server.outbox.map(({ channel, kind, to }) => `${channel} ${kind} ${to}`)
}

test.each([
  ['nothing without a message service', { sendInvite: true }, []],
  ['an SMS with message service 2', sms, ['sms invitation +41791234567']],
  ['an SMS with the number 2', { sendInvite: true, messageService: 2 }, ['sms invitation +41791234567']],
  ['WhatsApp with message service 1', { sendInvite: true, messageService: '1' }, ['whatsapp invitation +41791234567']],
  ['nothing with message service 4', { sendInvite: true, messageService: '4' }, []],
  ['nothing when the link is sent by hand', { ...sms, sendLinkManually: true }, []],
  ['nothing when sending was not asked for', { messageService: '2' }, []],
  ['nothing when sending was refused', { ...sms, sendInvite: false }, []],
  ['an SMS for the text "false"', { ...sms, sendInvite: 'false' }, ['sms invitation +41791234567']]
])('to a patient with a phone goes %s', async (_, fields, expected) => {
  const client = await openPracticeClient()
  await client.invite(fields)
  expect(sent(client)).toEqual(expected)
})

test('with phone and e-mail only the e-mail is sent, with any message service', async () => {
  const client = await openPracticeClient()
  await client.invite({ ...sms, emailAddress: 'anna@example.ch' })
  expect(sent(client)).toEqual(['email invitation anna@example.ch'])
})

test("a doctor's invitation is sent unless sendInvite is false", async () => {
  const client = await openPracticeClient({ mode: 'development' })
  const [doctor] = practiceDoctors
  if (doctor === undefined) throw new Error('the practice hospital has no doctor')
  const { token } = await signIn(client.server.url, doctor)
  await client.invite({ messageService: '2' }, token)
  expect(sent(client)).toEqual(['sms invitation +41791234567'])
})

test('the text is in the language of the patient and carries the link', async () => {
  const client = await openPracticeClient()
  await client.invite({ ...sms, language: 'fr' })
  const [invite] = client.server.invites
  expect(client.server.outbox).toEqual([
    {
      at: startOfDay,
      channel: 'sms',
      kind: 'invitation',
      to: '+41791234567',
      language: 'fr',
      subject: '',
      text: `Ouvrez ce lien pour votre consultation vidéo : ${invite?.patientURL}`,
      inviteId: invite?.id
    }
  ])
})

test.each(['FR', 'xx', 'pt', ''])('the language "%s" gives English', async (language) => {
  const client = await openPracticeClient()
  await client.invite({ ...sms, language })
  expect(client.server.outbox.map((message) => message.language)).toEqual(['en'])
})

test('a language without texts here gives the English text after the language code', async () => {
  const client = await openPracticeClient()
  await client.invite({ ...sms, language: 'uk' })
  expect(client.server.outbox).toMatchObject([
    {
      language: 'uk',
      text: `[uk] Please open this link for your video consultation: ${client.server.invites[0]?.patientURL}`
    }
  ])
})

test.each([
  ['Europe/Zurich', '24 November at 10:30 CET'],
  ['', '24 November at 09:30 UTC']
])('with the zone "%s" a dated SMS says %s', async (patientTZ, words) => {
  const client = await openPracticeClient()
  await client.invite({ ...sms, language: 'en', patientTZ, scheduledFor: '2026-11-24T09:30:00.000Z' })
  expect(client.server.outbox[0]?.text).toBe(
    `You have a video consultation on ${words}. Please test your device beforehand: ${client.server.url}/test-call`
  )
})

test('a dated SMS is followed by a reminder a day and one a minute before, which carries the link', async () => {
  const client = await openPracticeClient()
  const scheduledFor = startOfDay + 3 * day
  await client.invite({ ...sms, scheduledFor: at(scheduledFor) })
  client.now = scheduledFor
  expect(client.server.outbox.map(({ kind, at: sentAt }) => [kind, sentAt])).toEqual([
    ['appointment', startOfDay],
    ['day-before', scheduledFor - day],
    ['minute-before', scheduledFor - minute]
  ])
  expect(client.server.outbox[2]?.text).toContain(client.server.invites[0]?.patientURL)
})

test('within a day there is no reminder a day before', async () => {
  const client = await openPracticeClient()
  await client.invite({ ...sms, scheduledFor: at(startOfDay + 5 * hour) })
  client.now += day
  expect(client.server.outbox.map(({ kind }) => kind)).toEqual(['appointment', 'minute-before'])
})

test('more than 26 days ahead, three SMS go out at once', async () => {
  const client = await openPracticeClient()
  await client.invite({ ...sms, scheduledFor: at(startOfDay + 26 * day) })
  expect(client.server.outbox.map(({ kind, at: sentAt }) => [kind, sentAt])).toEqual([
    ['appointment', startOfDay],
    ['day-before', startOfDay],
    ['minute-before', startOfDay]
  ])
})

test('24 days ahead, the reminders wait', async () => {
  const client = await openPracticeClient()
  await client.invite({ ...sms, scheduledFor: at(startOfDay + 24 * day) })
  expect(client.server.outbox.map(({ kind }) => kind)).toEqual(['appointment'])
})

test.each([
  ['deleted', (client: PracticeClient, id: string) => client.send('DELETE', `invite/${id}`)],
  [
    'moved',
    (client: PracticeClient, id: string) =>
      client.send('PATCH', `invite/${id}`, { scheduledFor: at(startOfDay + 9 * day) })
  ]
])('an invite that was %s is not reminded of', async (_, change) => {
  const client = await openPracticeClient()
  const id = await client.invited({ ...sms, scheduledFor: at(startOfDay + 3 * day) })
  await change(client, id)
  client.now += 4 * day
  expect(client.server.outbox.map(({ kind }) => kind)).toEqual(['appointment'])
})

test('a dated e-mail invitation is a calendar file at first and an e-mail when it is sent again', async () => {
  const client = await openPracticeClient()
  const id = await client.invited({ ...mail, sendInvite: true, scheduledFor: at(startOfDay + 2 * hour) })
  await client.send('POST', `invite/${id}/resend`)
  expect(sent(client)).toEqual(['email calendar anna@example.ch', 'email appointment anna@example.ch'])
})

test('a number that no gateway serves: 500, and the invite is gone again', async () => {
  const client = await openPracticeClient()
  const reply = await client.invite({ ...sms, phoneNumber: '+4199000' })
  expect([reply.status, reply.body, client.server.invites[0]?.deletedBecause, sent(client)]).toEqual([
    500,
    '{"error":true,"message":"SMS sending failed"}',
    'message-failed',
    []
  ])
})

test('a resend that fails is a 200 that says so, and changes nothing', async () => {
  const client = await openPracticeClient()
  const id = await client.invited({ messageService: '2', phoneNumber: '+4199000' })
  const reply = await client.send('POST', `invite/${id}/resend`)
  expect([reply.status, reply.body, client.server.invites[0]?.resends]).toEqual([
    200,
    '{"success":false,"error":"SMS sending failed"}',
    0
  ])
})

test('a change sends only when asked to, and answers 500 without deleting when it cannot', async () => {
  const client = await openPracticeClient()
  const id = await client.invited()
  await client.send('PATCH', `invite/${id}`, { firstName: 'Annabelle' })
  await client.send('PATCH', `invite/${id}`, { ...sms, phoneNumber: '+41790000009' })
  const failed = await client.send('PATCH', `invite/${id}`, { ...sms, phoneNumber: '+4199000' })
  expect([sent(client), failed.status, failed.body, client.server.invites[0]?.deletedAt]).toEqual([
    ['sms invitation +41790000009'],
    500,
    '{"error":true,"message":"Error sending Invite"}',
    undefined
  ])
})
