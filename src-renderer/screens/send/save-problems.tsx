import { useMemo, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { useText } from '../../i18n/use-text.tsx'
import { useInvitations } from '../../state/use-app.tsx'
import type { OpenList } from '../../workspace/open-list.ts'
import { useAllViews } from '../../workspace/use-workspace.tsx'
import { ExportDialog } from '../links/export-dialog.tsx'
import { countByFilter, patientRows, withInvitations } from '../links/link-rows.ts'

const noRows: readonly [] = []

/** Saves who cannot be invited, with the reasons, so that somebody can ask for what is missing. */
export function SaveProblems({ list }: { readonly list: OpenList }) {
  const t = useText('send')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button kind="quiet" icon="download" onPress={() => setOpen(true)}>
        {t.saveProblems}
      </Button>
      {isOpen && <SaveProblemsDialog list={list} onClose={() => setOpen(false)} />}
    </>
  )
}

function SaveProblemsDialog({ list, onClose }: { readonly list: OpenList; readonly onClose: () => void }) {
  const { invitations, indexOf } = useInvitations(list.listId)
  const views = useAllViews(list)
  const rows = useMemo(
    () =>
      withInvitations(
        patientRows(views ?? noRows, (rowId) => indexOf.has(rowId)),
        invitations,
        indexOf
      ),
    [views, invitations, indexOf]
  )
  const counts = useMemo(() => countByFilter(rows), [rows])
  if (list.document === null || views === null) return null
  return (
    <ExportDialog
      listId={list.listId}
      document={list.document}
      rows={rows}
      counts={counts}
      views={views}
      firstChoice="failed"
      onClose={onClose}
    />
  )
}
