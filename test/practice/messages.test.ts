import { expect, test } from 'vitest'
import { practiceDoctors } from '../../src-main/practice/index.ts'
import { signIn } from './call.ts'
import { at, type Desk, day, hour, minute, sitDown, sms, startOfDay } from './desk.ts'

const mail = { emailAddress: 'anna@example.ch', phoneNumber: '' }

function sent(desk: Desk): readonly string[] {
  return desk.server.outbox.map(({ channel, kind, to }) => `${channel} ${kind} ${to}`)
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
  const desk = await sitDown()
  await desk.invite(fields)
  expect(sent(desk)).toEqual(expected)
})

test('with phone and e-mail only the e-mail is sent, with any message service', async () => {
  const desk = await sitDown()
  await desk.invite({ ...sms, emailAddress: 'anna@example.ch' })
  expect(sent(desk)).toEqual(['email invitation anna@example.ch'])
})

test("a doctor's invitation is sent unless sendInvite is false", async () => {
  const desk = await sitDown({ mode: 'development' })
  const [doctor] = practiceDoctors
  if (doctor === undefined) throw new Error('the practice hospital has no doctor')
  const { token } = await signIn(desk.server.url, doctor)
  await desk.invite({ messageService: '2' }, token)
  expect(sent(desk)).toEqual(['sms invitation +41791234567'])
})

test('the text is in the language of the patient and carries the link', async () => {
  const desk = await sitDown()
  await desk.invite({ ...sms, language: 'fr' })
  const [invite] = desk.server.invites
  expect(desk.server.outbox).toEqual([
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
  const desk = await sitDown()
  await desk.invite({ ...sms, language })
  expect(desk.server.outbox.map((message) => message.language)).toEqual(['en'])
})

test('a language without texts here gives the English text after the language code', async () => {
  const desk = await sitDown()
  await desk.invite({ ...sms, language: 'uk' })
  expect(desk.server.outbox).toMatchObject([
    {
      language: 'uk',
      text: `[uk] Please open this link for your video consultation: ${desk.server.invites[0]?.patientURL}`
    }
  ])
})

test.each([
  ['Europe/Zurich', '24 November at 10:30 CET'],
  ['', '24 November at 09:30 UTC']
])('with the zone "%s" a dated SMS says %s', async (patientTZ, words) => {
  const desk = await sitDown()
  await desk.invite({ ...sms, language: 'en', patientTZ, scheduledFor: '2026-11-24T09:30:00.000Z' })
  expect(desk.server.outbox[0]?.text).toBe(
    `You have a video consultation on ${words}. Please test your device beforehand: ${desk.server.url}/test-call`
  )
})

test('a dated SMS is followed by a reminder a day and one a minute before, which carries the link', async () => {
  const desk = await sitDown()
  const scheduledFor = startOfDay + 3 * day
  await desk.invite({ ...sms, scheduledFor: at(scheduledFor) })
  desk.now = scheduledFor
  expect(desk.server.outbox.map(({ kind, at: sentAt }) => [kind, sentAt])).toEqual([
    ['appointment', startOfDay],
    ['day-before', scheduledFor - day],
    ['minute-before', scheduledFor - minute]
  ])
  expect(desk.server.outbox[2]?.text).toContain(desk.server.invites[0]?.patientURL)
})

test('within a day there is no reminder a day before', async () => {
  const desk = await sitDown()
  await desk.invite({ ...sms, scheduledFor: at(startOfDay + 5 * hour) })
  desk.now += day
  expect(desk.server.outbox.map(({ kind }) => kind)).toEqual(['appointment', 'minute-before'])
})

test('more than 26 days ahead, three SMS go out at once', async () => {
  const desk = await sitDown()
  await desk.invite({ ...sms, scheduledFor: at(startOfDay + 26 * day) })
  expect(desk.server.outbox.map(({ kind, at: sentAt }) => [kind, sentAt])).toEqual([
    ['appointment', startOfDay],
    ['day-before', startOfDay],
    ['minute-before', startOfDay]
  ])
})

test('24 days ahead, the reminders wait', async () => {
  const desk = await sitDown()
  await desk.invite({ ...sms, scheduledFor: at(startOfDay + 24 * day) })
  expect(desk.server.outbox.map(({ kind }) => kind)).toEqual(['appointment'])
})

test.each([
  ['deleted', (desk: Desk, id: string) => desk.send('DELETE', `invite/${id}`)],
  ['moved', (desk: Desk, id: string) => desk.send('PATCH', `invite/${id}`, { scheduledFor: at(startOfDay + 9 * day) })]
])('an invite that was %s is not reminded of', async (_, change) => {
  const desk = await sitDown()
  const id = await desk.invited({ ...sms, scheduledFor: at(startOfDay + 3 * day) })
  await change(desk, id)
  desk.now += 4 * day
  expect(desk.server.outbox.map(({ kind }) => kind)).toEqual(['appointment'])
})

test('a dated e-mail invitation is a calendar file at first and an e-mail when it is sent again', async () => {
  const desk = await sitDown()
  const id = await desk.invited({ ...mail, sendInvite: true, scheduledFor: at(startOfDay + 2 * hour) })
  await desk.send('POST', `invite/${id}/resend`)
  expect(sent(desk)).toEqual(['email calendar anna@example.ch', 'email appointment anna@example.ch'])
})

test('a number that no gateway serves: 500, and the invite is gone again', async () => {
  const desk = await sitDown()
  const reply = await desk.invite({ ...sms, phoneNumber: '+4199000' })
  expect([reply.status, reply.body, desk.server.invites[0]?.deletedBecause, sent(desk)]).toEqual([
    500,
    '{"error":true,"message":"SMS sending failed"}',
    'message-failed',
    []
  ])
})

test('a resend that fails is a 200 that says so, and changes nothing', async () => {
  const desk = await sitDown()
  const id = await desk.invited({ messageService: '2', phoneNumber: '+4199000' })
  const reply = await desk.send('POST', `invite/${id}/resend`)
  expect([reply.status, reply.body, desk.server.invites[0]?.resends]).toEqual([
    200,
    '{"success":false,"error":"SMS sending failed"}',
    0
  ])
})

test('a change sends only when asked to, and answers 500 without deleting when it cannot', async () => {
  const desk = await sitDown()
  const id = await desk.invited()
  await desk.send('PATCH', `invite/${id}`, { firstName: 'Annabelle' })
  await desk.send('PATCH', `invite/${id}`, { ...sms, phoneNumber: '+41790000009' })
  const failed = await desk.send('PATCH', `invite/${id}`, { ...sms, phoneNumber: '+4199000' })
  expect([sent(desk), failed.status, failed.body, desk.server.invites[0]?.deletedAt]).toEqual([
    ['sms invitation +41790000009'],
    500,
    '{"error":true,"message":"Error sending Invite"}',
    undefined
  ])
})
