import { fail, succeed } from '#contract/call.ts'
import type { Handlers } from '#contract/channels.ts'
import { type ConnectionFailureCode, type connectionCalls, practiceConnectionId } from '#contract/connection.ts'
import { parseAddress } from '../hcw/address.ts'
import { testConnection } from '../hcw/connection-test.ts'
import { connectionFailure } from '../hcw/sign-in.ts'
import type { Vault } from '../vault/index.ts'
import type { Feed } from './feed.ts'
import type { TakeNote } from './noting.ts'
import { type PracticeGround, practiceCast } from './practice-ground.ts'
import type { Servers } from './servers.ts'

type ConnectionHandlers = Pick<Handlers, keyof typeof connectionCalls>

/** What the window may ask about servers and accounts. `isSending`: nothing is changed under a running batch. */
export function connectionDesk({
  vault,
  servers,
  practice,
  feed,
  isSending,
  takeNote
}: {
  readonly vault: Vault
  readonly servers: Servers
  readonly practice: PracticeGround
  readonly feed: Feed
  readonly isSending: () => boolean
  readonly takeNote: TakeNote
}): ConnectionHandlers {
  /** The stored password serves only the door that it was stored for. */
  async function storedPassword(connectionId: string | undefined, baseUrl: string, email: string) {
    if (connectionId === undefined) return undefined
    const known = await vault.credentials(connectionId)
    return known.ok && known.value.baseUrl === baseUrl && known.value.email === email ? known.value.password : undefined
  }

  async function changed(): Promise<void> {
    await servers.refresh()
    feed.publish({ kind: 'connections' })
  }

  return {
    'connections.all': async () => succeed(await vault.connections()),

    'connections.test': async (details) => {
      if (details.connectionId === practiceConnectionId) {
        const { url } = await practice.server()
        const result = await testConnection({
          baseUrl: url,
          email: practiceCast.email,
          password: practiceCast.password
        })
        return result.ok ? result : failureOf(result)
      }
      const address = parseAddress(details.baseUrl)
      if (!address.ok) return fail(address.code as 'address-invalid' | 'address-not-https')
      const baseUrl = address.value.href
      const password = details.password ?? (await storedPassword(details.connectionId, baseUrl, details.email))
      if (password === undefined) return fail('no-password')
      const result = await testConnection({ baseUrl, email: details.email, password })
      if (!result.ok) return failureOf(result)
      await takeNote({ action: 'signed-in', account: details.email, count: 1 })
      return result
    },

    'connections.save': async (details) => {
      if (isSending()) return fail('still-sending')
      const address = parseAddress(details.baseUrl)
      if (!address.ok) return fail(address.code as 'address-invalid' | 'address-not-https')
      const saved = await vault.save({ ...details, baseUrl: address.value.href })
      if (saved.ok) servers.forget(saved.value.connectionId)
      await changed()
      if (saved.ok && details.password !== undefined) {
        await takeNote({ action: 'credentials-saved', account: details.email, count: 1 })
      }
      return saved
    },

    'connections.choose': async ({ connectionId }) => {
      if (isSending()) return fail('still-sending')
      const chosen = await vault.choose(connectionId)
      await changed()
      return chosen
    },

    'connections.forget': async ({ connectionId }) => {
      if (isSending()) return fail('still-sending')
      const { connections } = await vault.connections()
      const account = connections.find((connection) => connection.connectionId === connectionId)?.email ?? ''
      const forgotten = await vault.forget(connectionId)
      servers.forget(connectionId)
      await changed()
      if (forgotten.ok) await takeNote({ action: 'credentials-forgotten', account, count: 1 })
      return forgotten
    },

    'connections.queues': async () => {
      const server = servers.of(servers.chosenConnectionId())
      if (server === null) return fail('address-invalid')
      const outcome = await server.queues()
      if (outcome.kind === 'done') return succeed(outcome.value.map(({ id, name }) => ({ id, name })))
      if (outcome.kind === 'refused') return fail('not-offered')
      return failureOf(connectionFailure(outcome))
    }
  }
}

/** What else a failure carries is not for the window. */
function failureOf({ code, detail }: { readonly code: ConnectionFailureCode; readonly detail?: string }) {
  return fail(code, detail)
}
