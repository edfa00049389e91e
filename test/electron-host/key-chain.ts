import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { strict } from './strict.ts'

/**
 * `electron.safeStorage` with an INSECURE keychain: a key file in the profile, for tests only.
 * `HCW_HOST_KEYCHAIN=none` is a Linux without a keychain, `basic_text` one with Chromium's fixed password.
 */
export function makeSafeStorage(profile: string, isReady: () => boolean) {
  const keychain = process.env['HCW_HOST_KEYCHAIN'] ?? 'insecure-file'
  if (!['none', 'basic_text', 'insecure-file'].includes(keychain)) {
    throw new Error(`HCW_HOST_KEYCHAIN is ${keychain}; known are none and basic_text`)
  }

  function key(): Buffer {
    if (keychain === 'none') throw new Error('Error while encrypting or decrypting: encryption is not available')
    if (!isReady()) throw new Error('safeStorage cannot be used before the app is ready')
    const path = join(profile, 'electron-host-insecure-key')
    mkdirSync(dirname(path), { recursive: true })
    try {
      writeFileSync(path, randomBytes(32), { mode: 0o600, flag: 'wx' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    return readFileSync(path)
  }

  return strict('safeStorage', {
    isAsyncEncryptionAvailable: async () => isReady() && keychain !== 'none',
    getSelectedStorageBackend: () => {
      if (!isReady()) return 'unknown'
      return keychain === 'insecure-file' ? 'gnome_libsecret' : 'basic_text'
    },
    async encryptStringAsync(plainText: string): Promise<Buffer> {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key(), nonce)
      const text = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), text])
    },
    async decryptStringAsync(encrypted: Buffer) {
      const decipher = createDecipheriv('aes-256-gcm', key(), encrypted.subarray(0, 12))
      decipher.setAuthTag(encrypted.subarray(12, 28))
      const text = Buffer.concat([decipher.update(encrypted.subarray(28)), decipher.final()])
      return { result: text.toString('utf8'), shouldReEncrypt: false }
    }
  })
}
