import { fail, succeed } from '#contract/call.ts'
import type { Handlers } from '#contract/channels.ts'
import type { letterCalls } from '#contract/letters.ts'
import type { Records } from '../records/index.ts'
import type { AppendAudit } from './audit-writer.ts'
import type { SystemPorts } from './file-handlers.ts'

/** Calls for letters on paper. What is saved goes through `files.save`. */
export function createLetterHandlers(
  ports: Pick<SystemPorts, 'lettersToPdf' | 'cancelLetters' | 'printLetters'>,
  appendAudit: AppendAudit,
  /** null: they are closed. */
  records: () => Pick<Records, 'lists'> | null
): Pick<Handlers, keyof typeof letterCalls> {
  return {
    'letters.pdf': async ({ html }) => {
      const pdf = await ports.lettersToPdf(html)
      return typeof pdf === 'string' ? fail(pdf) : succeed(pdf)
    },
    'letters.cancelPdf': () => {
      ports.cancelLetters()
      return succeed(null)
    },
    'letters.print': async ({ html, isDuplex, listId, rowIds }) => {
      const printed = await ports.printLetters(html, isDuplex)
      if (printed !== 'printed') return fail(printed)
      const counted = records()?.lists.countRows(listId, rowIds)
      await appendAudit({ action: 'letters-printed', listId, count: counted?.ok === true ? counted.value : 0 })
      return succeed(null)
    }
  }
}
