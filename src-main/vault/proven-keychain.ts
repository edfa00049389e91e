import { randomBytes } from 'node:crypto'
import type { Keychain } from './keychain.ts'

/**
 * The keychain, once it has given back what it was given. In a mandatory or temporary profile some keychains report
 * themselves well and then refuse: such a one counts as none, so that the app goes on without it until it ends. It is
 * tried once, at the first question; a keychain that was missing is asked again each time.
 */
export function proveKeychain(keychain: Keychain): Keychain {
  let proof: Promise<boolean> | null = null

  async function givesBack(): Promise<boolean> {
    const text = randomBytes(16).toString('hex')
    try {
      return (await keychain.decrypt(await keychain.encrypt(text))).text === text
    } catch {
      return false
    }
  }

  return {
    ...keychain,
    status: async () => {
      if ((await keychain.status()) === 'none') return 'none'
      proof ??= givesBack()
      return (await proof) ? 'system' : 'none'
    }
  }
}
