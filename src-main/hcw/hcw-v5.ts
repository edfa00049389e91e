import type { Fetch } from '../network/fetch.ts'
import { isLoopback } from './address.ts'
import { languagesAnswer, prefixAnswer, queuesAnswer, rowKey } from './answer-schemas.ts'
import { v5Capabilities } from './capabilities.ts'
import { classifyExchange, type ReadJson } from './classify-exchange.ts'
import { readClosedAnswer, readConsultationAnswer } from './consultation.ts'
import { createInviteReaders, readResent } from './invite-readers.ts'
import { done, type Outcome } from './outcome.ts'
import { changeBody, createBody } from './payload.ts'
import type { HcwServer, InviteSearch } from './server.ts'
import { identityOf, type ServerIdentity } from './server-identity.ts'
import { createSession } from './session.ts'
import type { Credentials } from './sign-in.ts'
import { createTransport, type Request } from './transport.ts'

export type HcwV5Options = {
  /** As {@link parseAddress} gives it. */
  readonly baseUrl: URL
  readonly account: string
  /** Absent: that of address and account. */
  readonly identity?: ServerIdentity
  /** As for {@link createTransport}. */
  readonly fetch?: Fetch
  /** Called at each sign-in; null: no password is available. */
  readonly credentials: () => Promise<Credentials | null>
  /** Where patients' links lead, as a user confirmed it; default: only to the server's own host. */
  readonly patientsHost?: () => string | null
  /** A link leads to a host that nobody has confirmed: it is not taken. */
  readonly onOtherHost?: (host: string) => void
  /** For a whole exchange. */
  readonly timeoutMs?: number
  readonly now?: () => number
}

/** HCW@Home v5 (0.5.94 back to 5.3.9). See {@link HcwServer}. */
export function createHcwV5(options: HcwV5Options): HcwServer {
  const { account, identity, credentials, patientsHost, onOtherHost, ...transportOptions } = options
  const transport = createTransport(transportOptions)
  const session = createSession(transport, credentials)
  const readers = createInviteReaders({
    baseUrl: transportOptions.baseUrl,
    patientsHost: patientsHost ?? (() => null),
    onOtherHost: onOtherHost ?? (() => undefined),
    accountId: session.accountId
  })

  /** One request with the session's token. The session learns of a 401; the caller decides whether to repeat. */
  async function once<Value>(
    request: Request,
    read: ReadJson<Value>,
    goesOut: () => void = () => undefined
  ): Promise<Outcome<Value>> {
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
    goesOut()
    const outcome = classifyExchange(await transport({ ...request, token: result.ticket.token }), read)
    if (outcome.kind === 'undelivered' && outcome.code === 'not-signed-in') session.refused(result.ticket)
    else if (outcome.kind !== 'undelivered') session.accepted(result.ticket)
    return outcome
  }

  /** For harmless requests: they are repeated once after a 401, which certainly did nothing. */
  async function reading<Value>(request: Request, read: ReadJson<Value>): Promise<Outcome<Value>> {
    const first = await once(request, read)
    return first.kind === 'undelivered' && first.code === 'not-signed-in' && first.signIn === undefined
      ? once(request, read)
      : first
  }

  return {
    account,
    identity: identity ?? identityOf(transportOptions.baseUrl, account),
    capabilities: v5Capabilities,
    isOnThisComputer: isLoopback(transportOptions.baseUrl),
    signIn: (by = 'user') => session.signIn(by),
    requestBody: createBody,
    createInvite: (rowId, content, goesOut) =>
      once(
        { method: 'POST', path: 'invite', body: createBody(rowId, content), goesOut },
        readers.created(rowId, content)
      ),
    getInvite: (inviteId) => reading({ method: 'GET', path: invitePath(inviteId) }, readers.invite(inviteId)),
    getFullInvite: (inviteId) => reading({ method: 'GET', path: invitePath(inviteId) }, readers.fullInvite(inviteId)),
    findInvites: (search) =>
      reading({ method: 'GET', path: 'invite', query: searchQuery(search), isList: true }, readers.invites),
    patchInvite: (inviteId, changes, goesOut) =>
      once(
        { method: 'PATCH', path: invitePath(inviteId), body: changeBody(changes) },
        readers.changed(inviteId),
        goesOut
      ),
    deleteInvite: async ({ inviteId, patientIsIn }, goesOut) => {
      if (patientIsIn) return { kind: 'refused', code: 'not-allowed' }
      const readDeleted: ReadJson<null> = (json, answer) => {
        const deleted = readers.invite(inviteId)(json, answer)
        return deleted === null ? null : done(null)
      }
      return once({ method: 'DELETE', path: invitePath(inviteId) }, readDeleted, goesOut)
    },
    resendInvite: async ({ inviteId, patientIsIn }) =>
      patientIsIn
        ? { kind: 'refused', code: 'not-allowed' }
        : once({ method: 'POST', path: `${invitePath(inviteId)}/resend`, body: '{}' }, readResent),
    readConsultation: (inviteId) =>
      reading({ method: 'GET', path: `${invitePath(inviteId)}/consultation` }, readConsultationAnswer),
    closeConsultation: (inviteId) =>
      once({ method: 'POST', path: `${invitePath(inviteId)}/consultation/close`, body: '{}' }, readClosedAnswer),
    queues: () => reading({ method: 'GET', path: 'queue', isList: true }, parsed(queuesAnswer)),
    languages: () => reading({ method: 'GET', path: 'languages', isList: true }, parsed(languagesAnswer)),
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
}): ReadJson<Value> {
  return (json) => {
    const result = schema.safeParse(json)
    return result.success ? done(result.data) : null
  }
}

function searchQuery(search: InviteSearch): Record<string, string> {
  switch (search.kind) {
    case 'made-for':
      return { where: JSON.stringify({ [`metadata.${rowKey}`]: search.rowId }), limit: '20' }
    case 'latest':
      return { where: JSON.stringify({ createdAt: { '>': 0 } }), sort: 'createdAt DESC', limit: '1' }
    case 'made-after':
      return {
        where: JSON.stringify({
          createdAt: { '>': search.createdAt },
          ...(search.appointments === undefined
            ? {}
            : { scheduledFor: { '>=': search.appointments.from, '<=': search.appointments.to } })
        }),
        sort: 'createdAt ASC',
        limit: String(search.limit)
      }
  }
}
