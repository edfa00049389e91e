import { useState } from 'react'
import type { FailureCode } from '#contract/channels.ts'
import type { DirectoryEntry, DirectoryItem, DirectoryView } from '#contract/directory.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { RouteLink } from '../../app/route-link.tsx'
import { Button } from '../../components/button.tsx'
import { useFlash } from '../../components/flash.tsx'
import { EmptyState, Page, PageHeader, Toolbar } from '../../components/page.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useText } from '../../i18n/use-text.tsx'
import { fold } from '../../list/fields/index.ts'
import { useBridge, useConnections, useIsPracticeMode } from '../../state/use-app.tsx'
import { useDirectory } from '../../state/use-directory.ts'
import type { DirectoryChange } from '../../workspace/directory.ts'
import styles from './directory.module.css'
import { DirectoryFiles } from './directory-files.tsx'
import { DirectoryTable } from './directory-table.tsx'
import { EntryDialog } from './entry-dialog.tsx'
import { changeTo, nameOf } from './targets.ts'

/** The directory of doctors of the chosen connection: who is meant by what lists write. */
export function DirectoryScreen() {
  const t = useText('directory')
  const { directory, failure } = useDirectory()
  const name = useConnectionName()
  return (
    <Page>
      <RouteLink to={{ kind: 'settings' }} className={styles['back']}>
        {t.back}
      </RouteLink>
      {failure !== null && <FailureNotice failure={{ code: failure }} />}
      {directory !== null && <Directory key={directory.connectionId} directory={directory} name={name} />}
    </Page>
  )
}

function useConnectionName(): string {
  const frame = useText('frame')
  const state = useConnections()
  const isPracticeMode = useIsPracticeMode()
  const chosen = state?.connections.find(({ connectionId }) => connectionId === state.chosen)
  return isPracticeMode ? frame.practice : (chosen?.name ?? '')
}

interface DirectoryProps {
  readonly directory: DirectoryView
  /** Of the connection. */
  readonly name: string
}

function Directory({ directory, name }: DirectoryProps) {
  const t = useText('directory')
  const [search, setSearch] = useState('')
  const [edited, setEdited] = useState<DirectoryEntry | 'new' | null>(null)
  const { failure, setFailure, save, forget } = useDirectoryChanges(directory)
  const found = directory.items.filter(fits(search))
  const shown =
    edited === null ? null : (
      <EntryDialog
        entry={edited === 'new' ? null : edited}
        directory={directory}
        onSave={save}
        onClose={() => setEdited(null)}
      />
    )
  const add = (
    <Button kind="primary" icon="add" onPress={() => setEdited('new')}>
      {t.add}
    </Button>
  )
  return (
    <>
      <PageHeader title={t.title} actions={directory.items.length > 0 && add}>
        {t.lead({ name })}
      </PageHeader>
      {failure !== null && <FailureNotice failure={{ code: failure }} onDismiss={() => setFailure(null)} />}
      {directory.items.length === 0 ? (
        <EmptyState icon="person" title={t.none} action={add}>
          {t.noneNext}
        </EmptyState>
      ) : (
        <>
          <div className={styles['search']}>
            <TextField label={t.search} type="search" icon="search" value={search} onChange={setSearch} />
          </div>
          {found.length === 0 ? (
            <p role="status">{t.noneFound({ text: search.trim() })}</p>
          ) : (
            <DirectoryTable
              // Another search begins with the first page again.
              key={search}
              items={found}
              onCorrect={setEdited}
              onForget={(entry) => void forget(entry)}
              onConfirm={(entry) => void save(changeTo(entry, directory), entry)}
            />
          )}
        </>
      )}
      <Toolbar label={t.title}>
        <DirectoryFiles directory={directory} onFailure={setFailure} />
      </Toolbar>
      {shown}
    </>
  )
}

/** Whether an item has the searched text in what lists write, or in the address or queue. */
function fits(search: string): (item: DirectoryItem) => boolean {
  const wanted = fold(search.trim())
  return ({ entry }) => wanted === '' || fold(`${entry.text} ${nameOf(entry)}`).includes(wanted)
}

function useDirectoryChanges({ connectionId }: DirectoryView) {
  const t = useText('directory')
  const { calls } = useBridge()
  const flash = useFlash()
  const [failure, setFailure] = useState<FailureCode | null>(null)

  async function save({ saved, forgotten }: DirectoryChange, entry: DirectoryEntry): Promise<FailureCode | null> {
    const replaced = forgotten.map(({ text }) => text)
    const answer = await calls['directory.save']({ connectionId, entries: [...saved], replaced })
    setFailure(answer.ok ? null : answer.code)
    if (!answer.ok) return answer.code
    flash({ tone: 'ok', text: t.remembered({ text: entry.text, to: nameOf(entry) }) })
    return null
  }

  async function forget({ entry, source }: DirectoryItem): Promise<void> {
    const answer = await calls['directory.forget']({ connectionId, entries: [entry] })
    setFailure(answer.ok ? null : answer.code)
    if (!answer.ok) return
    const again = { connectionId, entries: [entry] }
    const undo = () =>
      void (source === 'seen' ? calls['directory.propose'](again) : calls['directory.save']({ ...again, replaced: [] }))
    flash({ tone: 'ok', text: t.forgotten(entry), action: { label: t.undo, onPress: undo } })
  }

  return { failure, setFailure, save, forget }
}
