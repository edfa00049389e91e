import { type ImportTemplate, importTemplate } from '#contract/list.ts'
import { bytesOf, type Database } from './database.ts'
import type { Binding, Seals } from './seals.ts'
import { DamageError, type Stored, storing } from './storage-failure.ts'

/** Import templates. Column titles can name a hospital, so signature and layout are encrypted too. */
export type KindRecords = {
  /** The latest used first. */
  readonly all: () => Stored<ImportTemplate[]>
  /** Inserts it, or replaces the one of the same signature. */
  readonly save: (kind: ImportTemplate) => Stored<null>
  readonly forget: (signature: string) => Stored<null>
}

export function createKindRecords(database: Database, seals: Seals): KindRecords {
  const keyOf = (signature: string) => seals.lookup(`kind ${signature}`)
  const bindingOf = (key: Uint8Array): Binding => ['kind', Buffer.from(key).toString('hex')]
  return {
    all: () =>
      storing(() => {
        const kinds = database
          .prepare('SELECT signature_key, sealed_kind FROM kinds')
          .all()
          .map((row) => {
            const text = seals.open(bindingOf(bytesOf(row['signature_key'])), row['sealed_kind']).toString()
            const parsed = importTemplate.safeParse(JSON.parse(text))
            if (!parsed.success) throw new DamageError('not an import template')
            return parsed.data
          })
        return { ok: true, value: kinds.sort((one, other) => other.usedAt - one.usedAt) }
      }),
    save: (kind) =>
      storing(() => {
        const key = keyOf(kind.signature)
        database
          .prepare('INSERT OR REPLACE INTO kinds (signature_key, sealed_kind) VALUES (?, ?)')
          .run(key, seals.seal(bindingOf(key), JSON.stringify(kind)))
        return { ok: true, value: null }
      }),
    forget: (signature) =>
      storing(() => {
        database.prepare('DELETE FROM kinds WHERE signature_key = ?').run(keyOf(signature))
        return { ok: true, value: null }
      })
  }
}
