import { Button } from '../../../components/button.tsx'
import { useFormats, useText } from '../../../i18n/use-text.tsx'
import type { PairsQuestion as Question } from '../../../workspace/views.ts'
import { phoneText } from '../grid/cell-text.ts'
import { QuestionLine, Samples } from './question-line.tsx'

export interface PairsQuestionProps {
  readonly question: Question
  /** The countries of the readings; ISO 3166. */
  readonly countries: readonly string[]
  readonly onAnswer: (country: string) => void
  /** Closes the question without an answer; absent while it needs one. */
  readonly onKeep?: (() => void) | undefined
}

/** Mobile numbers that are valid in two countries: one answer for all of them. */
export function PairsQuestion({ question, countries, onAnswer, onKeep }: PairsQuestionProps) {
  const t = useText('questions')
  const formats = useFormats()
  const texts = question.samples.map(({ text, readings }) => {
    const [one = '', other = ''] = readings.map(({ country, number }) =>
      t.reading({ country: formats.countryName(country), number: phoneText(number) })
    )
    return t.either({ text, one, other })
  })
  return (
    <QuestionLine
      title={t.pairs({ count: question.count })}
      answers={
        <>
          {countries.map((country) => (
            <Button key={country} onPress={() => onAnswer(country)}>
              {formats.countryName(country)}
            </Button>
          ))}
          {onKeep !== undefined && (
            <Button kind="quiet" onPress={onKeep}>
              {t.keep}
            </Button>
          )}
        </>
      }
    >
      <Samples values={texts} />
    </QuestionLine>
  )
}
