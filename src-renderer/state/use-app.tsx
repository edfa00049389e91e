import { createContext, useContext, useEffect, useSyncExternalStore } from 'react'
import type { Bridge } from '#contract/channels.ts'
import { noConnectionId, practiceConnectionId } from '#contract/connection-ids.ts'
import type { ActionView } from '#contract/invitation-actions.ts'
import type { ListSummary } from '#contract/list.ts'
import type { FixableSetting, PolicyView, SwitchableFeature } from '#contract/policy.ts'
import type { BatchView, LookUpView } from '#contract/sending.ts'
import type { ServerLimits } from '#contract/server-protocol.ts'
import type { AppState, AppStore, ConnectionsState, SettingsState } from './app-store.ts'
import type { InvitationsState } from './invitations-store.ts'
import type { Route } from './route.ts'

export interface AppContextValue {
  readonly bridge: Bridge
  readonly store: AppStore
  readonly route: Route
  readonly navigate: (route: Route) => void
}

const AppContext = createContext<AppContextValue | null>(null)
export const AppProvider = AppContext.Provider

function useApp(): AppContextValue {
  const value = useContext(AppContext)
  if (value === null) throw new Error('a screen is outside the app')
  return value
}

/** The calls to the main process. */
export function useBridge(): Bridge {
  return useApp().bridge
}

export function useAppStore(): AppStore {
  return useApp().store
}

export function useRoute(): Route {
  return useApp().route
}

export function useNavigate(): (route: Route) => void {
  return useApp().navigate
}

/** A part of the app state. Renders again only when that part is another object. */
export function useAppState<Part>(part: (state: AppState) => Part): Part {
  const { store } = useApp()
  return useSyncExternalStore(store.subscribe, () => part(store.read()))
}

/** Null until received. */
export function useLists(): readonly ListSummary[] | null {
  return useAppState((state) => state.lists)
}

/** While the screen wants them {@link useLists} has all lists, also those of which only name and figures are left. */
export function useAllLists(areWanted: boolean): void {
  const { store } = useApp()
  useEffect(() => {
    if (!areWanted) return
    store.wantAllLists(true)
    return () => store.wantAllLists(false)
  }, [areWanted, store])
}

export function useList(listId: string): ListSummary | null {
  return useAppState((state) => state.lists?.find((list) => list.listId === listId) ?? null)
}

/** The running batch or the last one; null when there is none. */
export function useBatch(): BatchView | null {
  return useAppState((state) => state.batch)
}

/** The look-up of the list's unknown outcomes that is under way; null when there is none. */
export function useLookUp(listId: string): LookUpView | null {
  return useAppState((state) => state.lookUps.find((lookUp) => lookUp.listId === listId) ?? null)
}

/** The running action on sent invitations, or the last one. */
export function useBulkAction(): ActionView | null {
  return useAppState((state) => state.bulkAction)
}

export function useConnections(): ConnectionsState | null {
  return useAppState((state) => state.connections)
}

/** What the server of a connection can do; null: there is no such connection any more. */
export function useServerLimits(connectionId: string | undefined): ServerLimits | null {
  return useAppState((state) => {
    const known = state.connections?.connections.find((connection) => connection.connectionId === connectionId)
    return known?.limits ?? null
  })
}

export function useSettings(): SettingsState | null {
  return useAppState((state) => state.settings)
}

/** Whether the practice connection is selected: no request leaves the computer. */
export function useIsPracticeMode(): boolean {
  return useAppState((state) => state.connections?.chosen === practiceConnectionId)
}

/** Whether a list is of practice, whatever connection is chosen now. Until it is stored, it is of the chosen one. */
export function useIsPracticeList(listId: string): boolean {
  const ofList = useList(listId)?.connectionId
  const isPracticeMode = useIsPracticeMode()
  return ofList === undefined ? isPracticeMode : ofList === practiceConnectionId
}

/**
 * Whether what the window shows is practice: on the pages of a list what the list is, elsewhere what is chosen, since it
 * is what they show.
 */
export function useIsPracticeShown(): boolean {
  const route = useRoute()
  const listId = 'listId' in route ? route.listId : ''
  return useIsPracticeList(listId)
}

/** No connection is usable: one must be set up before a list can be imported. */
export function useHasNoConnection(): boolean {
  return useAppState((state) => state.connections?.chosen === noConnectionId)
}

/** The policy of the hospital's IT; null until received. */
export function usePolicy(): PolicyView | null {
  return useAppState((state) => state.snapshot?.policy ?? null)
}

export function useIsDisabledByPolicy(what: SwitchableFeature): boolean {
  return useAppState((state) => state.snapshot?.policy.off.includes(what) === true)
}

/** Whether the hospital's IT fixed a setting. */
export function useIsFixed(setting: FixableSetting): boolean {
  return useAppState((state) => state.settings?.fixed.includes(setting) === true)
}

const notLoaded: InvitationsState = { phase: 'loading', invitations: [], indexOf: new Map() }

/** A list's invitations, loaded in pages and kept up to date while the component is mounted. */
export function useInvitations(listId: string): InvitationsState {
  const { store } = useApp()
  useEffect(() => store.watchInvitations(listId), [store, listId])
  return useAppState((state) => state.invitations.get(listId) ?? notLoaded)
}
