import { useState } from 'react'
import type { EditableField } from '#contract/editable-fields.ts'
import { useHandler } from '../../components/use-handler.ts'
import { useText } from '../../i18n/use-text.tsx'
import type { Workspace } from '../../workspace/open-list.ts'
import { openRowIds } from './shown-row-ids.ts'
import type { CheckTableState } from './use-check-table.ts'

/** Replaces words in what is shown, except in sent rows. `notify` tells how many there were. */
export function useReplace(workspace: Workspace, table: CheckTableState, notify: (words: string) => void) {
  const t = useText('check')
  const { listId, rows, positions, invitations } = table
  const [isOpen, setOpen] = useState(false)

  async function searched(field: EditableField, find: string) {
    return { field, find, rowIds: await openRowIds(rows, positions, invitations) }
  }

  return {
    isOpen,
    open: useHandler(() => setOpen(true)),
    close: () => setOpen(false),
    countMatches: useHandler(async (field: EditableField, find: string) =>
      workspace.countMatches(await searched(field, find))
    ),
    replace: async (field: EditableField, find: string, by: string): Promise<void> => {
      const count = await workspace.replace({ ...(await searched(field, find)), by }, listId)
      notify(t.replaced({ count }))
    }
  }
}
