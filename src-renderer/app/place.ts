import type { ImportSource } from './import.ts'

export const listSteps = ['columns', 'check', 'send', 'links'] as const
export type ListStep = (typeof listSteps)[number]

/** Where the person is. */
export type Place =
  | { readonly kind: 'lists' }
  | { readonly kind: 'import'; readonly source: ImportSource }
  | { readonly kind: 'list'; readonly listId: string; readonly step: ListStep }
  /** Today and tomorrow, over all lists. */
  | { readonly kind: 'board' }
  /** A list beside those already sent for its days. */
  | { readonly kind: 'compare'; readonly listId: string }
  | { readonly kind: 'connection' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'practice' }
  /** The journal of who did what. */
  | { readonly kind: 'audit' }
  /** Fetching the invitations of lists whose key was lost again. */
  | { readonly kind: 'rebuild' }

/**
 * The place as an address behind `#`, so that a reload comes back to it. A file on its way in is only in memory: its
 * address leads home.
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

/** The reverse of {@link placeToHash}; what is not known is the home screen. */
export function placeFromHash(hash: string): Place {
  const [kind, listId, step] = hash.replace(/^#\//, '').split('/')
  if (kind === 'board' || kind === 'connection' || kind === 'settings' || kind === 'practice') return { kind }
  if (kind === 'audit' || kind === 'rebuild') return { kind }
  if (kind === 'compare' && listId !== undefined) return { kind, listId }
  const known = listSteps.find((name) => name === step)
  if (kind === 'list' && listId !== undefined && known !== undefined) return { kind, listId, step: known }
  return { kind: 'lists' }
}
