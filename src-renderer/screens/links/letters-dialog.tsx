import { useState } from 'react'
import type { ListDocument } from '#contract/list.ts'
import type { LetterLayout } from '#contract/settings.ts'
import { RadioGroup, Switch } from '../../components/choices.tsx'
import { Notice } from '../../components/notice.tsx'
import { TextField } from '../../components/text-field.tsx'
import { letterLanguage } from '../../export/letters.ts'
import { useFormats, useLanguage, useText } from '../../i18n/use-text.tsx'
import { useBridge, useIsPracticeList, useSettings } from '../../state/use-app.tsx'
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
  const listLanguage = document.settings.defaultLanguage
  const other = otherLanguages(chosen, listLanguage)
  const [layout, setLayout] = useLetterLayout()

  function start(): void {
    const title = sayPractice(fileTitle(t.lettersFile, document.name, Date.now()))
    const make = () => makeLetters(calls, listId, chosen, { title, language, listLanguage, isPractice, layout })
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
      <TextField
        label={t.sender}
        help={t.senderHelp}
        rows={3}
        value={layout.sender}
        onChange={(sender) => setLayout({ ...layout, sender })}
      />
      <RadioGroup
        label={t.addressWindow}
        value={layout.addressWindow}
        onChange={(addressWindow) => setLayout({ ...layout, addressWindow })}
        choices={[
          { value: 'left', label: t.windowLeft },
          { value: 'right', label: t.windowRight },
          { value: 'din', label: t.windowDin }
        ]}
      />
      <Switch isSelected={layout.isDuplex} onChange={(isDuplex) => setLayout({ ...layout, isDuplex })}>
        {t.duplex}
      </Switch>
      {chosen.length === 0 && <p>{t.noLetters}</p>}
      {other.count > 0 && (
        <Notice
          tone="info"
          title={t.otherLanguage({
            count: other.count,
            languages: other.codes.map(f.languageName),
            language: f.languageName(letterLanguage('', listLanguage))
          })}
        />
      )}
    </SaveDialog>
  )
}

/** The layout of letters as it was used last; a change counts for this computer from then on. */
function useLetterLayout() {
  const { calls } = useBridge()
  const stored = useSettings()?.settings.letters
  const [layout, setLayout] = useState<LetterLayout>(stored ?? { addressWindow: 'right', sender: '', isDuplex: false })
  const change = (next: LetterLayout) => {
    setLayout(next)
    void calls['settings.change']({ letters: next })
  }
  return [layout, change] as const
}
