import { useState } from 'react'
import type { InterfaceLanguage } from '#contract/language.ts'
import { type EditableField, editableFields, type ListDocument } from '#contract/list.ts'
import { RadioGroup } from '../../components/choices.tsx'
import { Select } from '../../components/select.tsx'
import type { CsvSeparator } from '../../export/csv.ts'
import { separatorOf } from '../../export/csv-values.ts'
import type { SheetTitles } from '../../export/export-work.ts'
import { type Texts, translate } from '../../i18n/messages.ts'
import { useFormats, useLanguage, useText } from '../../i18n/use-text.tsx'
import { useBridge, useIsPracticeList } from '../../state/use-app.tsx'
import { useWorkspace } from '../../workspace/use-workspace.tsx'
import type { RowView } from '../../workspace/views.ts'
import type { LinkFilter, LinkRow } from './link-rows.ts'
import {
  type ExportChoice,
  exportedRows,
  fileTitle,
  keepWritten,
  type MadeSheet,
  makeSheet,
  makeTable,
  safeFileName
} from './make-file.ts'
import { SaveDialog } from './save-dialog.tsx'
import type { SheetProfile } from './sheet-profiles.ts'
import { usePracticeTitle } from './use-practice-title.ts'
import { useSaving } from './use-saving.ts'

export interface ExportDialogProps {
  readonly listId: string
  readonly document: ListDocument
  readonly rows: readonly LinkRow[]
  readonly counts: Readonly<Record<LinkFilter, number>>
  /** The rows of the list, for the values of patients who were not invited. */
  readonly views: readonly RowView[]
  /** Of whom a file is offered first; everybody where nothing is said. */
  readonly firstChoice?: ExportChoice
  /** The patients who are ticked; they are offered first where there are any. */
  readonly ticked?: ReadonlySet<string>
  readonly onClose: () => void
}

const nobody: ReadonlySet<string> = new Set()

/** Saves a sheet for one of three uses: the user's list with links, states and reasons, for mail merge, or to phone. */
export function ExportDialog(props: ExportDialogProps) {
  const { listId, document, rows, counts, views, firstChoice = 'all', ticked = nobody, onClose } = props
  const t = useText('export')
  const f = useFormats()
  const language = useLanguage()
  const workspace = useWorkspace()
  const { calls } = useBridge()
  const { saving, save, show } = useSaving()
  const isPractice = useIsPracticeList(listId)
  const sayPractice = usePracticeTitle(listId)
  const [profile, setProfile] = useState<SheetProfile>('as-file')
  const [choice, setChoice] = useState<ExportChoice>(ticked.size > 0 ? 'ticked' : firstChoice)
  const [format, setFormat] = useState<'xlsx' | 'csv'>('xlsx')
  const [separator, setSeparator] = useState<CsvSeparator>(separatorOf(navigator.language))
  const chosen = exportedRows(choice, rows, ticked)
  const tickedCount = choice === 'ticked' ? chosen.length : exportedRows('ticked', rows, ticked).length

  // Patients with problems have no link, and nobody needs one to phone.
  const hasNoLinks = choice === 'failed' || profile === 'phone'
  const confidential = hasNoLinks ? t.confidentialPatients : t.confidential
  const counted = (label: string, number: number) => `${label} (${f.number(number)})`

  function start(): void {
    const say =
      profile === 'phone'
        ? t.phoneFile
        : profile === 'mail-merge'
          ? t.mergeFile
          : choice === 'failed'
            ? t.failedFile
            : t.linksFile
    const suggested = sayPractice(fileTitle(say, document.name, Date.now()))
    const order = {
      document,
      rows: chosen,
      format:
        format === 'csv'
          ? ({ kind: 'csv', separator } as const)
          : ({ kind: 'xlsx', sheetName: document.name, pageHeader: suggested } as const),
      language,
      ...(isPractice && { notice: t.practiceNotice })
    }
    let made: MadeSheet | undefined
    void save(
      safeFileName(suggested, format),
      format,
      async () => {
        if (profile !== 'as-file') {
          const texts = new Map(views.map((view) => [view.rowId, view.texts]))
          return makeTable(calls, listId, profile, { ...order, texts, isPractice })
        }
        made = await makeSheet(calls, listId, workspace, { ...order, titles: titlesOf(t, language, format) })
        return made.bytes
      },
      { kind: 'links', listId, rowIds: JSON.stringify(chosen.map(({ rowId }) => rowId)) },
      async () => {
        if (made !== undefined) await keepWritten(calls, listId, made)
      }
    )
  }

  return (
    <SaveDialog
      title={t.title}
      about={profile === 'phone' ? t.aboutPhone : profile === 'mail-merge' ? t.aboutMerge : t.about}
      saving={saving}
      isNothing={chosen.length === 0}
      confidential={confidential}
      onSave={start}
      onShow={() => void show()}
      onClose={onClose}
    >
      <Select
        label={t.profile}
        value={profile}
        onChange={setProfile}
        choices={[
          { value: 'as-file', label: t.asFile },
          { value: 'mail-merge', label: t.mailMerge },
          { value: 'phone', label: t.toPhone }
        ]}
      />
      <RadioGroup
        label={t.which}
        value={choice}
        onChange={setChoice}
        choices={[
          ...(tickedCount > 0 ? [{ value: 'ticked' as const, label: counted(t.ticked, tickedCount) }] : []),
          { value: 'all', label: counted(t.all, counts.all) },
          { value: 'sent', label: counted(t.sent, counts.created), isDisabled: counts.created === 0 },
          { value: 'failed', label: counted(t.failed, counts.problems), isDisabled: counts.problems === 0 }
        ]}
      />
      <FormatFields format={format} onFormat={setFormat} separator={separator} onSeparator={setSeparator} />
    </SaveDialog>
  )
}

interface FormatFieldsProps {
  readonly format: 'xlsx' | 'csv'
  readonly onFormat: (format: 'xlsx' | 'csv') => void
  readonly separator: CsvSeparator
  readonly onSeparator: (separator: CsvSeparator) => void
}

function FormatFields({ format, onFormat, separator, onSeparator }: FormatFieldsProps) {
  const t = useText('export')
  return (
    <>
      <RadioGroup
        label={t.format}
        value={format}
        onChange={onFormat}
        choices={[
          { value: 'xlsx', label: t.xlsx, detail: t.xlsxDetail },
          { value: 'csv', label: t.csv, detail: t.csvDetail }
        ]}
      />
      {format === 'csv' && (
        <Select
          label={t.separator}
          value={separator}
          onChange={onSeparator}
          choices={[
            { value: ';', label: t.semicolon },
            { value: ',', label: t.comma },
            { value: '\t', label: t.tab }
          ]}
        />
      )}
    </>
  )
}

/** The titles that an export adds. Only in a workbook can a word lead to an address. */
function titlesOf(t: Texts<'export'>, language: InterfaceLanguage, format: 'xlsx' | 'csv'): SheetTitles {
  return {
    link: t.linkColumn,
    ...(format === 'xlsx' && { open: t.openColumn }),
    state: t.stateColumn,
    reason: t.reasonColumn,
    file: t.fileColumn,
    column: t.column,
    original: t.originalColumn,
    fields: Object.fromEntries(
      editableFields.map((field) => [field, translate(language, `check.field.${field}`)])
    ) as Record<EditableField, string>
  }
}
