import { useState } from 'react'
import { assertNever } from '#contract/assert-never.ts'
import type { FailureCode } from '#contract/channels.ts'
import { type ColumnMeaning, columnMeanings, type Layout } from '#contract/list.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import type { ListScreenProps } from '../../app/screens.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { Disclosure } from '../../components/disclosure.tsx'
import { Icon } from '../../components/icon.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page, PageHeader } from '../../components/page.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { Select } from '../../components/select.tsx'
import { translate } from '../../i18n/messages.ts'
import { useFormats, useLanguage, useText } from '../../i18n/use-text.tsx'
import type { ColumnEvidence, Evidence } from '../../list/index.ts'
import { useNavigate } from '../../state/use-app.tsx'
import { useOpenList, useWorkspace } from '../../workspace/use-workspace.tsx'
import type { SkippedStats, SourceView, TemplateMatchView } from '../../workspace/views.ts'
import { doubledMeanings, missingEssentials } from './column-checks.ts'
import styles from './columns.module.css'
import { DateOrderNotice } from './date-order-field.tsx'
import { HiddenRowsNotice } from './hidden-rows-notice.tsx'
import { ImportSummary } from './import-summary.tsx'

/** What each column of the file contains, and why. Shown once for a new file format. */
export function ColumnsScreen({ listId }: ListScreenProps) {
  const list = useOpenList(listId)
  const check = useText('check')
  if (list?.phase === 'failed') return <FailureNotice failure={{ code: (list.code ?? 'internal') as FailureCode }} />
  if (list === null || list.source === null || list.document === null) {
    return (
      <Page width="reading">
        <ProgressBar label={check.opening} fraction={null} />
      </Page>
    )
  }
  const { source, stats, match, document } = list
  return (
    <Columns
      key={listId}
      listId={listId}
      source={source}
      skipped={stats.skipped}
      match={match}
      isPasted={document.fileName === ''}
    />
  )
}

interface ColumnsProps {
  readonly listId: string
  readonly source: SourceView
  readonly skipped: SkippedStats
  readonly match: TemplateMatchView | null
  readonly isPasted: boolean
}

function Columns({ listId, source, skipped, match, isPasted }: ColumnsProps) {
  const t = useText('columns')
  const templates = useText('templates')
  const formats = useFormats()
  const workspace = useWorkspace()
  const navigate = useNavigate()
  const { layout, columns } = source
  const missing = missingEssentials(layout.columns)
  const nameOf = (column: number) => columnName(columns[column], column, t.untitled)
  const [usedAtFirst] = useState(() => new Set(columns.filter(isUsed).map(({ column }) => column)))
  // A column that the user ignores stays where it was, so that the choice can be reverted.
  const shown = columns.filter((column) => isUsed(column) || usedAtFirst.has(column.column) || isUnidentified(column))
  const rest = columns.filter((column) => !shown.includes(column))

  async function goOn(): Promise<void> {
    await workspace.saveTemplate()
    navigate({ kind: 'list', listId, step: 'check' })
  }

  function choose(column: number, meaning: ColumnMeaning): void {
    void workspace.setLayout({ columns: layout.columns.with(column, meaning) })
  }

  return (
    <Page>
      <PageHeader
        title={t.title}
        actions={
          <Button kind="primary" icon="arrowRight" onPress={() => void goOn()}>
            {t.goOn}
          </Button>
        }
      >
        {t.lead}
      </PageHeader>
      {match?.kind === 'changed' && (
        <Notice tone="info" title={templates.resembles(match)}>
          {formats.list(match.differences.map(({ kind, header }) => templates[`difference.${kind}`]({ header })))}
        </Notice>
      )}
      {missing.length === 0 ? (
        <p className={styles['complete']}>
          <Icon name="circleCheck" />
          {t.complete}
        </p>
      ) : (
        <Notice
          tone="warn"
          title={t.missing({
            what: missing.map((essential) =>
              essential === 'contact' || essential === 'appointment'
                ? t[essential]
                : translate(formats.language, `columns.meaning.${essential}`).toLocaleLowerCase(formats.locale)
            )
          })}
        >
          {t.missingNext}
        </Notice>
      )}
      {doubledMeanings(layout.columns).map(({ meaning, columns: having }) => (
        <Notice
          key={meaning}
          tone="warn"
          title={t.twice({
            meaning: translate(formats.language, `columns.meaning.${meaning}`),
            columns: having.map(nameOf)
          })}
        />
      ))}
      <HiddenRowsNotice source={source} count={skipped.byReason.hidden ?? 0} workspace={workspace} />
      <DateOrderNotice source={source} workspace={workspace} />
      <ImportSummary source={source} skipped={skipped} workspace={workspace} hasSource={!isPasted} />
      <ColumnTable columns={shown} layout={layout} nameOf={nameOf} onChoose={choose} onLayout={workspace.setLayout} />
      {rest.length > 0 && (
        <Disclosure title={t.notUsed({ count: rest.length })}>
          <ColumnTable
            columns={rest}
            layout={layout}
            nameOf={nameOf}
            onChoose={choose}
            onLayout={workspace.setLayout}
          />
        </Disclosure>
      )}
    </Page>
  )
}

function isUsed({ meaning }: ColumnEvidence): boolean {
  return meaning !== 'ignore'
}

/** Ignored because it was not recognized: the user may assign it. */
function isUnidentified({ evidence, filled }: ColumnEvidence): boolean {
  return filled > 0 && evidence.some((reason) => reason.kind === 'ignored' && reason.reason === 'unknown')
}

function columnName(
  column: ColumnEvidence | undefined,
  position: number,
  untitled: (values: { readonly number: number }) => string
): string {
  const header = column?.header.trim() ?? ''
  return header === '' ? untitled({ number: position + 1 }) : header
}

interface ColumnTableProps {
  readonly columns: readonly ColumnEvidence[]
  readonly layout: Layout
  readonly nameOf: (column: number) => string
  readonly onChoose: (column: number, meaning: ColumnMeaning) => void
  readonly onLayout: (layout: Layout) => Promise<void>
}

function ColumnTable({ columns, layout, nameOf, onChoose, onLayout }: ColumnTableProps) {
  const t = useText('columns')
  const language = useLanguage()
  const choices = meaningsInOrder.map((value) => ({ value, label: translate(language, `columns.meaning.${value}`) }))
  return (
    <div className={styles['frame']}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t.column}</th>
            <th scope="col">{t.samples}</th>
            <th scope="col">{t.meaning}</th>
            <th scope="col">{t.why}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((own) => (
            <tr key={own.column} className={classes(!isUsed(own) && styles['unused'])}>
              <th scope="row">{nameOf(own.column)}</th>
              <td>
                {own.samples.length === 0 ? (
                  <span className={styles['soft']}>{t.noSamples}</span>
                ) : (
                  <ul className={styles['samples']}>
                    {own.samples.slice(0, 3).map((sample) => (
                      <li key={sample} title={sample}>
                        {sample}
                      </li>
                    ))}
                  </ul>
                )}
              </td>
              <td>
                <Select
                  label={t.meaningOf({ column: nameOf(own.column) })}
                  isLabelHidden
                  choices={choices}
                  value={own.meaning}
                  onChange={(meaning) => onChoose(own.column, meaning)}
                />
                {own.meaning === 'fullName' && (
                  <Select
                    label={t.nameOrder}
                    choices={[
                      { value: 'last-first', label: t.lastFirst },
                      { value: 'first-last', label: t.firstLast }
                    ]}
                    value={layout.fullNameOrder ?? 'last-first'}
                    onChange={(fullNameOrder) => void onLayout({ ...layout, fullNameOrder })}
                  />
                )}
              </td>
              <td className={styles['evidence']}>
                <EvidenceList evidence={own.evidence} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Required meanings first, then useful ones, then the rest. */
const meaningsInOrder: readonly ColumnMeaning[] = [
  'ignore',
  ...columnMeanings.filter((meaning) => meaning !== 'ignore' && meaning !== 'rowId'),
  'rowId'
]

function EvidenceList({ evidence }: { readonly evidence: readonly Evidence[] }) {
  return evidence.map((reason) => <EvidenceText key={reason.kind} reason={reason} />)
}

function EvidenceText({ reason }: { readonly reason: Evidence }) {
  const t = useText('columns')
  const language = useLanguage()
  switch (reason.kind) {
    case 'header':
      return <p>{t.byHeader({ text: reason.text.trim() })}</p>
    case 'values':
      return <p>{t.byValues}</p>
    case 'ignored':
      return <p>{translate(language, `columns.ignored.${reason.reason}`)}</p>
    case 'contradicted':
      return (
        <p className={styles['contradiction']}>
          <Icon name="warning" size="small" />
          {t.contradicted}
        </p>
      )
    case 'person':
      return <p>{t.byPerson}</p>
    default:
      return assertNever(reason)
  }
}
