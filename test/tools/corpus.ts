import type { Layout } from '#contract/list.ts'
import {
  corpusReason,
  type ErrorCode,
  type Invitation,
  type ListReading,
  loadWorkbookReader,
  type Proposals,
  proposalsFor,
  readList,
  type ValidationSettings,
  type WarningCode
} from '../../src-renderer/list/index.ts'

/** Settings as expectation files write them. `now`: ISO 8601. */
export interface CorpusSettings {
  readonly defaultCountry?: string
  readonly timeZone?: string
  readonly now?: string
  readonly defaultLanguage?: string
  readonly doctorEmail?: string
  readonly queue?: string
  /** The directory of doctors. */
  readonly destinations?: ValidationSettings['destinations']
  /** An ISO day, or `proposed`: yes to what the app proposes. */
  readonly day?: string
  readonly invite?: { readonly column: string; readonly values: readonly string[] }
  /** The country of mobile numbers that are valid in two. */
  readonly pairsCountry?: string
  readonly dateOrder?: Layout['dateOrder']
  /** Titles of columns whose contacts are the patients' own, as a person has said. */
  readonly contacts?: readonly string[]
}

export interface CorpusRow {
  readonly row: number
  readonly verdict: 'ready' | 'blocked'
  readonly invitation: Invitation
  readonly why: readonly ErrorCode[]
  readonly warn: readonly WarningCode[]
}

export interface CorpusSkipped {
  readonly row: number
  readonly why: string
}

/**
 * The result of a file, or what is expected of it: rows and skipped records, or why it is no list.
 * Scripts and held-out lists read its members (`verdict`, `why`, `warn`), so they keep their names.
 */
export type CorpusResult =
  | {
      readonly file: string
      readonly rows: readonly CorpusRow[]
      readonly skipped: readonly CorpusSkipped[]
      readonly proposals?: Partial<Proposals>
    }
  | { readonly file: string; readonly unreadable: string }

/** Throws if `now` is no date: without it no appointment would be in the past. */
export function validationSettings(settings: CorpusSettings): ValidationSettings {
  const now = settings.now === undefined ? Date.now() : Date.parse(settings.now)
  if (Number.isNaN(now)) throw new Error(`settings: "now" is no date: ${settings.now}`)
  return {
    defaultCountry: (settings.defaultCountry ?? 'CH').toUpperCase(),
    timeZone: settings.timeZone ?? 'Europe/Zurich',
    defaultLanguage: settings.defaultLanguage ?? 'fr',
    ...(settings.doctorEmail ? { doctorEmail: settings.doctorEmail } : {}),
    ...(settings.queue ? { queue: settings.queue } : {}),
    ...(settings.destinations ? { destinations: settings.destinations } : {}),
    ...(settings.day ? { day: settings.day } : {}),
    ...(settings.invite ? { invite: { column: settings.invite.column, values: [...settings.invite.values] } } : {}),
    ...(settings.pairsCountry ? { pairsCountry: settings.pairsCountry } : {}),
    delivery: 'server',
    now
  }
}

/** A list as read, with what the app proposes for it. */
export type CorpusReading =
  | (Extract<ListReading, { kind: 'list' }> & { readonly proposals: Proposals })
  | Extract<ListReading, { kind: 'unreadable' }>

export async function readCorpusFile(
  bytes: Uint8Array,
  settings: CorpusSettings,
  fileName: string
): Promise<CorpusReading> {
  const readWorkbook = await loadWorkbookReader(bytes)
  const reading = readList(bytes, {
    settings: { ...validationSettings(settings), fileName },
    contacts: settings.contacts,
    dateOrder: settings.dateOrder,
    readWorkbook,
    rowId: String
  })
  if (reading.kind === 'unreadable') return reading
  return { ...reading, proposals: proposalsFor(reading, validationSettings(settings).defaultCountry) }
}

export function toCorpusResult(file: string, reading: CorpusReading): CorpusResult {
  if (reading.kind === 'unreadable') {
    return { file, unreadable: reading.reason === 'no-rows' ? 'no-rows' : corpusReason(reading.reason) }
  }
  const rows: CorpusRow[] = []
  const skipped: CorpusSkipped[] = []
  for (const { row, status, invitation, errors, warnings, skipReason } of reading.validator.results()) {
    if (status === 'ready' || status === 'blocked')
      rows.push({ row, verdict: status, invitation, why: errors, warn: warnings })
    else skipped.push({ row, why: skipReason ?? status })
  }
  return { file, rows, skipped, proposals: reading.proposals }
}

function asSet(codes: readonly string[]): string {
  return [...codes].sort().join(' ')
}

function asText(invitation: Invitation): string {
  const { scheduledFor, ...rest } = invitation
  const instant = scheduledFor === undefined ? {} : { scheduledFor: Date.parse(scheduledFor) }
  return JSON.stringify(Object.entries({ ...rest, ...instant }).sort(([one], [other]) => (one < other ? -1 : 1)))
}

export interface Comparison {
  readonly rows: number
  readonly agreeing: number
  readonly disagreements: readonly string[]
}

/**
 * Compares the result of a file with the expectation: ready rows by invitation and warnings, blocked rows by their
 * errors, skipped records by their numbers, without blank ones. A file that is no list counts as one row.
 */
export function compare(actual: CorpusResult, expected: CorpusResult): Comparison {
  const disagreements: string[] = []
  const disagree = (text: string) => disagreements.push(`${expected.file}: ${text}`)
  if ('unreadable' in expected || 'unreadable' in actual) {
    const own = 'unreadable' in actual ? actual.unreadable : 'a list'
    const wanted = 'unreadable' in expected ? expected.unreadable : 'a list'
    if (own !== wanted) disagree(`expected ${wanted}, found ${own}`)
    const rows = 'rows' in expected ? expected.rows.length : 1
    return { rows, agreeing: own === wanted ? rows : 0, disagreements }
  }
  const byNumber = new Map(actual.rows.map((row) => [row.row, row]))
  let agreeing = 0
  for (const wanted of expected.rows) {
    const own = byNumber.get(wanted.row)
    byNumber.delete(wanted.row)
    const words = describe(wanted, own)
    if (words === undefined) agreeing += 1
    else disagree(`row ${wanted.row}: ${words}`)
  }
  for (const row of byNumber.keys()) disagree(`row ${row}: judged, not expected`)
  const numbers = (skipped: readonly CorpusSkipped[]) =>
    new Set(skipped.flatMap(({ row, why }) => (why === 'blank' ? [] : [row])))
  const own = numbers(actual.skipped)
  const wanted = numbers(expected.skipped)
  for (const row of wanted) if (!own.has(row)) disagree(`row ${row}: expected to be skipped`)
  for (const row of own) if (!wanted.has(row)) disagree(`row ${row}: skipped, not expected`)
  const { days, invite } = expected.proposals ?? {}
  const found = actual.proposals ?? {}
  if (days && JSON.stringify(days) !== JSON.stringify(found.days)) {
    disagree(`expected days ${JSON.stringify(days)}, found ${JSON.stringify(found.days)}`)
  }
  if (invite && JSON.stringify(invite) !== JSON.stringify(found.invite)) {
    disagree(`expected invite ${JSON.stringify(invite)}, found ${JSON.stringify(found.invite)}`)
  }
  return { rows: expected.rows.length, agreeing, disagreements }
}

function describe(wanted: CorpusRow, own: CorpusRow | undefined): string | undefined {
  if (!own) return 'expected to be judged'
  if (own.verdict !== wanted.verdict) {
    return `expected ${wanted.verdict} (${asSet(wanted.why)}), found ${own.verdict} (${asSet(own.why)})`
  }
  if (wanted.verdict === 'blocked') {
    return asSet(own.why) === asSet(wanted.why)
      ? undefined
      : `expected why (${asSet(wanted.why)}), found (${asSet(own.why)})`
  }
  if (asText(own.invitation) !== asText(wanted.invitation)) {
    return `expected ${asText(wanted.invitation)}, found ${asText(own.invitation)}`
  }
  return asSet(own.warn) === asSet(wanted.warn)
    ? undefined
    : `expected warn (${asSet(wanted.warn)}), found (${asSet(own.warn)})`
}
