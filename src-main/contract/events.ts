import { z } from 'zod'
import { invitationView } from './invitation.ts'
import { listId } from './list.ts'
import { batchView } from './sending.ts'

/**
 * Something changed in the main process. Deltas are numbered without gaps from the number that `app.snapshot` told;
 * a window that misses one asks for a new snapshot.
 */
export const change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('lists') }),
  z.object({ kind: z.literal('kinds') }),
  z.object({ kind: z.literal('connections') }),
  z.object({ kind: z.literal('settings') }),
  z.object({ kind: z.literal('batch'), batch: batchView.nullable() }),
  z.object({ kind: z.literal('invitations'), listId, invitations: z.array(invitationView) }),
  /** A file was given to the app by the system: ask with `files.takeOpened`. */
  z.object({ kind: z.literal('file-opened') }),
  /** The person asked to close while invitations are on their way. */
  z.object({ kind: z.literal('close-asked') }),
  z.object({ kind: z.literal('practice-messages') }),
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
