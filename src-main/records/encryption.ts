import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  randomFillSync,
  timingSafeEqual
} from 'node:crypto'
import { DamageError } from './storage-failure.ts'

/**
 * What a value is bound to: its purpose, then ids and every clear column that must not change unnoticed. A value can be
 * decrypted only with the same associated data, so values cannot be exchanged between rows or columns.
 */
export type AssociatedData = readonly [purpose: string, ...parts: (string | number | null)[]]

/** Encrypts and decrypts values with one key. */
export interface Cipher {
  /** Version byte, nonce (12), ciphertext, tag (16): AES-256-GCM with a random nonce. */
  readonly encrypt: (data: AssociatedData, plain: string | Uint8Array) => Uint8Array
  /** Throws {@link DamageError} if the bytes or the associated data are not the original ones. */
  readonly decrypt: (data: AssociatedData, encrypted: unknown) => Buffer
}

/**
 * The keys of a list, encrypted with the data key. Without `sealedKey`, its values are encrypted with the data key, as in
 * older files. With `sealedNextKey`, they are being encrypted again: each can be decrypted with one of the two keys.
 */
export interface ListKeys {
  readonly listId: string
  readonly sealedKey: Uint8Array | null
  readonly sealedNextKey: Uint8Array | null
}

export type Encryption = Cipher & {
  /** A new random key for a list, encrypted. */
  readonly newListKey: (listId: string) => Uint8Array
  /**
   * The cipher for the values of a list; it encrypts with the latest key. Throws {@link DamageError} if a key cannot be
   * decrypted.
   */
  readonly cipherOf: (keys: ListKeys) => Cipher
  /** 16 bytes that authenticate clear columns. */
  readonly mac: (data: AssociatedData) => Uint8Array
  /** Throws {@link DamageError} if the MAC is not that of the columns. */
  readonly verify: (data: AssociatedData, mac: unknown) => void
  /** 16 bytes, a keyed hash: equal texts are found without storing them. */
  readonly lookup: (text: string) => Uint8Array
  /** For each 16 bytes other 16 bytes, which only this key tells: AES-256, block by block. */
  readonly scramble: (blocks: Uint8Array) => Buffer
  /** 32 bytes: a link of the audit chain. */
  readonly chain: (previous: Uint8Array, fields: AssociatedData) => Uint8Array
}

const version = 1
const keyLength = 32
/** Cached ciphers: more lists than are in use at once, some hundred bytes each. */
const cachedCiphersMax = 200
const nonceLength = 12
const tagLength = 16
const macLength = 16

/** @param dataKey 32 bytes. Each purpose has its own key, derived by HKDF-SHA-256. */
export function createEncryption(dataKey: Uint8Array): Encryption {
  if (dataKey.length !== keyLength) throw new RangeError('the data key has 32 bytes')
  const keyFor = (purpose: string): KeyObject =>
    createSecretKey(Buffer.from(hkdfSync('sha256', dataKey, '', `hcw-bulk-invite records 1 ${purpose}`, keyLength)))
  const macKey = keyFor('mac')
  const lookupKey = keyFor('lookup')
  const chainKey = keyFor('chain')
  const nextNonce = createNonces()
  const dataCipher = createCipher(keyFor('seal'), nextNonce)
  const blockCipher = createCipheriv('aes-256-ecb', keyFor('sums'), null).setAutoPadding(false)
  const cache = new Map<string, { readonly keys: ListKeys; readonly cipher: Cipher }>()

  const mac = (data: AssociatedData) =>
    createHmac('sha256', macKey).update(JSON.stringify(data)).digest().subarray(0, macLength)

  const listCipher = (listId: string, sealedKey: Uint8Array): Cipher =>
    createCipher(createSecretKey(dataCipher.decrypt(listKeyData(listId), sealedKey)), nextNonce)

  const createListCipher = ({ listId, sealedKey, sealedNextKey }: ListKeys): Cipher => {
    const present = sealedKey === null ? dataCipher : listCipher(listId, sealedKey)
    return sealedNextKey === null ? present : withFallback(listCipher(listId, sealedNextKey), present)
  }

  return {
    ...dataCipher,
    newListKey: (listId) => dataCipher.encrypt(listKeyData(listId), randomBytes(keyLength)),
    cipherOf: (keys) => {
      const known = cache.get(keys.listId)
      if (known !== undefined && equalKeys(known.keys, keys)) return known.cipher
      const cipher = createListCipher(keys)
      if (cache.size >= cachedCiphersMax) cache.clear()
      const { listId, sealedKey, sealedNextKey } = keys
      cache.set(listId, { keys: { listId, sealedKey, sealedNextKey }, cipher })
      return cipher
    },
    mac,
    verify: (data, given) => {
      if (!(given instanceof Uint8Array) || given.length !== macLength || !timingSafeEqual(given, mac(data))) {
        throw new DamageError(`changed outside of the app: ${data[0]}`)
      }
    },
    lookup: (text) => createHmac('sha256', lookupKey).update(text).digest().subarray(0, macLength),
    scramble: (blocks) => blockCipher.update(blocks),
    chain: (previous, fields) => createHmac('sha256', chainKey).update(previous).update(JSON.stringify(fields)).digest()
  }
}

function createCipher(key: KeyObject, nextNonce: () => Uint8Array): Cipher {
  return {
    encrypt: (data, plain) => {
      const nonce = nextNonce()
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      cipher.setAAD(Buffer.from(JSON.stringify(data)))
      const text = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain)
      cipher.final()
      return Buffer.concat([Uint8Array.of(version), nonce, text, cipher.getAuthTag()])
    },
    decrypt: (data, encrypted) => {
      if (
        !(encrypted instanceof Uint8Array) ||
        encrypted.length < 1 + nonceLength + tagLength ||
        encrypted[0] !== version
      ) {
        throw new DamageError(`not encrypted by this app: ${data[0]}`)
      }
      const decipher = createDecipheriv('aes-256-gcm', key, encrypted.subarray(1, 1 + nonceLength))
      decipher.setAAD(Buffer.from(JSON.stringify(data)))
      decipher.setAuthTag(encrypted.subarray(-tagLength))
      const plain = decipher.update(encrypted.subarray(1 + nonceLength, -tagLength))
      try {
        decipher.final()
      } catch {
        throw new DamageError(`cannot be decrypted: ${data[0]}`)
      }
      return plain
    }
  }
}

/** Decrypts values of either cipher; encrypts with the next one. */
function withFallback(next: Cipher, present: Cipher): Cipher {
  return {
    encrypt: next.encrypt,
    decrypt: (data, encrypted) => {
      try {
        return next.decrypt(data, encrypted)
      } catch (error) {
        if (!(error instanceof DamageError)) throw error
        return present.decrypt(data, encrypted)
      }
    }
  }
}

function listKeyData(listId: string): AssociatedData {
  return ['list-key', listId]
}

function equalKeys(one: ListKeys, other: ListKeys): boolean {
  return equalBytes(one.sealedKey, other.sealedKey) && equalBytes(one.sealedNextKey, other.sealedNextKey)
}

function equalBytes(one: Uint8Array | null, other: Uint8Array | null): boolean {
  return one === null || other === null ? one === other : Buffer.compare(one, other) === 0
}

/** The tag of an encrypted value, in hexadecimal. In a MAC it binds the clear columns to this ciphertext. */
export function tagOf(encrypted: Uint8Array | null): string | null {
  return encrypted === null ? null : Buffer.from(encrypted.subarray(-tagLength)).toString('hex')
}

/** Random nonces, 1,024 at a time: one system call per row would take as long as encrypting it. */
function createNonces(): () => Uint8Array {
  const pool = Buffer.alloc(nonceLength * 1024)
  let used = pool.length
  return () => {
    if (used === pool.length) {
      randomFillSync(pool)
      used = 0
    }
    used += nonceLength
    return Uint8Array.from(pool.subarray(used - nonceLength, used))
  }
}
