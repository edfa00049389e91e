import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Connection } from '#contract/connection.ts'
import { practiceConnectionId } from '#contract/connection-ids.ts'
import { firstProtocol, serverProtocol } from '#contract/server-protocol.ts'
import { type StorageFailure, type StorageResult, toStorageFailure } from '../records/storage-failure.ts'
import { bindSecret, boundSecretOf, type SecretName, trustNoOthers } from './bound-secret.ts'
import { createCiphertexts } from './ciphertexts.ts'
import { bindingText, createStandings } from './connection-binding.ts'
import type { JsonStore } from './json-store.ts'
import type { Keychain } from './keychain.ts'
import { parseProxyAccounts } from './proxy-accounts.ts'
import type { Credentials, Vault } from './vault-calls.ts'

const keptConnection = z.object({
  connectionId: z.string().min(1).max(60),
  /** Absent in files that are older than it: {@link firstProtocol}. */
  protocol: serverProtocol.default(firstProtocol),
  name: z.string().max(100),
  baseUrl: z.string().max(400),
  email: z.string().max(320),
  /** Encrypted by the keychain, base64. */
  password: z.base64().optional(),
  sharedSecret: z.base64().optional(),
  /** The encrypted {@link bindingText}. Absent in files of earlier versions, and without a keychain. */
  binding: z.base64().optional(),
  proxySignIn: z.base64().optional(),
  /** Not encrypted, since they are public. */
  authorities: z.array(z.base64()).optional(),
  patientsHost: z.string().max(300).optional()
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
  const sessionSecrets = {
    sharedSecret: new Map<string, string>(),
    proxySignIn: new Map<string, string>()
  } as const satisfies Record<AddressSecret, Map<string, string>>
  const ciphertexts = createCiphertexts(keychain)

  const read = (): KeptVault => {
    try {
      const kept = keptVault.safeParse(store.read() ?? emptyVault)
      if (kept.success) return kept.data
    } catch (error) {
      // What could not be read is not invalid.
      if (toStorageFailure(error) !== undefined) throw error
    }
    store.quarantine()
    return emptyVault
  }
  const write = (vault: KeptVault) => store.write(keptVault.parse(vault))

  const find = (vault: KeptVault, connectionId: string) =>
    vault.connections.find((candidate) => candidate.connectionId === connectionId)

  /** For a ciphertext in its place: whether its secret could be read there. */
  const readable = new Map<string, boolean>()
  const placeOf = (kept: KeptConnection, name: SecretName) =>
    JSON.stringify([kept[name], name, kept.baseUrl, kept.email, kept.authorities])

  /**
   * Decrypts a secret, and reencrypts it if the keychain requires it or an earlier version stored it without its owner.
   * Undefined: none, not decryptable, or another connection's: then address, account or authorities were changed on the disk.
   */
  const decryptSecret = async (kept: KeptConnection, name: SecretName): Promise<string | undefined> => {
    const before = kept[name]
    if (before === undefined) return undefined
    const revealed = await ciphertexts.decrypt(before)
    const found = revealed === undefined ? undefined : boundSecretOf(name, kept, revealed.text)
    // Without a keychain nothing was tried.
    if (ciphertexts.opened(before) !== undefined) readable.set(placeOf(kept, name), found !== undefined)
    if (revealed === undefined || found === undefined) return undefined
    const isWhole = kept.binding !== undefined
    // A secret that lost its binding is not bound to less.
    const isBoundSo = found.boundTo === 'whole' || (found.boundTo === 'owner' && !isWhole)
    const rebound = isBoundSo ? undefined : await ciphertexts.encrypt(bindSecret(name, kept, found.secret, isWhole))
    const after = rebound ?? revealed.renewed
    if (after !== undefined) replaceCiphertext(kept.connectionId, name, before, after)
    return found.secret
  }

  /** If storing fails, the old ciphertext stays and can still be decrypted. */
  const replaceCiphertext = (
    connectionId: string,
    name: SecretName | 'binding',
    before: string | undefined,
    after: string
  ) => {
    const vault = read()
    // While the keychain was decrypting, the connection may have been changed or deleted.
    if (find(vault, connectionId)?.[name] !== before) return
    try {
      write(replaceConnection(vault, connectionId, (kept) => ({ ...kept, [name]: after })))
    } catch (error) {
      if (toStorageFailure(error) === undefined) throw error
    }
  }

  const standingOf = createStandings(keychain, ciphertexts, (kept, after) =>
    replaceCiphertext(kept.connectionId, 'binding', kept.binding, after)
  )

  /** Whether a stored secret can be decrypted: its keychain may no longer exist. */
  const canDecrypt = async (kept: KeptConnection, name: SecretName): Promise<boolean> =>
    kept[name] !== undefined && (readable.get(placeOf(kept, name)) ?? (await decryptSecret(kept, name)) !== undefined)

  /** null deletes it. */
  const setSecret = (connectionId: string, name: AddressSecret, secret: string | null) =>
    storingLater<null, 'no-such-connection'>(async () => {
      const owner = find(read(), connectionId)
      if (owner === undefined) return noSuchConnection
      const wrapped =
        secret === null
          ? undefined
          : await ciphertexts.encrypt(bindSecret(name, owner, secret, owner.binding !== undefined))
      const vault = read()
      if (find(vault, connectionId)?.baseUrl !== owner.baseUrl) return noSuchConnection
      write(
        replaceConnection(vault, connectionId, ({ [name]: _, ...kept }) => ({
          ...kept,
          ...(wrapped === undefined ? {} : { [name]: wrapped })
        }))
      )
      if (secret !== null && wrapped === undefined) sessionSecrets[name].set(connectionId, secret)
      else sessionSecrets[name].delete(connectionId)
      return { ok: true, value: null }
    })

  const readSecret = async (connectionId: string, name: AddressSecret): Promise<string | null> => {
    const kept = find(read(), connectionId)
    if (kept === undefined) return null
    return sessionSecrets[name].get(connectionId) ?? (await decryptSecret(kept, name)) ?? null
  }

  const forgetSessionSecrets = (connectionId: string) => {
    for (const secrets of Object.values(sessionSecrets)) secrets.delete(connectionId)
  }

  return {
    connections: async () => {
      const status = await keychain.status()
      const vault = read()
      const passwordOf = async (kept: KeptConnection) => {
        if (sessionPasswords.has(kept.connectionId)) return 'session'
        return status === 'system' && (await canDecrypt(kept, 'password')) ? 'kept' : 'none'
      }
      const known: Connection[] = []
      for (const kept of vault.connections) {
        const wasAltered = (await standingOf(kept)) === 'altered'
        // Decrypted at each start even if unused, so that it is reencrypted before the keychain drops its former key.
        if (status === 'system') await canDecrypt(kept, 'sharedSecret')
        const isKept = status === 'system' && (await canDecrypt(kept, 'proxySignIn'))
        const hasProxySignIn = isKept || sessionSecrets.proxySignIn.has(kept.connectionId)
        known.push({
          connectionId: kept.connectionId,
          kind: 'server',
          name: kept.name,
          baseUrl: kept.baseUrl,
          email: kept.email,
          password: wasAltered ? 'none' : await passwordOf(kept),
          ...(kept.patientsHost === undefined || wasAltered ? {} : { patientsHost: kept.patientsHost }),
          ...(wasAltered ? { wasAltered } : {}),
          ...(hasProxySignIn && !wasAltered ? { hasProxySignIn } : {})
        })
      }
      return { connections: [practice, ...known], chosen: vault.chosen, keychain: status }
    },

    save: (details) =>
      storingLater(async () => {
        const known = details.connectionId === undefined ? undefined : find(read(), details.connectionId)
        const authorities = details.authorities ?? known?.authorities
        const owner = { ...details, authorities }
        const wasAltered = known !== undefined && (await standingOf(known)) === 'altered'
        const isKnownOwner =
          !wasAltered &&
          known?.baseUrl === owner.baseUrl &&
          known.email === owner.email &&
          trustNoOthers(authorities, known.authorities)
        // Bound to the authorities that remain.
        const kept = known !== undefined && isKnownOwner ? await decryptSecret(known, 'password') : undefined
        const secret = details.password ?? kept
        const connectionId = known?.connectionId ?? randomUUID()
        const protocol = details.protocol ?? known?.protocol ?? firstProtocol
        const isSameAddress = known?.baseUrl === details.baseUrl && !wasAltered
        const patientsHost = details.patientsHost ?? (isSameAddress ? known.patientsHost : undefined)
        const text = bindingText({ ...owner, connectionId, protocol, patientsHost })
        const isUnchanged = known !== undefined && bindingText(known) === text
        const binding = (await ciphertexts.encrypt(text)) ?? (isUnchanged ? known.binding : undefined)
        const wrapped =
          secret === undefined
            ? undefined
            : await ciphertexts.encrypt(bindSecret('password', owner, secret, binding !== undefined))
        const vault = read()
        const before = find(vault, connectionId)
        const isSameAccount =
          before !== undefined &&
          !wasAltered &&
          (isUnchanged || binding !== undefined) &&
          before.baseUrl === details.baseUrl &&
          before.email === details.email &&
          trustNoOthers(authorities, before.authorities)
        const keepsPassword = details.password === undefined && isSameAccount
        // A session password does not replace a stored one, which the keychain may be able to decrypt later.
        const password = wrapped ?? (isSameAccount ? before.password : undefined)
        const after: KeptConnection = {
          connectionId,
          protocol,
          name: details.name,
          baseUrl: details.baseUrl,
          email: details.email,
          ...(password === undefined ? {} : { password }),
          ...(binding === undefined ? {} : { binding }),
          ...withAuthorities(authorities),
          ...(patientsHost === undefined ? {} : { patientsHost }),
          ...(before !== undefined && isSameAddress ? addressSecretsOf(before) : {})
        }
        write({
          ...(before === undefined
            ? { ...vault, connections: [...vault.connections, after] }
            : replaceConnection(vault, connectionId, () => after)),
          chosen: connectionId
        })
        if (!keepsPassword) sessionPasswords.delete(connectionId)
        if (before?.baseUrl !== details.baseUrl) forgetSessionSecrets(connectionId)
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
        forgetSessionSecrets(connectionId)
        return { ok: true, value: null }
      }),

    credentials: (connectionId) =>
      storingLater<Credentials, 'no-such-connection' | 'no-password'>(async () => {
        const kept = find(read(), connectionId)
        if (kept === undefined) return noSuchConnection
        if ((await standingOf(kept)) === 'altered') return { ok: false, code: 'no-password' }
        const password = sessionPasswords.get(connectionId) ?? (await decryptSecret(kept, 'password'))
        if (password === undefined) return { ok: false, code: 'no-password' }
        return { ok: true, value: { baseUrl: kept.baseUrl, email: kept.email, password } }
      }),

    protocol: async (connectionId) => {
      if (connectionId === undefined) return firstProtocol
      if (connectionId === practiceConnectionId) return 'practice'
      return find(read(), connectionId)?.protocol ?? firstProtocol
    },

    standing: async (connectionId) => {
      const kept = find(read(), connectionId)
      return kept === undefined ? 'unbound' : standingOf(kept)
    },

    authorities: async (connectionId) => {
      if (connectionId === practiceConnectionId) return []
      const kept = find(read(), connectionId)
      return kept === undefined ? null : (kept.authorities ?? [])
    },

    confirmPatientsHost: (connectionId, host) =>
      storingLater<null, 'no-such-connection'>(async () => {
        const known = find(read(), connectionId)
        if (known === undefined || (await standingOf(known)) === 'altered') return noSuchConnection
        const binding = await ciphertexts.encrypt(bindingText({ ...known, patientsHost: host }))
        const vault = read()
        // While the keychain was encrypting, the connection may have been changed or deleted.
        if (bindingText(find(vault, connectionId) ?? known) !== bindingText(known)) return noSuchConnection
        write(
          replaceConnection(vault, connectionId, ({ binding: _, password, ...kept }) => ({
            ...kept,
            patientsHost: host,
            // A password that is bound with a whole connection is of no use without.
            ...(binding === undefined ? {} : { binding, ...(password === undefined ? {} : { password }) })
          }))
        )
        return { ok: true, value: null }
      }),

    setSharedSecret: (connectionId, secret) => setSecret(connectionId, 'sharedSecret', secret),
    sharedSecretStatus: async (connectionId) => {
      if (sessionSecrets.sharedSecret.has(connectionId)) return 'session'
      const kept = find(read(), connectionId)
      return kept !== undefined && (await canDecrypt(kept, 'sharedSecret')) ? 'kept' : 'none'
    },
    sharedSecret: (connectionId) => readSecret(connectionId, 'sharedSecret'),
    setProxyAccounts: (connectionId, accounts) =>
      setSecret(connectionId, 'proxySignIn', accounts === null ? null : JSON.stringify(accounts)),
    proxyAccounts: async (connectionId) => {
      const secret = await readSecret(connectionId, 'proxySignIn')
      return secret === null ? null : parseProxyAccounts(secret)
    }
  }
}

/** Secrets that belong to the address alone. */
type AddressSecret = Exclude<SecretName, 'password'>

function addressSecretsOf({ sharedSecret, proxySignIn }: KeptConnection): Pick<KeptConnection, AddressSecret> {
  return {
    ...(sharedSecret === undefined ? {} : { sharedSecret }),
    ...(proxySignIn === undefined ? {} : { proxySignIn })
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
  work: () => Promise<StorageResult<Value, Code>>
): Promise<StorageResult<Value, Code>> {
  try {
    return await work()
  } catch (error) {
    const failure = toStorageFailure(error)
    if (failure === undefined) throw error
    return failure
  }
}
