import type { WebContents } from 'electron'
import type { Clock } from '../sending/clock.ts'

/** From the press of a key or a button to the call that follows it. */
const freshMs = 3000

const presses: ReadonlySet<string> = new Set(['rawKeyDown', 'keyDown', 'mouseDown', 'touchStart'])

/** What a person does in the window, as the system reports it to the main process: a page cannot make it up. */
export interface PersonInput {
  watch(contents: WebContents): void
  /** Whether a key or a button was pressed just now; true once for each. */
  hasActed(): boolean
  /** What was pressed so far does not count any more. */
  forget(): void
}

export function createPersonInput({ monotonic }: Pick<Clock, 'monotonic'>): PersonInput {
  let pressedAt: number | null = null
  return {
    watch(contents) {
      contents.on('input-event', (_event, { type }) => {
        if (presses.has(type)) pressedAt = monotonic()
      })
    },
    hasActed() {
      const isFresh = pressedAt !== null && monotonic() - pressedAt < freshMs
      pressedAt = null
      return isFresh
    },
    forget() {
      pressedAt = null
    }
  }
}
