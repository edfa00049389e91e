/** `saved`, `saving`, or the code of the failure. */
export type SavingState = 'saved' | 'saving' | { readonly failed: string }

export type Write = () => Promise<{ readonly ok: true } | { readonly ok: false; readonly code: string }>

/** Runs writes one after the other, in order. */
export interface Saving {
  add(write: Write): void
  /** Resolves when no write is pending. */
  settled(): Promise<void>
}

/** A failed write is reported and does not stop the later ones. */
export function createSaving(told: (state: SavingState) => void): Saving {
  let last: Promise<void> = Promise.resolve()
  let waiting = 0
  let failure: string | null = null
  return {
    add(write) {
      waiting += 1
      if (waiting === 1) told('saving')
      last = last.then(async () => {
        const answer = await write()
        failure = answer.ok ? failure : answer.code
        waiting -= 1
        if (waiting > 0) return
        told(failure === null ? 'saved' : { failed: failure })
        failure = null
      })
    },
    settled: () => last
  }
}
