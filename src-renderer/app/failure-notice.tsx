import type { ReactNode } from 'react'
import { Notice } from '../components/notice.tsx'
import { type FailureCode, failureTexts, failureWords, speakerOf } from '../language/failures.ts'
import { wordsIn } from '../language/messages.ts'
import { useLanguage, useText } from '../language/use-language.tsx'

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
  const t = useText(failureTexts)
  const { what, next } = failureWords[failure.code]
  return (
    <Notice
      tone="bad"
      title={about === undefined ? wordsIn(what, language) : `${about}: ${wordsIn(what, language)}`}
      {...(action !== undefined && { action })}
      {...(onDismiss !== undefined && { onDismiss })}
    >
      <p>{wordsIn(next, language)}</p>
      {failure.detail !== undefined && failure.detail !== '' && (
        <p>{t[speakerOf(failure.code)]({ words: failure.detail })}</p>
      )}
    </Notice>
  )
}
