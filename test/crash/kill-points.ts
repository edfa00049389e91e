import type { Outcome } from '../../src-main/hcw/outcome.ts'
import type { HcwServer } from '../../src-main/hcw/server.ts'
import type { ActionStore } from '../../src-main/invitation-actions/action-port.ts'
import type { InvitationStore, Step } from '../../src-main/sending/invitation-port.ts'

/** Where the process kills itself with SIGKILL: nothing is flushed, closed or reported. */
export const killPoints = [
  'before-attempt',
  'after-attempt',
  'request-out',
  'answered',
  'after-outcome',
  'before-checking',
  'after-checking',
  'before-resolution',
  'after-resolution',
  'before-care',
  'after-care',
  'care-request-out',
  'care-answered',
  'before-care-outcome',
  'after-care-outcome'
] as const
export type KillPoint = (typeof killPoints)[number]

/** The process ends when it reaches the point for the `nth` time. */
export type Kill = { readonly point: KillPoint; readonly nth: number }

export interface Deadly {
  readonly store: (store: InvitationStore) => InvitationStore
  readonly care: (store: ActionStore) => ActionStore
  readonly server: (server: HcwServer) => HcwServer
}

export function deadly(kill: Kill | null): Deadly {
  let passed = 0
  const pass = (point: KillPoint) => {
    if (kill?.point !== point) return
    passed += 1
    if (passed === kill.nth) process.kill(process.pid, 'SIGKILL')
  }
  /** The request is sent in the following tasks; part or all of it has left by then. */
  async function passing<Value>(
    out: KillPoint,
    answered: KillPoint,
    request: () => Promise<Outcome<Value>>
  ): Promise<Outcome<Value>> {
    const outcome = request()
    if (kill?.point === out) setTimeout(() => pass(out), kill.nth % 4)
    await outcome
    pass(answered)
    return outcome
  }

  return {
    store: (store) => ({
      ...store,
      commit(listId, steps, audit) {
        const points = pointsOf(steps)
        if (points.before !== undefined) pass(points.before)
        const written = store.commit(listId, steps, audit)
        if (points.after !== undefined) pass(points.after)
        return written
      }
    }),
    care: (store) => ({
      ...store,
      begin(...input) {
        pass('before-care')
        const begun = store.begin(...input)
        pass('after-care')
        return begun
      },
      update(target, settlement) {
        if (settlement.attempt === undefined) return store.update(target, settlement)
        pass('before-care-outcome')
        const settled = store.update(target, settlement)
        pass('after-care-outcome')
        return settled
      }
    }),
    server: (server) => ({
      ...server,
      createInvite: (...input) => passing('request-out', 'answered', () => server.createInvite(...input)),
      patchInvite: (...input) => passing('care-request-out', 'care-answered', () => server.patchInvite(...input)),
      resendInvite: (...input) => passing('care-request-out', 'care-answered', () => server.resendInvite(...input)),
      deleteInvite: (...input) => passing('care-request-out', 'care-answered', () => server.deleteInvite(...input))
    })
  }
}

function pointsOf(steps: readonly Step[]): { readonly before?: KillPoint; readonly after?: KillPoint } {
  const [step] = steps
  if (step === undefined) return {}
  if (step.beginAttempt !== undefined) return { before: 'before-attempt', after: 'after-attempt' }
  if (step.endAttempt !== undefined && step.from === 'sending') return { after: 'after-outcome' }
  if (step.to === 'checking') return { before: 'before-checking', after: 'after-checking' }
  if (step.from === 'checking') return { before: 'before-resolution', after: 'after-resolution' }
  return {}
}
