import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Answer } from './answer.ts'
import { type Handled, handleRequest, type Request, routeOf } from './application.ts'
import { colleagueOf } from './colleague.ts'
import { patientsOf } from './consultation.ts'
import { createTimers, deliver, deliverHalf, deliverTwice, drip, reset } from './delivery.ts'
import { exampleMessages } from './example-messages.ts'
import { faultAnswer, overLimit, withoutLink } from './fault-answer.ts'
import { createFaultDice } from './fault-dice.ts'
import type { FaultRule } from './faults.ts'
import { type Mishap, openHospital, randomFor } from './hospital.ts'
import { practiceInvite } from './invite-view.ts'
import { asMessage } from './message-texts.ts'
import { sendDueReminders } from './messages.ts'
import type { AuthScheme, RequestLogEntry } from './observations.ts'
import type { PracticeOptions } from './options.ts'
import type { PracticeServer } from './practice-server.ts'
import { createProxyLimit } from './proxy-limit.ts'

const host = '127.0.0.1'
/** A page of another site whose name was made to point to this computer must not read what is here. */
const unknownHost: Answer = { status: 421, headers: { 'Content-Type': 'text/plain' }, body: 'Misdirected Request' }
const refuseDefaultMs = 2000
const dripDefaultMs = 20
const slowDefaultMs = 3000
const shortTokenDefaultMs = 2000

/**
 * Starts a small HCW@Home v5 server on loopback: it answers like recorded real servers, logs every request and
 * simulates the given faults. Rejects only when the port cannot be opened.
 */
export async function startPracticeServer(options: PracticeOptions = {}): Promise<PracticeServer> {
  const random = randomFor(options)
  const hospital = openHospital(options, random)
  const dice = createFaultDice(random, hospital.now)
  const mayPass = createProxyLimit(options.proxyLimit, hospital.now)
  const timers = createTimers()
  const keepRequests = options.keepRequests ?? Number.POSITIVE_INFINITY
  let requests: RequestLogEntry[] = []
  let requestCount = 0
  let refusing = false

  const http = createServer({ keepAliveTimeout: 60_000, requestTimeout: 0 }, receive)
  await listen(0)
  const { port } = http.address() as AddressInfo
  const url = `http://${host}:${port}`
  hospital.publicUrl = options.publicUrl ?? url

  function listen(onPort: number): Promise<void> {
    return new Promise((resolve, reject) => {
      http.once('error', reject)
      http.listen(onPort, host, 4096, () => {
        http.off('error', reject)
        resolve()
      })
    })
  }

  function receive(incoming: IncomingMessage, response: ServerResponse): void {
    const { method = 'GET', url = '/' } = incoming
    const mark = url.indexOf('?')
    const pathname = mark < 0 ? url : url.slice(0, mark)
    const query = new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1))
    const credentials = {
      bearer: /^Bearer +([^ ].*)$/i.exec(incoming.headers.authorization ?? '')?.[1],
      xAccessToken: first(incoming.headers['x-access-token']),
      query: query.get('token') ?? undefined
    }
    const locale = first(incoming.headers['locale'])
    const entry: Mutable<RequestLogEntry> = {
      number: ++requestCount,
      at: hospital.now(),
      method,
      path: url,
      authSchemes: schemesOf(credentials),
      locale,
      body: '',
      status: undefined,
      fault: undefined,
      reachedApplication: false,
      createdInviteId: undefined
    }
    remember(entry)
    // As everything else, by the clock of the hospital.
    response.setHeader('Date', new Date(entry.at).toUTCString())
    if (options.ownHostOnly === true && incoming.headers.host !== `${host}:${port}`) {
      answer(entry, response, unknownHost)
      return
    }
    if (refusing) response.setHeader('Connection', 'close')
    if (!mayPass()) {
      answer(entry, response, overLimit)
      return
    }
    const { route, inviteId } = routeOf(method, pathname)
    const early = dice.throwAtHead({ method, route, lastName: undefined })
    if (early !== undefined) {
      entry.fault = early.name
      reset(response)
      return
    }
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const body = chunks.length === 0 ? '' : Buffer.concat(chunks).toString('utf8')
      entry.body = body
      const bodyIsForm = incoming.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true
      const request: Request = { method, pathname, query, credentials, locale, body, bodyIsForm }
      const rule = dice.throwAtBody({ method, route, lastName: lastNameOf(body, inviteId) })
      if (rule === undefined) answer(entry, response, handle(entry, request, {}))
      else play(rule, entry, request, response)
    })
  }

  function remember(entry: RequestLogEntry): void {
    requests.push(entry)
    // Trimmed only occasionally: removing the front of an array takes time in proportion to its length.
    if (requests.length > 2 * keepRequests + 100) requests = requests.slice(-keepRequests)
  }

  function lastNameOf(body: string, inviteId: string | undefined): string | undefined {
    if (inviteId !== undefined) return hospital.invites.get(inviteId)?.lastName
    return /"lastName"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(body)?.[1]?.replace(/\\(["\\/])/g, '$1')
  }

  function handle(entry: Mutable<RequestLogEntry>, request: Request, mishap: Mishap): Answer {
    const worked: Handled = handleRequest(hospital, request, mishap)
    entry.reachedApplication = true
    entry.createdInviteId = worked.createdInviteId
    return worked.answer
  }

  function reported(entry: Mutable<RequestLogEntry>, given: Answer): Answer {
    entry.status = given.status
    return given
  }

  function answer(entry: Mutable<RequestLogEntry>, response: ServerResponse, given: Answer): void {
    deliver(response, reported(entry, given))
  }

  function play(rule: FaultRule, entry: Mutable<RequestLogEntry>, request: Request, response: ServerResponse): void {
    entry.fault = rule.name
    switch (rule.name) {
      case 'reset-before-read':
      case 'reset-before-create':
        reset(response)
        break
      case 'reset-after-create':
        handle(entry, request, {})
        reset(response)
        break
      case 'silence-before-create':
        break
      case 'silence-after-create':
        handle(entry, request, {})
        break
      case 'refuse-connections':
        refuseConnections(rule.forMs ?? refuseDefaultMs)
        response.setHeader('Connection', 'close')
        answer(entry, response, handle(entry, request, {}))
        break
      case 'drip-answer':
        drip(response, reported(entry, handle(entry, request, {})), rule.byteEveryMs ?? dripDefaultMs, timers)
        break
      case 'half-answer':
        deliverHalf(response, reported(entry, handle(entry, request, {})))
        break
      case 'duplicate-answer':
        deliverTwice(response, reported(entry, handle(entry, request, {})))
        break
      case 'slow-answer': {
        const late = handle(entry, request, {})
        timers.after(rule.delayMs ?? slowDefaultMs, () => answer(entry, response, late))
        break
      }
      case 'no-link-200':
        answer(entry, response, withoutLink(handle(entry, request, {})))
        break
      case 'sms-failed':
        answer(entry, response, handle(entry, request, { smsFails: true }))
        break
      case 'mail-failed':
        answer(entry, response, handle(entry, request, { mailFails: true }))
        break
      case 'short-tokens': {
        const tokenLifetimeMs = rule.lifetimeMs ?? shortTokenDefaultMs
        answer(entry, response, handle(entry, request, { tokenLifetimeMs }))
        break
      }
      case 'tokens-killed':
        killTokens()
        answer(entry, response, handle(entry, request, {}))
        break
      case 'error-500-after-message':
        handle(entry, request, {})
        answer(entry, response, faultAnswer(hospital, { name: 'error-500' }))
        break
      default:
        if (rule.moment === 'after') handle(entry, request, {})
        answer(entry, response, faultAnswer(hospital, rule))
    }
  }

  function killTokens(): void {
    hospital.tokenSecret = random.hex(64)
    hospital.knownTokens.clear()
  }

  function refuseConnections(forMs: number): void {
    if (refusing) return
    refusing = true
    http.close()
    timers.after(forMs, reopen)
  }

  function reopen(): void {
    listen(port).then(
      () => {
        refusing = false
      },
      () => timers.after(50, reopen)
    )
  }

  return {
    url,
    get invites() {
      return [...hospital.invites.values()].map((invite) => practiceInvite(hospital, invite))
    },
    get requests() {
      return requests.length > keepRequests ? requests.slice(-keepRequests) : requests
    },
    get outbox() {
      sendDueReminders(hospital)
      return hospital.letters.map((letter) => asMessage(hospital, letter)).sort((a, b) => a.at - b.at)
    },
    examples: (content) => exampleMessages(hospital, content),
    patient: patientsOf(hospital),
    colleague: colleagueOf(hospital),
    setFaults: dice.setPlan,
    killTokens,
    refuseConnections,
    close() {
      timers.clear()
      return new Promise((resolve) => {
        if (http.listening) http.close(() => resolve())
        else resolve()
        http.closeAllConnections()
      })
    }
  }
}

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] }

function first(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header
}

function schemesOf(credentials: Request['credentials']): readonly AuthScheme[] {
  const schemes: AuthScheme[] = []
  if (credentials.bearer !== undefined) schemes.push('bearer')
  if (credentials.xAccessToken !== undefined) schemes.push('x-access-token')
  if (credentials.query !== undefined) schemes.push('query')
  return schemes
}
