import { type FormEvent, useId, useState } from 'react'
import { type OwnProfile, profileColumnsMax, profileNameMax } from '#contract/sheet-profiles.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useLanguage, useText } from '../../i18n/use-text.tsx'
import type { Failure } from '../../state/failure.ts'
import { FormatFields } from './format-fields.tsx'
import { columnKey, freeTitle, furtherColumns } from './profile-columns.ts'
import { ProfileColumnsFields } from './profile-columns-fields.tsx'
import { profileProblems } from './profile-titles.ts'

export interface ProfileDialogProps {
  readonly profile: OwnProfile
  /** The other profiles, whose names are taken. */
  readonly others: readonly OwnProfile[]
  /** Titles of the columns of the list's file. */
  readonly fileHeaders: readonly string[]
  readonly failure: Failure | null
  readonly onSave: (profile: OwnProfile) => void
  readonly onBack: () => void
}

/** Sets up a sheet for a use of one's own: its name, its columns with their titles and order, and how it is written. */
export function ProfileDialog({ profile, others, fileHeaders, failure, onSave, onBack }: ProfileDialogProps) {
  const t = useText('profile')
  const formId = useId()
  const [draft, setDraft] = useState(profile)
  const [isAsked, setAsked] = useState(false)
  const name = draft.name.trim()
  const isTaken = others.some((other) => other.name.toLowerCase() === name.toLowerCase())
  const nameProblem = isTaken ? t.nameTaken : isAsked && name === '' ? t.nameMissing : undefined
  const isWrong =
    name === '' || isTaken || draft.columns.length === 0 || profileProblems(draft.columns).some((one) => one !== null)

  function submit(event: FormEvent): void {
    event.preventDefault()
    setAsked(true)
    if (isWrong) return
    onSave({ ...draft, name, columns: draft.columns.map((column) => ({ ...column, title: column.title.trim() })) })
  }

  return (
    <Dialog
      title={profile.name === '' ? t.newTitle : t.changeTitle(profile)}
      isOpen
      isWide
      onClose={onBack}
      actions={
        <>
          <Button onPress={onBack}>{t.cancel}</Button>
          <Button kind="primary" type="submit" form={formId}>
            {t.save}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate>
        <TextField
          label={t.name}
          help={t.nameHelp}
          maxLength={profileNameMax}
          value={draft.name}
          onChange={(next) => setDraft({ ...draft, name: next })}
          autoFocus={profile.name === ''}
          {...(nameProblem !== undefined && { error: nameProblem })}
        />
      </form>
      <ProfileColumnsFields columns={draft.columns} onChange={(columns) => setDraft({ ...draft, columns })} />
      <AddColumn draft={draft} fileHeaders={fileHeaders} onChange={setDraft} />
      <FormatFields
        format={draft.format}
        separator={draft.separator}
        onChange={(part) => setDraft({ ...draft, ...part })}
      />
      {failure !== null && <FailureNotice failure={failure} />}
    </Dialog>
  )
}

interface AddColumnProps {
  readonly draft: OwnProfile
  readonly fileHeaders: readonly string[]
  readonly onChange: (draft: OwnProfile) => void
}

function AddColumn({ draft, fileHeaders, onChange }: AddColumnProps) {
  const t = useText('profile')
  const language = useLanguage()
  const further = furtherColumns(draft.columns, fileHeaders, language)
  if (further.length === 0 || draft.columns.length >= profileColumnsMax) return null
  return (
    <Select
      label={t.add}
      value={null}
      onChange={(key) => {
        const column = further.find((one) => columnKey(one) === key)
        if (column === undefined) return
        const title = freeTitle(column.title, draft.columns)
        onChange({ ...draft, columns: [...draft.columns, { ...column, title }] })
      }}
      choices={further.map((column) => ({
        value: columnKey(column),
        label: column.kind === 'field' ? t[`field.${column.field}`] : t.ofFile(column)
      }))}
    />
  )
}
