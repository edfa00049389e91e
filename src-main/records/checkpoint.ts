import { z } from 'zod'
import type { Database } from './database.ts'
import type { Encryption } from './encryption.ts'
import { DamageError } from './storage-failure.ts'

// What is left of attempts that were closed off: how many there were, a hash over all of them, and through which
// connections something was sent. Attempts are numbered from 1 without gaps, so those that are there and those that were
// closed off are together as many as the number of the last one, which always stays.

const content = z.object({
  closed: z.number().int().nonnegative(),
  /** Hexadecimal: a chain over the closed attempts in the order in which they were closed. */
  chain: z.string().regex(/^[0-9a-f]{64}$/),
  /** Ids of connections; null: one that is not known any more. */
  connections: z.array(z.string().nullable())
})
export type Checkpoint = Readonly<z.infer<typeof content>>

export const nothingClosed: Checkpoint = { closed: 0, chain: '0'.repeat(64), connections: [] }
const associatedData = ['checkpoint'] as const

/** Throws {@link DamageError} if it is not what was written. */
export function readCheckpoint(database: Database, encryption: Encryption): Checkpoint {
  const row = database.prepare('SELECT sealed_checkpoint FROM checkpoint').get()
  if (row === undefined) return nothingClosed
  const text = encryption.decrypt(associatedData, row['sealed_checkpoint']).toString()
  const parsed = content.safeParse(JSON.parse(text))
  if (!parsed.success) throw new DamageError('not a checkpoint')
  return parsed.data
}

/** Call it within the transaction that takes the attempts away. */
export function writeCheckpoint(database: Database, encryption: Encryption, checkpoint: Checkpoint): void {
  database
    .prepare(
      `INSERT INTO checkpoint (only, sealed_checkpoint) VALUES (1, ?)
       ON CONFLICT (only) DO UPDATE SET sealed_checkpoint = excluded.sealed_checkpoint`
    )
    .run(encryption.encrypt(associatedData, JSON.stringify(checkpoint)))
}

/** The checkpoint after further attempts, given by their MACs. */
export function withClosed(
  encryption: Encryption,
  before: Checkpoint,
  attempts: readonly { readonly number: number; readonly mac: string; readonly connectionId: string | null }[]
): Checkpoint {
  let chain: Uint8Array = Buffer.from(before.chain, 'hex')
  for (const { number, mac } of attempts) chain = encryption.chain(chain, ['closed-attempt', number, mac])
  const connections = new Set([...before.connections, ...attempts.map(({ connectionId }) => connectionId)])
  return {
    closed: before.closed + attempts.length,
    chain: Buffer.from(chain).toString('hex'),
    connections: [...connections]
  }
}

/**
 * For a repaired database, of which so many attempts are not there any more. `before` null: what it was cannot be read, so
 * something may have been sent through any connection.
 */
export function repairedCheckpoint(before: Checkpoint | null, closed: number): Checkpoint {
  if (before !== null) return { ...before, closed }
  return closed === 0 ? nothingClosed : { ...nothingClosed, closed, connections: [null] }
}
