import { useState } from 'react'
import type { Connection } from '#contract/connection.ts'
import { practiceConnectionId } from '#contract/connection-ids.ts'
import type { ListSummary } from '#contract/list.ts'
import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { useText } from '../i18n/use-text.tsx'
import type { Failure } from '../state/failure.ts'
import { useBridge, useConnections, useHasNoConnection, useList, useNavigate } from '../state/use-app.tsx'
import { useWorkspace } from '../workspace/use-workspace.tsx'
import styles from './app-frame.module.css'
import { FailureNotice } from './failure-notice.tsx'
import { RouteLink } from './route-link.tsx'

/**
 * Shown on the pages of a list of another connection than the chosen one. A list of which nothing was sent can be taken
 * over with all the work in it; of a practice list that was sent a fresh copy can be made.
 */
export function OtherConnectionNotice({ listId }: { readonly listId: string }) {
  const t = useText('otherConnection')
  const list = useList(listId)
  const connections = useConnections()
  const hasNoConnection = useHasNoConnection()
  const [failure, setFailure] = useState<Failure | null>(null)
  const tools = useMoving(listId, setFailure)
  if (list === null || connections === null || hasNoConnection || list.connectionId === connections.chosen) return null
  const find = (id: string) => connections.connections.find(({ connectionId }) => connectionId === id)
  const chosen = find(connections.chosen)
  const theirs = find(list.connectionId)
  const isPractice = list.connectionId === practiceConnectionId
  const nameOf = (connection: Connection | undefined) =>
    connection === undefined ? t.forgotten : connection.kind === 'practice' ? t.practice : connection.name
  const names = { theirs: nameOf(theirs), chosen: nameOf(chosen) }
  const isUnsent = isNeverSent(list)
  return (
    <div className={styles['notices']}>
      <Notice
        tone="warn"
        title={isPractice ? t.practiceList(names) : t.prepared(names)}
        action={
          <>
            {chosen !== undefined && isUnsent && (
              <Button pending={tools.isMoving ? t.moving : undefined} onPress={() => void tools.takeOver(chosen)}>
                {t.takeOver(names)}
              </Button>
            )}
            {chosen !== undefined && !isUnsent && isPractice && (
              <Button pending={tools.isMoving ? t.moving : undefined} onPress={() => void tools.copy(chosen)}>
                {t.copy(names)}
              </Button>
            )}
            <RouteLink to={{ kind: 'connection' }}>{t.toConnection}</RouteLink>
          </>
        }
      >
        {isUnsent ? t.unsentNext : isPractice ? t.practisedNext : t.sentNext(names)}
      </Notice>
      {failure !== null && <FailureNotice failure={failure} onDismiss={() => setFailure(null)} />}
    </div>
  )
}

/** Nothing of the list was sent, refused or is in doubt. */
function isNeverSent({ invitations }: ListSummary): boolean {
  return Object.entries(invitations).every(([state, count]) => count === 0 || state === 'ready' || state === 'held')
}

function useMoving(listId: string, onFailure: (failure: Failure | null) => void) {
  const { calls } = useBridge()
  const workspace = useWorkspace()
  const navigate = useNavigate()
  const [isMoving, setMoving] = useState(false)

  async function move(run: () => Promise<string | Failure>): Promise<void> {
    setMoving(true)
    onFailure(null)
    const moved = await run()
    setMoving(false)
    if (typeof moved === 'string') navigate({ kind: 'list', listId: moved, step: 'check' })
    else onFailure(moved)
  }

  return {
    isMoving,
    takeOver: ({ connectionId }: Connection) =>
      move(async () => {
        const taken = await workspace.takeOver(listId, connectionId)
        return taken.ok ? listId : taken
      }),
    copy: ({ connectionId }: Connection) =>
      move(async () => {
        await workspace.flushed()
        const copied = await calls['lists.copyPractice']({ listId, connectionId })
        return copied.ok ? copied.value.listId : copied
      })
  }
}
