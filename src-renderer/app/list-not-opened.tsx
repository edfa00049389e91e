import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { listNotOpenedTexts } from '../language/frame.ts'
import { useText } from '../language/use-language.tsx'

/** Shown instead of a list that could not be opened. `onRetry`: set where a retry may help. */
export function ListNotOpened({ onRetry }: { readonly onRetry?: () => void }) {
  const t = useText(listNotOpenedTexts)
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
