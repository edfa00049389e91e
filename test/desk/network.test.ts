import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CallInput } from '#contract/channels.ts'
import { doctorSteps } from '#contract/doctor.ts'
import { practiceAccount, startPracticeServer } from '../../src-main/practice/index.ts'
import { closedPort, fileOf, identity, type Listening, tlsBefore } from '../network/servers.ts'
import { makeOfficeFolder, type Office, openOffice, removeOfficeFolder } from './office.ts'

let folder: string
let office: Office
const closers: (() => Promise<void>)[] = []
beforeEach(async () => {
  folder = makeOfficeFolder()
  office = await openOffice(folder)
})
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
  await office.close()
  removeOfficeFolder(folder)
})

/** A server whose certificate was issued by the hospital's authority. */
async function hospital(): Promise<Listening> {
  const server = await startPracticeServer({ seed: 1 })
  const front = await tlsBefore(Number(new URL(server.url).port), identity('good'))
  closers.push(front.close, () => server.close())
  return front
}

async function authority(): Promise<string> {
  const [{ der } = { der: '' }] = await office.ask('authorities.read', { bytes: fileOf('authority-hospital.pem') })
  return der
}

const typed = (port: number, changes: Partial<CallInput<'connections.test'>> = {}) => ({
  name: 'Hospital',
  baseUrl: `https://localhost:${port}`,
  ...practiceAccount,
  ...changes
})

test('an authority is saved with its connection, returned, and used only by it', async () => {
  const { port } = await hospital()
  const der = await authority()
  const { connectionId } = await office.ask('connections.save', typed(port, { authorities: [der] }))
  const kept = await office.ask('authorities.of', { connectionId })
  expect(kept.map(({ subject, der }) => [subject, der])).toEqual([['Hospital Test Authority, O=Hospital Test', der]])
  expect((await office.ask('connections.queues', undefined)).length).toBeGreaterThan(0)
  expect(await office.desk.handlers['connections.test'](typed(port, { connectionId }))).toMatchObject({ ok: true })
  expect(await office.desk.handlers['connections.test'](typed(port))).toMatchObject({
    ok: false,
    code: 'certificate-unknown-authority',
    detail: 'Hospital Test Authority, O=Hospital Test'
  })
})

test('a removed authority is no longer trusted', async () => {
  const { port } = await hospital()
  const authorities = [await authority()]
  const { connectionId } = await office.ask('connections.save', typed(port, { authorities }))
  await office.ask('connections.save', typed(port, { connectionId, authorities: [] }))
  expect(await office.ask('authorities.of', { connectionId })).toEqual([])
  expect(await office.desk.handlers['connections.queues'](undefined)).toMatchObject({
    ok: false,
    code: 'certificate-unknown-authority'
  })
})

test('a certificate that is not an authority is refused by test, diagnostics and saving', async () => {
  const wrong = typed(1, { authorities: ['AAAA'] })
  const handlers = office.desk.handlers
  expect([
    await handlers['connections.test'](wrong),
    await handlers['connections.save'](wrong),
    await handlers['doctor.begin'](wrong)
  ]).toEqual(Array(3).fill({ ok: false, code: 'not-an-authority' }))
  expect(await office.ask('connections.all', undefined)).toMatchObject({ chosen: 'practice' })
})

test('diagnostics run step by step to the end, with the stored password', async () => {
  const { port } = await hospital()
  const details = typed(port, { authorities: [await authority()] })
  const { connectionId } = await office.ask('connections.save', details)
  const { password: _, ...withoutPassword } = typed(port, { connectionId })
  const { runId } = await office.ask('doctor.begin', withoutPassword)
  const seen: string[] = []
  for (let next = await office.ask('doctor.next', { runId }); next !== null; ) {
    seen.push(`${next.step} ${next.state}`)
    next = await office.ask('doctor.next', { runId })
  }
  expect(seen).toEqual(doctorSteps.map((step) => `${step} ok`))
  expect(await office.desk.handlers['doctor.next']({ runId })).toEqual({ ok: false, code: 'no-such-run' })
})

test('the stored password is not sent to another address', async () => {
  const { port } = await hospital()
  const authorities = [await authority()]
  const { connectionId } = await office.ask('connections.save', typed(port, { authorities }))
  const other = await hospital()
  const { password: _, ...elsewhere } = typed(other.port, { connectionId })
  expect(await office.desk.handlers['connections.test'](elsewhere)).toEqual({ ok: false, code: 'no-password' })
})

test('one run of diagnostics at a time: starting another one ends it, and so does stopping', async () => {
  const port = await closedPort()
  const first = await office.ask('doctor.begin', typed(port))
  const second = await office.ask('doctor.begin', typed(port))
  const next = office.desk.handlers['doctor.next']
  expect(await next(first)).toEqual({ ok: false, code: 'no-such-run' })
  expect(await next(second)).toMatchObject({ ok: true, value: { step: 'address', state: 'ok' } })
  await office.ask('doctor.stop', first)
  expect(await next(second)).toMatchObject({ ok: true, value: { step: 'proxy' } })
  await office.ask('doctor.stop', second)
  expect(await next(second)).toEqual({ ok: false, code: 'no-such-run' })
})
