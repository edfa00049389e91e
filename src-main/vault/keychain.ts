/** The keychain refuses now and may answer later, e.g. while it is locked. */
export class KeychainBusyError extends Error {
  override readonly name = 'KeychainBusyError'
}

/**
 * The system's keychain. `encrypt` and `decrypt` reject if the keychain is locked, the user denies access, or the bytes
 * were encrypted by another account or computer. A {@link KeychainBusyError}: it may answer later.
 */
export interface Keychain {
  /** `none`: there is no secure keychain, so no secret may be stored. */
  readonly status: () => Promise<KeychainStatus>
  readonly encrypt: (text: string) => Promise<Uint8Array>
  /** `shouldReencrypt`: the keychain has a newer key, so the text should be encrypted and stored again. */
  readonly decrypt: (bytes: Uint8Array) => Promise<{ readonly text: string; readonly shouldReencrypt: boolean }>
}

export type KeychainStatus = 'system' | 'none'
