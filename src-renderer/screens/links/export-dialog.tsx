import { useState } from 'react'
import { type EditableField, editableFields, type ListDocument } from '#contract/list.ts'
import { RadioGroup } from '../../components/choices.tsx'
import { Select } from '../../components/select.tsx'
import type { CsvSeparator } from '../../export/csv.ts'
import { translate } from '../../i18n/messages.ts'
import { useFormats, useLanguage, useText } from '../../i18n/use-text.tsx'
import { useBridge, useIsPracticeList } from '../../state/use-app.tsx'
import { useWorkspace } from '../../workspace/use-workspace.tsx'
import type { LinkFilter, LinkRow } from './link-rows.ts'
import {
  type ExportChoice,
  fileTitle,
  isExported,
  keepWritten,
  type MadeSheet,
  makeSheet,
  safeFileName
} from './make-file.ts'
import { SaveDialog } from './save-dialog.tsx'
import { usePracticeTitle } from './use-practice-title.ts'
import { useSaving } from './use-saving.ts'

export interface ExportDialogProps {
  readonly listId: string
  readonly document: ListDocument
  readonly rows: readonly LinkRow[]
  readonly counts: Readonly<Record<LinkFilter, number>>
  /** Of whom a file is offered first; everybody where nothing is said. */
  readonly firstChoice?: ExportChoice
  /** The patients who are ticked; they are offered first where there are any. */
  readonly ticked?: ReadonlySet<string>
  readonly onClose: () => void
}

const nobody: ReadonlySet<string> = new Set()

/** Saves the user's list with links, states and reasons. */
export function ExportDialog(props: ExportDialogProps) {
  const { listId, document, counts, firstChoice = 'all', ticked = nobody, onClose } = props
  const t = useText('export')
  const f = useFormats()
  const language = useLanguage()
  const workspace = useWorkspace()
  const { calls } = useBridge()
  const { saving, save, show } = useSaving()
  const isPractice = useIsPracticeList(listId)
  const sayPractice = usePracticeTitle(listId)
  const [choice, setChoice] = useState<ExportChoice | 'ticked'>(ticked.size > 0 ? 'ticked' : firstChoice)
  const [format, setFormat] = useState<'xlsx' | 'csv'>('xlsx')
  const [separator, setSeparator] = useState<CsvSeparator>(';')
  const rows = choice === 'ticked' ? props.rows.filter(({ rowId }) => ticked.has(rowId)) : props.rows
  const ofRows = choice === 'ticked' ? 'all' : choice
  const count = rows.filter((row) => isExported(ofRows, row)).length

  // Patients with problems have no link.
  const confidential = choice === 'failed' ? t.confidentialPatients : t.confidential
  const counted = (label: string, number: number) => `${label} (${f.number(number)})`

  function start(): void {
    const suggested = sayPractice(
      fileTitle(choice === 'failed' ? t.failedFile : t.linksFile, document.name, Date.now())
    )
    const titles = {
      link: t.linkColumn,
      state: t.stateColumn,
      reason: t.reasonColumn,
      file: t.fileColumn,
      column: t.column,
      original: t.originalColumn,
      fields: Object.fromEntries(
        editableFields.map((field) => [field, translate(language, `check.field.${field}`)])
      ) as Record<EditableField, string>
    }
    let made: MadeSheet | undefined
    void save(
      safeFileName(suggested, format),
      format,
      async () => {
        made = await makeSheet(calls, listId, workspace, {
          document,
          rows,
          choice: ofRows,
          format:
            format === 'csv'
              ? { kind: 'csv', separator }
              : { kind: 'xlsx', sheetName: document.name, pageHeader: suggested },
          titles,
          language,
          ...(isPractice && { notice: t.practiceNotice })
        })
        return made.bytes
      },
      {
        kind: 'links',
        listId,
        rowIds: JSON.stringify(rows.filter((row) => isExported(ofRows, row)).map(({ rowId }) => rowId))
      },
      async () => {
        if (made !== undefined) await keepWritten(calls, listId, made)
      }
    )
  }

  return (
    <SaveDialog
      title={t.title}
      about={t.about}
      saving={saving}
      isNothing={count === 0}
      confidential={confidential}
      onSave={start}
      onShow={() => void show()}
      onClose={onClose}
    >
      <RadioGroup
        label={t.which}
        value={choice}
        onChange={setChoice}
        choices={[
          ...(ticked.size > 0 ? [{ value: 'ticked' as const, label: counted(t.ticked, ticked.size) }] : []),
          { value: 'all', label: counted(t.all, counts.all) },
          { value: 'sent', label: counted(t.sent, counts.created), isDisabled: counts.created === 0 },
          { value: 'failed', label: counted(t.failed, counts.problems), isDisabled: counts.problems === 0 }
        ]}
      />
      <RadioGroup
        label={t.format}
        value={format}
        onChange={setFormat}
        choices={[
          { value: 'xlsx', label: t.xlsx, detail: t.xlsxDetail },
          { value: 'csv', label: t.csv, detail: t.csvDetail }
        ]}
      />
      {format === 'csv' && (
        <Select
          label={t.separator}
          value={separator}
          onChange={setSeparator}
          choices={[
            { value: ';', label: t.semicolon },
            { value: ',', label: t.comma },
            { value: '\t', label: t.tab }
          ]}
        />
      )}
    </SaveDialog>
  )
}
