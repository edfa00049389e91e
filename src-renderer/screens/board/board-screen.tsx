import { useEffect, useMemo, useState } from 'react'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { Button, IconButton } from '../../components/button.tsx'
import { Segmented } from '../../components/choices.tsx'
import { EmptyState, Page, PageHeader } from '../../components/page.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { TableSearch, TableToolbar } from '../../components/table-toolbar.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import { useBridge, useNavigate, useSettings } from '../../state/use-app.tsx'
import { useDirectory } from '../../state/use-directory.ts'
import { ActionBar } from '../invitation-actions/action-bar.tsx'
import { ActionResults } from '../invitation-actions/action-results.tsx'
import { toSelectedInvitation } from '../invitation-actions/selection.ts'
import { useActionRun, useActionRunner } from '../invitation-actions/use-action-runner.ts'
import { useSelection } from '../invitation-actions/use-selection.ts'
import { boardGroups, dayOf, doctorNames, groupedRows, plainRows, toBePhoned, toRefresh } from './board-rows.ts'
import { BoardTable } from './board-table.tsx'
import { DayListButton } from './day-list-button.tsx'
import { PrintDayListButton } from './print-day-list-button.tsx'
import { type SearchProgress, useBoard } from './use-board.ts'
import { WeekOverview } from './week-overview.tsx'
import { dayFromField, dayStart, dayToField, weekStart, workingDayAfter } from './working-days.ts'

/** A day, its week in numbers, the stage of every invited patient, whom to phone, and a search over all lists. */
export function BoardScreen() {
  const t = useText('board')
  const f = useFormats()
  const now = useNow()
  const { directory } = useDirectory()
  const [chosenDay, setChosenDay] = useState<number | null>(null)
  const [show, setShow] = useState<'everybody' | 'toPhone'>('everybody')
  const [search, setSearch] = useState('')
  const isSearch = search.trim().length >= 2
  const today = dayStart(now, 0)
  const next = workingDayAfter(now)
  // Until a day is chosen it is today, also after midnight.
  const day = chosenDay ?? today
  const monday = weekStart(day)
  const phoneFrom = useSettings()?.settings.phoneFrom ?? defaultPhoneFrom
  const { calls } = useBridge()
  // On a Friday the next working day is in the week after.
  const end = Math.max(dayStart(monday, 7), weekStart(now) === monday ? dayStart(next, 1) : 0)
  const board = useBoard(monday, end, search)
  const { chosen, choose, chooseNone } = useSelection()
  const runner = useActionRunner()
  const run = useActionRun()

  const all = board.phase === 'read' ? board.entries : noEntries
  const byDay = useMemo(() => Map.groupBy(all, (entry) => dayOf(entry, now)), [all, now])
  const entriesOfDay = isSearch ? all : (byDay.get(day) ?? noEntries)
  const toPhone = useMemo(() => toBePhoned(entriesOfDay, now, phoneFrom), [entriesOfDay, now, phoneFrom])
  // Of other days nothing is read.
  const countOf = (start: number) =>
    start >= monday && start < end ? { count: f.number(byDay.get(start)?.length ?? 0) } : {}
  const chooseDay = (start: number) => setChosenDay(start === today ? null : start)
  const shown = show === 'toPhone' && !isSearch ? toPhone : entriesOfDay
  const groups = useMemo(
    () => (isSearch ? noEntries : boardGroups(shown, f.compare, doctorNames(directory))),
    [isSearch, shown, f, directory]
  )
  const rows = useMemo(() => (isSearch ? plainRows(shown) : groupedRows(groups)), [isSearch, shown, groups])
  const stale = useMemo(() => toRefresh(entriesOfDay, now), [entriesOfDay, now])
  const selection = useMemo(
    () => all.filter(({ target, state }) => state === 'created' && chosen.has(target.rowId)).map(toSelectedInvitation),
    [all, chosen]
  )

  return (
    <Page width="full">
      <PageHeader
        title={t.title}
        actions={
          <>
            {!isSearch && <DayListButton {...{ day, groups, now }} />}
            {!isSearch && <PrintDayListButton {...{ day, groups, now }} />}
            <Button
              icon="refresh"
              isDisabled={stale.length === 0 || (run !== null && run.phase !== 'finished')}
              onPress={() => {
                const targets = stale.map(({ target }) => target)
                void runner.run([{ action: { kind: 'refresh' }, targets }], stale.map(toSelectedInvitation))
              }}
            >
              {stale.length === 0 ? t.refreshed : t.refresh({ count: stale.length })}
            </Button>
          </>
        }
      >
        {t.lead}
      </PageHeader>
      <TableToolbar>
        {!isSearch && (
          <>
            <Segmented
              label={t.day}
              value={day === today ? 'today' : day === next ? 'next' : 'other'}
              onChange={(value) => chooseDay(value === 'today' ? today : value === 'next' ? next : day)}
              choices={[
                { value: 'today', label: t.today, ...countOf(today) },
                { value: 'next', label: next === dayStart(now, 1) ? t.tomorrow : f.day(next), ...countOf(next) },
                ...(day === today || day === next ? [] : [{ value: 'other' as const, label: f.day(day) }])
              ]}
            />
            <IconButton icon="chevronLeft" label={t.dayBefore} onPress={() => chooseDay(dayStart(day, -1))} />
            <IconButton icon="chevronRight" label={t.dayAfter} onPress={() => chooseDay(dayStart(day, 1))} />
            <TextField
              label={t.anyDay}
              isLabelHidden
              type="date"
              value={dayToField(day)}
              onChange={(text) => {
                const start = dayFromField(text)
                if (start !== null) chooseDay(start)
              }}
            />
            <Segmented
              label={t.show}
              value={show}
              onChange={setShow}
              choices={[
                { value: 'everybody', label: t.everybody, count: f.number(entriesOfDay.length) },
                { value: 'toPhone', label: t.toPhone, count: f.number(toPhone.length) }
              ]}
            />
          </>
        )}
        <TableSearch label={t.search} value={search} onChange={setSearch} />
        {isSearch && board.phase === 'read' && board.isCurrent && (
          <p role="status">{t[foundTexts[board.search]]({ count: all.length })}</p>
        )}
      </TableToolbar>
      {!isSearch && board.phase === 'read' && (
        <WeekOverview entries={all} now={now} day={day} phoneFrom={phoneFrom} onChoose={chooseDay} />
      )}
      {!isSearch && show === 'toPhone' && (
        <TextField
          label={t.phoneFrom}
          help={t.phoneFromHelp}
          type="time"
          value={phoneFrom}
          onChange={(text) => {
            if (/^\d\d:\d\d$/.test(text)) void calls['settings.change']({ phoneFrom: text })
          }}
        />
      )}
      <ActionResults />
      {board.phase === 'loading' && <ProgressBar label={t.loading} fraction={null} />}
      {board.phase === 'failed' && <FailureNotice failure={board.failure} />}
      {board.phase === 'read' &&
        (shown.length > 0 ? (
          <BoardTable
            rows={rows}
            now={now}
            phoneFrom={phoneFrom}
            chosen={chosen}
            onChoose={choose}
            isSearch={isSearch}
          />
        ) : isSearch && board.search === 'running' ? (
          <ProgressBar label={t.searching} fraction={null} />
        ) : (
          <NoPatients kind={isSearch ? 'search' : show} day={f.day(day)} />
        ))}
      <ActionBar chosen={selection} onChooseNone={chooseNone} />
    </Page>
  )
}

const foundTexts = { running: 'foundSoFar', cut: 'foundFirst', complete: 'found' } as const satisfies Record<
  SearchProgress,
  string
>

const noEntries: readonly [] = []
/** Until the settings are read. */
const defaultPhoneFrom = '14:00'

function NoPatients({ kind, day }: { readonly kind: 'search' | 'everybody' | 'toPhone'; readonly day: string }) {
  const t = useText('board')
  const frame = useText('frame')
  const navigate = useNavigate()
  if (kind === 'toPhone') return <EmptyState icon="circleCheck" title={t.nobodyToPhone} />
  if (kind === 'search') {
    return (
      <EmptyState icon="search" title={t.nothingFound}>
        {t.nothingFoundNext}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon="clock"
      title={t.none({ day })}
      action={<Button onPress={() => navigate({ kind: 'lists' })}>{frame.toLists}</Button>}
    >
      {t.noneNext}
    </EmptyState>
  )
}

const tickMs = 10_000

/** The current time at the resolution that the board needs. */
function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs)
    return () => clearInterval(timer)
  }, [])
  return now
}
