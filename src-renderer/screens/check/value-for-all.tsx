import { getCountries } from 'libphonenumber-js/min'
import { type FormEvent, type ReactNode, useState } from 'react'
import { patientLanguages } from '#contract/language.ts'
import { Button } from '../../components/button.tsx'
import { ComboBox, SearchSelect } from '../../components/combo-box.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import type { Destinations } from '../../state/use-destinations.ts'
import type { IssueDecision, IssueGroupView } from '../../workspace/views.ts'
import styles from './check.module.css'

/** What one value can be right for, in all rows of an issue. Sex is none: it is the patient's own. */
type OneValue = 'language' | 'doctor' | 'day' | 'country'

const oneValues: Readonly<Partial<Record<IssueGroupView['code'], OneValue>>> = {
  'language-defaulted': 'language',
  'doctor-unknown': 'doctor',
  'doctor-email-invalid': 'doctor',
  'date-past': 'day',
  'date-impossible': 'day',
  'date-invalid': 'day',
  'phone-invalid': 'country'
}

export interface ValueForAllProps {
  readonly issue: IssueGroupView
  readonly destinations: Destinations
  readonly onSet: (issue: IssueGroupView, decision: IssueDecision) => void
}

/** One value for all rows of an issue, where one can be right; nothing for the others. */
export function ValueForAll({ issue, destinations, onSet }: ValueForAllProps) {
  const kind = oneValues[issue.code]
  const set = (decision: IssueDecision) => onSet(issue, decision)
  switch (kind) {
    case 'language':
      return <LanguageForAll onSet={set} />
    case 'doctor':
      return <DoctorForAll destinations={destinations} onSet={set} />
    case 'day':
      return <DayForAll onSet={set} />
    case 'country':
      return <CountryForAll onSet={set} />
    case undefined:
      return null
  }
}

interface OneForAllProps {
  readonly onSet: (decision: IssueDecision) => void
}

interface ForAllFormProps {
  readonly isReady: boolean
  readonly onUse: () => void
  readonly children: ReactNode
}

/** A field and its button; Enter in the field does what the button does. */
export function ForAllForm({ isReady, onUse, children }: ForAllFormProps) {
  const t = useText('checkPanel')
  function submit(event: FormEvent): void {
    event.preventDefault()
    onUse()
  }
  return (
    <form className={styles['forAll']} onSubmit={submit} noValidate>
      {children}
      <Button type="submit" isDisabled={!isReady}>
        {t.use}
      </Button>
    </form>
  )
}

function LanguageForAll({ onSet }: OneForAllProps) {
  const t = useText('checkPanel')
  const formats = useFormats()
  const [language, setLanguage] = useState<string | null>(null)
  const choices = patientLanguages
    .map((value) => ({ value: value as string, label: formats.languageName(value) }))
    .sort((one, other) => formats.compare(one.label, other.label))
  return (
    <ForAllForm
      isReady={language !== null}
      onUse={() => language !== null && onSet({ kind: 'set', field: 'language', text: language })}
    >
      <SearchSelect label={t.languageForAll} choices={choices} value={language} onChange={setLanguage} />
    </ForAllForm>
  )
}

function DoctorForAll({ destinations, onSet }: OneForAllProps & Pick<ValueForAllProps, 'destinations'>) {
  const t = useText('checkPanel')
  const [text, setText] = useState('')
  const choices = destinations.doctors.map((value) => ({ value, label: value }))
  return (
    <ForAllForm
      isReady={text.trim() !== ''}
      onUse={() => onSet({ kind: 'set', field: 'doctorEmail', text: text.trim() })}
    >
      <ComboBox label={t.doctorForAll} choices={choices} value={text} onChange={setText} />
    </ForAllForm>
  )
}

function DayForAll({ onSet }: OneForAllProps) {
  const t = useText('checkPanel')
  const [day, setDay] = useState('')
  return (
    <ForAllForm isReady={day !== ''} onUse={() => onSet({ kind: 'set-day', day })}>
      <TextField label={t.dayForAll} help={t.keepsTime} type="date" value={day} onChange={setDay} />
    </ForAllForm>
  )
}

function CountryForAll({ onSet }: OneForAllProps) {
  const t = useText('checkPanel')
  const formats = useFormats()
  const [country, setCountry] = useState<string | null>(null)
  const [countries] = useState(() =>
    getCountries()
      .map((value) => ({ value: value as string, label: formats.countryName(value) }))
      .sort((one, other) => formats.compare(one.label, other.label))
  )
  return (
    <ForAllForm isReady={country !== null} onUse={() => country !== null && onSet({ kind: 'set-country', country })}>
      <SearchSelect label={t.countryForAll} choices={countries} value={country} onChange={setCountry} />
    </ForAllForm>
  )
}
