import { useSyncExternalStore } from 'react'
import type { Bridge } from '#contract/channels.ts'
import { useBridge, useMirror } from '../../app/use-app.tsx'
import { type CareDesk, type CareRun, createCareDesk } from './care-desk.ts'

/** One per window: results stay when the user changes the screen. */
const desks = new WeakMap<Bridge, CareDesk>()

export function useCareDesk(): CareDesk {
  const bridge = useBridge()
  const mirror = useMirror()
  const known = desks.get(bridge)
  if (known !== undefined) return known
  const made = createCareDesk(bridge, mirror)
  desks.set(bridge, made)
  return made
}

/** The running action, or the last one that was not dismissed. */
export function useCareRun(): CareRun | null {
  const desk = useCareDesk()
  return useSyncExternalStore(desk.subscribe, desk.read)
}
