import { randomUUID } from 'node:crypto'
import { fail, succeed } from '#contract/call.ts'
import type { Handlers } from '#contract/channels.ts'
import type { DoctorResult, doctorCalls } from '#contract/doctor.ts'
import { examine } from '../hcw/doctor.ts'
import type { Routes } from '../network/routes.ts'
import type { connectionReader } from './typed-connection.ts'

/** Calls for the diagnostics of a connection: one run at a time, step by step. */
export function doctorDesk({
  readTyped,
  routes,
  now
}: {
  readonly readTyped: ReturnType<typeof connectionReader>
  readonly routes: Routes
  readonly now: () => number
}): Pick<Handlers, keyof typeof doctorCalls> {
  let run: {
    readonly runId: string
    readonly steps: AsyncGenerator<DoctorResult, void>
    readonly abort: AbortController
  } | null = null

  function stop(): void {
    run?.abort.abort()
    run = null
  }

  return {
    'doctor.begin': async (typed) => {
      const examined = await readTyped(typed)
      if (!examined.ok) return examined
      stop()
      const abort = new AbortController()
      const steps = examine(examined.value, { routes, now, signal: abort.signal })
      run = { runId: randomUUID(), steps, abort }
      return succeed({ runId: run.runId })
    },
    'doctor.next': async ({ runId }) => {
      const current = run
      if (current?.runId !== runId) return fail('no-such-run')
      const { value } = await current.steps.next()
      // Stopped or replaced while the step was running: its result is obsolete.
      if (current.abort.signal.aborted) return fail('no-such-run')
      if (value === undefined) stop()
      return succeed(value ?? null)
    },
    'doctor.stop': ({ runId }) => {
      if (run?.runId === runId) stop()
      return succeed(null)
    }
  }
}
