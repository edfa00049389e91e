import { createServer, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { afterEach, expect, test } from 'vitest'
import { classifyExchange } from '../../src-main/hcw/classify-exchange.ts'
import type { Outcome } from '../../src-main/hcw/outcome.ts'
import { createTransport } from '../../src-main/hcw/transport.ts'
import { proxyPage } from '../../src-main/practice/answer.ts'
import { contentOf, rowIdOf } from '../sending/engine.ts'
import { clientOf, json, page, type Script, scriptedServer } from './scripted-server.ts'
import { untrusted } from './untrusted-certificate.ts'

const rowId = rowIdOf(1)
const link = 'https://patient.example.test/inv/?invite=abc'
const invite = { id: '6b03ebb3fa5eef3a82b7699f', patientURL: link, metadata: { bulkInviteRow: rowId } }
const created = { success: true, invite }
const html = '<!doctype html><title>Sign in</title>'
const nginxPage = proxyPage(503, 'Service Temporarily Unavailable').body

/** What each kind of answer to `POST /invite` means; a line for each line of the table in classify.ts. */
const answers: readonly (readonly [string, Script, Outcome<unknown>])[] = [
  [
    '200 with the invite and its link',
    (_, response) => json(response, 200, created),
    { kind: 'done', value: { inviteId: invite.id, link } }
  ],
  [
    '200 with `_id`, as in some versions',
    (_, response) => json(response, 200, { success: true, invite: { ...invite, id: undefined, _id: invite.id } }),
    { kind: 'done', value: { inviteId: invite.id, link } }
  ],
  [
    '200 without a link',
    (_, response) => json(response, 200, { success: true, invite: { ...invite, patientURL: undefined } }),
    { kind: 'doubt', code: 'answer-without-link', inviteId: invite.id }
  ],
  [
    '200 with an invalid link',
    (_, response) => json(response, 200, { success: true, invite: { ...invite, patientURL: 'javascript:alert(1)' } }),
    { kind: 'doubt', code: 'answer-without-link', inviteId: invite.id }
  ],
  [
    '200 about another row',
    (_, response) =>
      json(response, 200, { success: true, invite: { ...invite, metadata: { bulkInviteRow: rowIdOf(2) } } }),
    { kind: 'doubt', code: 'unreadable-answer' }
  ],
  [
    '200 about another number, from a server that keeps no metadata',
    (_, response) =>
      json(response, 200, { success: true, invite: { ...invite, metadata: null, phoneNumber: '+41791111111' } }),
    { kind: 'doubt', code: 'unreadable-answer' }
  ],
  ['200 HTML', (_, response) => page(response, 200, 'text/html', html), { kind: 'doubt', code: 'unreadable-answer' }],
  [
    '200 with broken JSON',
    (_, response) => page(response, 200, 'application/json', '{"success":tr'),
    { kind: 'doubt', code: 'unreadable-answer' }
  ],
  [
    '200 success:false',
    (_, response) => json(response, 200, { success: false, error: 'x' }),
    { kind: 'doubt', code: 'unreadable-answer' }
  ],
  ['204', (_, response) => page(response, 204, 'text/plain', ''), { kind: 'doubt', code: 'unreadable-answer' }],
  [
    '200 whose body breaks off',
    (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '999' })
      response.write('{"success":true,')
      setImmediate(() => response.socket?.end())
    },
    { kind: 'doubt', code: 'connection-lost' }
  ],
  [
    '200 whose body never ends',
    (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '999' })
      response.write('{"success":true,')
    },
    { kind: 'doubt', code: 'timed-out' }
  ],
  [
    '302',
    (_, response) => page(response, 302, 'text/plain', '', { location: '/login' }),
    { kind: 'doubt', code: 'redirected' }
  ],
  [
    '307',
    (_, response) => page(response, 307, 'text/plain', '', { location: '/api/v1/invite' }),
    { kind: 'doubt', code: 'redirected' }
  ],
  [
    '400 with an array of messages',
    (_, response) =>
      json(response, 400, [{ message: 'emailAddress or phoneNumber are required' }, { message: 'gender is required' }]),
    { kind: 'refused', code: 'contact-required', text: 'emailAddress or phoneNumber are required; gender is required' }
  ],
  [
    '400 success:false with a reason',
    (_, response) => json(response, 400, { success: false, error: 'Doctor with email x@y.ch not found' }),
    { kind: 'refused', code: 'doctor-not-found', text: 'Doctor with email x@y.ch not found' }
  ],
  [
    '400 success:false with details',
    (_, response) =>
      json(response, 400, { success: false, error: [{ message: 'Phone number should not exceed 15 digits' }] }),
    { kind: 'refused', code: 'phone-rejected', text: 'Phone number should not exceed 15 digits' }
  ],
  [
    '400 error:true with a message',
    (_, response) => json(response, 400, { error: true, message: "Queue X doesn't exist" }),
    { kind: 'refused', code: 'queue-not-found', text: "Queue X doesn't exist" }
  ],
  [
    "400 HTML of a proxy, whose words are nobody's",
    (_, response) => page(response, 400, 'text/html', html),
    { kind: 'refused', code: 'request-rejected' }
  ],
  [
    '401',
    (_, response) => json(response, 401, { error: 'Unauthorized' }),
    { kind: 'undelivered', code: 'not-signed-in', text: 'Unauthorized' }
  ],
  [
    '403 text',
    (_, response) => page(response, 403, 'text/plain', 'Forbidden'),
    { kind: 'refused', code: 'not-allowed', text: 'Forbidden' }
  ],
  [
    '404 text',
    (_, response) => page(response, 404, 'text/plain', 'Not Found'),
    { kind: 'refused', code: 'not-found', text: 'Not Found' }
  ],
  ['408', (_, response) => page(response, 408, 'text/html', html), { kind: 'doubt', code: 'timed-out' }],
  ['413 HTML', (_, response) => page(response, 413, 'text/html', html), { kind: 'refused', code: 'too-large' }],
  ['429', (_, response) => page(response, 429, 'text/html', html), { kind: 'undelivered', code: 'slow-down' }],
  [
    '429 with Retry-After in seconds',
    (_, response) => page(response, 429, 'text/html', html, { 'retry-after': '7' }),
    { kind: 'undelivered', code: 'slow-down', retryAfterMs: 7000 }
  ],
  [
    '503 with Retry-After as a date, compared with the clock of the server',
    (_, response) =>
      page(response, 503, 'text/html', nginxPage, {
        date: 'Mon, 23 Nov 2026 09:00:00 GMT',
        'retry-after': 'Mon, 23 Nov 2026 09:00:20 GMT'
      }),
    { kind: 'undelivered', code: 'slow-down', retryAfterMs: 20_000 }
  ],
  [
    '503 HTML of the shipped proxy',
    (_, response) => page(response, 503, 'text/html', nginxPage),
    { kind: 'undelivered', code: 'slow-down' }
  ],
  [
    '503 from the application',
    (_, response) => json(response, 503, { error: true, message: 'gateway' }),
    { kind: 'doubt', code: 'server-error', text: 'gateway' }
  ],
  [
    '500 SMS sending failed, after which the server deletes the invite',
    (_, response) => json(response, 500, { error: true, message: 'SMS sending failed' }),
    { kind: 'refused', code: 'message-not-sent', text: 'SMS sending failed' }
  ],
  [
    '500 without a message',
    (_, response) => json(response, 500, { error: true }),
    { kind: 'doubt', code: 'server-error' }
  ],
  [
    '500 text',
    (_, response) => page(response, 500, 'text/plain', 'Internal Server Error'),
    { kind: 'doubt', code: 'server-error', text: 'Internal Server Error' }
  ],
  ['502 HTML', (_, response) => page(response, 502, 'text/html', html), { kind: 'doubt', code: 'server-error' }],
  ['504 HTML', (_, response) => page(response, 504, 'text/html', html), { kind: 'doubt', code: 'timed-out' }],
  [
    'a reset after the request was read',
    (request) => void request.socket.resetAndDestroy(),
    { kind: 'doubt', code: 'connection-lost' }
  ],
  [
    'a close after the request was read',
    (request) => void request.socket.end(),
    { kind: 'doubt', code: 'connection-lost' }
  ],
  ['silence', () => {}, { kind: 'doubt', code: 'timed-out' }],
  [
    'something that is not HTTP',
    (request) => void request.socket.end('SSH-2.0-OpenSSH_9\r\n\r\n'),
    { kind: 'doubt', code: 'unreadable-answer' }
  ]
]

test.for(answers)('%s', async ([, script, outcome]) => {
  const server = await scriptedServer(script)
  try {
    const made = await clientOf(server.url, 400).createInvite(rowId, contentOf(1))
    expect({ made, requests: server.requests }).toEqual({ made: outcome, requests: ['POST /api/v1/invite'] })
  } finally {
    await server.close()
  }
})

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

function listening(server: ReturnType<typeof createServer>): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
  })
  closers.push(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
  })
}

async function post(baseUrl: string): Promise<Outcome<unknown>> {
  const transport = createTransport({ baseUrl: new URL(baseUrl), timeoutMs: 5000 })
  return classifyExchange(await transport({ method: 'POST', path: 'invite', body: '{"a":1}', token: 't' }), () => null)
}

test('a name that does not exist: not delivered', async () => {
  expect(await post('https://no-such-host.invalid/')).toEqual({ kind: 'undelivered', code: 'name-not-found' })
})

test('a closed port: not delivered', async () => {
  const server = createServer()
  const port = await listening(server)
  server.close()
  expect(await post(`http://127.0.0.1:${port}/`)).toEqual({ kind: 'undelivered', code: 'unreachable' })
})

test('a certificate of an unknown authority: not delivered', async () => {
  const port = await listening(createTlsServer(untrusted))
  expect(await post(`https://127.0.0.1:${port}/`)).toEqual({
    kind: 'undelivered',
    code: 'certificate-refused',
    networkFailure: 'certificate-self-signed',
    text: 'untrusted.invalid'
  })
})

const broken = { kind: 'undelivered', code: 'unreachable', networkFailure: 'tls-broken' }

test('a server that breaks off the handshake: not delivered', async () => {
  const port = await listening(createServer((socket) => socket.once('data', () => socket.resetAndDestroy())))
  expect(await post(`https://127.0.0.1:${port}/`)).toEqual(broken)
})

test('a server without TLS where TLS was asked for: not delivered', async () => {
  const port = await listening(createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')))
  expect(await post(`https://127.0.0.1:${port}/`)).toEqual({ ...broken, networkFailure: 'not-tls' })
})
