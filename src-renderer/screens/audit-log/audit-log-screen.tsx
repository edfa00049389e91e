import { useMemo, useState } from 'react'
import type { AuditEntry } from '#contract/audit.ts'
import type { FailureCode } from '#contract/channels.ts'
import type { ListSummary } from '#contract/list.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { Button } from '../../components/button.tsx'
import { useFlash } from '../../components/flash.tsx'
import { LongTable } from '../../components/long-table.tsx'
import { Notice } from '../../components/notice.tsx'
import { EmptyState, Page, PageHeader, Toolbar } from '../../components/page.tsx'
import { Select } from '../../components/select.tsx'
import { separatorOf } from '../../export/csv-values.ts'
import { useFormats, useLanguage, useText } from '../../i18n/use-text.tsx'
import { useAllLists, useBridge, useLists } from '../../state/use-app.tsx'
import { useAuditCheck } from '../../state/use-audit-check.ts'
import { actionText, auditLogCsv, listText } from './audit-csv.ts'
import styles from './audit-log.module.css'
import { type AuditLogFilter, readAuditLog, useAuditLog } from './use-audit-log.ts'

const hour = 3_600_000
const periods = { always: null, lastDay: 24 * hour, lastWeek: 7 * 24 * hour, lastMonth: 30 * 24 * hour } as const
type Period = keyof typeof periods

const allLists = 'all'
const none: readonly ListSummary[] = []

/** The audit log: shown, checked, and saved for an auditor. */
export function AuditLogScreen() {
  const t = useText('audit')
  const [filter, setFilter] = useState<AuditLogFilter>({})
  const [version, setVersion] = useState(0)
  const { entries, hasMore, failure, more } = useAuditLog(filter, version)
  return (
    <Page>
      <PageHeader
        title={t.title}
        actions={<AuditLogActions filter={filter} onSaved={() => setVersion((count) => count + 1)} />}
      >
        {t.lead}
      </PageHeader>
      <CheckResult />
      {failure !== null && <FailureNotice failure={{ code: failure }} />}
      <Filters onChange={setFilter} />
      {entries !== null &&
        (entries.length === 0 ? <EmptyState icon="clock" title={t.none} /> : <Entries entries={entries} />)}
      {hasMore && (
        <Toolbar label={t.actions}>
          <Button icon="chevronDown" onPress={more}>
            {t.more}
          </Button>
        </Toolbar>
      )}
    </Page>
  )
}

function AuditLogActions({ filter, onSaved }: { readonly filter: AuditLogFilter; readonly onSaved: () => void }) {
  const t = useText('audit')
  const language = useLanguage()
  const bridge = useBridge()
  const showFlash = useFlash()
  const [isChecking, setChecking] = useState(false)
  const [isMaking, setMaking] = useState(false)
  const [failure, setFailure] = useState<FailureCode | null>(null)

  async function check(): Promise<void> {
    setChecking(true)
    const answer = await bridge.calls['audit.verify'](undefined)
    setChecking(false)
    setFailure(answer.ok ? null : answer.code)
  }

  async function exportCsv(): Promise<void> {
    setMaking(true)
    const answer = await saveCsv()
    setMaking(false)
    setFailure(answer.ok || answer.code === 'cancelled' ? null : answer.code)
    if (!answer.ok) return
    showFlash({ tone: 'ok', text: t.saved({ name: answer.value.fileName }) })
    onSaved()
  }

  async function saveCsv() {
    const entries = await readAuditLog(bridge, filter)
    if (!entries.ok) return entries
    return bridge.calls['files.save']({
      suggestedName: `${t.fileName}.csv`,
      kind: 'csv',
      bytes: auditLogCsv(entries.value, language, separatorOf(navigator.language)),
      content: { kind: 'audit-log', ...filter }
    })
  }

  return (
    <>
      {failure !== null && <FailureNotice failure={{ code: failure }} onDismiss={() => setFailure(null)} />}
      <Button icon="circleCheck" pending={isChecking ? t.checking : undefined} onPress={() => void check()}>
        {t.check}
      </Button>
      <Button icon="download" pending={isMaking ? t.making : undefined} onPress={() => void exportCsv()}>
        {t.exportCsv}
      </Button>
    </>
  )
}

/** The result of the last check. */
function CheckResult() {
  const t = useText('audit')
  const check = useAuditCheck()
  if (check === null) return null
  const { entries, firstWrong, at, breaks } = check
  const [latest] = breaks.slice(-1)
  if (firstWrong === null && latest !== undefined) {
    const lost = breaks.reduce((sum, one) => sum + one.lost, 0)
    return (
      <Notice tone="warn" title={t.lost({ count: lost, at: latest.at })}>
        {t.lostNext({ count: entries })}
      </Notice>
    )
  }
  if (firstWrong === null) return <Notice tone="ok" title={t.whole({ count: entries, at })} />
  return (
    <Notice tone="bad" title={t.broken({ number: firstWrong })}>
      {t.brokenNext}
    </Notice>
  )
}

function Filters({ onChange }: { readonly onChange: (filter: AuditLogFilter) => void }) {
  const t = useText('audit')
  const lists = useLists() ?? none
  useAllLists(true)
  const choices = useMemo(
    () => [{ value: allLists, label: t.allLists }, ...lists.map((list) => ({ value: list.listId, label: list.name }))],
    [lists, t]
  )
  const [listId, setListId] = useState(allLists)
  const [period, setPeriod] = useState<Period>('always')

  function choose(chosenList: string, chosenPeriod: Period): void {
    setListId(chosenList)
    setPeriod(chosenPeriod)
    const span = periods[chosenPeriod]
    onChange({
      ...(chosenList === allLists ? {} : { ofList: chosenList }),
      ...(span === null ? {} : { from: Date.now() - span })
    })
  }

  return (
    <div className={styles['filters']}>
      <Select label={t.list} value={listId} onChange={(chosen) => choose(chosen, period)} choices={choices} />
      <Select<Period>
        label={t.period}
        value={period}
        onChange={(chosen) => choose(listId, chosen)}
        choices={(Object.keys(periods) as Period[]).map((value) => ({ value, label: t[value] }))}
      />
    </div>
  )
}

function Entries({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const t = useText('audit')
  const language = useLanguage()
  const formats = useFormats()
  return (
    <div className={styles['table']}>
      <LongTable
        label={t.title}
        rows={entries}
        keyOf={({ number }) => number}
        columns={[
          { key: 'number', title: t.number, align: 'end' },
          { key: 'when', title: t.when },
          { key: 'who', title: t.who },
          { key: 'what', title: t.what },
          { key: 'count', title: t.count, align: 'end' },
          { key: 'list', title: t.list }
        ]}
      >
        {(entry, attributes) => (
          <tr key={entry.number} {...attributes}>
            <td className={styles['number']}>{formats.number(entry.number)}</td>
            <td className={styles['when']}>{formats.dateTime(entry.at)}</td>
            <td className={entry.account === '' ? styles['soft'] : undefined}>{entry.account || t.byApp}</td>
            <td>{actionText(entry, language)}</td>
            <td className={styles['number']}>{formats.number(entry.count)}</td>
            <td className={entry.listName === null ? styles['soft'] : undefined}>{listText(entry, language)}</td>
          </tr>
        )}
      </LongTable>
    </div>
  )
}
