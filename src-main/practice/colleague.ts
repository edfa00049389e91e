import type { InvitationContent } from '#contract/invitation.ts'
import { createInvite } from './create-invite.ts'
import type { Hospital } from './hospital.ts'

/** A second desk with the account of the first one: its invitations are not from the app that is used here. */
export interface PracticeColleague {
  /** Invites these patients now, as on the website; the ids of the invitations, without those that were refused. */
  invite(patients: readonly InvitationContent[]): readonly string[]
}

export function colleagueOf(hospital: Hospital): PracticeColleague {
  return {
    invite(patients) {
      const scheduler = hospital.users.find(({ role }) => role === 'scheduler')
      if (scheduler === undefined) return []
      return patients.flatMap(({ timeZone, channel, ...content }) => {
        const { phoneNumber, emailAddress, ...others } = content
        const contact =
          channel === 'email' ? { emailAddress, messageService: '3' } : { phoneNumber, messageService: '2' }
        const body = {
          ...others,
          ...contact,
          patientTZ: timeZone,
          isPatientInvite: true,
          sendInvite: channel !== 'none'
        }
        const { answer, createdInviteId } = createInvite(hospital, scheduler, body, undefined, {})
        return answer.status === 200 && createdInviteId !== undefined ? [createdInviteId] : []
      })
    }
  }
}
