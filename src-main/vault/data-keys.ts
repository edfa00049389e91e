import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { toStorageFailure } from '../records/storage-failure.ts'
import type { JsonStore } from './json-store.ts'
import { type Keychain, KeychainBusyError } from './keychain.ts'
import type { SystemKey } from './system-key.ts'

/** Bytes of the key that encrypts the records (AES-256). */
const dataKeyLength = 32

/**
 * The key of the records. `kept`: created once, and stored encrypted by the keychain. `session`: there is no keychain,
 * so the key, and everything encrypted with it, exists only until the app ends. `key-lost`: the keychain does not
 * decrypt the stored key (another account or computer, removed). `isTemporary`: as far as can be seen it may do so at a
 * later start: it is locked, missing now, or Windows did not unwrap its own key. Nothing was overwritten in any case.
 */
export type DataKey =
  | { readonly kind: 'kept'; readonly key: Uint8Array }
  | { readonly kind: 'session'; readonly key: Uint8Array }
  | { readonly kind: 'key-lost'; readonly isTemporary: boolean }

export interface DataKeys {
  /**
   * The stored key; creates it on the very first call, if there are no records that another key has encrypted. Rejects
   * if the disk does not say whether there is a key, or if a new one cannot be stored.
   */
  readonly read: () => Promise<DataKey>
  /**
   * Keeps the system's own key that was made with the very first key, once Chromium has written it. To be called some
   * seconds after {@link DataKeys.read}; later starts keep it by themselves.
   */
  readonly keepSystemKey: () => void
  /** Creates a new key after the user has given up the lost one, which is quarantined, not deleted. */
  readonly renew: () => Promise<DataKey>
}

const wrappedKey = z.object({
  version: z.literal(1),
  wrapped: z.base64(),
  /** The {@link SystemKey} with which `wrapped` was opened. Absent on other systems, and until the second start. */
  systemKey: z.base64().optional()
})
type WrappedKey = z.infer<typeof wrappedKey>

const keyLost: DataKey = { kind: 'key-lost', isTemporary: false }
const keyLostForNow: DataKey = { kind: 'key-lost', isTemporary: true }

/**
 * To be called before the app is ready.
 *
 * @param hasRecords whether there are records on the disk: their key exists, even where it cannot be found.
 */
export function createDataKeys(
  keychain: Keychain,
  store: JsonStore,
  hasRecords: () => boolean = () => false,
  systemKey: SystemKey | null = null
): DataKeys {
  const session: DataKey = { kind: 'session', key: randomBytes(dataKeyLength) }
  putBackSystemKey()
  // The keychain uses what is there now. What comes later is the same only if there was none.
  const systemKeyAtStart = systemKey?.read() ?? null
  let isInUse = false

  /** Throws what the disk says where it does not give the file; undefined: there is none; null: it is invalid. */
  function readWrapped(): WrappedKey | undefined | null {
    let stored: unknown
    try {
      stored = store.read()
    } catch (error) {
      // What could not be read is not lost: it may be readable a moment later.
      if (toStorageFailure(error) !== undefined) throw error
      return null
    }
    return stored === undefined ? undefined : (wrappedKey.safeParse(stored).data ?? null)
  }

  /** The stored key can be opened with no other system key. */
  function putBackSystemKey(): void {
    if (systemKey === null) return
    try {
      const kept = readWrapped()?.systemKey
      if (kept !== undefined && kept !== systemKey.read()) systemKey.putBack(kept)
    } catch (error) {
      if (toStorageFailure(error) === undefined) throw error
    }
  }

  /** Keeps the system key with which the stored key was opened. If that fails, the next start does it. */
  function keepSystemKey(stored: WrappedKey, openedWith: string | null): void {
    if (openedWith === null || stored.systemKey === openedWith) return
    try {
      store.write({ ...stored, systemKey: openedWith } satisfies WrappedKey)
    } catch (error) {
      if (toStorageFailure(error) === undefined) throw error
    }
  }

  /** null: the keychain refuses. */
  const wrap = async (key: Uint8Array): Promise<WrappedKey | null> => {
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
    if (hasRecords()) return keyLost
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
      return readStored(readWrapped())
    }
    isInUse = true
    return { kind: 'kept', key }
  }

  const readStored = async (stored: WrappedKey | undefined | null): Promise<DataKey> => {
    if (stored === undefined || stored === null) return keyLost
    if ((await keychain.status()) === 'none') return keyLostForNow
    let revealed: Awaited<ReturnType<Keychain['decrypt']>>
    try {
      revealed = await keychain.decrypt(Buffer.from(stored.wrapped, 'base64'))
    } catch (error) {
      // With its own key kept here, Windows need only unwrap that again.
      return error instanceof KeychainBusyError || stored.systemKey !== undefined ? keyLostForNow : keyLost
    }
    const key = Buffer.from(revealed.text, 'base64')
    if (key.length !== dataKeyLength) return keyLost
    // The key stays the same and is only reencrypted. If that fails, the old ciphertext can still be decrypted.
    if (revealed.shouldReencrypt) {
      await wrap(key)
        .then((wrapped) => wrapped !== null && store.write(wrapped))
        .catch(() => undefined)
    } else keepSystemKey(stored, systemKeyAtStart)
    isInUse = true
    return { kind: 'kept', key }
  }

  return {
    read: async () => {
      const stored = readWrapped()
      return stored === undefined ? make() : readStored(stored)
    },
    keepSystemKey: () => {
      // There was none at the start: what is there now was made with the key that the keychain uses since.
      if (systemKey === null || systemKeyAtStart !== null || !isInUse) return
      try {
        const stored = readWrapped()
        if (stored) keepSystemKey(stored, systemKey.read())
      } catch (error) {
        if (toStorageFailure(error) === undefined) throw error
      }
    },
    renew: async () => {
      store.quarantine()
      return make()
    }
  }
}
