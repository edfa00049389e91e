/** What a connection's secrets belong to. */
export interface Owner {
  readonly baseUrl: string
  readonly email: string
  /** DER in base64. */
  readonly authorities?: readonly string[] | undefined
}

export type SecretName = 'password' | 'sharedSecret'

const mark = 'bound 1\n'

/**
 * The text that is encrypted for a secret: the secret together with what it belongs to. The rest of a connection is
 * stored in clear: without this, whoever changed its address on the disk would get the password at the next sign-in.
 */
export function bindSecret(name: SecretName, owner: Owner, secret: string): string {
  return mark + JSON.stringify([ownerText(name, owner), secret])
}

/**
 * The secret in a decrypted text, if it belongs to the owner; undefined: it belongs to another. `isBound`: false for a
 * text of earlier versions, which is the secret alone.
 */
export function boundSecretOf(
  name: SecretName,
  owner: Owner,
  text: string
): { readonly secret: string; readonly isBound: boolean } | undefined {
  if (!text.startsWith(mark)) return { secret: text, isBound: false }
  const [belongsTo, secret] = JSON.parse(text.slice(mark.length)) as [string, string]
  return belongsTo === ownerText(name, owner) ? { secret, isBound: true } : undefined
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
