import { useEffect, useState } from 'react'
import { patientLanguages } from '#contract/language.ts'
import {
  type LetterWordName,
  letterLinesMax,
  letterWordMax,
  letterWordNames,
  type OwnLetterWords
} from '#contract/letters.ts'
import { Notice } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { asInterfaceLanguage, missingWords, ourWords } from '../../export/letter-words.ts'
import { loadTexts } from '../../i18n/messages.ts'
import { useFormats, useText } from '../../i18n/use-text.tsx'

export interface LetterWordsFieldsProps {
  readonly words: Readonly<Record<string, OwnLetterWords>>
  readonly first: string
  readonly onChange: (words: Record<string, OwnLetterWords>) => void
}

/** These are written in sentences, on lines of their own. */
const long: ReadonlySet<LetterWordName> = new Set(['invited', 'how', 'personal'])

/** The hospital's own words of letters, in one language at a time. */
export function LetterWordsFields({ words, first, onChange }: LetterWordsFieldsProps) {
  const t = useText('export')
  const f = useFormats()
  const [code, setCode] = useState(first)
  const language = asInterfaceLanguage(code)
  const ours = useOurWords(code)
  const own = words[code] ?? {}
  const missing = missingWords(code, own).length

  function change(name: LetterWordName, text: string): void {
    const lines = text.split('\n').slice(0, letterLinesMax).join('\n')
    const next = Object.fromEntries(Object.entries({ ...own, [name]: lines }).filter(([, value]) => value !== ''))
    const { [code]: _former, ...others } = words
    onChange(Object.keys(next).length === 0 ? others : { ...others, [code]: next })
  }

  return (
    <>
      <p>{t.ownWordsAbout}</p>
      <Select
        label={t.wordsLanguage}
        value={code}
        onChange={setCode}
        choices={patientLanguages
          .map((value) => ({ value: value as string, label: f.languageName(value) }))
          .toSorted((one, other) => f.compare(one.label, other.label))}
      />
      {language === undefined && missing > 0 && missing < letterWordNames.length && (
        <Notice tone="warn" title={t.wordsMissing({ count: missing })} />
      )}
      {letterWordNames.map((name) => (
        <TextField
          key={`${code} ${name}`}
          label={t[`word.${name}`]}
          maxLength={letterWordMax[name]}
          {...(long.has(name) && { rows: 3 })}
          {...(ours !== null && { placeholder: ours[name] })}
          value={own[name] ?? ''}
          onChange={(text) => change(name, text)}
        />
      ))}
    </>
  )
}

/** Our words in a language, once loaded; null: we have none. */
function useOurWords(code: string) {
  const [loaded, setLoaded] = useState('')
  const language = asInterfaceLanguage(code)
  useEffect(() => {
    if (language !== undefined) void loadTexts(language).then(() => setLoaded(language))
  }, [language])
  return language === undefined || loaded !== language ? null : ourWords(language)
}
