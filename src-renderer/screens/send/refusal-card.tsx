import { type ReactNode, useState } from 'react'
import type { DirectoryEntry, DirectoryItem, DirectoryTarget } from '#contract/directory.ts'
import { RouteLink } from '../../app/route-link.tsx'
import { Button } from '../../components/button.tsx'
import { explain } from '../../i18n/messages.ts'
import { useLanguage, useText } from '../../i18n/use-text.tsx'
import type { OpenList } from '../../workspace/open-list.ts'
import { useOpenList, useWorkspace } from '../../workspace/use-workspace.tsx'
import { EntryDialog } from '../directory/entry-dialog.tsx'
import { isSameTarget } from '../directory/targets.ts'
import { PatientList } from './patient-list.tsx'
import { ProblemCard } from './problem-card.tsx'
import styles from './send.module.css'
import type { RefusalGroup } from './send-problems.ts'
import type { PreparationTools } from './use-preparation.ts'

interface RefusalCardProps {
  readonly listId: string
  readonly group: RefusalGroup
  readonly isRunning: boolean
  readonly prepareAgain: PreparationTools['prepareAgain']
}

/** Patients that the server refused for one reason, and where it is corrected. */
export function RefusalCard({ listId, group, isRunning, prepareAgain }: RefusalCardProps) {
  const t = useText('sendProblems')
  const language = useLanguage()
  const workspace = useWorkspace()
  const list = useOpenList(listId)
  const [corrected, setCorrected] = useState<DirectoryEntry | null>(null)
  const { code, about, serverText, invitations } = group
  const { what, next } = explain(language, `refusal.${code}`)
  const aboutText: ReactNode =
    about === null ? null : about.kind === 'doctor' ? t.doctor({ name: about.name }) : t.queue({ name: about.name })
  const items = entriesOf(about, list)
  return (
    <ProblemCard
      tone="bad"
      icon="error"
      title={what}
      count={invitations.length}
      action={
        items.length > 0 ? (
          <CorrectEntries items={items} isDisabled={isRunning} onCorrect={setCorrected} />
        ) : (
          <RouteLink to={{ kind: 'list', listId, step: 'check' }} className={styles['linkButton']}>
            {t.correctAll({ count: invitations.length })}
          </RouteLink>
        )
      }
    >
      {aboutText !== null && <p className={styles['subject']}>{aboutText}</p>}
      {items.length > 0 ? <FromDirectory items={items} /> : <p>{next}</p>}
      <ServerWords text={serverText ?? undefined} />
      <PatientList invitations={invitations} />
      {corrected !== null && list !== null && (
        <EntryDialog
          entry={corrected}
          directory={list.directory}
          onSave={async (change) => {
            const stored = await workspace.directory.change(change)
            if (!stored.ok) return stored.code
            prepareAgain({ includeRefused: false })
            return null
          }}
          onClose={() => setCorrected(null)}
        />
      )}
    </ProblemCard>
  )
}

/** The entries of the directory by which the list's rows got what the server refused. */
function entriesOf(about: RefusalGroup['about'], list: OpenList | null): readonly DirectoryItem[] {
  const columns = list?.source?.layout.columns ?? []
  const isByName = columns.includes('doctor') && !columns.includes('doctorEmail') && !columns.includes('queue')
  if (about === null || list === null || !isByName) return []
  const target: DirectoryTarget = about.kind === 'doctor' ? { doctorEmail: about.name } : { queue: about.name }
  return list.directory.items.filter(({ entry, source }) => source !== 'seen' && isSameTarget(entry, target))
}

function FromDirectory({ items }: { readonly items: readonly DirectoryItem[] }) {
  const t = useText('directory')
  const texts = items.map(({ entry }) => entry.text)
  return (
    <p>{items.every(({ source }) => source === 'it') ? t.entryRefusedByIt({ texts }) : t.entryRefused({ texts })}</p>
  )
}

interface CorrectEntriesProps {
  readonly items: readonly DirectoryItem[]
  readonly isDisabled: boolean
  readonly onCorrect: (entry: DirectoryEntry) => void
}

/** The user corrects an own entry; those of the policy are not the user's to change. */
function CorrectEntries({ items, isDisabled, onCorrect }: CorrectEntriesProps) {
  const t = useText('directory')
  return items
    .filter(({ source }) => source === 'confirmed')
    .map(({ entry }) => (
      <Button key={entry.text} icon="edit" isDisabled={isDisabled} onPress={() => onCorrect(entry)}>
        {t.correctNamed(entry)}
      </Button>
    ))
}

export function ServerWords({ text }: { readonly text: string | undefined }) {
  const t = useText('sendProblems')
  return text === undefined || text === '' ? null : <p className={styles['soft']}>{t.serverSays({ words: text })}</p>
}
