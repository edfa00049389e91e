import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { toStorageFailure } from '../records/storage-failure.ts'
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
  /**
   * The stored key; creates it on the very first call, if there are no records that another key has encrypted. Rejects
   * if the disk does not say whether there is a key, or if a new one cannot be stored.
   */
  readonly read: () => Promise<DataKey>
  /** Creates a new key after the user has given up the lost one, which is quarantined, not deleted. */
  readonly renew: () => Promise<DataKey>
}

const wrappedKey = z.object({ version: z.literal(1), wrapped: z.base64() })

/** @param hasRecords whether there are records on the disk: their key exists, even where it cannot be found. */
export function createDataKeys(
  keychain: Keychain,
  store: JsonStore,
  hasRecords: () => boolean = () => false
): DataKeys {
  const session: DataKey = { kind: 'session', key: randomBytes(dataKeyLength) }

  /** null: the keychain refuses. */
  const wrap = async (key: Uint8Array): Promise<z.infer<typeof wrappedKey> | null> => {
    const text = Buffer.from(key).toString('base64')
    let wrapped: Uint8Array
    let decrypted: string
    try {
      wrapped = await keychain.encrypt(text)
      // If the keychain could not decrypt the key again, all records would be lost: verify before anything is encrypted.
      decrypted = (await keychain.decrypt(wrapped)).text
    } catch {
      return null
    }
    if (decrypted !== text) throw new Error('the keychain changed the key')
    return { version: 1, wrapped: Buffer.from(wrapped).toString('base64') }
  }

  const make = async (): Promise<DataKey> => {
    if (hasRecords()) return { kind: 'key-lost' }
    if ((await keychain.status()) === 'none') return session
    const key = randomBytes(dataKeyLength)
    const wrapped = await wrap(key)
    // It called itself well, and refuses all the same: as without one, the app goes on until it ends.
    if (wrapped === null) return session
    try {
      store.write(wrapped, { onlyIfNone: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      // There is one after all, which the disk did not show before.
      return readStored(store.read())
    }
    return { kind: 'kept', key }
  }

  const readStored = async (stored: unknown): Promise<DataKey> => {
    const parsed = wrappedKey.safeParse(stored)
    if (!parsed.success || (await keychain.status()) === 'none') return { kind: 'key-lost' }
    return unwrap(Buffer.from(parsed.data.wrapped, 'base64'))
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
    if (revealed.shouldReencrypt) {
      await wrap(key)
        .then((wrapped) => wrapped !== null && store.write(wrapped))
        .catch(() => undefined)
    }
    return { kind: 'kept', key }
  }

  return {
    read: async () => {
      let stored: unknown
      try {
        stored = store.read()
      } catch (error) {
        // What could not be read is not lost: it may be readable a moment later.
        if (toStorageFailure(error) !== undefined) throw error
        return { kind: 'key-lost' }
      }
      return stored === undefined ? make() : readStored(stored)
    },
    renew: async () => {
      store.quarantine()
      return make()
    }
  }
}
