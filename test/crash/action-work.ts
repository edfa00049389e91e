import type { BoardEntry, InvitationAction } from '#contract/invitation-actions.ts'
import { v5Capabilities } from '../../src-main/hcw/capabilities.ts'
import type { ActionStore } from '../../src-main/invitation-actions/action-port.ts'
import { toBoardEntry } from '../../src-main/invitation-actions/board-entry.ts'
import type { InvitationActions } from '../../src-main/invitation-actions/invitation-actions.ts'
import type { Clock } from '../../src-main/sending/clock.ts'
import { unwrap } from '../support/result.ts'

const roundsMax = 30
export const movedByMinutes = 30

/** The action on the invitation of a row, by its number: each is done exactly once. */
export function actionOf(number: number): InvitationAction {
  const actions: readonly InvitationAction[] = [
    { kind: 'move', minutes: movedByMinutes },
    { kind: 'correct', correction: { lastName: correctedName(number) } },
    { kind: 'resend' },
    { kind: 'withdraw' }
  ]
  return actions[number % actions.length] ?? { kind: 'refresh' }
}

export function correctedName(number: number): string {
  return `Renamed${number}`
}

/** The final state of a row according to the app. */
export interface ActionRow {
  readonly number: number
  readonly rowId: string
  readonly state: BoardEntry['state']
  readonly lastName: string
  readonly scheduledFor: number
  readonly action: NonNullable<BoardEntry['lastAction']>['outcome'] | 'none'
}

/**
 * Runs the due action on each invitation, as a user would after a crash: first refreshes what has no outcome, then
 * repeats what was certainly not done. A message that may have been sent is not sent again.
 */
export async function finishActions(
  actions: InvitationActions,
  store: ActionStore,
  clock: Clock,
  listId: string,
  numberOf: (rowId: string) => number
): Promise<readonly ActionRow[]> {
  const read = () => unwrap(store.ofList(listId, { offset: 0, limit: 2000 })).map(toBoardEntry)
  const run = async (action: InvitationAction, entries: readonly BoardEntry[]) => {
    if (entries.length === 0) return
    const started = await actions['actions.start']({ action, targets: entries.map(({ target }) => target) })
    // On a busy machine the sign-in may have no answer in time: the next round tries again, as a user would.
    if (started.ok) await finished(actions)
  }
  const isOpen = ({ state, lastAction }: BoardEntry) =>
    state === 'created' &&
    lastAction?.kind !== 'resend' &&
    (lastAction?.outcome === 'open' || lastAction?.outcome === 'doubt')
  const isDue = ({ state, lastAction }: BoardEntry) =>
    state === 'created' && (lastAction === undefined || lastAction.outcome === 'not-done')

  for (let round = 0; round < roundsMax; round += 1) {
    await run({ kind: 'refresh' }, read().filter(isOpen))
    if (read().some(isOpen)) {
      await clock.sleep(v5Capabilities.requestEndsAfterMs)
      continue
    }
    const due = read().filter(isDue)
    if (due.length === 0) break
    for (const [, some] of Map.groupBy(due, ({ target }) => actionOf(numberOf(target.rowId)).kind)) {
      if (actionOf(numberOf(some[0]?.target.rowId ?? '')).kind !== 'correct') {
        await run(actionOf(numberOf(some[0]?.target.rowId ?? '')), some)
      } else for (const one of some) await run(actionOf(numberOf(one.target.rowId)), [one])
    }
  }
  return read().map(({ target, state, content, lastAction }) => ({
    number: numberOf(target.rowId),
    rowId: target.rowId,
    state,
    lastName: content.lastName,
    scheduledFor: Date.parse(content.scheduledFor ?? ''),
    action: lastAction?.outcome ?? 'none'
  }))
}

function finished(actions: InvitationActions): Promise<void> {
  return new Promise((resolve) => {
    const look = async () => {
      if (unwrap(await actions['actions.view'](undefined))?.phase !== 'finished') return
      stop()
      resolve()
    }
    const stop = actions.onChange(() => void look())
    void look()
  })
}
