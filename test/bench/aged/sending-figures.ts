import type { Target } from '#contract/invitation-actions.ts'
import { createInvitationActions } from '../../../src-main/invitation-actions/invitation-actions.ts'
import { createLeases } from '../../../src-main/leases/leases.ts'
import type { Records } from '../../../src-main/records/index.ts'
import { systemClock } from '../../../src-main/sending/clock.ts'
import { createSending } from '../../../src-main/sending/sending.ts'
import { finishedAction } from '../../invitation-actions/actions-fixture.ts'
import { contentOf, rowIdOf, serverAt, unpaced } from '../../sending/engine.ts'
import { makeList } from '../../support/records.ts'
import { unwrap } from '../../support/result.ts'
import { startPlanned } from '../../support/start-planned.ts'

/** ms, for a list of 200 patients. */
export interface SendingFigures {
  /** From the plan that the user is told to the batch, on the disk. */
  readonly batchStartMs: number
  /** The status of all of them, asked of the server and written, without the rate limit. */
  readonly refreshMs: number
}

const connectionId = 'hospital'
const patients = 200
/** Lists, each of other patients; the median of them counts. */
const runs = 5

/** Sends lists to the practice server at this address, as in the app. */
export async function measureSending(records: Records, url: string): Promise<SendingFigures> {
  const server = serverAt(url)
  const shared = {
    clock: systemClock,
    chosenConnectionId: () => connectionId,
    serverFor: () => server,
    ratePerSecond: () => unpaced,
    leases: createLeases()
  }
  const sending = createSending({ ...shared, store: records.invitations })
  const actions = createInvitationActions({ ...shared, store: records.actions })
  const starts: number[] = []
  const refreshes: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const targets = await planList(records, sending, run * patients + 1)
    const [{ listId }] = targets as [Target]
    const ended = new Promise<void>((resolve) => {
      const stop = sending.onChange(() => {
        if (sending.view()?.phase !== 'finished') return
        stop()
        resolve()
      })
    })
    const startedAt = performance.now()
    unwrap(await startPlanned(sending, listId))
    starts.push(performance.now() - startedAt)
    await ended
    const refreshedAt = performance.now()
    unwrap(await actions['actions.start']({ action: { kind: 'refresh' }, targets }))
    await finishedAction(actions)
    refreshes.push(performance.now() - refreshedAt)
  }
  await actions.drain()
  await sending.drain()
  const median = (times: readonly number[]) =>
    times.toSorted((one, other) => one - other)[Math.floor(runs / 2)] ?? Number.NaN
  return { batchStartMs: median(starts), refreshMs: median(refreshes) }
}

/** A list whose rows are prepared. `first`: the number of its first patient. */
async function planList(
  records: Records,
  { prepare }: ReturnType<typeof createSending>,
  first: number
): Promise<Target[]> {
  const listId = makeList(records, patients, first)
  const numbers = Array.from({ length: patients }, (_, index) => first + index)
  const invitations = numbers.map((number) => ({ rowId: rowIdOf(number), content: contentOf(number) }))
  unwrap(await prepare({ listId, begin: true, invitations }))
  return invitations.map(({ rowId }) => ({ listId, rowId }))
}
