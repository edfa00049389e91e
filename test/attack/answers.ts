import type { ServerResponse } from 'node:http'
import { clientOf, scriptedServer } from '../hcw/scripted-server.ts'
import { contentOf, rowIdOf } from '../sending/engine.ts'
import { type Area, type Finding, pick, withinTime } from './tally.ts'

const kinds = [
  ...['deep arrays', 'many keys', 'many megabytes', 'broken JSON', 'wrong types', 'a page', 'a redirect'],
  ...['a body that breaks off', 'a body that never ends', 'no answer', 'a hostile link', 'another row', 'honest']
] as const
type Kind = (typeof kinds)[number]

/** What is large may be small enough. */
const mayBeTaken: readonly Kind[] = ['honest', 'many megabytes']

const hostileLinks = [
  'https://evil.example/inv',
  'https://127.0.0.1@evil.example/inv',
  'https://me:secret@127.0.0.1/inv',
  'https://127.0.0.1/\nhttps://evil.example/',
  'https://127.0.0.1/\u202egro.elpmaxe',
  'https://patient.example.test.evil.example/',
  'javascript:alert(1)',
  'file:///etc/passwd',
  'http://evil.example/inv',
  '//evil.example',
  `https://127.0.0.1/${'x'.repeat(3_000)}`
]
/** What the scripted server's client lets through. */
const ownHosts = ['127.0.0.1', 'patient.example.test']
const rowId = rowIdOf(1)

function inviteOf(link: unknown, row: unknown = rowId) {
  return { id: 'a', patientURL: link, metadata: { bulkInviteRow: row }, firstName: 'Anna' }
}

interface Turn {
  readonly response: ServerResponse
  readonly random: () => number
  /** How much of something; small ones are more frequent. */
  readonly size: number
  /** The JSON of the invite, as the client has asked for it. */
  readonly wrap: (invite: unknown) => string
}

function send(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(text)
}

function anything(random: () => number): unknown {
  return pick<unknown>([null, 7, '', [], {}, true, [[null]], { toString: 1 }, 'x'.repeat(9_000)], random)
}

const ownLink = 'https://127.0.0.1/inv/?invite=a'

const answers: Readonly<Record<Kind, (turn: Turn) => void>> = {
  'deep arrays': ({ response, size }) => send(response, '['.repeat(size) + ']'.repeat(size)),
  'many keys': ({ response, size }) =>
    send(response, `{${Array.from({ length: size }, (_, key) => `"k${key}":0`).join()}}`),
  'many megabytes': ({ response, size, wrap }) =>
    send(response, wrap({ ...inviteOf(ownLink), padding: 'x'.repeat(size * 40) })),
  'broken JSON': ({ response, random, wrap }) =>
    send(response, wrap(inviteOf(ownLink)).slice(0, Math.floor(random() * 90))),
  'wrong types': ({ response, random, wrap }) =>
    send(
      response,
      wrap({ ...inviteOf(anything(random), anything(random)), id: anything(random), status: anything(random) })
    ),
  'a page': ({ response, random }) => {
    response.writeHead(pick([200, 404, 502], random), { 'content-type': 'text/html' }).end('<h1>Hello</h1>')
  },
  'a redirect': ({ response, random }) => {
    response.writeHead(pick([301, 307, 308], random), { location: 'https://evil.example/' }).end()
  },
  'a body that breaks off': ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '9000' }).write('{"success":')
    response.socket?.destroy()
  },
  'a body that never ends': ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('[')
  },
  'no answer': ({ response }) => {
    response.socket?.destroy()
  },
  'a hostile link': ({ response, random, wrap }) => send(response, wrap(inviteOf(pick(hostileLinks, random)))),
  'another row': ({ response, wrap }) => send(response, wrap(inviteOf(ownLink, rowIdOf(2)))),
  honest: ({ response, wrap }) => send(response, wrap(inviteOf(ownLink)))
}

/** Links in what the client gives out that a patient must not be given. */
function badLinksIn(outcome: unknown): string[] {
  const links: string[] = []
  JSON.stringify(outcome, (key, value) => {
    if (/link|url/i.test(key) && typeof value === 'string') links.push(value)
    return value
  })
  return links.filter((link) => {
    // No link is no bad one.
    if (link === '') return false
    if (link.length > 2_000 || !/^[\x21-\x7e]+$/.test(link) || !URL.canParse(link)) return true
    const { hostname, username, password, protocol } = new URL(link)
    return !ownHosts.includes(hostname) || username !== '' || password !== '' || !/^https?:$/.test(protocol)
  })
}

/** A server that answers an invitation, and a question for invitations, with whatever may do harm. */
export async function createAnswersArea(): Promise<Area> {
  return {
    name: 'answers',
    kinds,
    async attack(number, random) {
      const kind = kinds[number % kinds.length] ?? 'honest'
      const isList = Math.floor(number / kinds.length) % 2 === 1
      return { kind, run: () => attackClient(kind, isList, random) }
    },
    end: async () => []
  }
}

async function attackClient(kind: Kind, isList: boolean, random: () => number): Promise<readonly Finding[]> {
  const size = 1 + Math.floor(random() ** 2 * 400_000)
  const wrap = (invite: unknown) => JSON.stringify(isList ? [invite] : { success: true, invite })
  const server = await scriptedServer((_, response) => answers[kind]({ response, random, size, wrap }))
  const client = clientOf(server.url)
  const outcome = isList
    ? await withinTime(client.findInvites({ kind: 'made-for', rowId }))
    : await withinTime(client.createInvite(rowId, contentOf(1)))
  await server.close()
  if (outcome === undefined) return [{ harm: 'hung', text: 'no outcome' }]
  const findings: Finding[] = badLinksIn(outcome).map((link) => ({ harm: 'leaks', text: link.slice(0, 100) }))
  const invitations = server.requests.filter((request) => request.startsWith('POST')).length
  if (invitations > 1) findings.push({ harm: 'moved', text: `${invitations} requests for one invitation` })
  const isCreated = !isList && outcome.kind === 'done'
  if (isCreated && !mayBeTaken.includes(kind))
    findings.push({ harm: 'moved', text: 'taken for an invitation of the row' })
  if (!isList && kind === 'honest' && !isCreated) findings.push({ harm: 'moved', text: `honest, but ${outcome.kind}` })
  return findings
}
