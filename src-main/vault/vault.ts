import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Connection, practiceConnectionId } from '#contract/connection.ts'
import { type StorageFailure, type Stored, storageFailureOf } from '../records/storage-failure.ts'
import type { JsonStore } from './json-store.ts'
import type { Keychain, KeychainStatus } from './keychain.ts'

/** A connection as a person typed it, the address already checked. Without a password the stored one stays. */
export type ConnectionDetails = {
  readonly connectionId?: string | undefined
  readonly name: string
  readonly baseUrl: string
  readonly email: string
  readonly password?: string | undefined
  /** Authorities trusted for this connection only, DER in base64. Without them the stored ones stay. */
  readonly authorities?: readonly string[] | undefined
}

/** For the main process's own use only: never sent to the window, never logged. */
export type Credentials = { readonly baseUrl: string; readonly email: string; readonly password: string }

/** Servers, accounts and their passwords. On disk a password is the keychain's ciphertext, or it is not there. */
export type Vault = {
  /** The practice connection first, then in the order in which they were made. */
  readonly connections: () => Promise<{
    readonly connections: Connection[]
    readonly chosen: string
    readonly keychain: KeychainStatus
  }>
  /**
   * Stores and chooses. A stored password is dropped when address or account changes and no new one is given: it was
   * meant for another door.
   */
  readonly save: (details: ConnectionDetails) => Promise<Stored<{ connectionId: string }>>
  readonly choose: (connectionId: string) => Promise<Stored<null, 'no-such-connection'>>
  /** Address, account and password; where it was the chosen one, the practice connection is chosen. */
  readonly forget: (connectionId: string) => Promise<Stored<null, 'no-such-connection'>>
  /** `no-password`: none is at hand, or the keychain does not give it back. The practice connection has none. */
  readonly credentials: (connectionId: string) => Promise<Stored<Credentials, 'no-such-connection' | 'no-password'>>
  /** As saved; null: there is no such connection. The practice connection has none. */
  readonly authorities: (connectionId: string) => Promise<readonly string[] | null>
  /**
   * The secret that a server shares for doctors' sign-in links; null forgets it. It goes with the address: another
   * address drops it. The practice connection takes none.
   */
  readonly setSharedSecret: (connectionId: string, secret: string | null) => Promise<Stored<null, 'no-such-connection'>>
  readonly sharedSecretStatus: (connectionId: string) => Promise<Connection['password']>
  /** null: none is at hand. For the main process's own use only. */
  readonly sharedSecret: (connectionId: string) => Promise<string | null>
}

const keptConnection = z.object({
  connectionId: z.string().min(1).max(60),
  name: z.string().max(100),
  baseUrl: z.string().max(400),
  email: z.string().max(320),
  /** The keychain's ciphertext, base64. */
  password: z.base64().optional(),
  sharedSecret: z.base64().optional(),
  /** Public, and so in clear. */
  authorities: z.array(z.base64()).optional()
})
type KeptConnection = z.infer<typeof keptConnection>

const keptVault = z.object({
  version: z.literal(1),
  chosen: z.string().max(60),
  connections: z.array(keptConnection)
})
type KeptVault = z.infer<typeof keptVault>

const emptyVault: KeptVault = { version: 1, chosen: practiceConnectionId, connections: [] }

const practice: Connection = {
  connectionId: practiceConnectionId,
  kind: 'practice',
  name: '',
  baseUrl: '',
  email: '',
  password: 'kept'
}

export function createVault(keychain: Keychain, store: JsonStore): Vault {
  const sessionPasswords = new Map<string, string>()
  const sessionSecrets = new Map<string, string>()

  const read = (): KeptVault => {
    try {
      const kept = keptVault.safeParse(store.read() ?? emptyVault)
      if (kept.success) return kept.data
    } catch {
      // Not JSON: the same as JSON that makes no sense.
    }
    store.setAside()
    return emptyVault
  }
  const write = (vault: KeptVault) => store.write(keptVault.parse(vault))

  const find = (vault: KeptVault, connectionId: string) =>
    vault.connections.find((candidate) => candidate.connectionId === connectionId)

  /** The password's ciphertext; undefined where the keychain cannot take it, and it stays for the session. */
  const protectPassword = async (password: string): Promise<string | undefined> => {
    if ((await keychain.status()) === 'none') return undefined
    try {
      return Buffer.from(await keychain.protect(password)).toString('base64')
    } catch {
      return undefined
    }
  }

  const revealPassword = async (kept: KeptConnection): Promise<string | undefined> => {
    if (kept.password === undefined || (await keychain.status()) === 'none') return undefined
    try {
      const { text, shouldReprotect } = await keychain.reveal(Buffer.from(kept.password, 'base64'))
      if (shouldReprotect) await reprotect(kept.connectionId, kept.password, text)
      return text
    } catch {
      return undefined
    }
  }

  /** Where it fails the old ciphertext still opens, so nothing is lost. */
  const reprotect = async (connectionId: string, before: string, password: string) => {
    const after = await protectPassword(password)
    if (after === undefined) return
    const vault = read()
    // Between the question to the keychain and its answer a person may have changed or forgotten the connection.
    if (find(vault, connectionId)?.password !== before) return
    try {
      write(replaceConnection(vault, connectionId, (kept) => ({ ...kept, password: after })))
    } catch (error) {
      if (storageFailureOf(error) === undefined) throw error
    }
  }

  return {
    connections: async () => {
      const status = await keychain.status()
      const vault = read()
      const passwordOf = (kept: KeptConnection) => {
        if (sessionPasswords.has(kept.connectionId)) return 'session'
        return kept.password !== undefined && status === 'system' ? 'kept' : 'none'
      }
      const known = vault.connections.map(
        (kept): Connection => ({
          connectionId: kept.connectionId,
          kind: 'server',
          name: kept.name,
          baseUrl: kept.baseUrl,
          email: kept.email,
          password: passwordOf(kept)
        })
      )
      return { connections: [practice, ...known], chosen: vault.chosen, keychain: status }
    },

    save: (details) =>
      storingLater(async () => {
        const wrapped = details.password === undefined ? undefined : await protectPassword(details.password)
        const vault = read()
        const before = details.connectionId === undefined ? undefined : find(vault, details.connectionId)
        const connectionId = before?.connectionId ?? randomUUID()
        const sameDoor = before !== undefined && before.baseUrl === details.baseUrl && before.email === details.email
        const staying = details.password === undefined && sameDoor
        const password = staying ? before.password : wrapped
        const after: KeptConnection = {
          connectionId,
          name: details.name,
          baseUrl: details.baseUrl,
          email: details.email,
          ...(password === undefined ? {} : { password }),
          ...withAuthorities(details.authorities ?? before?.authorities),
          ...(before?.sharedSecret !== undefined && before.baseUrl === details.baseUrl
            ? { sharedSecret: before.sharedSecret }
            : {})
        }
        write({
          ...(before === undefined
            ? { ...vault, connections: [...vault.connections, after] }
            : replaceConnection(vault, connectionId, () => after)),
          chosen: connectionId
        })
        if (!staying) sessionPasswords.delete(connectionId)
        if (before?.baseUrl !== details.baseUrl) sessionSecrets.delete(connectionId)
        if (details.password !== undefined && wrapped === undefined) {
          sessionPasswords.set(connectionId, details.password)
        }
        return { ok: true, value: { connectionId } }
      }),

    choose: (connectionId) =>
      storingLater(async () => {
        const vault = read()
        if (connectionId !== practiceConnectionId && find(vault, connectionId) === undefined) return noSuchConnection
        write({ ...vault, chosen: connectionId })
        return { ok: true, value: null }
      }),

    forget: (connectionId) =>
      storingLater(async () => {
        const vault = read()
        if (find(vault, connectionId) === undefined) return noSuchConnection
        write({
          version: 1,
          chosen: vault.chosen === connectionId ? practiceConnectionId : vault.chosen,
          connections: vault.connections.filter((kept) => kept.connectionId !== connectionId)
        })
        sessionPasswords.delete(connectionId)
        sessionSecrets.delete(connectionId)
        return { ok: true, value: null }
      }),

    credentials: (connectionId) =>
      storingLater<Credentials, 'no-such-connection' | 'no-password'>(async () => {
        const kept = find(read(), connectionId)
        if (kept === undefined) return noSuchConnection
        const password = sessionPasswords.get(connectionId) ?? (await revealPassword(kept))
        if (password === undefined) return { ok: false, code: 'no-password' }
        return { ok: true, value: { baseUrl: kept.baseUrl, email: kept.email, password } }
      }),

    authorities: async (connectionId) => {
      if (connectionId === practiceConnectionId) return []
      const kept = find(read(), connectionId)
      return kept === undefined ? null : (kept.authorities ?? [])
    },

    setSharedSecret: (connectionId, secret) =>
      storingLater<null, 'no-such-connection'>(async () => {
        const wrapped = secret === null ? undefined : await protectPassword(secret)
        const vault = read()
        if (find(vault, connectionId) === undefined) return noSuchConnection
        write(
          replaceConnection(vault, connectionId, ({ sharedSecret: _, ...kept }) => ({
            ...kept,
            ...(wrapped === undefined ? {} : { sharedSecret: wrapped })
          }))
        )
        if (secret !== null && wrapped === undefined) sessionSecrets.set(connectionId, secret)
        else sessionSecrets.delete(connectionId)
        return { ok: true, value: null }
      }),

    sharedSecretStatus: async (connectionId) => {
      if (sessionSecrets.has(connectionId)) return 'session'
      const isKept = find(read(), connectionId)?.sharedSecret !== undefined
      return isKept && (await keychain.status()) === 'system' ? 'kept' : 'none'
    },

    sharedSecret: async (connectionId) => {
      const kept = find(read(), connectionId)
      if (kept === undefined) return null
      const ofSession = sessionSecrets.get(connectionId)
      if (ofSession !== undefined) return ofSession
      if (kept.sharedSecret === undefined || (await keychain.status()) === 'none') return null
      try {
        return (await keychain.reveal(Buffer.from(kept.sharedSecret, 'base64'))).text
      } catch {
        return null
      }
    }
  }
}

function withAuthorities(authorities: readonly string[] = []): Pick<KeptConnection, 'authorities'> {
  return authorities.length === 0 ? {} : { authorities: [...authorities] }
}

const noSuchConnection: StorageFailure<'no-such-connection'> = { ok: false, code: 'no-such-connection' }

function replaceConnection(
  vault: KeptVault,
  connectionId: string,
  change: (kept: KeptConnection) => KeptConnection
): KeptVault {
  return {
    ...vault,
    connections: vault.connections.map((kept) => (kept.connectionId === connectionId ? change(kept) : kept))
  }
}

async function storingLater<Value, Code extends string>(
  work: () => Promise<Stored<Value, Code>>
): Promise<Stored<Value, Code>> {
  try {
    return await work()
  } catch (error) {
    const failure = storageFailureOf(error)
    if (failure === undefined) throw error
    return failure
  }
}
