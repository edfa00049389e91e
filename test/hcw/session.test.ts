import { afterEach, expect, test } from 'vitest'
import {
  type PracticeOptions,
  type PracticeServer,
  practiceAccount,
  startPracticeServer
} from '../../src-main/practice/index.ts'
import { contentOf, rowIdOf, serverAt } from '../sending/engine.ts'

let practice: PracticeServer | undefined
afterEach(() => practice?.close())

async function open(options: PracticeOptions = {}) {
  practice = await startPracticeServer({ seed: 1, ...options })
  return practice
}

function pathsOf({ requests }: PracticeServer): readonly string[] {
  return requests.map(({ method, path, status }) => `${method} ${path} ${status}`)
}

test('an expired token is refreshed once for all waiting requests, which then continue', async () => {
  const server = await open()
  const client = serverAt(server.url)
  await client.queues()
  server.setFaults([{ name: 'unauthorized-401', route: 'other', times: 1 }])
  const outcomes = [await client.queues(), ...(await Promise.all([client.queues(), client.languages()]))]
  expect({ kinds: outcomes.map(({ kind }) => kind), paths: pathsOf(server).slice(0, 5) }).toEqual({
    kinds: ['done', 'done', 'done'],
    paths: [
      'POST /api/v1/login-local 200',
      'GET /api/v1/queue 200',
      'GET /api/v1/queue 401',
      'POST /api/v1/refresh-token 200',
      'GET /api/v1/queue 200'
    ]
  })
})

test('many requests with an expired token share one renewal', async () => {
  const server = await open()
  const client = serverAt(server.url)
  await client.queues()
  server.killTokens()
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => client.queues()))
  const renewals = pathsOf(server).filter((path) => path.startsWith('POST'))
  expect({ kinds: new Set(outcomes.map(({ kind }) => kind)), renewals }).toEqual({
    kinds: new Set(['done']),
    renewals: ['POST /api/v1/login-local 200', 'POST /api/v1/refresh-token 401', 'POST /api/v1/login-local 200']
  })
})

test('a request goes out after the token was renewed, and says so then', async () => {
  const server = await open()
  const client = serverAt(server.url)
  const before: (readonly string[])[] = []
  const goesOut = () => void before.push(pathsOf(server))
  await client.createInvite(rowIdOf(1), contentOf(1), goesOut)
  const found = await client.getInvite(server.invites[0]?.id ?? '')
  server.killTokens()
  if (found.kind === 'done') await client.deleteInvite(found.value, goesOut)
  if (found.kind === 'done') await client.deleteInvite(found.value, goesOut)
  expect(before.map((paths) => paths.at(-1))).toEqual([
    'POST /api/v1/login-local 200',
    expect.stringMatching(/^GET .* 200$/),
    'POST /api/v1/login-local 200'
  ])
})

test('without refresh tokens the account signs in again', async () => {
  const server = await open({ version: '5.3.9' })
  const client = serverAt(server.url)
  await client.queues()
  server.killTokens()
  const outcome = await client.queues()
  expect({ kind: outcome.kind, paths: pathsOf(server).slice(2) }).toEqual({
    kind: 'done',
    paths: ['GET /api/v1/queue 401', 'POST /api/v1/login-local 200', 'GET /api/v1/queue 200']
  })
})

test('a 401 on a creation is returned and not repeated; the next request has a new token', async () => {
  const server = await open()
  const client = serverAt(server.url)
  await client.queues()
  server.killTokens()
  const first = await client.createInvite(rowIdOf(1), contentOf(1))
  const second = await client.createInvite(rowIdOf(1), contentOf(1))
  expect({ first, second: second.kind, made: server.invites.length }).toEqual({
    first: { kind: 'undelivered', code: 'not-signed-in', text: 'Unauthorized' },
    second: 'done',
    made: 1
  })
})

test('a wrong password is a value, and nothing is sent', async () => {
  const server = await open()
  const client = serverAt(server.url, { password: 'wrong' })
  const outcome = await client.createInvite(rowIdOf(1), contentOf(1))
  expect({ outcome, made: server.invites.length, account: client.account }).toEqual({
    outcome: { kind: 'undelivered', code: 'not-signed-in', signIn: 'wrong-password' },
    made: 0,
    account: practiceAccount.email
  })
})
