import { useState } from 'react'
import type { DirectoryEntry, DirectoryItem, DirectoryTarget } from '#contract/directory.ts'
import { Button } from '../../components/button.tsx'
import { useText } from '../../i18n/use-text.tsx'
import type { OpenList } from '../../workspace/open-list.ts'
import { useOpenList, useWorkspace } from '../../workspace/use-workspace.tsx'
import { EntryDialog } from '../directory/entry-dialog.tsx'
import { isSameTarget } from '../directory/targets.ts'

/** The entries of the directory by which rows of the list got an account or a queue. */
export function entriesBehind(
  target: DirectoryTarget | null,
  list: Pick<OpenList, 'source' | 'directory'> | null
): readonly DirectoryItem[] {
  const columns = list?.source?.layout.columns ?? []
  const isByName = columns.includes('doctor') && !columns.includes('doctorEmail') && !columns.includes('queue')
  if (target === null || list === null || !isByName) return []
  return list.directory.items.filter(({ entry, source }) => source !== 'seen' && isSameTarget(entry, target))
}

/** Says that something comes from the directory, and where it is corrected. */
export function DirectoryOrigin({ items }: { readonly items: readonly DirectoryItem[] }) {
  const t = useText('directory')
  const texts = items.map(({ entry }) => entry.text)
  return items.every(({ source }) => source === 'it') ? t.entryRefusedByIt({ texts }) : t.entryRefused({ texts })
}

export interface CorrectEntriesProps {
  readonly listId: string
  readonly items: readonly DirectoryItem[]
  readonly isDisabled: boolean
  readonly onCorrected: () => void
}

/** A button for each entry of the user; those of the policy are not the user's to correct. */
export function CorrectEntries({ listId, items, isDisabled, onCorrected }: CorrectEntriesProps) {
  const t = useText('directory')
  const workspace = useWorkspace()
  const list = useOpenList(listId)
  const [corrected, setCorrected] = useState<DirectoryEntry | null>(null)
  return (
    <>
      {items
        .filter(({ source }) => source === 'confirmed')
        .map(({ entry }) => (
          <Button key={entry.text} icon="edit" isDisabled={isDisabled} onPress={() => setCorrected(entry)}>
            {t.correctNamed(entry)}
          </Button>
        ))}
      {corrected !== null && list !== null && (
        <EntryDialog
          entry={corrected}
          directory={list.directory}
          onSave={async (change) => {
            const stored = await workspace.directory.change(change)
            if (!stored.ok) return stored.code
            onCorrected()
            return null
          }}
          onClose={() => setCorrected(null)}
        />
      )}
    </>
  )
}
