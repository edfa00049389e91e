import { useState } from 'react'
import { type EditableField, editableFields } from '#contract/editable-fields.ts'
import type { InterfaceLanguage } from '#contract/language.ts'
import type { ListDocument } from '#contract/list.ts'
import type { OwnProfile } from '#contract/sheet-profiles.ts'
import { RadioGroup } from '../../components/choices.tsx'
import type { SheetTitles } from '../../export/export-work.ts'
import { type Texts, translate } from '../../i18n/messages.ts'
import { useFormats, useLanguage, useText } from '../../i18n/use-text.tsx'
import { layoutSignature } from '../../list/index.ts'
import { useBridge, useIsPracticeList } from '../../state/use-app.tsx'
import { useWorkspace } from '../../workspace/use-workspace.tsx'
import type { RowView } from '../../workspace/views.ts'
import { FormatFields } from './format-fields.tsx'
import type { LinkFilter, LinkRow } from './link-rows.ts'
import {
  type ExportChoice,
  exportedRows,
  fileTitle,
  hasLinks,
  keepWritten,
  type MadeSheet,
  makeSheet,
  makeTable,
  type SheetProfile,
  safeFileName
} from './make-file.ts'
import { ProfileDialog } from './profile-dialog.tsx'
import { ProfileFields } from './profile-fields.tsx'
import { canComeBack } from './profile-titles.ts'
import { SaveDialog } from './save-dialog.tsx'
import { usePracticeTitle } from './use-practice-title.ts'
import { useSaving } from './use-saving.ts'
import { type SheetChoices, useSheetChoice } from './use-sheet-choice.ts'

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

/** Saves a sheet for one of several uses: the user's list with links, states and reasons, and others with columns of their own. */
export function ExportDialog(props: ExportDialogProps) {
  const { document, rows, counts, firstChoice = 'all', ticked = nobody, onClose } = props
  const t = useText('export')
  const f = useFormats()
  const choices = useSheetChoice(layoutSignature(document.layout))
  const { saving, start, show } = useSheetSaving(props, choices)
  const [which, setWhich] = useState<ExportChoice>(ticked.size > 0 ? 'ticked' : firstChoice)
  const [edited, setEdited] = useState<OwnProfile | null>(null)
  const { profile, choice, choose } = choices
  const chosen = exportedRows(which, rows, ticked)
  const tickedCount = exportedRows('ticked', rows, ticked).length
  const counted = (label: string, number: number) => `${label} (${f.number(number)})`

  if (edited !== null) {
    return (
      <ProfileDialog
        profile={edited}
        others={choices.profiles.filter(({ profileId }) => profileId !== edited.profileId)}
        fileHeaders={document.layout.headers}
        failure={choices.failure}
        onSave={(next) => void choices.store(next).then((isStored) => isStored && setEdited(null))}
        onBack={() => setEdited(null)}
      />
    )
  }
  return (
    <SaveDialog
      title={t.title}
      about={aboutOf(t, profile)}
      saving={saving}
      isNothing={chosen.length === 0}
      // Patients with problems have no link.
      confidential={which === 'failed' || !hasLinks(profile) ? t.confidentialPatients : t.confidential}
      onSave={() => start(which, chosen)}
      onShow={() => void show()}
      onClose={onClose}
    >
      <ProfileFields choices={choices} document={document} onEdit={setEdited} />
      <RadioGroup
        label={t.which}
        value={which}
        onChange={setWhich}
        choices={[
          ...(tickedCount > 0 ? [{ value: 'ticked' as const, label: counted(t.ticked, tickedCount) }] : []),
          { value: 'all', label: counted(t.all, counts.all) },
          { value: 'sent', label: counted(t.sent, counts.created), isDisabled: counts.created === 0 },
          { value: 'failed', label: counted(t.failed, counts.problems), isDisabled: counts.problems === 0 }
        ]}
      />
      {typeof profile === 'string' && (
        <FormatFields format={choice.format} separator={choice.separator} onChange={choose} />
      )}
    </SaveDialog>
  )
}

/** Makes the sheet, saves it, and remembers how for the next list of this kind. */
function useSheetSaving({ listId, document, views }: ExportDialogProps, { profile, choice, keep }: SheetChoices) {
  const t = useText('export')
  const language = useLanguage()
  const workspace = useWorkspace()
  const { calls } = useBridge()
  const { saving, save, show } = useSaving()
  const isPractice = useIsPracticeList(listId)
  const sayPractice = usePracticeTitle(listId)
  const { format, separator } = choice

  function start(which: ExportChoice, chosen: readonly LinkRow[]): void {
    const suggested = sayPractice(fileTitle(sayOf(t, profile, which), document.name, Date.now()))
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
          return makeTable(calls, listId, workspace, profile, { ...order, texts, isPractice })
        }
        made = await makeSheet(calls, listId, workspace, { ...order, titles: titlesOf(t, language, format) })
        return made.bytes
      },
      {
        kind: 'links',
        listId,
        rowIds: JSON.stringify(chosen.map(({ rowId }) => rowId)),
        fileKind: layoutSignature(document.layout)
      },
      async () => {
        keep()
        if (made !== undefined) await keepWritten(calls, listId, made)
      }
    )
  }

  return { saving, start, show }
}

/** What is in a sheet of this profile, and whether it can be opened with the app again. */
function aboutOf(t: Texts<'export'>, profile: SheetProfile): string {
  if (profile === 'as-file') return t.about
  if (profile === 'mail-merge') return t.aboutMerge
  if (profile === 'phone') return t.aboutPhone
  const about = t.aboutOwn({
    columns: profile.columns.map(({ title }) => title),
    format: profile.format === 'csv' ? 'csv' : 'other',
    separator: profile.separator === ';' ? 'semicolon' : profile.separator === ',' ? 'comma' : 'other'
  })
  return canComeBack(profile.columns) ? about : `${about} ${t.doesNotComeBack}`
}

function sayOf(t: Texts<'export'>, profile: SheetProfile, which: ExportChoice) {
  if (typeof profile === 'object') {
    const { name } = profile
    return (of: { list: string; at: number }) => t.ownFile({ ...of, name })
  }
  if (profile === 'phone') return t.phoneFile
  if (profile === 'mail-merge') return t.mergeFile
  return which === 'failed' ? t.failedFile : t.linksFile
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
