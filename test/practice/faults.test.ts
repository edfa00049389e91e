import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { type FaultName, type FaultPlan, faultNames, faultRule, isFaultName } from '../../src-main/practice/index.ts'
import { call } from './call.ts'
import { openPracticeClient, type PracticeClient, sms, startOfDay } from './practice-client.ts'

/** What the client sees of one creation, and what happened. */
interface Outcome {
  readonly seen: string
  readonly created: number
  readonly messages: number
}

/** Creates an invite by SMS under this plan; it is silence when a later request is answered first. */
async function outcome(client: PracticeClient, plan: FaultPlan, expectsSilence = false): Promise<Outcome> {
  client.server.setFaults(plan)
  const heard = client.server.requests.length
  const answer = client.invite(sms).then(
    (reply) => `${reply.status} ${reply.headers['content-type'] ?? ''}`,
    (error: { code?: string }) => error.code ?? 'broken'
  )
  async function later(): Promise<string> {
    while (client.server.requests[heard]?.fault === undefined) await new Promise(setImmediate)
    await call(client.server.url, 'GET', '/api/v1/config')
    return 'silence'
  }
  return {
    seen: await (expectsSilence ? Promise.race([answer, later()]) : answer),
    created: client.server.invites.filter(({ deletedAt }) => deletedAt === undefined).length,
    messages: client.server.outbox.length
  }
}

const jsonType = 'application/json; charset=utf-8'
const textType = 'text/plain; charset=utf-8'
const before = { created: 0, messages: 0 }
const after = { created: 1, messages: 1 }

// A drip takes long: it has a separate test.
const outcomes: Readonly<Record<Exclude<FaultName, 'drip-answer'>, Outcome>> = {
  'refuse-connections': { seen: `200 ${jsonType}`, ...after },
  'reset-before-read': { seen: 'ECONNRESET', ...before },
  'reset-before-create': { seen: 'ECONNRESET', ...before },
  'reset-after-create': { seen: 'ECONNRESET', ...after },
  'half-answer': { seen: 'ECONNRESET', ...after },
  'silence-before-create': { seen: 'silence', ...before },
  'silence-after-create': { seen: 'silence', ...after },
  'slow-answer': { seen: 'silence', ...after },
  'duplicate-answer': { seen: `200 ${jsonType}`, ...after },
  'html-200': { seen: '200 text/html; charset=utf-8', ...before },
  'success-false-200': { seen: `200 ${jsonType}`, ...before },
  'no-link-200': { seen: `200 ${jsonType}`, ...after },
  'messages-400': { seen: `400 ${jsonType}`, ...before },
  'error-400': { seen: `400 ${jsonType}`, ...before },
  'error-true-400': { seen: `400 ${jsonType}`, ...before },
  'unauthorized-401': { seen: `401 ${jsonType}`, ...before },
  'forbidden-403': { seen: `403 ${textType}`, ...before },
  'not-found-404': { seen: `404 ${textType}`, ...before },
  'too-large-413': { seen: '413 text/html', ...before },
  'too-many-429': { seen: '429 text/html', ...before },
  'too-many-429-seconds': { seen: '429 text/html', ...before },
  'too-many-429-date': { seen: '429 text/html', ...before },
  'bad-gateway-502': { seen: '502 text/html', ...before },
  'unavailable-503': { seen: '503 text/html', ...before },
  'storm-503': { seen: '503 text/html', ...before },
  'gateway-timeout-504': { seen: '504 text/html', ...before },
  'sms-failed': { seen: `500 ${jsonType}`, ...before },
  'mail-failed': { seen: `200 ${jsonType}`, ...after },
  'error-500': { seen: `500 ${textType}`, ...before },
  'error-500-after-message': { seen: `500 ${textType}`, ...after },
  'redirect-302': { seen: `302 ${textType}`, ...before },
  'short-tokens': { seen: `200 ${jsonType}`, ...after },
  'tokens-killed': { seen: `401 ${jsonType}`, ...before }
}

test.each(Object.entries(outcomes) as [FaultName, Outcome][])('%s does what its name says', async (name, expected) => {
  const client = await openPracticeClient()
  const rule =
    name === 'slow-answer'
      ? ({ name, delayMs: 600_000, route: 'create' } as const)
      : faultRule(name, { route: 'create' })
  expect(await outcome(client, [rule], expected.seen === 'silence')).toEqual(expected)
})

test('a dripped answer comes byte by byte and is complete', async () => {
  const client = await openPracticeClient()
  client.server.setFaults([{ name: 'drip-answer', byteEveryMs: 0 }])
  const { pieces, text } = await raw(client, 'GET', '/api/v1/config')
  const body = text.slice(text.indexOf('\r\n\r\n') + 4)
  expect([pieces > 50, (JSON.parse(body) as { branding: string }).branding]).toEqual([true, 'HCW@Home'])
})

test('a duplicate answer is the same answer twice', async () => {
  const client = await openPracticeClient()
  client.server.setFaults([{ name: 'duplicate-answer' }])
  const { text } = await raw(client, 'GET', '/api/v1/config')
  const middle = text.length / 2
  expect([text.slice(0, middle), text.startsWith('HTTP/1.1 200 OK')]).toEqual([text.slice(middle), true])
})

test('half an answer announces more than it sends', async () => {
  const client = await openPracticeClient()
  client.server.setFaults([{ name: 'half-answer' }])
  const { text } = await raw(client, 'GET', '/api/v1/config')
  const promised = Number(/Content-Length: (\d+)/i.exec(text)?.[1])
  expect(text.length - text.indexOf('\r\n\r\n') - 4).toBe(Math.floor(promised / 2))
})

test('refused connections are refused for a while, then the same port answers again', async () => {
  const client = await openPracticeClient()
  client.server.refuseConnections(20)
  const refused = await call(client.server.url, 'GET', '/api/v1/config').catch((error: { code: string }) => error.code)
  let status: number | undefined
  while (status === undefined) {
    status = await call(client.server.url, 'GET', '/api/v1/config').then(
      (reply) => reply.status,
      () => undefined
    )
  }
  expect([refused, status]).toEqual(['ECONNREFUSED', 200])
})

test.each([
  ['seconds', 'too-many-429-seconds', '7'],
  ['a date', 'too-many-429-date', new Date(startOfDay + 7000).toUTCString()]
] as const)('Retry-After comes in %s', async (_, name, expected) => {
  const client = await openPracticeClient()
  client.server.setFaults([{ name, retryAfterSeconds: 7 }])
  expect((await client.invite()).headers['retry-after']).toBe(expected)
})

test('a plain answer can come after the request was handled', async () => {
  const client = await openPracticeClient()
  expect(await outcome(client, [{ name: 'bad-gateway-502', moment: 'after' }])).toMatchObject(after)
})

test('a storm lasts for its number of requests', async () => {
  const client = await openPracticeClient()
  client.server.setFaults([{ name: 'storm-503', requests: 3, nth: 2 }])
  const statuses: number[] = []
  for (let count = 0; count < 6; count++) statuses.push((await client.invite()).status)
  expect(statuses).toEqual([200, 503, 503, 503, 200, 200])
})

test('a storm lasts for its time', async () => {
  const client = await openPracticeClient()
  client.server.setFaults([{ name: 'storm-503', forMs: 1000, times: 1 }])
  const statuses: number[] = []
  for (let count = 0; count < 4; count++) {
    statuses.push((await client.invite()).status)
    client.now += 400
  }
  expect(statuses).toEqual([503, 503, 503, 200])
})

test('a rule applies only to its patients, method and route', async () => {
  const client = await openPracticeClient()
  const id = await client.invited({ lastName: 'Keller' })
  client.server.setFaults([{ name: 'error-400', lastNames: ['Keller', "O'Neil"], times: 3 }])
  const statuses = [
    (await client.invite({ lastName: 'Muster' })).status,
    (await client.invite({ lastName: "O'Neil" })).status,
    (await client.send('GET', `invite/${id}`)).status,
    (await client.send('GET', 'queue')).status
  ]
  client.server.setFaults([{ name: 'error-400', route: 'delete', method: 'DELETE' }])
  statuses.push((await client.send('GET', `invite/${id}`)).status, (await client.send('DELETE', `invite/${id}`)).status)
  expect(statuses).toEqual([200, 400, 400, 200, 200, 400])
})

test('a probability applies to about its share, and to the same requests with the same seed', async () => {
  async function hits(): Promise<number[]> {
    const client = await openPracticeClient({ seed: 42 })
    client.server.setFaults([{ name: 'unavailable-503', probability: 0.3 }])
    const numbers: number[] = []
    for (let count = 0; count < 200; count++) {
      if ((await client.send('GET', 'config')).status === 503) numbers.push(count)
    }
    return numbers
  }
  const first = await hits()
  expect(first).toEqual(await hits())
  expect(Math.abs(first.length - 60)).toBeLessThan(25)
})

test('short tokens end early', async () => {
  const client = await openPracticeClient()
  client.server.setFaults([{ name: 'short-tokens', lifetimeMs: 1000, route: 'refresh' }])
  const reply = await client.send('POST', 'refresh-token', { refreshToken: client.refreshToken })
  const { token } = JSON.parse(reply.body) as { token: string }
  const early = await client.send('GET', 'queue', undefined, token)
  client.now += 1000
  expect([early.status, (await client.send('GET', 'queue', undefined, token)).status]).toEqual([200, 401])
})

test('with the mail server down: deleted without a phone, silently lost with one or with a date', async () => {
  const client = await openPracticeClient()
  client.server.setFaults([{ name: 'mail-failed' }])
  const mail = { emailAddress: 'anna@example.ch', sendInvite: true }
  const replies = [
    await client.invite({ ...mail, phoneNumber: '' }),
    await client.invite(mail),
    await client.invite({ ...mail, phoneNumber: '', scheduledFor: '2026-11-24T09:30:00Z' })
  ]
  expect([replies.map(({ status }) => status), client.server.invites.map((invite) => invite.deletedBecause)]).toEqual([
    [500, 200, 200],
    ['message-failed', undefined, undefined]
  ])
  expect(client.server.outbox).toEqual([])
})

test('the shipped proxy lets 21 requests through at once, then 10 a second; over it is an HTML 503', async () => {
  const client = await openPracticeClient({ proxyLimit: true })
  client.now += 10_000
  const burst = await Promise.all(Array.from({ length: 30 }, () => client.invite()))
  client.now += 1000
  const next = await Promise.all(Array.from({ length: 15 }, () => client.invite()))
  const passed = (replies: readonly { status: number }[]): number =>
    replies.filter(({ status }) => status === 200).length
  expect([passed(burst), passed(next), client.server.invites.length]).toEqual([21, 10, 31])
  expect(burst.find(({ status }) => status === 503)?.headers['content-type']).toBe('text/html')
})

test('the log contains requests, answers and faults', async () => {
  const client = await openPracticeClient()
  client.server.setFaults([{ name: 'reset-after-create', nth: 1 }])
  await client.invite().catch(() => {})
  await client.invite({ gender: 'x' })
  const [, lost, refused] = client.server.requests
  const { id } = client.server.invites[0] ?? {}
  expect([lost, refused]).toMatchObject([
    {
      method: 'POST',
      path: '/api/v1/invite',
      fault: 'reset-after-create',
      reachedApplication: true,
      createdInviteId: id
    },
    { status: 400, reachedApplication: true }
  ])
  expect([lost?.status, refused?.fault, refused?.createdInviteId]).toEqual([undefined, undefined, undefined])
})

test('exactly the listed names are faults', () => {
  expect([faultNames.every(isFaultName), isFaultName('toString')]).toEqual([true, false])
})

/** The bytes of an answer on a plain socket, and the number of chunks. */
function raw(
  client: PracticeClient,
  method: string,
  path: string
): Promise<{ readonly pieces: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(client.server.url).port), '127.0.0.1')
    let pieces = 0
    let text = ''
    socket.setEncoding('utf8')
    socket.on('data', (piece: string) => {
      pieces += 1
      text += piece
    })
    socket.on('error', reject)
    socket.on('end', () => resolve({ pieces, text }))
    socket.write(`${method} ${path} HTTP/1.1\r\nHost: practice\r\nConnection: close\r\n\r\n`)
  })
}
