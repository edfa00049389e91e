import type { HcwServer, RemoteInvite } from '../hcw/server.ts'
import type { StoredInvitation } from './invitation-port.ts'

/** The invitation was made on another server, or with another account: this one is not asked about it. */
export function isOnOtherServer(
  { serverId }: Pick<StoredInvitation, 'serverId'>,
  { identity }: Pick<HcwServer, 'identity'>
): boolean {
  return serverId !== null && serverId !== identity.serverId
}

/**
 * Whether what this server says of the invitation counts. Where it is not known which server made it, only an invite
 * with the id of our row proves that it was this one; that an invite is missing proves nothing.
 *
 * @param seen what the server has under the id of the invite; null: nothing, or it does not show it.
 */
export function isKnownThere(
  { rowId, serverId }: Pick<StoredInvitation, 'rowId' | 'serverId'>,
  seen: Pick<RemoteInvite, 'rowId'> | null
): boolean {
  return serverId !== null || seen?.rowId === rowId
}
