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
  /** Address, account or password changed: the next call starts afresh. */
  forget(connectionId: string): void
}

export function createServers(vault: Vault, practice: PracticeGround): Servers {
  const clients = new Map<string, HcwServer>()

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

  return {
    async of(connectionId) {
      const known = clients.get(connectionId)
      if (known !== undefined) return known
      const client = connectionId === practiceConnectionId ? await practiceClient() : await serverClient(connectionId)
      if (client !== null) clients.set(connectionId, client)
      return client
    },
    forget(connectionId) {
      clients.delete(connectionId)
    }
  }
}
