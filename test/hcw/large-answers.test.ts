import type { ServerResponse } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { isBoundedJson } from '../../src-main/hcw/bounded-json.ts'
import { contentOf, rowIdOf } from '../sending/engine.ts'
import { clientOf, type ScriptedServer, scriptedServer } from './scripted-server.ts'

const servers: ScriptedServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

function sendJson(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(text)
}

async function clientFor(body: string) {
  const server = await scriptedServer((_, response) => sendJson(response, body))
  servers.push(server)
  return clientOf(server.url, 20_000)
}

const rowId = rowIdOf(1)
const invite = { id: 'a', patientURL: 'https://127.0.0.1/inv/?invite=a', metadata: { bulkInviteRow: rowId } }
const keys = (count: number) => `{${Array.from({ length: count }, (_, key) => `"k${key}":0`).join()}}`
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

describe('a hostile server', () => {
  test.each([
    ['16 MB of keys', keys(1_500_000)],
    ['deep arrays', nested(500_000)],
    ['deep arrays in what is small enough', nested(30_000)],
    ['a megabyte around the invite', JSON.stringify({ success: true, invite, padding: 'x'.repeat(1_000_000) })]
  ])('leaves the outcome of an invitation unknown: %s', async (_name, body) => {
    const client = await clientFor(body)
    const outcome = await client.createInvite(rowId, contentOf(1))
    expect(outcome).toMatchObject({ kind: 'doubt' })
  })

  test.each([
    ['of keys', keys(130_000)],
    ['of deep arrays', nested(900_000)],
    ['of 16 MB', `["${'x'.repeat(16_000_000)}"]`]
  ])('gives no list %s: it is not even parsed', async (_name, body) => {
    const client = await clientFor(body)
    expect(await client.findInvites({ kind: 'made-for', rowId })).toMatchObject({ kind: 'doubt' })
  })

  test('may answer a list that is larger than one invite may be', async () => {
    const invites = Array.from({ length: 100 }, (_, number) => ({
      ...invite,
      id: `a${number}`,
      note: 'x'.repeat(2_000)
    }))
    const client = await clientFor(JSON.stringify(invites))
    expect(await client.findInvites({ kind: 'made-for', rowId })).toMatchObject({ kind: 'done' })
  })

  test('gives no queue with an endless name, and no more queues than a hospital has', async () => {
    const queues = Array.from({ length: 3_000 }, (_, number) => ({ id: `q${number}`, name: `Queue ${number}` }))
    const client = await clientFor(JSON.stringify([{ id: 'evil', name: 'x'.repeat(500_000) }, ...queues]))
    expect(await client.queues()).toEqual({ kind: 'done', value: queues.slice(0, 2_000) })
  })

  test.each([
    ['longer than a link is', `https://127.0.0.1/${'x'.repeat(2_300)}`],
    ['of several lines', 'https://127.0.0.1/\nhttps://evil.example/'],
    ['with a mark of direction', 'https://127.0.0.1/\u202egro.elpmaxe'],
    ['with a password', 'https://me:secret@127.0.0.1/inv'],
    ['of another host', 'https://evil.example/inv']
  ])('gives no link %s', async (_name, patientURL) => {
    const client = await clientFor(JSON.stringify({ success: true, invite: { ...invite, patientURL } }))
    expect(await client.createInvite(rowId, contentOf(1))).toMatchObject({ kind: 'doubt' })
  })
})

describe('bounds of JSON', () => {
  const bounds = { depth: 2, members: 3 }
  test.each([
    ['[[1,2],{"a":3}]', true],
    ['[[[1]]]', false],
    ['[1,2,3,4]', true],
    ['[1,2,3,4,5]', false],
    ['["[[[[,,,,::::", "a\\"[[[["]', true],
    ['"never ends [[[[,,,,', true]
  ])('%s', (text, isBounded) => {
    expect(isBoundedJson(text, bounds)).toBe(isBounded)
  })
})
