import type { Connection } from '#contract/connection.ts'
import { boundSecretOf } from './bound-secret.ts'
import type { Ciphertexts } from './ciphertexts.ts'
import type { Keychain } from './keychain.ts'

/** What of a connection is in clear, and decides where patients' data and passwords go. */
export type BoundConnection = Pick<Connection, 'connectionId' | 'baseUrl' | 'email' | 'patientsHost'> & {
  readonly protocol: string
  /** DER in base64. */
  readonly authorities?: readonly string[] | undefined
}

/** Ciphertexts in base64. */
export interface StoredConnection extends BoundConnection {
  readonly binding?: string | undefined
  readonly password?: string | undefined
}

/**
 * `bound`: as the app has stored it. `altered`: another program has changed it, or put an earlier part back: it must not
 * be used. `unbound`: nobody can tell, since there is no keychain, or it does not decrypt.
 */
export type ConnectionStanding = 'bound' | 'altered' | 'unbound'

/**
 * The text that is encrypted with a connection: all of it that is in clear. Without it, whoever changed its address, its
 * authorities or the patients' host on the disk would change where data goes.
 */
export function bindingText(connection: BoundConnection): string {
  const { connectionId, protocol, baseUrl, email, authorities = [], patientsHost = null } = connection
  return JSON.stringify(['connection', connectionId, protocol, baseUrl, email, [...authorities].sort(), patientsHost])
}

/** Decides how connections stand. `replaceBinding` stores a binding in place of the one that the connection had. */
export function createStandings<Stored extends StoredConnection>(
  keychain: Keychain,
  ciphertexts: Ciphertexts,
  replaceBinding: (stored: Stored, binding: string) => void
): (stored: Stored) => Promise<ConnectionStanding> {
  const known = new Map<string, ConnectionStanding>()

  async function read(stored: Stored): Promise<ConnectionStanding> {
    if (stored.binding !== undefined) {
      const revealed = await ciphertexts.decrypt(stored.binding)
      if (revealed === undefined) return 'unbound'
      if (revealed.text !== bindingText(stored)) return 'altered'
      if (revealed.renewed !== undefined) replaceBinding(stored, revealed.renewed)
      return 'bound'
    }
    // Of an earlier version, whose password says whether address, account and authorities are as they were.
    const revealed = stored.password === undefined ? undefined : await ciphertexts.decrypt(stored.password)
    if (revealed === undefined) return 'unbound'
    const found = boundSecretOf('password', stored, revealed.text)
    if (found === undefined || found.boundTo === 'whole') return 'altered'
    const binding = await ciphertexts.encrypt(bindingText(stored))
    if (binding !== undefined) replaceBinding(stored, binding)
    return 'bound'
  }

  return async (stored) => {
    if ((await keychain.status()) === 'none') return 'unbound'
    const place = JSON.stringify([bindingText(stored), stored.binding, stored.password])
    const standing = known.get(place) ?? (await read(stored))
    // A keychain that does not decrypt now may do so later.
    if (standing !== 'unbound') known.set(place, standing)
    return standing
  }
}
