import { memo } from 'react'
import { patientLanguages } from '#contract/language.ts'
import { translate } from '../../i18n/messages.ts'
import { useFormats } from '../../i18n/use-text.tsx'
import type { Destinations } from '../../state/use-destinations.ts'
import { suggestionsId } from './grid/cell-editor.tsx'

/** What the table suggests while typing into cells that hold one of a few values. */
export const Suggestions = memo(function Suggestions({ destinations }: { readonly destinations: Destinations }) {
  const formats = useFormats()
  const options = {
    gender: [translate(formats.language, 'check.gender.female'), translate(formats.language, 'check.gender.male')],
    language: patientLanguages.map(formats.languageName),
    doctorEmail: destinations.doctors,
    queue: destinations.queues
  } as const
  return (['gender', 'language', 'doctorEmail', 'queue'] as const).map((field) => (
    <datalist key={field} id={suggestionsId(field)}>
      {options[field].map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  ))
})
