import type { BusyReason } from '#contract/busy.ts'
import { fail, type Result, succeed } from '#contract/call.ts'
import type { CallInput, CallOutput, Handlers } from '#contract/channels.ts'
import { rowsPerCall } from '#contract/limits.ts'
import type { InvitationStore } from '../sending/invitation-port.ts'
import type { AppendAudit } from './audit-writer.ts'

type Gated = Pick<Handlers, 'sending.start' | 'sending.checkElsewhere' | 'sending.decideHeld'>

/**
 * Where something may have been sent that the records do not know, the server is asked about the list before each batch of
 * it, and what it has becomes the rows' own: their links are here again, and nothing of it is sent. Where it cannot be
 * asked, nothing is sent but what a person has given their word for.
 *
 * @param inTheWay what a batch of the list has to wait for: nothing is asked about it meanwhile.
 */
export function askForOlderRecords<Given extends Gated>(
  handlers: Given,
  wereOlder: boolean,
  store: Pick<InvitationStore, 'inStates'>,
  inTheWay: (input: CallInput<'sending.start'>) => BusyReason | null,
  appendAudit: AppendAudit
): Given {
  if (!wereOlder) return handlers

  async function check(input: CallInput<'sending.checkElsewhere'>): Promise<CallOutput<'sending.checkElsewhere'>> {
    const checked = await handlers['sending.checkElsewhere'](input)
    if (!checked.ok || !checked.value.isAsked) return checked
    const found = foundElsewhere(store, input.listId)
    if (!found.ok) return found
    let held = found.value.length
    for (let first = 0; first < found.value.length; first += rowsPerCall) {
      const rowIds = found.value.slice(first, first + rowsPerCall)
      const taken = await handlers['sending.decideHeld']({ listId: input.listId, rowIds, decision: 'take-over' })
      // What cannot be taken over now stays held back, and is at the next question.
      if (!taken.ok) break
      held -= rowIds.length - taken.value.refused.length
    }
    return succeed({ ...checked.value, held })
  }

  return {
    ...handlers,
    'sending.checkElsewhere': check,
    'sending.start': async (input) => {
      const holder = inTheWay(input)
      if (holder !== null) return fail(`busy-${holder}`)
      const checked = await check({ listId: input.listId, fromScratch: true })
      if (!checked.ok) return checked
      if (checked.value.isAsked) return handlers['sending.start'](input)
      if (input.isUnasked !== true) return fail('older-not-asked')
      const started = await handlers['sending.start'](input)
      if (started.ok) await appendAudit({ action: 'batch-unasked', listId: input.listId, count: 1 })
      return started
    }
  }
}

/** Rows that are held back for an invitation that the server has, and that these records do not know. */
function foundElsewhere(store: Pick<InvitationStore, 'inStates'>, listId: string): Result<readonly string[]> {
  const held = store.inStates(listId, ['held'])
  if (!held.ok) return held
  return succeed(held.value.filter(({ facts }) => facts.elsewhere !== undefined).map(({ rowId }) => rowId))
}
