import { createContext, useContext, useEffect, useSyncExternalStore } from 'react'
import type { Bridge } from '#contract/channels.ts'
import { noConnectionId, practiceConnectionId } from '#contract/connection.ts'
import type { ActionView } from '#contract/invitation-actions.ts'
import type { ListSummary } from '#contract/list.ts'
import type { FixableSetting, PolicyView, SwitchableFeature } from '#contract/policy.ts'
import type { BatchView } from '#contract/sending.ts'
import type { InvitationsState } from './invitations-mirror.ts'
import type { ConnectionsState, Mirror, MirrorState, SettingsState } from './mirror.ts'
import type { Place } from './place.ts'

export interface AppTools {
  readonly bridge: Bridge
  readonly mirror: Mirror
  readonly place: Place
  readonly navigate: (place: Place) => void
}

const AppContext = createContext<AppTools | null>(null)
export const AppToolsProvider = AppContext.Provider

function useApp(): AppTools {
  const tools = useContext(AppContext)
  if (tools === null) throw new Error('a screen stands outside the app')
  return tools
}

/** The calls to the main process. */
export function useBridge(): Bridge {
  return useApp().bridge
}

export function useMirror(): Mirror {
  return useApp().mirror
}

export function usePlace(): Place {
  return useApp().place
}

export function useNavigate(): (place: Place) => void {
  return useApp().navigate
}

/** A part of the app state. Renders again only when that part is another object. */
export function useMirrored<Part>(part: (state: MirrorState) => Part): Part {
  const { mirror } = useApp()
  return useSyncExternalStore(mirror.subscribe, () => part(mirror.read()))
}

/** Null until received. */
export function useLists(): readonly ListSummary[] | null {
  return useMirrored((state) => state.lists)
}

export function useList(listId: string): ListSummary | null {
  return useMirrored((state) => state.lists?.find((list) => list.listId === listId) ?? null)
}

/** The running batch or the last one; null when there is none. */
export function useBatch(): BatchView | null {
  return useMirrored((state) => state.batch)
}

/** The running action on sent invitations, or the last one. */
export function useCareView(): ActionView | null {
  return useMirrored((state) => state.care)
}

export function useConnections(): ConnectionsState | null {
  return useMirrored((state) => state.connections)
}

export function useSettings(): SettingsState | null {
  return useMirrored((state) => state.settings)
}

/** Whether the practice connection is selected: no request leaves the computer. */
export function useIsPractising(): boolean {
  return useMirrored((state) => state.connections?.chosen === practiceConnectionId)
}

/** No connection is usable: one must be set up before a list can be imported. */
export function useIsWithoutConnection(): boolean {
  return useMirrored((state) => state.connections?.chosen === noConnectionId)
}

/** The policy of the hospital's IT; null until received. */
export function usePolicy(): PolicyView | null {
  return useMirrored((state) => state.snapshot?.policy ?? null)
}

export function useIsSwitchedOff(what: SwitchableFeature): boolean {
  return useMirrored((state) => state.snapshot?.policy.off.includes(what) === true)
}

/** Whether the hospital's IT fixed a setting. */
export function useIsFixed(setting: FixableSetting): boolean {
  return useMirrored((state) => state.settings?.fixed.includes(setting) === true)
}

const notYet: InvitationsState = { phase: 'loading', invitations: [], indexOf: new Map() }

/** A list's invitations, loaded in pages and kept up to date while the component is mounted. */
export function useInvitations(listId: string): InvitationsState {
  const { mirror } = useApp()
  useEffect(() => mirror.watchInvitations(listId), [mirror, listId])
  return useMirrored((state) => state.invitations.get(listId) ?? notYet)
}
