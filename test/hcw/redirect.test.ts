import { afterEach, expect, test } from 'vitest'
import { logIn } from '../../src-main/hcw/sign-in.ts'
import { createTransport } from '../../src-main/hcw/transport.ts'
import { contentOf, rowIdOf } from '../sending/engine.ts'
import { clientOf, json, page, type ScriptedServer, scriptedServer } from './scripted-server.ts'

const servers: ScriptedServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

/** A server that sends every request on to another one. */
async function redirecting(status: number) {
  const other = await scriptedServer((_, response) => json(response, 200, {}))
  const location = new URL('api/v1/invite', other.url).href
  const first = await scriptedServer((_, response) => page(response, status, 'text/plain', '', { location }))
  servers.push(other, first)
  return { first, other }
}

test.for([301, 302, 303, 307, 308])('a redirect to another origin is refused, not followed: %s', async (status) => {
  const { first, other } = await redirecting(status)
  const client = clientOf(first.url)
  const outcomes = [
    await client.createInvite(rowIdOf(1), contentOf(1)),
    await client.getInvite('a'),
    await client.findInvites({ kind: 'made-for', rowId: rowIdOf(1) })
  ]
  expect([outcomes.map((outcome) => 'code' in outcome && outcome.code), other.requests]).toEqual([
    ['redirected', 'redirected', 'redirected'],
    []
  ])
})

test('a redirected sign-in hands the password to nobody', async () => {
  const { first, other } = await redirecting(307)
  // Below a path, so that the scripted server does not accept the sign-in.
  const transport = createTransport({ baseUrl: new URL('hcw/', first.url) })
  const login = await logIn(transport, { email: 'scheduler@hospital.example', password: 'secret' })
  expect([login, other.requests]).toEqual([{ ok: false, code: 'redirected' }, []])
})
