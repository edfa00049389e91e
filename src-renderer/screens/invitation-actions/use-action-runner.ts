import { useSyncExternalStore } from 'react'
import type { Bridge } from '#contract/channels.ts'
import { useAppStore, useBridge } from '../../state/use-app.tsx'
import { type ActionRun, type ActionRunner, createActionRunner } from './action-runner.ts'

/** One per window: results stay when the user changes the screen. */
const runners = new WeakMap<Bridge, ActionRunner>()

export function useActionRunner(): ActionRunner {
  const bridge = useBridge()
  const store = useAppStore()
  const existing = runners.get(bridge)
  if (existing !== undefined) return existing
  const created = createActionRunner(bridge, store)
  runners.set(bridge, created)
  return created
}

/** The running action, or the last one that was not dismissed. */
export function useActionRun(): ActionRun | null {
  const runner = useActionRunner()
  return useSyncExternalStore(runner.subscribe, runner.read)
}
