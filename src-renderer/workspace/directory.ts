import type { Bridge, CallOutput } from '#contract/channels.ts'
import type { DirectoryEntry, DirectoryView } from '#contract/directory.ts'

/** Entries of the directory of doctors that are confirmed, and those that go for them. */
export interface DirectoryChange {
  readonly saved: readonly DirectoryEntry[]
  readonly forgotten: readonly DirectoryEntry[]
}

export const noDirectory: DirectoryView = { connectionId: '', items: [], accepted: [] }

/** The entries by which lists are read: those of the policy come last, and win. */
export function appliedEntries({ items }: DirectoryView): readonly DirectoryEntry[] {
  const from = (source: 'confirmed' | 'it') => items.filter((item) => item.source === source)
  return [...from('confirmed'), ...from('it')].map(({ entry }) => entry)
}

/**
 * The directory of a connection; null: of the chosen one. Empty where it cannot be read: then the list asks for its
 * doctors, and nothing goes to a wrong one.
 */
export async function readDirectory({ calls }: Bridge, connectionId: string | null): Promise<DirectoryView> {
  const read = await calls['directory.read']({ connectionId })
  return read.ok ? read.value : noDirectory
}

export type DirectoryAnswer = CallOutput<'directory.save'>

/** The directory of doctors of the open list. */
export interface ListDirectory {
  /** Reads it again, and the list by it. */
  refresh(): Promise<void>
  /** Confirms entries instead of others: one step to undo. All rows of the list follow at once. */
  change(change: DirectoryChange): Promise<DirectoryAnswer>
  /** The same without a step to undo, as part of one. */
  store(change: DirectoryChange): Promise<DirectoryAnswer>
  /** Keeps what the list has together as proposals for other lists. */
  propose(): Promise<void>
}
