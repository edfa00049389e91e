import type { Connection } from '#contract/connection.ts'
import { practiceConnectionId } from '#contract/connection-ids.ts'
import { parseAddress } from '../hcw/address.ts'
import { blockedServer } from '../hcw/blocked-server.ts'
import type { HcwServer } from '../hcw/server.ts'
import { identityOf, practiceIdentity, type ServerIdentity } from '../hcw/server-identity.ts'
import { serverModuleOf } from '../hcw/server-of.ts'
import { authoritiesFromDer } from '../network/certificates.ts'
import { createFetch } from '../network/fetch.ts'
import type { ProxyResolver } from '../network/proxy-resolver.ts'
import type { PolicyRules } from '../policy/index.ts'
import type { Vault } from '../vault/index.ts'
import { type PracticeHost, practiceCredentials } from './practice-host.ts'
import type { ProxySignIns } from './proxy-sign-in.ts'

/** One client with its token for each connection, as of the last {@link ServerClients.refresh}. */
export interface ServerClients {
  chosenConnectionId(): string
  /**
   * null: there is no such connection, its address is invalid, or practice is not in use. For a server that the policy
   * does not allow, the client sends no requests and returns the reason.
   */
  get(connectionId: string): HcwServer | null
  /** Address, account, password or authorities changed: the next refresh creates a new client. */
  forget(connectionId: string): void
  /** A link of this connection's server leads there, which nobody has confirmed; null: none does. */
  hostToConfirm(connectionId: string): string | null
  /** To be called at start, and after a connection was saved, chosen or forgotten. */
  refresh(): Promise<void>
}

export function createServerClients(
  vault: Vault,
  practice: PracticeHost,
  rules: PolicyRules,
  routes: ProxyResolver,
  signIns: ProxySignIns,
  now: () => number,
  /** {@link ServerClients.hostToConfirm} has changed. */
  onHostToConfirm: () => void
): ServerClients {
  const clients = new Map<string, HcwServer>()
  const patientsHosts = new Map<string, string>()
  const hostsToConfirm = new Map<string, string>()
  let chosenId: string = practiceConnectionId

  async function practiceClient(): Promise<HcwServer> {
    const { url } = await practice.server()
    const { email } = practiceCredentials
    const { password } = practice
    return serverModuleOf(practiceIdentity.protocol).create({
      baseUrl: new URL(`${url}/`),
      account: email,
      identity: practiceIdentity,
      now,
      credentials: async () => ({ email, password })
    })
  }

  async function serverClient(connection: Connection, identity: ServerIdentity): Promise<HcwServer> {
    const { connectionId, baseUrl, email } = connection
    const authorities = authoritiesFromDer((await vault.authorities(connectionId)) ?? [])
    return serverModuleOf(identity.protocol).create({
      baseUrl: new URL(baseUrl),
      identity,
      fetch: createFetch({ routes, authorities, signIn: signIns.stored(connectionId) }),
      now,
      patientsHost: () => patientsHosts.get(connectionId) ?? null,
      onOtherHost(host) {
        if (hostsToConfirm.get(connectionId) === host) return
        hostsToConfirm.set(connectionId, host)
        onHostToConfirm()
      },
      account: email,
      credentials: async () => {
        const known = await vault.credentials(connectionId)
        return known.ok ? known.value : null
      }
    })
  }

  return {
    chosenConnectionId: () => chosenId,
    get: (connectionId) => clients.get(connectionId) ?? null,
    hostToConfirm: (connectionId) => hostsToConfirm.get(connectionId) ?? null,
    forget(connectionId) {
      clients.delete(connectionId)
      hostsToConfirm.delete(connectionId)
    },
    async refresh() {
      const { chosen, connections } = await vault.connections()
      const practiceBlockReason = rules.blockReason({ connectionId: practiceConnectionId, baseUrl: '' })
      if (practiceBlockReason !== null) {
        clients.set(practiceConnectionId, blockedServer(practiceBlockReason, practiceIdentity))
      }
      patientsHosts.clear()
      const known = new Set<string>(connections.map(({ connectionId }) => connectionId))
      for (const connectionId of hostsToConfirm.keys())
        if (!known.has(connectionId)) hostsToConfirm.delete(connectionId)
      for (const connection of connections) {
        const { connectionId, kind, patientsHost } = connection
        if (patientsHost !== undefined) patientsHosts.set(connectionId, patientsHost)
        if (patientsHost === hostsToConfirm.get(connectionId)) hostsToConfirm.delete(connectionId)
        // The practice server is started only when practice is chosen.
        if (clients.has(connectionId) || (kind === 'practice' && chosen !== connectionId)) continue
        const blockReason =
          rules.blockReason(connection) ?? (connection.wasAltered === true ? ('connection-altered' as const) : null)
        const identity = await connectionIdentity(vault, connection)
        if (identity === null) continue
        if (blockReason !== null) clients.set(connectionId, blockedServer(blockReason, identity))
        else
          clients.set(connectionId, await (kind === 'practice' ? practiceClient() : serverClient(connection, identity)))
      }
      chosenId = chosen
    }
  }
}

/** null: the address is invalid. */
export async function connectionIdentity(
  vault: Vault,
  { connectionId, kind, baseUrl, email }: Connection
): Promise<ServerIdentity | null> {
  if (kind === 'practice') return practiceIdentity
  const address = parseAddress(baseUrl)
  return address.ok ? identityOf(address.value, email, await vault.protocol(connectionId)) : null
}
