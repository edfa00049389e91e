import './components/tokens.css'
import './components/base.css'
import { type ComponentType, lazy, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { applyDensity } from './app/density.ts'
import { firstLook } from './app/first-look.ts'
import type { ListScreenProps } from './app/screens.ts'
import { loadTexts } from './i18n/messages.ts'
import { ListsScreen } from './screens/lists/lists-screen.tsx'
import { calls, on } from './state/bridge.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html lacks #root')

/** All screens except the first are loaded on demand; all of them are in the bundle. */
const screens = {
  Lists: ListsScreen,
  ImportSeveral: lazy(async () => ({
    default: (await import('./screens/import/import-several-screen.tsx')).ImportSeveralScreen
  })),
  Import: lazy(async () => ({ default: (await import('./screens/import/import-screen.tsx')).ImportScreen })),
  Columns: perList(async () => (await import('./screens/columns/columns-screen.tsx')).ColumnsScreen),
  Unmatched: perList(async () => (await import('./screens/unmatched/unmatched-screen.tsx')).UnmatchedScreen),
  Check: perList(async () => (await import('./screens/check/check-screen.tsx')).CheckScreen),
  Send: perList(async () => (await import('./screens/send/send-screen.tsx')).SendScreen),
  Links: perList(async () => (await import('./screens/links/links-screen.tsx')).LinksScreen),
  Board: lazy(async () => ({ default: (await import('./screens/board/board-screen.tsx')).BoardScreen })),
  Compare: perList(async () => (await import('./screens/compare/compare-screen.tsx')).CompareScreen),
  SentBefore: perList(async () => (await import('./screens/compare/sent-before-notice.tsx')).SentBeforeNotice),
  Connection: lazy(async () => ({
    default: (await import('./screens/connection/connection-screen.tsx')).ConnectionScreen
  })),
  Settings: lazy(async () => ({ default: (await import('./screens/settings/settings-screen.tsx')).SettingsScreen })),
  Practice: lazy(async () => ({ default: (await import('./screens/practice/practice-screen.tsx')).PracticeScreen })),
  Directory: lazy(async () => ({
    default: (await import('./screens/directory/directory-screen.tsx')).DirectoryScreen
  })),
  Figures: lazy(async () => ({ default: (await import('./screens/figures/figures-screen.tsx')).FiguresScreen })),
  AuditLog: lazy(async () => ({ default: (await import('./screens/audit-log/audit-log-screen.tsx')).AuditLogScreen })),
  Restore: lazy(async () => ({ default: (await import('./screens/restore/restore-screen.tsx')).RestoreScreen }))
}

function perList(load: () => Promise<ComponentType<ListScreenProps>>) {
  return lazy(async () => ({ default: await load() }))
}

// Nothing can be drawn without texts.
async function start(container: HTMLElement): Promise<void> {
  const { language, density } = await firstLook(calls)
  applyDensity(density)
  await loadTexts(language)
  createRoot(container).render(
    <StrictMode>
      <App bridge={{ calls, on }} firstLanguage={language} screens={screens} />
    </StrictMode>
  )
}

// No `await` at the top: the bundler would then move what screens share with this file into many small files.
void start(root)
