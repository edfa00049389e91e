import { readFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type CallInput, type CallName, calls } from '#contract/channels.ts'
import { practiceCast } from '../../src-main/desk/practice-ground.ts'
import { startPracticeServer } from '../../src-main/practice/index.ts'
import { answerCall } from '../../src-main/shell/answer-call.ts'
import { makeOfficeFolder, openOffice, removeOfficeFolder } from '../desk/office.ts'
import { contentOf, document, figures, id, rowOf } from '../records/builders.ts'

/** A proxy in front of a server that records the answers to signing in. */
async function openRecordingProxy(target: string) {
  const heard: string[] = []
  const proxy = createServer((from, to) => {
    const { hostname, port } = new URL(target)
    const headers = { ...from.headers, host: `${hostname}:${port}` }
    const onward = request({ hostname, port, method: from.method, path: from.url, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        const body = Buffer.concat(parts)
        if (/login|refresh/.test(from.url ?? '')) heard.push(body.toString())
        to.writeHead(answer.statusCode ?? 502, answer.headers).end(body)
      })
    })
    from.pipe(onward)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const { port } = proxy.address() as AddressInfo
  const close = () => new Promise((resolve) => proxy.close(resolve).closeAllConnections())
  return { url: `http://127.0.0.1:${port}`, heard, close }
}

/** The tokens in such answers: those that give access and those that renew it. */
function tokensIn(texts: readonly string[]): string[] {
  const named = texts.flatMap((text) => [...text.matchAll(/"[a-z_]*token"\s*:\s*"([^"]{16,})"/gi)])
  return [...new Set(named.map(([, token = '']) => token))]
}

test('no message to the window contains a password, token or key during a whole run', async () => {
  const server = await startPracticeServer()
  const proxy = await openRecordingProxy(server.url)
  const folder = makeOfficeFolder()
  const office = await openOffice(folder)
  const told: unknown[] = []
  const problems: unknown[] = []
  const page = { frame: { origin: 'app://bundle' }, isMainFrame: true }
  const ask = async <Name extends CallName>(name: Name, input: CallInput<Name>) => {
    const answer = await answerCall(name, office.desk.handlers, page, input, (problem) => problems.push(problem))
    told.push(answer)
    return answer as { readonly ok: boolean; readonly code?: string; readonly value?: never }
  }
  const password = practiceCast.password
  const wrongPassword = 'not the password of anybody'
  const details = { name: 'Hospital', baseUrl: proxy.url, email: practiceCast.email }

  await ask('connections.test', { ...details, password: wrongPassword })
  await ask('connections.test', { ...details, password })
  const { connectionId } = (await ask('connections.save', { ...details, password })).value as unknown as {
    connectionId: string
  }
  await ask('connections.test', { ...details, connectionId })
  const { listId } = (await ask('lists.create', { document, figures })).value as unknown as { listId: string }
  await ask('lists.beginRows', { listId })
  await ask('lists.addRows', { listId, generation: 1, rows: JSON.stringify([rowOf(1)]) })
  await ask('lists.endRows', { listId, generation: 1, document, figures })
  const { doctorEmail: _, ...content } = contentOf(1, { scheduledFor: new Date(Date.now() + 86_400_000).toISOString() })
  const invitations = [{ rowId: id(1), content: { ...content, queue: practiceCast.queues[0] } }]
  const prepared = await ask('sending.prepare', { listId, begin: true, invitations })
  await ask('sending.start', { listId })
  await office.until(() =>
    office.changes.some(({ change }) => change.kind === 'batch' && change.batch?.phase === 'finished')
  )
  // The stored password is now wrong, and the server has forgotten its tokens.
  server.killTokens()
  await ask('connections.queues', undefined)
  // Every call without input.
  for (const name of Object.keys(calls) as CallName[]) {
    if (calls[name].input.safeParse(undefined).success) await ask(name, undefined as never)
  }
  await ask('sending.invitations', { listId, offset: 0, limit: 10 })
  await ask('sending.candidates', { listId, rowId: id(1) })
  await ask('connections.forget', { connectionId })
  await office.close()

  const stored = JSON.parse(readFileSync(join(folder, 'data-key.json'), 'utf8')) as { wrapped: string }
  const dataKey = Buffer.from(stored.wrapped, 'base64').reverse().toString()
  const tokens = tokensIn(proxy.heard)
  const everything = JSON.stringify([told, office.changes, problems])
  const leaked = [password, wrongPassword, dataKey, stored.wrapped, ...tokens].filter((secret) =>
    everything.includes(secret)
  )
  expect({
    prepared: prepared.ok,
    created: everything.includes('"state":"created"'),
    tokens: tokens.length > 1,
    leaked
  }).toEqual({ prepared: true, created: true, tokens: true, leaked: [] })
  removeOfficeFolder(folder)
  await proxy.close()
  await server.close()
})
