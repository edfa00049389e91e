import type { ConnectionFailureCode, SignedIn } from '#contract/connection.ts'
import { configAnswer, loginAnswer, loginRefusal, refreshAnswer, secondFactorAnswer } from './answer-schemas.ts'
import { classifyExchange, parseJson, serverMessage } from './classify-exchange.ts'
import { connectionFailure, done, type Outcome, type ServerFailure } from './outcome.ts'
import type { SignInResult } from './server.ts'
import type { Answer, Exchange, Transport } from './transport.ts'

export type Credentials = { readonly email: string; readonly password: string }

export type Tokens = { readonly token: string; readonly refreshToken: string | null }

export type Login =
  | { readonly ok: true; readonly tokens: Tokens; readonly accountId: string; readonly signedIn: SignedIn }
  | Extract<SignInResult, { ok: false }>

/** `POST /login-local`. Failures become a code; tokens of accounts that cannot invite are dropped. */
export async function logIn(transport: Transport, { email, password }: Credentials): Promise<Login> {
  const body = JSON.stringify({ email, password })
  const exchange = await transport({ method: 'POST', path: 'login-local', body })
  if (exchange.kind === 'answer' && exchange.status >= 200 && exchange.status < 300) return readLogin(exchange)
  return loginFailure(exchange)
}

function readLogin(answer: Answer): Login {
  const json = parseJson(answer)
  if (secondFactorAnswer.safeParse(json).success) return { ok: false, code: 'code-by-sms' }
  const login = loginAnswer.safeParse(json)
  if (!login.success) return failedSignIn(answer.text === null ? 'unreachable' : 'not-hcw')
  const { token, refreshToken = null, id, ...user } = login.data.user
  if (user.role !== 'scheduler') return { ok: false, code: 'wrong-role', detail: user.role.slice(0, 100) }
  return {
    ok: true,
    accountId: id,
    tokens: { token, refreshToken },
    signedIn: { ...user, clockDifferenceMs: clockDifference(answer) }
  }
}

function loginFailure(exchange: Exchange): Login {
  if (exchange.kind === 'answer') {
    const refusal = loginRefusal.safeParse(parseJson(exchange))
    if (exchange.status === 403 && refusal.success) return failedSignIn('not-approved', serverMessage(exchange))
    if (exchange.status === 400 && refusal.success) {
      return failedSignIn(/login is disabled/i.test(refusal.data.message) ? 'password-login-off' : 'wrong-password')
    }
  }
  const outcome = classifyExchange(exchange, () => null)
  return { ok: false, ...connectionFailure(outcome) }
}

function failedSignIn(code: ConnectionFailureCode, detail = ''): Extract<SignInResult, { ok: false }> {
  return detail === '' ? { ok: false, code } : { ok: false, code, detail }
}

/** `POST /refresh-token`; null: the server has no such call, or the token is no longer valid. */
export async function refresh(transport: Transport, refreshToken: string): Promise<Outcome<Tokens | null>> {
  const body = JSON.stringify({ refreshToken })
  const exchange = await transport({ method: 'POST', path: 'refresh-token', body })
  if (exchange.kind === 'answer' && exchange.status >= 400 && exchange.status < 500 && exchange.status !== 429) {
    return done(null)
  }
  return classifyExchange(exchange, (json) => {
    const answer = refreshAnswer.safeParse(json)
    if (!answer.success) return null
    return done({ token: answer.data.token, refreshToken: answer.data.refreshToken ?? refreshToken })
  })
}

/**
 * Whether this is an HCW@Home v5 server; checked before a password is sent to it. Servers without `GET /config` answer
 * like the application: 404 in plain text.
 */
export async function findServer(transport: Transport): Promise<ServerFailure | null> {
  const exchange = await transport({ method: 'GET', path: 'config', isList: true })
  const outcome = classifyExchange(exchange, (json) => (configAnswer.safeParse(json).success ? done(null) : null))
  if (outcome.kind === 'done') return null
  if (exchange.kind === 'answer' && exchange.status === 404 && serverMessage(exchange) === 'Not Found') return null
  return connectionFailure(outcome)
}

/** The server's clock minus ours, in ms. The `Date` header has full seconds, so half a second is added. */
export function clockDifference({ serverTime, receivedAt }: Answer): number | null {
  return serverTime === null ? null : serverTime + 500 - receivedAt
}
