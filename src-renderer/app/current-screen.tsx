import { useRef, useSyncExternalStore } from 'react'
import { assertNever } from '#contract/assert-never.ts'
import { Button } from '../components/button.tsx'
import { EmptyState } from '../components/page.tsx'
import { useText } from '../i18n/use-text.tsx'
import type { Route } from '../state/route.ts'
import { useAppState, useIsDisabledByPolicy, useLists, useNavigate } from '../state/use-app.tsx'
import { useWorkspace } from '../workspace/use-workspace.tsx'
import type { Screens } from './screens.ts'

/** The screen of the current route. */
export function CurrentScreen({ screens, route }: { readonly screens: Screens; readonly route: Route }) {
  const navigate = useNavigate()
  const isPracticeDisabled = useIsDisabledByPolicy('practice')
  const areFiguresOff = useIsDisabledByPolicy('figures')
  const erasures = useAppState((state) => state.erasures)
  switch (route.kind) {
    case 'lists':
      return <screens.Lists />
    case 'import':
      return (
        <screens.Import
          source={route.source}
          onReady={(listId, step) => navigate({ kind: 'list', listId, step })}
          onCancel={() => navigate({ kind: 'lists' })}
        />
      )
    case 'import-several':
      return (
        <screens.ImportSeveral
          key={route.source.id}
          source={route.source}
          onReady={(listId, step) => navigate({ kind: 'list', listId, step })}
          onDone={() => navigate({ kind: 'lists' })}
        />
      )
    case 'list':
      return <ListScreen screens={screens} route={route} />
    case 'board':
      return <screens.Board />
    case 'compare':
      // It holds patients of several lists.
      return <screens.Compare key={erasures} listId={route.listId} />
    case 'connection':
      return <screens.Connection />
    case 'settings':
      return <screens.Settings />
    case 'practice':
      return isPracticeDisabled ? <screens.Lists /> : <screens.Practice />
    case 'figures':
      return areFiguresOff ? <screens.Lists /> : <screens.Figures />
    case 'directory':
      return <screens.Directory />
    case 'audit-log':
      return <screens.AuditLog />
    case 'restore':
      return <screens.Restore />
    default:
      return assertNever(route)
  }
}

interface ListScreenProps {
  readonly screens: Screens
  readonly route: Extract<Route, { kind: 'list' }>
}

function ListScreen({ screens, route: { listId, step } }: ListScreenProps) {
  const t = useText('frame')
  const navigate = useNavigate()
  const lists = useLists()
  const workspace = useWorkspace()
  const openList = workspace.state()
  const isUnmatched = useSyncExternalStore(workspace.subscribe, () => {
    const open = workspace.state()
    return open?.listId === listId && open.unmatched !== null
  })
  const erasure = useText('retention')
  const summary = lists?.find((list) => list.listId === listId)
  const isKnown = summary !== undefined
  // An imported list is shown before it is stored, and until the change event for it arrives.
  const importing = useRef<string | null>(null)
  if (isKnown) importing.current = null
  else if (openList?.listId === listId && workspace.shownSaveState() !== 'saved') importing.current = listId
  if (lists !== null && !isKnown && importing.current !== listId) {
    return (
      <EmptyState
        icon="document"
        title={t.listGone}
        action={<Button onPress={() => navigate({ kind: 'lists' })}>{t.toLists}</Button>}
      />
    )
  }
  const erased = summary?.erased
  if (summary !== undefined && erased?.isWhole === true) {
    return (
      <EmptyState
        icon="trash"
        title={erasure.listErased({ name: summary.name, at: erased.at })}
        action={<Button onPress={() => navigate({ kind: 'lists' })}>{t.toLists}</Button>}
      />
    )
  }
  if (isUnmatched) return <screens.Unmatched listId={listId} />
  // A new key drops what the screen remembers of erased patients: selections, open dialogs.
  const key = String(erased?.at)
  switch (step) {
    case 'columns':
      return <screens.Columns key={key} listId={listId} />
    case 'check':
      return <screens.Check key={key} listId={listId} />
    case 'send':
      return <screens.Send key={key} listId={listId} />
    case 'links':
      return <screens.Links key={key} listId={listId} />
    default:
      return assertNever(step)
  }
}
