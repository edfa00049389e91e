import type { FilesToImport, ImportSource } from './import-source.ts'

export const listSteps = ['columns', 'check', 'send', 'links'] as const
export type ListStep = (typeof listSteps)[number]

/** The screen that is shown. */
export type Route =
  | { readonly kind: 'lists' }
  | { readonly kind: 'import'; readonly source: ImportSource }
  | { readonly kind: 'import-several'; readonly source: FilesToImport }
  | { readonly kind: 'list'; readonly listId: string; readonly step: ListStep }
  /** Today and tomorrow, over all lists. */
  | { readonly kind: 'board' }
  /** A list compared with those already sent for its days. */
  | { readonly kind: 'compare'; readonly listId: string }
  | { readonly kind: 'connection' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'practice' }
  /** Counts without names. */
  | { readonly kind: 'figures' }
  /** The directory of doctors. */
  | { readonly kind: 'directory' }
  /** The audit log. */
  | { readonly kind: 'audit-log' }
  /** Restores the invitations of lists whose key was lost. */
  | { readonly kind: 'restore' }

/**
 * The route as the hash of the address, so that a reload returns to it. An imported file is only in memory: its address
 * leads to the list of lists.
 */
export function routeToHash(route: Route): string {
  switch (route.kind) {
    case 'list':
      return `#/list/${route.listId}/${route.step}`
    case 'compare':
      return `#/compare/${route.listId}`
    case 'import':
    case 'import-several':
      return `#/${route.kind}/${route.source.id}`
    case 'lists':
      return '#/'
    default:
      return `#/${route.kind}`
  }
}

/** Whether an address is that of a screen on which several files are being read. */
export function isImportingSeveral(hash: string): boolean {
  return hash.startsWith('#/import-several/')
}

/** Whether an address is that of the screen on which this file is read. */
export function isImporting(hash: string, sourceId: string): boolean {
  return hash === `#/import/${sourceId}`
}

/** The inverse of {@link routeToHash}. Unknown addresses lead to the home screen. */
export function routeFromHash(hash: string): Route {
  const [kind, listId, step] = hash.replace(/^#\//, '').split('/')
  if (kind === 'board' || kind === 'connection' || kind === 'settings' || kind === 'practice') return { kind }
  if (kind === 'directory' || kind === 'audit-log' || kind === 'restore' || kind === 'figures') return { kind }
  if (kind === 'compare' && listId !== undefined) return { kind, listId }
  const known = listSteps.find((name) => name === step)
  if (kind === 'list' && listId !== undefined && known !== undefined) return { kind, listId, step: known }
  return { kind: 'lists' }
}
