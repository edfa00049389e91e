import { z } from 'zod'

/** What a connection's secrets belong to. */
export interface Owner {
  readonly baseUrl: string
  readonly email: string
  /** DER in base64. */
  readonly authorities?: readonly string[] | undefined
}

/** `proxySignIn`: JSON of {@link ProxyAccounts}. */
export type SecretName = 'password' | 'sharedSecret' | 'proxySignIn'

const mark = 'bound 1\n'
/** Of a secret whose connection is bound as a whole: see connection-binding.ts. */
const markOfWhole = 'bound 2\n'

/**
 * The text that is encrypted for a secret: the secret together with what it belongs to. The rest of a connection is
 * stored in clear: without this, whoever changed its address on the disk would get the password at the next sign-in.
 * `isWhole`: the connection is bound as a whole, and must not lose that.
 */
export function bindSecret(name: SecretName, owner: Owner, secret: string, isWhole: boolean): string {
  return (isWhole ? markOfWhole : mark) + JSON.stringify([ownerText(name, owner), secret])
}

/**
 * The secret in a decrypted text, if it belongs to the owner; undefined: it belongs to another. `boundTo`: nothing for a
 * text of early versions, which is the secret alone.
 */
export function boundSecretOf(
  name: SecretName,
  owner: Owner,
  text: string
): { readonly secret: string; readonly boundTo: 'nothing' | 'owner' | 'whole' } | undefined {
  const boundTo = text.startsWith(markOfWhole) ? 'whole' : text.startsWith(mark) ? 'owner' : 'nothing'
  if (boundTo === 'nothing') return { secret: text, boundTo }
  const bound = boundSecret.safeParse(parsed(text.slice(mark.length)))
  if (!bound.success || bound.data[0] !== ownerText(name, owner)) return undefined
  return { secret: bound.data[1], boundTo }
}

const boundSecret = z.tuple([z.string(), z.string()])

/** Undefined where somebody has changed the ciphertext of a keychain that does not notice. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * Whether no authority is trusted that was not trusted before: a password is sent to whomever one of them vouches for.
 * Both in DER, base64.
 */
export function trustNoOthers(authorities: readonly string[] = [], before: readonly string[] = []): boolean {
  return authorities.every((authority) => before.includes(authority))
}

function ownerText(name: SecretName, { baseUrl, email, authorities = [] }: Owner): string {
  return JSON.stringify(name === 'password' ? [name, baseUrl, email, [...authorities].sort()] : [name, baseUrl])
}
