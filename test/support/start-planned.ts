import type { CallOutput } from '#contract/channels.ts'
import type { Sending } from '../../src-main/sending/sending.ts'

/** The name of no batch. */
export const noBatch = '0'.repeat(64)

/** Sends what the plan tells now, as a user does who has just read it. */
export async function startPlanned(
  { plan, start }: Pick<Sending, 'plan' | 'start'>,
  listId: string
): Promise<CallOutput<'sending.start'>> {
  const told = await plan({ listId })
  return start({ listId, batchHash: told.ok ? told.value.batchHash : noBatch })
}
