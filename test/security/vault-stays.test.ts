import { readFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type CallInput, type CallName, calls } from '#contract/channels.ts'
import { practiceCredentials } from '../../src-main/handlers/practice-host.ts'
import { practiceAccount, startPracticeServer } from '../../src-main/practice/index.ts'
import { answerCall } from '../../src-main/shell/answer-call.ts'
import { makeDataFolder, removeDataFolder, startApp } from '../handlers/app-fixture.ts'
import { contentOf, figures, id, listDocument, rowOf } from '../support/list-data.ts'

/** A proxy in front of a server that records the answers to signing in. */
async function openRecordingProxy(target: string) {
  const recordedAnswers: string[] = []
  const proxy = createServer((from, to) => {
    const { hostname, port } = new URL(target)
    const headers = { ...from.headers, host: `${hostname}:${port}` }
    const onward = request({ hostname, port, method: from.method, path: from.url, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        const body = Buffer.concat(parts)
        if (/login|refresh/.test(from.url ?? '')) recordedAnswers.push(body.toString())
        to.writeHead(answer.statusCode ?? 502, answer.headers).end(body)
      })
    })
    from.pipe(onward)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const { port } = proxy.address() as AddressInfo
  const close = () => new Promise((resolve) => proxy.close(resolve).closeAllConnections())
  return { url: `http://127.0.0.1:${port}`, heard: recordedAnswers, close }
}

/** The tokens in such answers: those that give access and those that renew it. */
function tokensIn(texts: readonly string[]): string[] {
  const named = texts.flatMap((text) => [...text.matchAll(/"[a-z_]*token"\s*:\s*"([^"]{16,})"/gi)])
  return [...new Set(named.map(([, token = '']) => token))]
}

test('no message to the window contains a password, token or key during a whole run', async () => {
  const server = await startPracticeServer()
  const proxy = await openRecordingProxy(server.url)
  const folder = makeDataFolder()
  const app = await startApp(folder)
  const messages: unknown[] = []
  const problems: unknown[] = []
  const page = { frame: { origin: 'app://bundle' }, isMainFrame: true }
  const call = async <Name extends CallName>(name: Name, input: CallInput<Name>) => {
    const answer = await answerCall(name, app.session.handlers, page, input, (problem) => problems.push(problem))
    messages.push(answer)
    return answer as { readonly ok: boolean; readonly code?: string; readonly value?: never }
  }
  const password = practiceAccount.password
  const wrongPassword = 'not the password of anybody'
  const details = { name: 'Hospital', baseUrl: proxy.url, email: practiceCredentials.email }

  await call('connections.test', { ...details, password: wrongPassword })
  await call('connections.test', { ...details, password })
  const { connectionId } = (await call('connections.save', { ...details, password })).value as unknown as {
    connectionId: string
  }
  await call('connections.test', { ...details, connectionId })
  const { listId } = (await call('lists.create', { document: listDocument, figures })).value as unknown as {
    listId: string
  }
  await call('lists.beginRows', { listId })
  await call('lists.addRows', { listId, generation: 1, rows: JSON.stringify([rowOf(1)]) })
  await call('lists.endRows', { listId, generation: 1, document: listDocument, figures })
  const { doctorEmail: _, ...content } = contentOf(1, { scheduledFor: new Date(Date.now() + 86_400_000).toISOString() })
  const invitations = [{ rowId: id(1), content: { ...content, queue: practiceCredentials.queues[0] } }]
  const prepared = await call('sending.prepare', { listId, begin: true, invitations })
  const { batchHash } = (await call('sending.plan', { listId })).value as unknown as { batchHash: string }
  await call('sending.start', { listId, batchHash })
  await app.until(() => app.changes.some(({ change }) => change.kind === 'batch' && change.batch?.phase === 'finished'))
  // The stored password is now wrong, and the server has forgotten its tokens.
  server.killTokens()
  await call('connections.queues', undefined)
  // Every call without input.
  for (const name of Object.keys(calls) as CallName[]) {
    if (calls[name].input.safeParse(undefined).success) await call(name, undefined as never)
  }
  await call('sending.invitations', { listId, offset: 0, limit: 10 })
  await call('sending.candidates', { listId, rowId: id(1) })
  await call('connections.forget', { connectionId })
  await app.close()

  const stored = JSON.parse(readFileSync(join(folder, 'data-key.json'), 'utf8')) as { wrapped: string }
  const dataKey = Buffer.from(stored.wrapped, 'base64').reverse().toString()
  const tokens = tokensIn(proxy.heard)
  const everything = JSON.stringify([messages, app.changes, problems])
  const leaked = [password, wrongPassword, dataKey, stored.wrapped, ...tokens].filter((secret) =>
    everything.includes(secret)
  )
  expect({
    prepared: prepared.ok,
    created: everything.includes('"state":"created"'),
    tokens: tokens.length > 1,
    leaked
  }).toEqual({ prepared: true, created: true, tokens: true, leaked: [] })
  removeDataFolder(folder)
  await proxy.close()
  await server.close()
})
