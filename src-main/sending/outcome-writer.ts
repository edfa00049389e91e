import { type InvitationStore, isStepRefusal, type Step, type StoredInvitation } from './invitation-port.ts'

export type WrittenOutcome = { readonly invitation: StoredInvitation; readonly step: Step }

export type OutcomeWriterOptions = {
  readonly store: InvitationStore
  readonly listId: string
  /** Called with all outcomes of a commit after it. */
  readonly onWritten: (outcomes: readonly WrittenOutcome[]) => void
  /** The disk refused; the outcomes are kept and written later. */
  readonly onFailure: (code: string) => void
}

/** Writes outcomes to the disk; keeps those that the disk refuses until it accepts them. */
export type OutcomeWriter = {
  /** Resolves when it was written or the disk refused. Outcomes of the same moment are written together. */
  add(invitation: StoredInvitation, step: Step): Promise<void>
  /** Writes what was kept; false: the disk refused. */
  write(): boolean
  hasUnwritten(): boolean
}

/** The answer named an invitation of another patient: nobody can tell from it what became of this one. */
function asDoubt({ invitation, step }: WrittenOutcome): WrittenOutcome {
  const facts = { doubt: 'unreadable-answer', settledAt: step.at } as const
  return { invitation, step: { ...step, to: 'unknown', facts } }
}

export function createOutcomeWriter({ store, listId, onWritten, onFailure }: OutcomeWriterOptions): OutcomeWriter {
  let unwritten: readonly WrittenOutcome[] = []
  let writing: Promise<void> | null = null

  function write(): boolean {
    const pending = unwritten
    unwritten = []
    return writeTogether(pending)
  }

  /** In one commit, since each commit waits for the disk. */
  function writeTogether(pending: readonly WrittenOutcome[]): boolean {
    if (pending.length === 0) return true
    const steps = pending.map(({ step }) => step)
    const written = store.commit(listId, steps)
    if (written.ok) {
      onWritten(pending)
      return true
    }
    if (isStepRefusal(written.code)) {
      // One that is refused must not keep the others from being written.
      if (pending.length > 1) return pending.map((one) => writeTogether([one])).every((isWritten) => isWritten)
      return written.code === 'not-in-that-state' || writeTogether(pending.map(asDoubt))
    }
    unwritten = [...unwritten, ...pending]
    onFailure(written.code)
    return false
  }

  return {
    add(invitation, step) {
      unwritten = [...unwritten, { invitation, step }]
      writing ??= new Promise((resolve) => {
        setImmediate(() => {
          writing = null
          write()
          resolve()
        })
      })
      return writing
    },
    write,
    hasUnwritten: () => unwritten.length > 0
  }
}
