import type { Channel, InvitationContent } from '#contract/invitation.ts'
import { isAnswerAbout, rowIdOf } from './answer-about.ts'
import {
  createAnswer,
  type InviteAnswer,
  inviteAnswer,
  inviteDetails,
  inviteList,
  resendAnswer
} from './answer-schemas.ts'
import type { ReadJson } from './classify-exchange.ts'
import { done, type Outcome } from './outcome.ts'
import { readPatientLink } from './patient-link.ts'
import type { CreatedInvite, FullInvite, RemoteInvite } from './server.ts'
import { unescapeText } from './unescape-text.ts'

export type InviteReadersOptions = {
  readonly baseUrl: URL
  /** The server's id of the account, once it has signed in. */
  readonly accountId: () => string | null
}

/** Readers of answers about invites; each gives null for an answer of another shape. */
export type InviteReaders = {
  /**
   * The link of a new invite, if the answer is about this row: on a connection on which an answer came twice, a patient
   * would otherwise get the link of another.
   */
  created(rowId: string, content: InvitationContent): ReadJson<CreatedInvite>
  /** These accept only an answer about this invite, for the same reason. */
  invite(inviteId: string): ReadJson<RemoteInvite>
  fullInvite(inviteId: string): ReadJson<FullInvite>
  changed(inviteId: string): ReadJson<RemoteInvite>
  readonly invites: ReadJson<readonly RemoteInvite[]>
}

export function createInviteReaders({ baseUrl, accountId }: InviteReadersOptions): InviteReaders {
  const linkOf = ({ patientURL }: InviteAnswer) => readPatientLink(patientURL, baseUrl)

  function remoteInvite(invite: InviteAnswer): RemoteInvite {
    const ownId = accountId()
    return {
      inviteId: invite.id,
      firstName: unescapeText(invite.firstName),
      lastName: unescapeText(invite.lastName),
      phoneNumber: invite.phoneNumber,
      emailAddress: invite.emailAddress,
      scheduledFor: invite.scheduledFor === 0 ? null : invite.scheduledFor,
      createdAt: invite.createdAt,
      rowId: rowIdOf(invite),
      link: linkOf(invite),
      linkToken: invite.inviteToken,
      isOwn: invite.invitedBy === null || ownId === null ? null : invite.invitedBy.id === ownId,
      // The status alone is not enough: a scheduled invite whose patient came in keeps its status, but has a doctorURL.
      patientIsIn: invite.status === 'ACCEPTED' || (invite.doctorURL ?? '') !== '',
      confirmed: invite.status === 'ACKNOWLEDGED'
    }
  }

  function about<Value extends RemoteInvite>(
    inviteId: string,
    read: (json: unknown) => Outcome<Value> | null
  ): ReadJson<Value> {
    return (json) => {
      const outcome = read(json)
      return outcome?.kind === 'done' && outcome.value.inviteId !== inviteId ? null : outcome
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
      channel: channelOf(answer.data, messageService ?? null),
      doctorEmail: doctor?.email ?? doctorData?.email ?? null,
      queue: queue === null ? null : { id: queue.id, name: queue.name ?? null }
    })
  }

  function readChanged(json: unknown): Outcome<RemoteInvite> | null {
    const answer = createAnswer.safeParse(json)
    // This answer has doctorURL even without a consultation: only reading shows whether the patient is in.
    return answer.success ? done(remoteInvite({ ...answer.data.invite, doctorURL: undefined })) : null
  }

  return {
    created: (rowId, content) => (json) => {
      const answer = createAnswer.safeParse(json)
      if (!answer.success) return null
      const { invite } = answer.data
      if (!isAnswerAbout(invite, rowId, content)) return null
      const link = linkOf(invite)
      return link === null
        ? { kind: 'doubt', code: 'answer-without-link', inviteId: invite.id }
        : done({ inviteId: invite.id, link })
    },
    invite: (inviteId) => about(inviteId, readInvite),
    fullInvite: (inviteId) => about(inviteId, readFullInvite),
    changed: (inviteId) => about(inviteId, readChanged),
    invites(json) {
      const answer = inviteList.safeParse(json)
      return answer.success ? done(answer.data.map(remoteInvite)) : null
    }
  }
}

/**
 * The server does not return whether it sent the link. The app sends both contacts only with links that the hospital
 * delivers itself. A number without a service that can reach it (1 WhatsApp, 2 SMS) got no message either; servers that
 * do not keep the service send an SMS.
 */
function channelOf({ phoneNumber, emailAddress }: InviteAnswer, messageService: string | null): Channel {
  if (phoneNumber !== '' && emailAddress !== '') return 'none'
  if (emailAddress !== '') return 'email'
  return messageService === null || messageService === '1' || messageService === '2' ? 'sms' : 'none'
}

export function readResent(json: unknown): Outcome<null> | null {
  const answer = resendAnswer.safeParse(json)
  if (!answer.success) return null
  if (answer.data.success) return done(null)
  const text = typeof answer.data.error === 'string' ? answer.data.error.slice(0, 500) : undefined
  return { kind: 'refused', code: 'request-rejected', ...(text === undefined ? {} : { text }) }
}
