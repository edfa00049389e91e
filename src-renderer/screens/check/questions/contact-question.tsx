import { Button } from '../../../components/button.tsx'
import { useText } from '../../../i18n/use-text.tsx'
import type { ContactProposal } from '../../../list/index.ts'
import { QuestionLine, Samples } from './question-line.tsx'

export interface ContactQuestionProps {
  readonly contact: ContactProposal
  readonly onAnswer: (isPatients: boolean) => void
}

/** A column of phones or addresses whose title does not say whose they are. */
export function ContactQuestion({ contact, onAnswer }: ContactQuestionProps) {
  const t = useText('questions')
  const columns = useText('columns')
  const { column, header, samples, withoutOther } = contact
  return (
    <QuestionLine
      title={t.contact({ column: header.trim() === '' ? columns.untitled({ number: column + 1 }) : header })}
      answers={
        <>
          <Button onPress={() => onAnswer(true)}>{t.contactYes}</Button>
          <Button onPress={() => onAnswer(false)}>{t.contactNo}</Button>
        </>
      }
    >
      <Samples values={samples} /> {t.withoutOther({ count: withoutOther })}
    </QuestionLine>
  )
}
