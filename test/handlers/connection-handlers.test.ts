import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CallInput } from '#contract/channels.ts'
import { diagnosticSteps } from '#contract/diagnostics.ts'
import { practiceAccount, startPracticeServer } from '../../src-main/practice/index.ts'
import { closedPort, fileOf, identity, type Listening, tlsBefore } from '../network/servers.ts'
import { untilTestEnds } from '../support/until-test-ends.ts'
import { type AppFixture, makeDataFolder, removeDataFolder, startApp } from './app-fixture.ts'

let folder: string
let app: AppFixture
beforeEach(async () => {
  folder = makeDataFolder()
  app = await startApp(folder)
})
afterEach(async () => {
  await app.close()
  removeDataFolder(folder)
})

/** A server whose certificate was issued by the hospital's authority. */
async function hospital(): Promise<Listening> {
  const server = await untilTestEnds(startPracticeServer({ seed: 1 }))
  return await untilTestEnds(tlsBefore(Number(new URL(server.url).port), identity('good')))
}

async function authority(): Promise<string> {
  const [{ der } = { der: '' }] = await app.call('authorities.read', { bytes: fileOf('authority-hospital.pem') })
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
  const { connectionId } = await app.call('connections.save', typed(port, { authorities: [der] }))
  const kept = await app.call('authorities.get', { connectionId })
  expect(kept.map(({ subject, der }) => [subject, der])).toEqual([['Hospital Test Authority, O=Hospital Test', der]])
  expect((await app.call('connections.queues', undefined)).length).toBeGreaterThan(0)
  expect(await app.session.handlers['connections.test'](typed(port, { connectionId }))).toMatchObject({ ok: true })
  expect(await app.session.handlers['connections.test'](typed(port))).toMatchObject({
    ok: false,
    code: 'certificate-unknown-authority',
    detail: 'Hospital Test Authority, O=Hospital Test'
  })
})

test('the stored password goes to no server that only another authority vouches for', async () => {
  const { port } = await hospital()
  const { connectionId } = await app.call('connections.save', typed(port))
  const { password: _, ...withoutPassword } = typed(port, { connectionId, authorities: [await authority()] })
  expect(await app.session.handlers['connections.test'](withoutPassword)).toEqual({ ok: false, code: 'no-password' })
  await app.call('connections.save', withoutPassword)
  expect(await app.session.handlers['connections.queues'](undefined)).toMatchObject({ ok: false, code: 'no-password' })
})

test('a removed authority is no longer trusted', async () => {
  const { port } = await hospital()
  const authorities = [await authority()]
  const { connectionId } = await app.call('connections.save', typed(port, { authorities }))
  await app.call('connections.save', typed(port, { connectionId, authorities: [] }))
  expect(await app.call('authorities.get', { connectionId })).toEqual([])
  expect(await app.session.handlers['connections.queues'](undefined)).toMatchObject({
    ok: false,
    code: 'certificate-unknown-authority'
  })
})

test('a certificate that is not an authority is refused by test, diagnostics and saving', async () => {
  const wrong = typed(1, { authorities: ['AAAA'] })
  const handlers = app.session.handlers
  expect([
    await handlers['connections.test'](wrong),
    await handlers['connections.save'](wrong),
    await handlers['diagnostics.start'](wrong)
  ]).toEqual(Array(3).fill({ ok: false, code: 'not-an-authority' }))
  expect(await app.call('connections.all', undefined)).toMatchObject({ chosen: 'practice' })
})

test('diagnostics run step by step to the end, with the stored password', async () => {
  const { port } = await hospital()
  const details = typed(port, { authorities: [await authority()] })
  const { connectionId } = await app.call('connections.save', details)
  const { password: _, ...withoutPassword } = typed(port, { connectionId })
  const { runId } = await app.call('diagnostics.start', withoutPassword)
  const seen: string[] = []
  for (let next = await app.call('diagnostics.next', { runId }); next !== null; ) {
    seen.push(`${next.step} ${next.state}`)
    next = await app.call('diagnostics.next', { runId })
  }
  expect(seen).toEqual(diagnosticSteps.map((step) => `${step} ok`))
  expect(await app.session.handlers['diagnostics.next']({ runId })).toEqual({ ok: false, code: 'no-such-run' })
})

test('the stored password is not sent to another address', async () => {
  const { port } = await hospital()
  const authorities = [await authority()]
  const { connectionId } = await app.call('connections.save', typed(port, { authorities }))
  const other = await hospital()
  const { password: _, ...elsewhere } = typed(other.port, { connectionId })
  expect(await app.session.handlers['connections.test'](elsewhere)).toEqual({ ok: false, code: 'no-password' })
})

test('one run of diagnostics at a time: starting another one ends it, and so does stopping', async () => {
  const port = await closedPort()
  const first = await app.call('diagnostics.start', typed(port))
  const second = await app.call('diagnostics.start', typed(port))
  const next = app.session.handlers['diagnostics.next']
  expect(await next(first)).toEqual({ ok: false, code: 'no-such-run' })
  expect(await next(second)).toMatchObject({ ok: true, value: { step: 'address', state: 'ok' } })
  await app.call('diagnostics.stop', first)
  expect(await next(second)).toMatchObject({ ok: true, value: { step: 'proxy' } })
  await app.call('diagnostics.stop', second)
  expect(await next(second)).toEqual({ ok: false, code: 'no-such-run' })
})
