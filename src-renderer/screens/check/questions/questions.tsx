import { Fragment, memo, type ReactNode, useEffect, useRef, useState } from 'react'
import type { Layout, ListSettings } from '#contract/list.ts'
import { VisuallyHidden } from '../../../components/page.tsx'
import { useText } from '../../../i18n/use-text.tsx'
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
import { VisitsQuestion } from './visits-question.tsx'

export interface QuestionsProps {
  readonly questions: ListQuestions
  readonly layout: Layout
  readonly settings: ListSettings
  readonly onLayout: (layout: Layout) => Promise<void>
  readonly onSettings: (settings: ListSettings) => Promise<void>
  readonly doctors: readonly UnknownDoctor[]
  readonly targets: KnownTargets
  readonly onDoctor: DoctorsQuestionProps['onAnswer']
  /** The last question is answered: the focus goes on to the table. */
  readonly onDone: () => void
}

/** The countries of numbers with two readings, where no number is left to ask about. */
const pairsCountries: readonly string[] = ['CH', 'FR']

/** What the app asks about the whole list: one line for each question, and the answers that can be changed. */
export const Questions = memo(function Questions(props: QuestionsProps) {
  const { questions, layout, settings, doctors, targets, onLayout, onSettings, onDoctor, onDone } = props
  const t = useText('questions')
  const [reopened, setReopened] = useState<Reopened | null>(null)
  const { day, invite, pairs, dateOrder } = questions
  const root = useRef<HTMLElement>(null)
  const movesFocus = useRef(false)

  function answer(change: Promise<void>): void {
    movesFocus.current = true
    setReopened(null)
    void change
  }
  const keep = () => {
    movesFocus.current = true
    setReopened(null)
  }
  const onKeep = (which: Reopened) => (reopened === which ? keep : undefined)

  const lines: { readonly id: string; readonly line: ReactNode }[] = questions.contacts.map((contact) => ({
    id: `contact ${contact.column}`,
    line: (
      <ContactQuestion
        contact={contact}
        onAnswer={(isPatients) => answer(onLayout(withContact(layout, contact, isPatients)))}
      />
    )
  }))
  if (day !== null && (day.isOpen || reopened === 'day')) {
    lines.push({
      id: 'day',
      line: (
        <DayQuestion
          question={day}
          onFound={(found) => answer(onSettings(withFoundDays(settings, found)))}
          onDay={(iso) => answer(onSettings(withDay(settings, iso)))}
          onKeep={onKeep('day')}
        />
      )
    })
  }
  if (invite !== null && (invite.isOpen || reopened === 'invite')) {
    lines.push({
      id: 'invite',
      line: (
        <VisitsQuestion
          question={invite}
          onAnswer={(chosen) => answer(onSettings(withVisits(settings, invite.column, invite.kinds, chosen)))}
          onKeep={onKeep('invite')}
        />
      )
    })
  }
  if (pairs !== null && (pairs.isOpen || reopened === 'pairs')) {
    lines.push({
      id: 'pairs',
      line: (
        <PairsQuestion
          question={pairs}
          countries={pairs.samples[0]?.readings.map(({ country }) => country) ?? pairsCountries}
          onAnswer={(pairsCountry) => answer(onSettings({ ...settings, pairsCountry }))}
          onKeep={onKeep('pairs')}
        />
      )
    })
  }
  if (dateOrder !== null) {
    lines.push({
      id: 'dateOrder',
      line: (
        <DateOrderQuestion question={dateOrder} onAnswer={(order) => answer(onLayout(withDateOrder(layout, order)))} />
      )
    })
  }

  if (doctors.length > 0) {
    // The answer to the last of them moves the focus on.
    const answerDoctor: typeof onDoctor = (text, target) => {
      movesFocus.current = doctors.length === 1
      return onDoctor(text, target)
    }
    lines.push({
      id: 'doctors',
      line: <DoctorsQuestion doctors={doctors} known={targets} onAnswer={answerDoctor} />
    })
  }

  // The button that had the focus is gone with its question.
  const shown = lines.map(({ id }) => id).join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when other questions are shown
  useEffect(() => {
    if (!movesFocus.current) return
    movesFocus.current = false
    const next = root.current?.querySelector<HTMLElement>('li button, li input')
    if (next) next.focus()
    else onDone()
  }, [shown])

  function reopen(which: Reopened): void {
    movesFocus.current = true
    setReopened(which)
  }

  return (
    <section ref={root} aria-label={t.title({ count: lines.length })} className={styles['questions']}>
      {lines.length > 0 && (
        <>
          <VisuallyHidden>
            <h2>{t.title({ count: lines.length })}</h2>
          </VisuallyHidden>
          <ul className={styles['lines']}>
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
