import type { Connection } from '#contract/connection.ts'
import type { ServerProtocol } from '#contract/server-protocol.ts'
import type { StorageResult } from '../records/storage-failure.ts'
import type { ConnectionStanding } from './connection-binding.ts'
import type { KeychainStatus } from './keychain.ts'
import type { ProxyAccounts } from './proxy-accounts.ts'

/** A connection as typed by the user, with a validated address. Without a password the stored one stays. */
export interface ConnectionDetails {
  readonly connectionId?: string | undefined
  /** What the server speaks; absent: what the connection is stored with, else {@link firstProtocol}. */
  readonly protocol?: ServerProtocol | undefined
  readonly name: string
  readonly baseUrl: string
  readonly email: string
  readonly password?: string | undefined
  /** Authorities that only this connection trusts, DER in base64. Without them the stored ones stay. */
  readonly authorities?: readonly string[] | undefined
  /** See {@link Connection.patientsHost}. Without it the stored one stays where the address stays. */
  readonly patientsHost?: string | undefined
}

/** Only for the main process: never sent to the window, never logged. */
export interface Credentials {
  readonly baseUrl: string
  readonly email: string
  readonly password: string
}

/** Servers, accounts and their passwords. A password is stored encrypted by the keychain, or not at all. */
export interface Vault {
  /** The practice connection first, then in order of creation. Rejects while the disk does not give the file. */
  readonly connections: () => Promise<{
    readonly connections: Connection[]
    readonly chosen: string
    readonly keychain: KeychainStatus
  }>
  /**
   * Stores and chooses a connection. A stored password is deleted if address or account changes, or an authority is
   * added, without a new password: it belongs to the former account, and to servers that the former authorities vouch for.
   */
  readonly save: (details: ConnectionDetails) => Promise<StorageResult<{ connectionId: string }>>
  readonly choose: (connectionId: string) => Promise<StorageResult<null, 'no-such-connection'>>
  /** Deletes address, account and password. If it was chosen, the practice connection is chosen instead. */
  readonly forget: (connectionId: string) => Promise<StorageResult<null, 'no-such-connection'>>
  /** `no-password`: none is stored, or the keychain does not decrypt it. The practice connection has none. */
  readonly credentials: (
    connectionId: string
  ) => Promise<StorageResult<Credentials, 'no-such-connection' | 'no-password'>>
  /** What the server of a connection speaks; {@link firstProtocol} where there is no such connection. */
  readonly protocol: (connectionId: string | undefined) => Promise<ServerProtocol>
  /** Whether the connection is as the app has stored it. `unbound` also where there is none of this id. */
  readonly standing: (connectionId: string) => Promise<ConnectionStanding>
  /** As stored; null: there is no such connection. The practice connection has none. */
  readonly authorities: (connectionId: string) => Promise<readonly string[] | null>
  /** The user confirmed where patients' links lead. */
  readonly confirmPatientsHost: (
    connectionId: string,
    host: string
  ) => Promise<StorageResult<null, 'no-such-connection'>>
  /**
   * The server's shared secret for doctors' sign-in links; null deletes it. It belongs to the address: another address
   * deletes it. The practice connection has none.
   */
  readonly setSharedSecret: (
    connectionId: string,
    secret: string | null
  ) => Promise<StorageResult<null, 'no-such-connection'>>
  readonly sharedSecretStatus: (connectionId: string) => Promise<Connection['password']>
  /** null: none is available. Only for the main process. */
  readonly sharedSecret: (connectionId: string) => Promise<string | null>
  /** The account for the connection's proxies; null deletes it. It belongs to the address, as the shared secret does. */
  readonly setProxyAccounts: (
    connectionId: string,
    accounts: ProxyAccounts | null
  ) => Promise<StorageResult<null, 'no-such-connection'>>
  /** null: none is available. Only for the main process. */
  readonly proxyAccounts: (connectionId: string) => Promise<ProxyAccounts | null>
}
