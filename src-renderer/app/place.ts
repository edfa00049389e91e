import type { ImportSource } from './import.ts'

export const listSteps = ['columns', 'check', 'send', 'links'] as const
export type ListStep = (typeof listSteps)[number]

/** The screen that is shown. */
export type Place =
  | { readonly kind: 'lists' }
  | { readonly kind: 'import'; readonly source: ImportSource }
  | { readonly kind: 'list'; readonly listId: string; readonly step: ListStep }
  /** Today and tomorrow, over all lists. */
  | { readonly kind: 'board' }
  /** A list compared with those already sent for its days. */
  | { readonly kind: 'compare'; readonly listId: string }
  | { readonly kind: 'connection' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'practice' }
  /** The audit log. */
  | { readonly kind: 'audit' }
  /** Restores the invitations of lists whose key was lost. */
  | { readonly kind: 'rebuild' }

/**
 * The route as the hash of the address, so that a reload returns to it. An imported file is only in memory: its address
 * leads to the list of lists.
 */
export function placeToHash(place: Place): string {
  switch (place.kind) {
    case 'list':
      return `#/list/${place.listId}/${place.step}`
    case 'compare':
      return `#/compare/${place.listId}`
    case 'import':
      return `#/import/${place.source.id}`
    case 'lists':
      return '#/'
    default:
      return `#/${place.kind}`
  }
}

/** The inverse of {@link routeToHash}. Unknown addresses lead to the home screen. */
export function placeFromHash(hash: string): Place {
  const [kind, listId, step] = hash.replace(/^#\//, '').split('/')
  if (kind === 'board' || kind === 'connection' || kind === 'settings' || kind === 'practice') return { kind }
  if (kind === 'audit' || kind === 'rebuild') return { kind }
  if (kind === 'compare' && listId !== undefined) return { kind, listId }
  const known = listSteps.find((name) => name === step)
  if (kind === 'list' && listId !== undefined && known !== undefined) return { kind, listId, step: known }
  return { kind: 'lists' }
}
