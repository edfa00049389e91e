import { describe, expect, test } from 'vitest'
import { createProxySignIns } from '../../src-main/handlers/proxy-sign-in.ts'
import { createHcwV5 } from '../../src-main/hcw/hcw-v5.ts'
import type { HcwServer } from '../../src-main/hcw/server.ts'
import { createFetch } from '../../src-main/network/fetch.ts'
import { createKerberosTokens } from '../../src-main/network/kerberos-tokens.ts'
import { answerLength, readAnswer } from '../../src-main/network/proxy-challenge.ts'
import { noTokens, type TokenSource } from '../../src-main/network/proxy-sign-in.ts'
import { practiceAccount, startPracticeServer } from '../../src-main/practice/index.ts'
import { contentOf, rowIdOf } from '../sending/engine.ts'
import { untilTestEnds } from '../support/until-test-ends.ts'
import {
  type AskingManners,
  askingProxy,
  authorities,
  identity,
  type Listening,
  routesBy,
  socksProxyFor,
  tlsBefore
} from './servers.ts'

const account = { user: 'SPITAL\\anna', password: 'geheim:ü' }
const basic = `Basic ${Buffer.from(`${account.user}:${account.password}`).toString('base64')}`
/** A proxy that takes the account. */
const byPassword: AskingManners = { answer: (proof) => (proof === basic ? 'ok' : ['Basic realm="Spital, Basic"']) }
const asking = (manners: AskingManners) => untilTestEnds(askingProxy(manners))

/** A server behind TLS, through one proxy, and what a client signs in with. */
async function through(
  proxy: Listening,
  { kind = 'PROXY', tokens = noTokens, known = account, proxies = [`127.0.0.1:${proxy.port}`] } = {}
) {
  const server = await untilTestEnds(startPracticeServer({ seed: 1 }))
  const front = await untilTestEnds(tlsBefore(Number(new URL(server.url).port), identity('good')))
  const signIns = createProxySignIns({ proxyAccounts: async () => ({ ...known, proxies }) }, tokens)
  const client = createHcwV5({
    baseUrl: new URL(`https://localhost:${front.port}/`),
    account: practiceAccount.email,
    credentials: async () => practiceAccount,
    fetch: createFetch({
      routes: routesBy(`${kind} 127.0.0.1:${proxy.port}`),
      authorities: [...authorities('hospital')],
      signIn: signIns.stored('hospital'),
      stageLimitMs: 2000
    }),
    timeoutMs: 4000
  })
  const posts = () => server.requests.filter(({ path }) => path.endsWith('/invite')).length
  return { client, server, posts }
}

/** After the sign-in, over the same tunnel: a connection is reusable in the task after its answer. */
async function invite(client: HcwServer) {
  await client.signIn()
  await new Promise(setImmediate)
  return client.createInvite(rowIdOf(1), contentOf(1))
}

/** Tokens in the order in which they are asked for; `seen`: the proxy's challenges. */
function scripted(scheme: 'Negotiate' | 'NTLM', answers: readonly (string | null)[]) {
  const seen: string[] = []
  const tokens: TokenSource = {
    begin: async (asked) =>
      asked !== scheme
        ? null
        : {
            next: async (challenge) => {
              seen.push(challenge)
              return answers[seen.length - 1] ?? null
            }
          }
  }
  return { tokens, seen }
}

describe('a proxy that asks for a user name and a password', () => {
  test.for(['length', 'chunks'] as const)(
    'gets them on the same connection, before any request (its 407 ends by %s)',
    async (body) => {
      const proxy = await asking({ ...byPassword, body })
      const { client, posts } = await through(proxy)
      const sent = await invite(client)
      expect([sent.kind, proxy.proofs, posts()]).toEqual(['done', [['', basic]], 1])
    }
  )

  test('and ends the connection with its question gets them first on the next one', async () => {
    const proxy = await asking({ ...byPassword, body: 'close' })
    const { client, posts } = await through(proxy)
    const sent = await invite(client)
    expect([sent.kind, proxy.proofs, posts()]).toEqual(['done', [[''], [basic]], 1])
  })

  test('and refuses them gets them once, until others are typed', async () => {
    const proxy = await asking({ answer: () => ['Basic realm="x"'] })
    const { client, server } = await through(proxy)
    const outcomes = [await client.signIn(), await client.signIn()]
    expect([outcomes.map((one) => !one.ok && one.code), proxy.proofs, server.requests]).toEqual([
      ['proxy-password-wrong', 'proxy-password-wrong'],
      [['', basic], ['']],
      []
    ])
  })

  test('but is another one than that for which they were typed does not get them', async () => {
    const proxy = await asking(byPassword)
    const { client } = await through(proxy, { proxies: ['proxy.hospital.example:3128'] })
    expect([await client.signIn(), proxy.proofs]).toMatchObject([{ ok: false, code: 'proxy-password' }, [['']]])
  })

  test('by SOCKS gets them too, and only where they were typed for it', async () => {
    const proxy = await untilTestEnds(socksProxyFor(account.user, account.password))
    const { client, posts } = await through(proxy, { kind: 'SOCKS5' })
    const sent = await invite(client)
    const other = await through(proxy, { kind: 'SOCKS5', proxies: [] })
    const wrong = await through(proxy, { kind: 'SOCKS5', known: { user: 'anna', password: 'x' } })
    expect([sent.kind, posts(), await other.client.signIn(), await wrong.client.signIn(), proxy.given]).toMatchObject([
      'done',
      1,
      { code: 'proxy-password' },
      { code: 'proxy-password-wrong' },
      [`${account.user}:${account.password}`, 'anna:x']
    ])
  })
})

describe('a proxy that asks for the account of the computer', () => {
  const twoLegs: AskingManners = {
    answer: (proof) =>
      proof === 'Negotiate b25l'
        ? ['Negotiate dHdv']
        : proof === 'Negotiate dHJlcw=='
          ? 'ok'
          : ['Negotiate, NTLM', 'Basic realm="x"']
  }

  test('gets two tokens on one connection, and one invitation goes out', async () => {
    const proxy = await asking(twoLegs)
    const { tokens, seen } = scripted('Negotiate', ['b25l', 'dHJlcw=='])
    const { client, posts } = await through(proxy, { tokens })
    const sent = await invite(client)
    expect([sent.kind, proxy.proofs, seen, posts()]).toEqual([
      'done',
      [['', 'Negotiate b25l', 'Negotiate dHJlcw==']],
      ['', 'dHdv'],
      1
    ])
  })

  test('and ends the connection with its question gets the first token on the next one', async () => {
    let asked = 0
    const proxy = await asking({
      body: 'close',
      answer: (proof) => {
        asked += 1
        return asked > 1 && proof === 'NTLM b25l' ? 'ok' : ['NTLM']
      }
    })
    const { client } = await through(proxy, { tokens: scripted('NTLM', ['b25l']).tokens })
    expect([(await client.signIn()).ok, proxy.proofs]).toEqual([true, [[''], ['NTLM b25l']]])
  })

  test.for<readonly [string, readonly (string | null)[], string]>([
    ['has no ticket', [null], 'proxy-password'],
    ['has none for the second leg', ['b25l', null], 'proxy-password-wrong'],
    ['gives what is no token', ['a\r\nX: y'], 'proxy-password']
  ])('is told so where the computer %s', async ([, answers, code]) => {
    const proxy = await asking(twoLegs)
    const { client, server } = await through(proxy, { tokens: scripted('Negotiate', answers).tokens, proxies: [] })
    expect([await client.signIn(), server.requests]).toMatchObject([{ ok: false, code }, []])
  })

  test('gets the typed password where the computer has no tokens and it takes both', async () => {
    const proxy = await asking({ answer: (proof) => (proof === basic ? 'ok' : ['Negotiate', 'Basic realm="x"']) })
    const { client } = await through(proxy, { tokens: createKerberosTokens(() => null) })
    expect([(await client.signIn()).ok, proxy.proofs]).toEqual([true, [['', basic]]])
  })

  test('in a way that nobody here has is told by its own words', async () => {
    const proxy = await asking({ answer: () => ['Digest realm="x", nonce="Basic"', 'Bearer'] })
    const { client } = await through(proxy)
    expect([await client.signIn(), proxy.proofs]).toMatchObject([{ code: 'proxy-sign-in-unsupported' }, [['']]])
  })

  test('and asks without end is given up', async () => {
    const proxy = await asking({ answer: (proof) => [proof === '' ? 'Negotiate' : 'Negotiate dHdv'] })
    const { client } = await through(proxy, { tokens: scripted('Negotiate', Array(20).fill('b25l')).tokens })
    expect([await client.signIn(), proxy.proofs[0]?.length]).toMatchObject([{ code: 'proxy-password-wrong' }, 6])
  })
})

describe('the package for the tokens of the computer', () => {
  test('is asked for the proxy in the way that GSSAPI names it', async () => {
    const asked: unknown[] = []
    const source = createKerberosTokens(() => ({
      GSS_MECH_OID_SPNEGO: 6,
      initializeClient: async (service: string, options: unknown) => {
        asked.push(service, options)
        return { step: async (challenge: string) => `${challenge}QQ==` }
      }
    }))
    const exchange = await source.begin('Negotiate', 'proxy.hospital.example')
    expect([await exchange?.next(''), await source.begin('NTLM', 'x'), asked]).toEqual([
      'QQ==',
      null,
      ['HTTP@proxy.hospital.example', { mechOID: 6 }]
    ])
  })

  test('that is not installed gives none', async () => {
    expect(await createKerberosTokens().begin('Negotiate', 'proxy.hospital.example')).toBe(null)
  })
})

describe('the head of a 407', () => {
  const bytes = (...lines: string[]) => Buffer.from(lines.join('\r\n'))
  const first = 'HTTP/1.1 407 Proxy Authentication Required'

  test('is read to the end of its body, whole or in parts', () => {
    const whole = bytes(first, 'Content-Length: 4', '', 'abcd')
    const chunked = bytes(first, 'Transfer-Encoding: chunked', '', '4;x=y', 'abcd', '0', '', '')
    expect([
      answerLength(whole),
      answerLength(chunked),
      answerLength(chunked.subarray(0, -6)),
      answerLength(bytes(first)),
      answerLength(bytes(first, 'Content-Length: 99999999', '', 'ab')),
      answerLength(bytes(first, '', 'ab'))
    ]).toEqual([
      whole.length,
      chunked.length,
      null,
      null,
      bytes(first, 'Content-Length: 99999999', '', 'ab').length,
      bytes(first, '', 'ab').length
    ])
  })

  test('tells whether the connection goes on', () => {
    const kept = (...lines: string[]) => readAnswer(bytes(...lines, 'Content-Length: 0', '', '')).isKept
    expect([
      kept(first),
      kept(first, 'Proxy-Connection: close'),
      kept('HTTP/1.0 407 No'),
      kept('HTTP/1.0 407 No', 'Proxy-Connection: keep-alive')
    ]).toEqual([true, false, false, true])
  })
})
