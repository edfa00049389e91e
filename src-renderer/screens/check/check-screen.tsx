import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { settingsChangeOf } from '#contract/changed-list.ts'
import type { FailureCode } from '#contract/channels.ts'
import type { DirectoryTarget } from '#contract/directory.ts'
import type { CellDraft, EditableField, ListDocument, ListSettings } from '#contract/list.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import type { ListScreenProps } from '../../app/screens.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState, Page } from '../../components/page.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useHandler } from '../../components/use-handler.ts'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import { useInvitations, useList, useServerLimits } from '../../state/use-app.tsx'
import { useDestinations } from '../../state/use-destinations.ts'
import type { OpenList } from '../../workspace/open-list.ts'
import { isSent } from '../../workspace/row-change.ts'
import { withAccepted } from '../../workspace/row-edits.ts'
import { useOpenList, useWorkspace } from '../../workspace/use-workspace.tsx'
import type { IssueGroupView, RowView, SourceView } from '../../workspace/views.ts'
import { HiddenRowsNotice } from '../columns/hidden-rows-notice.tsx'
import { ImportSummary } from '../columns/import-summary.tsx'
import { changeTo, nameOf } from '../directory/targets.ts'
import styles from './check.module.css'
import { CheckHeader } from './check-header.tsx'
import { CheckToolbar } from './check-toolbar.tsx'
import { DraftNotice } from './draft-notice.tsx'
import { Grid, type GridHandle } from './grid/grid.tsx'
import { gridColumns, isField } from './grid/grid-columns.ts'
import { ListSettingsBar, withDestination } from './list-settings.tsx'
import { PatientPanel } from './patient-panel.tsx'
import { ProblemPanel } from './problem-panel.tsx'
import { Questions } from './questions/questions.tsx'
import { useAnswers } from './questions/use-answers.ts'
import { ReplaceDialog } from './replace-dialog.tsx'
import { foundAsSent } from './sent-search.ts'
import { openRowIds } from './shown-row-ids.ts'
import { Suggestions } from './suggestions.tsx'
import { useDraft } from './use-draft.ts'
import { useHeldPatients } from './use-held-patients.ts'
import { useOpenCell } from './use-open-cell.ts'
import { useRowChanges } from './use-row-changes.ts'
import { useHeld, useShownRows } from './use-shown-rows.ts'
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
  const workspace = useWorkspace()
  const destinations = useDestinations(useList(list.listId)?.connectionId)
  const { settings } = document
  const limits = useServerLimits(useList(list.listId)?.connectionId)
  const directoryText = useText('directory')
  const targets = useMemo(() => ({ directory: list.directory, destinations }), [list.directory, destinations])
  const [isCellOpen, setCellOpen] = useOpenCell(workspace)
  const { phase, invitations, indexOf } = useInvitations(list.listId)
  const sentAs = useHandler((search: string) => foundAsSent(invitations, search, formats))
  const shown = useShownRows(workspace, list, isCellOpen, sentAs)
  const held = useHeldPatients(list.listId, invitations)
  const changes = useRowChanges(workspace, list.listId, list.rows)
  const { rows } = changes
  const { stats } = list
  const invitationOf = useCallback((rowId: string) => invitations[indexOf.get(rowId) ?? -1], [invitations, indexOf])
  const context = useMemo(() => ({ formats, timeZone: settings.timeZone }), [formats, settings.timeZone])
  const { hasDoctor, hasQueue } = stats
  const needed = useMemo(() => gridColumns({ doctor: hasDoctor, queue: hasQueue }), [hasDoctor, hasQueue])
  const columns = useHeld(needed, isCellOpen)
  const [activePosition, setActivePosition] = useState(-1)
  const [tab, setTab] = useState<'problems' | 'patient'>('problems')
  const [isReplacing, setReplacing] = useState(false)
  const isTableDrawn = useIsPainted(shown.positions !== null)
  const grid = useRef<GridHandle>(null)
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

  async function exclude({ code, count }: IssueGroupView): Promise<void> {
    await workspace.decide(code, { kind: 'exclude' })
    shown.setIssue(null)
    notify(panel.leftOut({ count }))
  }

  function showRow(position: number): void {
    if (!positions.includes(position)) {
      shown.setSearch('')
      shown.setFilter('all')
    }
    // With a new filter, the row appears after the worker has answered.
    requestAnimationFrame(() => setTimeout(() => grid.current?.show(position), 50))
  }

  /** Searches what is shown, except sent rows. */
  async function search(field: EditableField, find: string) {
    return { field, find, rowIds: await openRowIds(rows, positions, invitations) }
  }

  async function replace(field: EditableField, find: string, by: string): Promise<void> {
    const count = await workspace.replace({ ...(await search(field, find)), by }, list.listId)
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
  const onExclude = useHandler((cause: IssueGroupView) => void exclude(cause))
  const onShowMixed = useHandler((isShown: boolean) => shown.setFilter(isShown ? 'mixed' : 'all'))
  const onAccept = useHandler(({ code }: IssueGroupView) => void workspace.decide(code, { kind: 'accept' }))
  const countMatches = useHandler(async (field: EditableField, find: string) =>
    workspace.countMatches(await search(field, find))
  )
  const onDestination = useHandler(
    (kind: 'doctorEmail' | 'queue', text: string) => void changeSettings(withDestination(settings, kind, text))
  )

  const fields = columns.map(({ key }) => key).filter(isField)

  return (
    <Page width="full">
      <CheckHeader list={list} />
      {lostDraft !== null && <DraftNotice {...lostDraft} />}
      <HiddenRowsNotice source={source} count={stats.skipped.byReason.hidden ?? 0} workspace={workspace} />
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
      <div className={styles['lines']}>
        <ListSettingsBar
          settings={settings}
          destinations={destinations}
          isMissingDestination={list.issueGroups.some(({ code }) => code === 'destination-missing')}
          hasOwnDestinations={hasDoctor || hasQueue}
          namesSeveralDoctors={stats.namesSeveralDoctors}
          onChange={onSettings}
        />
        <ImportSummary
          source={source}
          skipped={stats.skipped}
          workspace={workspace}
          hasSource={document.fileName !== ''}
        />
      </div>
      <CheckToolbar
        shown={shown}
        figures={list.figures}
        stats={stats}
        canUndo={list.undoCount > 0}
        canRedo={list.canRedo}
        onUndo={onUndo}
        onRedo={onRedo}
        onReplace={onReplace}
      />
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
        <aside className={styles['panel']} aria-label={panel.panel}>
          {isTableDrawn && (
            <Tabs
              label={panel.panel}
              selected={tab}
              onSelect={setTab}
              tabs={[
                {
                  id: 'problems',
                  label: panel.problems,
                  content: (
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
                      onShow={shown.setIssue}
                      onExclude={onExclude}
                      onAccept={onAccept}
                      onDestination={onDestination}
                    />
                  )
                },
                {
                  id: 'patient',
                  label: panel.patient,
                  content: (
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
                        void changes.change([withAccepted(view.state, view.letThrough?.[code] ?? code)])
                      }
                    />
                  )
                }
              ]}
            />
          )}
        </aside>
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
