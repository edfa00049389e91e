import { memo, useState } from 'react'
import type { FailureCode } from '#contract/channels.ts'
import type { ParseOptions } from '#contract/list.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { Checkbox } from '../../components/choices.tsx'
import { Disclosure } from '../../components/disclosure.tsx'
import { Notice } from '../../components/notice.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { Select } from '../../components/select.tsx'
import { translate } from '../../i18n/messages.ts'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import type { SkipReason } from '../../list/index.ts'
import { type Encoding, encodings } from '../../list/parsing/index.ts'
import type { RereadResult, Workspace } from '../../workspace/open-list.ts'
import type { SkippedStats, SourceView } from '../../workspace/views.ts'
import styles from './columns.module.css'
import { DateOrderField, DateOrderReason } from './date-order-field.tsx'
import { encodingNames } from './encoding-names.ts'
import { SkippedRecords } from './skipped-records.tsx'

export interface ImportSummaryProps {
  readonly source: SourceView
  /** The records that are skipped now. */
  readonly skipped: SkippedStats
  readonly workspace: Workspace
  readonly hasSource: boolean
}

const separators = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'bar' } as const
type Separator = keyof typeof separators

function isSeparator(text: string | undefined): text is Separator {
  return text !== undefined && text in separators
}

/** How the file was read, in a few words. */
export function useImportSummaryWords({ source, skipped }: Pick<ImportSummaryProps, 'source' | 'skipped'>): string {
  const t = useText('columns')
  const summary = useText('importSummary')
  const { format, layout, dates } = source
  const parts = [
    t[format.container],
    format.encoding !== undefined && encodingName(format.encoding),
    isSeparator(format.delimiter) && t.separatedBy({ mark: t[separators[format.delimiter]] }),
    format.sheet !== undefined && t.sheetNamed({ name: format.sheet }),
    layout.headerRow === null ? t.noHeader : t.headerInRow({ row: layout.headerRow }),
    skipped.count > 0 && t.skipped({ count: skipped.count }),
    dates.order === 'day-first' ? summary.dayFirst : summary.monthFirst
  ]
  return parts.filter((part) => part !== false).join(' · ')
}

/** How the file was read, in one line. Opened, each part can be changed, and the rows follow at once. */
export const ImportSummary = memo(function Proof(props: ImportSummaryProps) {
  const t = useText('columns')
  const words = useImportSummaryWords(props)
  return (
    <Disclosure
      title={
        <span className={styles['summaryTitle']}>
          {t.proof} <span className={styles['summaryText']}>{words}</span>
        </span>
      }
    >
      <ImportSummaryFields {...props} />
    </Disclosure>
  )
})

/** How the file was read, to be changed. */
export const ImportSummaryFields = memo(function ProofFields(props: ImportSummaryProps) {
  const { source, skipped, workspace, hasSource } = props
  const t = useText('columns')
  const formats = useFormats()
  const skippedParts = Object.entries(skipped.byReason).map(
    ([reason, count]) =>
      `${formats.number(count)} × ${translate(formats.language, `check.skipped.${reason as SkipReason}`)}`
  )
  return (
    <div className={styles['summaryBody']}>
      <Notes source={source} />
      <div className={styles['summaryFields']}>
        {hasSource && <ReadingFields source={source} workspace={workspace} />}
        <HeaderRowField source={source} workspace={workspace} />
        <DateOrderField source={source} workspace={workspace} />
      </div>
      <DateOrderReason source={source} />
      {skippedParts.length > 0 && (
        <p className={styles['soft']}>{`${t.skippedByReason} ${formats.list(skippedParts)}.`}</p>
      )}
      <SkippedRecords skipped={skipped} workspace={workspace} />
      <FirstRecords source={source} />
    </div>
  )
})

function encodingName(encoding: string): string {
  return encodingNames[encoding as Encoding] ?? encoding
}

function Notes({ source }: Pick<ImportSummaryProps, 'source'>) {
  const t = useText('columns')
  const formats = useFormats()
  return source.notes.map(({ code, rows }) => {
    const shown = { rows: rows.slice(0, 5).map(formats.number) }
    const titles = { 'stray-quote': t.strayQuote, undecodable: t.undecodable, cut: t.cutCells }
    return <Notice key={code} tone="warn" title={titles[code](shown)} />
  })
}

function ReadingFields({ source, workspace }: Pick<ImportSummaryProps, 'source' | 'workspace'>) {
  const t = useText('columns')
  const formats = useFormats()
  const [isReading, setReading] = useState(false)
  const [failed, setFailed] = useState<RereadResult | null>(null)
  const { format, choices, sheets } = source
  const isText = format.encoding !== undefined
  const hasHiddenRows = sheets.some(({ hiddenRows }) => hiddenRows > 0) || choices.includeHidden === true

  async function read(part: ParseOptions): Promise<void> {
    setReading(true)
    const result = await workspace.reread({ ...choices, ...part })
    setReading(false)
    setFailed(result)
  }

  return (
    <>
      {isText && (
        <Select
          label={t.encoding}
          choices={encodings.map((value) => ({ value, label: encodingNames[value] }))}
          value={encodings.find((known) => known === format.encoding) ?? null}
          onChange={(encoding) => void read({ encoding })}
        />
      )}
      {isText && format.delimiter !== undefined && (
        <Select
          label={t.delimiter}
          choices={([';', ',', '\t', '|'] as const).map((value) => ({ value, label: t[separators[value]] }))}
          value={isSeparator(format.delimiter) ? format.delimiter : null}
          onChange={(delimiter) => void read({ delimiter })}
        />
      )}
      {sheets.length > 1 && (
        <Select
          label={t.sheet}
          choices={sheets.map(({ name, visible, rows }) => ({
            value: name,
            label: name,
            detail: visible ? t.sheetRows({ count: rows }) : t.sheetHidden
          }))}
          value={format.sheet ?? null}
          onChange={(sheet) => void read({ sheet })}
        />
      )}
      {hasHiddenRows && (
        <Checkbox
          isSelected={choices.includeHidden === true}
          onChange={(includeHidden) => void read({ includeHidden })}
        >
          {t.includeHidden}
        </Checkbox>
      )}
      {isReading && <ProgressBar label={t.readingAgain} fraction={null} />}
      {failed?.kind === 'unreadable' && (
        <Notice tone="bad" title={t.notReadSo}>
          {translate(formats.language, `import.unreadable.${failed.reason}.what`)}
        </Notice>
      )}
      {failed?.kind === 'failed' && <FailureNotice failure={{ code: failed.code as FailureCode }} />}
    </>
  )
}

function HeaderRowField({ source, workspace }: Pick<ImportSummaryProps, 'source' | 'workspace'>) {
  const t = useText('columns')
  const { layout, firstRecords } = source
  const choices = [
    { value: 'none', label: t.headerNone },
    ...firstRecords.map(({ row, cells }) => ({
      value: String(row),
      label: t.rowWith({ row }),
      detail: cells
        .map((cell) => cell.trim())
        .filter((cell) => cell !== '')
        .slice(0, 6)
        .join(' · ')
    }))
  ]
  return (
    <Select
      label={t.headerRow}
      choices={choices}
      value={layout.headerRow === null ? 'none' : String(layout.headerRow)}
      onChange={(chosen) => void workspace.setHeaderRow(chosen === 'none' ? null : Number(chosen))}
    />
  )
}

const recordsShown = 8

/** The first records of the file, with the header marked. */
function FirstRecords({ source }: Pick<ImportSummaryProps, 'source'>) {
  const t = useText('columns')
  const { firstRecords, layout } = source
  const from = Math.max(0, firstRecords.findIndex(({ row }) => row === layout.headerRow) - recordsShown + 3)
  const shown = firstRecords.slice(from, from + recordsShown)
  return (
    <section className={styles['records']} aria-label={t.firstLines}>
      <table>
        <caption className={styles['caption']}>{t.firstLines}</caption>
        <tbody>
          {shown.map(({ row, cells }) => (
            <tr key={row} className={row === layout.headerRow ? styles['headerRecord'] : undefined}>
              <th scope="row" className={styles['recordNumber']}>
                {row}
              </th>
              {layout.columns.map((_, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its position
                <td key={column}>{cells[column] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
