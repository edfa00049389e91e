import '../../../src-renderer/app/zod-without-eval.ts'
import '../../../src-renderer/components/tokens.css'
import '../../../src-renderer/components/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import type { ListDocument } from '#contract/list.ts'
import { App } from '../../../src-renderer/app/app.tsx'
import type { ListScreenProps } from '../../../src-renderer/app/screens.ts'
import { LinksScreen } from '../../../src-renderer/screens/links/links-screen.tsx'
import { SendScreen } from '../../../src-renderer/screens/send/send-screen.tsx'
import { WorkspaceProvider } from '../../../src-renderer/workspace/use-workspace.tsx'
import { createFakeMain } from '../fake-bridge.ts'
import { listId, workingDay } from '../scenes.ts'
import { fakeSending } from './fake-sending.ts'
import { columns, headers, madeUpRows } from './patients.ts'

const asked = new URLSearchParams(location.search)
const count = Number(asked.get('count') ?? 47)
const tomorrow = new Date(Date.now() + 86_400_000).toLocaleDateString('fr-CH', {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric'
})

const truth = workingDay(Date.now())
truth.systemLanguage = (asked.get('language') ?? 'fr') as typeof truth.systemLanguage
truth.chosen = asked.get('connection') ?? 'practice'
const rows = madeUpRows(count, tomorrow)
truth.lists = truth.lists.map((list) =>
  list.listId === listId(1)
    ? { ...list, connectionId: asked.get('of') ?? truth.chosen, name: 'rdv-demain', fileName: 'rdv-demain.csv' }
    : list
)
const document: ListDocument = {
  name: 'rdv-demain',
  fileName: 'rdv-demain.csv',
  settings: {
    defaultCountry: 'CH',
    timeZone: 'Europe/Zurich',
    defaultLanguage: 'fr',
    delivery: asked.has('linksOnly') ? 'links-only' : 'server'
  },
  format: { container: 'csv' },
  choices: {},
  layout: { headerRow: 1, headers: [...headers], columns: [...columns], dateSystem: 1900 }
}

const main = createFakeMain(truth)
const sending = fakeSending(main, {
  document,
  rows,
  hasTroubles: asked.has('troubles'),
  perTick: Number(asked.get('perTick') ?? 1)
})
Object.assign(window, { fakeMain: main, fakeSending: sending })

const Unbuilt = () => null
const Send = (props: ListScreenProps) => (
  <WorkspaceProvider>
    <SendScreen {...props} />
  </WorkspaceProvider>
)
const Links = (props: ListScreenProps) => (
  <WorkspaceProvider>
    <LinksScreen {...props} />
  </WorkspaceProvider>
)

const root = window.document.getElementById('root')
if (root === null) throw new Error('index.html lacks #root')
createRoot(root).render(
  <StrictMode>
    <App
      bridge={main.bridge}
      screens={{
        Lists: Unbuilt,
        Import: Unbuilt,
        Columns: Unbuilt,
        Check: Unbuilt,
        Send,
        Links,
        Connection: Unbuilt,
        Settings: Unbuilt,
        Practice: Unbuilt
      }}
    />
  </StrictMode>
)
