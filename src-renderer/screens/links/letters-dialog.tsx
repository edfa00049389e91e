import { useState } from 'react'
import type { ListDocument } from '#contract/list.ts'
import { Button } from '../../components/button.tsx'
import { RadioGroup } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { exportTexts } from '../../language/links.ts'
import { useFormats, useLanguage, useText } from '../../language/use-language.tsx'
import type { LinkRow } from './link-rows.ts'
import { letterRows, makeLetters, otherLanguages, safeFileName } from './make-file.ts'
import { SavingNotice } from './saving-notice.tsx'
import { useSaving } from './use-saving.ts'

export interface LettersDialogProps {
  readonly listId: string
  readonly document: ListDocument
  readonly rows: readonly LinkRow[]
  readonly onClose: () => void
}

/** Saves letters to print, for those whom no message reaches. */
export function LettersDialog({ listId, document, rows, onClose }: LettersDialogProps) {
  const t = useText(exportTexts)
  const f = useFormats()
  const language = useLanguage()
  const { saving, save, show } = useSaving()
  const withoutMobile = letterRows(rows, false)
  const everybody = letterRows(rows, true)
  const [who, setWho] = useState<'withoutMobile' | 'all'>(withoutMobile.length > 0 ? 'withoutMobile' : 'all')
  const chosen = who === 'all' ? everybody : withoutMobile
  const other = otherLanguages(chosen)

  function start(): void {
    const title = t.lettersFile({ list: document.name, at: Date.now() })
    void save(
      safeFileName(title, 'html'),
      'html',
      () => makeLetters(chosen, document.settings.timeZone, title, language),
      { action: 'letters-made', listId, count: chosen.length }
    )
  }

  return (
    <Dialog
      title={t.lettersTitle}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t.close}</Button>
          <Button
            kind="primary"
            icon="download"
            isDisabled={chosen.length === 0}
            pending={saving.phase === 'making' ? t.making : undefined}
            onPress={start}
          >
            {t.saveNow}
          </Button>
        </>
      }
    >
      <p>{t.lettersAbout}</p>
      <RadioGroup
        label={t.which}
        value={who}
        onChange={setWho}
        choices={[
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
      {saving.phase === 'idle' || saving.phase === 'making' ? (
        <Notice tone="info" title={t.confidential} />
      ) : (
        <SavingNotice saving={saving} onShow={() => void show()} />
      )}
    </Dialog>
  )
}
