import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { jwtVerify } from 'jose'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { InvitationContent } from '#contract/invitation.ts'
import { practiceCast } from '../../src-main/desk/practice-ground.ts'
import { practiceSharedSecret } from '../../src-main/practice/index.ts'
import { contentOf } from '../records/builders.ts'
import {
  blankRows,
  makeOfficeFolder,
  noKeychain,
  type Office,
  openOffice,
  removeOfficeFolder,
  storeList
} from './office.ts'

const [doctor = '', unproven = ''] = practiceCast.doctors
const inTwoDays = new Date(Date.now() + 2 * 86_400_000).toISOString()

let folder: string
let office: Office
let opened: string[]
let copied: string[]

const shell = {
  openLink: async (url: string) => {
    opened.push(url)
    return 'opened' as const
  },
  copyText: (text: string) => void copied.push(text)
}

beforeEach(async () => {
  opened = []
  copied = []
  folder = makeOfficeFolder()
  office = await openOffice(folder, { shell })
})
afterEach(async () => {
  await office.close()
  removeOfficeFolder(folder)
})

/** Sends a list of `count` patients of one doctor. */
async function send(count: number): Promise<{ listId: string; targets: { listId: string; rowId: string }[] }> {
  const rows = blankRows(count)
  const listId = await storeList(office, rows)
  const content = (number: number): InvitationContent =>
    contentOf(number, { scheduledFor: inTwoDays, doctorEmail: doctor })
  const invitations = rows.map(({ rowId, row }) => ({ rowId, content: content(row) }))
  await office.ask('sending.prepare', { listId, begin: true, invitations })
  const before = office.changes.length
  await office.ask('sending.start', { listId })
  await office.until(() =>
    office.changes.slice(before).some(({ change }) => change.kind === 'batch' && change.batch?.phase === 'finished')
  )
  return { listId, targets: rows.map(({ rowId }) => ({ listId, rowId })) }
}

const actionFinished = () =>
  office.until(() => office.changes.some(({ change }) => change.kind === 'care' && change.care.phase === 'finished'))

test('simulated patients act on request, and the results of an action are sent to every window', async () => {
  const { targets, listId } = await send(3)
  const [first, second] = await office.ask('board.list', { listId, offset: 0, limit: 10 })
  const can = async (inviteId: string | undefined, does: 'confirm' | 'come-in' | 'accept' | 'end') =>
    (await office.desk.handlers['practice.patient']({ inviteId: inviteId ?? '', does })).ok
  const acts = [
    await can(first?.inviteId, 'confirm'),
    await can(second?.inviteId, 'end'),
    await can(second?.inviteId, 'come-in'),
    await can(second?.inviteId, 'accept')
  ]
  await office.ask('care.start', { action: { kind: 'move', minutes: 30 }, targets })
  await actionFinished()
  const results = office.changes.flatMap(({ change }) => (change.kind === 'care' ? change.results : []))
  const changed = office.changes.flatMap(({ change }) => (change.kind === 'board' ? change.entries : []))
  const latest = new Map(changed.map((entry) => [entry.target.rowId, entry]))
  const view = await office.ask('care.view', undefined)
  expect({
    acts,
    outcomes: results.map(({ outcome }) => outcome.kind).sort(),
    view: view?.results,
    progress: targets.map(({ rowId }) => latest.get(rowId)?.remote?.progress),
    moved: targets.map(({ rowId }) => latest.get(rowId)?.content.scheduledFor === inTwoDays)
  }).toEqual({
    acts: [true, false, true, true],
    outcomes: ['done', 'done', 'refused'],
    view: results,
    progress: ['confirmed', 'in', 'sent'],
    moved: [false, true, false]
  })
})

test('while an action runs, no batch starts, no connection changes and no list is removed', async () => {
  const { targets, listId } = await send(30)
  const { handlers } = office.desk
  await office.ask('care.start', { action: { kind: 'refresh' }, targets })
  const refused = { ok: false, code: 'still-sending' }
  expect([
    await handlers['sending.start']({ listId }),
    await handlers['connections.choose']({ connectionId: 'practice' }),
    await handlers['lists.remove']({ listId }),
    office.desk.isSending()
  ]).toEqual([refused, refused, refused, true])
  await office.ask('care.stop', undefined)
  await actionFinished()
  expect([office.desk.isSending(), await handlers['care.stop'](undefined)]).toEqual([
    false,
    { ok: false, code: 'not-running' }
  ])
})

test("a doctor's sign-in link contains the address and the time in seconds, and signs the doctor in", async () => {
  await send(1)
  const before = Math.floor(Date.now() / 1000)
  const { validUntil } = await office.ask('signInLink.use', { doctorEmail: doctor, by: 'open' })
  const [link = ''] = opened
  const token = new URL(link).searchParams.get('token') ?? ''
  const { payload, protectedHeader } = await jwtVerify(token, new TextEncoder().encode(practiceSharedSecret))
  const answer = await fetch(link, { redirect: 'manual' })
  expect({
    algorithm: protectedHeader.alg,
    claims: Object.keys(payload).sort(),
    email: payload['email'],
    fresh: Number(payload['timestamp']) - before <= 5,
    minutes: Math.round((validUntil - before * 1000) / 60_000),
    answer: [answer.status, new URL(answer.headers.get('location') ?? '').pathname],
    copied
  }).toEqual({
    algorithm: 'HS256',
    claims: ['email', 'timestamp'],
    email: doctor,
    fresh: true,
    minutes: 5,
    answer: [302, '/doctor/app'],
    copied: []
  })
  await office.ask('signInLink.use', { doctorEmail: doctor, by: 'copy' })
  expect([opened.length, copied.length]).toEqual([1, 1])
})

test("no link is created for the scheduler's own account, for a doctor without an invitation, or without a secret", async () => {
  await send(1)
  const use = (doctorEmail: string) => office.desk.handlers['signInLink.use']({ doctorEmail, by: 'copy' })
  const answers = [await use(practiceCast.email.toUpperCase()), await use(unproven), await use(doctor.toUpperCase())]
  await office.ask('connections.save', {
    name: 'Hospital',
    baseUrl: 'https://hcw.hospital.example',
    email: 'scheduler@hospital.example',
    password: 'a password'
  })
  answers.push(await use(doctor))
  await office.ask('signInLink.setSecret', { secret: 'the shared secret' })
  answers.push(await use(doctor))
  expect([answers.map((answer) => (answer.ok ? 'made' : answer.code)), copied]).toEqual([
    ['own-account', 'doctor-unknown', 'doctor-unknown', 'no-secret', 'doctor-unknown'],
    []
  ])
})

test('the shared secret is stored encrypted, belongs to the address, and without a keychain lasts for the session', async () => {
  const hospital = { name: 'Hospital', baseUrl: 'https://hcw.hospital.example/', email: 'a@hospital.example' }
  const status = async () => (await office.ask('signInLink.status', undefined)).secret
  const { connectionId } = await office.ask('connections.save', { ...hospital, password: 'pw' })
  const secret = 'the-shared-secret'
  await office.ask('signInLink.setSecret', { secret })
  const kept = await status()
  const onDisk = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .some((file) => readFileSync(join(file.parentPath, file.name)).includes(secret))
  await office.ask('connections.save', { ...hospital, connectionId, name: 'Renamed' })
  const renamed = await status()
  await office.ask('connections.save', { ...hospital, connectionId, baseUrl: 'https://other.example/' })
  const moved = await status()
  await office.ask('signInLink.setSecret', { secret })
  await office.ask('signInLink.setSecret', { secret: null })
  const forgotten = await status()
  await office.close()
  removeOfficeFolder(folder)
  folder = makeOfficeFolder()
  office = await openOffice(folder, { keychain: noKeychain })
  await office.ask('connections.save', { ...hospital, password: 'pw' })
  await office.ask('signInLink.setSecret', { secret })
  expect({ kept, onDisk, renamed, moved, forgotten, without: await status() }).toEqual({
    kept: 'kept',
    onDisk: false,
    renamed: 'kept',
    moved: 'none',
    forgotten: 'none',
    without: 'session'
  })
})
