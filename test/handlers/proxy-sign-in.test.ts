import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type PracticeServer, practiceAccount, startPracticeServer } from '../../src-main/practice/index.ts'
import { type AskingProxy, askingProxy, authorities, identity, type Listening, tlsBefore } from '../network/servers.ts'
import { type AppFixture, makeDataFolder, removeDataFolder, startApp } from './app-fixture.ts'

// The proxy's account is typed once, kept with the connection, and goes to the proxies that the system named then.

const { email, password } = practiceAccount
const proxySignIn = { user: 'anna', password: 'geheim' }
const basic = `Basic ${Buffer.from('anna:geheim').toString('base64')}`

let folder: string
let server: PracticeServer
let front: Listening
let proxy: AskingProxy
let other: AskingProxy
/** What the system says. */
let current: AskingProxy
let app: AppFixture

beforeEach(async () => {
  folder = makeDataFolder()
  server = await startPracticeServer({ seed: 1 })
  front = await tlsBefore(Number(new URL(server.url).port), identity('hcw'))
  const manners = { answer: (proof: string) => (proof === basic ? ('ok' as const) : ['Basic realm="x"']) }
  proxy = await askingProxy(manners)
  other = await askingProxy(manners)
  current = proxy
  app = await start()
})
afterEach(async () => {
  await app.close()
  for (const one of [proxy, other, front, server]) await one.close()
  removeDataFolder(folder)
})

const start = () => startApp(folder, { resolveProxy: async () => `PROXY 127.0.0.1:${current.port}` })

const details = () => ({
  name: 'Hospital',
  baseUrl: `https://hcw.hospital.test:${front.port}/`,
  email,
  password,
  authorities: authorities('hospital').map(({ der }) => der)
})

/** The test of the stored connection, with nothing typed but what is given. */
async function tested(connectionId: string, typed: object = {}): Promise<string> {
  const { password: _, ...rest } = details()
  const answer = await app.session.handlers['connections.test']({ connectionId, ...rest, ...typed })
  return answer.ok ? 'works' : answer.code
}

const hasProxySignIn = async () => (await app.call('connections.all', undefined)).connections.at(-1)?.hasProxySignIn

test('an account for the proxy is typed once, and used after a restart', async () => {
  const untold = await app.session.handlers['connections.test'](details())
  const { connectionId } = await app.call('connections.save', { ...details(), proxySignIn })
  await app.close()
  app = await start()
  const isInClear = readFileSync(join(folder, 'connections.json'), 'utf8').includes('geheim')
  expect([untold, await tested(connectionId), await hasProxySignIn(), isInClear]).toMatchObject([
    { code: 'proxy-password' },
    'works',
    true,
    false
  ])
})

test('a proxy that the system names later asks for it again', async () => {
  const { connectionId } = await app.call('connections.save', { ...details(), proxySignIn })
  current = other
  await app.close()
  app = await start()
  const before = await tested(connectionId)
  const typed = await tested(connectionId, { proxySignIn })
  await app.call('connections.save', { ...details(), connectionId, proxySignIn })
  expect([before, typed, await tested(connectionId), other.proofs[0]]).toEqual([
    'proxy-password',
    'works',
    'works',
    ['']
  ])
})

test('it stays where nothing is typed, is deleted on demand, and belongs to the address', async () => {
  const { connectionId } = await app.call('connections.save', { ...details(), proxySignIn })
  await app.call('connections.save', { ...details(), connectionId, name: 'Other name' })
  const stays = await hasProxySignIn()
  const elsewhere = await tested(connectionId, { baseUrl: 'https://hcw.elsewhere.test/', password })
  await app.call('connections.save', { ...details(), connectionId, proxySignIn: null })
  const deleted = await hasProxySignIn()
  expect([stays, elsewhere, deleted, await tested(connectionId)]).toEqual([
    true,
    'proxy-password',
    undefined,
    'proxy-password'
  ])
})
