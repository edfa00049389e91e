import { afterEach, expect, test } from 'vitest'
import { fail, succeed } from '#contract/call.ts'
import { createUnknownOutcomeResolver } from '../../src-main/handlers/unknown-outcome-resolver.ts'
import { type PracticeServer, startPracticeServer } from '../../src-main/practice/index.ts'
import { contentOf, openEngine, rowIdOf, serverAt } from '../sending/engine.ts'

let practice: PracticeServer | undefined
afterEach(() => practice?.close())

const signIns = (server: PracticeServer) => server.requests.filter(({ path }) => path === '/api/v1/login-local').length

test('after a wrong password nothing signs in again until the user does', async () => {
  practice = await startPracticeServer({ seed: 1 })
  let password = 'wrong'
  const server = serverAt(practice.url, { password: () => password })
  const codes = [await server.signIn('app'), await server.signIn('app')].map((result) => !result.ok && result.code)
  const created = await server.createInvite(rowIdOf(1), contentOf(1))
  const afterApp = signIns(practice)
  const byUser = await server.signIn()
  const afterUser = signIns(practice)
  password = 'another one'
  const stillLatched = await server.signIn('app')
  expect([codes, created.kind, afterApp, byUser.ok, afterUser, stillLatched.ok, signIns(practice)]).toEqual([
    ['wrong-password', 'wrong-password'],
    'undelivered',
    1,
    false,
    2,
    false,
    2
  ])
})

test('look-ups without the user stop at the first wrong password', async () => {
  let isWrong = false
  const engine = await openEngine({
    faults: [{ name: 'no-link-200', route: 'create' }],
    server: (server) => ({
      ...server,
      signIn: async (by) => (isWrong ? { ok: false, code: 'wrong-password' } : server.signIn(by))
    })
  })
  const listId = await engine.list(1)
  await engine.send(listId)
  isWrong = true
  const answers: string[] = []
  let end = () => {}
  const stopped = new Promise<void>((resolve) => {
    end = resolve
  })
  const resolver = createUnknownOutcomeResolver({
    async lookUpUnasked(list, isRepeated) {
      const answer = await engine.sending.lookUpUnasked(list, isRepeated)
      answers.push(answer.ok ? 'ok' : answer.code)
      setImmediate(() => setImmediate(end))
      return answer
    },
    pauseLookUp: engine.sending.pauseLookUp
  })
  resolver.resolve(listId)
  await stopped
  resolver.end()
  await engine.close()
  expect(answers).toEqual(['wrong-password'])
})

test('a look-up that is requested while one runs follows it', async () => {
  let release = () => {}
  let calls = 0
  const second = new Promise<void>((resolve) => {
    const resolver = createUnknownOutcomeResolver({
      async lookUpUnasked() {
        calls += 1
        if (calls === 2) resolve()
        else
          await new Promise<void>((go) => {
            release = go
          })
        return calls === 1 ? fail('unreachable') : succeed(null)
      },
      pauseLookUp: async () => true
    })
    resolver.resolve('list')
    resolver.resolve('list')
    release()
  })
  await second
  expect(calls).toBe(2)
})

test('a request during the pause ends it, and every row is asked about again', async () => {
  const asked: boolean[] = []
  const paused = Promise.withResolvers<void>()
  const done = Promise.withResolvers<void>()
  const resolver = createUnknownOutcomeResolver({
    async lookUpUnasked(_, isRepeated) {
      asked.push(isRepeated)
      if (asked.length === 2) done.resolve()
      return asked.length === 1 ? fail('unreachable') : succeed(null)
    },
    pauseLookUp: (_list, _ms, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(true))
        paused.resolve()
      })
  })
  resolver.resolve('list')
  await paused.promise
  resolver.resolve('list')
  await done.promise
  expect(asked).toEqual([false, false])
})

test('without an answer the server is asked again after longer and longer pauses, until the user ends them', async () => {
  const pauses: number[] = []
  const asked: boolean[] = []
  const ended = Promise.withResolvers<void>()
  const resolver = createUnknownOutcomeResolver({
    async lookUpUnasked(_, isRepeated) {
      asked.push(isRepeated)
      return fail('unreachable')
    },
    async pauseLookUp(_, ms) {
      pauses.push(ms / 60_000)
      if (pauses.length === 6) ended.resolve()
      return pauses.length < 6
    }
  })
  resolver.asked('list', fail('timed-out'))
  await ended.promise
  expect([pauses, asked]).toEqual([
    [1, 2, 5, 15, 15, 15],
    [true, true, true, true, true]
  ])
})

test('a look-up of the user is followed by another one only where the server did not answer', async () => {
  const asked: string[] = []
  const resolver = createUnknownOutcomeResolver({
    async lookUpUnasked(listId) {
      asked.push(listId)
      return succeed(null)
    },
    pauseLookUp: async () => true
  })
  resolver.asked('answered', succeed(null))
  resolver.asked('wrong password', fail('wrong-password'))
  resolver.asked('ended', fail('stopped'))
  resolver.asked('lost', fail('timed-out'))
  await new Promise(setImmediate)
  expect(asked).toEqual(['lost'])
})
