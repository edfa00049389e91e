import { useState } from 'react'
import { type InterfaceLanguage, interfaceLanguages, patientLanguages } from '#contract/language.ts'
import type { ListSettings } from '#contract/list.ts'
import { ratePerSecondRange } from '#contract/sending.ts'
import type { Settings } from '#contract/settings.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import type { SettingsState } from '../../app/mirror.ts'
import { useBridge, useMirrored, useSettings } from '../../app/use-app.tsx'
import { RadioGroup } from '../../components/choices.tsx'
import { SearchSelect } from '../../components/combo-box.tsx'
import { Notice } from '../../components/notice.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { Card, Page, PageHeader } from '../../components/page.tsx'
import { Select } from '../../components/select.tsx'
import type { FailureCode } from '../../language/failures.ts'
import { formatsIn } from '../../language/formats.ts'
import { settingsTexts } from '../../language/settings.ts'
import { useFormats, useText } from '../../language/use-language.tsx'
import { JournalCard } from './journal-card.tsx'
import { KnownKinds } from './known-kinds.tsx'
import { exampleMobile, phoneCountries, timeZones } from './places.ts'

/** What a person sets for this computer; each change is kept at once. */
export function SettingsScreen() {
  const t = useText(settingsTexts)
  const told = useSettings()
  const bridge = useBridge()
  const [failure, setFailure] = useState<FailureCode | null>(null)

  async function change(part: Partial<Settings>): Promise<void> {
    const answer = await bridge.calls['settings.change'](part)
    setFailure(answer.ok ? null : answer.code)
  }

  return (
    <Page width="reading">
      <PageHeader title={t.title}>{t.lead}</PageHeader>
      {failure !== null && <FailureNotice failure={{ code: failure }} onDismiss={() => setFailure(null)} />}
      {told !== null && <SettingsCards told={told} onChange={(part) => void change(part)} />}
      <KnownKinds />
      <JournalCard />
      <About />
    </Page>
  )
}

interface SettingsCardsProps {
  readonly told: SettingsState
  readonly onChange: (part: Partial<Settings>) => void
}

function SettingsCards({ told: { settings, systemLanguage }, onChange }: SettingsCardsProps) {
  const t = useText(settingsTexts)
  return (
    <>
      <Card>
        <Select<InterfaceLanguage | 'system'>
          label={t.language}
          help={t.languageHelp}
          value={settings.language}
          onChange={(language) => onChange({ language })}
          choices={[
            { value: 'system', label: t.likeSystem({ name: ownName(systemLanguage) }) },
            ...interfaceLanguages.map((language) => ({ value: language, label: ownName(language) }))
          ]}
        />
      </Card>
      <Card title={t.sending}>
        <NumberField
          label={t.rate}
          help={t.rateHelp({ ...ratePerSecondRange, usual: ratePerSecondRange.default })}
          minValue={ratePerSecondRange.min}
          maxValue={ratePerSecondRange.max}
          step={1}
          value={settings.ratePerSecond}
          onChange={(ratePerSecond) => !Number.isNaN(ratePerSecond) && onChange({ ratePerSecond })}
        />
      </Card>
      <ListDefaults
        defaults={settings.listDefaults}
        onChange={(part) => onChange({ listDefaults: { ...settings.listDefaults, ...part } })}
      />
    </>
  )
}

/** A language's name in itself: found by whoever opened the app in one they cannot read. */
function ownName(language: InterfaceLanguage): string {
  return formatsIn(language).languageName(language)
}

interface ListDefaultsProps {
  readonly defaults: ListSettings
  readonly onChange: (part: Partial<ListSettings>) => void
}

function ListDefaults({ defaults, onChange }: ListDefaultsProps) {
  const t = useText(settingsTexts)
  const formats = useFormats()
  return (
    <Card title={t.newLists}>
      <p>{t.newListsLead}</p>
      <RadioGroup
        label={t.delivery}
        value={defaults.delivery}
        onChange={(delivery) => onChange({ delivery })}
        choices={[
          { value: 'server', label: t.byServer, detail: t.byServerDetail },
          { value: 'links-only', label: t.linksOnly, detail: t.linksOnlyDetail }
        ]}
      />
      <Select
        label={t.patientLanguage}
        help={t.patientLanguageHelp}
        value={defaults.defaultLanguage}
        onChange={(defaultLanguage) => onChange({ defaultLanguage })}
        choices={patientLanguages
          .map((code) => ({ value: code as string, label: formats.languageName(code) }))
          .toSorted((a, b) => formats.compare(a.label, b.label))}
      />
      <SearchSelect
        label={t.country}
        help={t.countryHelp({ example: exampleMobile(defaults.defaultCountry) })}
        value={defaults.defaultCountry}
        onChange={(defaultCountry) => onChange({ defaultCountry })}
        choices={phoneCountries(formats)}
      />
      <SearchSelect
        label={t.timeZone}
        help={t.timeZoneHelp}
        value={defaults.timeZone}
        onChange={(timeZone) => onChange({ timeZone })}
        choices={timeZones(defaults.timeZone)}
      />
    </Card>
  )
}

function About() {
  const t = useText(settingsTexts)
  const snapshot = useMirrored((state) => state.snapshot)
  if (snapshot === null) return null
  return (
    <Card title={t.about}>
      <p>{t.version({ version: snapshot.version })}</p>
      {snapshot.runtime === 'stand-in' && <Notice tone="warn" title={t.standIn} />}
    </Card>
  )
}
