import { useEffect, useMemo, useState } from 'react'
import type { ListSummary } from '#contract/list.ts'
import type { ListScreenProps } from '../../app/screens.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { useText } from '../../i18n/use-text.tsx'
import { useBridge, useLists, useNavigate } from '../../state/use-app.tsx'
import { useOpenList } from '../../workspace/use-workspace.tsx'
import { dismissComparison, isDismissed } from './dismissed-comparisons.ts'
import { overlapping, sentBefore } from './sent-before.ts'

/** Shown for a list with the format and the days of lists already sent: asks whether it is a newer version. */
export function SentBeforeNotice({ listId }: ListScreenProps) {
  const t = useText('compare')
  const navigate = useNavigate()
  const [isOther, setOther] = useState(isDismissed(listId))
  const earlier = useSentBefore(listId)
  if (isOther || earlier.length === 0) return null
  const count = earlier.reduce((total, { invitations }) => total + (invitations['created'] ?? 0), 0)
  return (
    <Notice
      tone="warn"
      title={t.askTitle}
      action={
        <>
          <Button kind="primary" icon="columns" onPress={() => navigate({ kind: 'compare', listId })}>
            {t.compare}
          </Button>
          <Button
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
      {t.askBody({ lists: earlier.map(({ name }) => t.quoted({ name })), count })}
    </Notice>
  )
}

/** Empty once the list itself was sent: others are then compared with it. */
function useSentBefore(listId: string): readonly ListSummary[] {
  const { calls } = useBridge()
  const lists = useLists()
  const layout = useOpenList(listId)?.document?.layout ?? null
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

  useEffect(() => {
    if (possible === '' || layout === null) return setEarlier([])
    let isGone = false
    void sentBefore(calls, listId, layout).then((found) => {
      if (!isGone) setEarlier(found)
    })
    return () => {
      isGone = true
    }
  }, [calls, listId, layout, possible])

  return earlier
}
