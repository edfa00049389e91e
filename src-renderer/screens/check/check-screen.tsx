import { startTransition, useCallback, useMemo, useRef, useState } from 'react'
import type { FailureCode } from '#contract/channels.ts'
import type { ListDocument } from '#contract/list.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import type { ListScreenProps } from '../../app/screens.ts'
import { Page } from '../../components/page.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { useHandler } from '../../components/use-handler.ts'
import { useText } from '../../i18n/use-text.tsx'
import { useList } from '../../state/use-app.tsx'
import { type Destinations, useDestinations } from '../../state/use-destinations.ts'
import type { OpenList } from '../../workspace/open-list.ts'
import { useOpenList, useWorkspace } from '../../workspace/use-workspace.tsx'
import type { RowView, SourceView } from '../../workspace/views.ts'
import { HiddenRowsNotice } from '../columns/hidden-rows-notice.tsx'
import styles from './check.module.css'
import { CheckDetails } from './check-details.tsx'
import { SaveFailure, StatusLine } from './check-header.tsx'
import type { PanelTab } from './check-panel.tsx'
import { CheckTable } from './check-table.tsx'
import { CheckToolbar } from './check-toolbar.tsx'
import { DraftNotice } from './draft-notice.tsx'
import { isField } from './grid/grid-columns.ts'
import { LanguageNotice } from './language-notice.tsx'
import { Questions } from './questions/questions.tsx'
import { useAnswers } from './questions/use-answers.ts'
import { ReplaceDialog } from './replace-dialog.tsx'
import { Suggestions } from './suggestions.tsx'
import { useCheckDecisions } from './use-check-decisions.ts'
import { useCheckKeys } from './use-check-keys.ts'
import { useCheckTable } from './use-check-table.ts'
import { useNextProblem, type Way } from './use-next-problem.ts'
import { useReplace } from './use-replace.ts'
import { useShownCell } from './use-shown-cell.ts'
import { useUndoRedo } from './use-undo-redo.ts'

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
  const workspace = useWorkspace()
  const destinations = useDestinations(useList(list.listId)?.connectionId)
  const { settings } = document
  const table = useCheckTable({ workspace, list, document, source })
  const { grid, rows, columns, shown } = table
  const search = useRef<HTMLDivElement>(null)
  const [tab, setTab] = useState<PanelTab>('problems')
  const [activePosition, setActivePosition] = useState(-1)
  // The panel is updated in a transition, so that a held arrow key does not wait for it.
  const onActive = useCallback((view: RowView | undefined) => {
    startTransition(() => setActivePosition(view?.position ?? -1))
  }, [])
  const { undo, redo, notify } = useUndoRedo(workspace, list)
  const decisions = useCheckDecisions({ workspace, list, settings, shown, notify })
  const replacing = useReplace(workspace, table, notify)
  const shownCell = useShownCell(rows, shown, grid)
  const goToProblem = useNextProblem({ workspace, list, rows, columns, shown, grid, showRow: shownCell.showRow })
  const onNextProblem = useHandler((way: Way) => void goToProblem(way))
  useCheckKeys({
    onNextProblem,
    onReplace: replacing.open,
    onSearch: () => search.current?.querySelector('input')?.select()
  })

  return (
    <Page width="full">
      <AboveTable {...{ list, document, source, table, decisions, destinations, notify }} />
      <CheckToolbar
        {...{ list, document, source, destinations, shown, search }}
        view={table.view}
        needed={table.needed}
        onView={table.setView}
        onSettings={decisions.onSettings}
        onUndo={undo}
        onRedo={redo}
        onReplace={replacing.open}
      />
      <div className={styles['body']}>
        <CheckTable
          table={table}
          onActive={onActive}
          onPress={() => setTab('patient')}
          onUndo={undo}
          onRedo={redo}
          onNextProblem={() => onNextProblem(1)}
        />
        <CheckDetails
          {...{ list, settings, table, decisions, shownCell, destinations, tab }}
          active={list.rows.at(activePosition)}
          onTab={setTab}
        />
      </div>
      {table.isDrawn && <Suggestions destinations={destinations} />}
      {replacing.isOpen && (
        <ReplaceDialog
          fields={columns
            .map(({ key }) => key)
            .filter(isField)
            .filter((field) => field !== 'gender' && field !== 'language')}
          field="lastName"
          countMatches={replacing.countMatches}
          onReplace={(field, find, by) => void replacing.replace(field, find, by)}
          onClose={replacing.close}
        />
      )}
    </Page>
  )
}

interface AboveTableProps extends CheckProps {
  readonly table: ReturnType<typeof useCheckTable>
  readonly decisions: ReturnType<typeof useCheckDecisions>
  readonly destinations: Destinations
  readonly notify: (words: string) => void
}

/** How the list stands, and what only a person can say about it. */
function AboveTable(props: AboveTableProps) {
  const { list, document, source, table, decisions, destinations, notify } = props
  const workspace = useWorkspace()
  const { settings } = document
  const { stats } = list
  const { grid, lostDraft } = table
  const targets = useMemo(() => ({ directory: list.directory, destinations }), [list.directory, destinations])
  const answers = useAnswers(workspace, notify)
  const onQuestionsDone = useHandler(() => grid.current?.focus())
  return (
    <>
      <StatusLine list={list} shown={table.shown} />
      <SaveFailure />
      {lostDraft !== null && <DraftNotice {...lostDraft} />}
      <HiddenRowsNotice source={source} count={stats.skipped.byReason.hidden ?? 0} workspace={workspace} />
      <LanguageNotice settings={settings} count={stats.languageAssumed} onChange={decisions.onSettings} />
      <Questions
        questions={list.questions}
        settings={settings}
        doctors={list.unknownDoctors}
        targets={targets}
        onLayout={answers.onLayout}
        onDoctor={decisions.onDoctor}
        onSettings={answers.onSettings}
        onDone={onQuestionsDone}
      />
    </>
  )
}
