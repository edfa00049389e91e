import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { useText } from '../i18n/use-text.tsx'

/** Shown instead of a list that could not be opened. `onRetry`: set where a retry may help. */
export function ListNotOpened({ onRetry }: { readonly onRetry?: () => void }) {
  const t = useText('listNotOpened')
  return (
    <Notice
      tone="bad"
      title={t.title}
      {...(onRetry !== undefined && { action: <Button onPress={onRetry}>{t.tryAgain}</Button> })}
    >
      {t.next}
    </Notice>
  )
}
