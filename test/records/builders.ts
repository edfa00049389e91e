import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InvitationContent } from '#contract/invitation.ts'
import type { ListDocument, ListFigures, ListRow } from '#contract/list.ts'
import { type OpenedRecords, openRecords, type Records } from '../../src-main/records/index.ts'
import type { ErasureOrder, ErasureProgress, RetentionStore } from '../../src-main/retention/store.ts'
import type { Step } from '../../src-main/sending/store.ts'

export const dataKey = new Uint8Array(32).fill(7)
/** 23 March 2026, 09:05 UTC. */
export const start = Date.UTC(2026, 2, 23, 9, 5)
export const account = 'scheduler@hospital.example'

export function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), 'records-'))
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

export function open(folder: string | null, key = dataKey): OpenedRecords {
  const opened = openRecords({ folder, dataKey: key, now: () => start })
  if (!opened.ok) throw new Error(`${opened.code} ${opened.detail}`)
  return opened.value
}

/** The value of an answer that is expected to be one. */
export function valueIn<Value>(
  answer: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly code: string }
): Value {
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return answer.value
}

export const document: ListDocument = {
  name: 'Cardiologie, mardi',
  fileName: 'cardio.csv',
  settings: { defaultCountry: 'CH', timeZone: 'Europe/Zurich', defaultLanguage: 'fr', delivery: 'server' },
  format: { container: 'csv', encoding: 'windows-1252', delimiter: ';' },
  choices: {},
  layout: { headerRow: 1, headers: ['Nom', 'Mobile'], columns: ['lastName', 'phone:mobile'], dateSystem: 1900 }
}

export const figures: ListFigures = {
  patients: 3,
  ready: 3,
  blocked: 0,
  excluded: 0,
  firstMoment: null,
  lastMoment: null
}

/** A UUID that is the same in every run. */
export function id(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}

export function rowOf(number: number): ListRow {
  return { rowId: id(number), row: number, cells: [`Müller ${number}`, '079 123 45 67'], edits: {}, excluded: false }
}

export function contentOf(number: number, changes: Partial<InvitationContent> = {}): InvitationContent {
  return {
    firstName: 'Anna',
    lastName: `Müller ${number}`,
    gender: 'female',
    phoneNumber: '+41791234567',
    scheduledFor: new Date(start + number * 3_600_000).toISOString(),
    language: 'de',
    doctorEmail: 'doctor@hospital.example',
    timeZone: 'Europe/Zurich',
    channel: 'sms',
    ...changes
  }
}

/** A list with rows numbered `first` to `first + count - 1`; `file`: what they were read from. */
export function makeList(
  records: Records,
  count: number,
  first = 1,
  more: { readonly file?: Uint8Array; readonly figures?: ListFigures } = {}
): string {
  const { listId } = valueIn(records.lists.create({ connectionId: 'hospital', document, figures }))
  const { generation } = valueIn(records.lists.beginRows({ listId }))
  const rows = Array.from({ length: count }, (_, index) => rowOf(first + index))
  if (more.file !== undefined) valueIn(records.lists.addSource({ listId, generation, bytes: more.file }))
  valueIn(records.lists.addRows({ listId, generation, rows }))
  valueIn(records.lists.endRows({ listId, generation, document, figures: more.figures ?? figures }))
  return listId
}

/** Lays the rows numbered `first` to `first + count - 1` down. The guard knows each by its number. */
export function layDown(records: Records, listId: string, count: number, first = 1, begin = true): void {
  const rows = Array.from({ length: count }, (_, index) => {
    const number = first + index
    return { rowId: id(number), content: contentOf(number), guardKey: `patient ${number}` }
  })
  valueIn(records.invitations.layDown(listId, { begin, at: start }, rows))
}

export const steps = {
  queue: (number: number): Step => ({ rowId: id(number), from: 'ready', to: 'queued', facts: {}, at: start + 1 }),
  begin: (number: number, attempt = number): Step => ({
    rowId: id(number),
    from: 'queued',
    to: 'sending',
    facts: {},
    at: start + 2,
    beginAttempt: { attemptId: attemptId(attempt), account, digest: `digest ${attempt}` }
  }),
  create: (number: number, attempt = number): Step => ({
    rowId: id(number),
    from: 'sending',
    to: 'created',
    facts: { inviteId: `invite ${number}`, link: linkOf(number), settledAt: start + 3 },
    at: start + 3,
    endAttempt: { attemptId: attemptId(attempt) }
  })
}

export function attemptId(number: number): string {
  return id(900_000 + number)
}

export function linkOf(number: number): string {
  return `https://hcw.hospital.example/inv/?invite=${number}`
}

/** Takes one invitation from ready to created, a commit for each step, as the engine does. */
export function send(records: Records, listId: string, number: number): void {
  for (const step of [steps.queue(number), steps.begin(number), steps.create(number)]) {
    valueIn(records.invitations.commit(listId, [step]))
  }
}

export type ErasureStep = Extract<ReturnType<RetentionStore['erase']>, { ok: true }>['value']

/** Carries an erasure out, step by step, to its end; how many rows went. `told` hears of each step as it is done. */
export function eraseRows(
  records: Records,
  listId: string,
  order: ErasureOrder,
  told: (step: ErasureStep) => void = () => undefined
): number {
  let erased = 0
  for (let progress: ErasureProgress | null = null; ; ) {
    const step: ErasureStep = valueIn(records.retention.erase(listId, order, progress))
    told(step)
    erased += step.erased
    progress = step.next
    if (progress === null) break
  }
  valueIn(records.retention.settle())
  return erased
}

export function statesOf(records: Records, listId: string): Record<string, string> {
  const page = valueIn(records.invitations.page(listId, { offset: 0, limit: 2000 }))
  return Object.fromEntries(page.map(({ rowId, state }) => [rowId, state]))
}
