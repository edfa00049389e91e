import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { settingsChangeOf } from '#contract/changed-list.ts'
import type { FailureCode } from '#contract/channels.ts'
import type { DirectoryTarget } from '#contract/directory.ts'
import type { CellDraft, EditableField, ListDocument, ListSettings } from '#contract/list.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import type { ListScreenProps } from '../../app/screens.ts'
import { Button } from '../../components/button.tsx'
import { useFlash } from '../../components/flash.tsx'
import { EmptyState, Page } from '../../components/page.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { useHandler } from '../../components/use-handler.ts'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import { fieldOf } from '../../list/index.ts'
import { useInvitations, useList, useServerLimits } from '../../state/use-app.tsx'
import { useDestinations } from '../../state/use-destinations.ts'
import type { OpenList } from '../../workspace/open-list.ts'
import { isSent } from '../../workspace/row-change.ts'
import { withAccepted } from '../../workspace/row-edits.ts'
import { useOpenList, useWorkspace } from '../../workspace/use-workspace.tsx'
import type { IssueDecision, IssueGroupView, RowView, SourceView } from '../../workspace/views.ts'
import { HiddenRowsNotice } from '../columns/hidden-rows-notice.tsx'
import { changeTo, nameOf } from '../directory/targets.ts'
import styles from './check.module.css'
import { GoOn, SaveFailure, StatusLine } from './check-header.tsx'
import { CheckPanel, type PanelTab } from './check-panel.tsx'
import { CheckToolbar } from './check-toolbar.tsx'
import { DraftNotice } from './draft-notice.tsx'
import { Grid, type GridHandle } from './grid/grid.tsx'
import { isField, neededColumns } from './grid/grid-columns.ts'
import { LanguageNotice } from './language-notice.tsx'
import { withDestination } from './list-settings.tsx'
import { PatientPanel } from './patient-panel.tsx'
import { ProblemPanel } from './problem-panel.tsx'
import { Questions } from './questions/questions.tsx'
import { useAnswers } from './questions/use-answers.ts'
import { ReplaceDialog } from './replace-dialog.tsx'
import { foundAsSent } from './sent-search.ts'
import { openRowIds } from './shown-row-ids.ts'
import { Suggestions } from './suggestions.tsx'
import { useCheckKeys } from './use-check-keys.ts'
import { useColumns } from './use-columns.ts'
import { useDraft } from './use-draft.ts'
import { useHeldPatients } from './use-held-patients.ts'
import { useNextProblem, type Way } from './use-next-problem.ts'
import { useOpenCell } from './use-open-cell.ts'
import { useRowChanges } from './use-row-changes.ts'
import { useShownCell } from './use-shown-cell.ts'
import { useShownRows } from './use-shown-rows.ts'
import { useToldChange } from './use-told-change.ts'
import { useUndoRedo } from './use-undo-redo.ts'
import { useUnplaced } from './use-unplaced.ts'

/** The list as a table, its issues by cause, and the invitation of each patient. */
export function CheckScreen({ listId }: ListScreenProps) {
  const list = useOpenList(listId)
  const t = useText('check')
  if (list?.phase === 'failed') return <FailureNotice failure={{ code: (list.code ?? 'internal') as FailureCode }} />
  if (list === null || list.document === null || list.source === null) {
    return (
      <Page width="reading">
        <ProgressBar label={t.opening} fraction={null} />
      </Page>
    )
  }
  return <Check key={listId} list={list} document={list.document} source={list.source} />
}

interface CheckProps {
  readonly list: OpenList
  readonly document: ListDocument
  readonly source: SourceView
}

function Check({ list, document, source }: CheckProps) {
  const t = useText('check')
  const panel = useText('checkPanel')
  const formats = useFormats()
  const flash = useFlash()
  const workspace = useWorkspace()
  const destinations = useDestinations(useList(list.listId)?.connectionId)
  const { settings } = document
  const limits = useServerLimits(useList(list.listId)?.connectionId)
  const directoryText = useText('directory')
  const targets = useMemo(() => ({ directory: list.directory, destinations }), [list.directory, destinations])
  const [isCellOpen, setCellOpen] = useOpenCell(workspace)
  const { phase, invitations, indexOf } = useInvitations(list.listId)
  const sentAs = useHandler((search: string) => foundAsSent(invitations, search, formats))
  const held = useHeldPatients(list.listId, invitations)
  const tellChange = useToldChange(workspace, list.listId, settings.timeZone)
  const changes = useRowChanges(workspace, list.listId, list.rows, tellChange)
  const { rows } = changes
  const { stats } = list
  const invitationOf = useCallback((rowId: string) => invitations[indexOf.get(rowId) ?? -1], [invitations, indexOf])
  const context = useMemo(() => ({ formats, timeZone: settings.timeZone }), [formats, settings.timeZone])
  const { hasDoctor, hasQueue } = stats
  const needed = useMemo(() => neededColumns({ doctor: hasDoctor, queue: hasQueue }), [hasDoctor, hasQueue])
  const { columns, view, setView } = useColumns({
    list,
    signature: source.signature,
    needed,
    context,
    isHeld: isCellOpen
  })
  const order = useMemo(() => view.sort && { ...view.sort, locale: formats.locale }, [view.sort, formats.locale])
  const shown = useShownRows(workspace, list, isCellOpen, sentAs, order)
  const [activePosition, setActivePosition] = useState(-1)
  const [tab, setTab] = useState<PanelTab>('problems')
  const [isReplacing, setReplacing] = useState(false)
  const isTableDrawn = useIsPainted(shown.positions !== null)
  const grid = useRef<GridHandle>(null)
  const search = useRef<HTMLDivElement>(null)
  const lostDraft = useDraft({
    workspace,
    list,
    rows,
    isLocked: (view) => view.status === 'aside' || isSent(invitationOf(view.rowId)),
    isReady: isTableDrawn && phase !== 'loading',
    isCellOpen,
    grid
  })
  // The panel is updated in a transition, so that a held arrow key does not wait for it.
  const onActive = useCallback((view: RowView | undefined) => {
    startTransition(() => setActivePosition(view?.position ?? -1))
  }, [])

  const positions = shown.positions ?? noPositions
  const active = rows.at(activePosition)
  const { undo: onUndo, redo: onRedo, notify } = useUndoRedo(workspace, list)
  const answers = useAnswers(workspace, notify)
  const onUnplaced = useUnplaced()

  async function changeSettings(next: ListSettings): Promise<void> {
    await workspace.setSettings(settingsChangeOf(settings, next))
    notify(panel.settingChanged)
  }

  /** One decision for all rows with an issue; `words`: what has happened to them. */
  async function decide({ code }: IssueGroupView, decision: IssueDecision, words: string): Promise<void> {
    await workspace.decide(code, decision)
    if (shown.issue === code) shown.setIssue(null)
    const blocked = workspace.state()?.figures.blocked ?? 0
    notify(`${words} ${panel.nowToFix({ count: blocked })}`)
  }

  const { showRow, showIssue } = useShownCell(rows, shown, grid)
  const goToProblem = useNextProblem({ workspace, list, rows, columns, shown, grid, showRow })

  /** Searches what is shown, except sent rows. */
  async function searched(field: EditableField, find: string) {
    return { field, find, rowIds: await openRowIds(rows, positions, invitations) }
  }

  async function replace(field: EditableField, find: string, by: string): Promise<void> {
    const count = await workspace.replace({ ...(await searched(field, find)), by }, list.listId)
    notify(t.replaced({ count }))
  }

  // Stable handlers: the parts around the table do not render for each key typed into it.
  const onSettings = useHandler((next: ListSettings) => void changeSettings(next))
  const onDoctor = useHandler(async (text: string, target: DirectoryTarget) => {
    const stored = await workspace.directory.change(changeTo({ text, ...target }, list.directory))
    if (!stored.ok) return stored.code
    notify(directoryText.remembered({ text, to: nameOf(target) }))
    return null
  })
  const onLeaving = useHandler((position: number, rowId: string) => {
    const isThere = rows.at(position)?.rowId === rowId
    if (isThere) shown.keep(position)
    return isThere
  })
  const onDraft = useHandler((draft: CellDraft | null) =>
    draft === null ? workspace.dropDraft(list.listId) : workspace.keepDraft(draft)
  )
  const onQuestionsDone = useHandler(() => grid.current?.focus())
  const onReplace = useHandler(() => setReplacing(true))
  const onShowMixed = useHandler((isShown: boolean) => shown.setFilter(isShown ? 'mixed' : 'all'))
  const onExclude = useHandler(
    (issue: IssueGroupView) => void decide(issue, { kind: 'exclude' }, `${panel.leftOut({ count: issue.count })}.`)
  )
  const onAccept = useHandler(
    (issue: IssueGroupView) => void decide(issue, { kind: 'accept' }, panel.acceptedNow({ count: issue.count }))
  )
  const onSet = useHandler(
    (issue: IssueGroupView, decision: IssueDecision) => void decide(issue, decision, panel.changedForAll)
  )
  const onShowIssue = useHandler((issue: IssueGroupView['code'] | null) => {
    if (issue === null) shown.setIssue(null)
    else showIssue(issue)
  })
  const onShowRowOf = useHandler((issue: IssueGroupView) =>
    showRow(issue.first, { field: fieldOf(issue.code), isMending: true })
  )
  const viewAt = useHandler((position: number) => rows.at(position))
  const onNextProblem = useHandler((way: Way) => void goToProblem(way))
  const onPasteAsked = useHandler(() => flash({ tone: 'info', text: t.pasteByKeys }))
  useCheckKeys({
    onNextProblem,
    onReplace,
    onSearch: () => search.current?.querySelector('input')?.select()
  })
  const countMatches = useHandler(async (field: EditableField, find: string) =>
    workspace.countMatches(await searched(field, find))
  )
  const onDestination = useHandler(
    (kind: 'doctorEmail' | 'queue', text: string) => void changeSettings(withDestination(settings, kind, text))
  )

  const fields = columns.map(({ key }) => key).filter(isField)

  return (
    <Page width="full">
      <StatusLine list={list} shown={shown} />
      <SaveFailure list={list} />
      {lostDraft !== null && <DraftNotice {...lostDraft} />}
      <HiddenRowsNotice source={source} count={stats.skipped.byReason.hidden ?? 0} workspace={workspace} />
      <LanguageNotice settings={settings} count={stats.languageAssumed} onChange={onSettings} />
      <Questions
        questions={list.questions}
        settings={settings}
        doctors={list.unknownDoctors}
        targets={targets}
        onLayout={answers.onLayout}
        onDoctor={onDoctor}
        onSettings={answers.onSettings}
        onDone={onQuestionsDone}
      />
      <CheckToolbar
        shown={shown}
        figures={list.figures}
        stats={stats}
        document={document}
        source={source}
        destinations={destinations}
        isMissingDestination={list.issueGroups.some(({ code }) => code === 'destination-missing')}
        view={view}
        needed={needed}
        search={search}
        canUndo={list.undoCount > 0}
        canRedo={list.canRedo}
        onView={setView}
        onSettings={onSettings}
        onUndo={onUndo}
        onRedo={onRedo}
        onReplace={onReplace}
      >
        <GoOn list={list} />
      </CheckToolbar>
      <div className={styles['body']}>
        {shown.positions === null ? (
          <div className={styles['waiting']}>
            <ProgressBar label={t.opening} fraction={null} />
          </div>
        ) : (
          <Grid
            ref={grid}
            rows={rows}
            positions={positions}
            columns={columns}
            view={view}
            needed={needed}
            onView={setView}
            context={context}
            invitationOf={invitationOf}
            onType={changes.type}
            onToggle={changes.toggle}
            onUndo={onUndo}
            onRedo={onRedo}
            onActive={onActive}
            onOpenCell={setCellOpen}
            onLeaving={onLeaving}
            onDraft={onDraft}
            onUnplaced={onUnplaced}
            onPress={() => setTab('patient')}
            listId={list.listId}
            onNextProblem={() => onNextProblem(1)}
            onPasteAsked={onPasteAsked}
            empty={
              <EmptyState
                icon="search"
                title={t.noneFound}
                action={
                  <Button
                    onPress={() => {
                      shown.setSearch('')
                      shown.setFilter('all')
                    }}
                  >
                    {t.showAll}
                  </Button>
                }
              />
            }
          />
        )}
        <CheckPanel
          tab={tab}
          onTab={setTab}
          isReady={isTableDrawn}
          problems={
            <ProblemPanel
              held={held}
              only={shown.only}
              onOnly={shown.setOnly}
              issues={list.issueGroups}
              stats={stats}
              shown={shown.issue}
              destinations={destinations}
              isMixedShown={shown.filter === 'mixed'}
              onShowMixed={onShowMixed}
              viewAt={viewAt}
              onShow={onShowIssue}
              onShowRow={onShowRowOf}
              onExclude={onExclude}
              onAccept={onAccept}
              onSet={onSet}
              onDestination={onDestination}
            />
          }
          patient={
            <PatientPanel
              view={active}
              settings={settings}
              limits={limits}
              invitation={active === undefined ? undefined : invitationOf(active.rowId)}
              held={held}
              viewAt={rows.at}
              onShowRow={showRow}
              onToggle={(view) => changes.toggle([view])}
              onInviteAnyway={(view, code) =>
                void changes.change([withAccepted(view.state, view.letThrough?.[code] ?? code)], [view])
              }
            />
          }
        />
      </div>
      {isTableDrawn && <Suggestions destinations={destinations} />}
      {isReplacing && (
        <ReplaceDialog
          fields={fields.filter((field) => field !== 'gender' && field !== 'language')}
          field="lastName"
          countMatches={countMatches}
          onReplace={(field, find, by) => void replace(field, find, by)}
          onClose={() => setReplacing(false)}
        />
      )}
    </Page>
  )
}

const noPositions = new Uint32Array()

/**
 * Whether a part of the screen was painted. Others wait for it: rendering both at once would block the window for more
 * than a frame or two.
 */
function useIsPainted(isReady: boolean): boolean {
  const [isPainted, setPainted] = useState(false)
  useEffect(() => {
    if (isReady) startTransition(() => setPainted(true))
  }, [isReady])
  return isPainted
}
