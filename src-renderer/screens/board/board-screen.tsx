import { useEffect, useMemo, useState } from 'react'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { useNavigate } from '../../app/use-app.tsx'
import { Button } from '../../components/button.tsx'
import { Segmented } from '../../components/choices.tsx'
import table from '../../components/long-table.module.css'
import { EmptyState, Page, PageHeader, Spacer } from '../../components/page.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import { CareBar } from '../aftercare/care-bar.tsx'
import { CarePanel } from '../aftercare/care-panel.tsx'
import { subjectOf } from '../aftercare/subjects.ts'
import { useCareDesk, useCareRun } from '../aftercare/use-care-desk.ts'
import { useChoice } from '../aftercare/use-choice.ts'
import { dayStart, momentOf, phoneReasonOf, toRefresh } from './board-rows.ts'
import { BoardTable } from './board-table.tsx'
import { useBoard } from './use-board.ts'

/** Today and tomorrow: the stage of every invited patient, whom to phone, and a search over all lists. */
export function BoardScreen() {
  const t = useText('board')
  const f = useFormats()
  const now = useNow()
  const [day, setDay] = useState<'today' | 'tomorrow'>('today')
  const [show, setShow] = useState<'everybody' | 'toPhone'>('everybody')
  const [search, setSearch] = useState('')
  const isSearch = search.trim().length >= 2
  const today = dayStart(now, 0)
  const tomorrow = dayStart(now, 1)
  const end = dayStart(now, 2)
  const board = useBoard(today, end, search)
  const { chosen, choose, chooseNone } = useChoice()
  const desk = useCareDesk()
  const run = useCareRun()

  const all = board.phase === 'read' ? board.entries : noEntries
  const byDay = useMemo(() => {
    // Without a date it counts as today.
    const isTomorrow = (entry: (typeof all)[number]) => (momentOf(entry) ?? 0) >= tomorrow
    return { today: all.filter((entry) => !isTomorrow(entry)), tomorrow: all.filter(isTomorrow) }
  }, [all, tomorrow])
  const ofDay = isSearch ? all : byDay[day]
  const toPhone = useMemo(() => ofDay.filter((entry) => phoneReasonOf(entry, now) !== null), [ofDay, now])
  const shown = show === 'toPhone' && !isSearch ? toPhone : ofDay
  const stale = useMemo(() => toRefresh(ofDay, now), [ofDay, now])
  const subjects = useMemo(
    () => all.filter(({ target, state }) => state === 'created' && chosen.has(target.rowId)).map(subjectOf),
    [all, chosen]
  )

  return (
    <Page width="full">
      <PageHeader
        title={t.title}
        actions={
          <Button
            icon="refresh"
            isDisabled={stale.length === 0 || (run !== null && run.phase !== 'finished')}
            onPress={() => {
              const targets = stale.map(({ target }) => target)
              void desk.run([{ action: { kind: 'refresh' }, targets }], stale.map(subjectOf))
            }}
          >
            {stale.length === 0 ? t.refreshed : t.refresh({ count: stale.length })}
          </Button>
        }
      >
        {t.lead} {t.atServer}
      </PageHeader>
      <div className={table['toolbar']}>
        {!isSearch && (
          <>
            <Segmented
              label={t.day}
              value={day}
              onChange={setDay}
              choices={[
                { value: 'today', label: t.today, count: f.number(byDay.today.length) },
                { value: 'tomorrow', label: t.tomorrow, count: f.number(byDay.tomorrow.length) }
              ]}
            />
            <Segmented
              label={t.show}
              value={show}
              onChange={setShow}
              choices={[
                { value: 'everybody', label: t.everybody, count: f.number(ofDay.length) },
                { value: 'toPhone', label: t.toPhone, count: f.number(toPhone.length) }
              ]}
            />
          </>
        )}
        {isSearch && board.phase === 'read' && <p role="status">{t.found({ count: all.length })}</p>}
        <Spacer />
        <div className={table['search']}>
          <TextField
            label={t.search}
            isLabelHidden
            placeholder={t.search}
            icon="search"
            type="search"
            maxLength={200}
            value={search}
            onChange={setSearch}
          />
        </div>
      </div>
      <CarePanel />
      {all.length > 0 && <CareBar chosen={subjects} onChooseNone={chooseNone} />}
      {board.phase === 'loading' && <ProgressBar label={t.loading} fraction={null} />}
      {board.phase === 'failed' && <FailureNotice failure={board.failure} />}
      {board.phase === 'read' &&
        (shown.length > 0 ? (
          <BoardTable entries={shown} now={now} chosen={chosen} onChoose={choose} isSearch={isSearch} />
        ) : (
          <Nobody kind={isSearch ? 'search' : show} day={f.day(day === 'today' ? today : tomorrow)} />
        ))}
    </Page>
  )
}

const noEntries: readonly [] = []

function Nobody({ kind, day }: { readonly kind: 'search' | 'everybody' | 'toPhone'; readonly day: string }) {
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
