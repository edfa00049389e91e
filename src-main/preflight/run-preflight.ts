import parsePhoneNumber from 'libphonenumber-js/max'
import { fail, type Result, succeed } from '#contract/call.ts'
import type { CallOutput } from '#contract/channels.ts'
import type { InvitationContent } from '#contract/invitation.ts'
import type { PreflightFinding } from '#contract/preflight.ts'
import type { Outcome } from '../hcw/outcome.ts'
import type { HcwServer } from '../hcw/server.ts'
import type { Clock } from '../sending/clock.ts'
import type { InvitationStore } from '../sending/invitation-port.ts'
import { createPacer } from '../sending/pacer.ts'
import { yieldToOthers } from '../sending/yield-to-others.ts'
import { nearestName } from './nearest-name.ts'

export interface PreflightOptions {
  readonly listId: string
  readonly store: InvitationStore
  readonly chosenConnectionId: () => string
  readonly serverFor: (connectionId: string) => HcwServer | null
  readonly clock: Clock
  readonly ratePerSecond: number
  /** Prefixes to which SMS are to be sent although the server says that it does not. */
  readonly allowed: readonly string[]
  /** These rows are not part of the next batch, until its rows are prepared anew. */
  readonly withhold: (listId: string, rowIds: ReadonlySet<string>) => void
}

const clockDifferenceMaxMs = 60_000
const rowsNamedMax = 200
const pageSize = 1000
/** For so many unknown queues the most similar name is looked for: a whole column may have been taken for queues. */
const nearestMax = 50
/** How many digits of the national number distinguish the kinds of numbers. */
const prefixDigits = 2

/** A finding names some of its rows only. */
type Found = { readonly finding: PreflightFinding; readonly rowIds: readonly string[] }
type Planned = { readonly rowId: string; readonly content: InvitationContent }
type Report = Extract<CallOutput<'preflight.run'>, { ok: true }>['value']
type Unchecked = Report['unchecked'][number]

/** What speaks against sending the planned rows of a list as they are. What is blocked is withheld; the rest may be sent. */
export async function runPreflight(options: PreflightOptions): Promise<CallOutput<'preflight.run'>> {
  const { listId, store, chosenConnectionId, serverFor, clock, ratePerSecond } = options
  const list = store.list(listId)
  if (!list.ok) return list
  if (list.value === null) return fail('no-such-list')
  const { connectionId } = list.value
  if (connectionId !== chosenConnectionId()) return fail('other-connection')
  const server = serverFor(connectionId)
  if (server === null) return fail('address-invalid')
  const signedIn = await server.signIn('app')
  if (!signedIn.ok) return fail(signedIn.code, signedIn.detail)
  const planned = plannedRows(store, listId)
  if (!planned.ok) return planned
  const rows = planned.value
  const doctors = doctorsOf(rows)
  const known = await store.knownDoctors(connectionId, new Set(doctors.keys()))
  if (!known.ok) return known

  const unchecked = new Set<Unchecked>()
  const request = createPacedRequest(clock, ratePerSecond)
  const { clockDifferenceMs } = signedIn.value
  if (clockDifferenceMs === null) unchecked.add('clock')
  const found: readonly Found[] = [
    ...clockFinding(clockDifferenceMs),
    ...(await queueFindings(rows, request, server, unchecked)),
    ...(await languageFindings(rows, request, server, unchecked)),
    ...(await numberFindings(rows, request, server, unchecked, options.allowed)),
    ...appointmentFindings(rows, clock.now(), server.capabilities.limits.remindsWithinMs),
    ...[...doctors]
      .filter(([doctor]) => !known.value.has(doctor))
      .map(([doctor, rowIds]) => finding('doctor-unproven', 'tells', doctor, rowIds))
  ]
  const blocked = new Set(found.flatMap(({ finding: { severity }, rowIds }) => (severity === 'blocks' ? rowIds : [])))
  options.withhold(listId, blocked)
  const findings = found.map(({ finding: one }) => one)
  return succeed({ findings, withheld: blocked.size, unchecked: [...unchecked] })
}

type PacedRequest = <Value>(send: () => Promise<Outcome<Value>>) => Promise<Value | null>

/** Requests within the rate limit; null: the server does not answer. */
function createPacedRequest(clock: Clock, ratePerSecond: number): PacedRequest {
  const pacer = createPacer(ratePerSecond)
  return async (send) => {
    for (let delay = pacer.delay(clock.monotonic()); delay > 0; delay = pacer.delay(clock.monotonic())) {
      await clock.sleep(delay)
    }
    pacer.began(clock.monotonic())
    const outcome = await send()
    return outcome.kind === 'done' ? outcome.value : null
  }
}

function plannedRows(store: InvitationStore, listId: string): Result<readonly Planned[]> {
  const rows: Planned[] = []
  for (let offset = 0; ; offset += pageSize) {
    const page = store.page(listId, { offset, limit: pageSize, plannedOnly: true })
    if (!page.ok) return page
    rows.push(...page.value.filter(({ state }) => state === 'ready' || state === 'held'))
    if (page.value.length < pageSize) return succeed(rows)
  }
}

function finding(
  code: PreflightFinding['code'],
  severity: PreflightFinding['severity'],
  detail: string,
  rowIds: readonly string[]
): Found {
  const named = { count: rowIds.length, rowIds: rowIds.slice(0, rowsNamedMax) }
  return { finding: { code, severity, detail: detail.slice(0, 300), ...named }, rowIds }
}

/** Row ids by a common key; rows without a key are left out. */
function grouped(rows: readonly Planned[], keyOf: (content: InvitationContent) => string | undefined) {
  const groups = new Map<string, string[]>()
  for (const { rowId, content } of rows) {
    const key = keyOf(content)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [rowId])
    else group.push(rowId)
  }
  return groups
}

const doctorsOf = (rows: readonly Planned[]) => grouped(rows, ({ doctorEmail }) => doctorEmail)

function clockFinding(differenceMs: number | null): Found[] {
  if (differenceMs === null || Math.abs(differenceMs) <= clockDifferenceMaxMs) return []
  return [finding('clock-differs', 'warns', String(Math.round(differenceMs / 1000)), [])]
}

async function queueFindings(
  rows: readonly Planned[],
  request: PacedRequest,
  server: HcwServer,
  unchecked: Set<Unchecked>
): Promise<Found[]> {
  const requested = grouped(rows, ({ queue }) => queue)
  if (requested.size === 0) return []
  const queues = await request(server.queues)
  if (queues === null) {
    unchecked.add('queues')
    return []
  }
  const known = new Set(queues.flatMap(({ id, name }) => [id, name]))
  const names = queues.map(({ name }) => name)
  const findings: Found[] = []
  for (const [queue, rowIds] of requested) {
    if (known.has(queue)) continue
    const found = finding('queue-unknown', 'blocks', queue, rowIds)
    if (findings.length < nearestMax) await yieldToOthers()
    const nearest = findings.length < nearestMax ? nearestName(queue, names) : undefined
    findings.push(nearest === undefined ? found : { ...found, finding: { ...found.finding, nearest } })
  }
  return findings
}

async function languageFindings(
  rows: readonly Planned[],
  request: PacedRequest,
  server: HcwServer,
  unchecked: Set<Unchecked>
): Promise<Found[]> {
  const languages = grouped(rows, ({ language }) => language)
  if (languages.size === 0) return []
  const offered = await request(server.languages)
  if (offered === null) {
    unchecked.add('languages')
    return []
  }
  return [...languages]
    .filter(([language]) => !offered.includes(language))
    .map(([language, rowIds]) => finding('language-unknown', 'warns', language, rowIds))
}

async function numberFindings(
  rows: readonly Planned[],
  request: PacedRequest,
  server: HcwServer,
  unchecked: Set<Unchecked>,
  allowed: readonly string[]
): Promise<Found[]> {
  const bySms = rows.filter(({ content }) => content.channel === 'sms')
  const landlines = bySms.filter(({ content }) => isLandline(content.phoneNumber ?? ''))
  const findings = landlines.length === 0 ? [] : [finding('message-would-not-go', 'blocks', '', idsOf(landlines))]
  for (const [prefix, rowIds] of grouped(bySms, ({ phoneNumber }) => prefixOf(phoneNumber ?? ''))) {
    // Not a patient's number: the server looks only at the prefix, and requests end up in logs.
    const channel = await request(() => server.checkPrefix(prefix.padEnd(12, '0'), 'en'))
    if (channel === null) unchecked.add('numbers')
    else if (channel === 'none' || channel === 'whatsapp')
      findings.push(finding('number-unreachable', allowed.includes(prefix) ? 'warns' : 'blocks', prefix, rowIds))
  }
  return findings
}

function isLandline(phoneNumber: string): boolean {
  return parsePhoneNumber(phoneNumber)?.getType() === 'FIXED_LINE'
}

/** `+41791234567` → `+4179`. */
function prefixOf(phoneNumber: string): string | undefined {
  const parsed = parsePhoneNumber(phoneNumber)
  if (parsed === undefined) return phoneNumber === '' ? undefined : phoneNumber.slice(0, 5)
  return `+${parsed.countryCallingCode}${parsed.nationalNumber.slice(0, prefixDigits)}`
}

function appointmentFindings(rows: readonly Planned[], now: number, aheadMaxMs: number): Found[] {
  const appointmentAt = ({ content }: Planned) =>
    content.scheduledFor === undefined ? null : Date.parse(content.scheduledFor)
  const past = rows.filter((row) => (appointmentAt(row) ?? Number.POSITIVE_INFINITY) <= now)
  const far = rows.filter((row) => (appointmentAt(row) ?? now) > now + aheadMaxMs)
  const undated = rows.filter((row) => appointmentAt(row) === null)
  return [
    ...(past.length === 0 ? [] : [finding('moment-past', 'blocks', '', idsOf(past))]),
    ...(far.length === 0 ? [] : [finding('moment-far', 'warns', '', idsOf(far))]),
    ...(undated.length === 0 ? [] : [finding('link-dies-first', 'warns', '', idsOf(undated))])
  ]
}

const idsOf = (rows: readonly Planned[]) => rows.map(({ rowId }) => rowId)
