import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { JsonStore } from './json-store.ts'
import type { Keychain } from './keychain.ts'

/** Bytes of the key that encrypts the records (AES-256). */
const dataKeyLength = 32

/**
 * The key of the records. `kept`: created once, and stored encrypted by the keychain. `session`: there is no keychain,
 * so the key, and everything encrypted with it, exists only until the app ends. `key-lost`: the keychain does not
 * decrypt the stored key (another account or computer, locked, removed). Nothing was overwritten: a later start may
 * succeed.
 */
export type DataKey =
  | { readonly kind: 'kept'; readonly key: Uint8Array }
  | { readonly kind: 'session'; readonly key: Uint8Array }
  | { readonly kind: 'key-lost' }

export interface DataKeys {
  /** The stored key; creates it on the very first call. Rejects if it cannot be stored. */
  readonly read: () => Promise<DataKey>
  /** Creates a new key after the user has given up the lost one, which is quarantined, not deleted. */
  readonly renew: () => Promise<DataKey>
}

const wrappedKey = z.object({ version: z.literal(1), wrapped: z.base64() })

export function createDataKeys(keychain: Keychain, store: JsonStore): DataKeys {
  const session: DataKey = { kind: 'session', key: randomBytes(dataKeyLength) }

  const wrap = async (key: Uint8Array) => {
    const wrapped = await keychain.encrypt(Buffer.from(key).toString('base64'))
    // If the keychain could not decrypt the key again, all records would be lost: verify before anything is encrypted.
    const decrypted = await keychain.decrypt(wrapped)
    if (decrypted.text !== Buffer.from(key).toString('base64')) throw new Error('the keychain changed the key')
    store.write({ version: 1, wrapped: Buffer.from(wrapped).toString('base64') } satisfies z.infer<typeof wrappedKey>)
  }

  const make = async (): Promise<DataKey> => {
    if ((await keychain.status()) === 'none') return session
    const key = randomBytes(dataKeyLength)
    await wrap(key)
    return { kind: 'kept', key }
  }

  const unwrap = async (wrapped: Uint8Array): Promise<DataKey> => {
    let revealed: Awaited<ReturnType<Keychain['decrypt']>>
    try {
      revealed = await keychain.decrypt(wrapped)
    } catch {
      return { kind: 'key-lost' }
    }
    const key = Buffer.from(revealed.text, 'base64')
    if (key.length !== dataKeyLength) return { kind: 'key-lost' }
    // The key stays the same and is only reencrypted. If that fails, the old ciphertext can still be decrypted.
    if (revealed.shouldReencrypt) await wrap(key).catch(() => undefined)
    return { kind: 'kept', key }
  }

  return {
    read: async () => {
      let stored: unknown
      try {
        stored = store.read()
      } catch {
        return { kind: 'key-lost' }
      }
      if (stored === undefined) return make()
      const parsed = wrappedKey.safeParse(stored)
      if (!parsed.success || (await keychain.status()) === 'none') return { kind: 'key-lost' }
      return unwrap(Buffer.from(parsed.data.wrapped, 'base64'))
    },
    renew: async () => {
      store.quarantine()
      return make()
    }
  }
}
