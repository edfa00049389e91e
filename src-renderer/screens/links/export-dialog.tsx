import { useState } from 'react'
import type { ListDocument } from '#contract/list.ts'
import { Button } from '../../components/button.tsx'
import { RadioGroup } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import type { CsvSeparator } from '../../export/csv.ts'
import { exportTexts } from '../../language/links.ts'
import { useFormats, useLanguage, useText } from '../../language/use-language.tsx'
import { useWorkspace } from '../../workspace/use-workspace.tsx'
import type { LinkFilter, LinkRow } from './link-rows.ts'
import { type ExportChoice, makeSheet, safeFileName } from './make-file.ts'
import { SavingNotice } from './saving-notice.tsx'
import { useSaving } from './use-saving.ts'

export interface ExportDialogProps {
  readonly listId: string
  readonly document: ListDocument
  readonly rows: readonly LinkRow[]
  readonly counts: Readonly<Record<LinkFilter, number>>
  readonly onClose: () => void
}

/** Saves the person's own list with links, states and reasons. */
export function ExportDialog({ listId, document, rows, counts, onClose }: ExportDialogProps) {
  const t = useText(exportTexts)
  const f = useFormats()
  const language = useLanguage()
  const workspace = useWorkspace()
  const { saving, save, show } = useSaving()
  const [choice, setChoice] = useState<ExportChoice>('all')
  const [format, setFormat] = useState<'xlsx' | 'csv'>('xlsx')
  const [separator, setSeparator] = useState<CsvSeparator>(';')
  const count = choice === 'all' ? counts.all : choice === 'sent' ? counts.created : counts.problems

  const counted = (label: string, number: number) => `${label} (${f.number(number)})`

  function start(): void {
    const name = { list: document.name, at: Date.now() }
    const suggested = choice === 'failed' ? t.failedFile(name) : t.linksFile(name)
    const titles = { link: t.linkColumn, state: t.stateColumn, reason: t.reasonColumn, column: t.column }
    void save(
      safeFileName(suggested, format),
      format,
      () =>
        makeSheet(workspace, {
          document,
          rows,
          choice,
          format: format === 'csv' ? { kind: 'csv', separator } : { kind: 'xlsx', sheetName: document.name },
          titles,
          language
        }),
      { action: 'links-exported', listId, count }
    )
  }

  return (
    <Dialog
      title={t.title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t.close}</Button>
          <Button
            kind="primary"
            icon="download"
            isDisabled={count === 0}
            pending={saving.phase === 'making' ? t.making : undefined}
            onPress={start}
          >
            {t.saveNow}
          </Button>
        </>
      }
    >
      <p>{t.about}</p>
      <RadioGroup
        label={t.which}
        value={choice}
        onChange={setChoice}
        choices={[
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
      {saving.phase === 'idle' || saving.phase === 'making' ? (
        choice !== 'failed' && <Notice tone="info" title={t.confidential} />
      ) : (
        <SavingNotice saving={saving} onShow={() => void show()} />
      )}
    </Dialog>
  )
}
