import { Button } from '../../../components/button.tsx'
import { useFormats, useText } from '../../../i18n/use-text.tsx'
import type { DateOrder } from '../../../list/fields/index.ts'
import type { DateOrderQuestion as Question } from '../../../workspace/views.ts'
import { QuestionLine, Samples } from './question-line.tsx'

export interface DateOrderQuestionProps {
  readonly question: Question
  readonly onAnswer: (order: DateOrder) => void
}

/** Whether numeric dates begin with the day or the month: dates of the column, read both ways. */
export function DateOrderQuestion({ question, onAnswer }: DateOrderQuestionProps) {
  const t = useText('questions')
  const formats = useFormats()
  const { samples, decisive } = question
  const texts = samples.map(({ text, dayFirst, monthFirst }) =>
    t.either({ text, one: formats.day(dayFirst, 'UTC'), other: formats.day(monthFirst, 'UTC') })
  )
  return (
    <QuestionLine
      title={t.dateOrder}
      answers={
        <>
          <Button onPress={() => onAnswer('day-first')}>{t.theDay}</Button>
          <Button onPress={() => onAnswer('month-first')}>{t.theMonth}</Button>
        </>
      }
    >
      <Samples values={texts} /> {decisive !== null && t[`decisive.${decisive.order}`]({ date: decisive.date })}
    </QuestionLine>
  )
}
