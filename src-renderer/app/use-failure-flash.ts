import type { FailureCode } from '#contract/channels.ts'
import { useFlash } from '../components/flash.tsx'
import { useHandler } from '../components/use-handler.ts'
import { explain } from '../i18n/messages.ts'
import { useLanguage } from '../i18n/use-text.tsx'

/** Tells why a small action failed and what to do next. */
export function useFailureFlash(): (code: FailureCode) => void {
  const language = useLanguage()
  const flash = useFlash()
  return useHandler((code) => {
    const { what, next } = explain(language, `failure.${code}`)
    flash({ tone: 'warn', text: `${what} ${next}` })
  })
}
