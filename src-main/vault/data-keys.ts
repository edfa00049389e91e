import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { JsonStore } from './json-store.ts'
import type { Keychain } from './keychain.ts'

/** Bytes of the key that the records are sealed with (AES-256). */
const dataKeyLength = 32

/**
 * The records' key. `kept`: made once, wrapped by the keychain. `session`: there is no keychain, so the key lives as
 * long as the app, and so must what is sealed with it. `key-lost`: a key was kept but the keychain does not give it
 * back (another account or computer, locked, gone); nothing was overwritten, the next start may have it again.
 */
export type DataKey =
  | { readonly kind: 'kept'; readonly key: Uint8Array }
  | { readonly kind: 'session'; readonly key: Uint8Array }
  | { readonly kind: 'key-lost' }

export type DataKeys = {
  /** The kept key; makes it on the very first call. Rejects where it cannot be written. */
  readonly read: () => Promise<DataKey>
  /** A new key, after a person gave up the lost one. The old wrapped key is set aside, not deleted. */
  readonly renew: () => Promise<DataKey>
}

const wrappedKey = z.object({ version: z.literal(1), wrapped: z.base64() })

export function createDataKeys(keychain: Keychain, store: JsonStore): DataKeys {
  const session: DataKey = { kind: 'session', key: randomBytes(dataKeyLength) }

  const wrap = async (key: Uint8Array) => {
    const wrapped = await keychain.protect(Buffer.from(key).toString('base64'))
    // A keychain that cannot give back what it took would cost all records: found out before anything is sealed.
    const again = await keychain.reveal(wrapped)
    if (again.text !== Buffer.from(key).toString('base64')) throw new Error('the keychain changed the key')
    store.write({ version: 1, wrapped: Buffer.from(wrapped).toString('base64') } satisfies z.infer<typeof wrappedKey>)
  }

  const make = async (): Promise<DataKey> => {
    if ((await keychain.status()) === 'none') return session
    const key = randomBytes(dataKeyLength)
    await wrap(key)
    return { kind: 'kept', key }
  }

  const unwrap = async (wrapped: Uint8Array): Promise<DataKey> => {
    let revealed: Awaited<ReturnType<Keychain['reveal']>>
    try {
      revealed = await keychain.reveal(wrapped)
    } catch {
      return { kind: 'key-lost' }
    }
    const key = Buffer.from(revealed.text, 'base64')
    if (key.length !== dataKeyLength) return { kind: 'key-lost' }
    // The key stays the same; only its wrapping is renewed. Where that fails the old wrapping still opens.
    if (revealed.shouldReprotect) await wrap(key).catch(() => undefined)
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
      store.setAside()
      return make()
    }
  }
}
