import { memo } from 'react'
import { patientLanguages } from '#contract/language.ts'
import type { ListSettings } from '#contract/list.ts'
import { Button } from '../../components/button.tsx'
import { LineNotice } from '../../components/line-notice.tsx'
import { Menu } from '../../components/menu.tsx'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import { withLanguage } from './list-settings.tsx'

export interface LanguageNoticeProps {
  readonly settings: ListSettings
  /** Ready rows that are invited in a language that nobody has said. */
  readonly count: number
  readonly onChange: (settings: ListSettings) => void
}

/** Until somebody has said the patients' language: which one is taken, to be confirmed or changed. */
export const LanguageNotice = memo(function LanguageNotice({ settings, count, onChange }: LanguageNoticeProps) {
  const t = useText('check')
  const formats = useFormats()
  if (count === 0) return null
  const choose = (language: string) => onChange(withLanguage(settings, language))
  const others = patientLanguages
    .filter((code) => code !== settings.defaultLanguage)
    .map((code) => ({ id: code as string, label: formats.languageName(code) }))
    .toSorted((one, other) => formats.compare(one.label, other.label))
  const inText = formats.languageInText(settings.defaultLanguage)
  return (
    <LineNotice
      tone="warn"
      actions={
        <>
          <Button kind="quiet" icon="check" onPress={() => choose(settings.defaultLanguage)}>
            {t.languageIsRight({ name: inText })}
          </Button>
          <Menu
            label={t.otherLanguage}
            trigger={<Button kind="quiet">{t.otherLanguage}</Button>}
            actions={others}
            onAction={choose}
          />
        </>
      }
    >
      {t.languageNotSaid({ count, name: inText })}
    </LineNotice>
  )
})
