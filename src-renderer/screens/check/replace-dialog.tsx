import { useEffect, useState } from 'react'
import type { EditableField } from '#contract/editable-fields.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { translate } from '../../i18n/messages.ts'
import { useLanguage, useText } from '../../i18n/use-text.tsx'
import styles from './check.module.css'

export interface ReplaceDialogProps {
  readonly fields: readonly EditableField[]
  readonly field: EditableField
  /** How many of the shown rows hold a text. */
  readonly countMatches: (field: EditableField, find: string) => Promise<number>
  readonly onReplace: (field: EditableField, find: string, by: string) => void
  readonly onClose: () => void
}

/** Replaces a text in a column of the shown rows, as one undo step. */
export function ReplaceDialog({ fields, field: first, countMatches, onReplace, onClose }: ReplaceDialogProps) {
  const t = useText('check')
  const language = useLanguage()
  const [field, setField] = useState(first)
  const [find, setFind] = useState('')
  const [by, setBy] = useState('')
  const [counted, setCounted] = useState<{
    readonly field: EditableField
    readonly find: string
    readonly count: number
  }>()
  // What was counted for other words says nothing about these.
  const count = find !== '' && counted?.field === field && counted.find === find ? counted.count : null

  useEffect(() => {
    let isCurrent = true
    void countMatches(field, find).then((found) => {
      if (isCurrent) setCounted({ field, find, count: found })
    })
    return () => {
      isCurrent = false
    }
  }, [field, find, countMatches])

  return (
    <Dialog
      title={t.replaceTitle}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button
            kind="primary"
            isDisabled={count === null || count === 0}
            onPress={() => {
              onReplace(field, find, by)
              onClose()
            }}
          >
            {t.replaceGo}
          </Button>
        </>
      }
    >
      <div className={styles['replace']}>
        <Select
          label={t.replaceIn}
          choices={fields.map((value) => ({ value, label: translate(language, `check.field.${value}`) }))}
          value={field}
          onChange={setField}
        />
        <TextField label={t.replaceFind} value={find} onChange={setFind} autoFocus />
        <TextField label={t.replaceBy} value={by} onChange={setBy} />
        <p role="status">{count === null ? '' : t.replaceCount({ count })}</p>
      </div>
    </Dialog>
  )
}
