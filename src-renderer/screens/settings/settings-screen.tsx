import { useState } from 'react'
import type { FailureCode } from '#contract/channels.ts'
import { type InterfaceLanguage, interfaceLanguages } from '#contract/language.ts'
import { ratePerSecondRange } from '#contract/sending.ts'
import type { Density, Settings } from '#contract/settings.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { FixedSetting } from '../../app/fixed-setting.tsx'
import { Notice } from '../../components/notice.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { Card, Page, PageHeader } from '../../components/page.tsx'
import { Select } from '../../components/select.tsx'
import { formatsIn } from '../../i18n/formats.ts'
import { useText } from '../../i18n/use-text.tsx'
import type { SettingsState } from '../../state/app-store.ts'
import { useAppState, useBridge, useSettings } from '../../state/use-app.tsx'
import { RetentionCard } from '../retention/retention-card.tsx'
import { AuditLogCard } from './audit-log-card.tsx'
import { DirectoryCard } from './directory-card.tsx'
import { FiguresCard } from './figures-card.tsx'
import { ImportTemplatesCard } from './import-templates-card.tsx'
import { ListDefaultsCard } from './list-defaults-card.tsx'
import { LockCard } from './lock-card.tsx'
import { SupportCard } from './support-card.tsx'

/** The user's settings for this computer; each change is stored at once. */
export function SettingsScreen() {
  const t = useText('settings')
  const p = useText('policy')
  const settingsState = useSettings()
  const bridge = useBridge()
  const [failure, setFailure] = useState<FailureCode | null>(null)

  async function change(part: Partial<Settings>): Promise<void> {
    const answer = await bridge.calls['settings.change'](part)
    setFailure(answer.ok ? null : answer.code)
  }

  return (
    <Page width="reading">
      <PageHeader title={t.title}>
        {t.lead} {settingsState !== null && settingsState.fixed.length > 0 && p.someFixed}
      </PageHeader>
      {failure !== null && <FailureNotice failure={{ code: failure }} onDismiss={() => setFailure(null)} />}
      {settingsState !== null && <SettingsCards settingsState={settingsState} onChange={(part) => void change(part)} />}
      <DirectoryCard />
      <ImportTemplatesCard />
      <FiguresCard />
      <AuditLogCard />
      <SupportCard />
      <About />
    </Page>
  )
}

interface SettingsCardsProps {
  readonly settingsState: SettingsState
  readonly onChange: (part: Partial<Settings>) => void
}

function SettingsCards({ settingsState: { settings, systemLanguage }, onChange }: SettingsCardsProps) {
  const t = useText('settings')
  return (
    <>
      <Card>
        <FixedSetting setting="language" label={t.language}>
          {(isFixed) => (
            <Select<InterfaceLanguage | 'system'>
              label={t.language}
              {...(!isFixed && { help: t.languageHelp })}
              isDisabled={isFixed}
              value={settings.language}
              onChange={(language) => onChange({ language })}
              choices={[
                { value: 'system', label: t.likeSystem({ name: ownName(systemLanguage) }) },
                ...interfaceLanguages.map((language) => ({ value: language, label: ownName(language) }))
              ]}
            />
          )}
        </FixedSetting>
        <Select<Density>
          label={t.density}
          value={settings.density}
          onChange={(density) => onChange({ density })}
          choices={[
            { value: 'system', label: t.densityLikeSystem, detail: t.densityLikeSystemDetail },
            { value: 'compact', label: t.compact },
            { value: 'comfortable', label: t.comfortable }
          ]}
        />
      </Card>
      <Card title={t.sending}>
        <FixedSetting setting="ratePerSecond" label={t.rate}>
          {(isFixed) => (
            <NumberField
              label={t.rate}
              {...(!isFixed && { help: t.rateHelp({ ...ratePerSecondRange, usual: ratePerSecondRange.default }) })}
              isDisabled={isFixed}
              minValue={ratePerSecondRange.min}
              maxValue={ratePerSecondRange.max}
              step={1}
              value={settings.ratePerSecond}
              onChange={(ratePerSecond) => !Number.isNaN(ratePerSecond) && onChange({ ratePerSecond })}
            />
          )}
        </FixedSetting>
      </Card>
      <RetentionCard days={settings.retentionDays} onChange={(retentionDays) => onChange({ retentionDays })} />
      <LockCard
        lockAfterMinutes={settings.lockAfterMinutes}
        onChange={(lockAfterMinutes) => onChange({ lockAfterMinutes })}
      />
      <ListDefaultsCard
        defaults={settings.listDefaults}
        onChange={(part) => onChange({ listDefaults: { ...settings.listDefaults, ...part } })}
      />
    </>
  )
}

/** A language's name in that language, for users who cannot read the current one. */
function ownName(language: InterfaceLanguage): string {
  return formatsIn(language).languageName(language)
}

function About() {
  const t = useText('settings')
  const snapshot = useAppState((state) => state.snapshot)
  if (snapshot === null) return null
  return (
    <Card title={t.about}>
      <p>{t.version({ version: snapshot.version })}</p>
      {snapshot.runtime === 'stand-in' && <Notice tone="warn" title={t.standIn} />}
    </Card>
  )
}
