import './app/zod-without-eval.ts'
import './components/tokens.css'
import './components/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { calls, on } from './bridge.ts'
import { ConnectionScreen } from './screens/connection/connection-screen.tsx'
import { ListsScreen } from './screens/lists/lists-screen.tsx'
import { PracticeScreen } from './screens/practice/practice-screen.tsx'
import { SettingsScreen } from './screens/settings/settings-screen.tsx'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html lacks #root')

const Unbuilt = () => null

createRoot(root).render(
  <StrictMode>
    <App
      bridge={{ calls, on }}
      screens={{
        Lists: ListsScreen,
        Import: Unbuilt,
        Columns: Unbuilt,
        Check: Unbuilt,
        Send: Unbuilt,
        Links: Unbuilt,
        Connection: ConnectionScreen,
        Settings: SettingsScreen,
        Practice: PracticeScreen
      }}
    />
  </StrictMode>
)
