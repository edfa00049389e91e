import { useState } from 'react'
import type { QuarantinedList, RestoreProgress, RestoreView } from '#contract/restore.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { Button } from '../../components/button.tsx'
import { LongTable } from '../../components/long-table.tsx'
import { Notice } from '../../components/notice.tsx'
import { Card, EmptyState, Page, PageHeader, Toolbar } from '../../components/page.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import type { LongRowAttributes } from '../../components/rows-in-sight.tsx'
import { explainWait } from '../../i18n/failures.ts'
import { textsIn } from '../../i18n/messages.ts'
import { useFormats, useLanguage, useText } from '../../i18n/use-text.tsx'
import type { Failure } from '../../state/failure.ts'
import { useBridge, useConnections, useNavigate } from '../../state/use-app.tsx'
import { countRestorable, useRestore } from '../../state/use-restore.ts'
import styles from './restore.module.css'

type Source = RestoreView['sources'][number]

/** Restores the invitations of lists whose key was lost from their server. */
export function RestoreScreen() {
  const t = useText('restore')
  const view = useRestore()
  if (view === null) return null
  const { sources, over, isIncomplete, progress } = view
  const isRunning = progress !== null && progress.phase !== 'finished'
  return (
    <Page width="reading">
      <PageHeader title={t.title}>{t.lead}</PageHeader>
      {progress !== null && (isRunning ? <Running progress={progress} /> : <Report progress={progress} />)}
      {isIncomplete && <Notice tone="warn" title={t.incomplete} />}
      {sources.map((source) => (
        <SourceCard key={source.connectionId} source={source} isRunning={isRunning} />
      ))}
      {sources.length === 0 && progress === null && <EmptyState icon="circleCheck" title={t.nothing} />}
      {sources.length > 0 && <p>{over > 0 ? `${t.over({ count: over })} ${t.removed}` : t.removed}</p>}
    </Page>
  )
}

function Running({ progress }: { readonly progress: RestoreProgress }) {
  const t = useText('restore')
  const language = useLanguage()
  const bridge = useBridge()
  const { phase, wait, completed, total } = progress
  const text =
    wait !== undefined
      ? explainWait(language, wait.reason).what
      : phase === 'stopping'
        ? t.stopping
        : phase === 'searching'
          ? t.searching
          : t.fetching
  return (
    <Card>
      <ProgressBar
        label={text}
        fraction={phase === 'searching' ? null : completed / total}
        detail={t.ofTotal({ settled: completed, total })}
        {...(wait !== undefined && { tone: 'warn' as const })}
      />
      <Toolbar label={t.title}>
        <Button isDisabled={phase === 'stopping'} onPress={() => void bridge.calls['restore.stop'](undefined)}>
          {t.stop}
        </Button>
      </Toolbar>
    </Card>
  )
}

/** What came of the last run; each number that is not as wished has its sentence. */
function Report({ progress }: { readonly progress: RestoreProgress }) {
  const t = useText('restore')
  const language = useLanguage()
  const navigate = useNavigate()
  const { fetched, gone, notFound, unusable, total, completed, endedBy } = progress
  const isWhole = fetched === total
  return (
    <Notice
      tone={isWhole ? 'ok' : 'warn'}
      title={t.fetched({ count: fetched })}
      {...(fetched > 0 && { action: <Button onPress={() => navigate({ kind: 'lists' })}>{t.toLists}</Button> })}
    >
      {fetched > 0 && <p>{t.fetchedNext}</p>}
      {gone > 0 && <p>{t.gone({ count: gone })}</p>}
      {notFound > 0 && <p>{t.notFound({ count: notFound })}</p>}
      {unusable > 0 && <p>{t.unusable({ count: unusable })}</p>}
      {completed < total && <p>{t.left({ count: total - completed })}</p>}
      {endedBy !== undefined && <p>{explainWait(language, endedBy).what}</p>}
    </Notice>
  )
}

function SourceCard({ source, isRunning }: { readonly source: Source; readonly isRunning: boolean }) {
  const t = useText('restore')
  const language = useLanguage()
  const bridge = useBridge()
  const connections = useConnections()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isStarting, setStarting] = useState(false)
  const { connectionId, accounts, lists } = source
  const own = connections?.connections.find((connection) => connection.connectionId === connectionId)
  const chosen = connections?.connections.find((connection) => connection.connectionId === connections.chosen)
  // A deleted connection may have been created again.
  const via = own ?? (chosen?.kind === 'server' ? chosen : undefined)
  const { open, missed } = countRestorable([source])

  async function start(includeMissed: boolean): Promise<void> {
    if (via === undefined) return
    setStarting(true)
    setFailure(null)
    const answer = await bridge.calls['restore.start']({
      connectionId,
      via: via.connectionId,
      includeMissed,
      names: lists.map(({ listId, firstAppointmentAt, createdAt }) => ({
        listId,
        name: t.listName({ at: firstAppointmentAt ?? createdAt })
      })),
      titles: textsIn('restore.column', language)
    })
    setStarting(false)
    if (!answer.ok) setFailure(answer)
  }

  return (
    <Card title={own?.name ?? t.goneConnection}>
      {accounts.length > 0 && <p>{t.sentBy({ accounts })}</p>}
      {own === undefined && via !== undefined && <p>{t.asked({ name: via.name })}</p>}
      {failure !== null && <FailureNotice failure={failure} onDismiss={() => setFailure(null)} />}
      <LongTable
        label={own?.name ?? t.goneConnection}
        rows={lists}
        keyOf={({ listId }) => listId}
        columns={[
          { key: 'days', title: t.appointments },
          { key: 'made', title: t.made },
          { key: 'open', title: t.openColumn, align: 'end' },
          { key: 'missed', title: t.missedColumn, align: 'end' }
        ]}
      >
        {(list, attributes) => <ListRow key={list.listId} list={list} attributes={attributes} />}
      </LongTable>
      {via === undefined || via.password === 'none' ? (
        <LacksServer name={via?.name ?? null} />
      ) : (
        <Toolbar label={t.title}>
          {open > 0 && (
            <Button
              kind="primary"
              icon="download"
              isDisabled={isRunning || isStarting}
              onPress={() => void start(false)}
            >
              {t.fetch({ count: open })}
            </Button>
          )}
          {open === 0 && missed > 0 && (
            <Button isDisabled={isRunning || isStarting} onPress={() => void start(true)}>
              {t.again({ count: missed })}
            </Button>
          )}
        </Toolbar>
      )}
    </Card>
  )
}

interface ListRowProps {
  readonly list: QuarantinedList
  readonly attributes: LongRowAttributes
}

function ListRow({ list, attributes }: ListRowProps) {
  const t = useText('restore')
  const formats = useFormats()
  const { firstAppointmentAt, lastAppointmentAt, createdAt, open, missed } = list
  return (
    <tr {...attributes}>
      <td>
        {firstAppointmentAt === null || lastAppointmentAt === null
          ? t.noDate
          : formats.dateRange(firstAppointmentAt, lastAppointmentAt)}
      </td>
      <td>{formats.date(createdAt)}</td>
      <td className={styles['number']}>{formats.number(open)}</td>
      <td className={styles['number']}>{formats.number(missed)}</td>
    </tr>
  )
}

/** Leads to the connection: `name` of the one whose password is missing, null where none is chosen. */
function LacksServer({ name }: { readonly name: string | null }) {
  const t = useText('restore')
  const navigate = useNavigate()
  return (
    <Notice
      tone="warn"
      title={name === null ? t.noServer : t.noPassword({ name })}
      action={
        <Button kind="primary" icon="server" onPress={() => navigate({ kind: 'connection' })}>
          {t.toConnection}
        </Button>
      }
    >
      {name !== null && t.noPasswordNext}
    </Notice>
  )
}
