import { afterEach, expect, test } from 'vitest'
import { createPracticeHost, type PracticeHost, practiceCredentials } from '../../src-main/handlers/practice-host.ts'
import { call } from '../practice/call.ts'

const hosts: PracticeHost[] = []
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close()
})

function open(): PracticeHost {
  const host = createPracticeHost({ onMessage: () => undefined })
  hosts.push(host)
  return host
}

async function signIn(host: PracticeHost, password: string, headers: Record<string, string> = {}): Promise<number> {
  const body = JSON.stringify({ email: practiceCredentials.email, password })
  return (await call((await host.server()).url, 'POST', '/api/v1/login-local', { body, headers })).status
}

test('the practice server has a password of its own at each start, and nobody knows it from the source', async () => {
  const [first, second] = [open(), open()]
  expect([
    await signIn(first, first.password),
    await signIn(second, first.password),
    await signIn(first, 'practice-password')
  ]).toEqual([200, 400, 400])
  expect((await first.server()).url).not.toBe((await second.server()).url)
})

test('a page whose name was made to point to this computer reads nothing from the practice server', async () => {
  const host = open()
  const { url } = await host.server()
  const { port } = new URL(url)
  const names = ['attacker.example', `attacker.example:${port}`, `localhost:${port}`, '127.0.0.1']
  const replies = await Promise.all(names.map((name) => signIn(host, host.password, { host: name })))
  expect(replies).toEqual([421, 421, 421, 421])
})
