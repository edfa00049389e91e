import { createHash } from 'node:crypto'
import { firstProtocol, type ServerProtocol } from '#contract/server-protocol.ts'

/**
 * The server and the account that an invitation was made with. An invite's id means nothing to another server, and
 * nothing to another account of the same one.
 */
export type ServerIdentity = {
  readonly protocol: ServerProtocol
  /** Scheme, host, port and path, without the last slash. */
  readonly origin: string
  /** Lower-cased. */
  readonly account: string
  /** All of it as one hash, which the records keep in clear: it identifies no patient. */
  readonly serverId: string
}

/** What the records keep with an attempt of the identity. */
export type RecordedServer = Pick<ServerIdentity, 'serverId' | 'protocol'>

/** @param baseUrl as `parseAddress` returns it. */
export function identityOf(baseUrl: URL, account: string, protocol: ServerProtocol = firstProtocol): ServerIdentity {
  return withId(
    protocol,
    `${baseUrl.origin}${baseUrl.pathname.replace(/(?<!\/)\/+$/, '')}`,
    account.trim().toLowerCase()
  )
}

/** The same at each start, whatever port the practice server listens on. */
export const practiceIdentity: ServerIdentity = withId('practice', 'practice:', 'practice')

function withId(protocol: ServerProtocol, origin: string, account: string): ServerIdentity {
  const serverId = createHash('sha256').update([protocol, origin, account].join('\n')).digest('hex').slice(0, 32)
  return { protocol, origin, account, serverId }
}
