import { memo, type ReactNode, type RefObject, useEffect, useState } from 'react'
import type { ListDocument, ListFigures, ListSettings } from '#contract/list.ts'
import type { TableView } from '#contract/table-view.ts'
import { useAnnounce } from '../../components/announcer.tsx'
import { Button, IconButton } from '../../components/button.tsx'
import { ChoiceMenu } from '../../components/choice-menu.tsx'
import { Segmented } from '../../components/choices.tsx'
import { Icon, type IconName } from '../../components/icon.tsx'
import { VisuallyHidden } from '../../components/page.tsx'
import { TableSearch, TableToolbar } from '../../components/table-toolbar.tsx'
import { Tooltip } from '../../components/tooltip.tsx'
import { withColon } from '../../i18n/sentences.ts'
import { useFormats, useLanguage, useText } from '../../i18n/use-text.tsx'
import type { Destinations } from '../../state/use-destinations.ts'
import { useWorkspace } from '../../workspace/use-workspace.tsx'
import type { RowStats, SourceView } from '../../workspace/views.ts'
import { ImportSummaryFields, useImportSummaryWords } from '../columns/import-summary.tsx'
import styles from './check.module.css'
import { canBeHidden, orderedKeys, withHidden } from './grid/column-view.ts'
import type { GridColumnKey } from './grid/grid-columns.ts'
import { useColumnTitle } from './grid/grid-header.tsx'
import { ListSettingsFields, useListSettingsWords } from './list-settings.tsx'
import type { ShownRows } from './use-shown-rows.ts'

export interface CheckToolbarProps {
  readonly shown: ShownRows
  readonly figures: ListFigures
  readonly stats: RowStats
  readonly document: ListDocument
  readonly source: SourceView
  readonly destinations: Destinations
  readonly isMissingDestination: boolean
  readonly view: TableView
  readonly needed: readonly GridColumnKey[]
  readonly search: RefObject<HTMLDivElement | null>
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly onView: (view: TableView) => void
  readonly onSettings: (settings: ListSettings) => void
  readonly onUndo: () => void
  readonly onRedo: () => void
  readonly onReplace: () => void
  /** The next step. */
  readonly children: ReactNode
}

/** One strip of tools, which stays as it is whatever is shown; what applies to the whole list opens below it. */
export const CheckToolbar = memo(function CheckToolbar(props: CheckToolbarProps) {
  const { shown, figures, stats } = props
  const t = useText('check')
  const formats = useFormats()
  const announce = useAnnounce()
  const count = shown.positions?.length ?? null

  // biome-ignore lint/correctness/useExhaustiveDependencies: said when other rows are shown, not when the words change
  useEffect(() => {
    if (count !== null) announce(t.found({ count }))
  }, [count, shown.filter, shown.issue, shown.only])

  return (
    <WholeList
      {...props}
      tools={
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
          <TableSearch ref={props.search} label={t.search} value={shown.search} onChange={shown.setSearch} />
          <span className={styles['tools']}>
            <IconButton icon="undo" label={t.undo} isDisabled={!props.canUndo} onPress={props.onUndo} />
            <IconButton icon="redo" label={t.redo} isDisabled={!props.canRedo} onPress={props.onRedo} />
            <IconButton icon="replace" label={t.replace} onPress={props.onReplace} />
          </span>
        </>
      }
    />
  )
})

type Opened = 'settings' | 'reading'

/** The strip with what applies to the whole list: its settings, how it was read, and the columns. */
function WholeList({ tools, ...props }: CheckToolbarProps & { readonly tools: ReactNode }) {
  const { document, source, stats, destinations, isMissingDestination, view, needed, onView, onSettings } = props
  const t = useText('check')
  const workspace = useWorkspace()
  const titleOf = useColumnTitle()
  const [opened, setOpened] = useState<Opened | null>(null)
  const applied = {
    settings: document.settings,
    isMissingDestination,
    hasOwnDestinations: stats.hasDoctor || stats.hasQueue,
    namesSeveralDoctors: stats.namesSeveralDoctors
  }
  const { words, isLacking } = useListSettingsWords(applied)
  const readAs = useImportSummaryWords({ source, skipped: stats.skipped })
  const toggle = (one: Opened) => setOpened((before) => (before === one ? null : one))
  const keys = orderedKeys(view, needed)
  return (
    <>
      <div className={styles['strip']}>
        <TableToolbar>
          {tools}
          <span className={styles['tools']}>
            <ToolButton
              icon={isLacking ? 'error' : 'settings'}
              label={t.listSettings}
              words={words}
              isOpen={opened === 'settings'}
              onPress={() => toggle('settings')}
            />
            <ToolButton
              icon="document"
              label={t.readAs}
              words={readAs}
              isOpen={opened === 'reading'}
              onPress={() => toggle('reading')}
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
          <span className={styles['space']} />
          {props.children}
        </TableToolbar>
      </div>
      {opened !== null && (
        <section
          id="whole-list"
          aria-label={opened === 'settings' ? t.listSettings : t.readAs}
          className={styles['opened']}
        >
          {opened === 'settings' ? (
            <ListSettingsFields {...applied} destinations={destinations} onChange={onSettings} />
          ) : (
            <ImportSummaryFields
              source={source}
              skipped={stats.skipped}
              workspace={workspace}
              hasSource={document.fileName !== ''}
            />
          )}
        </section>
      )}
    </>
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
