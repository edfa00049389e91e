import { Fragment, memo, type ReactNode, useEffect, useRef, useState } from 'react'
import type { ListSettings } from '#contract/list.ts'
import { useText } from '../../../i18n/use-text.tsx'
import type { DateOrder } from '../../../list/fields/index.ts'
import { withDateOrder } from '../../../workspace/template-memory.ts'
import type { ListQuestions, UnknownDoctor } from '../../../workspace/views.ts'
import type { KnownTargets } from '../../directory/targets.ts'
import { withContact, withDay, withFoundDays, withVisits } from './answers.ts'
import { ContactQuestion } from './contact-question.tsx'
import { DateOrderQuestion } from './date-order-question.tsx'
import { DayQuestion } from './day-question.tsx'
import { DoctorsQuestion, type DoctorsQuestionProps } from './doctors-question.tsx'
import { PairsQuestion } from './pairs-question.tsx'
import styles from './questions.module.css'
import { type Reopened, SettledAnswers } from './settled-answers.tsx'
import type { Answers } from './use-answers.ts'
import { VisitsQuestion } from './visits-question.tsx'

export interface QuestionsProps extends Answers {
  readonly questions: ListQuestions
  readonly settings: ListSettings
  readonly doctors: readonly UnknownDoctor[]
  readonly targets: KnownTargets
  readonly onDoctor: DoctorsQuestionProps['onAnswer']
  /** The last question is answered: the focus goes on to the table. */
  readonly onDone: () => void
}

/** The countries of numbers with two readings, where no number is left to ask about. */
const pairsCountries: readonly string[] = ['CH', 'FR']

interface Line {
  readonly id: string
  readonly line: ReactNode
}

/** What the lines do with an answer. */
interface Answering {
  /** Sends the answer, and moves the focus once its question is gone. */
  readonly answer: (change: Promise<void>) => void
  /** Whether a question is shown: open, or opened again. */
  readonly isShown: (question: { readonly isOpen: boolean }, which: Reopened) => boolean
  /** Closes a question that was opened again; undefined for one that needs an answer. */
  readonly keepOf: (which: Reopened) => (() => void) | undefined
  readonly onDoctor: DoctorsQuestionProps['onAnswer']
}

/** Questions whose answers are settings of the list. */
function settingLines(
  { questions, onSettings }: QuestionsProps,
  { answer, isShown, keepOf }: Answering
): Readonly<Record<Reopened, readonly Line[]>> {
  const { day, invite, pairs } = questions
  const lines = { invite: [] as Line[], day: [] as Line[], pairs: [] as Line[] }
  if (invite !== null && isShown(invite, 'invite')) {
    const onAnswer = (chosen: ReadonlySet<string>) =>
      answer(onSettings((settings) => withVisits(settings, invite.column, invite.kinds, chosen)))
    const line = <VisitsQuestion question={invite} onAnswer={onAnswer} onKeep={keepOf('invite')} />
    lines.invite.push({ id: 'invite', line })
  }
  if (day !== null && isShown(day, 'day')) {
    const line = (
      <DayQuestion
        question={day}
        onFound={(found) => answer(onSettings((settings) => withFoundDays(settings, found)))}
        onDay={(iso) => answer(onSettings((settings) => withDay(settings, iso)))}
        onKeep={keepOf('day')}
      />
    )
    lines.day.push({ id: 'day', line })
  }
  if (pairs !== null && isShown(pairs, 'pairs')) {
    const line = (
      <PairsQuestion
        question={pairs}
        countries={pairs.samples[0]?.readings.map(({ country }) => country) ?? pairsCountries}
        onAnswer={(pairsCountry) => answer(onSettings((settings) => ({ ...settings, pairsCountry })))}
        onKeep={keepOf('pairs')}
      />
    )
    lines.pairs.push({ id: 'pairs', line })
  }
  return lines
}

/** Questions whose answers say how the columns are read. */
function columnLines({ questions, onLayout }: QuestionsProps, { answer }: Answering): readonly Line[] {
  const { dateOrder, contacts } = questions
  const ofContacts = contacts.map((contact): Line => {
    const onAnswer = (isPatients: boolean) => answer(onLayout((layout) => withContact(layout, contact, isPatients)))
    return { id: `contact ${contact.column}`, line: <ContactQuestion contact={contact} onAnswer={onAnswer} /> }
  })
  if (dateOrder === null) return ofContacts
  const onOrder = (order: DateOrder) => answer(onLayout((layout) => withDateOrder(layout, order)))
  return [{ id: 'dateOrder', line: <DateOrderQuestion question={dateOrder} onAnswer={onOrder} /> }, ...ofContacts]
}

function linesOf(props: QuestionsProps, answering: Answering): readonly Line[] {
  const { doctors, targets } = props
  const { invite, day, pairs } = settingLines(props, answering)
  const ofDoctors = <DoctorsQuestion doctors={doctors} known={targets} onAnswer={answering.onDoctor} />
  return [
    // Who is invited comes first: all other figures depend on it.
    ...invite,
    ...day,
    ...columnLines(props, answering),
    ...pairs,
    ...(doctors.length > 0 ? [{ id: 'doctors', line: ofDoctors }] : [])
  ]
}

/** What the app asks about the whole list: one line for each question, and the answers that can be changed. */
export const Questions = memo(function Questions(props: QuestionsProps) {
  const { questions, settings, doctors, onDoctor, onDone } = props
  const t = useText('questions')
  const [reopened, setReopened] = useState<Reopened | null>(null)
  const open = useRef<HTMLUListElement>(null)
  const movesFocus = useRef(false)

  function reopen(which: Reopened | null): void {
    movesFocus.current = true
    setReopened(which)
  }

  const lines = linesOf(props, {
    answer: (change) => {
      reopen(null)
      void change
    },
    isShown: ({ isOpen }, which) => isOpen || reopened === which,
    keepOf: (which) => (reopened === which ? () => reopen(null) : undefined),
    onDoctor: (text, target) => {
      // The answer to the last of them moves the focus on.
      movesFocus.current = doctors.length === 1
      return onDoctor(text, target)
    }
  })

  // The button that had the focus is gone with its question.
  const shown = lines.map(({ id }) => id).join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when other questions are shown
  useEffect(() => {
    if (!movesFocus.current) return
    movesFocus.current = false
    const next = open.current?.querySelector<HTMLElement>('button, input')
    if (next) next.focus()
    else onDone()
  }, [shown])

  return (
    <section
      aria-label={lines.length > 0 ? t.title({ count: lines.length }) : t.settled}
      className={styles['questions']}
    >
      {lines.length > 0 && (
        <>
          <h2 className={lines.length > 1 ? styles['count'] : 'visually-hidden'}>{t.title({ count: lines.length })}</h2>
          <ul ref={open} className={styles['lines']}>
            {lines.map(({ id, line }) => (
              <Fragment key={id}>{line}</Fragment>
            ))}
          </ul>
        </>
      )}
      <SettledAnswers questions={questions} settings={settings} reopened={reopened} onChange={reopen} />
    </section>
  )
})
