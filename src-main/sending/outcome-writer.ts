import type { InvitationStore, Step, StoredInvitation } from './store.ts'

type Outcome = { readonly invitation: StoredInvitation; readonly step: Step }

export type OutcomeWriterOptions = {
  readonly store: InvitationStore
  readonly listId: string
  /** It is on the disk: now it may be told. */
  readonly onWritten: (invitation: StoredInvitation, step: Step) => void
  /** The disk takes nothing; what was to be written is kept. */
  readonly onFailure: (code: string) => void
}

/** Puts outcomes on the disk, and keeps those that it does not take until it does. */
export type OutcomeWriter = {
  /** Resolves when it was written, or the disk refused. Those that come in together are written together. */
  add(invitation: StoredInvitation, step: Step): Promise<void>
  /** Writes what is left; false: the disk takes nothing. */
  write(): boolean
  hasUnwritten(): boolean
}

export function createOutcomeWriter({ store, listId, onWritten, onFailure }: OutcomeWriterOptions): OutcomeWriter {
  let unwritten: readonly Outcome[] = []
  let writing: Promise<void> | null = null

  function write(): boolean {
    const pending = unwritten
    unwritten = []
    return writeTogether(pending)
  }

  /** In one commit, since each costs the time of the disk. */
  function writeTogether(pending: readonly Outcome[]): boolean {
    if (pending.length === 0) return true
    const steps = pending.map(({ step }) => step)
    const written = store.commit(listId, steps)
    if (written.ok) {
      for (const { invitation, step } of pending) onWritten(invitation, step)
      return true
    }
    if (written.code === 'not-in-that-state') {
      // One that is no longer being sent must not take the others with it.
      return pending.length === 1 || pending.map((one) => writeTogether([one])).every((isWritten) => isWritten)
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
