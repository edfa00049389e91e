import { z } from 'zod'
import { closeReason } from './close-request.ts'
import { invitationView } from './invitation.ts'
import { actionProgress, boardEntry, targetResult } from './invitation-actions.ts'
import { listId } from './list.ts'
import { batchView, lookUpView } from './sending.ts'

/**
 * Something changed in the main process. Changes are numbered without gaps, starting after the sequence number of
 * `app.snapshot`; a window that misses one requests a new snapshot.
 */
export const changeEvent = z.discriminatedUnion('kind', [
  /** `listIds`: only these were added, changed or removed; absent: any may have been. */
  z.object({ kind: z.literal('lists'), listIds: z.array(listId).optional() }),
  /** Patients of these lists were erased: the window must drop them. Implies `lists`. */
  z.object({ kind: z.literal('erased'), lists: z.array(listId) }),
  z.object({ kind: z.literal('templates') }),
  /** The directory of doctors of some connection. */
  z.object({ kind: z.literal('directory') }),
  z.object({ kind: z.literal('connections') }),
  z.object({ kind: z.literal('settings') }),
  z.object({ kind: z.literal('batch'), batch: batchView.nullable() }),
  z.object({ kind: z.literal('look-ups'), lookUps: z.array(lookUpView) }),
  z.object({ kind: z.literal('invitations'), listId, invitations: z.array(invitationView) }),
  /** `results`: those since the last change of this kind; `actions.view` returns all of them. */
  z.object({ kind: z.literal('action'), progress: actionProgress, results: z.array(targetResult) }),
  /** Sent invitations whose status, content or last action changed. */
  z.object({ kind: z.literal('board'), entries: z.array(boardEntry) }),
  /** The system opened a file with the app: get it with `files.takeOpened`. */
  z.object({ kind: z.literal('file-opened') }),
  /**
   * The user wants to close while invitations are being sent or the window has unsaved changes: the app ends after that.
   * null: nobody is asked any more, and the app stays open.
   */
  z.object({ kind: z.literal('close-requested'), about: closeReason.nullable() }),
  z.object({ kind: z.literal('practice-messages') }),
  /** Whether the window hides patients because the user is absent. */
  z.object({ kind: z.literal('lock'), isLocked: z.boolean() }),
  /** The restore of quarantined invitations made progress: get it with `restore.view`. */
  z.object({ kind: z.literal('restore') }),
  /** The audit log was verified: get the result with `audit.lastCheck`. */
  z.object({ kind: z.literal('audit') }),
  /** The menu's "open a list". */
  z.object({ kind: z.literal('open-requested') }),
  /** How much is done of long work before the records are open, from 0 to 1: the answer to `app.snapshot` waits for it. */
  z.object({ kind: z.literal('opening'), fraction: z.number().min(0).max(1) }),
  /** Everything may have changed: request a new snapshot. */
  z.object({ kind: z.literal('reload') })
])
export type ChangeEvent = z.infer<typeof changeEvent>

/** Every event of the contract, with its payload. */
export const events = {
  change: z.object({ sequence: z.int().min(1), change: changeEvent })
} as const
