/**
 * The system's keychain, as the vault needs it. `protect` and `reveal` reject when the keychain refuses: locked, the
 * person said no, or the bytes were protected by another account or computer.
 */
export type Keychain = {
  /** `none`: there is no keychain worth the name here, so nothing secret may be written. */
  readonly status: () => Promise<KeychainStatus>
  readonly protect: (text: string) => Promise<Uint8Array>
  /** `shouldReprotect`: the keychain has a newer key; what was revealed is to be protected and kept anew. */
  readonly reveal: (bytes: Uint8Array) => Promise<{ readonly text: string; readonly shouldReprotect: boolean }>
}

export type KeychainStatus = 'system' | 'none'
