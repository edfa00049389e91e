import { fail, succeed } from '#contract/call.ts'
import type { Handlers } from '#contract/channels.ts'
import { type ConnectionFailureCode, type connectionCalls, practiceConnectionId } from '#contract/connection.ts'
import { parseAddress } from '../hcw/address.ts'
import { testConnection } from '../hcw/connection-test.ts'
import { connectionFailure } from '../hcw/sign-in.ts'
import type { Rules } from '../policy/index.ts'
import type { Vault } from '../vault/index.ts'
import type { Feed } from './feed.ts'
import { type PracticeGround, practiceCast } from './practice-ground.ts'
import type { Servers } from './servers.ts'

type ConnectionHandlers = Pick<Handlers, keyof typeof connectionCalls>

/** What the window may ask about servers and accounts. `isSending`: nothing is changed under a running batch. */
export function connectionDesk({
  vault,
  servers,
  practice,
  feed,
  rules,
  isSending
}: {
  readonly vault: Vault
  readonly servers: Servers
  readonly practice: PracticeGround
  readonly feed: Feed
  readonly rules: Rules
  readonly isSending: () => boolean
}): ConnectionHandlers {
  /** The stored password serves only the door that it was stored for. */
  async function storedPassword(connectionId: string | undefined, baseUrl: string, email: string) {
    if (connectionId === undefined) return undefined
    const known = await vault.credentials(connectionId)
    return known.ok && known.value.baseUrl === baseUrl && known.value.email === email ? known.value.password : undefined
  }

  async function isBarred(connectionId: string): Promise<boolean> {
    if (connectionId === practiceConnectionId) return rules.isOff('practice')
    const { connections } = await vault.connections()
    return connections.some((known) => known.connectionId === connectionId && known.isBarred === true)
  }

  async function changed(): Promise<void> {
    await servers.refresh()
    feed.publish({ kind: 'connections' })
  }

  return {
    'connections.all': async () => succeed(await vault.connections()),

    'connections.test': async (details) => {
      if (details.connectionId === practiceConnectionId) {
        const bar = rules.barTo({ connectionId: practiceConnectionId, baseUrl: '' })
        if (bar !== null) return fail(bar)
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
      const bar = rules.barTo({ connectionId: details.connectionId ?? '', baseUrl })
      if (bar !== null) return fail(bar)
      const password = details.password ?? (await storedPassword(details.connectionId, baseUrl, details.email))
      if (password === undefined) return fail('no-password')
      const result = await testConnection({ baseUrl, email: details.email, password })
      return result.ok ? result : failureOf(result)
    },

    'connections.save': async (details) => {
      if (isSending()) return fail('still-sending')
      const address = parseAddress(details.baseUrl)
      if (!address.ok) return fail(address.code as 'address-invalid' | 'address-not-https')
      const baseUrl = address.value.href
      if (rules.barTo({ connectionId: '', baseUrl }) === 'server-not-allowed') return fail('server-not-allowed')
      const saved = await vault.save({ ...details, baseUrl, name: rules.view.server?.name ?? details.name })
      if (saved.ok) servers.forget(saved.value.connectionId)
      await changed()
      return saved
    },

    'connections.choose': async ({ connectionId }) => {
      if (isSending()) return fail('still-sending')
      if (await isBarred(connectionId)) return fail('server-not-allowed')
      const chosen = await vault.choose(connectionId)
      await changed()
      return chosen
    },

    'connections.forget': async ({ connectionId }) => {
      if (isSending()) return fail('still-sending')
      const forgotten = await vault.forget(connectionId)
      servers.forget(connectionId)
      await changed()
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
