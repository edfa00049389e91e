import { createServer } from 'node:http'
import { createServer as createTcpServer } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { expect, test } from 'vitest'
import { type DiagnosticFact, type DiagnosticResult, diagnosticSteps } from '#contract/diagnostics.ts'
import { runDiagnostics } from '../../src-main/hcw/connection-diagnostics.ts'
import { type PracticeOptions, practiceAccount, startPracticeServer } from '../../src-main/practice/index.ts'
import {
  authorities,
  closedPort,
  connectProxy,
  identity,
  type Listening,
  listen,
  routesBy,
  tlsBefore
} from '../network/servers.ts'
import { untilTestEnds } from '../support/until-test-ends.ts'

/** A hospital's server behind TLS; the port of its front. */
async function hospital(options: PracticeOptions = {}, name = 'good'): Promise<Listening> {
  const server = await untilTestEnds(startPracticeServer({ seed: 1, ...options }))
  return await untilTestEnds(tlsBefore(Number(new URL(server.url).port), identity(name)))
}

interface Changes {
  readonly baseUrl?: string
  readonly email?: string
  readonly password?: string | null
  readonly trusting?: readonly string[]
  readonly list?: string
  readonly now?: () => number
  readonly signal?: AbortSignal
}

async function examined(port: number, changes: Changes = {}): Promise<readonly DiagnosticResult[]> {
  const { trusting = ['hospital'], list = 'DIRECT', now = Date.now } = changes
  const { baseUrl = `https://localhost:${port}/`, email = practiceAccount.email } = changes
  const { password = practiceAccount.password, signal = new AbortController().signal } = changes
  const results: DiagnosticResult[] = []
  const typed = { baseUrl, email, password, authorities: trusting.flatMap(authorities) }
  for await (const result of runDiagnostics(typed, { proxyResolver: routesBy(list), now, limitMs: 2000, signal })) {
    results.push(result)
  }
  return results
}

/** The states of the steps, with the codes of failures and warnings. */
function states(results: readonly DiagnosticResult[]): readonly string[] {
  return results.map(({ state, code }) => (code === undefined ? state : `${state} ${code}`))
}

/** All steps passed up to this one, which failed with the code; later steps were not reached. */
function failedAt(step: (typeof diagnosticSteps)[number], code: string): readonly string[] {
  const at = diagnosticSteps.indexOf(step)
  return diagnosticSteps.map((_, index) => (index < at ? 'ok' : index === at ? `failed ${code}` : 'not-reached'))
}

function factsOf(results: readonly DiagnosticResult[], step: string): Partial<Record<DiagnosticFact, string>> {
  const { facts = [] } = results.find((result) => result.step === step) ?? {}
  return Object.fromEntries(facts.map(({ fact, value }) => [fact, value]))
}

test('a working connection is checked from its address to its account, with durations', async () => {
  const { port } = await hospital()
  const results = await examined(port)
  expect(results.map(({ step }) => step)).toEqual(diagnosticSteps)
  expect(states(results)).toEqual(diagnosticSteps.map(() => 'ok'))
  const certificate = factsOf(results, 'certificate')
  expect({
    address: factsOf(results, 'address'),
    proxy: factsOf(results, 'proxy'),
    host: factsOf(results, 'name').host,
    port: factsOf(results, 'port'),
    issuer: certificate.issuer,
    until: certificate['valid-until'],
    isFingerprint: /^([0-9A-F]{2}:){31}/.test(certificate.fingerprint ?? ''),
    isProtocol: /^TLSv1\.3 TLS_/.test(certificate.protocol ?? ''),
    authorities: certificate.authorities,
    server: factsOf(results, 'server'),
    signIn: factsOf(results, 'sign-in')
  }).toEqual({
    address: { server: `https://localhost:${port}/` },
    proxy: { proxies: 'DIRECT' },
    host: 'localhost',
    port: { server: `localhost:${port}` },
    issuer: 'Hospital Test Authority, O=Hospital Test',
    until: String(Date.parse('2086-01-01T00:00:00Z')),
    isFingerprint: true,
    isProtocol: true,
    authorities: '1',
    server: { answered: 'HTTP 200' },
    signIn: { account: 's…@practice.example', role: 'scheduler' }
  })
})

test('without TLS, on this computer only, a certificate is not needed', async () => {
  const server = await untilTestEnds(startPracticeServer({ seed: 1 }))
  const results = await examined(0, { baseUrl: server.url })
  expect(states(results)).toEqual(diagnosticSteps.map((step) => (step === 'certificate' ? 'not-needed' : 'ok')))
})

test('through a proxy, the proxy’s name is looked up and the proxy is asked to connect', async () => {
  const [front, proxy] = [await hospital(), await untilTestEnds(connectProxy('lets-through'))]
  const results = await examined(front.port, { list: `PROXY 127.0.0.1:${proxy.port}` })
  expect(states(results)).toEqual(diagnosticSteps.map(() => 'ok'))
  expect([factsOf(results, 'proxy'), factsOf(results, 'name')['proxy-name'], factsOf(results, 'port')]).toEqual([
    { proxies: `PROXY 127.0.0.1:${proxy.port}` },
    '127.0.0.1',
    { server: `localhost:${front.port}`, 'by-proxy': `PROXY 127.0.0.1:${proxy.port}` }
  ])
})

test('an unavailable proxy is reported even if another connection works', async () => {
  const [front, dead] = [await hospital(), await closedPort()]
  const results = await examined(front.port, {
    list: `PROXY no-such-proxy.invalid:80; PROXY 127.0.0.1:${dead}; DIRECT`
  })
  expect(states(results)).toEqual(
    diagnosticSteps.map((step) => (['name', 'port'].includes(step) ? 'warning proxy-skipped' : 'ok'))
  )
})

test('a failing direct connection is no failure where a proxy follows', async () => {
  const proxy = await untilTestEnds(connectProxy({ answer: 'HTTP/1.1 200 OK\r\n\r\n' }))
  const results = await examined(await closedPort(), { list: `DIRECT; PROXY 127.0.0.1:${proxy.port}` })
  // The proxy confirms the connection and closes it.
  expect(states(results)).toEqual(failedAt('certificate', 'tls-broken'))
  expect(factsOf(results, 'port')['by-proxy']).toBe(`PROXY 127.0.0.1:${proxy.port}`)
})

test.for([
  ['hospital example', 'address-invalid'],
  ['http://hospital.example', 'address-not-https']
] as const)('the address “%s” fails at once', async ([baseUrl, code]) => {
  expect(states(await examined(0, { baseUrl }))).toEqual(failedAt('address', code))
})

test('an unknown name fails', async () => {
  const results = await examined(0, { baseUrl: 'https://no-such-host.invalid' })
  expect(states(results)).toEqual(failedAt('name', 'name-not-found'))
})

test('a proxy with an unknown name fails, and so does one of an unknown kind', async () => {
  const [unknown, unsupported] = [
    await examined(1, { list: 'PROXY no-such-proxy.invalid:3128' }),
    await examined(1, { list: 'SOCKS 127.0.0.1:1080' })
  ]
  expect([states(unknown), states(unsupported)]).toEqual([
    failedAt('name', 'proxy-unreachable'),
    failedAt('proxy', 'proxy-unsupported')
  ])
})

test('a closed port fails', async () => {
  expect(states(await examined(await closedPort()))).toEqual(failedAt('port', 'unreachable'))
})

test.for([
  ['HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n', 'proxy-password'],
  ['HTTP/1.1 403 Forbidden\r\n\r\n', 'proxy-refused'],
  ['HTTP/1.1 502 Bad Gateway\r\n\r\n', 'proxy-cannot-reach']
] as const)('a proxy that answers %j', async ([answer, code]) => {
  const proxy = await untilTestEnds(connectProxy({ answer }))
  const results = await examined(443, { list: `PROXY 127.0.0.1:${proxy.port}; DIRECT` })
  expect(states(results)).toEqual(failedAt('port', code))
})

test.for([
  ['expired', 'certificate-expired'],
  ['future', 'certificate-not-yet-valid'],
  ['elsewhere', 'certificate-other-name'],
  ['stranger', 'certificate-unknown-authority'],
  ['intercepted', 'certificate-intercepted']
] as const)('the certificate “%s” is shown and refused', async ([name, code]) => {
  const results = await examined((await hospital({}, name)).port)
  expect(states(results)).toEqual(failedAt('certificate', code))
  const shown = factsOf(results, 'certificate')
  expect([shown.issuer, shown.fingerprint, shown['valid-until']].every((value) => value !== undefined)).toBe(true)
})

test('a server without TLS fails', async () => {
  const { port } = await untilTestEnds(listen(createTcpServer((socket) => socket.end('hello\r\n\r\n'))))
  expect(states(await examined(port))).toEqual(failedAt('certificate', 'not-tls'))
})

test('a certificate that expires within two weeks and a different clock are warnings', async () => {
  const { port } = await hospital()
  const soon = await examined(port, { now: () => Date.parse('2085-12-28T00:00:00Z') })
  expect(states(soon)[diagnosticSteps.indexOf('certificate')]).toBe('warning certificate-ends-soon')
  const late = await examined(port, { now: () => Date.now() - 300_000 })
  expect(states(late)[diagnosticSteps.indexOf('clock')]).toBe('warning clock-differs')
  expect(Math.abs(Number(factsOf(late, 'clock').clock) - 300_000)).toBeLessThan(5000)
})

test('no password is sent to a server that is not HCW@Home', async () => {
  const asked: string[] = []
  const plain = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not Found</h1>')
  })
  const { port } = await untilTestEnds(listen(plain))
  const results = await examined(0, { baseUrl: `http://127.0.0.1:${port}` })
  expect({ state: states(results)[diagnosticSteps.indexOf('server')], asked }).toEqual({
    state: 'failed not-hcw',
    asked: ['GET /api/v1/config']
  })
})

test.for([
  [{ password: 'wrong' }, 'wrong-password'],
  [{ password: null }, 'no-password'],
  [{ email: 'doctor@practice.example' }, 'code-by-sms'],
  [{ email: 'locked@practice.example' }, 'not-approved']
] as const)('an account that cannot invite: %j', async ([changes, code]) => {
  expect(states(await examined((await hospital()).port, changes))).toEqual(failedAt('sign-in', code))
})

test('no result contains the password, a token or the whole account', async () => {
  const { port } = await hospital()
  const told = JSON.stringify([await examined(port), await examined(port, { password: 'wrong-horse-battery' })])
  const secrets = [practiceAccount.password, practiceAccount.email, 'wrong-horse-battery', 'eyJ']
  expect(secrets.filter((secret) => told.includes(secret))).toEqual([])
})

test('cancelling ends the current step', async () => {
  const silent = await untilTestEnds(listen(createTcpServer(() => {})))
  const abort = new AbortController()
  const steps = runDiagnostics(
    { baseUrl: `https://localhost:${silent.port}/`, email: 'a@b.ch', password: null, authorities: [] },
    { proxyResolver: routesBy('DIRECT'), now: Date.now, signal: abort.signal }
  )
  for (const _ of ['address', 'proxy', 'name', 'port']) await steps.next()
  const certificate = steps.next()
  abort.abort()
  expect((await certificate).value).toMatchObject({ step: 'certificate', state: 'failed' })
})

test('a server with only old TLS fails', async () => {
  const old = createTlsServer({
    ...identity('good'),
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1.1',
    ciphers: 'DEFAULT:@SECLEVEL=0'
  })
  const { port } = await untilTestEnds(listen(old))
  expect(states(await examined(port))).toEqual(failedAt('certificate', 'tls-outdated'))
})
