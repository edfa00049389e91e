import type { SecureContext, TLSSocket } from 'node:tls'
import type { Authority } from '#contract/authorities.ts'
import type { CertificateInfo } from '#contract/certificate-info.ts'
import type { ConnectionFailureCode } from '#contract/connection.ts'
import {
  type DiagnosticFact,
  type DiagnosticResult,
  type DiagnosticStep,
  diagnosticSteps
} from '#contract/diagnostics.ts'
import { ConnectError, type ConnectFailure } from '../network/connect-error.ts'
import { addressesOf } from '../network/connect-tcp.ts'
import type { ProxyLimits } from '../network/connect-through-proxy.ts'
import { createFetch } from '../network/fetch.ts'
import { isHopUnusable, openHop } from '../network/open-connection.ts'
import { describeHop, type Hop, withoutBrackets } from '../network/proxy-hops.ts'
import type { ProxyResolver } from '../network/proxy-resolver.ts'
import type { ProxySignIn } from '../network/proxy-sign-in.ts'
import { secureContextFor, upgradeToTls } from '../network/upgrade-to-tls.ts'
import { parseAddress } from './address.ts'
import { clockDifference, findServer, logIn } from './sign-in.ts'
import { type Answer, createTransport, type Transport } from './transport.ts'

export type DiagnosticsInput = {
  /** As typed. */
  readonly baseUrl: string
  readonly email: string
  /** null: none is available. */
  readonly password: string | null
  readonly authorities: readonly Authority[]
  readonly proxySignIn?: ProxySignIn | undefined
}

export type DiagnosticsOptions = {
  readonly proxyResolver: ProxyResolver
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
type DiagnosticsState = {
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
export async function* runDiagnostics(
  input: DiagnosticsInput,
  options: DiagnosticsOptions
): AsyncGenerator<DiagnosticResult, void> {
  const steps = createSteps(input, options)
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

function createSteps(
  input: DiagnosticsInput,
  options: DiagnosticsOptions
): Readonly<Record<DiagnosticStep, () => Promise<Finding>>> {
  const { proxyResolver, now, limitMs, signal } = options
  const limits: ProxyLimits = { limitMs, signal, signIn: input.proxySignIn }
  const context: SecureContext = secureContextFor(input.authorities)
  const found: DiagnosticsState = {
    url: new URL('https://invalid/'),
    hops: [],
    firstHop: 0,
    transport: () => Promise.reject(new Error('not there yet')),
    answer: null
  }
  const target = () => {
    const { hostname, port, protocol } = found.url
    return { host: withoutBrackets(hostname), port: Number(port) || (protocol === 'https:' ? 443 : 80) }
  }

  async function address(): Promise<Finding> {
    const parsed = parseAddress(input.baseUrl)
    if (!parsed.ok) return failed(parsed.code as 'address-invalid' | 'address-not-https')
    found.url = parsed.value
    return passed(fact('server', found.url.href))
  }

  async function proxy(): Promise<Finding> {
    found.hops = await proxyResolver.resolve(found.url)
    const list = fact('proxies', found.hops.map(describeHop).join('; '))
    const isSupported = found.hops.some(({ kind }) => kind !== 'unsupported')
    return isSupported ? passed(list) : failed('proxy-unsupported', list)
  }

  async function name(): Promise<Finding> {
    const skipped: Fact[] = []
    for (const [index, hop] of found.hops.entries()) {
      const host = 'host' in hop ? hop.host : target().host
      try {
        if (hop.kind === 'unsupported')
          throw new ConnectError({ code: 'unreachable', networkFailure: 'proxy-unsupported' })
        const addresses = await addressesOf(host)
        found.firstHop = index
        return withSkipped(skipped, [hostFact(hop, host), fact('addresses', addresses.join(', '))])
      } catch (error) {
        if (index === found.hops.length - 1) {
          return failed(
            'host' in hop ? 'proxy-unreachable' : codeOf(connectFailureOf(error)),
            hostFact(hop, host),
            ...skipped
          )
        }
        skipped.push(...skippedProxyFacts(hop))
      }
    }
    return failed('name-not-found')
  }

  async function port(): Promise<Finding> {
    const skipped: Fact[] = []
    for (const [index, hop] of found.hops.entries()) {
      if (index < found.firstHop) continue
      const route = [
        fact('server', `${target().host}:${target().port}`),
        ...(hop.kind === 'direct' ? [] : [fact('by-proxy', describeHop(hop))])
      ]
      try {
        const socket = await openHop(target(), hop, context, limits)
        socket.on('error', () => undefined).destroy()
        return withSkipped(skipped, route)
      } catch (error) {
        const failure = connectFailureOf(error)
        if (index === found.hops.length - 1 || !isHopUnusable(error)) {
          return failed(codeOf(failure), ...route, ...skipped)
        }
        skipped.push(...skippedProxyFacts(hop))
      }
    }
    return failed('unreachable')
  }

  async function certificate(): Promise<Finding> {
    if (found.url.protocol === 'http:') return { state: 'not-needed', facts: [] }
    const extra = input.authorities.length === 0 ? [] : [fact('authorities', String(input.authorities.length))]
    let shown: CertificateInfo | undefined
    try {
      const socket = await openFirst()
      const secured = await upgradeToTls(socket, target().host, context, limits)
      shown = secured.certificate
      const facts = [...certificateFacts(shown), fact('protocol', protocolText(secured.socket)), ...extra]
      secured.socket.on('error', () => undefined).destroy()
      const endsSoon = shown !== undefined && shown.validUntil - now() < certificateEndsSoonMs
      return endsSoon ? { state: 'warning', code: 'certificate-ends-soon', facts } : passed(...facts)
    } catch (error) {
      if (error instanceof ConnectError) shown = error.certificate
      return failed(codeOf(connectFailureOf(error)), ...certificateFacts(shown), ...extra)
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
        if (!isHopUnusable(error)) break
      }
    }
    throw last
  }

  async function server(): Promise<Finding> {
    const fetch = createFetch({
      routes: proxyResolver,
      authorities: input.authorities,
      signIn: input.proxySignIn,
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
    if (failure === null) return passed(...status)
    return failed(failure.code, ...status, ...serverMessage(failure.detail))
  }

  async function clock(): Promise<Finding> {
    const difference = found.answer === null ? null : clockDifference(found.answer)
    if (difference === null) return { state: 'warning', code: 'clock-not-told', facts: [] }
    const clockFact = fact('clock', String(Math.round(difference)))
    if (Math.abs(difference) < clockDifferenceMaxMs) return passed(clockFact)
    return { state: 'warning', code: 'clock-differs', facts: [clockFact] }
  }

  async function signIn(): Promise<Finding> {
    const account = fact('account', masked(input.email))
    if (input.password === null) return failed('no-password', account)
    const login = await logIn(found.transport, { email: input.email, password: input.password })
    if (login.ok) return passed(account, fact('role', login.signedIn.role))
    const roleFact = login.code === 'wrong-role' && login.detail !== undefined ? [fact('role', login.detail)] : []
    return failed(login.code, account, ...roleFact)
  }

  return { address, proxy, name, port, certificate, server, clock, 'sign-in': signIn }
}

function passed(...facts: readonly Fact[]): Finding {
  return { state: 'ok', facts: [...facts] }
}

function failed(code: ConnectionFailureCode, ...facts: readonly Fact[]): Finding {
  return { state: 'failed', code, facts: [...facts] }
}

/** Reports only proxies: where there are proxies, a failing direct connection is normal. */
function skippedProxyFacts(hop: Hop): readonly Fact[] {
  return hop.kind === 'direct' ? [] : [fact('skipped-proxy', describeHop(hop))]
}

function withSkipped(skipped: readonly Fact[], facts: readonly Fact[]): Finding {
  if (skipped.length === 0) return passed(...facts)
  return { state: 'warning', code: 'proxy-skipped', facts: [...facts, ...skipped] }
}

function fact(name: DiagnosticFact, value: string): Fact {
  return { fact: name, value: value.slice(0, 600) }
}

function hostFact(hop: Hop, host: string): Fact {
  return fact(hop.kind === 'direct' ? 'host' : 'proxy-name', host)
}

function serverMessage(message: string | undefined): readonly Fact[] {
  return message === undefined || message === '' ? [] : [fact('their-words', message)]
}

function certificateFacts(certificate: CertificateInfo | undefined): readonly Fact[] {
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

function protocolText(socket: TLSSocket): string {
  return `${socket.getProtocol() ?? ''} ${socket.getCipher().standardName}`.trim()
}

function connectFailureOf(error: unknown): ConnectFailure {
  return error instanceof ConnectError ? error.failure : { code: 'unreachable' }
}

function codeOf({ code, networkFailure }: ConnectFailure): ConnectionFailureCode {
  return networkFailure ?? code
}

/** Enough to recognise one's own account, too little to write to it. */
export function masked(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 1 ? '…' : `${email.slice(0, 1)}…${email.slice(at)}`
}
