import { useEffect, useMemo, useState } from 'react'
import type { ListSummary } from '#contract/list.ts'
import { useFileImport } from '../../app/import-drop-zone.tsx'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { EmptyState, Page, PageHeader, Toolbar } from '../../components/page.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useText } from '../../i18n/use-text.tsx'
import {
  useAllLists,
  useAppState,
  useAppStore,
  useHasNoConnection,
  useIsPracticeMode,
  useLists,
  useNavigate,
  usePolicy
} from '../../state/use-app.tsx'
import { foldText } from '../links/link-rows.ts'
import { DropTarget } from './drop-target.tsx'
import { ListTable } from './list-table.tsx'

/** Home: the drop target for a new list, and the existing lists. */
export function ListsScreen() {
  const t = useText('lists')
  const frame = useText('frame')
  const lists = useLists() ?? []
  const unfinished = useAppState((state) => state.snapshot?.unfinished ?? none)
  const stillUnfinished = lists.filter(({ listId }) => unfinished.includes(listId))
  const isWithoutServer = useAppState(
    (state) => state.connections?.connections.every(({ kind }) => kind === 'practice') === true
  )
  const isWithoutConnection = useHasNoConnection()
  // An invalid policy disables practice mode too.
  const canPractise = usePolicy()?.problem == null && !isWithoutConnection
  const isPracticeMode = useIsPracticeMode()
  const navigate = useNavigate()
  usePaste()

  return (
    <Page>
      {isWithoutConnection ? <NoConnection /> : <DropTarget isLarge={lists.length === 0} hasSample={isPracticeMode} />}
      {stillUnfinished.length > 0 && (
        <Notice tone="warn" title={frame.unfinished({ count: stillUnfinished.length })}>
          {frame.unfinishedNext}
        </Notice>
      )}
      {isWithoutServer && canPractise && (
        <Notice
          tone="info"
          title={t.noServer}
          action={
            <Button icon="add" onPress={() => navigate({ kind: 'connection' })}>
              {t.addServer}
            </Button>
          }
        >
          {t.noServerNext}
        </Notice>
      )}
      {lists.length === 0 ? (
        <>
          <PageHeader title={t.title} />
          <EmptyState icon="document" title={t.none}>
            {t.noneNext}
          </EmptyState>
        </>
      ) : (
        <Lists lists={lists} />
      )}
    </Page>
  )
}

/** From then on a search is worth its place. */
const searchedFrom = 6

function Lists({ lists }: { readonly lists: readonly ListSummary[] }) {
  const t = useText('lists')
  const older = useAppState((state) => state.olderLists)
  const store = useAppStore()
  const [search, setSearch] = useState('')
  const words = foldText(search.trim())
  const found = useMemo(() => lists.filter(({ name }) => foldText(name).includes(words)), [lists, words])
  const isSearch = words !== ''
  useAllLists(isSearch)
  const isArchiveSearched = isSearch && older > 0
  return (
    <>
      <PageHeader
        title={t.title}
        {...(lists.length >= searchedFrom && {
          actions: (
            <TextField
              label={t.searchNames}
              isLabelHidden
              placeholder={t.searchNames}
              icon="search"
              type="search"
              value={search}
              onChange={setSearch}
            />
          )
        })}
      />
      {found.length > 0 && <ListTable lists={found} />}
      {isArchiveSearched && <p role="status">{t.searchingOlder}</p>}
      {found.length === 0 && !isArchiveSearched && <p role="status">{t.noneFound}</p>}
      {older > 0 && !isSearch && (
        <Toolbar label={t.olderLists}>
          <Button icon="chevronDown" onPress={store.readOlderLists}>
            {t.showOlder({ count: older })}
          </Button>
        </Toolbar>
      )}
    </>
  )
}

/** Nothing can be taken in yet: a list belongs to a server. */
function NoConnection() {
  const t = useText('policy')
  const navigate = useNavigate()
  return (
    <EmptyState
      icon="server"
      title={t.noConnection}
      action={
        <Button kind="primary" icon="add" onPress={() => navigate({ kind: 'connection' })}>
          {t.toConnection}
        </Button>
      }
    >
      {t.noConnectionNext}
    </EmptyState>
  )
}

const none: readonly string[] = []

/** Ctrl+V anywhere on the screen, except while typing into a field. */
function usePaste(): void {
  const { receiveText, receiveFiles } = useFileImport()
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const { target, clipboardData } = event
      if (clipboardData === null || (target instanceof Element && target.closest('input, textarea, [role=dialog]')))
        return
      event.preventDefault()
      // Excel offers a picture of the cells in addition to their text: the text is preferred.
      const text = clipboardData.getData('text/plain')
      if (text === '' && clipboardData.files.length > 0) receiveFiles([...clipboardData.files])
      else receiveText(text, clipboardData.getData('text/html'))
    }
    window.addEventListener('paste', paste)
    return () => window.removeEventListener('paste', paste)
  }, [receiveText, receiveFiles])
}
