import { useRef } from 'react'
import { assertNever } from '#contract/call.ts'
import { Button } from '../components/button.tsx'
import { EmptyState } from '../components/page.tsx'
import { frameTexts } from '../language/frame.ts'
import { useText } from '../language/use-language.tsx'
import { useWorkspace } from '../workspace/use-workspace.tsx'
import type { Place } from './place.ts'
import type { Screens } from './screens.ts'
import { useLists, useNavigate } from './use-app.tsx'

/** The screen of a place. */
export function ShownScreen({ screens, place }: { readonly screens: Screens; readonly place: Place }) {
  const navigate = useNavigate()
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
      return <screens.Compare listId={place.listId} />
    case 'connection':
      return <screens.Connection />
    case 'settings':
      return <screens.Settings />
    case 'practice':
      return <screens.Practice />
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
  const t = useText(frameTexts)
  const navigate = useNavigate()
  const lists = useLists()
  const desk = useWorkspace().state()
  const isThere = lists?.some((list) => list.listId === listId) === true
  // A list that just came in is looked at before it is stored, and for a moment longer until the window hears of it.
  const coming = useRef<string | null>(null)
  if (isThere) coming.current = null
  else if (desk?.listId === listId && desk.saving !== 'saved') coming.current = listId
  if (lists !== null && !isThere && coming.current !== listId) {
    return (
      <EmptyState
        icon="document"
        title={t.listGone}
        action={<Button onPress={() => navigate({ kind: 'lists' })}>{t.toLists}</Button>}
      />
    )
  }
  switch (step) {
    case 'columns':
      return <screens.Columns listId={listId} />
    case 'check':
      return <screens.Check listId={listId} />
    case 'send':
      return <screens.Send listId={listId} />
    case 'links':
      return <screens.Links listId={listId} />
    default:
      return assertNever(step)
  }
}
