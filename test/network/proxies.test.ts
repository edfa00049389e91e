import { expect, test } from 'vitest'
import { createHcwV5 } from '../../src-main/hcw/hcw-v5.ts'
import type { HcwServer } from '../../src-main/hcw/server.ts'
import { createFetch } from '../../src-main/network/fetch.ts'
import { createProxyResolver } from '../../src-main/network/proxy-resolver.ts'
import { type PracticeServer, practiceAccount, startPracticeServer } from '../../src-main/practice/index.ts'
import { contentOf, rowIdOf } from '../sending/engine.ts'
import { untilTestEnds } from '../support/until-test-ends.ts'
import {
  authorities,
  closedPort,
  connectProxy,
  identity,
  type ProxyManners,
  routesBy,
  socksProxy,
  type TestProxy,
  tlsBefore
} from './servers.ts'

/** A hospital's server with TLS, and a client that uses the proxies of a PAC script. */
async function hospital(list: string) {
  const server = await untilTestEnds(startPracticeServer({ seed: 1 }))
  const front = await untilTestEnds(tlsBefore(Number(new URL(server.url).port), identity('good')))
  const client = createHcwV5({
    baseUrl: new URL(`https://localhost:${front.port}/`),
    account: practiceAccount.email,
    credentials: async () => practiceAccount,
    fetch: createFetch({
      routes: routesBy(list),
      authorities: [...authorities('hospital')],
      stageLimitMs: 2000
    }),
    timeoutMs: 4000
  })
  return { server, client, front }
}

/** A connection is reusable in the task after its answer. */
const isFree = () => new Promise(setImmediate)

async function signedIn(client: HcwServer): Promise<void> {
  expect(await client.signIn()).toMatchObject({ ok: true })
  await isFree()
}

/** The server's requests and invites, which show what was sent. */
function seenBy({ requests, invites }: PracticeServer) {
  return { posts: requests.filter(({ path }) => path.endsWith('/invite')).length, invites: invites.length }
}

const proxyOf = (manners: ProxyManners) => untilTestEnds(connectProxy(manners))
const listOf = ({ port }: TestProxy, kind = 'PROXY') => `${kind} 127.0.0.1:${port}`

test('an invitation goes through a proxy, over one tunnel', async () => {
  const proxy = await proxyOf('lets-through')
  const { server, client, front } = await hospital(`${listOf(proxy)}; DIRECT`)
  await signedIn(client)
  const first = await client.createInvite(rowIdOf(1), contentOf(1))
  await isFree()
  const second = await client.createInvite(rowIdOf(2), contentOf(2))
  expect({ kinds: [first.kind, second.kind], asked: proxy.asked, ...seenBy(server) }).toEqual({
    kinds: ['done', 'done'],
    asked: [`CONNECT localhost:${front.port} HTTP/1.1`],
    posts: 2,
    invites: 2
  })
})

test('an invitation goes through an HTTPS proxy', async () => {
  const proxy = await untilTestEnds(connectProxy('lets-through', identity('good')))
  const { server, client } = await hospital(`HTTPS localhost:${proxy.port}`)
  await signedIn(client)
  expect((await client.createInvite(rowIdOf(1), contentOf(1))).kind).toBe('done')
  expect({ asked: proxy.asked.length, ...seenBy(server) }).toEqual({ asked: 1, posts: 1, invites: 1 })
})

test('an invitation goes through a SOCKS proxy, which looks the name up', async () => {
  const proxy = await untilTestEnds(socksProxy(0, 0))
  const { server, client, front } = await hospital(listOf(proxy, 'SOCKS5'))
  await signedIn(client)
  expect((await client.createInvite(rowIdOf(1), contentOf(1))).kind).toBe('done')
  expect({ asked: proxy.asked, ...seenBy(server) }).toEqual({
    asked: [`localhost:${front.port}`],
    posts: 1,
    invites: 1
  })
})

test.for<readonly [string, ProxyManners | 'closed' | 'unsupported']>([
  ['is switched off', 'closed'],
  ['hangs up at once', 'resets-at-once'],
  ['hangs up when asked', 'resets-when-asked'],
  ['is of a kind that nobody speaks', 'unsupported'],
  ['does not speak HTTP', { answer: 'SSH-2.0-OpenSSH_9\r\n\r\n' }]
])('a proxy that %s is passed over, and the next one used once', async ([, manners]) => {
  const next = await proxyOf('lets-through')
  const first =
    manners === 'closed'
      ? `PROXY 127.0.0.1:${await closedPort()}`
      : manners === 'unsupported'
        ? 'SOCKS 127.0.0.1:1080'
        : listOf(await proxyOf(manners))
  const { server, client } = await hospital(`${first}; ${listOf(next)}; DIRECT`)
  await signedIn(client)
  expect((await client.createInvite(rowIdOf(1), contentOf(1))).kind).toBe('done')
  expect({ asked: next.asked.length, ...seenBy(server) }).toEqual({ asked: 1, posts: 1, invites: 1 })
})

/** Signing in comes first, so it fails in the same way as an invitation would. */
const refusals: readonly (readonly [string, ProxyManners, string])[] = [
  [
    '407',
    { answer: 'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="x"\r\n\r\n' },
    'proxy-password'
  ],
  [
    '407 and wants a ticket that nobody has',
    { answer: 'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Negotiate\r\n\r\n' },
    'proxy-sign-in-unsupported'
  ],
  ['403', { answer: 'HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno' }, 'proxy-refused'],
  ['502', { answer: 'HTTP/1.0 502 Bad Gateway\r\n\r\n<html>no</html>' }, 'proxy-cannot-reach'],
  ['503', { answer: 'HTTP/1.1 503 Service Unavailable\r\n\r\n' }, 'proxy-cannot-reach'],
  ['504', { answer: 'HTTP/1.1 504 Gateway Timeout\r\n\r\n' }, 'proxy-cannot-reach'],
  ['nothing, and hangs up', 'resets-when-asked', 'proxy-unreachable'],
  ['yes, and hangs up', 'resets-after-consent', 'tls-broken']
]

test.for(refusals)(
  'a proxy that answers %s: not delivered, and no other connection is tried',
  async ([, manners, way]) => {
    const proxy = await proxyOf(manners)
    const { server, client } = await hospital(listOf(proxy))
    const outcome = await client.createInvite(rowIdOf(1), contentOf(1))
    expect({ outcome, asked: proxy.asked.length, requests: server.requests.length }).toMatchObject({
      outcome: { kind: 'undelivered', code: 'not-signed-in', signIn: way },
      asked: 1,
      requests: 0
    })
  }
)

test('the answer of a proxy is final: the next one is not tried', async () => {
  const [first, next] = [await proxyOf({ answer: 'HTTP/1.1 403 Forbidden\r\n\r\n' }), await proxyOf('lets-through')]
  const { client } = await hospital(`${listOf(first)}; ${listOf(next)}; DIRECT`)
  expect(await client.signIn()).toEqual({ ok: false, code: 'proxy-refused', detail: `127.0.0.1:${first.port}` })
  expect(next.asked).toEqual([])
})

test('an unavailable proxy delays only the first connection', async () => {
  const [first, next] = [await proxyOf('resets-when-asked'), await proxyOf('lets-through')]
  const { front } = await hospital('DIRECT')
  const routes = createProxyResolver(async () => `${listOf(first)}; ${listOf(next)}`, Date.now)
  // Other origins, since servers on this computer are reached directly.
  const elsewhere = { ...routes, hopsTo: () => routes.hopsTo(new URL('https://hcw.hospital.test/')) }
  const client = () =>
    createHcwV5({
      baseUrl: new URL(`https://localhost:${front.port}/`),
      account: practiceAccount.email,
      credentials: async () => practiceAccount,
      fetch: createFetch({ routes: elsewhere, authorities: [...authorities('hospital')] })
    })
  for (const one of [client(), client()]) await signedIn(one)
  expect([first.asked.length, next.asked.length]).toEqual([1, 2])
})

test('a proxy that is available again is used, even if a failing direct connection comes first meanwhile', async () => {
  const proxy = await proxyOf('lets-through')
  const server = await untilTestEnds(startPracticeServer({ seed: 1 }))
  const routes = createProxyResolver(async () => `${listOf(proxy)}; DIRECT`, Date.now)
  // A name that only the proxy can resolve.
  const address = new URL(`http://hcw.hospital.invalid:${new URL(server.url).port}/`)
  const hops = async () => (await routes.hopsTo(address)).map(({ kind }) => kind)
  const client = createHcwV5({
    baseUrl: address,
    account: practiceAccount.email,
    credentials: async () => practiceAccount,
    fetch: createFetch({ routes })
  })
  routes.skip({ kind: 'http', host: '127.0.0.1', port: proxy.port })
  const before = await hops()
  await signedIn(client)
  // The practice server's link is of this computer, which is not accepted from a hospital's name.
  expect(await client.createInvite(rowIdOf(1), contentOf(1))).toMatchObject({ code: 'answer-without-link' })
  expect({ before, after: await hops(), asked: proxy.asked.length, ...seenBy(server) }).toEqual({
    before: ['direct', 'http'],
    after: ['http', 'direct'],
    asked: 1,
    posts: 1,
    invites: 1
  })
})

test('if no connection works, the first proxy is reported', async () => {
  const [one, other] = [await closedPort(), await closedPort()]
  const { client } = await hospital(`PROXY 127.0.0.1:${one}; PROXY 127.0.0.1:${other}`)
  expect(await client.signIn()).toEqual({ ok: false, code: 'proxy-unreachable', detail: `127.0.0.1:${one}` })
})

test('if a proxy is unavailable and the direct connection fails, the proxy is reported in either order', async () => {
  const out = await closedPort()
  const client = createHcwV5({
    baseUrl: new URL(`http://127.0.0.1:${await closedPort()}/`),
    account: practiceAccount.email,
    credentials: async () => practiceAccount,
    fetch: createFetch({ routes: routesBy(`DIRECT; PROXY 127.0.0.1:${out}`) })
  })
  expect(await client.signIn()).toEqual({ ok: false, code: 'proxy-unreachable', detail: `127.0.0.1:${out}` })
})

test.for([
  [0xff, 0, 'proxy-password'],
  [2, 0, 'proxy-password'],
  [0, 2, 'proxy-refused'],
  [0, 4, 'proxy-cannot-reach'],
  [0, 5, 'proxy-cannot-reach']
] as const)('a SOCKS proxy that answers %s, %s: %s', async ([method, answer, code]) => {
  const proxy = await untilTestEnds(socksProxy(method, answer))
  const { client } = await hospital(listOf(proxy, 'SOCKS5'))
  expect(await client.signIn()).toMatchObject({ ok: false, code })
})

test('an HTTPS proxy with an untrusted certificate is not used', async () => {
  const proxy = await untilTestEnds(connectProxy('lets-through', identity('stranger')))
  const { client } = await hospital(`HTTPS localhost:${proxy.port}; DIRECT`)
  expect(await client.signIn()).toMatchObject({ ok: false, code: 'proxy-certificate' })
  expect(proxy.asked).toEqual([])
})

test.for<readonly [string, ProxyManners, number]>([
  ['before it passes a request on', 'resets-after-request', 0],
  ['with the answer in its hands', 'resets-before-answer', 1]
])('a proxy that dies %s leaves a doubt, and nothing goes out again', async ([, manners, invites]) => {
  const proxy = await untilTestEnds(connectProxy(manners))
  // Without TLS to the server, so that the proxy sees the request.
  const server = await untilTestEnds(startPracticeServer({ seed: 1 }))
  const client = createHcwV5({
    baseUrl: new URL(`${server.url}/`),
    account: practiceAccount.email,
    credentials: async () => practiceAccount,
    fetch: createFetch({ routes: routesBy(`${listOf(proxy)}; DIRECT`), stageLimitMs: 2000 }),
    timeoutMs: 4000
  })
  await signedIn(client)
  const outcome = await client.createInvite(rowIdOf(1), contentOf(1))
  expect({ outcome, ...seenBy(server) }).toEqual({
    outcome: { kind: 'doubt', code: 'connection-lost' },
    posts: invites,
    invites
  })
})

test('a proxy that never answers times out, and nothing was delivered', async () => {
  const silent = await untilTestEnds(connectProxy('lets-through', identity('good')))
  // It waits for TLS, which is not started with an HTTP proxy.
  const { server, client } = await hospital(listOf(silent))
  const outcome = await client.createInvite(rowIdOf(1), contentOf(1))
  expect(outcome).toMatchObject({ kind: 'undelivered' })
  expect(server.requests).toEqual([])
})
