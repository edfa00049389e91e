import type { InvitationContent } from '#contract/invitation.ts'
import type { ListFigures, ListSummary } from '#contract/list.ts'
import type { Records } from '../../src-main/records/index.ts'
import type {
  ClosingProgress,
  ErasureOrder,
  ErasureProgress,
  RetentionStore
} from '../../src-main/retention/retention-port.ts'
import type { Step } from '../../src-main/sending/invitation-port.ts'
import type { NewJob } from '../../src-main/sending/job.ts'
import { account, contentOf, figures, id, listDocument, protocol, rowOf, serverId, start } from './list-data.ts'
import { unwrap } from './result.ts'

interface ListMaking {
  /** The original file. */
  readonly file?: Uint8Array
  readonly figures?: ListFigures
  readonly name?: string
  readonly connectionId?: string
}

/** A list with rows numbered `first` to `first + count - 1`. */
export function makeList(
  records: Records,
  count: number,
  first = 1,
  { name = listDocument.name, connectionId = 'hospital', ...more }: ListMaking = {}
): string {
  const document = { ...listDocument, name }
  const { listId } = unwrap(records.lists.create({ connectionId, document, figures }))
  const { generation } = unwrap(records.lists.beginRows({ listId }))
  const rows = Array.from({ length: count }, (_, index) => rowOf(first + index))
  if (more.file !== undefined) unwrap(records.lists.addSource({ listId, generation, bytes: more.file }))
  unwrap(records.lists.addRows({ listId, generation, rows }))
  unwrap(records.lists.endRows({ listId, generation, document, figures: more.figures ?? figures }))
  return listId
}

/** All lists that have rows, the latest first. */
export function allLists({ lists }: Pick<Records, 'lists'>): ListSummary[] {
  const all = (['kept', 'erased'] as const).flatMap(
    (of) => unwrap(lists.page({ of, before: null, limit: Number.MAX_SAFE_INTEGER })).lists
  )
  return all.sort((one, other) => other.createdAt - one.createdAt)
}

/** Plans the rows numbered `first` to `first + count - 1`. */
export function planRows(records: Records, listId: string, count: number, first = 1, begin = true): void {
  const rows = Array.from({ length: count }, (_, index) => {
    const number = first + index
    return { rowId: id(number), content: contentOf(number) }
  })
  unwrap(records.invitations.planInvitations(listId, { begin, at: start }, rows))
}

export const steps = {
  queue: (number: number): Step => ({ rowId: id(number), from: 'ready', to: 'queued', facts: {}, at: start + 1 }),
  begin: (number: number, attempt = number): Step => ({
    rowId: id(number),
    from: 'queued',
    to: 'sending',
    facts: {},
    at: start + 2,
    beginAttempt: { attemptId: attemptId(attempt), account, serverId, protocol, digest: `digest ${attempt}` }
  }),
  create: (number: number, attempt = number): Step => ({
    rowId: id(number),
    from: 'sending',
    to: 'created',
    facts: { inviteId: `invite ${number}`, link: linkOf(number), settledAt: start + 3 },
    at: start + 3,
    endAttempt: { attemptId: attemptId(attempt) }
  }),
  refuse: (number: number, attempt = number): Step => ({
    rowId: id(number),
    from: 'sending',
    to: 'refused',
    facts: { refusal: 'queue-not-found', settledAt: start + 3 },
    at: start + 3,
    endAttempt: { attemptId: attemptId(attempt) }
  })
}

export function newJob(jobId: string, listId: string): NewJob {
  const approval = { approvedBy: account, approvedAt: start + 1, held: 0, digest: 'digest', listRevision: 1 }
  return { jobId, listId, connectionId: 'hospital', serverId: null, notBefore: null, ...approval }
}

/** A job with these rows, which must be ready. The number of the first is in its id. */
export function openJob(records: Records, listId: string, numbers: readonly number[]): string {
  const job = newJob(id(800_000 + (numbers[0] ?? 0)), listId)
  const audit = { at: start + 1, account, action: 'batch-started', listId, count: numbers.length } as const
  unwrap(
    records.invitations.openJob(
      job,
      numbers.map((number) => steps.queue(number)),
      audit
    )
  )
  return job.jobId
}

export function attemptId(number: number): string {
  return id(900_000 + number)
}

export function linkOf(number: number): string {
  return `https://hcw.hospital.example/inv/?invite=${number}`
}

/** Takes one invitation from `ready` to `created`, one commit per step, like the engine. */
export function send(records: Records, listId: string, number: number): void {
  for (const step of [steps.queue(number), steps.begin(number), steps.create(number)]) {
    unwrap(records.invitations.commit(listId, [step]))
  }
}

/** What the guard finds for a row with this content. */
export function findSamePatient(records: Records, listId: string, rowId: string, content: InvitationContent) {
  return unwrap(records.invitations.findSamePatients(listId, [{ rowId, content }])).get(rowId) ?? []
}

export type ErasureStep = Extract<ReturnType<RetentionStore['erase']>, { ok: true }>['value']

/** Erases step by step to the end and returns how many rows were erased. `onStep` is called after each step. */
export function eraseRows(
  records: Records,
  listId: string,
  order: ErasureOrder,
  onStep: (step: ErasureStep) => void = () => undefined
): number {
  let erased = 0
  for (let progress: ErasureProgress | null = null; ; ) {
    const step: ErasureStep = unwrap(records.retention.erase(listId, order, progress))
    onStep(step)
    erased += step.erased
    progress = step.next
    if (progress === null) break
  }
  unwrap(records.retention.flush())
  return erased
}

/** Takes the invitations of a list from `ready` to `created`, one commit for each step of all of them. */
export function sendAll(records: Records, listId: string, numbers: readonly number[]): void {
  for (const step of [steps.queue, steps.begin, steps.create]) {
    unwrap(
      records.invitations.commit(
        listId,
        numbers.map((number) => step(number))
      )
    )
  }
}

/** Closes off, step by step to the end, what nothing asks for any more. */
export function closeOff(records: Records, now: number): void {
  for (let progress: ClosingProgress | null = null; ; ) {
    const step: ReturnType<RetentionStore['closeOff']> = records.retention.closeOff(now, progress)
    progress = unwrap(step).next
    if (progress === null) return
  }
}

export function statesOf(records: Records, listId: string): Record<string, string> {
  const page = unwrap(records.invitations.page(listId, { offset: 0, limit: 2000 }))
  return Object.fromEntries(page.map(({ rowId, state }) => [rowId, state]))
}
