import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { Bridge } from '#contract/channels.ts'
import type { InterfaceLanguage } from '#contract/language.ts'
import { AnnouncerProvider } from '../components/announcer.tsx'
import { FlashProvider } from '../components/flash.tsx'
import { LanguageProvider } from '../language/use-language.tsx'
import { WorkspaceProvider } from '../workspace/use-workspace.tsx'
import { Frame } from './frame.tsx'
import { IntakeProvider } from './intake.tsx'
import { Lock } from './lock-screen.tsx'
import { createMirror } from './mirror.ts'
import type { Screens } from './screens.ts'
import { AppToolsProvider, useSettings } from './use-app.tsx'
import { usePlaceHistory } from './use-place-history.ts'

export interface AppProps {
  readonly bridge: Bridge
  readonly screens: Screens
}

export function App({ bridge, screens }: AppProps) {
  const [mirror] = useState(() => createMirror(bridge))
  const [place, navigate] = usePlaceHistory()
  useEffect(() => mirror.start(), [mirror])
  const tools = useMemo(() => ({ bridge, mirror, place, navigate }), [bridge, mirror, place, navigate])
  return (
    <AppToolsProvider value={tools}>
      <Speaking>
        <IntakeProvider>
          <WorkspaceProvider>
            <Frame screens={screens} />
          </WorkspaceProvider>
        </IntakeProvider>
        <Lock />
      </Speaking>
    </AppToolsProvider>
  )
}

function Speaking({ children }: { readonly children: ReactNode }) {
  const told = useSettings()
  const language: InterfaceLanguage =
    told === null
      ? languageOfBrowser()
      : told.settings.language === 'system'
        ? told.systemLanguage
        : told.settings.language
  return (
    <LanguageProvider language={language}>
      <AnnouncerProvider>
        <FlashProvider>{children}</FlashProvider>
      </AnnouncerProvider>
    </LanguageProvider>
  )
}

/** Used until the settings have been read. */
function languageOfBrowser(): InterfaceLanguage {
  for (const tag of navigator.languages) {
    const code = tag.slice(0, 2)
    if (code === 'fr' || code === 'de' || code === 'it' || code === 'en') return code
  }
  return 'fr'
}
