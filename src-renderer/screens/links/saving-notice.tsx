import { FailureNotice } from '../../app/failure-notice.tsx'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { useText } from '../../i18n/use-text.tsx'
import type { Saving } from './use-saving.ts'

export interface SavingNoticeProps {
  readonly saving: Saving
  /** What makes the file confidential, in a sentence. */
  readonly confidential: string
  readonly onShow: () => void
}

/** What became of a file, and that it is confidential. */
export function SavingNotice({ saving, confidential, onShow }: SavingNoticeProps) {
  const t = useText('export')
  switch (saving.phase) {
    case 'saved':
      return (
        <Notice
          tone="ok"
          title={t.saved({ name: saving.fileName })}
          action={
            <Button icon="folder" onPress={onShow}>
              {t.showInFolder}
            </Button>
          }
        >
          {confidential}
        </Notice>
      )
    case 'failed':
      return <FailureNotice failure={saving.failure} />
    case 'not-made':
      return (
        <Notice tone="bad" title={t.notMade}>
          {t.notMadeNext}
        </Notice>
      )
    default:
      return null
  }
}
