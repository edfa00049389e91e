import { expect, test } from 'vitest'
import { isRefusedBeforeDelivery } from '../../src-main/hcw/refused-before-delivery.ts'
import { parseRetryAfter, retryAfterMaxMs } from '../../src-main/hcw/retry-after.ts'
import type { Answer } from '../../src-main/hcw/transport.ts'
import { proxyPage } from '../../src-main/practice/answer.ts'
import { contentOf, rowIdOf } from '../sending/engine.ts'
import { clientOf, page, scriptedServer } from './scripted-server.ts'

const nginx = proxyPage(503, 'Service Temporarily Unavailable').body
const envoy = 'upstream connect error or disconnect/reset before headers. '

const answers: readonly (readonly [string, 'text/html' | 'text/plain' | 'application/json', string, boolean])[] = [
  ["nginx's own page", 'text/html', nginx, true],
  ["nginx's own page with its version", 'text/html', nginx.replace('nginx<', 'nginx/1.24.0 (Ubuntu)<'), true],
  ['Envoy without a connection', 'text/plain', `${envoy}reset reason: connection failure`, true],
  ['Envoy whose connection was refused', 'text/plain', `${envoy}reset reason: remote connection failure`, true],
  ['Envoy with too many requests', 'text/plain', `${envoy}reset reason: overflow`, true],
  ['Envoy without a healthy server', 'text/plain', 'no healthy upstream', true],
  ['Envoy that lost the connection', 'text/plain', `${envoy}reset reason: connection termination`, false],
  ['Envoy that was reset', 'text/plain', `${envoy}reset reason: remote reset`, false],
  [
    'Envoy whose earlier try may have been delivered',
    'text/plain',
    `${envoy}retried and the latest reset reason: connection failure`,
    false
  ],
  [
    'HAProxy',
    'text/html',
    '<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>\n',
    false
  ],
  ['a page that names nginx in its text', 'text/html', `<h1>Maintenance</h1><p>${nginx}</p>`, false],
  ["the application's own error", 'application/json', '{"error":true,"message":"no healthy upstream"}', false],
  ['an empty answer', 'text/html', '', false]
]

test.for(answers)('a 503 by %s may be sent again: %4$s', async ([, type, body, isUndelivered]) => {
  const server = await scriptedServer((_, response) => page(response, 503, type, body))
  try {
    const { kind, code } = (await clientOf(server.url).createInvite(rowIdOf(1), contentOf(1))) as Record<string, string>
    expect([kind, code]).toEqual(isUndelivered ? ['undelivered', 'slow-down'] : ['doubt', 'server-error'])
  } finally {
    await server.close()
  }
})

test('a 503 whose body broke off is no refusal before delivery', () => {
  expect(isRefusedBeforeDelivery({ contentType: 'text/html', text: null } as Answer)).toBe(false)
})

const receivedAt = Date.parse('2026-11-23T09:00:00Z')

test.for<readonly [string, number | null]>([
  ['7', 7000],
  ['3600', retryAfterMaxMs],
  ['9'.repeat(400), null],
  ['9'.repeat(30), retryAfterMaxMs],
  ['Mon, 23 Nov 2026 09:00:20 GMT', 20_000],
  ['Fri, 23 Nov 2029 09:00:20 GMT', retryAfterMaxMs],
  ['Mon, 23 Nov 2026 08:00:00 GMT', 0],
  ['-5', null],
  ['soon', null]
])('Retry-After %s is a pause of %s ms', ([retryAfter, pauseMs]) => {
  // `-5` is a year to Date.parse, long past.
  const parsed = parseRetryAfter({ retryAfter, serverTime: null, receivedAt } as Answer)
  expect(retryAfter === '-5' ? parsed === 0 || parsed === null : parsed === pauseMs).toBe(true)
})
