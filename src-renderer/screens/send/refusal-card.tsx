import type { ReactNode } from 'react'
import type { DirectoryTarget } from '#contract/directory.ts'
import { RouteLink } from '../../app/route-link.tsx'
import { explain } from '../../i18n/messages.ts'
import { serverWords } from '../../i18n/server-words.ts'
import { useLanguage, useText } from '../../i18n/use-text.tsx'
import { useOpenList } from '../../workspace/use-workspace.tsx'
import { CorrectEntries, DirectoryOrigin, entriesBehind } from './directory-correction.tsx'
import { PatientList } from './patient-list.tsx'
import { ProblemCard } from './problem-card.tsx'
import styles from './send.module.css'
import type { RefusalGroup } from './send-problems.ts'

interface RefusalCardProps {
  readonly listId: string
  readonly group: RefusalGroup
  readonly isRunning: boolean
  /** An entry of the directory was corrected: its rows have changed. */
  readonly onCorrected: () => void
}

/** Patients that the server refused for one reason, and where it is corrected. */
export function RefusalCard({ listId, group, isRunning, onCorrected }: RefusalCardProps) {
  const t = useText('sendProblems')
  const language = useLanguage()
  const list = useOpenList(listId)
  const { code, about, serverText, invitations } = group
  const { what, next } = explain(language, `refusal.${code}`)
  const aboutText: ReactNode =
    about === null ? null : about.kind === 'doctor' ? t.doctor({ name: about.name }) : t.queue({ name: about.name })
  const items = entriesBehind(targetOf(about), list)
  return (
    <ProblemCard
      tone="bad"
      icon="error"
      title={what}
      count={invitations.length}
      action={
        items.length > 0 ? (
          <CorrectEntries listId={listId} items={items} isDisabled={isRunning} onCorrected={onCorrected} />
        ) : (
          <RouteLink to={{ kind: 'list', listId, step: 'check' }} className={styles['linkButton']}>
            {t.correctAll({ count: invitations.length })}
          </RouteLink>
        )
      }
    >
      {aboutText !== null && <p className={styles['subject']}>{aboutText}</p>}
      <p>{items.length > 0 ? <DirectoryOrigin items={items} /> : next}</p>
      <ServerWords text={serverText ?? undefined} />
      <PatientList invitations={invitations} />
    </ProblemCard>
  )
}

function targetOf(about: RefusalGroup['about']): DirectoryTarget | null {
  if (about === null) return null
  return about.kind === 'doctor' ? { doctorEmail: about.name } : { queue: about.name }
}

export function ServerWords({ text }: { readonly text: string | undefined }) {
  const t = useText('sendProblems')
  const words = serverWords(text)
  return words === null ? null : <p className={styles['soft']}>{t.serverSays({ words })}</p>
}
