import { randomUUID } from 'node:crypto'
import { fail, succeed } from '#contract/call.ts'
import type { Handlers } from '#contract/channels.ts'
import type { DiagnosticResult, diagnosticsCalls } from '#contract/diagnostics.ts'
import { serverModuleOf } from '../hcw/server-of.ts'
import type { ProxyResolver } from '../network/proxy-resolver.ts'
import type { createConnectionDraftResolver } from './connection-draft.ts'

/** Calls for the diagnostics of a connection: one run at a time, step by step. */
export function createDiagnosticsHandlers({
  resolveDraft,
  routes: proxyResolver,
  now
}: {
  readonly resolveDraft: ReturnType<typeof createConnectionDraftResolver>
  readonly routes: ProxyResolver
  readonly now: () => number
}): Pick<Handlers, keyof typeof diagnosticsCalls> {
  let run: {
    readonly runId: string
    readonly steps: AsyncGenerator<DiagnosticResult, void>
    readonly abort: AbortController
  } | null = null

  function stop(): void {
    run?.abort.abort()
    run = null
  }

  return {
    'diagnostics.start': async (typed) => {
      const examined = await resolveDraft(typed)
      if (!examined.ok) return examined
      stop()
      const abort = new AbortController()
      const steps = serverModuleOf(examined.value.protocol).diagnose(examined.value, {
        proxyResolver,
        now,
        signal: abort.signal
      })
      run = { runId: randomUUID(), steps, abort }
      return succeed({ runId: run.runId })
    },
    'diagnostics.next': async ({ runId }) => {
      const current = run
      if (current?.runId !== runId) return fail('no-such-run')
      const { value } = await current.steps.next()
      // Stopped or replaced while the step was running: its result is obsolete.
      if (current.abort.signal.aborted) return fail('no-such-run')
      if (value === undefined) stop()
      return succeed(value ?? null)
    },
    'diagnostics.stop': ({ runId }) => {
      if (run?.runId === runId) stop()
      return succeed(null)
    }
  }
}
