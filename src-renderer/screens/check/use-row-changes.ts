import { useCallback, useMemo, useRef, useState } from 'react'
import type { RowChange } from '#contract/list-change.ts'
import type { Workspace } from '../../workspace/open-list.ts'
import { withTexts, withToggledInclusion } from '../../workspace/row-change.ts'
import type { RowViews } from '../../workspace/row-views.ts'
import type { RowView } from '../../workspace/views.ts'
import type { TypedText } from './grid/open-cell.ts'

export interface RowChanges {
  /** The rows with pending edits applied, so that typed texts appear at once. */
  readonly rows: RowViews
  readonly type: (texts: readonly TypedText[]) => void
  readonly toggle: (views: readonly RowView[]) => void
  /** Any other change of these rows; one step to undo. */
  readonly change: (changes: readonly RowChange[], views: readonly RowView[]) => Promise<void>
}

const nothingTyped: ReadonlyMap<string, RowView> = new Map()

/**
 * Sends changes of rows to the worker, which validates them again. `onChanged`: the rows as they are then, to be told.
 */
export function useRowChanges(
  workspace: Workspace,
  listId: string,
  rows: RowViews,
  onChanged: (views: readonly RowView[]) => void
): RowChanges {
  /** Changes that the worker has not answered yet. */
  const unanswered = useRef(new Set<readonly RowChange[]>())
  const [typed, setTyped] = useState(nothingTyped)

  const change = useCallback(
    async (changes: readonly RowChange[], views: readonly RowView[]) => {
      unanswered.current.add(changes)
      try {
        // The text of a cell that is removed with its page comes when another list may be open.
        await workspace.change(changes, listId)
        onChanged(views)
      } finally {
        unanswered.current.delete(changes)
        if (unanswered.current.size === 0) setTyped(nothingTyped)
      }
    },
    [workspace, listId, onChanged]
  )

  const type = useCallback(
    (texts: readonly TypedText[]) => {
      const byRow = new Map<string, { view: RowView; texts: Partial<RowView['texts']> }>()
      for (const { view, field, text } of texts) {
        const known = byRow.get(view.rowId)
        byRow.set(view.rowId, { view, texts: { ...known?.texts, [field]: text } })
      }
      setTyped((before) => {
        const next = new Map(before)
        for (const [rowId, { view, texts: ownTexts }] of byRow)
          next.set(rowId, asTyped(before.get(rowId) ?? view, ownTexts))
        return next
      })
      void change(
        [...byRow.values()].map(({ view, texts: ownTexts }) => withTexts(view, ownTexts)),
        [...byRow.values()].map(({ view }) => view)
      )
    },
    [change]
  )

  const toggle = useCallback(
    (views: readonly RowView[]) => {
      const [first] = views
      if (first === undefined) return
      const alike = views.filter((view) => (view.status === 'aside') === (first.status === 'aside'))
      const { excluded } = withToggledInclusion(first)
      void change(
        alike.map((view) => ({ ...withToggledInclusion(view), ...(excluded !== undefined && { excluded }) })),
        alike
      )
    },
    [change]
  )

  const shown = useMemo(() => (typed.size === 0 ? rows : rows.with([...typed.values()])), [rows, typed])

  return { rows: shown, type, toggle, change }
}

/** A row with pending edits, before validation: the appointment is shown as typed. */
function asTyped(view: RowView, texts: Partial<RowView['texts']>): RowView {
  return {
    ...view,
    texts: { ...view.texts, ...texts },
    appointmentAt: texts.moment === undefined ? view.appointmentAt : null
  }
}
