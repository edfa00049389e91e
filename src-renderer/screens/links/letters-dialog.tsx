import { useState } from 'react'
import type { ListDocument } from '#contract/list.ts'
import { RadioGroup } from '../../components/choices.tsx'
import { Notice } from '../../components/notice.tsx'
import { useFormats, useLanguage, useText } from '../../i18n/use-text.tsx'
import { useBridge, useIsPracticeList } from '../../state/use-app.tsx'
import type { LinkRow } from './link-rows.ts'
import { fileTitle, letterRows, makeLetters, otherLanguages, safeFileName } from './make-file.ts'
import { SaveDialog } from './save-dialog.tsx'
import { usePracticeTitle } from './use-practice-title.ts'
import { useSaving } from './use-saving.ts'

export interface LettersDialogProps {
  readonly listId: string
  readonly document: ListDocument
  readonly rows: readonly LinkRow[]
  /** The patients who are ticked; they are offered first where there are any. */
  readonly ticked: ReadonlySet<string>
  readonly onClose: () => void
}

/** Saves letters to print for patients without a mobile number or e-mail. */
export function LettersDialog({ listId, document, rows, ticked, onClose }: LettersDialogProps) {
  const t = useText('export')
  const f = useFormats()
  const language = useLanguage()
  const { calls } = useBridge()
  const { saving, save, show } = useSaving()
  const isPractice = useIsPracticeList(listId)
  const sayPractice = usePracticeTitle(listId)
  const withoutMobile = letterRows(rows, false)
  const everybody = letterRows(rows, true)
  const tickedRows = everybody.filter(({ rowId }) => ticked.has(rowId))
  const [who, setWho] = useState<'ticked' | 'withoutMobile' | 'all'>(
    tickedRows.length > 0 ? 'ticked' : withoutMobile.length > 0 ? 'withoutMobile' : 'all'
  )
  const chosen = { ticked: tickedRows, withoutMobile, all: everybody }[who]
  const other = otherLanguages(chosen)

  function start(): void {
    const title = sayPractice(fileTitle(t.lettersFile, document.name, Date.now()))
    const make = () => makeLetters(calls, listId, chosen, { title, language, isPractice })
    void save(safeFileName(title, 'html'), 'html', make, {
      kind: 'letters',
      listId,
      rowIds: JSON.stringify(chosen.map(({ rowId }) => rowId))
    })
  }

  return (
    <SaveDialog
      title={t.lettersTitle}
      about={t.lettersAbout}
      saving={saving}
      isNothing={chosen.length === 0}
      confidential={t.confidential}
      onSave={start}
      onShow={() => void show()}
      onClose={onClose}
    >
      <RadioGroup
        label={t.which}
        value={who}
        onChange={setWho}
        choices={[
          ...(tickedRows.length > 0
            ? [{ value: 'ticked' as const, label: t.ticked, detail: t.patients({ count: tickedRows.length }) }]
            : []),
          {
            value: 'withoutMobile',
            label: t.withoutMobile,
            detail: t.patients({ count: withoutMobile.length }),
            isDisabled: withoutMobile.length === 0
          },
          { value: 'all', label: t.sent, detail: t.patients({ count: everybody.length }) }
        ]}
      />
      {chosen.length === 0 && <p>{t.noLetters}</p>}
      {other.count > 0 && (
        <Notice
          tone="info"
          title={t.otherLanguage({ count: other.count, languages: other.codes.map(f.languageName) })}
        />
      )}
    </SaveDialog>
  )
}
