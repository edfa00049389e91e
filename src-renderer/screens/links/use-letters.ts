import { useRef, useState } from 'react'
import type { ListDocument } from '#contract/list.ts'
import { loadLetterTexts } from '../../export/letter-words.ts'
import type { Letter, LettersFile } from '../../export/letters.ts'
import { useText } from '../../i18n/use-text.tsx'
import { layoutSignature } from '../../list/index.ts'
import { CallFailedError, type Failure } from '../../state/failure.ts'
import { useBridge } from '../../state/use-app.tsx'
import { useWorkspace } from '../../workspace/use-workspace.tsx'
import type { RowView } from '../../workspace/views.ts'
import { readLetters } from './letter-rows.ts'
import type { LinkRow } from './link-rows.ts'
import { fileTitle, inWorker, safeFileName } from './make-file.ts'
import { usePracticeTitle } from './use-practice-title.ts'
import { useSaving } from './use-saving.ts'

export type Printing =
  | { readonly phase: 'idle' | 'printing' }
  | { readonly phase: 'printed'; readonly count: number }
  | { readonly phase: 'failed'; readonly failure: Failure }

/** Letters to be shown, then printed or saved: the same for each. */
export interface ShownLetters {
  readonly letters: readonly Letter[]
  readonly file: LettersFile
  readonly rowIds: readonly string[]
}

/** Makes letters, shows them, prints them and saves them as PDF. */
export function useLetters(listId: string, document: ListDocument) {
  const t = useText('export')
  const { calls } = useBridge()
  const workspace = useWorkspace()
  const { saving, save, show: showSaved } = useSaving()
  const sayPractice = usePracticeTitle(listId)
  const [shown, setShown] = useState<ShownLetters | null>(null)
  const [making, setMaking] = useState<'idle' | 'making' | Failure | 'not-made'>('idle')
  const [printing, setPrinting] = useState<Printing>({ phase: 'idle' })
  const [isMakingPdf, setMakingPdf] = useState(false)

  async function show(
    rows: readonly LinkRow[],
    views: readonly RowView[],
    withAddress: boolean,
    file: LettersFile
  ): Promise<void> {
    setMaking('making')
    try {
      const letters = await readLetters(calls, workspace, { listId, document, rows, views, withAddress })
      await loadLetterTexts(
        letters.map(({ language }) => language),
        { ...file, words: file.layout.words }
      )
      setPrinting({ phase: 'idle' })
      setShown({ letters, file, rowIds: rows.map(({ rowId }) => rowId) })
      setMaking('idle')
    } catch (error) {
      setMaking(error instanceof CallFailedError ? error.failure : 'not-made')
    }
  }

  const { written, cancel, htmlOf } = useWriting()

  async function print(given: ShownLetters): Promise<void> {
    setPrinting({ phase: 'printing' })
    let html: Uint8Array
    try {
      html = await htmlOf(given)
    } catch (error) {
      setPrinting(isCancelled(error) ? { phase: 'idle' } : { phase: 'failed', failure: { code: 'not-made' } })
      return
    }
    const answer = await calls['letters.print']({
      html,
      isDuplex: given.file.layout.isDuplex,
      listId,
      rowIds: JSON.stringify(given.rowIds)
    })
    if (answer.ok) setPrinting({ phase: 'printed', count: given.letters.length })
    else setPrinting(answer.code === 'cancelled' ? { phase: 'idle' } : { phase: 'failed', failure: answer })
  }

  async function saveAsPdf(given: ShownLetters): Promise<void> {
    const title = sayPractice(fileTitle(t.lettersFile, document.name, Date.now()))
    async function make(): Promise<Uint8Array> {
      const html = await htmlOf(given)
      setMakingPdf(true)
      const made = await calls['letters.pdf']({ html })
      setMakingPdf(false)
      if (!made.ok) throw new CallFailedError(made)
      return made.value
    }
    await save(safeFileName(title, 'pdf'), 'pdf', make, {
      kind: 'letters',
      listId,
      rowIds: JSON.stringify(given.rowIds),
      fileKind: layoutSignature(document.layout)
    })
  }

  return {
    shown,
    making,
    printing,
    saving,
    written,
    isMakingPdf,
    cancel,
    show,
    hide: () => setShown(null),
    print,
    saveAsPdf,
    showSaved
  }
}

const isCancelled = (error: unknown) => error instanceof CallFailedError && error.failure.code === 'cancelled'

/** Letters that are written at once, so that it is seen how far they are, and a press of Cancel counts soon. */
const lettersPerPiece = 50

/** Writes letters as HTML in a worker. `written`: how many are; null: none are being written. */
function useWriting() {
  const { calls } = useBridge()
  const [written, setWritten] = useState<number | null>(null)
  const isWanted = useRef(true)

  /** Rejects with `cancelled` when they are not wanted any more. */
  async function htmlOf({ letters, file }: ShownLetters): Promise<Uint8Array> {
    isWanted.current = true
    setWritten(0)
    try {
      return await inWorker(async (work) => {
        for (let from = 0; from < letters.length; from += lettersPerPiece) {
          const piece = letters.slice(from, from + lettersPerPiece)
          await work.addLetters({ letters: piece, file })
          if (!isWanted.current) throw new CallFailedError({ code: 'cancelled' })
          setWritten(from + piece.length)
        }
        return work.letters(file)
      })
    } finally {
      setWritten(null)
    }
  }

  function cancel(): void {
    isWanted.current = false
    void calls['letters.cancelPdf'](undefined)
  }

  return { written, cancel, htmlOf }
}
