import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { Bridge } from '#contract/channels.ts'
import type { InterfaceLanguage } from '#contract/language.ts'
import { AnnouncerProvider } from '../components/announcer.tsx'
import { FlashProvider } from '../components/flash.tsx'
import { LanguageProvider } from '../i18n/use-text.tsx'
import { WorkspaceProvider } from '../workspace/use-workspace.tsx'
import { Frame } from './frame.tsx'
import { IntakeProvider } from './intake.tsx'
import { interfaceLanguageOf } from './interface-language.ts'
import { Lock } from './lock-screen.tsx'
import { createMirror } from './mirror.ts'
import type { Screens } from './screens.ts'
import { AppToolsProvider, useSettings } from './use-app.tsx'
import { usePlaceHistory } from './use-place-history.ts'

export interface AppProps {
  readonly bridge: Bridge
  /** Until the settings are known. Its texts are loaded. */
  readonly firstLanguage: InterfaceLanguage
  readonly screens: Screens
}

export function App({ bridge, firstLanguage, screens }: AppProps) {
  const [mirror] = useState(() => createMirror(bridge))
  const [place, navigate] = usePlaceHistory()
  useEffect(() => mirror.start(), [mirror])
  const tools = useMemo(() => ({ bridge, mirror, place, navigate }), [bridge, mirror, place, navigate])
  return (
    <AppToolsProvider value={tools}>
      <Speaking firstLanguage={firstLanguage}>
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

interface SpeakingProps {
  readonly firstLanguage: InterfaceLanguage
  readonly children: ReactNode
}

function Speaking({ firstLanguage, children }: SpeakingProps) {
  const settings = useSettings()
  return (
    <LanguageProvider language={settings === null ? firstLanguage : interfaceLanguageOf(settings)}>
      <AnnouncerProvider>
        <FlashProvider>{children}</FlashProvider>
      </AnnouncerProvider>
    </LanguageProvider>
  )
}
