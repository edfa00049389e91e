import { createServer as createTlsServer } from 'node:tls'
import { afterEach, expect, test } from 'vitest'
import { testConnection } from '../../src-main/hcw/connection-test.ts'
import {
  type PracticeOptions,
  type PracticeServer,
  practiceAccount,
  startPracticeServer
} from '../../src-main/practice/index.ts'
import { page, type Script, type ScriptedServer, scriptedServer } from './scripted-server.ts'
import { untrusted } from './untrusted-certificate.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function practice(options: PracticeOptions = {}): Promise<PracticeServer> {
  const server = await startPracticeServer({ seed: 1, ...options })
  closers.push(() => server.close())
  return server
}

async function scripted(script: Script): Promise<ScriptedServer> {
  const server = await scriptedServer(script)
  closers.push(() => server.close())
  return server
}

async function codeOf(baseUrl: string, email = practiceAccount.email, password = practiceAccount.password) {
  const result = await testConnection({ baseUrl, email, password }, { timeoutMs: 500 })
  return result.ok ? 'ok' : result.code
}

test.for<PracticeOptions['version']>(['bearer', 'x-access-token', '5.3.9'])(
  'a scheduler signs in to a %s server and learns how far the clocks are apart',
  async (version) => {
    const server = await practice(version === undefined ? {} : { version })
    const result = await testConnection({ baseUrl: server.url, ...practiceAccount })
    expect(result).toMatchObject({ ok: true, value: { email: practiceAccount.email, role: 'scheduler' } })
    expect(Math.abs((result.ok ? result.value.clockDifferenceMs : null) ?? Number.NaN)).toBeLessThan(2000)
  }
)

test.for([
  ['hospital example', 'address-invalid'],
  ['ftp://hospital.example', 'address-invalid'],
  ['http://hospital.example', 'address-not-https'],
  ['https://no-such-host.invalid', 'name-not-found'],
  ['https://127.0.0.1:9', 'unreachable']
] as const)('%s: %s', async ([address, code]) => {
  expect(await codeOf(address)).toBe(code)
})

test('a certificate of an unknown authority is refused', async () => {
  const server = createTlsServer(untrusted)
  server.on('tlsClientError', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => server.close())
  expect(await codeOf(`https://127.0.0.1:${(server.address() as { port: number }).port}`)).toBe(
    'certificate-self-signed'
  )
})

test.for<readonly [string, Script]>([
  ['timed-out', () => {}],
  ['redirected', (_, response) => page(response, 302, 'text/plain', '', { location: 'https://elsewhere.example/' })],
  ['not-hcw', (_, response) => page(response, 200, 'text/html', '<!doctype html><title>Intranet</title>')],
  ['not-hcw', (_, response) => page(response, 404, 'text/html', '<h1>Not Found</h1>')],
  ['slow-down', (_, response) => page(response, 429, 'text/html', '<h1>429</h1>')],
  ['server-error', (_, response) => page(response, 502, 'text/html', '<h1>502</h1>')]
])('%s is told before the password is shown to anybody', async ([code, script]) => {
  const server = await scripted(script)
  expect({ code: await codeOf(server.url.href), requests: server.requests }).toEqual({
    code,
    requests: ['GET /api/v1/config']
  })
})

test.for([
  ['wrong-password', practiceAccount.email, 'wrong'],
  ['wrong-password', 'nobody@practice.example', practiceAccount.password],
  ['wrong-password', 'nurse@practice.example', practiceAccount.password],
  ['not-approved', 'locked@practice.example', practiceAccount.password],
  ['code-by-sms', 'doctor@practice.example', practiceAccount.password],
  ['code-by-sms', 'admin@practice.example', practiceAccount.password]
] as const)('%s for %s', async ([code, email, password]) => {
  const server = await practice()
  expect(await codeOf(server.url, email, password)).toBe(code)
})

test('a doctor of a server without second factor has the wrong role', async () => {
  const server = await practice({ mode: 'development' })
  expect(await codeOf(server.url, 'doctor@practice.example')).toBe('wrong-role')
})

test('a server without password login is reported', async () => {
  const server = await practice({ passwordLogin: false })
  expect(await codeOf(server.url)).toBe('password-login-off')
})
