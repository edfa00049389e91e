import type { Keychain } from './keychain.ts'

/** Secrets encrypted by the keychain, in base64. Nothing throws: if the keychain refuses, the result is undefined. */
export interface Ciphertexts {
  /** Undefined: there is no keychain, or it does not encrypt the text so that it can be decrypted. */
  readonly encrypt: (text: string) => Promise<string | undefined>
  /**
   * Undefined: it cannot be decrypted. `renewed`: the keychain has a newer key, and this ciphertext must replace the
   * old one, which can be decrypted only while the keychain still has the former key.
   */
  readonly decrypt: (ciphertext: string) => Promise<{ readonly text: string; readonly renewed?: string } | undefined>
  /** Whether the last decryption succeeded; false if there is no ciphertext, undefined if it was never tried. */
  readonly opened: (ciphertext: string | undefined) => boolean | undefined
}

export function createCiphertexts(keychain: Keychain): Ciphertexts {
  const opened = new Map<string, boolean>()

  const tried = async (ciphertext: string) => {
    if ((await keychain.status()) === 'none') return undefined
    try {
      const revealed = await keychain.decrypt(Buffer.from(ciphertext, 'base64'))
      opened.set(ciphertext, true)
      return revealed
    } catch {
      opened.set(ciphertext, false)
      return undefined
    }
  }

  const encrypt = async (text: string): Promise<string | undefined> => {
    if ((await keychain.status()) === 'none') return undefined
    try {
      const ciphertext = Buffer.from(await keychain.encrypt(text)).toString('base64')
      return (await tried(ciphertext))?.text === text ? ciphertext : undefined
    } catch {
      return undefined
    }
  }

  return {
    encrypt,
    decrypt: async (ciphertext) => {
      const revealed = await tried(ciphertext)
      if (revealed === undefined) return undefined
      const renewed = revealed.shouldReencrypt ? await encrypt(revealed.text) : undefined
      return { text: revealed.text, ...(renewed === undefined ? {} : { renewed }) }
    },
    opened: (ciphertext) => (ciphertext === undefined ? false : opened.get(ciphertext))
  }
}
