import { z } from 'zod'
import { boardEntry, careProgress, careResult } from './aftercare.ts'
import { invitationView } from './invitation.ts'
import { listId } from './list.ts'
import { batchView } from './sending.ts'

/**
 * Something changed in the main process. Deltas are numbered without gaps from the number that `app.snapshot` told;
 * a window that misses one asks for a new snapshot.
 */
export const change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('lists') }),
  /** Patients of these lists were erased: whatever a window shows of them must go. Tells of the lists themselves too. */
  z.object({ kind: z.literal('erased'), lists: z.array(listId) }),
  z.object({ kind: z.literal('kinds') }),
  z.object({ kind: z.literal('connections') }),
  z.object({ kind: z.literal('settings') }),
  z.object({ kind: z.literal('batch'), batch: batchView.nullable() }),
  z.object({ kind: z.literal('invitations'), listId, invitations: z.array(invitationView) }),
  /** `results`: those settled since the last change of this kind; all of them by `care.view`. */
  z.object({ kind: z.literal('care'), care: careProgress, results: z.array(careResult) }),
  /** Sent invitations whose standing, content or last care changed. */
  z.object({ kind: z.literal('board'), entries: z.array(boardEntry) }),
  /** A file was given to the app by the system: ask with `files.takeOpened`. */
  z.object({ kind: z.literal('file-opened') }),
  /** The person asked to close while invitations are on their way, or while the window holds what is not stored. */
  z.object({ kind: z.literal('close-asked') }),
  z.object({ kind: z.literal('practice-messages') }),
  /** Whether the window hides patients, because nobody is in front of it. */
  z.object({ kind: z.literal('lock'), isLocked: z.boolean() }),
  /** Invitations of records that were set aside are being fetched: ask with `rebuild.view`. */
  z.object({ kind: z.literal('rebuild') }),
  /** The journal was checked: ask with `audit.lastCheck`. */
  z.object({ kind: z.literal('audit') }),
  /** The menu's "open a list". */
  z.object({ kind: z.literal('open-asked') }),
  /** Everything may be different: ask for a new snapshot. */
  z.object({ kind: z.literal('anew') })
])
export type Change = z.infer<typeof change>

/** Every event of the contract, with its payload. */
export const events = {
  change: z.object({ sequence: z.int().min(1), change })
} as const
