/** `saved`, `saving`, or the code of the failure. */
export type SaveState = 'saved' | 'saving' | { readonly failed: string }

export type Write = () => Promise<{ readonly ok: true } | { readonly ok: false; readonly code: string }>

/** Runs writes one after the other, in order. */
export interface WriteQueue {
  add(write: Write): void
  /** Resolves when no write is pending. */
  flushed(): Promise<void>
}

/** A failed write is reported and does not stop the later ones. */
export function createWriteQueue(onState: (state: SaveState) => void): WriteQueue {
  let last: Promise<void> = Promise.resolve()
  let waiting = 0
  let failure: string | null = null
  return {
    add(write) {
      waiting += 1
      if (waiting === 1) onState('saving')
      last = last.then(async () => {
        const answer = await write()
        failure = answer.ok ? failure : answer.code
        waiting -= 1
        if (waiting > 0) return
        onState(failure === null ? 'saved' : { failed: failure })
        failure = null
      })
    },
    flushed: () => last
  }
}
