import { patientLanguages } from '#contract/language.ts'
import type { ListSettings } from '#contract/list.ts'
import { FixedSetting } from '../../app/fixed-setting.tsx'
import { RadioGroup } from '../../components/choices.tsx'
import { SearchSelect } from '../../components/combo-box.tsx'
import { Card } from '../../components/page.tsx'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useFormats, useLanguage, useText } from '../../i18n/use-text.tsx'
import { useIsFixed } from '../../state/use-app.tsx'
import { exampleMobile, phoneCountries, timeZones } from './country-options.ts'

export interface ListDefaultsCardProps {
  readonly defaults: ListSettings
  readonly onChange: (part: Partial<ListSettings>) => void
}

/** What a new list starts with. */
export function ListDefaultsCard({ defaults, onChange }: ListDefaultsCardProps) {
  const t = useText('settings')
  const panel = useText('checkPanel')
  const formats = useFormats()
  const language = useLanguage()
  return (
    <Card title={t.newLists}>
      <p>{t.newListsLead}</p>
      <FixedSetting setting="listDefaults.delivery" label={t.delivery}>
        {(isFixed) => (
          <RadioGroup
            label={t.delivery}
            isDisabled={isFixed}
            value={defaults.delivery}
            onChange={(delivery) => onChange({ delivery })}
            choices={[
              { value: 'server', label: t.byServer, detail: t.byServerDetail },
              { value: 'links-only', label: t.linksOnly, detail: t.linksOnlyDetail }
            ]}
          />
        )}
      </FixedSetting>
      <FixedText setting="listDefaults.doctorEmail" label={panel.doctor} value={defaults.doctorEmail} />
      <FixedText setting="listDefaults.queue" label={panel.queue} value={defaults.queue} />
      <FixedSetting setting="listDefaults.defaultLanguage" label={t.patientLanguage}>
        {(isFixed) => (
          <Select
            label={t.patientLanguage}
            {...(!isFixed && { help: t.patientLanguageHelp })}
            isDisabled={isFixed}
            value={defaults.isLanguageAssumed ? 'app' : defaults.defaultLanguage}
            onChange={(choice) =>
              onChange(
                choice === 'app'
                  ? { isLanguageAssumed: true }
                  : { defaultLanguage: choice, isLanguageAssumed: undefined }
              )
            }
            choices={[
              { value: 'app', label: t.languageOfApp({ name: formats.languageName(language) }) },
              ...patientLanguages
                .map((code) => ({ value: code as string, label: formats.languageName(code) }))
                .toSorted((a, b) => formats.compare(a.label, b.label))
            ]}
          />
        )}
      </FixedSetting>
      <FixedSetting setting="listDefaults.defaultCountry" label={t.country}>
        {(isFixed) => (
          <SearchSelect
            label={t.country}
            {...(!isFixed && { help: t.countryHelp({ example: exampleMobile(defaults.defaultCountry) }) })}
            isDisabled={isFixed}
            value={defaults.defaultCountry}
            onChange={(defaultCountry) => onChange({ defaultCountry })}
            choices={phoneCountries(formats)}
          />
        )}
      </FixedSetting>
      <FixedSetting setting="listDefaults.timeZone" label={t.timeZone}>
        {(isFixed) => (
          <SearchSelect
            label={t.timeZone}
            {...(!isFixed && { help: t.timeZoneHelp })}
            isDisabled={isFixed}
            value={defaults.timeZone}
            onChange={(timeZone) => onChange({ timeZone })}
            choices={timeZones(defaults.timeZone)}
          />
        )}
      </FixedSetting>
    </Card>
  )
}

interface FixedTextProps {
  readonly setting: 'listDefaults.doctorEmail' | 'listDefaults.queue'
  readonly label: string
  readonly value: string | undefined
}

/** A doctor or queue that the policy sets for new lists; users set theirs per list. */
function FixedText({ setting, label, value = '' }: FixedTextProps) {
  if (!useIsFixed(setting)) return null
  return (
    <FixedSetting setting={setting} label={label}>
      {() => <TextField label={label} value={value} isReadOnly />}
    </FixedSetting>
  )
}
