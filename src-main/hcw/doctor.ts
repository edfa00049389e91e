import type { SecureContext, TLSSocket } from 'node:tls'
import type { Authority } from '#contract/authorities.ts'
import type { ConnectionFailureCode } from '#contract/connection.ts'
import {
  type DiagnosticFact,
  type DiagnosticResult,
  type DiagnosticStep,
  diagnosticSteps
} from '#contract/diagnostics.ts'
import type { CertificateInfo } from '#contract/network.ts'
import { ConnectError, type NoWay } from '../network/connect-error.ts'
import { addressesOf, type Limits } from '../network/dial.ts'
import { createFetch } from '../network/fetch.ts'
import { bare, type Hop, hopWords } from '../network/hops.ts'
import { isOut, openHop } from '../network/open-way.ts'
import type { Routes } from '../network/routes.ts'
import { secure, trusting } from '../network/secure.ts'
import { parseAddress } from './address.ts'
import { clockDifference, findServer, logIn } from './sign-in.ts'
import { type Answer, createTransport, type Transport } from './transport.ts'

export type Examined = {
  /** As typed. */
  readonly baseUrl: string
  readonly email: string
  /** null: none is available. */
  readonly password: string | null
  readonly authorities: readonly Authority[]
}

export type DoctorOptions = {
  readonly routes: Routes
  readonly now: () => number
  /** For each stage of a connection, and for each answer of the server. */
  readonly limitMs?: number
  /** Cancels the current step. */
  readonly signal: AbortSignal
}

const answerLimitMs = 15_000
/** From this difference on, invitations for the next minutes could be refused. */
const clockDifferenceMaxMs = 60_000
const certificateEndsSoonMs = 14 * 86_400_000

type Fact = DiagnosticResult['facts'][number]
type Finding = Pick<DiagnosticResult, 'state' | 'code' | 'facts'>

/** What earlier steps have found, for later steps. */
type Case = {
  url: URL
  hops: readonly Hop[]
  /** The first hop whose name was found; earlier ones are skipped. */
  firstHop: number
  transport: Transport
  answer: Answer | null
}

/**
 * Checks the connection to a server and the server itself, one step per requested value. It stops at the first failure;
 * later steps are `not-reached`. The password is sent only to a server that was recognised as HCW@Home. Nothing
 * throws.
 */
export async function* examine(examined: Examined, options: DoctorOptions): AsyncGenerator<DiagnosticResult, void> {
  const steps = stepsOf(examined, options)
  let isStopped = false
  for (const step of diagnosticSteps) {
    if (isStopped) {
      yield { step, state: 'not-reached', facts: [], durationMs: 0 }
      continue
    }
    const began = performance.now()
    const finding = await steps[step]()
    isStopped = finding.state === 'failed'
    yield { step, ...finding, durationMs: Math.round(performance.now() - began) }
  }
}

function stepsOf(examined: Examined, options: DoctorOptions): Readonly<Record<DiagnosticStep, () => Promise<Finding>>> {
  const { routes, now, limitMs, signal } = options
  const limits: Limits = { limitMs, signal }
  const context: SecureContext = trusting(examined.authorities)
  const found: Case = {
    url: new URL('https://invalid/'),
    hops: [],
    firstHop: 0,
    transport: () => Promise.reject(new Error('not there yet')),
    answer: null
  }
  const target = () => {
    const { hostname, port, protocol } = found.url
    return { host: bare(hostname), port: Number(port) || (protocol === 'https:' ? 443 : 80) }
  }

  async function address(): Promise<Finding> {
    const parsed = parseAddress(examined.baseUrl)
    if (!parsed.ok) return failed(parsed.code as 'address-invalid' | 'address-not-https')
    found.url = parsed.value
    return fine(fact('server', found.url.href))
  }

  async function proxy(): Promise<Finding> {
    found.hops = await routes.ask(found.url)
    const list = fact('proxies', found.hops.map(hopWords).join('; '))
    const isSpoken = found.hops.some(({ kind }) => kind !== 'unsupported')
    return isSpoken ? fine(list) : failed('proxy-unsupported', list)
  }

  async function name(): Promise<Finding> {
    const skipped: Fact[] = []
    for (const [index, hop] of found.hops.entries()) {
      const host = 'host' in hop ? hop.host : target().host
      try {
        if (hop.kind === 'unsupported') throw new ConnectError({ code: 'unreachable', way: 'proxy-unsupported' })
        const addresses = await addressesOf(host)
        found.firstHop = index
        return withSkipped(skipped, [named(hop, host), fact('addresses', addresses.join(', '))])
      } catch (error) {
        if (index === found.hops.length - 1) {
          return failed('host' in hop ? 'proxy-unreachable' : codeOf(noWayOf(error)), named(hop, host), ...skipped)
        }
        skipped.push(...skippedProxy(hop))
      }
    }
    return failed('name-not-found')
  }

  async function port(): Promise<Finding> {
    const skipped: Fact[] = []
    for (const [index, hop] of found.hops.entries()) {
      if (index < found.firstHop) continue
      const way = [
        fact('server', `${target().host}:${target().port}`),
        ...(hop.kind === 'direct' ? [] : [fact('by-proxy', hopWords(hop))])
      ]
      try {
        const socket = await openHop(target(), hop, context, limits)
        socket.on('error', () => undefined).destroy()
        return withSkipped(skipped, way)
      } catch (error) {
        const noWay = noWayOf(error)
        if (index === found.hops.length - 1 || !isOut(error)) {
          return failed(codeOf(noWay), ...way, ...skipped)
        }
        skipped.push(...skippedProxy(hop))
      }
    }
    return failed('unreachable')
  }

  async function certificate(): Promise<Finding> {
    if (found.url.protocol === 'http:') return { state: 'not-needed', facts: [] }
    const extra = examined.authorities.length === 0 ? [] : [fact('authorities', String(examined.authorities.length))]
    let shown: CertificateInfo | undefined
    try {
      const socket = await openFirst()
      const secured = await secure(socket, target().host, context, limits)
      shown = secured.certificate
      const facts = [...certificateWords(shown), fact('protocol', protocolWords(secured.socket)), ...extra]
      secured.socket.on('error', () => undefined).destroy()
      const endsSoon = shown !== undefined && shown.validUntil - now() < certificateEndsSoonMs
      return endsSoon ? { state: 'warning', code: 'certificate-ends-soon', facts } : fine(...facts)
    } catch (error) {
      if (error instanceof ConnectError) shown = error.certificate
      return failed(codeOf(noWayOf(error)), ...certificateWords(shown), ...extra)
    }
  }

  /** Through the hop that reached the port; the others were unavailable a moment ago. */
  async function openFirst() {
    let last: unknown
    for (const hop of found.hops.slice(found.firstHop)) {
      try {
        return await openHop(target(), hop, context, limits)
      } catch (error) {
        last = error
        if (!isOut(error)) break
      }
    }
    throw last
  }

  async function server(): Promise<Finding> {
    const fetch = createFetch({
      routes,
      authorities: examined.authorities,
      ...(limitMs === undefined ? {} : { stageLimitMs: limitMs })
    })
    const transport = createTransport({ baseUrl: found.url, fetch, timeoutMs: limitMs ?? answerLimitMs, now })
    found.transport = async (request) => {
      const exchange = await transport(request)
      if (exchange.kind === 'answer') found.answer = exchange
      return exchange
    }
    const failure = await findServer(found.transport)
    const status = found.answer === null ? [] : [fact('answered', `HTTP ${found.answer.status}`)]
    if (failure === null) return fine(...status)
    return failed(failure.code, ...status, ...quotation(failure.detail))
  }

  async function clock(): Promise<Finding> {
    const difference = found.answer === null ? null : clockDifference(found.answer)
    if (difference === null) return { state: 'warning', code: 'clock-not-told', facts: [] }
    const told = fact('clock', String(Math.round(difference)))
    if (Math.abs(difference) < clockDifferenceMaxMs) return fine(told)
    return { state: 'warning', code: 'clock-differs', facts: [told] }
  }

  async function signIn(): Promise<Finding> {
    const account = fact('account', masked(examined.email))
    if (examined.password === null) return failed('no-password', account)
    const login = await logIn(found.transport, { email: examined.email, password: examined.password })
    if (login.ok) return fine(account, fact('role', login.signedIn.role))
    const words = login.code === 'wrong-role' && login.detail !== undefined ? [fact('role', login.detail)] : []
    return failed(login.code, account, ...words)
  }

  return { address, proxy, name, port, certificate, server, clock, 'sign-in': signIn }
}

function fine(...facts: readonly Fact[]): Finding {
  return { state: 'ok', facts: [...facts] }
}

function failed(code: ConnectionFailureCode, ...facts: readonly Fact[]): Finding {
  return { state: 'failed', code, facts: [...facts] }
}

/** Reports only proxies: where there are proxies, a failing direct connection is normal. */
function skippedProxy(hop: Hop): readonly Fact[] {
  return hop.kind === 'direct' ? [] : [fact('skipped-proxy', hopWords(hop))]
}

function withSkipped(skipped: readonly Fact[], facts: readonly Fact[]): Finding {
  if (skipped.length === 0) return fine(...facts)
  return { state: 'warning', code: 'proxy-skipped', facts: [...facts, ...skipped] }
}

function fact(name: DiagnosticFact, value: string): Fact {
  return { fact: name, value: value.slice(0, 600) }
}

function named(hop: Hop, host: string): Fact {
  return fact(hop.kind === 'direct' ? 'host' : 'proxy-name', host)
}

function quotation(words: string | undefined): readonly Fact[] {
  return words === undefined || words === '' ? [] : [fact('their-words', words)]
}

function certificateWords(certificate: CertificateInfo | undefined): readonly Fact[] {
  if (certificate === undefined) return []
  return [
    fact('subject', certificate.subject),
    fact('names', certificate.names),
    fact('issuer', certificate.issuer),
    fact('valid-since', String(certificate.validFrom)),
    fact('valid-until', String(certificate.validUntil)),
    fact('fingerprint', certificate.fingerprint)
  ].filter(({ value }) => value !== '')
}

function protocolWords(socket: TLSSocket): string {
  return `${socket.getProtocol() ?? ''} ${socket.getCipher().standardName}`.trim()
}

function noWayOf(error: unknown): NoWay {
  return error instanceof ConnectError ? error.noWay : { code: 'unreachable' }
}

function codeOf({ code, way }: NoWay): ConnectionFailureCode {
  return way ?? code
}

/** Enough to recognise one's own account, too little to write to it. */
export function masked(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 1 ? '…' : `${email.slice(0, 1)}…${email.slice(at)}`
}
