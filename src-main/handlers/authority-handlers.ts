import { type authorityCalls, authorityFileSizeMax } from '#contract/authorities.ts'
import { fail, succeed } from '#contract/call.ts'
import type { Handlers } from '#contract/channels.ts'
import { authoritiesFromDer, readAuthorities } from '../network/certificates.ts'
import type { Vault } from '../vault/index.ts'

/** Calls for the certificate authorities of connections. */
export function createAuthorityHandlers({
  vault,
  now
}: {
  readonly vault: Vault
  readonly now: () => number
}): Pick<Handlers, keyof typeof authorityCalls> {
  return {
    'authorities.read': ({ bytes }) => {
      if (bytes.length > authorityFileSizeMax) return fail('authority-file-too-large')
      const read = readAuthorities(bytes, now())
      return read.ok ? succeed([...read.value]) : read
    },
    'authorities.get': async ({ connectionId }) => {
      const kept = await vault.authorities(connectionId)
      return kept === null ? fail('no-such-connection') : succeed([...authoritiesFromDer(kept)])
    }
  }
}
