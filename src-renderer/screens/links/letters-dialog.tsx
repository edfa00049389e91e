import { useState } from 'react'
import type { LetterLayout } from '#contract/letters.ts'
import type { ListDocument } from '#contract/list.ts'
import { usualLetters } from '#contract/settings.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { Button } from '../../components/button.tsx'
import { RadioGroup, Switch } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { letterLanguage } from '../../export/letter-words.ts'
import { useFormats, useLanguage, useText } from '../../i18n/use-text.tsx'
import { useBridge, useIsPracticeList, useSettings } from '../../state/use-app.tsx'
import type { RowView } from '../../workspace/views.ts'
import { EarlierLetters } from './earlier-letters.tsx'
import { LetterFields } from './letter-fields.tsx'
import { LetterPreview } from './letter-preview.tsx'
import { addressTitles, letterRows, otherLanguages } from './letter-rows.ts'
import { LetterWordsFields } from './letter-words-fields.tsx'
import styles from './letters.module.css'
import type { LinkRow } from './link-rows.ts'
import { SavingNotice } from './saving-notice.tsx'
import { type ShownLetters, useLetters } from './use-letters.ts'

export interface LettersDialogProps {
  readonly listId: string
  readonly document: ListDocument
  readonly rows: readonly LinkRow[]
  readonly views: readonly RowView[]
  /** The patients who are ticked; they are offered first where there are any. */
  readonly ticked: ReadonlySet<string>
  readonly onClose: () => void
}

/** Letters for patients without a mobile number or e-mail: chosen, shown, and then printed or saved as PDF. */
export function LettersDialog({ listId, document, rows, views, ticked, onClose: end }: LettersDialogProps) {
  const t = useText('export')
  const language = useLanguage()
  const isPractice = useIsPracticeList(listId)
  const letters = useLetters(listId, document)
  const { who, setWho, groups } = useWho(rows, ticked)
  const { layout, setLayout, keep } = useLetterLayout()
  const titles = addressTitles(document)
  const [withAddress, setWithAddress] = useState(true)
  const [isWriting, setWriting] = useState(false)
  const chosen = groups[who]
  const { defaultLanguage: listLanguage } = document.settings
  const { shown, making } = letters

  function onClose(): void {
    keep()
    end()
  }

  if (shown !== null) {
    return (
      <ShownLettersDialog
        letters={letters}
        shown={shown}
        hasAddresses={withAddress && titles.length > 0}
        onClose={onClose}
      />
    )
  }
  if (isWriting) {
    return (
      <Dialog
        title={t.ownWordsTitle}
        isOpen
        isWide
        onClose={onClose}
        actions={
          <Button kind="primary" icon="arrowLeft" onPress={() => setWriting(false)}>
            {t.back}
          </Button>
        }
      >
        <LetterWordsFields
          words={layout.words}
          first={listLanguage}
          onChange={(words) => setLayout({ ...layout, words })}
        />
      </Dialog>
    )
  }
  return (
    <Dialog
      title={t.lettersTitle}
      isOpen
      isWide
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t.close}</Button>
          <Button
            kind="primary"
            icon="eye"
            isDisabled={chosen.length === 0}
            pending={making === 'making' ? t.makingLetters : undefined}
            onPress={() => {
              keep()
              void letters.show(chosen, views, withAddress, { language, listLanguage, isPractice, layout })
            }}
          >
            {t.showLetters}
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
          ...(groups.ticked.length > 0
            ? [{ value: 'ticked' as const, label: t.ticked, detail: t.patients({ count: groups.ticked.length }) }]
            : []),
          {
            value: 'withoutMobile',
            label: t.withoutMobile,
            detail: t.patients({ count: groups.withoutMobile.length }),
            isDisabled: groups.withoutMobile.length === 0
          },
          { value: 'all', label: t.sent, detail: t.patients({ count: groups.all.length }) }
        ]}
      />
      <LetterFields layout={layout} onChange={setLayout} onWords={() => setWriting(true)} />
      {titles.length > 0 ? (
        <Switch isSelected={withAddress} onChange={setWithAddress}>
          {t.withAddress({ columns: titles })}
        </Switch>
      ) : (
        <p>{t.noAddress}</p>
      )}
      {chosen.length === 0 && <p>{t.noLetters}</p>}
      <OtherLanguages rows={chosen} listLanguage={listLanguage} layout={layout} />
      <EarlierLetters listId={listId} />
      {making === 'not-made' && (
        <Notice tone="bad" title={t.notMade}>
          {t.notMadeNext}
        </Notice>
      )}
      {typeof making === 'object' && <FailureNotice failure={making} />}
    </Dialog>
  )
}

/** Of whom letters can be made, and whose are chosen. */
function useWho(rows: readonly LinkRow[], ticked: ReadonlySet<string>) {
  const all = letterRows(rows, true)
  const groups = {
    ticked: all.filter(({ rowId }) => ticked.has(rowId)),
    withoutMobile: letterRows(rows, false),
    all
  }
  const [who, setWho] = useState<keyof typeof groups>(
    groups.ticked.length > 0 ? 'ticked' : groups.withoutMobile.length > 0 ? 'withoutMobile' : 'all'
  )
  return { who, setWho, groups }
}

interface ShownLettersDialogProps {
  readonly letters: ReturnType<typeof useLetters>
  readonly shown: ShownLetters
  readonly hasAddresses: boolean
  readonly onClose: () => void
}

function ShownLettersDialog({ letters, shown, hasAddresses, onClose }: ShownLettersDialogProps) {
  const t = useText('export')
  const { printing, saving } = letters
  const isBusy = printing.phase === 'printing' || saving.phase === 'making'
  return (
    <Dialog
      title={t.lettersTitle}
      isOpen
      isWide
      onClose={onClose}
      actions={
        <>
          <Button icon="arrowLeft" isDisabled={isBusy} onPress={letters.hide}>
            {t.back}
          </Button>
          <Button
            icon="download"
            isDisabled={printing.phase === 'printing'}
            pending={saving.phase === 'making' ? t.making : undefined}
            onPress={() => void letters.saveAsPdf(shown)}
          >
            {t.saveAsPdf}
          </Button>
          <Button
            kind="primary"
            icon="print"
            isDisabled={saving.phase === 'making'}
            pending={printing.phase === 'printing' ? t.printing : undefined}
            onPress={() => void letters.print(shown)}
          >
            {t.printLetters}
          </Button>
        </>
      }
    >
      <LettersProgress letters={letters} count={shown.letters.length} />
      <LetterPreview letters={shown.letters} file={shown.file} hasAddresses={hasAddresses} />
      {printing.phase === 'printed' && <Notice tone="ok" title={t.lettersPrinted({ count: printing.count })} />}
      {printing.phase === 'failed' && <FailureNotice failure={printing.failure} />}
      <SavingNotice saving={saving} confidential={t.confidential} onShow={() => void letters.showSaved()} />
    </Dialog>
  )
}

/** How far the letters are, while they are written and made into a PDF. */
function LettersProgress({
  letters,
  count
}: {
  readonly letters: ReturnType<typeof useLetters>
  readonly count: number
}) {
  const t = useText('export')
  const { written, isMakingPdf, cancel } = letters
  if (written === null && !isMakingPdf) return null
  return (
    <div className={styles['progress']}>
      <ProgressBar
        label={written === null ? t.makingPdf({ count }) : t.writingLetters}
        fraction={written === null ? null : written / count}
        {...(written !== null && { detail: t.lettersWritten({ written, count }) })}
      />
      <Button icon="stop" onPress={cancel}>
        {t.cancel}
      </Button>
    </div>
  )
}

interface OtherLanguagesProps {
  readonly rows: readonly LinkRow[]
  readonly listLanguage: string
  readonly layout: LetterLayout
}

function OtherLanguages({ rows, listLanguage, layout }: OtherLanguagesProps) {
  const t = useText('export')
  const f = useFormats()
  const sources = { listLanguage, language: useLanguage(), words: layout.words }
  const other = otherLanguages(rows, sources)
  if (other.count === 0) return null
  return (
    <Notice
      tone="info"
      title={t.otherLanguage({
        count: other.count,
        languages: other.codes.map(f.languageName),
        language: f.languageInText(letterLanguage(listLanguage, sources))
      })}
    />
  )
}

/** The layout of letters as it was used last. Once kept, it counts for this computer from then on. */
function useLetterLayout() {
  const { calls } = useBridge()
  const stored = useSettings()?.settings.letters
  const [layout, setLayout] = useState<LetterLayout>(stored ?? usualLetters)
  const keep = () => layout !== stored && void calls['settings.change']({ letters: layout })
  return { layout, setLayout, keep }
}
