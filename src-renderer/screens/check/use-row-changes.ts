import { useCallback, useMemo, useRef, useState } from 'react'
import type { RowChange } from '#contract/list.ts'
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
  /** Any other change; one step to undo. */
  readonly change: (changes: readonly RowChange[]) => Promise<void>
  /** The base for the next change of a row: newer than its view while a change is pending. */
  readonly stateOf: (view: RowView) => RowChange
}

const nothingTyped: ReadonlyMap<string, RowView> = new Map()

/** Sends changes of rows to the worker, which validates them again. */
export function useRowChanges(workspace: Workspace, rows: RowViews): RowChanges {
  const latest = useRef(new Map<string, RowChange>())
  const [typed, setTyped] = useState(nothingTyped)

  const stateOf = useCallback((view: RowView) => latest.current.get(view.rowId) ?? view.state, [])

  const change = useCallback(
    async (changes: readonly RowChange[]) => {
      for (const ownTexts of changes) latest.current.set(ownTexts.rowId, ownTexts)
      try {
        await workspace.change(changes)
      } finally {
        for (const ownTexts of changes) {
          if (latest.current.get(ownTexts.rowId) === ownTexts) latest.current.delete(ownTexts.rowId)
        }
        if (latest.current.size === 0) setTyped(nothingTyped)
      }
    },
    [workspace]
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
      void change([...byRow.values()].map(({ view, texts: ownTexts }) => withTexts(stateOf(view), ownTexts)))
    },
    [change, stateOf]
  )

  const toggle = useCallback(
    (views: readonly RowView[]) => {
      const [first] = views
      if (first === undefined) return
      const alike = views.filter((view) => (view.status === 'aside') === (first.status === 'aside'))
      const wanted = withToggledInclusion(first).excluded
      void change(
        alike.map((view) => ({ ...withToggledInclusion({ ...view, state: stateOf(view) }), excluded: wanted }))
      )
    },
    [change, stateOf]
  )

  const shown = useMemo(() => (typed.size === 0 ? rows : rows.with([...typed.values()])), [rows, typed])

  return { rows: shown, type, toggle, change, stateOf }
}

/** A row with pending edits, before validation: the appointment is shown as typed. */
function asTyped(view: RowView, texts: Partial<RowView['texts']>): RowView {
  return {
    ...view,
    texts: { ...view.texts, ...texts },
    appointmentAt: texts.moment === undefined ? view.appointmentAt : null
  }
}
