import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { strict } from './strict.ts'
import { loadWindowsKey } from './windows-keychain.ts'

/**
 * `electron.safeStorage` with an INSECURE keychain: a key file in the profile, for tests only.
 * `HCW_HOST_KEYCHAIN=none` is a Linux without a keychain, `basic_text` one with Chromium's fixed password, `windows` that
 * of windows-keychain.ts.
 * Between two starts tests change it by the functions below.
 */
export function makeSafeStorage(
  profile: string,
  isReady: () => boolean,
  onQuit: (work: () => void) => void = () => undefined
) {
  const keychain = process.env['HCW_HOST_KEYCHAIN'] ?? 'insecure-file'
  if (!['none', 'basic_text', 'windows', 'insecure-file'].includes(keychain)) {
    throw new Error(`HCW_HOST_KEYCHAIN is ${keychain}; known are none, basic_text and windows`)
  }

  /** The newest first; at least one. */
  function keys(): readonly Buffer[] {
    if (keychain === 'none') throw new Error('Error while encrypting or decrypting: encryption is not available')
    if (!isReady()) throw new Error('safeStorage cannot be used before the app is ready')
    if (keychain !== 'windows') return storedKeys()
    const key = windowsKey()
    if (key === null) throw new Error('Error while encrypting or decrypting: encryption is not available')
    return [key]
  }

  function storedKeys(): readonly Buffer[] {
    const path = keychainOf(profile)
    mkdirSync(dirname(path), { recursive: true })
    try {
      writeFileSync(path, randomBytes(keyLength), { mode: 0o600, flag: 'wx' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const held = readFileSync(path)
    return Array.from({ length: held.length / keyLength }, (_, index) =>
      held.subarray(index * keyLength, (index + 1) * keyLength)
    )
  }

  /** Chromium looks for it once. */
  let ofWindows: Buffer | null | undefined
  function windowsKey(): Buffer | null {
    if (ofWindows === undefined) {
      ofWindows = loadWindowsKey(profile, () => storedKeys()[0] ?? Buffer.alloc(keyLength), onQuit)
    }
    return ofWindows
  }

  return strict('safeStorage', {
    isAsyncEncryptionAvailable: async () =>
      isReady() && keychain !== 'none' && (keychain !== 'windows' || windowsKey() !== null),
    getSelectedStorageBackend: () => {
      if (!isReady()) return 'unknown'
      return keychain === 'basic_text' || keychain === 'none' ? 'basic_text' : 'gnome_libsecret'
    },
    async encryptStringAsync(plainText: string): Promise<Buffer> {
      const nonce = randomBytes(12)
      const [newest = Buffer.alloc(0)] = keys()
      const cipher = createCipheriv('aes-256-gcm', newest, nonce)
      const text = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), text])
    },
    async decryptStringAsync(encrypted: Buffer) {
      for (const [index, key] of keys().entries()) {
        try {
          return { result: open(encrypted, key), shouldReEncrypt: index > 0 }
        } catch {
          // Encrypted with another key.
        }
      }
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.')
    }
  })
}

function open(encrypted: Buffer, key: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', key, encrypted.subarray(0, 12))
  decipher.setAuthTag(encrypted.subarray(12, 28))
  return Buffer.concat([decipher.update(encrypted.subarray(28)), decipher.final()]).toString('utf8')
}

const keyLength = 32
const keychainOf = (profile: string) => join(profile, 'electron-host-insecure-key')

/** Between two starts of the app: the keychain creates a newer key and keeps the former ones. */
export function rotateKeychain(profile: string): void {
  const path = keychainOf(profile)
  writeFileSync(path, Buffer.concat([randomBytes(keyLength), readFileSync(path)]))
}

/** The keychain drops all keys but the newest. */
export function dropFormerKeys(profile: string): void {
  const path = keychainOf(profile)
  writeFileSync(path, readFileSync(path).subarray(0, keyLength))
}

/** Switches to another account's keychain, which cannot decrypt anything; the lost keys can be restored. */
export function loseKeychain(profile: string): { readonly giveBack: () => void } {
  const path = keychainOf(profile)
  const lost = readFileSync(path)
  writeFileSync(path, randomBytes(keyLength))
  return { giveBack: () => writeFileSync(path, lost) }
}
