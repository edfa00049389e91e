import { Icon } from '../../components/icon.tsx'
import { EmptyState } from '../../components/page.tsx'
import { Tag } from '../../components/tag.tsx'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import { phoneText } from '../../list/fields/phone-text.ts'
import styles from './practice-screen.module.css'
import type { PracticeMessage } from './practice-types.ts'

/** Limits the list to a readable length; older messages do not matter in practice mode. */
const shownMax = 200

/** The messages that patients would have received, the newest first. */
export function MessageList({ messages }: { readonly messages: readonly PracticeMessage[] }) {
  const t = useText('practice')
  const formats = useFormats()
  if (messages.length === 0) {
    return (
      <EmptyState icon="message" title={t.noMessages}>
        {t.noMessagesNext}
      </EmptyState>
    )
  }
  const newest = messages.toSorted((a, b) => b.at - a.at).slice(0, shownMax)
  return (
    <div className={styles['messages']}>
      {newest.length < messages.length && <p className={styles['note']}>{t.olderHidden({ count: newest.length })}</p>}
      <ul className={styles['messages']}>
        {newest.map((message, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: messages have no identity, and a drawn one has no state
          <li key={index} className={styles['message']}>
            <p className={styles['head']}>
              <Icon name={message.channel === 'email' ? 'mail' : 'phone'} />
              <strong>{t.to({ to: phoneText(message.to) })}</strong>
              <Tag tone="plain">{t[message.channel]}</Tag>
              <Tag tone="plain">{formats.languageName(message.language)}</Tag>
              <span className={styles['time']}>{formats.dateTime(message.at)}</span>
            </p>
            <p lang={message.language} dir="auto" className={styles['text']}>
              {message.text}
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}
