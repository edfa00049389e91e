import { getCountries, getExampleNumber, isSupportedCountry } from 'libphonenumber-js'
import examples from 'libphonenumber-js/examples.mobile.json'
import type { Choice } from '../../components/option.tsx'
import type { Formats } from '../../i18n/formats.ts'

/** Countries with known phone numbers, by name. */
export function phoneCountries(formats: Formats): readonly Choice<string>[] {
  return getCountries()
    .map((code) => ({ value: code as string, label: formats.countryName(code) }))
    .toSorted((a, b) => formats.compare(a.label, b.label))
}

/** An example mobile number in the national format; empty when there is none. */
export function exampleMobile(countryCode: string): string {
  if (!isSupportedCountry(countryCode)) return ''
  return getExampleNumber(countryCode, examples)?.formatNational() ?? ''
}

/** All time zones of the system, by city: "Zurich (Europe)". Includes `current` even if the system lacks it. */
export function timeZones(current: string): readonly Choice<string>[] {
  return [...new Set([current, ...Intl.supportedValuesOf('timeZone')])]
    .map((zone) => ({ value: zone, label: zoneName(zone) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'en'))
}

function zoneName(zone: string): string {
  const parts = zone.replaceAll('_', ' ').split('/')
  const city = parts.at(-1) ?? zone
  const region = parts.slice(0, -1).join(', ')
  return region === '' ? city : `${city} (${region})`
}
