import { type ReactNode, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import type { Bridge } from '#contract/channels.ts'
import type { InterfaceLanguage } from '#contract/language.ts'
import { AnnouncerProvider } from '../components/announcer.tsx'
import { FlashProvider } from '../components/flash.tsx'
import { LanguageProvider } from '../i18n/use-text.tsx'
import { createAppStore } from '../state/app-store.ts'
import { AppProvider, useSettings } from '../state/use-app.tsx'
import { WorkspaceProvider } from '../workspace/use-workspace.tsx'
import { AppFrame } from './app-frame.tsx'
import { applyDensity } from './density.ts'
import { interfaceLanguageOf } from './first-look.ts'
import { FileImportProvider } from './import-drop-zone.tsx'
import { Lock } from './lock-screen.tsx'
import type { Screens } from './screens.ts'
import { useRouteHistory } from './use-route-history.ts'

export interface AppProps {
  readonly bridge: Bridge
  /** Until the settings are known. Its texts are loaded. */
  readonly firstLanguage: InterfaceLanguage
  readonly screens: Screens
}

export function App({ bridge, firstLanguage, screens }: AppProps) {
  const [store] = useState(() => createAppStore(bridge))
  const [route, navigate] = useRouteHistory()
  useEffect(() => store.start(), [store])
  const appContext = useMemo(() => ({ bridge, store, route, navigate }), [bridge, store, route, navigate])
  return (
    <AppProvider value={appContext}>
      <LanguageScope firstLanguage={firstLanguage}>
        <FileImportProvider>
          <WorkspaceProvider>
            <AppFrame screens={screens} />
          </WorkspaceProvider>
        </FileImportProvider>
        <Lock />
      </LanguageScope>
    </AppProvider>
  )
}

interface SpeakingProps {
  readonly firstLanguage: InterfaceLanguage
  readonly children: ReactNode
}

function LanguageScope({ firstLanguage, children }: SpeakingProps) {
  const settings = useSettings()
  const density = settings?.settings.density
  useLayoutEffect(() => {
    if (density !== undefined) applyDensity(density)
  }, [density])
  return (
    <LanguageProvider language={settings === null ? firstLanguage : interfaceLanguageOf(settings)}>
      <AnnouncerProvider>
        <FlashProvider>{children}</FlashProvider>
      </AnnouncerProvider>
    </LanguageProvider>
  )
}
