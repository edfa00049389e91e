import { useRef } from 'react'
import { assertNever } from '#contract/call.ts'
import { Button } from '../components/button.tsx'
import { EmptyState } from '../components/page.tsx'
import { useText } from '../i18n/use-text.tsx'
import { useWorkspace } from '../workspace/use-workspace.tsx'
import type { Place } from './place.ts'
import type { Screens } from './screens.ts'
import { useIsSwitchedOff, useLists, useMirrored, useNavigate } from './use-app.tsx'

/** The screen of the current route. */
export function ShownScreen({ screens, place }: { readonly screens: Screens; readonly place: Place }) {
  const navigate = useNavigate()
  const isPracticeOff = useIsSwitchedOff('practice')
  const erasures = useMirrored((state) => state.erasures)
  switch (place.kind) {
    case 'lists':
      return <screens.Lists />
    case 'import':
      return (
        <screens.Import
          source={place.source}
          onReady={(listId, step) => navigate({ kind: 'list', listId, step })}
          onCancel={() => navigate({ kind: 'lists' })}
        />
      )
    case 'list':
      return <ListScreen screens={screens} place={place} />
    case 'board':
      return <screens.Board />
    case 'compare':
      // It holds patients of several lists.
      return <screens.Compare key={erasures} listId={place.listId} />
    case 'connection':
      return <screens.Connection />
    case 'settings':
      return <screens.Settings />
    case 'practice':
      return isPracticeOff ? <screens.Lists /> : <screens.Practice />
    case 'audit':
      return <screens.Audit />
    case 'rebuild':
      return <screens.Rebuild />
    default:
      return assertNever(place)
  }
}

interface ListScreenProps {
  readonly screens: Screens
  readonly place: Extract<Place, { kind: 'list' }>
}

function ListScreen({ screens, place: { listId, step } }: ListScreenProps) {
  const t = useText('frame')
  const navigate = useNavigate()
  const lists = useLists()
  const desk = useWorkspace().state()
  const erasure = useText('retention')
  const summary = lists?.find((list) => list.listId === listId)
  const isThere = summary !== undefined
  // An imported list is shown before it is stored, and until the change event for it arrives.
  const coming = useRef<string | null>(null)
  if (isThere) coming.current = null
  else if (desk?.listId === listId && desk.saveState !== 'saved') coming.current = listId
  if (lists !== null && !isThere && coming.current !== listId) {
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
