import { getCountries } from 'libphonenumber-js/min'
import { memo, useEffect, useState } from 'react'
import { patientLanguages } from '#contract/language.ts'
import type { Delivery, ListSettings } from '#contract/list.ts'
import { ComboBox, SearchSelect } from '../../components/combo-box.tsx'
import { Select } from '../../components/select.tsx'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import { useIsDisabledByPolicy } from '../../state/use-app.tsx'
import type { Destinations } from '../../state/use-destinations.ts'
import styles from './check.module.css'

export interface ListSettingsProps {
  readonly settings: ListSettings
  readonly destinations: Destinations
  readonly isMissingDestination: boolean
  /** At least one row has its own doctor or queue. */
  readonly hasOwnDestinations: boolean
  /** Then a doctor or queue of the list is only for rows that name none. */
  readonly namesSeveralDoctors: boolean
  readonly onChange: (settings: ListSettings) => void
}

/** What applies to every row that does not say otherwise itself, in a few words. `isLacking`: something is missing. */
export function useListSettingsWords({
  settings,
  isMissingDestination,
  hasOwnDestinations,
  namesSeveralDoctors
}: Omit<ListSettingsProps, 'destinations' | 'onChange'>): { readonly words: string; readonly isLacking: boolean } {
  const t = useText('checkPanel')
  const formats = useFormats()
  const isDeliveryOff = useIsDisabledByPolicy('links-only') && settings.delivery === 'links-only'
  const where = [settings.doctorEmail, settings.queue].filter((part) => part !== undefined)
  const to = where.join(' · ')
  const parts = [
    where.length > 0
      ? namesSeveralDoctors
        ? t.wholeUnnamed({ to })
        : to
      : hasOwnDestinations && !isMissingDestination
        ? t.fromFile
        : t.noDestination,
    settings.isLanguageAssumed
      ? t.languageAssumed({ name: formats.languageName(settings.defaultLanguage) })
      : formats.languageName(settings.defaultLanguage),
    settings.delivery === 'server' ? t.serverShort : t.linksOnlyShort,
    formats.countryName(settings.defaultCountry),
    settings.timeZone
  ]
  return { words: parts.join(' · '), isLacking: (isMissingDestination && where.length === 0) || isDeliveryOff }
}

/** The settings of the list, to be changed. */
export const ListSettingsFields = memo(function ListSettingsFields(props: ListSettingsProps) {
  const { settings, destinations, namesSeveralDoctors, onChange } = props
  const t = useText('checkPanel')
  const policy = useText('policy')
  const isLinksOnlyOff = useIsDisabledByPolicy('links-only')
  const formats = useFormats()
  const [countries] = useState(() =>
    getCountries()
      .map((value) => ({ value: value as string, label: formats.countryName(value) }))
      .sort((one, other) => formats.compare(one.label, other.label))
  )
  const [zones] = useState(() =>
    Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value.replaceAll('_', ' ') }))
  )
  const languages = patientLanguages
    .map((value) => ({ value: value as string, label: formats.languageName(value) }))
    .sort((one, other) => formats.compare(one.label, other.label))
  return (
    <div className={styles['settings']}>
      <DestinationField
        kind="doctorEmail"
        label={t.doctor}
        suggestions={destinations.doctors}
        settings={settings}
        help={namesSeveralDoctors ? t.severalDoctors : undefined}
        onChange={onChange}
      />
      <DestinationField
        kind="queue"
        label={t.queue}
        suggestions={destinations.queues}
        settings={settings}
        help={namesSeveralDoctors ? t.severalDoctors : undefined}
        onChange={onChange}
      />
      <SearchSelect
        label={t.language}
        choices={languages}
        value={settings.defaultLanguage}
        onChange={(defaultLanguage) => onChange(withLanguage(settings, defaultLanguage))}
      />
      <Select<Delivery>
        label={t.delivery}
        choices={[
          { value: 'server', label: t.server },
          { value: 'links-only', label: t.linksOnly, ...(isLinksOnlyOff && { detail: policy.off, isDisabled: true }) }
        ]}
        {...(isLinksOnlyOff && settings.delivery === 'links-only' && { error: policy.chooseServer })}
        value={settings.delivery}
        onChange={(delivery) => onChange({ ...settings, delivery })}
      />
      <SearchSelect
        label={t.country}
        choices={countries}
        value={settings.defaultCountry}
        onChange={(defaultCountry) => onChange({ ...settings, defaultCountry })}
      />
      <SearchSelect
        label={t.zone}
        choices={zones}
        value={settings.timeZone}
        onChange={(timeZone) => onChange({ ...settings, timeZone })}
      />
    </div>
  )
})

export interface DestinationFieldProps {
  readonly kind: 'doctorEmail' | 'queue'
  readonly label: string
  readonly suggestions: readonly string[]
  readonly settings: ListSettings
  readonly help: string | undefined
  readonly onChange: (settings: ListSettings) => void
}

const address = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/

/** The list's doctor or queue, stored on blur. An empty text removes it. */
function DestinationField({ kind, label, suggestions, settings, help, onChange }: DestinationFieldProps) {
  const t = useText('checkPanel')
  const stored = settings[kind] ?? ''
  const [text, setText] = useState(stored)
  const [isRefused, setRefused] = useState(false)
  useEffect(() => setText(stored), [stored])

  function commit(written: string): void {
    const next = written.trim()
    const isWrong = kind === 'doctorEmail' && next !== '' && !address.test(next)
    setRefused(isWrong)
    if (isWrong || next === stored) return
    onChange(withDestination(settings, kind, next))
  }

  return (
    <ComboBox
      label={label}
      {...(help !== undefined && { help })}
      choices={suggestions.map((value) => ({ value, label: value }))}
      value={text}
      onChange={setText}
      onCommit={commit}
      {...(isRefused && { error: t.doctorInvalid })}
    />
  )
}

/** The settings once somebody has said the patients' language. */
export function withLanguage(
  { isLanguageAssumed: _, ...settings }: ListSettings,
  defaultLanguage: string
): ListSettings {
  return { ...settings, defaultLanguage }
}

export function withDestination(settings: ListSettings, kind: 'doctorEmail' | 'queue', text: string): ListSettings {
  const { [kind]: _, ...rest } = settings
  return text === '' ? rest : { ...rest, [kind]: text }
}
