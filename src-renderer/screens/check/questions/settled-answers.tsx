import type { ListSettings } from '#contract/list.ts'
import { Button } from '../../../components/button.tsx'
import { useFormats, useText } from '../../../i18n/use-text.tsx'
import type { ListQuestions } from '../../../workspace/views.ts'
import styles from './questions.module.css'

/** Questions that can be opened again once they are answered. */
export type Reopened = 'day' | 'invite' | 'pairs'

export interface SettledAnswersProps {
  readonly questions: ListQuestions
  readonly settings: ListSettings
  readonly reopened: Reopened | null
  readonly onChange: (which: Reopened) => void
}

/** Answers that hold for this list, also those of an earlier list of the same kind; each can be changed. */
export function SettledAnswers({ questions, settings, reopened, onChange }: SettledAnswersProps) {
  const t = useText('questions')
  const formats = useFormats()
  const { day, invite, pairs } = questions
  const dayText = (iso: string) => formats.day(Date.parse(iso), 'UTC')
  const answers: { readonly which: Reopened; readonly text: string }[] = []
  if (day !== null && !day.isOpen && reopened !== 'day') {
    const days = day.answer === 'proposed' ? day.found.map((found) => found.day) : [day.answer ?? '']
    const [only = '', ...others] = [...new Set(days)].map(dayText)
    const text = others.length > 0 ? t.settledDays({ days: [only, ...others] }) : t.settledDay({ day: only })
    answers.push({ which: 'day', text })
  }
  if (invite !== null && !invite.isOpen && reopened !== 'invite') {
    const chosen = invite.kinds.filter(({ isChosen }) => isChosen)
    const kinds = chosen.map(({ value, count }) => t.kind({ value: value === '' ? t.emptyKind : value, count }))
    answers.push({ which: 'invite', text: t.settledVisits({ kinds }) })
  }
  if (pairs !== null && !pairs.isOpen && reopened !== 'pairs') {
    const country = formats.countryName(settings.pairsCountry ?? settings.defaultCountry)
    answers.push({ which: 'pairs', text: t.settledPairs({ country }) })
  }
  if (answers.length === 0) return null
  return (
    <ul className={styles['settled']} aria-label={t.settled}>
      {answers.map(({ which, text }) => (
        <li key={which}>
          <Button kind="quiet" icon="edit" aria-label={t.change({ answer: text })} onPress={() => onChange(which)}>
            {text}
          </Button>
        </li>
      ))}
    </ul>
  )
}
