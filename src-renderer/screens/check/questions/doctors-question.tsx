import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { FailureCode } from '#contract/channels.ts'
import type { DirectoryTarget } from '#contract/directory.ts'
import { FailureNotice } from '../../../app/failure-notice.tsx'
import { Button } from '../../../components/button.tsx'
import { ComboBox } from '../../../components/combo-box.tsx'
import { useText } from '../../../i18n/use-text.tsx'
import type { UnknownDoctor } from '../../../workspace/views.ts'
import { targetProblem } from '../../directory/entry-dialog.tsx'
import { type KnownTargets, nameOf, proposeTargets, readTarget, targetChoices } from '../../directory/targets.ts'
import { QuestionLine } from './question-line.tsx'
import styles from './questions.module.css'

export interface DoctorsQuestionProps {
  readonly doctors: readonly UnknownDoctor[]
  readonly known: KnownTargets
  /** null: it is stored, and all rows follow. */
  readonly onAnswer: (text: string, target: DirectoryTarget) => Promise<FailureCode | null>
}

/** Doctors of whom nobody has said who is meant: one line for each, settled with one answer for all its rows. */
export function DoctorsQuestion({ doctors, known, onAnswer }: DoctorsQuestionProps) {
  const t = useText('directory')
  const [failure, setFailure] = useState<FailureCode | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const movesFocus = useRef(false)

  // The field that had the focus is gone with its line.
  const shown = doctors.map(({ identity }) => identity).join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when other doctors are shown
  useEffect(() => {
    if (!movesFocus.current) return
    movesFocus.current = false
    list.current?.querySelector<HTMLElement>('li button, li input')?.focus()
  }, [shown])

  async function answer(text: string, target: DirectoryTarget): Promise<void> {
    movesFocus.current = true
    setFailure(await onAnswer(text, target))
  }

  return (
    <QuestionLine
      title={t.question({ count: doctors.length })}
      answers={
        <ul ref={list} className={styles['doctors']}>
          {doctors.map((doctor) => (
            <DoctorLine
              key={doctor.identity}
              doctor={doctor}
              known={known}
              onAnswer={(target) => void answer(doctor.text, target)}
            />
          ))}
        </ul>
      }
    >
      {t.questionLead}
      {failure !== null && <FailureNotice failure={{ code: failure }} onDismiss={() => setFailure(null)} />}
    </QuestionLine>
  )
}

/** From this nearness on a proposal has a button of its own, and at most so many. */
const nearEnough = 0.65
const maxButtons = 3

interface DoctorLineProps extends Pick<DoctorsQuestionProps, 'known'> {
  readonly doctor: UnknownDoctor
  readonly onAnswer: (target: DirectoryTarget) => void
}

function DoctorLine({ doctor: { text, patients }, known, onAnswer }: DoctorLineProps) {
  const t = useText('directory')
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string | null>(null)
  const proposals = useMemo(() => proposeTargets(text, known), [text, known])
  const near = proposals.filter(({ nearness }) => nearness >= nearEnough).slice(0, maxButtons)

  function take(text: string): void {
    const read = readTarget(text, known)
    setError(read.kind === 'wrong' ? targetProblem(read.problem, text.trim(), t) : null)
    if (read.kind === 'target') onAnswer(read.target)
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    take(typed)
  }

  return (
    <li className={styles['doctor']}>
      <p className={styles['doctorName']}>
        <strong>{text}</strong> <span className={styles['detail']}>{t.patients({ count: patients })}</span>
      </p>
      {near.map(({ target }) => (
        <Button
          key={nameOf(target)}
          aria-label={t.takeFor({ text, to: nameOf(target) })}
          onPress={() => onAnswer(target)}
        >
          {nameOf(target)}
        </Button>
      ))}
      <form className={styles['doctorField']} onSubmit={submit} noValidate>
        <ComboBox
          label={t.who({ text })}
          isLabelHidden
          placeholder={t.target}
          choices={targetChoices(proposals, t)}
          value={typed}
          onChange={setTyped}
          onChoose={take}
          {...(error !== null && { error })}
        />
        <Button type="submit" aria-label={t.useNamed({ text })} isDisabled={typed.trim() === ''}>
          {t.use}
        </Button>
      </form>
    </li>
  )
}
