import type { InvitationContent } from '#contract/invitation.ts'
import type { Fetch } from '../network/fetch.ts'
import { isLoopback } from './address.ts'
import {
  consultationAnswer,
  createAnswer,
  type InviteAnswer,
  inviteAnswer,
  inviteDetails,
  inviteList,
  languagesAnswer,
  prefixAnswer,
  queuesAnswer,
  resendAnswer,
  rowKey
} from './answer-schemas.ts'
import { classifyExchange } from './classify-exchange.ts'
import { done, type Outcome } from './outcome.ts'
import { changeBody, createBody } from './payload.ts'
import type { CreatedInvite, FullInvite, HcwServer, InviteSearch, RemoteInvite } from './server.ts'
import { createSession } from './session.ts'
import type { Credentials } from './sign-in.ts'
import { createTransport, type Request } from './transport.ts'

export type HcwV5Options = {
  /** As {@link parseAddress} gives it. */
  readonly baseUrl: URL
  readonly account: string
  /** As for {@link createTransport}. */
  readonly fetch?: Fetch
  /** Called at each sign-in; null: no password is available. */
  readonly credentials: () => Promise<Credentials | null>
  /** For a whole exchange. */
  readonly timeoutMs?: number
  readonly now?: () => number
}

type Read<Value> = (json: unknown) => Outcome<Value> | null

/** HCW@Home v5 (0.5.94 back to 5.3.9). See {@link HcwServer}. */
export function createHcwV5({ account, credentials, ...transportOptions }: HcwV5Options): HcwServer {
  const transport = createTransport(transportOptions)
  const session = createSession(transport, credentials)

  /** One request with the session's token. The session learns of a 401; the caller decides whether to repeat. */
  async function once<Value>(request: Request, read: Read<Value>): Promise<Outcome<Value>> {
    const result = await session.ticket()
    if (!result.ok) {
      const { code, detail, retryAfterMs } = result
      return {
        kind: 'undelivered',
        code: 'not-signed-in',
        signIn: code,
        ...(detail === undefined ? {} : { text: detail }),
        ...(retryAfterMs === undefined ? {} : { retryAfterMs })
      }
    }
    const outcome = classifyExchange(await transport({ ...request, token: result.ticket.token }), read)
    if (outcome.kind === 'undelivered' && outcome.code === 'not-signed-in') session.refused(result.ticket)
    else if (outcome.kind !== 'undelivered') session.accepted(result.ticket)
    return outcome
  }

  /** For harmless requests: they are repeated once after a 401, which certainly did nothing. */
  async function reading<Value>(request: Request, read: Read<Value>): Promise<Outcome<Value>> {
    const first = await once(request, read)
    return first.kind === 'undelivered' && first.code === 'not-signed-in' && first.signIn === undefined
      ? once(request, read)
      : first
  }

  return {
    account,
    isOnThisComputer: isLoopback(transportOptions.baseUrl),
    signIn: session.signIn,
    requestBody: createBody,
    createInvite: (rowId, content) =>
      once({ method: 'POST', path: 'invite', body: createBody(rowId, content) }, (json) =>
        readCreated(json, rowId, content)
      ),
    getInvite: (inviteId) => reading({ method: 'GET', path: invitePath(inviteId) }, about(inviteId, readInvite)),
    getFullInvite: (inviteId) =>
      reading({ method: 'GET', path: invitePath(inviteId) }, about(inviteId, readFullInvite)),
    findInvites: (search) => reading({ method: 'GET', path: 'invite', query: searchQuery(search) }, readInvites),
    patchInvite: (inviteId, changes) =>
      once({ method: 'PATCH', path: invitePath(inviteId), body: changeBody(changes) }, about(inviteId, readChanged)),
    deleteInvite: async ({ inviteId, patientIsIn }) =>
      patientIsIn
        ? { kind: 'refused', code: 'not-allowed' }
        : once({ method: 'DELETE', path: invitePath(inviteId) }, (json) => {
            const deleted = about(inviteId, readInvite)(json)
            return deleted === null ? null : done(null)
          }),
    resendInvite: async ({ inviteId, patientIsIn }) =>
      patientIsIn
        ? { kind: 'refused', code: 'not-allowed' }
        : once({ method: 'POST', path: `${invitePath(inviteId)}/resend`, body: '{}' }, readResent),
    readConsultation: (inviteId) =>
      reading({ method: 'GET', path: `${invitePath(inviteId)}/consultation` }, parsed(consultationAnswer)),
    closeConsultation: (inviteId) =>
      once(
        { method: 'POST', path: `${invitePath(inviteId)}/consultation/close`, body: '{}' },
        parsed(consultationAnswer)
      ),
    queues: () => reading({ method: 'GET', path: 'queue' }, parsed(queuesAnswer)),
    languages: () => reading({ method: 'GET', path: 'languages' }, parsed(languagesAnswer)),
    checkPrefix: (phoneNumber, language) =>
      reading({ method: 'GET', path: 'check-prefix', query: { phoneNumber, language } }, (json) => {
        const answer = prefixAnswer.safeParse(json)
        return answer.success ? done((['none', 'choose', 'whatsapp', 'sms'] as const)[answer.data.status]) : null
      })
  }
}

function invitePath(inviteId: string): string {
  return `invite/${encodeURIComponent(inviteId)}`
}

/** A reader for a schema; null where the answer is of another shape. */
function parsed<Value>(schema: {
  safeParse(json: unknown): { success: true; data: Value } | { success: false }
}): Read<Value> {
  return (json) => {
    const result = schema.safeParse(json)
    return result.success ? done(result.data) : null
  }
}

function searchQuery(search: InviteSearch): Record<string, string> {
  switch (search.kind) {
    case 'made-for':
      return { where: JSON.stringify({ [`metadata.${rowKey}`]: search.rowId }), limit: '20' }
    case 'made-after':
      return {
        where: JSON.stringify({ createdAt: { '>': search.createdAt } }),
        sort: 'createdAt ASC',
        limit: String(search.limit)
      }
  }
}

/**
 * The link of a new invite, if the answer is about this row: on a connection on which an answer came twice, a patient
 * would otherwise get the link of another.
 */
function readCreated(json: unknown, rowId: string, content: InvitationContent): Outcome<CreatedInvite> | null {
  const answer = createAnswer.safeParse(json)
  if (!answer.success) return null
  const { invite } = answer.data
  if (!isAnswerAbout(invite, rowId, content)) return null
  const link = linkOf(invite)
  return link === null
    ? { kind: 'doubt', code: 'answer-without-link', inviteId: invite.id }
    : done({ inviteId: invite.id, link })
}

function isAnswerAbout(invite: InviteAnswer, rowId: string, content: InvitationContent): boolean {
  const returnedRowId = rowIdOf(invite)
  if (returnedRowId !== null) return returnedRowId === rowId
  const { phoneNumber, emailAddress } = invite
  return (
    (phoneNumber === '' || content.phoneNumber === undefined || phoneNumber === content.phoneNumber) &&
    (emailAddress === '' ||
      content.emailAddress === undefined ||
      emailAddress.toLowerCase() === content.emailAddress.toLowerCase())
  )
}

function rowIdOf({ metadata }: InviteAnswer): string | null {
  if (typeof metadata !== 'object' || metadata === null || !(rowKey in metadata)) return null
  const returnedRowId = (metadata as Record<string, unknown>)[rowKey]
  return typeof returnedRowId === 'string' ? returnedRowId : null
}

function linkOf({ patientURL }: InviteAnswer): string | null {
  return patientURL !== undefined && /^https?:\/\//.test(patientURL) && URL.canParse(patientURL) ? patientURL : null
}

function remoteInvite(invite: InviteAnswer): RemoteInvite {
  return {
    inviteId: invite.id,
    firstName: invite.firstName,
    lastName: invite.lastName,
    phoneNumber: invite.phoneNumber,
    emailAddress: invite.emailAddress,
    scheduledFor: invite.scheduledFor === 0 ? null : invite.scheduledFor,
    createdAt: invite.createdAt,
    rowId: rowIdOf(invite),
    link: linkOf(invite),
    linkToken: invite.inviteToken,
    // The status alone is not enough: a scheduled invite whose patient came in keeps its status, but has a doctorURL.
    patientIsIn: invite.status === 'ACCEPTED' || (invite.doctorURL ?? '') !== '',
    confirmed: invite.status === 'ACKNOWLEDGED'
  }
}

function readInvite(json: unknown): Outcome<RemoteInvite> | null {
  const answer = inviteAnswer.safeParse(json)
  return answer.success ? done(remoteInvite(answer.data)) : null
}

function readFullInvite(json: unknown): Outcome<FullInvite> | null {
  const [answer, details] = [inviteAnswer.safeParse(json), inviteDetails.safeParse(json)]
  if (!answer.success || !details.success) return null
  const { gender, patientLanguage, patientTZ, messageService, doctor, doctorData, queue } = details.data
  return done({
    ...remoteInvite(answer.data),
    gender,
    language: patientLanguage,
    timeZone: patientTZ,
    messageService: messageService ?? null,
    doctorEmail: doctor?.email ?? doctorData?.email ?? null,
    queue: queue === null ? null : { id: queue.id, name: queue.name ?? null }
  })
}

/** Accepts only an answer about this invite: as in {@link readCreated}, no patient may get the link of another. */
function about<Value extends RemoteInvite>(inviteId: string, read: Read<Value>): Read<Value> {
  return (json) => {
    const outcome = read(json)
    return outcome?.kind === 'done' && outcome.value.inviteId !== inviteId ? null : outcome
  }
}

function readChanged(json: unknown): Outcome<RemoteInvite> | null {
  const answer = createAnswer.safeParse(json)
  // This answer has doctorURL even without a consultation: only reading shows whether the patient is in.
  return answer.success ? done(remoteInvite({ ...answer.data.invite, doctorURL: undefined })) : null
}

function readInvites(json: unknown): Outcome<readonly RemoteInvite[]> | null {
  const answer = inviteList.safeParse(json)
  return answer.success ? done(answer.data.map(remoteInvite)) : null
}

function readResent(json: unknown): Outcome<null> | null {
  const answer = resendAnswer.safeParse(json)
  if (!answer.success) return null
  if (answer.data.success) return done(null)
  const text = typeof answer.data.error === 'string' ? answer.data.error.slice(0, 500) : undefined
  return { kind: 'refused', code: 'request-rejected', ...(text === undefined ? {} : { text }) }
}
