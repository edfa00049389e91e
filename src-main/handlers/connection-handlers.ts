import { fail, succeed } from '#contract/call.ts'
import type { CallInput, Handlers } from '#contract/channels.ts'
import type { ConnectionFailureCode, connectionCalls } from '#contract/connection.ts'
import { practiceConnectionId } from '#contract/connection-ids.ts'
import { parseAddress } from '../hcw/address.ts'
import { capabilitiesOf } from '../hcw/capabilities-of.ts'
import { connectionFailure } from '../hcw/outcome.ts'
import { identityOf } from '../hcw/server-identity.ts'
import { serverModuleOf } from '../hcw/server-of.ts'
import type { Leases } from '../leases/leases.ts'
import { authoritiesFromDer } from '../network/certificates.ts'
import { createFetch } from '../network/fetch.ts'
import type { ProxyResolver } from '../network/proxy-resolver.ts'
import { proxyAddress } from '../network/proxy-sign-in.ts'
import type { PolicyRules } from '../policy/index.ts'
import type { DirectoryStore, StorageResult } from '../records/index.ts'
import type { ConnectionDetails, Vault } from '../vault/index.ts'
import type { AppendAudit } from './audit-writer.ts'
import type { ChangePublisher } from './change-publisher.ts'
import { type createConnectionDraftResolver, notAnAuthority } from './connection-draft.ts'
import { connectionIdentity, type ServerClients } from './server-clients.ts'

type ConnectionHandlers = Pick<Handlers, keyof typeof connectionCalls>

/** Calls for servers and accounts. While anything works with a connection, none is changed. */
export function createConnectionHandlers({
  vault,
  clients,
  resolveDraft,
  routes,
  publisher,
  rules,
  leases,
  isAttempted,
  directory,
  onHostConfirmed,
  onSaved,
  appendAudit
}: {
  readonly vault: Vault
  readonly clients: ServerClients
  readonly resolveDraft: ReturnType<typeof createConnectionDraftResolver>
  readonly routes: ProxyResolver
  readonly publisher: ChangePublisher
  readonly rules: PolicyRules
  readonly leases: Leases
  /** Whether anything was sent or tried through the connection. */
  readonly isAttempted: (connectionId: string) => StorageResult<boolean>
  /** The directory of doctors, once it may be written; null while the records are closed. */
  readonly directory: () => Promise<Pick<DirectoryStore, 'takeOver' | 'remove'> | null>
  /** Links that were not taken before may be taken now. */
  readonly onHostConfirmed: () => void
  /** A password or an address was mended: what had no answer may be asked again. */
  readonly onSaved: () => void
  readonly appendAudit: AppendAudit
}): ConnectionHandlers {
  async function isBlocked(connectionId: string): Promise<boolean> {
    if (connectionId === practiceConnectionId) return rules.isOff('practice')
    const { connections } = await vault.connections()
    return connections.some((known) => known.connectionId === connectionId && known.isBlocked === true)
  }

  /** What another connection takes over from the one that was edited; null: the edited one stays what it is. */
  async function takenOver(
    { connectionId, email, authorities }: CallInput<'connections.save'>,
    baseUrl: string
  ): Promise<StorageResult<{ readonly details: Partial<ConnectionDetails> } | null>> {
    const { connections } = await vault.connections()
    const before = connections.find((known) => known.connectionId === connectionId)
    const identity = before === undefined ? null : await connectionIdentity(vault, before)
    if (before === undefined) return succeed(null)
    const edited = identityOf(new URL(baseUrl), email, await vault.protocol(connectionId))
    if (identity?.serverId === edited.serverId) return succeed(null)
    const attempted = isAttempted(before.connectionId)
    if (!attempted.ok) return attempted
    if (!attempted.value) return succeed(null)
    const isSameHost = new URL(before.baseUrl).host === new URL(baseUrl).host
    const taken = isSameHost ? ((await vault.authorities(before.connectionId)) ?? []) : []
    const patientsHost = isSameHost ? before.patientsHost : undefined
    return succeed({ details: { connectionId: undefined, authorities: authorities ?? taken, patientsHost } })
  }

  /** What saving changes of where the app sends and whom it trusts; null: nothing. */
  async function changeOf(
    { connectionId, email, authorities, proxySignIn }: CallInput<'connections.save'>,
    baseUrl: string
  ): Promise<'connection-added' | 'connection-changed' | null> {
    const { connections } = await vault.connections()
    const before = connections.find((known) => known.connectionId === connectionId)
    if (before === undefined || connectionId === undefined) return 'connection-added'
    const trusted = (await vault.authorities(connectionId)) ?? []
    const isSame =
      proxySignIn === undefined &&
      before.baseUrl === baseUrl &&
      before.email === email &&
      JSON.stringify([...(authorities ?? trusted)].sort()) === JSON.stringify([...trusted].sort())
    return isSame ? null : 'connection-changed'
  }

  /** The account belongs to the proxies that the system names for the address now. */
  async function storeProxySignIn(
    connectionId: string,
    { proxySignIn }: CallInput<'connections.save'>,
    baseUrl: string
  ): Promise<StorageResult<null>> {
    if (proxySignIn === undefined) return succeed(null)
    const hops = proxySignIn === null ? [] : await routes.resolve(new URL(baseUrl))
    const proxies = hops.flatMap((hop) => ('host' in hop ? [proxyAddress(hop)] : []))
    const stored = await vault.setProxyAccounts(connectionId, proxySignIn && { ...proxySignIn, proxies })
    // Forgotten meanwhile: then there is nothing to keep.
    return stored.ok || stored.code === 'no-such-connection' ? succeed(null) : fail(stored.code)
  }

  /** Nothing begins to use the chosen connection, or the one that is changed, before the change is stored. */
  function exclusive<Input extends { readonly connectionId?: string | undefined }, Answer>(
    change: (input: Input) => Promise<Answer>
  ) {
    return async (input: Input) => {
      const holder = leases.holder('connection')
      if (holder !== null) return fail(`busy-${holder}`)
      const ids = [clients.chosenConnectionId(), input.connectionId ?? clients.chosenConnectionId()]
      const lease = leases.acquire(
        ids.map((id) => ({ kind: 'connection', id })),
        'changing-connection'
      )
      if (!lease.ok) return lease
      try {
        return await change(input)
      } finally {
        lease.release()
      }
    }
  }

  async function changed(): Promise<void> {
    await clients.refresh()
    publisher.publish({ kind: 'connections' })
  }

  return {
    'connections.all': async () => {
      const { connections, ...rest } = await vault.connections()
      return succeed({
        ...rest,
        connections: await Promise.all(
          connections.map(async (connection) => {
            const { connectionId } = connection
            const hostToConfirm = clients.hostToConfirm(connectionId)
            const { limits } = capabilitiesOf(await vault.protocol(connectionId))
            return { ...connection, limits, ...(hostToConfirm === null ? {} : { hostToConfirm }) }
          })
        )
      })
    },

    'connections.test': async (details) => {
      const typed = await resolveDraft(details)
      if (!typed.ok) return typed
      const { protocol, baseUrl, email, password, authorities, proxySignIn } = typed.value
      const address = parseAddress(baseUrl)
      if (!address.ok) return fail(address.code as 'address-invalid' | 'address-not-https')
      if (password === null) {
        const standing = details.connectionId === undefined ? 'unbound' : await vault.standing(details.connectionId)
        return fail(standing === 'altered' ? 'connection-altered' : 'no-password')
      }
      const fetch = createFetch({ routes, authorities, signIn: proxySignIn })
      const result = await serverModuleOf(protocol).test({ baseUrl, email, password }, { fetch })
      if (!result.ok) return failureOf(result)
      await appendAudit({ action: 'signed-in', account: email, count: 1 })
      return result
    },

    'connections.save': exclusive(async (details) => {
      const address = parseAddress(details.baseUrl)
      if (!address.ok) return fail(address.code as 'address-invalid' | 'address-not-https')
      const baseUrl = address.value.href
      if (rules.blockReason({ connectionId: '', baseUrl }) === 'server-not-allowed') return fail('server-not-allowed')
      const { authorities = [] } = details
      if (authoritiesFromDer(authorities).length !== authorities.length) return notAnAuthority
      const taken = await takenOver(details, baseUrl)
      if (!taken.ok) return taken
      const change = await changeOf(details, baseUrl)
      const saved = await vault.save({
        ...details,
        ...taken.value?.details,
        baseUrl,
        name: rules.view.server?.name ?? details.name
      })
      if (saved.ok) {
        const stored = await storeProxySignIn(saved.value.connectionId, details, baseUrl)
        if (!stored.ok) return stored
        clients.forget(saved.value.connectionId)
      }
      if (saved.ok && taken.value !== null && details.connectionId !== undefined) {
        ;(await directory())?.takeOver(details.connectionId, saved.value.connectionId)
      }
      await changed()
      if (saved.ok && change !== null) await appendAudit({ action: change, account: details.email, count: 1 })
      if (saved.ok && details.password !== undefined) {
        await appendAudit({ action: 'credentials-saved', account: details.email, count: 1 })
      }
      if (saved.ok) onSaved()
      return saved.ok ? succeed({ ...saved.value, isAnother: taken.value !== null }) : saved
    }),

    'connections.choose': exclusive(async ({ connectionId }) => {
      if (await isBlocked(connectionId)) return fail('server-not-allowed')
      const chosen = await vault.choose(connectionId)
      await changed()
      return chosen
    }),

    // Not exclusive: a batch may be waiting for it. Only what the server itself has named can be confirmed.
    'connections.confirmHost': async ({ connectionId, host }) => {
      if (clients.hostToConfirm(connectionId) !== host) return fail('other-host')
      const confirmed = await vault.confirmPatientsHost(connectionId, host)
      if (!confirmed.ok) return confirmed
      await changed()
      await appendAudit({ action: 'patients-host-confirmed', count: 1 })
      onHostConfirmed()
      return succeed(null)
    },

    'connections.forget': exclusive(async ({ connectionId }) => {
      const { connections } = await vault.connections()
      const account = connections.find((connection) => connection.connectionId === connectionId)?.email ?? ''
      const forgotten = await vault.forget(connectionId)
      clients.forget(connectionId)
      if (forgotten.ok) (await directory())?.remove(connectionId)
      await changed()
      if (forgotten.ok) await appendAudit({ action: 'credentials-forgotten', account, count: 1 })
      return forgotten
    }),

    'connections.queues': async () => {
      const server = clients.get(clients.chosenConnectionId())
      if (server === null) return fail('address-invalid')
      const outcome = await server.queues()
      if (outcome.kind === 'done') return succeed(outcome.value.map(({ id, name }) => ({ id, name })))
      if (outcome.kind === 'refused') return fail('not-offered')
      return failureOf(connectionFailure(outcome))
    }
  }
}

/** Drops the members of a failure that are not meant for the window. */
function failureOf({ code, detail }: { readonly code: ConnectionFailureCode; readonly detail?: string }) {
  return fail(code, detail)
}
