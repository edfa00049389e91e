import { safeStorage } from 'electron'
import { type Keychain, KeychainBusyError } from './keychain.ts'

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
      try {
        const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(bytes))
        return { text: result, shouldReencrypt: shouldReEncrypt }
      } catch (error) {
        // Electron has no code for it, only these words (shell/browser/api/electron_api_safe_storage.cc).
        if (/temporarily unavailable/i.test(String(error))) throw new KeychainBusyError('refuses now', { cause: error })
        throw error
      }
    }
  }
}
