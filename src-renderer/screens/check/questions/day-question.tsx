import { useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { useFormats, useText } from '../../../i18n/use-text.tsx'
import type { FoundDay } from '../../../list/index.ts'
import type { DayQuestion as Question } from '../../../workspace/views.ts'
import { QuestionLine, Samples } from './question-line.tsx'
import styles from './questions.module.css'

export interface DayQuestionProps {
  readonly question: Question
  /** The days that were found are right. */
  readonly onFound: (found: readonly FoundDay[]) => void
  /** ISO 8601. */
  readonly onDay: (day: string) => void
  /** Closes the question without an answer; absent while it needs one. */
  readonly onKeep?: (() => void) | undefined
}

const maxShownDays = 3

/** The day of the rows that have a time and no date: what the file says elsewhere, else one date for all. */
export function DayQuestion({ question, onFound, onDay, onKeep }: DayQuestionProps) {
  const t = useText('questions')
  const formats = useFormats()
  const { found, count, answer } = question
  const [first, ...others] = found
  const [isTyping, setTyping] = useState(first === undefined)
  const [day, setDay] = useState(answer === null || answer === 'proposed' ? '' : answer)
  const dayText = ({ day }: FoundDay) => formats.day(Date.parse(day), 'UTC')
  const title =
    first === undefined ? t.dayNone : others.length > 0 ? t.daysIn : t[`dayIn.${first.from}`]({ text: first.text })
  return (
    <QuestionLine
      title={title}
      answers={
        <>
          {isTyping ? (
            <form
              className={styles['field']}
              onSubmit={(event) => {
                event.preventDefault()
                if (day !== '') onDay(day)
              }}
            >
              <TextField label={t.dayField} isLabelHidden type="date" value={day} onChange={setDay} />
              <Button type="submit" isDisabled={day === ''}>
                {t.use}
              </Button>
            </form>
          ) : (
            <>
              <Button onPress={() => onFound(found)}>{others.length > 0 ? t.daysYes : t.dayYes}</Button>
              <Button kind="quiet" onPress={() => setTyping(true)}>
                {t.dayOther}
              </Button>
            </>
          )}
          {onKeep !== undefined && (
            <Button kind="quiet" onPress={onKeep}>
              {t.keep}
            </Button>
          )}
        </>
      }
    >
      {others.length > 0 && <Samples values={found.slice(0, maxShownDays).map(({ text }) => text)} />}{' '}
      {first === undefined
        ? t.undated({ count })
        : t.dayFor({ day: formats.list(found.slice(0, maxShownDays).map(dayText)), count })}
    </QuestionLine>
  )
}
