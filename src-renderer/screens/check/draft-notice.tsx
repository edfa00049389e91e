import { Notice } from '../../components/notice.tsx'
import { translate } from '../../i18n/messages.ts'
import { useLanguage, useText } from '../../i18n/use-text.tsx'
import type { LostDraft } from './use-draft.ts'

/** A text that was typed before the app closed and is in no cell: it stays until the user dismisses it. */
export function DraftNotice({ text, field, view, dismiss }: LostDraft) {
  const t = useText('check')
  const language = useLanguage()
  if (view === undefined) return <Notice tone="warn" title={t.draftWithoutRow({ text })} onDismiss={dismiss} />
  const name = `${view.texts.firstName} ${view.texts.lastName}`.trim()
  return (
    <Notice
      tone="warn"
      title={t.draftLost({ text, field: translate(language, `check.field.${field}`), name })}
      onDismiss={dismiss}
    >
      {t.draftLostNext}
    </Notice>
  )
}
