import { useAnnounce } from '../../components/announcer.tsx'
import { useHandler } from '../../components/use-handler.ts'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import type { Workspace } from '../../workspace/open-list.ts'
import type { RowView } from '../../workspace/views.ts'
import { problemWords } from './grid/cell-text.ts'

/** Tells a screen reader what became of rows that were changed: whether they are ready now, and how many are to fix. */
export function useToldChange(
  workspace: Workspace,
  listId: string,
  timeZone: string
): (views: readonly RowView[]) => void {
  const t = useText('check')
  const formats = useFormats()
  const announce = useAnnounce()
  return useHandler((views: readonly RowView[]) => {
    const list = workspace.state()
    if (list?.listId !== listId) return
    const { blocked } = list.figures
    const [only] = views
    if (views.length !== 1 || only === undefined) return announce(t.rowsChanged({ count: views.length, blocked }))
    const view = list.rows.at(only.position)
    if (view?.rowId !== only.rowId) return
    const { row, status } = view
    if (status === 'ready') announce(t.rowReady({ row, blocked }))
    else if (status === 'blocked')
      announce(t.rowBlocked({ row, problem: problemWords(view, undefined, { formats, timeZone }), blocked }))
    else announce(t.rowOut({ row, blocked }))
  })
}
