import { practiceConnectionId } from '#contract/connection.ts'
import { parseAddress } from '../hcw/address.ts'
import type { HcwServer } from '../hcw/server.ts'
import { createHcwV5 } from '../hcw/v5.ts'
import type { Vault } from '../vault/index.ts'
import { type PracticeGround, practiceCast } from './practice-ground.ts'

/** The servers behind the connections; one client each, so that its token serves every call. */
export interface Servers {
  /** null: there is no such connection, or its address makes no sense. */
  of(connectionId: string): Promise<HcwServer | null>
  /** The chosen connection as it was when {@link Servers.refresh} last looked; null: it cannot be used. */
  chosen(): ChosenServer | null
  /** To be called at start and whenever a connection was saved, chosen or forgotten. */
  refresh(): Promise<void>
  /** Address, account or password changed: the next call starts afresh. */
  forget(connectionId: string): void
}

export interface ChosenServer {
  readonly connectionId: string
  readonly server: HcwServer
}

export function createServers(vault: Vault, practice: PracticeGround): Servers {
  const clients = new Map<string, HcwServer>()
  let chosenServer: ChosenServer | null = null

  async function practiceClient(): Promise<HcwServer> {
    const { url } = await practice.server()
    const { email, password } = practiceCast
    return createHcwV5({ baseUrl: new URL(`${url}/`), account: email, credentials: async () => ({ email, password }) })
  }

  async function serverClient(connectionId: string): Promise<HcwServer | null> {
    const { connections } = await vault.connections()
    const connection = connections.find((candidate) => candidate.connectionId === connectionId)
    if (connection === undefined) return null
    const address = parseAddress(connection.baseUrl)
    if (!address.ok) return null
    return createHcwV5({
      baseUrl: address.value,
      account: connection.email,
      credentials: async () => {
        const known = await vault.credentials(connectionId)
        return known.ok ? known.value : null
      }
    })
  }

  async function of(connectionId: string): Promise<HcwServer | null> {
    const known = clients.get(connectionId)
    if (known !== undefined) return known
    const client = connectionId === practiceConnectionId ? await practiceClient() : await serverClient(connectionId)
    if (client !== null) clients.set(connectionId, client)
    return client
  }

  return {
    of,
    chosen: () => chosenServer,
    async refresh() {
      const { chosen } = await vault.connections()
      const server = await of(chosen)
      chosenServer = server === null ? null : { connectionId: chosen, server }
    },
    forget(connectionId) {
      clients.delete(connectionId)
    }
  }
}
