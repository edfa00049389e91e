import { afterEach, expect, test } from 'vitest'
import { readPatientLink } from '../../src-main/hcw/patient-link.ts'
import { contentOf, rowIdOf } from '../sending/engine.ts'
import { clientOf, json, type ScriptedServer, scriptedServer } from './scripted-server.ts'

const inviteId = '6b03ebb3fa5eef3a82b7699f'
const link = 'https://patient.example.test/inv/?invite=abc'
const content = contentOf(1, { firstName: 'Zoë', lastName: 'Müller <Berger>' })
const row = { id: inviteId, patientURL: link, scheduledFor: Date.parse(content.scheduledFor ?? ''), metadata: null }
const own = { ...row, firstName: ' zoë', lastName: 'Müller &lt;Berger&gt;', phoneNumber: content.phoneNumber }

let server: ScriptedServer | undefined
afterEach(() => server?.close())

async function outcomeOf(invite: object, sent = content): Promise<unknown> {
  server = await scriptedServer((_, response) => json(response, 200, { success: true, invite }))
  return clientOf(server.url).createInvite(rowIdOf(1), sent)
}

const made = { kind: 'done', value: { inviteId, link } }
const unknown = { kind: 'doubt', code: 'unreadable-answer' }

test.for<readonly [string, object, unknown]>([
  ['of the row, as the server stores it', own, made],
  ['of a sibling with the same phone', { ...own, firstName: 'Max' }, unknown],
  ['of the same patient at another moment', { ...own, scheduledFor: own.scheduledFor + 60_000 }, unknown],
  ['of the same patient without a date', { ...own, scheduledFor: 0 }, unknown],
  ['of another number', { ...own, phoneNumber: '+41791111111' }, unknown],
  ['that names nobody', row, unknown],
  ['with the id of the row, whatever else it says', { ...row, metadata: { bulkInviteRow: rowIdOf(1) } }, made],
  ['with the id of another row', { ...own, metadata: { bulkInviteRow: rowIdOf(2) } }, unknown]
])('an answer without the id of the row is taken only if it fits: %s', async ([, invite, outcome]) => {
  expect(await outcomeOf(invite)).toEqual(outcome)
})

test('a dated answer is not about a row without a date', async () => {
  const { scheduledFor: _, ...undated } = content
  expect(await outcomeOf(own, undated)).toEqual(unknown)
})

const hospital = new URL('https://hcw.hospital.example/')
const practice = new URL('http://127.0.0.1:4000/')

test.for<readonly [string, URL, boolean]>([
  ['https://hcw.hospital.example/inv/?invite=abc', hospital, true],
  ['https://hcw.hospital.example:8443/inv/?invite=abc', hospital, true],
  ['http://evil.example/inv/?invite=abc', hospital, false],
  ['http://hcw.hospital.example/inv/?invite=abc', hospital, false],
  ['http://127.0.0.1/inv/?invite=abc', hospital, false],
  ['http://127.0.0.1:4000/inv/?invite=abc', practice, true],
  ['http://evil.example/inv/?invite=abc', practice, false],
  ['javascript:alert(1)', hospital, false],
  ['https://user:password@hcw.hospital.example/inv/', hospital, false],
  [`https://hcw.hospital.example/inv/?invite=a\u202eb`, hospital, false],
  ['https://hcw.hospital.example/inv/?invite=a b', hospital, false],
  [`https://hcw.hospital.example/${'a'.repeat(1971)}`, hospital, true],
  [`https://hcw.hospital.example/${'a'.repeat(1972)}`, hospital, false]
])('%s of %s is fit for a patient: %s', ([text, baseUrl, isFit]) => {
  expect(readPatientLink(text, baseUrl, null)).toEqual({ link: isFit ? text : null, otherHost: null })
})

test.for<readonly [string, string | null, boolean]>([
  ['https://visit.hospital.example/inv/?invite=abc', null, false],
  ['https://visit.hospital.example/inv/?invite=abc', 'visit.hospital.example', true],
  ['https://visit.hospital.example:8443/inv/?invite=abc', 'visit.hospital.example', false],
  ['https://visit.hospital.example:8443/inv/?invite=abc', 'visit.hospital.example:8443', true],
  ['https://evil.example/inv/?invite=abc', 'visit.hospital.example', false]
])('a link of another host is taken only if that host is confirmed: %s, %s', ([text, confirmed, isTaken]) => {
  const { host } = new URL(text)
  expect(readPatientLink(text, hospital, confirmed)).toEqual(
    isTaken ? { link: text, otherHost: null } : { link: null, otherHost: host }
  )
})
