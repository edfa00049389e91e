import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { jwtVerify } from 'jose'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { InvitationContent } from '#contract/invitation.ts'
import { practiceCredentials } from '../../src-main/handlers/practice-host.ts'
import { practiceSharedSecret } from '../../src-main/practice/index.ts'
import { contentOf } from '../support/list-data.ts'
import { noBatch } from '../support/start-planned.ts'
import {
  type AppFixture,
  blankRows,
  makeDataFolder,
  noKeychain,
  removeDataFolder,
  startApp,
  storeList
} from './app-fixture.ts'

const [doctor = '', unproven = ''] = practiceCredentials.doctors
const inTwoDays = new Date(Date.now() + 2 * 86_400_000).toISOString()

let folder: string
let app: AppFixture
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
  folder = makeDataFolder()
  app = await startApp(folder, { shell })
})
afterEach(async () => {
  await app.close()
  removeDataFolder(folder)
})

/** Sends a list of `count` patients of one doctor. */
async function send(count: number): Promise<{ listId: string; targets: { listId: string; rowId: string }[] }> {
  const rows = blankRows(count)
  const listId = await storeList(app, rows)
  const content = (number: number): InvitationContent =>
    contentOf(number, { scheduledFor: inTwoDays, doctorEmail: doctor })
  const invitations = rows.map(({ rowId, row }) => ({ rowId, content: content(row) }))
  await app.call('sending.prepare', { listId, begin: true, invitations })
  const before = app.changes.length
  await app.sendPlanned(listId)
  await app.until(() =>
    app.changes.slice(before).some(({ change }) => change.kind === 'batch' && change.batch?.phase === 'finished')
  )
  return { listId, targets: rows.map(({ rowId }) => ({ listId, rowId })) }
}

const actionFinished = () =>
  app.until(() => app.changes.some(({ change }) => change.kind === 'action' && change.progress.phase === 'finished'))

test('simulated patients act on request, and the results of an action are sent to every window', async () => {
  const { targets, listId } = await send(3)
  const [first, second] = await app.call('board.list', { listId, offset: 0, limit: 10 })
  const can = async (inviteId: string | undefined, act: 'confirm' | 'come-in' | 'accept' | 'end') =>
    (await app.session.handlers['practice.patient']({ inviteId: inviteId ?? '', act })).ok
  const acts = [
    await can(first?.inviteId, 'confirm'),
    await can(second?.inviteId, 'end'),
    await can(second?.inviteId, 'come-in'),
    await can(second?.inviteId, 'accept')
  ]
  await app.call('actions.start', { action: { kind: 'move', minutes: 30 }, targets })
  await actionFinished()
  const results = app.changes.flatMap(({ change }) => (change.kind === 'action' ? change.results : []))
  const changed = app.changes.flatMap(({ change }) => (change.kind === 'board' ? change.entries : []))
  const latest = new Map(changed.map((entry) => [entry.target.rowId, entry]))
  const view = await app.call('actions.view', undefined)
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
  const { handlers } = app.session
  await app.call('actions.start', { action: { kind: 'refresh' }, targets })
  const refused = { ok: false, code: 'busy-acting' }
  expect([
    await handlers['sending.start']({ listId, batchHash: noBatch }),
    await handlers['connections.choose']({ connectionId: 'practice' }),
    await handlers['lists.remove']({ listId }),
    app.session.isSending()
  ]).toEqual([refused, refused, refused, true])
  await app.call('actions.stop', undefined)
  await actionFinished()
  expect([app.session.isSending(), await handlers['actions.stop'](undefined)]).toEqual([
    false,
    { ok: false, code: 'not-running' }
  ])
})

test("a doctor's sign-in link contains the address and the time in seconds, and signs the doctor in", async () => {
  await send(1)
  const before = Math.floor(Date.now() / 1000)
  const { validUntil } = await app.call('signInLink.use', { doctorEmail: doctor, by: 'open' })
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
  await app.call('signInLink.use', { doctorEmail: doctor, by: 'copy' })
  expect([opened.length, copied.length]).toEqual([1, 1])
})

test("no link is created for the scheduler's own account, for a doctor without an invitation, or without a secret", async () => {
  await send(1)
  const use = (doctorEmail: string) => app.session.handlers['signInLink.use']({ doctorEmail, by: 'copy' })
  const answers = [
    await use(practiceCredentials.email.toUpperCase()),
    await use(unproven),
    await use(doctor.toUpperCase())
  ]
  await app.call('connections.save', {
    name: 'Hospital',
    baseUrl: 'https://hcw.hospital.example',
    email: 'scheduler@hospital.example',
    password: 'a password'
  })
  answers.push(await use(doctor))
  await app.call('signInLink.setSecret', { secret: 'the shared secret' })
  answers.push(await use(doctor))
  expect([answers.map((answer) => (answer.ok ? 'made' : answer.code)), copied]).toEqual([
    ['own-account', 'doctor-unknown', 'doctor-unknown', 'no-secret', 'doctor-unknown'],
    []
  ])
})

test('the shared secret is stored encrypted, belongs to the address, and without a keychain lasts for the session', async () => {
  const hospital = { name: 'Hospital', baseUrl: 'https://hcw.hospital.example/', email: 'a@hospital.example' }
  const status = async () => (await app.call('signInLink.status', undefined)).secret
  const { connectionId } = await app.call('connections.save', { ...hospital, password: 'pw' })
  const secret = 'the-shared-secret'
  await app.call('signInLink.setSecret', { secret })
  const kept = await status()
  const onDisk = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .some((file) => readFileSync(join(file.parentPath, file.name)).includes(secret))
  await app.call('connections.save', { ...hospital, connectionId, name: 'Renamed' })
  const renamed = await status()
  await app.call('connections.save', { ...hospital, connectionId, baseUrl: 'https://other.example/' })
  const moved = await status()
  await app.call('signInLink.setSecret', { secret })
  await app.call('signInLink.setSecret', { secret: null })
  const forgotten = await status()
  await app.close()
  removeDataFolder(folder)
  folder = makeDataFolder()
  app = await startApp(folder, { keychain: noKeychain })
  await app.call('connections.save', { ...hospital, password: 'pw' })
  await app.call('signInLink.setSecret', { secret })
  expect({ kept, onDisk, renamed, moved, forgotten, without: await status() }).toEqual({
    kept: 'kept',
    onDisk: false,
    renamed: 'kept',
    moved: 'none',
    forgotten: 'none',
    without: 'session'
  })
})
