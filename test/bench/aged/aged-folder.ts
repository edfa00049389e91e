import { createHash, randomUUID } from 'node:crypto'
import {
  closeSync,
  cpSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { practiceConnectionId } from '#contract/connection-ids.ts'
import type { InvitationContent } from '#contract/invitation.ts'
import type { ListDocument, ListFigures, ListRow } from '#contract/list.ts'
import { createLeases } from '../../../src-main/leases/leases.ts'
import { openRecords, type Records } from '../../../src-main/records/index.ts'
import { recordsSchemaVersion } from '../../../src-main/records/schema.ts'
import { createRetention } from '../../../src-main/retention/retention.ts'
import { type Clock, dayMs, systemClock } from '../../../src-main/sending/clock.ts'
import type { Step } from '../../../src-main/sending/invitation-port.ts'
import { timeOrderedId } from '../../../src-main/sending/time-ordered-id.ts'
import { createDataKeys } from '../../../src-main/vault/index.ts'
import { rowIdsOf } from '../../../src-renderer/workspace/worker/row-ids.ts'
import { keychainOf } from '../../fixtures/data-folder-005f298/fixture.ts'
import { jsonFile } from '../../support/json-files.ts'
import { unwrap } from '../../support/result.ts'

/** Working days that a folder has lived. */
export const workingDays = { empty: 0, month: 20, year: 250 } as const
export type Size = keyof typeof workingDays
/** Days that patients are kept after their appointment. */
export const keptDays = { week: 7, quarter: 90 } as const
export type Keep = keyof typeof keptDays

export const listsPerDay = 10
export const rowsPerList = 200
const account = 'scheduler@hospital.example'
const serverId = 'a1b2c3d4e5f60718293a4b5c6d7e8f90'
/** Each list is for a day of the week after its import. */
const leadDays = 7
const hourMs = 3_600_000

/** The Monday after the last working day, at 06:00 UTC: the folder is opened then, before anybody works. */
export const openedAt = Date.UTC(2026, 10, 30, 6)

const cacheFolder = join(import.meta.dirname, '..', '..', '..', 'node_modules', '.cache', 'aged-folders')

/**
 * The data folder of a big office, by the app's own modules under a given clock: each day 10 lists of 200 patients are taken
 * in, sent whole, and what is due is erased. It is kept between runs, until the format or this file changes; copy it before
 * it is opened.
 */
export async function agedFolder(size: Size, keep: Keep): Promise<string> {
  const builder = createHash('sha256')
    .update(readFileSync(import.meta.filename))
    .digest('hex')
    .slice(0, 8)
  const path = join(cacheFolder, `${size}-${keep}-${recordsSchemaVersion}-${builder}`)
  if (existsSync(path)) return path
  const made = mkdtempSync(join(tmpdir(), 'aged-folder-'))
  try {
    await build(made, workingDays[size], keptDays[keep])
    // Complete before it has its name.
    cpSync(made, `${path}.unfinished`, { recursive: true })
    renameSync(`${path}.unfinished`, path)
  } finally {
    rmSync(made, { recursive: true, force: true })
  }
  return path
}

/** It is on the disk when this returns: what the app flushes while it is measured must not wait for the copy. */
export function copyOf(folder: string, target: string): string {
  rmSync(target, { recursive: true, force: true })
  cpSync(folder, target, { recursive: true })
  for (const entry of readdirSync(target, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = openSync(join(entry.parentPath, entry.name), 'r+')
    fsyncSync(file)
    closeSync(file)
  }
  return target
}

/** The key of the folder's records. */
export async function dataKeyOf(folder: string): Promise<Uint8Array> {
  const read = await createDataKeys(keychainOf(folder), jsonFile(join(folder, 'data-key.json'))).read()
  if (read.kind !== 'kept') throw new Error('the folder has a key')
  return read.key
}

async function build(folder: string, days: number, kept: number): Promise<void> {
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ language: 'en', retentionDays: kept }))
  const dataKey = await dataKeyOf(folder)
  const begunAt = performance.now()
  let at = openedAt
  const records = () => unwrap(openRecords({ folder: join(folder, 'records'), dataKey, now: () => at })).records
  let open = records()
  for (let left = days; left > 0; left -= 1) {
    at = dayBefore(left)
    for (let list = 0; list < listsPerDay; list += 1) sendList(open, at + list * (hourMs / 4), days - left, list)
    at += 10 * hourMs
    await eraseDue(open, at, kept)
    if (left % 5 === 0) {
      // As in an office: the app is started again from time to time.
      open.close()
      open = records()
    }
    if (left % 25 === 0) console.error(`  ${days - left} of ${days} days, ${seconds(performance.now() - begunAt)}`)
  }
  open.close()
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(0)} s`

/** 07:00 UTC of the working day that many before the folder is opened. */
function dayBefore(left: number): number {
  const weeks = Math.ceil(left / 5)
  const inWeek = weeks * 5 - left
  return openedAt - (weeks * 7 - inWeek) * dayMs + hourMs
}

const surnames = [
  'Müller',
  'Meier',
  'Rochat',
  'Bianchi',
  'Keller',
  'Favre',
  'Öztürk',
  'Schmid',
  'Dubois',
  'Łukaszewicz'
]
const firstNames = ['Anna', 'Luca', 'Marie-Louise', 'Hans Peter', 'Giulia', 'Noé', 'Şebnem', 'Ursula']

function contentOf(at: number, day: number, list: number, row: number): InvitationContent {
  const number = (day * listsPerDay + list) * rowsPerList + row
  return {
    firstName: firstNames[number % firstNames.length] ?? '',
    lastName: `${surnames[number % surnames.length]} ${number}`,
    gender: number % 2 === 0 ? 'female' : 'male',
    phoneNumber: `+4179${String(1_000_000 + (number % 9_000_000))}`,
    scheduledFor: new Date(at + (1 + (list % leadDays)) * dayMs + row * 120_000).toISOString(),
    language: 'fr',
    doctorEmail: `doctor.${list}@hospital.example`,
    timeZone: 'Europe/Zurich',
    channel: 'sms'
  }
}

const headers = ['Nom', 'Prénom', 'Mobile', 'Date', 'Heure', 'Médecin', 'Sexe', 'Remarque']

function documentOf(day: number, list: number): ListDocument {
  return {
    name: `Consultations ${day + 1}.${list + 1}`,
    fileName: `consultations-${day + 1}-${list + 1}.csv`,
    settings: { defaultCountry: 'CH', timeZone: 'Europe/Zurich', defaultLanguage: 'fr', delivery: 'server' },
    format: { container: 'csv', encoding: 'windows-1252', delimiter: ';' },
    choices: {},
    layout: {
      headerRow: 1,
      headers,
      columns: ['lastName', 'firstName', 'phone:mobile', 'date', 'time', 'doctor', 'gender', 'ignore'],
      dateSystem: 1900
    }
  }
}

/** What a list is of beside what the aged folder has. */
interface ListMaking {
  /** Practice is in no figures. */
  readonly connectionId?: string
  readonly vary?: (content: InvitationContent, row: number) => InvitationContent
}

/** Takes a list in and sends it whole; how many invitations that are. */
export function sendList(
  records: Records,
  at: number,
  day: number,
  list: number,
  { connectionId = practiceConnectionId, vary = (content) => content }: ListMaking = {}
): number {
  // As the window makes them for the rows of one file.
  const nextRowId = rowIdsOf(randomUUID())
  const rows = Array.from({ length: rowsPerList }, (_, row) => {
    const content = vary(contentOf(at, day, list, row), row)
    const { lastName, firstName, phoneNumber = '', scheduledFor = '', doctorEmail = '' } = content
    const cells = [lastName, firstName, phoneNumber, scheduledFor.slice(0, 10), scheduledFor.slice(11, 16), doctorEmail]
    return { content, row: { rowId: nextRowId(), row: row + 2, cells, edits: {}, excluded: false } satisfies ListRow }
  })
  const moments = rows.map(({ content }) => Date.parse(content.scheduledFor ?? ''))
  const figures: ListFigures = {
    patients: rowsPerList,
    ready: rowsPerList,
    blocked: 0,
    excluded: 0,
    firstMoment: Math.min(...moments),
    lastMoment: Math.max(...moments)
  }
  const document = documentOf(day, list)
  const { listId } = unwrap(records.lists.create({ connectionId, document, figures }))
  const { generation } = unwrap(records.lists.beginRows({ listId }))
  const bytes = Buffer.from(rows.map(({ row }) => row.cells.join(';')).join('\r\n'), 'latin1')
  unwrap(records.lists.addSource({ listId, generation, bytes }))
  unwrap(records.lists.addRows({ listId, generation, rows: rows.map(({ row }) => row) }))
  unwrap(records.lists.endRows({ listId, generation, document, figures }))
  unwrap(records.audit.append({ at, account, action: 'list-imported', listId, count: rowsPerList }))
  const planned = rows.map(({ content, row }) => ({ rowId: row.rowId, content }))
  unwrap(records.invitations.planInvitations(listId, { begin: true, at }, planned))
  const rowIds = planned.map(({ rowId }) => rowId)
  const jobId = openJob(records, { listId, connectionId }, rowIds, at)
  // Those that begin together share a transaction, as in the app.
  for (let first = 0; first < rowsPerList; first += 20) sendSome(records, listId, rowIds.slice(first, first + 20), at)
  const finished = { at, account, action: 'batch-finished', listId, count: rowsPerList } as const
  unwrap(records.invitations.endJob(jobId, { state: 'finished', at }, [], finished))
  return rowsPerList
}

function openJob(
  records: Records,
  { listId, connectionId }: { readonly listId: string; readonly connectionId: string },
  rowIds: readonly string[],
  at: number
): string {
  const jobId = timeOrderedId(at)
  const job = {
    jobId,
    listId,
    connectionId,
    serverId,
    notBefore: null,
    approvedBy: account,
    approvedAt: at,
    held: 0,
    digest: createHash('sha256').update(jobId).digest('hex'),
    listRevision: 1
  }
  const queue = rowIds.map((rowId): Step => ({ rowId, from: 'ready', to: 'queued', facts: {}, at }))
  const started = { at, account, action: 'batch-started', listId, count: rowIds.length } as const
  unwrap(records.invitations.openJob(job, queue, started))
  return jobId
}

function sendSome(records: Records, listId: string, rowIds: readonly string[], at: number): void {
  const begun = rowIds.map((rowId): Step => {
    const digest = createHash('sha256').update(rowId).digest('hex')
    const beginAttempt = { attemptId: timeOrderedId(at), account, serverId, protocol: 'hcw-v5', digest } as const
    return { rowId, from: 'queued', to: 'sending', facts: {}, at, beginAttempt }
  })
  unwrap(records.invitations.commit(listId, begun))
  const created = begun.map(({ rowId, beginAttempt }): Step => {
    const inviteId = randomUUID()
    const facts = { inviteId, link: `https://hcw.hospital.example/inv/?invite=${inviteId}`, settledAt: at }
    const endAttempt = { attemptId: beginAttempt?.attemptId ?? '' }
    return { rowId, from: 'sending', to: 'created', facts, at, endAttempt }
  })
  unwrap(records.invitations.commit(listId, created))
}

/** What the app does each hour, once. */
export async function eraseDue(records: Records, at: number, days: number): Promise<void> {
  let hasRun = (): void => undefined
  const ran = new Promise<void>((resolve) => {
    hasRun = resolve
  })
  const clock: Clock = {
    ...systemClock,
    now: () => at,
    sleep: (_ms, signal) => {
      hasRun()
      return new Promise((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }))
    }
  }
  const { retention: store } = records
  const retention = createRetention({
    store,
    clock,
    days: () => days,
    leases: createLeases(),
    onErased: () => undefined
  })
  const watched = retention.watch()
  await ran
  await retention.end()
  await watched
}
