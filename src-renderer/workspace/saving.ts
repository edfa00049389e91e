/** `saved`, `saving`, or the code of the failure that stands in the way. */
export type SavingState = 'saved' | 'saving' | { readonly failed: string }

export type Write = () => Promise<{ readonly ok: true } | { readonly ok: false; readonly code: string }>

/** Writes one after the other, in the order in which they came. */
export interface Saving {
  add(write: Write): void
  /** Resolves when nothing waits any more. */
  settled(): Promise<void>
}

/** A write that fails is said and does not hold the later ones up: each stands for itself. */
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
