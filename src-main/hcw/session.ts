import { connectionFailure } from './outcome.ts'
import type { SignInBy, SignInResult } from './server.ts'
import { type Credentials, logIn, refresh, type Tokens } from './sign-in.ts'
import type { Transport } from './transport.ts'

/** A token in use. `serial` distinguishes it from its successors. */
export type Ticket = { readonly token: string; readonly serial: number }

export type TicketResult = { readonly ok: true; readonly ticket: Ticket } | Extract<SignInResult, { ok: false }>

/**
 * The account's token. It is renewed when the server no longer accepts it: refreshed once, else by signing in again.
 * Requests that wait share one renewal. A failure goes to all that wait and is not remembered: the next request tries
 * again.
 */
export type Session = {
  /**
   * With `app`, nothing is asked after the server has called the password wrong, until the user has signed in: further
   * tries could lock the account.
   */
  signIn(by: SignInBy): Promise<SignInResult>
  /** The server's id of the account, as of the last sign-in. */
  accountId(): string | null
  ticket(): Promise<TicketResult>
  /** The server answered 401 to this one. */
  refused(ticket: Ticket): void
  /** The server accepted this one. */
  accepted(ticket: Ticket): void
}

export function createSession(transport: Transport, credentials: () => Promise<Credentials | null>): Session {
  let tokens: Tokens | null = null
  let refreshToken: string | null = null
  let accountId: string | null = null
  let isPasswordWrong = false
  let serial = 0
  let acceptedSerial = 0
  let renewal: Promise<TicketResult> | null = null

  function keepTokens(fresh: Tokens): Ticket {
    tokens = fresh
    refreshToken = fresh.refreshToken
    serial += 1
    return { token: fresh.token, serial }
  }

  async function signIn(by: SignInBy): Promise<{ readonly result: SignInResult; readonly ticket: Ticket | null }> {
    if (by === 'app' && isPasswordWrong) return { result: { ok: false, code: 'wrong-password' }, ticket: null }
    const account = await credentials()
    if (account === null) return { result: { ok: false, code: 'no-password' }, ticket: null }
    const login = await logIn(transport, account)
    isPasswordWrong = !login.ok && login.code === 'wrong-password'
    if (!login.ok) return { result: login, ticket: null }
    accountId = login.accountId
    return { result: { ok: true, value: login.signedIn }, ticket: keepTokens(login.tokens) }
  }

  async function renew(): Promise<TicketResult> {
    if (refreshToken !== null) {
      const outcome = await refresh(transport, refreshToken)
      if (outcome.kind !== 'done') return { ok: false, ...connectionFailure(outcome) }
      // Used up either way: a second refusal in a row must lead to a sign-in.
      refreshToken = null
      if (outcome.value !== null) return { ok: true, ticket: keepTokens(outcome.value) }
    }
    const { result, ticket } = await signIn('app')
    if (ticket !== null) return { ok: true, ticket }
    return result.ok ? { ok: false, code: 'not-hcw' } : result
  }

  return {
    async signIn(by) {
      return (await signIn(by)).result
    },
    accountId: () => accountId,
    ticket() {
      if (tokens !== null) return Promise.resolve({ ok: true, ticket: { token: tokens.token, serial } })
      renewal ??= renew().finally(() => {
        renewal = null
      })
      return renewal
    },
    refused(ticket) {
      if (ticket.serial !== serial) return
      tokens = null
      // A token that never worked came from a session that the server has forgotten: refreshing it is useless.
      if (acceptedSerial !== serial) refreshToken = null
    },
    accepted(ticket) {
      acceptedSerial = Math.max(acceptedSerial, ticket.serial)
    }
  }
}
