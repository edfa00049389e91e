/**
 * Problems found when the records were opened. With the first six the app works: a damaged file was quarantined and
 * its readable part was repaired; the same, where earlier rows had been put in the place of later ones; the last changes
 * were lost and their outcome is unknown; the records are older than what was sent from this computer; without a
 * keychain, lists are kept until the app ends; the folder is on another computer, which nobody has chosen. With the others
 * nothing can be stored or sent: the key or the files are unusable (the user may start fresh; `key-lost-for-now`: a later
 * start may find the key again), or the folder is not writable; with `disk-failing` the disk has refused for minutes, and is
 * still tried again.
 */
export const recordsNotices = [
  'damaged-set-aside',
  'turned-back',
  'end-lost',
  'older',
  'session-only',
  'on-share',
  'key-lost',
  'key-lost-for-now',
  'unreadable',
  'newer-version',
  'records-mixed',
  'in-use-elsewhere',
  'storage-full',
  'storage-read-only',
  'storage-failed',
  'disk-failing'
] as const
export type RecordsNotice = (typeof recordsNotices)[number]

/** With these only the user can go on, by giving up what cannot be read. */
export const freshStartNotices = ['key-lost', 'key-lost-for-now', 'unreadable', 'records-mixed'] as const
export type FreshStartNotice = (typeof freshStartNotices)[number]

export function mayStartFresh(notice: RecordsNotice | null): notice is FreshStartNotice {
  return freshStartNotices.some((known) => known === notice)
}
