import type { Authority } from '#contract/authorities.ts'
import { fail, type Result, succeed } from '#contract/call.ts'
import type { CallInput } from '#contract/channels.ts'
import { practiceConnectionId } from '#contract/connection-ids.ts'
import type { ServerProtocol } from '#contract/server-protocol.ts'
import { parseAddress } from '../hcw/address.ts'
import { authoritiesFromDer } from '../network/certificates.ts'
import type { ProxySignIn } from '../network/proxy-sign-in.ts'
import type { PolicyRules } from '../policy/index.ts'
import { trustNoOthers, type Vault } from '../vault/index.ts'
import { type PracticeHost, practiceCredentials } from './practice-host.ts'
import type { ProxySignIns } from './proxy-sign-in.ts'

/** A connection as typed by the user, completed with what is stored for it. */
export interface ConnectionDraft {
  readonly protocol: ServerProtocol
  /** As typed. */
  readonly baseUrl: string
  readonly email: string
  /** null: none is available. */
  readonly password: string | null
  readonly authorities: readonly Authority[]
  readonly proxySignIn: ProxySignIn
}

type Typed = CallInput<'connections.test'>
type BlockReason = NonNullable<ReturnType<PolicyRules['blockReason']>>

/**
 * Completes a connection with stored values. The stored password is used only for the address, the account and the
 * authorities that it was stored for: whoever adds an authority must know the password. If the policy does not allow
 * the server, nothing stored is read.
 */
export function createConnectionDraftResolver(
  vault: Vault,
  practice: PracticeHost,
  rules: PolicyRules,
  signIns: ProxySignIns
) {
  /** The stored account is used only for the address that it was stored for. */
  async function proxySignInOf({ connectionId, proxySignIn }: Typed, baseUrl: string | null): Promise<ProxySignIn> {
    if (proxySignIn) return signIns.typed(proxySignIn)
    if (proxySignIn === null || connectionId === undefined) return signIns.none
    const { connections } = await vault.connections()
    const isOwner = connections.some((known) => known.connectionId === connectionId && known.baseUrl === baseUrl)
    return isOwner ? signIns.stored(connectionId) : signIns.none
  }

  async function storedPassword({ connectionId, email, authorities }: Typed, baseUrl: string): Promise<string | null> {
    if (connectionId === undefined) return null
    const trusted = await storedAuthorities(vault, connectionId)
    if (authorities !== undefined && !trustNoOthers(authorities, trusted)) return null
    const stored = await vault.credentials(connectionId)
    const isOwner = stored.ok && stored.value.baseUrl === baseUrl && stored.value.email === email
    return isOwner ? stored.value.password : null
  }

  return async (typed: Typed): Promise<Result<ConnectionDraft, 'not-an-authority' | BlockReason>> => {
    if (typed.connectionId === practiceConnectionId) {
      const blockReason = rules.blockReason({ connectionId: practiceConnectionId, baseUrl: '' })
      if (blockReason !== null) return fail(blockReason)
      const { url } = await practice.server()
      return succeed({
        protocol: 'practice',
        baseUrl: url,
        email: practiceCredentials.email,
        password: practice.password,
        authorities: [],
        proxySignIn: signIns.none
      })
    }
    const address = parseAddress(typed.baseUrl)
    const blockReason = rules.blockReason({
      connectionId: typed.connectionId ?? '',
      baseUrl: address.ok ? address.value.href : ''
    })
    if (blockReason !== null) return fail(blockReason)
    const password = typed.password ?? (address.ok ? await storedPassword(typed, address.value.href) : null)
    const ders = typed.authorities ?? (await storedAuthorities(vault, typed.connectionId))
    const authorities = authoritiesFromDer(ders)
    // The window sends only what `authorities.read` has returned. Anything else is an error, not ignored.
    if (typed.authorities !== undefined && authorities.length !== ders.length) return notAnAuthority
    const protocol = await vault.protocol(typed.connectionId)
    const proxySignIn = await proxySignInOf(typed, address.ok ? address.value.href : null)
    return succeed({ protocol, baseUrl: typed.baseUrl, email: typed.email, password, authorities, proxySignIn })
  }
}

export const notAnAuthority = { ok: false, code: 'not-an-authority' } as const

async function storedAuthorities(vault: Vault, connectionId: string | undefined): Promise<readonly string[]> {
  return connectionId === undefined ? [] : ((await vault.authorities(connectionId)) ?? [])
}
