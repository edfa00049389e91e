import { z } from 'zod'

/** Why a person is asked before the app closes: invitations are being sent, or changes of the window are not stored yet. */
export const closeReason = z.enum(['sending', 'saving'])
export type CloseReason = z.infer<typeof closeReason>
