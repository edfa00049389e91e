import { type Answer, type Fields, json, text, unauthorized } from './answer.ts'
import { type Hospital, type Mishap, newUser, type User } from './hospital.ts'
import { accountView, doctorUrl } from './invite-view.ts'
import { readToken, signToken } from './tokens.ts'

const wrongPassword: Readonly<Record<string, string>> = { fr: 'Email ou mot de passe incorrect' }
const notApproved: Readonly<Record<string, string>> = { fr: 'Utilisateur non approuvé' }
const ssoTokenAgeMaxMs = 5 * 60_000

/** `POST /api/v1/login-local`. */
export function signIn(hospital: Hospital, body: Fields, locale: string | undefined, mishap: Mishap): Answer {
  if (!hospital.passwordLogin) return json(400, { message: 'Password login is disabled' })
  const { email, password } = body
  if (!email || !password) return json(400, { message: 'Missing credentials', user: false })
  const wanted = String(email).toLowerCase()
  const user = hospital.users.find((one) => one.email.toLowerCase() === wanted)
  if (user === undefined || user.password !== password || user.role === 'nurse' || user.loginBroken) {
    return json(400, { message: wrongPassword[locale ?? ''] ?? 'Incorrect email or password', user: false })
  }
  if (user.status !== 'approved') {
    return json(403, { message: notApproved[locale ?? ''] ?? 'User is not approved' })
  }
  if (user.role !== 'scheduler') {
    if (!hospital.development) {
      // The second factor comes by SMS; no token before it.
      const localLoginToken = signToken({ id: user.id, localLoginToken: true }, hospital.tokenSecret)
      return json(200, { localLoginToken, user: user.id, role: user.role })
    }
    user.doctorClientVersion = typeof body['_version'] === 'string' ? body['_version'] : 'invalid'
  }
  user.updatedAt = hospital.now()
  const { id, role, firstName, lastName, doctorClientVersion } = user
  return json(200, {
    message: 'Login Successful',
    user: {
      email: user.email,
      username: '',
      id,
      role,
      firstName,
      lastName,
      phoneNumber: '',
      authPhoneNumber: '+41790000000',
      viewAllQueues: role === 'scheduler',
      doctorClientVersion,
      notifPhoneNumber: '',
      doctorTermsVersion: '0',
      enableNotif: false,
      ...issueTokens(hospital, user, mishap)
    }
  })
}

/** The only cookie is the web session's, on every answer to a login; it authenticates nothing here. */
export function withSession(hospital: Hospital, answer: Answer): Answer {
  const expires = new Date(hospital.now() + 24 * 3_600_000).toUTCString()
  const cookie = `sails.sid=s%3A${hospital.random.hex(32)}; Path=/; Expires=${expires}`
  return { ...answer, headers: { ...answer.headers, 'Set-Cookie': cookie } }
}

interface Tokens {
  readonly token: string
  readonly refreshToken?: string
}

function issueTokens(hospital: Hospital, user: User, mishap: Mishap): Tokens {
  const token = issue(hospital, user, 'access', mishap.tokenLifetimeMs ?? hospital.accessTokenLifetimeMs)
  if (!hospital.refreshTokens) return { token }
  return { token, refreshToken: issue(hospital, user, 'refresh', hospital.refreshTokenLifetimeMs) }
}

function issue(hospital: Hospital, user: User, use: 'access' | 'refresh', lifetimeMs: number): string {
  const { id, email, role } = user
  const now = hospital.now()
  const expiresAtMs = now + lifetimeMs
  return signToken(
    {
      id,
      email,
      role,
      use,
      iat: Math.floor(now / 1000),
      exp: Math.floor(expiresAtMs / 1000),
      // The whole seconds of the standard are too coarse for short lifetimes in tests.
      expiresAtMs,
      // Two tokens of the same time must differ.
      jti: hospital.random.hex(16)
    },
    hospital.tokenSecret
  )
}

/** The account of a token that is valid and not expired. */
function holder(hospital: Hospital, token: unknown, use: 'access' | 'refresh'): User | undefined {
  if (typeof token !== 'string') return undefined
  const known = hospital.knownTokens.get(`${use} ${token}`)
  if (known !== undefined) return known.expiresAt > hospital.now() ? known.user : undefined
  const payload = readToken(token, hospital.tokenSecret)
  if (payload?.['use'] !== use) return undefined
  const expiresAt = Number(payload['expiresAtMs'])
  const user = hospital.users.find((one) => one.id === payload['id'])
  if (user === undefined || !(expiresAt > hospital.now())) return undefined
  if (hospital.knownTokens.size > 1000) hospital.knownTokens.clear()
  hospital.knownTokens.set(`${use} ${token}`, { user, expiresAt })
  return user
}

/** The tokens of a request, by scheme; which of them are accepted depends on the version. */
export interface Credentials {
  readonly bearer: string | undefined
  readonly xAccessToken: string | undefined
  readonly query: string | undefined
}

export function signedInUser(hospital: Hospital, credentials: Credentials): User | undefined {
  const header = hospital.version === 'bearer' ? credentials.bearer : credentials.xAccessToken
  return holder(hospital, header ?? credentials.query, 'access')
}

/** `POST /api/v1/refresh-token`. */
export function refresh(hospital: Hospital, body: Fields, mishap: Mishap): Answer {
  if (!body['refreshToken']) return json(400, { error: 'Refresh token is required' })
  const user = holder(hospital, body['refreshToken'], 'refresh')
  if (user === undefined) return json(401, { error: 'Invalid refresh token' })
  return json(200, issueTokens(hospital, user, mishap))
}

/** `POST /api/v1/verify-refresh-token`. */
export function verifyRefresh(hospital: Hospital, body: Fields): Answer {
  if (!body['refreshToken']) return json(400, { error: 'Refresh token is required' })
  const user = holder(hospital, body['refreshToken'], 'refresh')
  return user === undefined ? json(401, { error: 'Token expired' }) : json(200, { message: 'Token is valid' })
}

/** `GET /api/v1/current-user`. */
export function currentUser(hospital: Hospital, user: User | undefined, mishap: Mishap): Answer {
  if (user === undefined) return json(404, { success: false, message: 'Not Found: No token or user provided.' })
  return json(200, { user: { ...accountView(user), ...issueTokens(hospital, user, mishap) } })
}

/** `GET` and `POST /api/v1/external-auth-callback`: signs in by a token that another system signed. */
export function externalAuth(hospital: Hospital, query: URLSearchParams, mishap: Mishap): Answer {
  const token = query.get('token')
  if (token === null || token === '') return text(400, 'Bad Request')
  const payload = readToken(token, hospital.sharedSecret)
  if (payload === undefined) return unauthorized
  const { email, timestamp } = payload
  if (typeof email !== 'string' || email === '') return json(401, { error: 'Email is required' })
  if (!timestamp) return json(401, { error: 'Timestamp is required' })
  if (hospital.now() - Number(timestamp) * 1000 > ssoTokenAgeMaxMs) {
    return json(401, { error: 'Timestamp is older than 5 minutes' })
  }
  const user = hospital.users.find((one) => one.email === email) ?? newDoctor(hospital, email)
  // The real server turns the account into an external doctor's: its password never works again.
  if (user.role === 'scheduler') user.loginBroken = true
  const returnUrl = query.get('returnUrl')
  const returns = returnUrl === null ? '' : `&returnUrl=${encodeURIComponent(returnUrl)}`
  const location = `${doctorUrl(hospital)}/app?tk=${issueTokens(hospital, user, mishap).token}${returns}`
  return text(302, `Found. Redirecting to ${location}`, { Location: location })
}

function newDoctor(hospital: Hospital, email: string): User {
  const account = { email, password: hospital.random.hex(32), role: 'doctor', firstName: '', lastName: '' } as const
  const user = newUser({ ...account, status: 'approved' }, hospital.newId(), hospital.now())
  hospital.users.push(user)
  return user
}
