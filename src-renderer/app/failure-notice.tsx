import type { ReactNode } from 'react'
import type { FailureCode } from '#contract/channels.ts'
import { Notice } from '../components/notice.tsx'
import { detailKeyOf } from '../i18n/failures.ts'
import { explain } from '../i18n/messages.ts'
import { withColon } from '../i18n/sentences.ts'
import { useLanguage, useText } from '../i18n/use-text.tsx'

export interface FailureNoticeProps {
  readonly failure: { readonly code: FailureCode; readonly detail?: string | undefined }
  /** What or whom it concerns, shown before the text of the failure. */
  readonly about?: string
  readonly action?: ReactNode
  readonly onDismiss?: () => void
}

/** Explains a failed call: what happened, the next step, and the server's own words as a quotation. */
export function FailureNotice({ failure, about, action, onDismiss }: FailureNoticeProps) {
  const language = useLanguage()
  const t = useText('failure')
  const { what, next } = explain(language, `failure.${failure.code}`)
  return (
    <Notice
      // Saying no is no failure.
      tone={failure.code === 'not-agreed' ? 'info' : 'bad'}
      title={about === undefined ? what : withColon(language, about, what)}
      {...(action !== undefined && { action })}
      {...(onDismiss !== undefined && { onDismiss })}
    >
      <p>{next}</p>
      {failure.detail !== undefined && failure.detail !== '' && (
        <p>{t[detailKeyOf(failure.code)]({ words: failure.detail })}</p>
      )}
    </Notice>
  )
}
