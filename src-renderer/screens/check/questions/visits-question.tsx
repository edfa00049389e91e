import { useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { Checkbox } from '../../../components/choices.tsx'
import { Tag } from '../../../components/tag.tsx'
import { useText } from '../../../i18n/use-text.tsx'
import type { InviteQuestion } from '../../../workspace/views.ts'
import { QuestionLine } from './question-line.tsx'
import styles from './questions.module.css'

export interface VisitsQuestionProps {
  readonly question: InviteQuestion
  readonly onAnswer: (chosen: ReadonlySet<string>) => void
  /** Closes the question without an answer; absent while it needs one. */
  readonly onKeep?: (() => void) | undefined
}

/** Which kinds of visits are invited, with the number of patients of each. */
export function VisitsQuestion({ question, onAnswer, onKeep }: VisitsQuestionProps) {
  const t = useText('questions')
  const { column, kinds } = question
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(kinds.flatMap(({ value, isChosen }) => (isChosen ? [value] : [])))
  )
  const count = kinds.reduce((sum, kind) => sum + (chosen.has(kind.value) ? kind.count : 0), 0)

  function toggle(value: string, isSelected: boolean): void {
    const next = new Set(chosen)
    if (isSelected) next.add(value)
    else next.delete(value)
    setChosen(next)
  }

  return (
    <QuestionLine
      title={kinds.some(({ isNew }) => isNew) ? t.visitsNew({ column }) : t.visits({ column })}
      answers={
        <>
          <Button isDisabled={chosen.size === 0} onPress={() => onAnswer(chosen)}>
            {t.invite({ count })}
          </Button>
          <Button kind="quiet" onPress={() => onAnswer(new Set(kinds.map(({ value }) => value)))}>
            {t.inviteAll}
          </Button>
          {onKeep !== undefined && (
            <Button kind="quiet" onPress={onKeep}>
              {t.keep}
            </Button>
          )}
        </>
      }
    >
      <span className={styles['kinds']}>
        {kinds.map((kind) => (
          <Checkbox
            key={kind.value}
            isSelected={chosen.has(kind.value)}
            onChange={(isSelected) => toggle(kind.value, isSelected)}
          >
            {t.kind({ value: kind.value === '' ? t.emptyKind : kind.value, count: kind.count })}
            {kind.isNew && <Tag tone="info">{t.newKind}</Tag>}
          </Checkbox>
        ))}
      </span>
    </QuestionLine>
  )
}
