import type { ChangeEvent } from '#contract/events.ts'
import type { RefusalCode, UnknownReason } from '#contract/invitation.ts'
import type { BatchView } from '#contract/sending.ts'
import type { LogEvent } from './log-event.ts'

type Answer =
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  | { readonly kind: 'in-doubt'; readonly code: UnknownReason }

/**
 * Logs each new phase of batches and actions, and at the end of a batch the number of each of the server's answers.
 * Must be called with every change.
 */
export function createChangeLogger(write: (event: LogEvent) => void): (change: ChangeEvent) => void {
  let batchKey = ''
  let actionKey = ''
  /** Answers in the running batch, by row. */
  let answers = new Map<string, Answer | null>()
  let answersOf = ''

  function logBatch(batch: BatchView): void {
    const { listId: list, phase, wait, total, queued, created, recovered, refused, unknown, held, startedAt } = batch
    const key = JSON.stringify([list, startedAt, phase, wait?.reason])
    if (key === batchKey) return
    batchKey = key
    const counts = { total, queued, created, recovered, refused, unknown, held }
    write({ kind: 'batch', list, phase, ...(wait !== undefined && { wait: wait.reason }), ...counts })
    if (phase !== 'finished') return
    for (const [code, some] of Map.groupBy(answers.values(), (answer) =>
      answer === null ? '' : JSON.stringify(answer)
    )) {
      if (code !== '' && answersOf === list) write({ ...(JSON.parse(code) as Answer), list, count: some.length })
    }
    answers = new Map()
  }

  return (change) => {
    switch (change.kind) {
      case 'batch':
        if (change.batch !== null) logBatch(change.batch)
        break
      case 'invitations':
        if (answersOf !== change.listId) answers = new Map()
        answersOf = change.listId
        for (const { rowId, refusal, doubt } of change.invitations) {
          answers.set(rowId, answerOf(refusal, doubt))
        }
        break
      case 'action': {
        const { actionId, action, phase, wait, endedBy, total, completed } = change.progress
        const key = JSON.stringify([actionId, phase, wait?.reason])
        if (key === actionKey) return
        actionKey = key
        write({
          kind: 'action',
          actionId,
          action: action.kind,
          phase,
          ...(wait !== undefined && { wait: wait.reason }),
          ...(endedBy !== undefined && { endedBy }),
          total,
          completed
        })
        break
      }
      default:
    }
  }
}

function answerOf(refusal: RefusalCode | undefined, doubt: UnknownReason | undefined): Answer | null {
  if (refusal !== undefined) return { kind: 'refused', code: refusal }
  return doubt === undefined ? null : { kind: 'in-doubt', code: doubt }
}
