import { useEffect, useRef, useState } from 'react'
import type { CallInput } from '#contract/channels.ts'
import type { DiagnosticResult } from '#contract/diagnostics.ts'
import { useBridge } from '../../app/use-app.tsx'
import type { Failure } from '../../state/failure.ts'

/** The progress of the diagnostics. `stopped`: by the user. */
export interface Examination {
  readonly phase: 'running' | 'done' | 'stopped' | 'failed'
  readonly results: readonly DiagnosticResult[]
  readonly failure?: Failure
}

const begun: Examination = { phase: 'running', results: [] }

/** Runs the diagnostics for the connection as typed when this was mounted, one step after the other. */
export function useExamination(typed: CallInput<'diagnostics.start'>) {
  const { calls } = useBridge()
  const [first] = useState(typed)
  const [number, setNumber] = useState(1)
  const [examination, setExamination] = useState(begun)
  const abort = useRef<AbortController>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each number is an examination of its own
  useEffect(() => {
    const controller = new AbortController()
    abort.current = controller
    setExamination(begun)
    void examine(calls, first, controller.signal, setExamination)
    return () => controller.abort()
  }, [calls, first, number])

  return {
    examination,
    stop: () => {
      abort.current?.abort()
      setExamination(({ results }) => ({ phase: 'stopped', results }))
    },
    again: () => setNumber((before) => before + 1)
  }
}

async function examine(
  calls: ReturnType<typeof useBridge>['calls'],
  typed: CallInput<'diagnostics.start'>,
  signal: AbortSignal,
  show: (examination: Examination) => void
): Promise<void> {
  const begin = await calls['diagnostics.start'](typed)
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
