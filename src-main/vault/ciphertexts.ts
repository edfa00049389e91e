import type { Keychain } from './keychain.ts'

/** Secrets as the keychain's ciphertexts, in base64. Nothing here throws: what the keychain refuses is not there. */
export type Ciphertexts = {
  /** Undefined where there is no keychain, or it does not take the text or would not give it back. */
  readonly protect: (text: string) => Promise<string | undefined>
  /**
   * Undefined where it does not open. `renewed`: the keychain has a newer key, and this ciphertext is to take the place
   * of the old one, which opens as long as the keychain has the former key too.
   */
  readonly reveal: (ciphertext: string) => Promise<{ readonly text: string; readonly renewed?: string } | undefined>
  /** Whether it opened when it was last tried; false where there is none, undefined where it was never tried. */
  readonly known: (ciphertext: string | undefined) => boolean | undefined
}

export function createCiphertexts(keychain: Keychain): Ciphertexts {
  const opened = new Map<string, boolean>()

  const tried = async (ciphertext: string) => {
    if ((await keychain.status()) === 'none') return undefined
    try {
      const revealed = await keychain.reveal(Buffer.from(ciphertext, 'base64'))
      opened.set(ciphertext, true)
      return revealed
    } catch {
      opened.set(ciphertext, false)
      return undefined
    }
  }

  const protect = async (text: string): Promise<string | undefined> => {
    if ((await keychain.status()) === 'none') return undefined
    try {
      const ciphertext = Buffer.from(await keychain.protect(text)).toString('base64')
      return (await tried(ciphertext))?.text === text ? ciphertext : undefined
    } catch {
      return undefined
    }
  }

  return {
    protect,
    reveal: async (ciphertext) => {
      const revealed = await tried(ciphertext)
      if (revealed === undefined) return undefined
      const renewed = revealed.shouldReprotect ? await protect(revealed.text) : undefined
      return { text: revealed.text, ...(renewed === undefined ? {} : { renewed }) }
    },
    known: (ciphertext) => (ciphertext === undefined ? false : opened.get(ciphertext))
  }
}
