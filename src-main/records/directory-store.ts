import { z } from 'zod'
import {
  type DirectoryEntry,
  type DirectoryTarget,
  directoryEntry,
  directorySizeMax,
  directoryTarget,
  writtenFormKey
} from '#contract/directory.ts'
import { bytesOf, type Database, numberOf, textOf } from './database.ts'
import type { AssociatedData, Encryption } from './encryption.ts'
import { catchStorageErrors, DamageError, type Skip, type StorageResult } from './storage-failure.ts'

/** `at`: ms since the epoch. */
const storedFact = z.discriminatedUnion('kind', [
  /** The user said who is meant by a text. One for each text. */
  z.object({ kind: z.literal('confirmed'), entry: directoryEntry, at: z.number() }),
  /** A list has both; nobody has confirmed it. */
  z.object({ kind: z.literal('seen'), entry: directoryEntry, at: z.number() }),
  /** What the server last said of a doctor's account or a queue. */
  z.object({
    kind: z.literal('answer'),
    target: directoryTarget,
    answer: z.enum(['accepted', 'refused']),
    at: z.number()
  })
])
export type DirectoryFact = z.infer<typeof storedFact>
export type ServerAnswer = Extract<DirectoryFact, { kind: 'answer' }>['answer']

/** The directory of doctors of each connection. Names of doctors and their addresses are encrypted. */
export interface DirectoryStore {
  readonly read: (connectionId: string) => StorageResult<DirectoryFact[]>
  /** Confirms all entries, or none if the directory would get too large. Confirmed `replaced` texts are deleted. */
  readonly save: (
    connectionId: string,
    entries: readonly DirectoryEntry[],
    replaced: readonly string[]
  ) => StorageResult<null, 'directory-full'>
  /** Deletes the entries, whether confirmed or seen. */
  readonly forget: (connectionId: string, entries: readonly DirectoryEntry[]) => StorageResult<null>
  /** Adds what a list has; a full directory takes no more. The value: whether anything was new. */
  readonly propose: (connectionId: string, entries: readonly DirectoryEntry[]) => StorageResult<boolean>
  /** The value: whether the server said something else before, or nothing. */
  readonly noteAnswer: (connectionId: string, target: DirectoryTarget, answer: ServerAnswer) => StorageResult<boolean>
  /** Copies the entries of a connection to another one. The server's answers were given to the former account. */
  readonly takeOver: (from: string, to: string) => StorageResult<null>
  /** Deletes everything of a connection. */
  readonly remove: (connectionId: string) => StorageResult<null>
}

const done = { ok: true, value: null } as const

function targetKey(target: DirectoryTarget): string {
  return 'queue' in target ? `queue ${target.queue}` : `doctor ${target.doctorEmail.toLowerCase()}`
}

/** Whether both are the same account or the same queue. */
export function isSameTarget(one: DirectoryTarget, other: DirectoryTarget): boolean {
  return targetKey(one) === targetKey(other)
}

function identityOf(fact: DirectoryFact): string {
  switch (fact.kind) {
    case 'confirmed':
      return `confirmed ${writtenFormKey(fact.entry.text)}`
    case 'seen':
      return `seen ${writtenFormKey(fact.entry.text)}\n${targetKey(fact.entry)}`
    case 'answer':
      return `answer ${targetKey(fact.target)}`
  }
}

function associatedDataOf(connectionId: string, key: Uint8Array): AssociatedData {
  return ['directory', connectionId, Buffer.from(key).toString('hex')]
}

function readFact(encryption: Encryption, row: Record<string, unknown>): DirectoryFact {
  const data = associatedDataOf(textOf(row['connection_id']), bytesOf(row['fact_key']))
  const parsed = storedFact.safeParse(JSON.parse(encryption.decrypt(data, row['sealed_fact']).toString()))
  if (!parsed.success) throw new DamageError('not an entry of the directory')
  return parsed.data
}

/** Decrypts all of it: an entry that cannot be read would keep every other from being used. Throws {@link DamageError}. */
export function verifyDirectory(database: Database, encryption: Encryption): void {
  for (const row of database.prepare('SELECT * FROM directory').iterate()) readFact(encryption, row)
}

/** Copies what a damaged database still holds. */
export function copyDirectory(damaged: Database, database: Database, encryption: Encryption, skip: Skip): void {
  const tables = createTables(database, encryption)
  for (const row of damaged.prepare('SELECT * FROM directory').iterate()) {
    skip(() => tables.put(textOf(row['connection_id']), readFact(encryption, row)))
  }
}

function createTables(database: Database, encryption: Encryption) {
  const keyOf = (connectionId: string, fact: DirectoryFact) =>
    encryption.lookup(`directory ${connectionId}\n${identityOf(fact)}`)
  return {
    facts: (connectionId: string) =>
      database
        .prepare('SELECT * FROM directory WHERE connection_id = ?')
        .all(connectionId)
        .map((row) => readFact(encryption, row)),
    find(connectionId: string, fact: DirectoryFact): DirectoryFact | undefined {
      const row = database.prepare('SELECT * FROM directory WHERE fact_key = ?').get(keyOf(connectionId, fact))
      return row === undefined ? undefined : readFact(encryption, row)
    },
    put(connectionId: string, fact: DirectoryFact): void {
      const key = keyOf(connectionId, fact)
      database
        .prepare('INSERT OR REPLACE INTO directory (fact_key, connection_id, sealed_fact) VALUES (?, ?, ?)')
        .run(key, connectionId, encryption.encrypt(associatedDataOf(connectionId, key), JSON.stringify(fact)))
    },
    delete: (connectionId: string, fact: DirectoryFact) =>
      void database.prepare('DELETE FROM directory WHERE fact_key = ?').run(keyOf(connectionId, fact)),
    count: (connectionId: string) =>
      numberOf(
        database.prepare('SELECT count(*) AS count FROM directory WHERE connection_id = ?').get(connectionId)?.['count']
      )
  }
}

export function createDirectoryStore(database: Database, encryption: Encryption, now: () => number): DirectoryStore {
  const tables = createTables(database, encryption)
  /** Seen entries and answers come from lists and from the server: they leave room for what the user confirms. */
  const isFull = (connectionId: string) => tables.count(connectionId) >= 2 * directorySizeMax
  const transaction = <Value, Code extends string = never>(work: () => StorageResult<Value, Code>) =>
    catchStorageErrors<Value, Code>(() => database.transaction(work))

  return {
    read: (connectionId) => catchStorageErrors(() => ({ ok: true, value: tables.facts(connectionId) })),

    save: (connectionId, entries, replaced) =>
      transaction<null, 'directory-full'>(() => {
        for (const text of replaced) {
          tables.delete(connectionId, { kind: 'confirmed', entry: { text, queue: text }, at: 0 })
        }
        for (const entry of entries) tables.put(connectionId, { kind: 'confirmed', entry, at: now() })
        const confirmed = tables.facts(connectionId).filter(({ kind }) => kind === 'confirmed')
        return confirmed.length > directorySizeMax ? { ok: false, code: 'directory-full' } : done
      }),

    forget: (connectionId, entries) =>
      transaction(() => {
        for (const entry of entries) {
          tables.delete(connectionId, { kind: 'confirmed', entry, at: 0 })
          tables.delete(connectionId, { kind: 'seen', entry, at: 0 })
        }
        return done
      }),

    propose: (connectionId, entries) =>
      transaction(() => {
        let isNew = false
        for (const entry of entries) {
          const fact = { kind: 'seen', entry, at: now() } as const
          if (isFull(connectionId) || tables.find(connectionId, fact) !== undefined) continue
          tables.put(connectionId, fact)
          isNew = true
        }
        return { ok: true, value: isNew }
      }),

    noteAnswer: (connectionId, target, answer) =>
      transaction(() => {
        const fact = { kind: 'answer', target, answer, at: now() } as const
        const before = tables.find(connectionId, fact)
        const isNew = before?.kind === 'answer' ? before.answer !== answer : !isFull(connectionId)
        if (isNew) tables.put(connectionId, fact)
        return { ok: true, value: isNew }
      }),

    takeOver: (from, to) =>
      transaction(() => {
        for (const fact of tables.facts(from)) if (fact.kind !== 'answer') tables.put(to, fact)
        return done
      }),

    remove: (connectionId) =>
      transaction(() => {
        database.prepare('DELETE FROM directory WHERE connection_id = ?').run(connectionId)
        return done
      })
  }
}
