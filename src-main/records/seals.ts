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
export type Binding = readonly [purpose: string, ...parts: (string | number | null)[]]

/** Encrypts and decrypts values with one key. */
export type Sealing = {
  /** Version byte, nonce (12), ciphertext, tag (16): AES-256-GCM with a random nonce. */
  readonly seal: (binding: Binding, plain: string | Uint8Array) => Uint8Array
  /** Throws {@link DamageError} if the bytes or the associated data are not the original ones. */
  readonly open: (binding: Binding, sealed: unknown) => Buffer
}

/**
 * The keys of a list, encrypted with the data key. Without `sealedKey`, its values are encrypted with the data key, as in
 * older files. With `sealedNextKey`, they are being encrypted again: each can be decrypted with one of the two keys.
 */
export type ListKeys = {
  readonly listId: string
  readonly sealedKey: Uint8Array | null
  readonly sealedNextKey: Uint8Array | null
}

export type Seals = Sealing & {
  /** A new random key for a list, encrypted. */
  readonly newListKey: (listId: string) => Uint8Array
  /**
   * The cipher for the values of a list; it encrypts with the latest key. Throws {@link DamageError} if a key cannot be
   * decrypted.
   */
  readonly ofList: (keys: ListKeys) => Sealing
  /** 16 bytes that authenticate clear columns. */
  readonly mac: (binding: Binding) => Uint8Array
  /** Throws {@link DamageError} if the MAC is not that of the columns. */
  readonly verify: (binding: Binding, mac: unknown) => void
  /** 16 bytes, a keyed hash: equal texts are found without storing them. */
  readonly lookup: (text: string) => Uint8Array
  /** 32 bytes: a link of the audit chain. */
  readonly chain: (previous: Uint8Array, fields: Binding) => Uint8Array
}

const version = 1
const keyLength = 32
/** Cached ciphers: more lists than are in use at once, some hundred bytes each. */
const listsRemembered = 200
const nonceLength = 12
const tagLength = 16
const macLength = 16

/** @param dataKey 32 bytes. Each purpose has its own key, derived by HKDF-SHA-256. */
export function createSeals(dataKey: Uint8Array): Seals {
  if (dataKey.length !== keyLength) throw new RangeError('the data key has 32 bytes')
  const keyFor = (purpose: string): KeyObject =>
    createSecretKey(Buffer.from(hkdfSync('sha256', dataKey, '', `hcw-bulk-invite records 1 ${purpose}`, keyLength)))
  const macKey = keyFor('mac')
  const lookupKey = keyFor('lookup')
  const chainKey = keyFor('chain')
  const nextNonce = createNonces()
  const own = createSealing(keyFor('seal'), nextNonce)
  const remembered = new Map<string, { readonly keys: ListKeys; readonly sealing: Sealing }>()

  const mac = (binding: Binding) =>
    createHmac('sha256', macKey).update(JSON.stringify(binding)).digest().subarray(0, macLength)

  const sealingWith = (listId: string, sealedKey: Uint8Array): Sealing =>
    createSealing(createSecretKey(own.open(listKeyBinding(listId), sealedKey)), nextNonce)

  const openKeys = ({ listId, sealedKey, sealedNextKey }: ListKeys): Sealing => {
    const present = sealedKey === null ? own : sealingWith(listId, sealedKey)
    return sealedNextKey === null ? present : eitherOf(sealingWith(listId, sealedNextKey), present)
  }

  return {
    ...own,
    newListKey: (listId) => own.seal(listKeyBinding(listId), randomBytes(keyLength)),
    ofList: (keys) => {
      const known = remembered.get(keys.listId)
      if (known !== undefined && areSame(known.keys, keys)) return known.sealing
      const sealing = openKeys(keys)
      if (remembered.size >= listsRemembered) remembered.clear()
      const { listId, sealedKey, sealedNextKey } = keys
      remembered.set(listId, { keys: { listId, sealedKey, sealedNextKey }, sealing })
      return sealing
    },
    mac,
    verify: (binding, given) => {
      if (!(given instanceof Uint8Array) || given.length !== macLength || !timingSafeEqual(given, mac(binding))) {
        throw new DamageError(`changed outside of the app: ${binding[0]}`)
      }
    },
    lookup: (text) => createHmac('sha256', lookupKey).update(text).digest().subarray(0, macLength),
    chain: (previous, fields) => createHmac('sha256', chainKey).update(previous).update(JSON.stringify(fields)).digest()
  }
}

function createSealing(key: KeyObject, nextNonce: () => Uint8Array): Sealing {
  return {
    seal: (binding, plain) => {
      const nonce = nextNonce()
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      cipher.setAAD(Buffer.from(JSON.stringify(binding)))
      const text = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain)
      cipher.final()
      return Buffer.concat([Uint8Array.of(version), nonce, text, cipher.getAuthTag()])
    },
    open: (binding, sealed) => {
      if (!(sealed instanceof Uint8Array) || sealed.length < 1 + nonceLength + tagLength || sealed[0] !== version) {
        throw new DamageError(`not encrypted by this app: ${binding[0]}`)
      }
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + nonceLength))
      decipher.setAAD(Buffer.from(JSON.stringify(binding)))
      decipher.setAuthTag(sealed.subarray(-tagLength))
      const plain = decipher.update(sealed.subarray(1 + nonceLength, -tagLength))
      try {
        decipher.final()
      } catch {
        throw new DamageError(`cannot be decrypted: ${binding[0]}`)
      }
      return plain
    }
  }
}

/** Decrypts values of either cipher; encrypts with the next one. */
function eitherOf(next: Sealing, present: Sealing): Sealing {
  return {
    seal: next.seal,
    open: (binding, sealed) => {
      try {
        return next.open(binding, sealed)
      } catch (error) {
        if (!(error instanceof DamageError)) throw error
        return present.open(binding, sealed)
      }
    }
  }
}

function listKeyBinding(listId: string): Binding {
  return ['list-key', listId]
}

function areSame(one: ListKeys, other: ListKeys): boolean {
  return areSameBytes(one.sealedKey, other.sealedKey) && areSameBytes(one.sealedNextKey, other.sealedNextKey)
}

function areSameBytes(one: Uint8Array | null, other: Uint8Array | null): boolean {
  return one === null || other === null ? one === other : Buffer.compare(one, other) === 0
}

/** The tag of an encrypted value, in hexadecimal. In a MAC it binds the clear columns to this ciphertext. */
export function tagOf(sealed: Uint8Array | null): string | null {
  return sealed === null ? null : Buffer.from(sealed.subarray(-tagLength)).toString('hex')
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
