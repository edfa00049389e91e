import { createContext, type ReactNode, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useAppState, useBridge, useLists } from '../state/use-app.tsx'
import type { SaveState } from './command-log.ts'
import type { ListWorker } from './list-worker-client.ts'
import type { OpenList, Workspace } from './open-list.ts'
import { unpackedViews } from './row-views.ts'
import type { RowView } from './views.ts'
import { createEndableWorker } from './worker-client.ts'
import { createWorkspace } from './workspace.ts'

const WorkspaceContext = createContext<Workspace | null>(null)

let workspaceOfWindow: Workspace | null = null

/** Gives the screens below the one workspace of this window; its worker starts with the first list. */
export function WorkspaceProvider({ children }: { readonly children: ReactNode }) {
  const bridge = useBridge()
  workspaceOfWindow ??= createWorkspace(bridge, createEndableWorker<ListWorker>(startWorker), Date.now)
  useErasures(workspaceOfWindow)
  useDirectoryChanges(workspaceOfWindow)
  return <WorkspaceContext value={workspaceOfWindow}>{children}</WorkspaceContext>
}

/** Reads erasures from the lists, so that a missed one is noticed with the next change. */
function useErasures(workspace: Workspace): void {
  const lists = useLists()
  const known = useRef(new Map<string, number | undefined>())
  useEffect(() => {
    for (const { listId, erased } of lists ?? []) {
      const isNewErasure = known.current.has(listId) && known.current.get(listId) !== erased?.at
      known.current.set(listId, erased?.at)
      if (isNewErasure) void workspace.reloadAfterErasure(listId)
    }
  }, [workspace, lists])
}

/** A doctor who was confirmed, corrected or forgotten anywhere counts for the open list at once. */
function useDirectoryChanges(workspace: Workspace): void {
  const version = useAppState((state) => state.directoryVersion)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version counts up with each change
  useEffect(() => void workspace.directory.refresh(), [workspace, version])
}

function startWorker(): Worker {
  return new Worker(new URL('./worker/list-worker.ts', import.meta.url), { type: 'module' })
}

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext)
  if (workspace === null) throw new Error('a screen is outside the workspace')
  return workspace
}

/** Whether all work is stored. */
export function useSaveState(): SaveState {
  const workspace = useWorkspace()
  return useSyncExternalStore(workspace.subscribe, workspace.saveState)
}

/** Whether the shown list is stored. */
export function useShownSaveState(): SaveState {
  const workspace = useWorkspace()
  return useSyncExternalStore(workspace.subscribe, workspace.shownSaveState)
}

/** All rows of the list, unpacked; null until then. The previous ones stay while newer ones are unpacked. */
export function useAllViews(list: OpenList | null): readonly RowView[] | null {
  const [unpacked, setUnpacked] = useState<{ readonly of: string; readonly views: readonly RowView[] } | null>(null)
  const { listId, rows } = list ?? {}
  useEffect(() => {
    if (listId === undefined || rows === undefined) return
    let isCurrent = true
    void unpackedViews(rows).then((views) => {
      if (isCurrent) setUnpacked({ of: listId, views })
    })
    return () => {
      isCurrent = false
    }
  }, [listId, rows])
  return unpacked !== null && unpacked.of === listId ? unpacked.views : null
}

/** Opens the list if necessary; null while another one is still open. */
export function useOpenList(listId: string): OpenList | null {
  const workspace = useWorkspace()
  useEffect(() => void workspace.open(listId), [workspace, listId])
  const list = useSyncExternalStore(workspace.subscribe, workspace.state)
  return list?.listId === listId ? list : null
}
