import { useSyncExternalStore } from 'react'
import type { Bridge } from '#contract/channels.ts'
import { useBridge, useMirror } from '../../app/use-app.tsx'
import { type CareDesk, type CareRun, createCareDesk } from './care-desk.ts'

/** One for the window: results stay while a person goes from one screen to another. */
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

/** What is being done with sent invitations, or was done last and not dismissed. */
export function useCareRun(): CareRun | null {
  const desk = useCareDesk()
  return useSyncExternalStore(desk.subscribe, desk.read)
}
