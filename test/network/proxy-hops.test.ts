import { expect, test } from 'vitest'
import { describeHop, isLoopback, parseProxyList } from '../../src-main/network/proxy-hops.ts'
import { createProxyResolver } from '../../src-main/network/proxy-resolver.ts'

test.for([
  ['DIRECT', [{ kind: 'direct' }]],
  ['', [{ kind: 'direct' }]],
  [' ; ', [{ kind: 'direct' }]],
  [
    'PROXY proxy.hospital.test:3128; DIRECT',
    [{ kind: 'http', host: 'proxy.hospital.test', port: 3128 }, { kind: 'direct' }]
  ],
  ['proxy a', [{ kind: 'http', host: 'a', port: 80 }]],
  ['HTTPS safe:8443', [{ kind: 'https', host: 'safe', port: 8443 }]],
  ['SOCKS5 [2001:db8::1]:1080', [{ kind: 'socks5', host: '2001:db8::1', port: 1080 }]],
  ['SOCKS old:1080', [{ kind: 'unsupported', text: 'SOCKS old:1080' }]],
  ['QUIC q:443', [{ kind: 'unsupported', text: 'QUIC q:443' }]],
  ['PROXY', [{ kind: 'unsupported', text: 'PROXY' }]],
  ['PROXY a:99999', [{ kind: 'unsupported', text: 'PROXY a:99999' }]]
] as const)('a PAC script’s %j', ([list, hops]) => {
  expect(parseProxyList(list)).toEqual(hops)
})

test('a hop is written in the format of PAC scripts', () => {
  const list = 'PROXY a:3128; HTTPS b:443; SOCKS5 c:1080; SOCKS d:1080; DIRECT'
  expect(parseProxyList(list).map(describeHop).join('; ')).toBe(list)
})

test.for([
  ['localhost', true],
  ['127.0.0.1', true],
  ['127.1.2.3', true],
  ['[::1]', true],
  ['localhost.hospital.test', false],
  ['127.0.0.1.hospital.test', false],
  ['hcw.hospital.test', false]
] as const)('%s is this computer: %s', ([host, isIt]) => {
  expect(isLoopback(host)).toBe(isIt)
})

test('the system is asked once per server and some minutes, after a failure, and never about this computer', async () => {
  let now = 0
  const asked: string[] = []
  const routes = createProxyResolver(
    async (url) => {
      asked.push(url)
      return `PROXY p:${asked.length}`
    },
    () => now
  )
  const server = new URL('https://hcw.hospital.test/api/v1/invite')
  const ports = async () => (await routes.hopsTo(server)).map((hop) => ('port' in hop ? hop.port : hop.kind))
  const seen = [await ports(), await ports()]
  now += 10 * 60_000
  seen.push(await ports())
  routes.forget(server)
  seen.push(await ports())
  expect(seen).toEqual([[1], [1], [2], [3]])
  expect(await routes.hopsTo(new URL('http://127.0.0.1:8080/'))).toEqual([{ kind: 'direct' }])
  expect(asked).toEqual([server.href, server.href, server.href])
})

test('an unavailable proxy comes last for some minutes; the system’s own order can still be read', async () => {
  let now = 0
  const routes = createProxyResolver(
    async () => 'PROXY a:1; PROXY b:2; DIRECT',
    () => now
  )
  const server = new URL('https://hcw.hospital.test/')
  const order = async () => (await routes.hopsTo(server)).map(describeHop)
  routes.skip({ kind: 'http', host: 'a', port: 1 })
  expect(await order()).toEqual(['PROXY b:2', 'DIRECT', 'PROXY a:1'])
  expect((await routes.resolve(server)).map(describeHop)).toEqual(['PROXY a:1', 'PROXY b:2', 'DIRECT'])
  now += 10 * 60_000
  expect(await order()).toEqual(['PROXY a:1', 'PROXY b:2', 'DIRECT'])
})

test('without an answer of the system the connection is direct', async () => {
  const routes = createProxyResolver(() => Promise.reject(new Error('no answer')), Date.now)
  expect(await routes.hopsTo(new URL('https://hcw.hospital.test/'))).toEqual([{ kind: 'direct' }])
})
