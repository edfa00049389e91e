import { memo, type ReactNode, useRef, useState, useSyncExternalStore } from 'react'
import { IconButton } from '../../components/button.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useText } from '../../i18n/use-text.tsx'
import styles from './check.module.css'
import { useFocusKept } from './use-focus-kept.ts'

export type PanelTab = 'problems' | 'patient'

export interface CheckPanelProps {
  readonly tab: PanelTab
  readonly onTab: (tab: PanelTab) => void
  readonly problems: ReactNode
  readonly patient: ReactNode
  /** The panel waits for the table. */
  readonly isReady: boolean
}

/** Narrower windows keep their width for the table. */
const wide = matchMedia('(min-width: 1100px)')

function onWidth(listener: () => void): () => void {
  wide.addEventListener('change', listener)
  return () => wide.removeEventListener('change', listener)
}

/** The problems, and what one patient gets. It can be folded away, and is at first where the window is narrow. */
export const CheckPanel = memo(function CheckPanel({ tab, onTab, problems, patient, isReady }: CheckPanelProps) {
  const t = useText('checkPanel')
  const isWide = useSyncExternalStore(onWidth, () => wide.matches)
  const [chosen, setChosen] = useState<boolean | null>(null)
  const isOpen = chosen ?? isWide
  const panel = useRef<HTMLElement>(null)
  const focusKept = useFocusKept(panel)
  return (
    <aside
      ref={panel}
      aria-label={t.panel}
      tabIndex={-1}
      className={isOpen ? styles['panel'] : styles['folded']}
      {...focusKept}
    >
      <span className={styles['fold']}>
        <IconButton
          icon={isOpen ? 'chevronRight' : 'chevronLeft'}
          label={isOpen ? t.fold : t.unfold}
          aria-expanded={isOpen}
          onPress={() => setChosen(!isOpen)}
        />
      </span>
      {isOpen && isReady && (
        <Tabs
          label={t.panel}
          selected={tab}
          onSelect={onTab}
          tabs={[
            { id: 'problems', label: t.problems, content: problems },
            { id: 'patient', label: t.patient, content: patient }
          ]}
        />
      )}
    </aside>
  )
})
