import { type Answer, type Fields, forbidden, indented, json, notFound, text, unauthorized } from './answer.ts'
import { changeInvite, resendInvite } from './change-invite.ts'
import { closeConsultation, readConsultation } from './consultation.ts'
import { createInvite, serverError } from './create-invite.ts'
import type { FaultRoute } from './faults.ts'
import { type Hospital, type Invite, livingInvite, type Mishap, removeInvite, type User } from './hospital.ts'
import { doctorUrl, inviteView, patientUrl } from './invite-view.ts'
import { listInvites, totalCount } from './list-invites.ts'
import { serverLanguages } from './message-texts.ts'
import { patientPage, plainPage } from './pages.ts'
import {
  type Credentials,
  currentUser,
  externalAuth,
  refresh,
  signedInUser,
  signIn,
  verifyRefresh,
  withSession
} from './sign-in.ts'

/** A request that was read completely. */
export interface Request {
  readonly method: string
  readonly pathname: string
  readonly query: URLSearchParams
  readonly credentials: Credentials
  readonly locale: string | undefined
  /** Raw. */
  readonly body: string
  readonly bodyIsForm: boolean
}

export interface Handled {
  readonly answer: Answer
  readonly createdInviteId?: string
}

const api = '/api/v1/'

/** The group that a request belongs to, and the invite that it names. */
export function routeOf(method: string, pathname: string): { readonly route: FaultRoute; readonly inviteId?: string } {
  const [name, inviteId, action, verb] = pathname.startsWith(api) ? pathname.slice(api.length).split('/') : []
  if (name === 'login-local') return { route: 'login' }
  if (name === 'refresh-token') return { route: 'refresh' }
  if (name !== 'invite') return { route: 'other' }
  if (inviteId === undefined || inviteId === '') return { route: method === 'POST' ? 'create' : 'list' }
  if (action === 'resend' || action === 'revoke') return { route: action, inviteId }
  if (action === 'consultation') return { route: verb === 'close' ? 'close' : 'get', inviteId }
  if (action !== undefined) return { route: 'other' }
  if (method === 'GET') return { route: 'get', inviteId }
  if (method === 'PATCH') return { route: 'patch', inviteId }
  return method === 'DELETE' ? { route: 'delete', inviteId } : { route: 'other' }
}

/** Handles a request, synchronously and independent of sockets. */
export function handleRequest(hospital: Hospital, request: Request, mishap: Mishap): Handled {
  const handled = handleOrFail(hospital, request, mishap)
  const isLogin = routeOf(request.method, request.pathname).route === 'login'
  const answer = isLogin ? withSession(hospital, handled.answer) : handled.answer
  return { ...handled, answer: hospital.development ? indented(answer) : answer }
}

// No malformed request may end the app that hosts this server; a real one answers 500 too.
function handleOrFail(hospital: Hospital, request: Request, mishap: Mishap): Handled {
  try {
    return handle(hospital, request, mishap)
  } catch (error) {
    return { answer: serverError(hospital, error instanceof Error ? error.message : 'Error', {}) }
  }
}

function handle(hospital: Hospital, request: Request, mishap: Mishap): Handled {
  const { method, pathname, query, locale } = request
  if (!pathname.startsWith(api)) return { answer: page(hospital, pathname, query) }
  const read = readBody(hospital, request)
  if (!read.ok) return { answer: read.answer }
  const { body } = read
  const user = signedInUser(hospital, request.credentials)
  const name = `${method} ${pathname.slice(api.length)}`
  switch (name) {
    case 'POST login-local':
      return { answer: signIn(hospital, body, locale, mishap) }
    case 'POST refresh-token':
      return { answer: hospital.refreshTokens ? refresh(hospital, body, mishap) : notFound }
    case 'POST verify-refresh-token':
      return { answer: hospital.refreshTokens ? verifyRefresh(hospital, body) : notFound }
    case 'GET logout':
      // The token stays valid: only the web session ends.
      return { answer: { status: 200, headers: {}, body: '' } }
    case 'GET config':
      return { answer: json(200, configuration(hospital)) }
    case 'GET healthcheck':
      return { answer: json(503, { status: 'failure', mongo: 'healthy', redis: 'healthy', clamav: 'unhealthy' }) }
    case 'GET current-user':
      return { answer: currentUser(hospital, user, mishap) }
    case 'GET external-auth-callback':
    case 'POST external-auth-callback':
      return { answer: externalAuth(hospital, query, mishap) }
    case 'GET queue':
      // Counted before the caller is checked.
      return { answer: withHeaders(user === undefined ? unauthorized : queues(hospital), hospital.queues.length) }
    case 'GET user':
      return { answer: withHeaders(user === undefined ? unauthorized : forbidden, hospital.users.length) }
  }
  if (user === undefined) return { answer: isKnown(name) ? unauthorized : notFound }
  switch (name) {
    case 'GET languages':
      return { answer: json(200, serverLanguages) }
    case 'GET check-prefix':
      return { answer: checkPrefix(hospital, query.get('phoneNumber')) }
    case 'POST invite':
      return createInvite(hospital, user, body, locale, mishap)
    case 'GET invite':
      return { answer: listInvites(hospital, user, query) }
  }
  if (/^GET (user|users)\//.test(name)) return { answer: forbidden }
  return { answer: handleInvite(hospital, user, request, body, mishap) }
}

function isKnown(name: string): boolean {
  return /^\w+ (invite|languages|check-prefix|user|users)(\/|$)/.test(name)
}

function withHeaders(answer: Answer, count: number): Answer {
  return { ...answer, headers: { ...answer.headers, ...totalCount(count) } }
}

function handleInvite(hospital: Hospital, user: User, request: Request, body: Fields, mishap: Mishap): Answer {
  const { method, pathname } = request
  const { route, inviteId } = routeOf(method, pathname)
  if (inviteId === undefined) return notFound
  if (pathname.endsWith('/consultation') && method === 'GET') return readConsultation(hospital, user, inviteId)
  const invite = livingInvite(hospital, inviteId)
  if (method === 'POST') {
    if (route === 'close') {
      if (user.role !== 'scheduler' && user.role !== 'admin') return forbidden
      return closeConsultation(hospital, user, inviteId)
    }
    // The real server does not check the owner of the invite here.
    if (route === 'resend') return invite === undefined ? notFound : resendInvite(hospital, invite, mishap)
    if (route === 'revoke') return invite === undefined ? notFound : revokeInvite(hospital, invite)
    return notFound
  }
  if (invite === undefined || invite.invitedBy !== user) return notFound
  switch (route) {
    case 'get':
      return json(200, inviteView(hospital, invite, 'id', linksOf(hospital, invite)))
    case 'patch':
      return changeInvite(hospital, user, invite, body, mishap)
    case 'delete': {
      const answer = json(200, inviteView(hospital, invite, 'id'))
      removeInvite(hospital, invite, 'delete')
      return answer
    }
    default:
      return notFound
  }
}

/** `doctorURL` shows that the patient is in. */
function linksOf(hospital: Hospital, invite: Invite): Readonly<Record<string, string>> {
  const patientURL = patientUrl(hospital, invite)
  const { consultation } = invite
  if (consultation === undefined) return { patientURL }
  return { doctorURL: `${doctorUrl(hospital)}/app/consultation/${consultation.id}`, patientURL }
}

function revokeInvite(hospital: Hospital, invite: Invite): Answer {
  removeInvite(hospital, invite, 'revoke')
  return { status: 200, headers: { 'Transfer-Encoding': 'chunked' }, body: '' }
}

function queues(hospital: Hospital): Answer {
  return json(
    200,
    hospital.queues.map(({ id, name, createdAt }) => ({
      createdAt,
      updatedAt: createdAt,
      id,
      name,
      disableFeedback: false,
      disableProvidingTimeEstimate: false,
      shareWhenOpened: false
    }))
  )
}

function configuration(hospital: Hospital): object {
  return {
    method: hospital.passwordLogin ? 'password' : 'openid',
    branding: 'HCW@Home',
    extraMimeTypes: false,
    doctorTermsVersion: '0',
    defaultPatientLocale: 'en',
    metadata: '',
    formMeta: '',
    formRequesterMeta: '',
    hideCallerName: false,
    hideSchedulerRole: false,
    forcePatientLanguage: false,
    showDoctorPrivateNote: false,
    skipConsultationPlanPage: false,
    doctorLanguages: [],
    patientLanguages: [],
    enableFieldsFormDoctor: [],
    requireSharedQueue: hospital.queueRequired
  }
}

const prefixMessages = [
  'This phone number is not permitted to be used on this platform.',
  'You have to choose Whatsapp or SMS for sending this invite.',
  'Invite will be send by WhatsApp.',
  'Invite will be send by SMS.'
] as const

function checkPrefix(hospital: Hospital, given: string | null): Answer {
  if (given === null) return serverError(hospital, 'Expected a string but received a undefined', {})
  const phoneNumber = given.trim()
  const { sms, whatsapp } = hospital.phonePrefixes
  const bySms = sms.some((prefix) => phoneNumber.startsWith(prefix))
  const byWhatsApp = whatsapp.some((prefix) => phoneNumber.startsWith(prefix))
  const status = bySms ? (byWhatsApp ? 1 : 3) : byWhatsApp ? 2 : 0
  return json(200, { phoneNumber, status, message: prefixMessages[status] })
}

function page(hospital: Hospital, pathname: string, query: URLSearchParams): Answer {
  if (pathname === '/inv/' || pathname === '/inv') return patientPage(hospital, query.get('invite'))
  if (pathname === '/test-call') return plainPage('Practice device test', 'This is practice: there is nothing to test.')
  if (pathname === '/doctor' || pathname.startsWith('/doctor/')) {
    return plainPage('Practice doctor', 'This is practice: doctors see their consultations here.')
  }
  return text(404, 'Not Found')
}

type ReadBody = { readonly ok: true; readonly body: Fields } | { readonly ok: false; readonly answer: Answer }

function readBody(hospital: Hospital, request: Request): ReadBody {
  const { body } = request
  if (body === '' || request.method === 'GET') return { ok: true, body: {} }
  if (request.bodyIsForm) return { ok: true, body: Object.fromEntries(new URLSearchParams(body)) }
  try {
    const parsed: unknown = JSON.parse(body)
    const fields = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as Fields) : {}
    return { ok: true, body: fields }
  } catch {
    if (!hospital.development) return { ok: false, answer: text(500, 'Internal Server Error') }
    const error = { expose: true, statusCode: 400, status: 400, body, type: 'entity.parse.failed' }
    return { ok: false, answer: json(500, error) }
  }
}
