import { z } from 'zod'
import { call, done, resultOf } from './call.ts'
import { connectionId } from './connection.ts'

/** As lists write it: a doctor's name, initials or unit. */
const writtenForm = z.string().trim().min(1).max(200)
const doctorEmail = z
  .string()
  .max(320)
  .regex(/^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/)
const queue = z.string().trim().min(1).max(200)

/** A doctor's account or a queue of the server. */
export const directoryTarget = z.union([z.strictObject({ doctorEmail }), z.strictObject({ queue })])
export type DirectoryTarget = z.infer<typeof directoryTarget>

/** Who is meant by a text in lists. */
export const directoryEntry = z.union([
  z.strictObject({ text: writtenForm, doctorEmail }),
  z.strictObject({ text: writtenForm, queue })
])
export type DirectoryEntry = z.infer<typeof directoryEntry>

/** Entries of one directory, and of one call. */
export const directorySizeMax = 5000

/**
 * An entry as the window gets it. `it`: from the policy; `confirmed`: by the user; `seen`: a list has both, and it is
 * proposed only. Lists are read by the first two.
 */
export const directoryItem = z.object({
  entry: directoryEntry,
  source: z.enum(['it', 'confirmed', 'seen']),
  /** What the server last said of the account or the queue; null: nothing yet. */
  answer: z.enum(['accepted', 'refused']).nullable()
})
export type DirectoryItem = z.infer<typeof directoryItem>

export const directoryView = z.object({
  connectionId,
  /** By written form. */
  items: z.array(directoryItem),
  /** Accounts and queues with which the server has made invitations. */
  accepted: z.array(directoryTarget)
})
export type DirectoryView = z.infer<typeof directoryView>

const entries = z.array(directoryEntry).max(directorySizeMax)

export const directoryCalls = {
  /** null: of the chosen connection. */
  'directory.read': call(z.object({ connectionId: connectionId.nullable() }), resultOf(directoryView, [])),
  /**
   * Confirms entries: all or none. An entry replaces the one of the same text; `replaced`: further texts that go.
   * `fixed-by-it`: the policy says who is meant by one of these texts.
   */
  'directory.save': call(
    z.object({ connectionId, entries, replaced: z.array(writtenForm).max(directorySizeMax) }),
    resultOf(done, ['fixed-by-it', 'directory-full'])
  ),
  /** Forgets confirmed and seen entries. */
  'directory.forget': call(z.object({ connectionId, entries }), resultOf(done, [])),
  /** Keeps what lists have together as proposals. */
  'directory.propose': call(z.object({ connectionId, entries }), resultOf(done, []))
} as const
