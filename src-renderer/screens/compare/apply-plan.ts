import type { InvitationContent, InvitationState } from '#contract/invitation.ts'
import type { Correction, InvitationAction, Target } from '#contract/invitation-actions.ts'
import {
  type ChangedField,
  changesOf,
  type Difference,
  type PatientAppointment
} from '../../list/comparison/compare-lists.ts'
import { nameKeyOf } from '../../list/validation/row-relations.ts'
import type { BulkAction } from '../invitation-actions/selection.ts'

/** A visit with a created invitation, or with one that may exist. */
export interface SentVisit extends PatientAppointment {
  readonly listId: string
  readonly state: InvitationState
}

/** How a change can be applied. `replace`: withdrawn and created again, since the server cannot change these fields. */
export type ChangeMethod = 'correct' | 'replace' | 'settle-first'

export type CompareItem =
  | { readonly kind: 'new'; readonly now: PatientAppointment }
  | {
      readonly kind: 'changed'
      readonly before: SentVisit
      readonly now: PatientAppointment
      readonly changes: readonly ChangedField[]
      readonly method: ChangeMethod
      readonly correction: Correction
    }
  | {
      readonly kind: 'gone'
      readonly before: SentVisit
      /** `not-ready`: the newer list has a row with that name which is not ready. */
      readonly method: 'withdraw' | 'settle-first' | 'not-ready'
    }
  | { readonly kind: 'doubtful'; readonly now: PatientAppointment; readonly candidates: readonly SentVisit[] }
  | { readonly kind: 'unchanged'; readonly before: SentVisit; readonly now: PatientAppointment }

/**
 * The user's answer to an uncertain match: the row of the earlier visit, or `other` for another patient with that name.
 */
export type MatchAnswers = ReadonlyMap<string, string>

export interface CompareInput {
  readonly differences: readonly Difference[]
  /** By row: what was sent. */
  readonly sent: ReadonlyMap<string, SentVisit>
  readonly answers: MatchAnswers
  /** Names in the newer list whose rows are not ready: a visit with such a name does not count as gone. */
  readonly notReady: ReadonlySet<string>
  /** The time span of the newer list in ms; visits outside are ignored. */
  readonly from: number
  readonly to: number
}

/** The items to decide, with answered uncertain matches resolved. */
export function compareItems(input: CompareInput): readonly CompareItem[] {
  const { differences, sent, answers } = input
  const items: CompareItem[] = []
  const claimed = new Set<string>()
  const unanswered = new Set<string>()
  const candidates = new Map<string, SentVisit>()
  const sentOf = (visit: PatientAppointment) => sent.get(visit.rowId)
  for (const difference of differences) {
    switch (difference.kind) {
      case 'new':
        items.push(difference)
        break
      case 'gone': {
        const before = sentOf(difference.before)
        if (before !== undefined) items.push(...goneItem(before, input))
        break
      }
      case 'unchanged':
      case 'changed': {
        const before = sentOf(difference.before)
        if (before !== undefined) items.push(pairItem(before, difference.now))
        break
      }
      case 'doubtful': {
        const { now } = difference
        const possible = difference.candidates.flatMap((visit) => sentOf(visit) ?? [])
        for (const one of possible) candidates.set(one.rowId, one)
        const answer = answers.get(now.rowId)
        const same = possible.find(({ rowId }) => rowId === answer && !claimed.has(rowId))
        if (same !== undefined) {
          claimed.add(same.rowId)
          items.push(pairItem(same, now))
        } else if (answer === 'other') {
          items.push({ kind: 'new', now })
        } else {
          for (const { rowId } of possible) unanswered.add(rowId)
          items.push({ kind: 'doubtful', now, candidates: possible })
        }
        break
      }
    }
  }
  for (const [rowId, before] of candidates) {
    if (!claimed.has(rowId) && !unanswered.has(rowId)) items.push(...goneItem(before, input))
  }
  return items.map((item) =>
    item.kind === 'doubtful'
      ? { ...item, candidates: item.candidates.filter(({ rowId }) => !claimed.has(rowId)) }
      : item
  )
}

function goneItem(before: SentVisit, { notReady, from, to }: CompareInput): readonly CompareItem[] {
  const { scheduledFor, firstName, lastName } = before.content
  const at = scheduledFor === undefined ? null : Date.parse(scheduledFor)
  if (at === null || at < from || at >= to) return []
  const method = notReady.has(nameKeyOf(firstName, lastName))
    ? 'not-ready'
    : before.state === 'created'
      ? 'withdraw'
      : 'settle-first'
  return [{ kind: 'gone', before, method }]
}

function pairItem(before: SentVisit, now: PatientAppointment): CompareItem {
  const changes = changesOf(before.content, now.content)
  const correction = correctionOf(before.content, now.content)
  const mustReplace = changes.includes('destination') || before.content.channel !== now.content.channel
  if (!mustReplace && Object.keys(correction).length === 0) return { kind: 'unchanged', before, now }
  const method: ChangeMethod = before.state !== 'created' ? 'settle-first' : mustReplace ? 'replace' : 'correct'
  return { kind: 'changed', before, now, changes, method, correction }
}

/** Only fields that the newer list has with another value. A contact that is missing there is kept. */
function correctionOf(before: InvitationContent, now: InvitationContent): Correction {
  const fields = ['firstName', 'lastName', 'phoneNumber', 'emailAddress'] as const
  const correction: Record<string, string> = {}
  for (const field of fields) {
    const value = now[field]
    if (value !== undefined && value !== before[field]) correction[field] = value
  }
  const { scheduledFor } = now
  const isMoved =
    scheduledFor !== undefined &&
    (before.scheduledFor === undefined || Date.parse(before.scheduledFor) !== Date.parse(scheduledFor))
  if (isMoved) correction['scheduledFor'] = scheduledFor
  return correction
}

/** The row that identifies an item. */
export function itemId(item: CompareItem): string {
  return item.kind === 'gone' ? item.before.rowId : item.now.rowId
}

/** Whether an item can be applied. */
export function isApplicable(item: CompareItem): boolean {
  switch (item.kind) {
    case 'new':
      return true
    case 'changed':
      return item.method !== 'settle-first'
    case 'gone':
      return item.method === 'withdraw'
    case 'doubtful':
    case 'unchanged':
      return false
  }
}

/** Selected by default: everything that does not withdraw an invitation, and is of one patient for certain. */
export function isSelectedByDefault(item: CompareItem): boolean {
  if (!isApplicable(item)) return false
  return item.kind === 'new' || (item.kind === 'changed' && item.method === 'correct' && !hasOtherNumber(item))
}

/** Two numbers are two patients, whatever led to the pair. */
function hasOtherNumber({ before, now }: Extract<CompareItem, { kind: 'changed' }>): boolean {
  return before.patientNumber !== '' && now.patientNumber !== '' && before.patientNumber !== now.patientNumber
}

export interface ApplyPlan {
  readonly withdraw: readonly Target[]
  readonly changes: readonly BulkAction[]
  /** Rows of the newer list to send, without those that wait for the withdrawal of their old invitation. */
  readonly create: readonly string[]
  /** Row of the old invitation → row of the newer list that replaces it. */
  readonly replace: ReadonlyMap<string, string>
  /** Patients whose appointment or contact changes: they are notified. */
  readonly notify: ReadonlySet<string>
}

const moveMinutesMax = 7 * 24 * 60

/** The selected items as actions: equal moves together, other corrections one by one. */
export function createApplyPlan(items: readonly CompareItem[], chosen: ReadonlySet<string>): ApplyPlan {
  const withdraw: Target[] = []
  const create: string[] = []
  const replace = new Map<string, string>()
  const notify = new Set<string>()
  const moves = new Map<number, Target[]>()
  const corrections: BulkAction[] = []
  for (const item of items) {
    if (!isApplicable(item) || !chosen.has(itemId(item))) continue
    if (item.kind === 'new') create.push(item.now.rowId)
    if (item.kind === 'gone') withdraw.push(targetOf(item.before))
    if (item.kind !== 'changed') continue
    const target = targetOf(item.before)
    if (item.method === 'replace') {
      withdraw.push(target)
      replace.set(target.rowId, item.now.rowId)
      continue
    }
    if (item.changes.includes('moment') || item.changes.includes('contact')) notify.add(target.rowId)
    const minutes = movedBy(item.before.content, item.correction)
    if (minutes === null) {
      corrections.push({ action: { kind: 'correct', correction: item.correction }, targets: [target] })
    } else {
      moves.set(minutes, [...(moves.get(minutes) ?? []), target])
    }
  }
  const moveSteps = [...moves].map(([minutes, targets]): BulkAction => {
    const action: InvitationAction = { kind: 'move', minutes }
    return { action, targets }
  })
  return { withdraw, changes: [...moveSteps, ...corrections], create, replace, notify }
}

function targetOf({ listId, rowId }: SentVisit): Target {
  return { listId, rowId }
}

/** The minutes, when only the appointment changes and one move can do it; otherwise null. */
function movedBy({ scheduledFor: before }: InvitationContent, correction: Correction): number | null {
  const { scheduledFor: now, ...others } = correction
  if (now === undefined || before === undefined || Object.keys(others).length > 0) return null
  const minutes = (Date.parse(now) - Date.parse(before)) / 60_000
  return Number.isInteger(minutes) && Math.abs(minutes) <= moveMinutesMax ? minutes : null
}
