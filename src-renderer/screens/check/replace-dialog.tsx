import { useState } from 'react'
import type { EditableField } from '#contract/list.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { checkTexts, fieldWords } from '../../language/check.ts'
import { useLanguage, useText } from '../../language/use-language.tsx'
import type { RowView } from '../../workspace/views.ts'
import styles from './check.module.css'

export interface ReplaceDialogProps {
  readonly fields: readonly EditableField[]
  readonly field: EditableField
  /** The rows that may be changed, among those shown. */
  readonly rows: readonly RowView[]
  readonly onReplace: (field: EditableField, find: string, by: string, rows: readonly RowView[]) => void
  readonly onClose: () => void
}

/** Finds a text in a column of the shown rows and replaces it in all of them: one step to undo. */
export function ReplaceDialog({ fields, field: first, rows, onReplace, onClose }: ReplaceDialogProps) {
  const t = useText(checkTexts)
  const language = useLanguage()
  const [field, setField] = useState(first)
  const [find, setFind] = useState('')
  const [by, setBy] = useState('')
  const hits = find === '' ? [] : rows.filter(({ texts }) => texts[field].includes(find))
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
            isDisabled={hits.length === 0}
            onPress={() => {
              onReplace(field, find, by, hits)
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
          choices={fields.map((value) => ({ value, label: fieldWords[value][language] }))}
          value={field}
          onChange={setField}
        />
        <TextField label={t.replaceFind} value={find} onChange={setFind} autoFocus />
        <TextField label={t.replaceBy} value={by} onChange={setBy} />
        <p role="status">{find === '' ? '' : t.replaceCount({ count: hits.length })}</p>
      </div>
    </Dialog>
  )
}
