import { safeStorage } from 'electron'
import type { Keychain } from './keychain.ts'

/**
 * The keychain of macOS, Windows or the Linux desktop, through Electron's asynchronous `safeStorage`. Can be used once
 * the app is ready. Without a keychain service, Linux falls back to `basic_text`, a fixed password: that counts as
 * none.
 */
export function createElectronKeychain(): Keychain {
  return {
    status: async () => {
      if (!(await safeStorage.isAsyncEncryptionAvailable())) return 'none'
      if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return 'none'
      return 'system'
    },
    encrypt: (text) => safeStorage.encryptStringAsync(text),
    decrypt: async (bytes) => {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(bytes))
      return { text: result, shouldReencrypt: shouldReEncrypt }
    }
  }
}
