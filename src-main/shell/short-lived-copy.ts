import type { Clock } from '../sending/clock.ts'

/** Long enough for pasting, and short enough that the next user of the computer finds nothing. */
export const copyLifetimeMs = 60_000

/** The operations of the system's clipboard that are needed here. */
export interface Clipboard {
  writeText(text: string): Promise<void>
  readText(): Promise<string>
  clear(): void
}

/** Puts links on the clipboard for a short time: a link opens a consultation, so it must not stay there. */
export interface ShortLivedCopy {
  /** Copies the text, and clears the clipboard after {@link copyLifetimeMs} if it still contains the text. */
  copy(text: string): Promise<void>
  /** To be called when the app ends: clears the clipboard if it still contains the last copied text. */
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
      // What was copied since, here or elsewhere, must stay.
      if ((await clipboard.readText()) === text) clipboard.clear()
    } catch {
      // Another program has locked the clipboard: its content is unknown, so it is not cleared.
    }
  }

  return {
    async copy(text) {
      waiting.abort()
      const mine = new AbortController()
      waiting = mine
      await clipboard.writeText(text)
      copied = text
      void clock.sleep(copyLifetimeMs, mine.signal).then(() => (mine.signal.aborted ? undefined : clear()))
    },
    clear
  }
}
