import { useText } from '../../i18n/use-text.tsx'
import { useIsPracticeList } from '../../state/use-app.tsx'

/** Says in the title of a file that its list is practice, where it is. */
export function usePracticeTitle(listId: string): (title: string) => string {
  const t = useText('export')
  const isPractice = useIsPracticeList(listId)
  return (title) => (isPractice ? t.practiceFile({ title }) : title)
}
