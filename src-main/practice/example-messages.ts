import type { InvitationContent } from '#contract/invitation.ts'
import type { Hospital } from './hospital.ts'
import { messageWords } from './message-texts.ts'
import type { MessageKind, PracticeMessage } from './observations.ts'

/** In place of the patient's own link, which is made when the invitation is sent. */
const linkToCome = '…'

/** What a patient would be sent for this invitation: the first message, and the one with the way in just before. */
export function exampleMessages(
  hospital: Hospital,
  content: InvitationContent
): readonly Pick<PracticeMessage, 'kind' | 'subject' | 'text'>[] {
  const { channel } = content
  if (channel === 'none') return []
  const scheduledFor = content.scheduledFor === undefined ? 0 : Date.parse(content.scheduledFor)
  const isAhead = scheduledFor > hospital.now()
  const first: MessageKind =
    channel === 'email' && scheduledFor > 0 ? 'calendar' : isAhead ? 'appointment' : 'invitation'
  const kinds: readonly MessageKind[] = isAhead ? [first, 'minute-before'] : [first]
  const doctor = hospital.users.find(({ email }) => email === content.doctorEmail)
  return kinds.map((kind) => {
    const facts = {
      kind,
      channel,
      language: content.language,
      patientTZ: content.timeZone,
      scheduledFor,
      doctorName: doctor === undefined ? '' : `${doctor.firstName} ${doctor.lastName}`
    }
    const { subject, text } = messageWords(hospital, facts, `${hospital.publicUrl}/${linkToCome}`)
    return { kind, subject, text }
  })
}
