import { useEffect, useMemo, useState } from 'react'
import type { ListSummary } from '#contract/list.ts'
import type { ListScreenProps } from '../../app/screens.ts'
import { Button } from '../../components/button.tsx'
import { LineNotice } from '../../components/line-notice.tsx'
import { useText } from '../../i18n/use-text.tsx'
import { useBridge, useLists, useNavigate } from '../../state/use-app.tsx'
import { useAllViews, useOpenList } from '../../workspace/use-workspace.tsx'
import { dismissComparison, isDismissed } from './dismissed-comparisons.ts'
import { namesOf, overlapping, sentBefore } from './sent-before.ts'

/**
 * Shown for a list with the format, the days and some of the patients of lists already sent: asks whether it is a newer
 * version.
 */
export function SentBeforeNotice({ listId }: ListScreenProps) {
  const t = useText('compare')
  const navigate = useNavigate()
  const [isOther, setOther] = useState(isDismissed(listId))
  const earlier = useSentBefore(listId)
  if (isOther || earlier.length === 0) return null
  const count = earlier.reduce((total, { invitations }) => total + (invitations['created'] ?? 0), 0)
  return (
    <LineNotice
      tone="warn"
      actions={
        <>
          <Button kind="quiet" icon="columns" onPress={() => navigate({ kind: 'compare', listId })}>
            {t.compare}
          </Button>
          <Button
            kind="quiet"
            onPress={() => {
              dismissComparison(listId)
              setOther(true)
            }}
          >
            {t.asNew}
          </Button>
        </>
      }
    >
      {t.askTitle} {t.askBody({ lists: earlier.map(({ name }) => t.quoted({ name })), count })}
    </LineNotice>
  )
}

/** Empty once the list itself was sent: others are then compared with it. */
function useSentBefore(listId: string): readonly ListSummary[] {
  const { calls } = useBridge()
  const lists = useLists()
  const list = useOpenList(listId)
  const layout = list?.document?.layout ?? null
  const [earlier, setEarlier] = useState<readonly ListSummary[]>([])
  const possible = useMemo(() => {
    const own = lists?.find((list) => list.listId === listId)
    const isSent = own !== undefined && (own.invitations['created'] ?? 0) > 0
    return isSent || lists === null
      ? ''
      : overlapping(lists, listId)
          .map((list) => list.listId)
          .join(' ')
  }, [lists, listId])
  // Most lists have none to be compared with: their rows need not be unpacked for it.
  const views = useAllViews(possible === '' ? null : list)

  useEffect(() => {
    if (possible === '' || layout === null || views === null) return setEarlier([])
    let isGone = false
    void sentBefore(calls, listId, layout, namesOf(views)).then((found) => {
      if (!isGone) setEarlier(found)
    })
    return () => {
      isGone = true
    }
  }, [calls, listId, layout, views, possible])

  return earlier
}
