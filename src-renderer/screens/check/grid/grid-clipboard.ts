import type { ClipboardEvent } from 'react'
import { z } from 'zod'
import type { ShownView } from '../shown-view.ts'
import { textMax } from './cell-editor.tsx'
import { type CellContext, fieldText, problemWords } from './cell-text.ts'
import {
  endless,
  type PlacedText,
  parseBlock,
  placeBlock,
  placeCopied,
  type Selection,
  writeBlock
} from './clipboard-block.ts'
import { type GridColumn, isField } from './grid-columns.ts'
import type { GridState } from './grid-model.ts'
import type { TypedText } from './open-cell.ts'

/** What the app itself takes from the clipboard. Other programs see only the plain text. */
const ownType = 'application/x-hcw-cells+json'

const ownBlock = z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.string())) })

export interface GridClipboardOptions {
  readonly mode: GridState['mode']
  readonly selection: Selection
  readonly columns: readonly GridColumn[]
  readonly context: CellContext
  readonly viewAt: (row: number) => ShownView | undefined
  /** Texts for fields, one step to undo. `left`: how many more had no field of a patient to go into. */
  readonly onTexts: (texts: readonly TypedText[], left: number) => void
  /** Rows of the selection are not loaded yet. */
  readonly onNotLoaded: () => void
}

/** Copies the selection, cuts it and pastes into it. An opened cell keeps its own clipboard. */
export function gridClipboard(options: GridClipboardOptions) {
  const { mode, selection, columns, context, viewAt, onTexts, onNotLoaded } = options

  function copy(event: ClipboardEvent): boolean {
    event.preventDefault()
    const { top, bottom, left, right } = selection
    const views = Array.from({ length: bottom - top + 1 }, (_, down) => viewAt(top + down))
    if (views.some((view) => view === undefined)) {
      onNotLoaded()
      return false
    }
    const shown = columns.slice(left, right + 1).map(({ key }) => key)
    const rows = views.flatMap((view) =>
      view === undefined ? [] : [shown.map((key) => copiedText(view, key, context))]
    )
    event.clipboardData.setData('text/plain', writeBlock(rows))
    event.clipboardData.setData(ownType, JSON.stringify({ columns: shown, rows }))
    return true
  }

  /** Places texts on the patients of the table's rows. */
  function place(texts: readonly PlacedText[]): void {
    const placed: TypedText[] = []
    let left = 0
    for (const { row, column, text } of texts) {
      const view = viewAt(row)
      const key = columns[column]?.key
      // A column that only shows something takes nothing.
      if (key !== undefined && !isField(key)) continue
      if (view !== undefined && key !== undefined && text.length <= textMax) placed.push({ view, field: key, text })
      else if (text !== '') left += 1
    }
    onTexts(placed, left)
  }

  return {
    /** For the element of the grid. */
    events: {
      onCopy(event: ClipboardEvent): void {
        if (mode === 'walk') copy(event)
      },
      onCut(event: ClipboardEvent): void {
        if (mode === 'walk' && copy(event)) place(placeBlock([['']], selection, endless))
      },
      onPaste(event: ClipboardEvent): void {
        if (mode !== 'walk') return
        event.preventDefault()
        const copied = readOwn(event.clipboardData.getData(ownType))
        const plain = () => placeBlock(parseBlock(event.clipboardData.getData('text/plain')), selection, endless)
        const names = columns.map(({ key }) => key)
        place(copied === null ? plain() : placeCopied(copied, selection, names))
      }
    },
    /** Empties the selected cells. */
    clear: () => place(placeBlock([['']], selection, endless))
  }
}

function copiedText(view: ShownView, key: GridColumn['key'], context: CellContext): string {
  if (isField(key)) return fieldText(view, key, context)
  if (key === 'problem') return problemWords(view, undefined, context)
  return key === 'number' ? String(view.row) : ''
}

function readOwn(text: string): z.infer<typeof ownBlock> | null {
  if (text === '') return null
  try {
    const read = ownBlock.safeParse(JSON.parse(text))
    return read.success ? read.data : null
  } catch {
    return null
  }
}
