import { type ImportTemplate, importTemplate } from '#contract/list.ts'
import { bytesOf, type Database } from './database.ts'
import type { AssociatedData, Encryption } from './encryption.ts'
import { catchStorageErrors, DamageError, type StorageResult } from './storage-failure.ts'

/** Import templates. Column titles can name a hospital, so signature and layout are encrypted too. */
export interface TemplateStore {
  /** The latest used first. */
  readonly list: () => StorageResult<ImportTemplate[]>
  /** Inserts it, or replaces the one of the same signature. */
  readonly save: (template: ImportTemplate) => StorageResult<null>
  readonly delete: (signature: string) => StorageResult<null>
}

export function createTemplateStore(database: Database, encryption: Encryption): TemplateStore {
  const keyOf = (signature: string) => encryption.lookup(`kind ${signature}`)
  const associatedDataOf = (key: Uint8Array): AssociatedData => ['kind', Buffer.from(key).toString('hex')]
  return {
    list: () =>
      catchStorageErrors(() => {
        const templates = database
          .prepare('SELECT signature_key, sealed_kind FROM kinds')
          .all()
          .map((row) => {
            const text = encryption
              .decrypt(associatedDataOf(bytesOf(row['signature_key'])), row['sealed_kind'])
              .toString()
            const parsed = importTemplate.safeParse(JSON.parse(text))
            if (!parsed.success) throw new DamageError('not an import template')
            return parsed.data
          })
        return { ok: true, value: templates.sort((one, other) => other.usedAt - one.usedAt) }
      }),
    save: (template) =>
      catchStorageErrors(() =>
        database.transaction(() => {
          const key = keyOf(template.signature)
          database
            .prepare('INSERT OR REPLACE INTO kinds (signature_key, sealed_kind) VALUES (?, ?)')
            .run(key, encryption.encrypt(associatedDataOf(key), JSON.stringify(template)))
          return { ok: true, value: null }
        })
      ),
    delete: (signature) =>
      catchStorageErrors(() =>
        database.transaction(() => {
          database.prepare('DELETE FROM kinds WHERE signature_key = ?').run(keyOf(signature))
          return { ok: true, value: null }
        })
      )
  }
}
