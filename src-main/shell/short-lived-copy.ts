import type { Clock } from '../sending/clock.ts'

/** Whoever pastes after it a minute later has long pasted; whoever sits down at the computer then finds nothing. */
export const copyLivesMs = 60_000

/** The system's clipboard, as far as it is needed here. */
export interface Clipboard {
  writeText(text: string): Promise<void>
  readText(): Promise<string>
  clear(): void
}

/** Links on the clipboard. A link opens a consultation: it does not stay there for whoever pastes next. */
export interface ShortLivedCopy {
  /** Puts the text on the clipboard and takes it off after {@link copyLivesMs}, if it is still there. */
  copy(text: string): Promise<void>
  /** At the end of the app: takes off what was copied last, if it is still there. */
  clear(): Promise<void>
}

export function createShortLivedCopy(clipboard: Clipboard, clock: Pick<Clock, 'sleep'>): ShortLivedCopy {
  let copied: string | null = null
  let waiting = new AbortController()

  async function clear(): Promise<void> {
    const text = copied
    copied = null
    waiting.abort()
    if (text === null) return
    try {
      // What a person has copied since, here or elsewhere, is theirs.
      if ((await clipboard.readText()) === text) clipboard.clear()
    } catch {
      // A clipboard that another program holds: there is nothing to take off that could be told apart.
    }
  }

  return {
    async copy(text) {
      waiting.abort()
      const mine = new AbortController()
      waiting = mine
      await clipboard.writeText(text)
      copied = text
      void clock.sleep(copyLivesMs, mine.signal).then(() => (mine.signal.aborted ? undefined : clear()))
    },
    clear
  }
}
