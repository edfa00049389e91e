import { memo, type RefObject, useEffect, useState } from 'react'
import type { ListDocument, ListSettings } from '#contract/list.ts'
import type { TableView } from '#contract/table-view.ts'
import { useAnnounce } from '../../components/announcer.tsx'
import { Button, IconButton } from '../../components/button.tsx'
import { ChoiceMenu } from '../../components/choice-menu.tsx'
import { Segmented } from '../../components/choices.tsx'
import { Icon, type IconName } from '../../components/icon.tsx'
import { VisuallyHidden } from '../../components/page.tsx'
import { TableSearch, TableToolbar } from '../../components/table-toolbar.tsx'
import { Tooltip } from '../../components/tooltip.tsx'
import { useHandler } from '../../components/use-handler.ts'
import { withColon } from '../../i18n/sentences.ts'
import { useFormats, useLanguage, useText } from '../../i18n/use-text.tsx'
import type { Destinations } from '../../state/use-destinations.ts'
import type { OpenList } from '../../workspace/open-list.ts'
import { useWorkspace } from '../../workspace/use-workspace.tsx'
import type { SourceView } from '../../workspace/views.ts'
import { ImportSummaryFields, useImportSummaryWords } from '../columns/import-summary.tsx'
import styles from './check.module.css'
import { GoOn } from './check-header.tsx'
import { canBeHidden, orderedKeys, withHidden } from './grid/column-view.ts'
import type { GridColumnKey } from './grid/grid-columns.ts'
import { useColumnTitle } from './grid/grid-header.tsx'
import { ListSettingsFields, useListSettingsWords } from './list-settings.tsx'
import type { ShownRows } from './use-shown-rows.ts'

/** What the user chooses for the whole list, and how it was read. */
interface WholeListProps {
  readonly list: OpenList
  readonly document: ListDocument
  readonly source: SourceView
  readonly destinations: Destinations
  readonly view: TableView
  readonly needed: readonly GridColumnKey[]
  readonly onView: (view: TableView) => void
  readonly onSettings: (settings: ListSettings) => void
}

export interface CheckToolbarProps extends WholeListProps {
  readonly shown: ShownRows
  readonly search: RefObject<HTMLDivElement | null>
  readonly onUndo: () => void
  readonly onRedo: () => void
  readonly onReplace: () => void
}

type Opened = 'settings' | 'reading'

/** One strip of tools, which stays as it is whatever is shown; what applies to the whole list opens below it. */
export const CheckToolbar = memo(function CheckToolbar(props: CheckToolbarProps) {
  const { shown, search, onUndo, onRedo, onReplace, ...whole } = props
  const { list } = whole
  const [opened, setOpened] = useState<Opened | null>(null)
  const onOpen = useHandler((one: Opened) => setOpened((before) => (before === one ? null : one)))
  return (
    <>
      <div className={styles['strip']}>
        <TableToolbar>
          <RowTools {...{ list, shown, search }} />
          <StepTools canUndo={list.undoCount > 0} canRedo={list.canRedo} {...{ onUndo, onRedo, onReplace }} />
          <ListTools {...whole} opened={opened} onOpen={onOpen} />
          <span className={styles['space']} />
          <GoOn list={list} />
        </TableToolbar>
      </div>
      {opened !== null && <OpenedPart {...whole} opened={opened} />}
    </>
  )
})

/** Which rows are shown. */
function RowTools({ list: { figures, stats }, shown, search }: Pick<CheckToolbarProps, 'list' | 'shown' | 'search'>) {
  const t = useText('check')
  const formats = useFormats()
  const announce = useAnnounce()
  const count = shown.positions?.length ?? null

  // biome-ignore lint/correctness/useExhaustiveDependencies: said when other rows are shown, not when the words change
  useEffect(() => {
    if (count !== null) announce(t.found({ count }))
  }, [count, shown.filter, shown.issue, shown.only])

  return (
    <>
      <Segmented
        label={t.filter}
        value={shown.filter === 'mixed' ? 'all' : shown.filter}
        onChange={shown.setFilter}
        choices={[
          { value: 'all', label: t.all, count: formats.number(figures.patients) },
          { value: 'blocked', label: t.blocked, count: formats.number(figures.blocked) },
          { value: 'warned', label: t.warned, count: formats.number(stats.warned) },
          { value: 'ready', label: t.ready, count: formats.number(figures.ready) },
          { value: 'out', label: t.out, count: formats.number(stats.out) }
        ]}
      />
      <TableSearch ref={search} label={t.search} value={shown.search} onChange={shown.setSearch} />
    </>
  )
}

interface StepToolsProps extends Pick<CheckToolbarProps, 'onUndo' | 'onRedo' | 'onReplace'> {
  readonly canUndo: boolean
  readonly canRedo: boolean
}

/** Drawn anew only when it changes, as is the next one: other rows would be shown later for it. */
const StepTools = memo(function StepTools({ canUndo, canRedo, onUndo, onRedo, onReplace }: StepToolsProps) {
  const t = useText('check')
  return (
    <span className={styles['tools']}>
      <IconButton icon="undo" label={t.undo} isDisabled={!canUndo} onPress={onUndo} />
      <IconButton icon="redo" label={t.redo} isDisabled={!canRedo} onPress={onRedo} />
      <IconButton icon="replace" label={t.replace} onPress={onReplace} />
    </span>
  )
})

/** What is chosen for the whole list. */
function appliedTo({ list, document }: WholeListProps) {
  const { hasDoctor, hasQueue, namesSeveralDoctors } = list.stats
  return {
    settings: document.settings,
    isMissingDestination: list.issueGroups.some(({ code }) => code === 'destination-missing'),
    hasOwnDestinations: hasDoctor || hasQueue,
    namesSeveralDoctors
  }
}

interface ListToolsProps extends WholeListProps {
  readonly opened: Opened | null
  readonly onOpen: (one: Opened) => void
}

/** How the list is set up, how it was read, and its columns. */
const ListTools = memo(function ListTools({ opened, onOpen, ...whole }: ListToolsProps) {
  const { list, source, view, needed, onView } = whole
  const t = useText('check')
  const titleOf = useColumnTitle()
  const { words, isLacking } = useListSettingsWords(appliedTo(whole))
  const readAs = useImportSummaryWords({ source, skipped: list.stats.skipped })
  const keys = orderedKeys(view, needed)
  return (
    <span className={styles['tools']}>
      <ToolButton
        icon={isLacking ? 'error' : 'settings'}
        label={t.listSettings}
        words={words}
        isOpen={opened === 'settings'}
        onPress={() => onOpen('settings')}
      />
      <ToolButton
        icon="document"
        label={t.readAs}
        words={readAs}
        isOpen={opened === 'reading'}
        onPress={() => onOpen('reading')}
      />
      <ChoiceMenu<GridColumnKey>
        label={t.columns}
        choices={keys.map((key) => ({ id: key, label: titleOf(key), isFixed: !canBeHidden(key) }))}
        chosen={keys.filter((key) => !view.hidden.includes(key) || !canBeHidden(key))}
        onChange={(key, isShown) => onView(withHidden(view, key, !isShown))}
        trigger={
          <Button kind="quiet" icon="columns">
            <span className={styles['toolLabel']}>{t.columns}</span>
          </Button>
        }
      />
    </span>
  )
})

function OpenedPart({ opened, ...whole }: WholeListProps & { readonly opened: Opened }) {
  const { list, document, source, destinations, onSettings } = whole
  const t = useText('check')
  const workspace = useWorkspace()
  return (
    <section
      id="whole-list"
      aria-label={opened === 'settings' ? t.listSettings : t.readAs}
      className={styles['opened']}
    >
      {opened === 'settings' ? (
        <ListSettingsFields {...appliedTo(whole)} destinations={destinations} onChange={onSettings} />
      ) : (
        <ImportSummaryFields
          source={source}
          skipped={list.stats.skipped}
          workspace={workspace}
          hasSource={document.fileName !== ''}
        />
      )}
    </section>
  )
}

interface ToolButtonProps {
  readonly icon: IconName
  readonly label: string
  /** How it is now. */
  readonly words: string
  readonly isOpen: boolean
  readonly onPress: () => void
}

function ToolButton({ icon, label, words, isOpen, onPress }: ToolButtonProps) {
  const language = useLanguage()
  return (
    <Tooltip text={withColon(language, label, words)}>
      <Button
        kind="quiet"
        icon={icon}
        aria-expanded={isOpen}
        {...(isOpen && { 'aria-controls': 'whole-list' })}
        onPress={onPress}
      >
        <span className={styles['toolLabel']}>{label}</span>
        <VisuallyHidden>{`: ${words}`}</VisuallyHidden>
        <Icon name="chevronDown" size="small" />
      </Button>
    </Tooltip>
  )
}
