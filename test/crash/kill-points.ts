import type { HcwServer } from '../../src-main/hcw/server.ts'
import type { InvitationStore, Step } from '../../src-main/sending/store.ts'

/** Where the process ends itself with SIGKILL: nothing is flushed, closed or said. */
export const killPoints = [
  'before-attempt',
  'after-attempt',
  'request-out',
  'answered',
  'after-outcome',
  'before-checking',
  'after-checking',
  'before-resolution',
  'after-resolution'
] as const
export type KillPoint = (typeof killPoints)[number]

/** The process ends the `nth` time it comes to the point. */
export type Kill = { readonly point: KillPoint; readonly nth: number }

export type Deadly = {
  readonly store: (store: InvitationStore) => InvitationStore
  readonly server: (server: HcwServer) => HcwServer
}

export function deadly(kill: Kill | null): Deadly {
  let passed = 0
  const pass = (point: KillPoint) => {
    if (kill?.point !== point) return
    passed += 1
    if (passed === kill.nth) process.kill(process.pid, 'SIGKILL')
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
    server: (server) => ({
      ...server,
      async createInvite(rowId, content) {
        const outcome = server.createInvite(rowId, content)
        // The request is handed over in the tasks that follow; some of it, or all, is out by then.
        if (kill?.point === 'request-out') setTimeout(() => pass('request-out'), kill.nth % 4)
        await outcome
        pass('answered')
        return outcome
      }
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
