import type { ReactNode } from 'react'
import { Notice } from '../components/notice.tsx'
import { type FailureCode, failureTexts, failureWords, speakerOf } from '../language/failures.ts'
import { wordsIn } from '../language/messages.ts'
import { useLanguage, useText } from '../language/use-language.tsx'

export interface FailureNoticeProps {
  readonly failure: { readonly code: FailureCode; readonly detail?: string | undefined }
  /** To what or whom it happened, before the failure's own words. */
  readonly about?: string
  readonly action?: ReactNode
  readonly onDismiss?: () => void
}

/** A failed call in words: what happened, the next step, and a server's own words as a quotation. */
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
