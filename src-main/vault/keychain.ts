/**
 * The system's keychain. `encrypt` and `decrypt` reject if the keychain is locked, the user denies access, or the bytes
 * were encrypted by another account or computer.
 */
export interface Keychain {
  /** `none`: there is no secure keychain, so no secret may be stored. */
  readonly status: () => Promise<KeychainStatus>
  readonly encrypt: (text: string) => Promise<Uint8Array>
  /** `shouldReencrypt`: the keychain has a newer key, so the text should be encrypted and stored again. */
  readonly decrypt: (bytes: Uint8Array) => Promise<{ readonly text: string; readonly shouldReencrypt: boolean }>
}

export type KeychainStatus = 'system' | 'none'
