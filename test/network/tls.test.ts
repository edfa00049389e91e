import { createServer as createHttpServer } from 'node:http'
import { createServer, type Socket } from 'node:net'
import { createSecureContext, createServer as createTlsServer, type TlsOptions } from 'node:tls'
import { expect, test } from 'vitest'
import { classifyExchange } from '../../src-main/hcw/classify-exchange.ts'
import type { Outcome } from '../../src-main/hcw/outcome.ts'
import { createTransport } from '../../src-main/hcw/transport.ts'
import { ConnectError } from '../../src-main/network/connect-error.ts'
import { connectTcp } from '../../src-main/network/connect-tcp.ts'
import { createFetch } from '../../src-main/network/fetch.ts'
import { upgradeToTls } from '../../src-main/network/upgrade-to-tls.ts'
import { untilTestEnds } from '../support/until-test-ends.ts'
import { authorities, connectProxy, fileOf, identity, listen, routesBy } from './servers.ts'

const answer = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\ntrue'

/** A server with TLS that answers every request with `true`. */
async function tlsServer(options: TlsOptions): Promise<number> {
  const server = createTlsServer(options, (socket) =>
    socket.on('error', () => {}).once('data', () => socket.end(answer))
  )
  return (await untilTestEnds(listen(server))).port
}

async function post(
  port: number,
  { trusting = ['hospital'], list = 'DIRECT' }: { readonly trusting?: readonly string[]; readonly list?: string } = {}
): Promise<Outcome<unknown>> {
  const transport = createTransport({
    baseUrl: new URL(`https://localhost:${port}/`),
    fetch: createFetch({ routes: routesBy(list), authorities: trusting.flatMap(authorities) }),
    timeoutMs: 5000
  })
  return classifyExchange(await transport({ method: 'POST', path: 'invite', body: '{}' }), (value) => ({
    kind: 'done',
    value
  }))
}

const isDone = { kind: 'done', value: true }
const hospital = 'Hospital Test Authority, O=Hospital Test'

test.for([
  ['good', isDone],
  [
    'expired',
    { kind: 'undelivered', code: 'certificate-refused', networkFailure: 'certificate-expired', text: hospital }
  ],
  [
    'future',
    { kind: 'undelivered', code: 'certificate-refused', networkFailure: 'certificate-not-yet-valid', text: hospital }
  ],
  [
    'elsewhere',
    { kind: 'undelivered', code: 'certificate-refused', networkFailure: 'certificate-other-name', text: hospital }
  ],
  ['client', { kind: 'undelivered', code: 'certificate-refused', networkFailure: 'certificate-unfit', text: hospital }],
  [
    'stranger',
    {
      kind: 'undelivered',
      code: 'certificate-refused',
      networkFailure: 'certificate-unknown-authority',
      text: 'Other Test Authority, O=Other Test'
    }
  ],
  [
    'intercepted',
    {
      kind: 'undelivered',
      code: 'certificate-refused',
      networkFailure: 'certificate-intercepted',
      text: 'Zscaler Root CA (test), O=Zscaler Inc.'
    }
  ]
] as const)('a server with the certificate “%s”', async ([name, outcome]) => {
  expect(await post(await tlsServer(identity(name)))).toEqual(outcome)
})

test('a certificate with a weak key is refused', async () => {
  const port = await tlsServer({ ...identity('weak'), ciphers: 'DEFAULT:@SECLEVEL=0' })
  expect(await post(port)).toMatchObject({ code: 'certificate-refused', networkFailure: 'certificate-unfit' })
})

test('a self-signed certificate is refused', async () => {
  const { cert, key } = (await import('../hcw/untrusted-certificate.ts')).untrusted
  expect(await post(await tlsServer({ cert, key }))).toMatchObject({ networkFailure: 'certificate-self-signed' })
})

test('a certificate that is in a given revocation list is refused', async () => {
  const port = await tlsServer(identity('revoked'))
  const context = createSecureContext({ ca: fileOf('authority-hospital.pem'), crl: fileOf('hospital.crl.pem') })
  const refused = await upgradeToTls(await connectTcp('127.0.0.1', port, {}), 'localhost', context, {}).catch(
    (error) => error
  )
  expect(refused).toBeInstanceOf(ConnectError)
  expect(refused.failure).toEqual({
    code: 'certificate-refused',
    networkFailure: 'certificate-revoked',
    text: hospital
  })
})

test('a server with only old versions of TLS is refused', async () => {
  const port = await tlsServer({
    ...identity('good'),
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1.1',
    ciphers: 'DEFAULT:@SECLEVEL=0'
  })
  expect(await post(port)).toEqual({ kind: 'undelivered', code: 'unreachable', networkFailure: 'tls-outdated' })
})

test('a server without a common cipher is refused', async () => {
  const port = await tlsServer({
    ...identity('good'),
    maxVersion: 'TLSv1.2',
    ciphers: 'ECDHE-ECDSA-CAMELLIA128-SHA256'
  })
  expect(await post(port)).toEqual({ kind: 'undelivered', code: 'unreachable', networkFailure: 'tls-outdated' })
})

test('a port of plain HTTP says so', async () => {
  const { port } = await untilTestEnds(listen(createHttpServer((_, answer) => answer.end('hello'))))
  expect(await post(port)).toEqual({ kind: 'undelivered', code: 'unreachable', networkFailure: 'not-tls' })
})

test.for<readonly [string, (socket: Socket) => void]>([
  ['breaks the handshake off', (socket) => socket.once('data', () => socket.resetAndDestroy())],
  ['closes in the handshake', (socket) => socket.once('data', () => socket.end())]
])('something that %s', async ([, play]) => {
  const { port } = await untilTestEnds(listen(createServer(play)))
  expect(await post(port)).toEqual({ kind: 'undelivered', code: 'unreachable', networkFailure: 'tls-broken' })
})

test('an authority of one connection is trusted by it and by no other', async () => {
  const port = await tlsServer(identity('stranger'))
  expect(await post(port, { trusting: ['other'] })).toEqual(isDone)
  expect(await post(port, { trusting: [] })).toMatchObject({ networkFailure: 'certificate-unknown-authority' })
  expect(await post(port, { trusting: ['hospital'] })).toMatchObject({
    networkFailure: 'certificate-unknown-authority'
  })
})

test('an authority of a connection does not make a wrong name or an expired certificate valid', async () => {
  expect(await post(await tlsServer(identity('elsewhere')))).toMatchObject({ networkFailure: 'certificate-other-name' })
  expect(await post(await tlsServer(identity('expired')))).toMatchObject({ networkFailure: 'certificate-expired' })
})

test('an intermediate authority is sufficient, and so is its issuer', async () => {
  const port = await tlsServer(identity('undermiddle'))
  expect([await post(port, { trusting: ['middle'] }), await post(port)]).toEqual([isDone, isDone])
})

test('an authority of a connection is trusted through a proxy, and for a proxy', async () => {
  const port = await tlsServer(identity('good'))
  const plain = await untilTestEnds(connectProxy('lets-through'))
  const safe = await untilTestEnds(connectProxy('lets-through', identity('good')))
  expect(await post(port, { list: `PROXY 127.0.0.1:${plain.port}` })).toEqual(isDone)
  expect(await post(port, { list: `HTTPS localhost:${safe.port}` })).toEqual(isDone)
})

test('through a proxy the server’s certificate is still checked', async () => {
  const port = await tlsServer(identity('stranger'))
  const proxy = await untilTestEnds(connectProxy('lets-through'))
  expect(await post(port, { list: `PROXY 127.0.0.1:${proxy.port}` })).toMatchObject({
    networkFailure: 'certificate-unknown-authority'
  })
})
