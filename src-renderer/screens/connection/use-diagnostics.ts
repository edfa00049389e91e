import { useEffect, useRef, useState } from 'react'
import type { CallInput } from '#contract/channels.ts'
import type { DiagnosticResult } from '#contract/diagnostics.ts'
import type { Failure } from '../../state/failure.ts'
import { useBridge } from '../../state/use-app.tsx'

/** The progress of the diagnostics. `stopped`: by the user. */
export interface DiagnosticsRun {
  readonly phase: 'running' | 'done' | 'stopped' | 'failed'
  readonly results: readonly DiagnosticResult[]
  readonly failure?: Failure
}

const startedRun: DiagnosticsRun = { phase: 'running', results: [] }

/** Runs the diagnostics for the connection as typed when this was mounted, one step after the other. */
export function useDiagnostics(draft: CallInput<'diagnostics.start'>) {
  const { calls } = useBridge()
  const [first] = useState(draft)
  const [number, setNumber] = useState(1)
  const [run, setRun] = useState(startedRun)
  const abort = useRef<AbortController>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each number is an examination of its own
  useEffect(() => {
    const controller = new AbortController()
    abort.current = controller
    setRun(startedRun)
    void runDiagnostics(calls, first, controller.signal, setRun)
    return () => controller.abort()
  }, [calls, first, number])

  return {
    examination: run,
    stop: () => {
      abort.current?.abort()
      setRun(({ results }) => ({ phase: 'stopped', results }))
    },
    again: () => setNumber((before) => before + 1)
  }
}

async function runDiagnostics(
  calls: ReturnType<typeof useBridge>['calls'],
  draft: CallInput<'diagnostics.start'>,
  signal: AbortSignal,
  show: (run: DiagnosticsRun) => void
): Promise<void> {
  const begin = await calls['diagnostics.start'](draft)
  if (signal.aborted) return
  if (!begin.ok) return show({ phase: 'failed', results: [], failure: begin })
  const { runId } = begin.value
  signal.addEventListener('abort', () => void calls['diagnostics.stop']({ runId }))
  const results: DiagnosticResult[] = []
  for (;;) {
    const answer = await calls['diagnostics.next']({ runId })
    if (signal.aborted) return
    if (!answer.ok) return show({ phase: 'failed', results: [...results], failure: answer })
    if (answer.value === null) return show({ phase: 'done', results: [...results] })
    results.push(answer.value)
    show({ phase: 'running', results: [...results] })
  }
}
