import { afterEach, expect, test } from 'vitest'
import { contentOf, rowIdOf } from '../sending/engine.ts'
import { clientOf, json, page, type Script, type ScriptedServer, scriptedServer } from './scripted-server.ts'

let server: ScriptedServer | undefined
afterEach(() => server?.close())

const rowId = rowIdOf(1)

/** The first POST is served, so that its connection is kept alive; the next meets `mishap` on that same connection. */
function thenOnSameConnection(mishap: Script): Script {
  let served = false
  return (request, response, body) => {
    if (served) return mishap(request, response, body)
    served = true
    const invite = {
      id: '1',
      patientURL: 'https://patient.example.test/inv/?invite=1',
      metadata: { bulkInviteRow: rowId }
    }
    json(response, 200, { success: true, invite })
  }
}

async function postTwice(mishap: Script) {
  server = await scriptedServer(thenOnSameConnection(mishap))
  const client = clientOf(server.url)
  await client.signIn()
  const first = await client.createInvite(rowId, contentOf(1))
  // A connection is reusable in the task after its answer.
  await new Promise(setImmediate)
  const second = await client.createInvite(rowId, contentOf(1))
  return { kinds: [first.kind, second.kind], posts: server.requests.length, kept: server.onKeptConnection.at(1) }
}

test('a request is not repeated when a kept connection drops after the request was read', async () => {
  const seen = await postTwice((request) => void request.socket.resetAndDestroy())
  expect(seen).toEqual({ kinds: ['done', 'doubt'], posts: 2, kept: true })
})

test('a request is not repeated when a kept connection is closed instead of an answer', async () => {
  const seen = await postTwice((request) => void request.socket.end())
  expect(seen).toEqual({ kinds: ['done', 'doubt'], posts: 2, kept: true })
})

test('a 421, after which fetch would repeat the request, is one request', async () => {
  const seen = await postTwice((_, response) => page(response, 421, 'text/plain', 'Misdirected Request'))
  expect(seen).toEqual({ kinds: ['done', 'refused'], posts: 2, kept: true })
})

test.for([401, 408, 429, 500, 502, 503, 504])('%s is one request', async (status) => {
  const seen = await postTwice((_, response) => page(response, status, 'text/plain', '', { 'retry-after': '0' }))
  expect(seen.posts).toBe(2)
})

test('a redirect is not followed', async () => {
  const seen = await postTwice((_, response) => page(response, 307, 'text/plain', '', { location: '/api/v1/invite' }))
  expect(seen).toEqual({ kinds: ['done', 'doubt'], posts: 2, kept: true })
})
