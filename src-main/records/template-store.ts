import { type ImportTemplate, importTemplate } from '#contract/list.ts'
import { bytesOf, type Database } from './database.ts'
import type { AssociatedData, Encryption } from './encryption.ts'
import { catchStorageErrors, DamageError, type Skip, type StorageResult } from './storage-failure.ts'

/** Import templates. Column titles can name a hospital, so signature and layout are encrypted too. */
export interface TemplateStore {
  /** The latest used first. */
  readonly list: () => StorageResult<ImportTemplate[]>
  /** Inserts it, or replaces the one of the same signature. */
  readonly save: (template: ImportTemplate) => StorageResult<null>
  readonly delete: (signature: string) => StorageResult<null>
}

const all = 'SELECT signature_key, sealed_kind FROM kinds'

function associatedDataOf(key: Uint8Array): AssociatedData {
  return ['kind', Buffer.from(key).toString('hex')]
}

function readTemplate(encryption: Encryption, row: Readonly<Record<string, unknown>>): ImportTemplate {
  const text = encryption.decrypt(associatedDataOf(bytesOf(row['signature_key'])), row['sealed_kind']).toString()
  const parsed = importTemplate.safeParse(JSON.parse(text))
  if (!parsed.success) throw new DamageError('not an import template')
  return parsed.data
}

/** Decrypts all of them: one that cannot be read would keep every other from being used. Throws {@link DamageError}. */
export function verifyTemplates(database: Database, encryption: Encryption): void {
  for (const row of database.prepare(all).iterate()) readTemplate(encryption, row)
}

/** Copies what a damaged database still holds. */
export function copyTemplates(damaged: Database, database: Database, encryption: Encryption, skip: Skip): void {
  for (const row of damaged.prepare(all).iterate()) {
    skip(() => putTemplate(database, encryption, readTemplate(encryption, row)))
  }
}

const keyOf = (encryption: Encryption, signature: string) => encryption.lookup(`kind ${signature}`)

function putTemplate(database: Database, encryption: Encryption, template: ImportTemplate): void {
  const key = keyOf(encryption, template.signature)
  database
    .prepare('INSERT OR REPLACE INTO kinds (signature_key, sealed_kind) VALUES (?, ?)')
    .run(key, encryption.encrypt(associatedDataOf(key), JSON.stringify(template)))
}

export function createTemplateStore(database: Database, encryption: Encryption): TemplateStore {
  return {
    list: () =>
      catchStorageErrors(() => {
        const templates = database
          .prepare(all)
          .all()
          .map((row) => readTemplate(encryption, row))
        return { ok: true, value: templates.sort((one, other) => other.usedAt - one.usedAt) }
      }),
    save: (template) =>
      catchStorageErrors(() =>
        database.transaction(() => {
          putTemplate(database, encryption, template)
          return { ok: true, value: null }
        })
      ),
    delete: (signature) =>
      catchStorageErrors(() =>
        database.transaction(() => {
          database.prepare('DELETE FROM kinds WHERE signature_key = ?').run(keyOf(encryption, signature))
          return { ok: true, value: null }
        })
      )
  }
}
