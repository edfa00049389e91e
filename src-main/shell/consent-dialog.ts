import { type BrowserWindow, dialog } from 'electron'
import type { Question } from '../consent/question.ts'
import { inWords, type MainWords } from '../consent/words/index.ts'

/** Asks in the system's dialog, which the page can neither see nor answer. */
export interface ConsentDialog {
  /** Whether the person agreed. */
  ask(window: BrowserWindow, words: MainWords, question: Question): Promise<boolean>
  /** Closes the open dialog as if it was cancelled: it may name a patient. */
  dismiss(): void
}

const agreed = 0
const cancelled = 1

export function createConsentDialog(): ConsentDialog {
  let open: AbortController | null = null
  return {
    async ask(window, words, question) {
      const { message, detail, agree } = inWords(words, question)
      const asked = new AbortController()
      open = asked
      const { response } = await dialog.showMessageBox(window, {
        type: 'question',
        message,
        detail,
        buttons: [agree, words.cancel],
        // Enter is pressed without reading, and Escape to get rid of it.
        defaultId: cancelled,
        cancelId: cancelled,
        noLink: true,
        signal: asked.signal
      })
      if (open === asked) open = null
      return response === agreed && !asked.signal.aborted
    },
    dismiss() {
      open?.abort()
    }
  }
}
