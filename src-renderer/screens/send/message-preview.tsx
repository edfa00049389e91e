import { useEffect, useState } from 'react'
import type { CallOutput } from '#contract/channels.ts'
import type { BatchPlan } from '#contract/sending.ts'
import { Segmented } from '../../components/choices.tsx'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import { phoneText } from '../../list/fields/phone-text.ts'
import { useBridge } from '../../state/use-app.tsx'
import styles from './send.module.css'

type Group = BatchPlan['groups'][number]
type Messages = Extract<CallOutput<'practice.example'>, { ok: true }>['value']

export interface MessagePreviewProps {
  readonly groups: readonly Group[]
  /** The practice server's texts are known; of another server only what it does is. */
  readonly isPractice: boolean
}

const keyOf = ({ channel, language }: Group) => `${channel} ${language}`

/** What one patient of each language and way will get. */
export function MessagePreview({ groups, isPractice }: MessagePreviewProps) {
  const t = useText('sendMessage')
  const formats = useFormats()
  const [chosen, setChosen] = useState<string | null>(null)
  const group = groups.find((each) => keyOf(each) === chosen) ?? groups[0]
  if (group === undefined) return null
  const { example } = group
  const to = example.channel === 'email' ? example.emailAddress : phoneText(example.phoneNumber ?? '')
  return (
    <section className={styles['preview']} aria-labelledby="message-preview">
      <h2 id="message-preview" className={styles['previewTitle']}>
        {t.title}
      </h2>
      {groups.length > 1 && (
        <Segmented
          label={t.which}
          value={keyOf(group)}
          onChange={setChosen}
          choices={groups.map((each) => ({
            value: keyOf(each),
            label: t.group({ way: t[each.channel], language: formats.languageName(each.language) }),
            count: formats.number(each.count)
          }))}
        />
      )}
      <p className={styles['soft']}>{t.to({ name: `${example.lastName} ${example.firstName}`, to: to ?? '' })}</p>
      {isPractice && example.channel !== 'none' ? (
        <PracticeMessages example={example} />
      ) : (
        <WhatIsKnown example={example} />
      )}
    </section>
  )
}

function PracticeMessages({ example }: Pick<Group, 'example'>) {
  const t = useText('sendMessage')
  const { calls } = useBridge()
  const [messages, setMessages] = useState<Messages>([])
  useEffect(() => {
    let isCurrent = true
    void calls['practice.example']({ invitation: example }).then((answer) => {
      if (isCurrent && answer.ok) setMessages(answer.value)
    })
    return () => {
      isCurrent = false
    }
  }, [calls, example])
  return (
    <>
      {messages.map(({ isLater, text }) => (
        <figure key={text} className={styles['message']}>
          {isLater && <figcaption className={styles['soft']}>{t.minuteBefore}</figcaption>}
          <blockquote lang={example.language} className={styles['bubble']}>
            {text}
          </blockquote>
        </figure>
      ))}
      <p className={styles['note']}>{t.asPractice}</p>
    </>
  )
}

/** A hospital's server writes the message in words of its own. */
function WhatIsKnown({ example }: Pick<Group, 'example'>) {
  const t = useText('sendMessage')
  const formats = useFormats()
  const { channel, language, scheduledFor, timeZone } = example
  const name = formats.languageInText(language)
  return (
    <ul className={styles['facts']}>
      <li>{channel === 'none' ? t.byHand : channel === 'sms' ? t.bySms({ name }) : t.byEmail({ name })}</li>
      {scheduledFor !== undefined && <li>{t.appointment({ at: Date.parse(scheduledFor), zone: timeZone })}</li>}
      {channel !== 'none' && <li>{scheduledFor === undefined ? t.linkAtOnce : t.linkLater}</li>}
      {channel !== 'none' && <li className={styles['note']}>{t.wordsUnknown}</li>}
    </ul>
  )
}
