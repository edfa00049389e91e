import { useState } from 'react'
import type { ListDocument } from '#contract/list.ts'
import { builtInProfiles, type OwnProfile } from '#contract/sheet-profiles.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import { useLanguage, useText } from '../../i18n/use-text.tsx'
import styles from './profile.module.css'
import { firstColumns, missingHeaders } from './profile-columns.ts'
import type { SheetChoices } from './use-sheet-choice.ts'

export interface ProfileFieldsProps {
  readonly choices: SheetChoices
  readonly document: ListDocument
  /** A profile that is to be set up: one that there is, or a new one without a name. */
  readonly onEdit: (profile: OwnProfile) => void
}

/** What the sheet is for; a use of one's own can be set up, changed and removed here. */
export function ProfileFields({ choices, document, onEdit }: ProfileFieldsProps) {
  const t = useText('export')
  const p = useText('profile')
  const language = useLanguage()
  const [removed, setRemoved] = useState<OwnProfile | null>(null)
  const { profile, profiles, choice, choose } = choices
  const labels = { 'as-file': t.asFile, 'mail-merge': t.mailMerge, phone: t.toPhone }
  const own = typeof profile === 'object' ? profile : null
  const missing = own === null ? [] : missingHeaders(own, document.layout.headers)

  function begin(): void {
    const { format, separator } = choice
    onEdit({ profileId: crypto.randomUUID(), name: '', columns: [...firstColumns(language)], format, separator })
  }

  return (
    <>
      <Select
        label={t.profile}
        value={choice.profile}
        onChange={(value) => choose({ profile: value })}
        choices={[
          ...builtInProfiles.map((value) => ({ value: value as string, label: labels[value] })),
          ...profiles.map(({ profileId, name }) => ({ value: profileId, label: name }))
        ]}
      />
      <div className={styles['own']}>
        <Button kind="quiet" icon="add" isDisabled={choices.isFull} onPress={begin}>
          {p.new}
        </Button>
        {own !== null && (
          <>
            <Button kind="quiet" icon="edit" onPress={() => onEdit(own)}>
              {p.change}
            </Button>
            <Button
              kind="quiet"
              icon="trash"
              onPress={() => void choices.remove(own).then((isRemoved) => isRemoved && setRemoved(own))}
            >
              {p.remove}
            </Button>
          </>
        )}
      </div>
      {removed !== null && choices.failure === null && (
        <Notice
          tone="ok"
          title={p.removed(removed)}
          action={
            <Button
              kind="quiet"
              icon="undo"
              autoFocus
              onPress={() => {
                setRemoved(null)
                void choices.store(removed)
              }}
            >
              {p.undo}
            </Button>
          }
          onDismiss={() => setRemoved(null)}
        />
      )}
      {missing.length > 0 && <Notice tone="warn" title={p.missing({ columns: missing, count: missing.length })} />}
      {choices.failure !== null && <FailureNotice failure={choices.failure} />}
    </>
  )
}
