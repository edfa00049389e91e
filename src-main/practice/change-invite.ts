import { type Answer, type Fields, json, refusal } from './answer.ts'
import { checkDates, findDoctor, findQueue, messageServiceOf, shouldSend } from './create-invite.ts'
import { asText, isEmail, readInstant, unstorable, withoutTags } from './field-rules.ts'
import type { Hospital, Invite, Mishap, Queue, User } from './hospital.ts'
import { bothLinks, inviteView, patientUrl } from './invite-view.ts'
import { sendInvitation, setReminders } from './messages.ts'

const genders = ['male', 'female', 'other', 'unknown']

/** `PATCH /api/v1/invite/:id`: weaker checks than creation. */
export function changeInvite(hospital: Hospital, user: User, invite: Invite, given: Fields, mishap: Mishap): Answer {
  const body = withoutTags(given)
  if (invite.status === 'ACCEPTED') return refusal("Can't edit Invite has been accepted by patient")
  const dates = checkDates(hospital, body, undefined)
  if (dates !== undefined) return dates

  let doctor: User | undefined = user.role === 'doctor' ? user : undefined
  if (body['doctorEmail']) {
    doctor = findDoctor(hospital, body['doctorEmail'])
    if (doctor === undefined) return refusal(`Doctor with email ${body['doctorEmail']} not found`)
  }
  let queue: Queue | undefined
  if (body['queue']) {
    queue = findQueue(hospital, body['queue'])
    if (queue === undefined) return refusal(`Queue ${body['queue']} doesn't exist`)
  }
  const moved = Boolean(body['scheduledFor']) && readInstant(body['scheduledFor']) !== invite.scheduledFor

  const columns = changedColumns(invite, body)
  if (columns === undefined) return unstorable
  Object.assign(invite, columns)
  if (doctor !== undefined) invite.doctor = doctor
  if (queue !== undefined) invite.queue = queue
  if (body['cancelScheduledFor']) invite.scheduledFor = 0
  else if (moved) invite.scheduledFor = readInstant(body['scheduledFor']) ?? 0
  invite.updatedAt = hospital.now()
  invite.patches += 1
  hospital.log({ kind: 'patched', at: invite.updatedAt, id: invite.id })

  const sends = shouldSend(body, user)
  if (sends && sendInvitation(hospital, invite, doctor, mishap, false) !== undefined) {
    return json(500, { error: true, message: 'Error sending Invite' })
  }
  if (sends && moved && !body['cancelScheduledFor']) setReminders(hospital, invite, doctor)
  const shown = sends ? (doctor === undefined ? 'absent' : 'public') : 'whole'
  return json(200, { success: true, invite: inviteView(hospital, invite, shown, bothLinks(hospital, invite)) })
}

/** The text columns that the body changes; undefined when the database refuses one: null, a wrong address or gender. */
function changedColumns(invite: Invite, body: Fields): Partial<Invite> | undefined {
  const sources = [
    ['phoneNumber', 'phoneNumber'],
    ['emailAddress', 'emailAddress'],
    ['gender', 'gender'],
    ['firstName', 'firstName'],
    ['lastName', 'lastName'],
    ['patientLanguage', 'language'],
    ['birthDate', 'birthDate'],
    ['patientTZ', 'patientTZ']
  ] as const
  const changed: Partial<Invite> = {}
  for (const [column, key] of sources) {
    if (body[key] === undefined) continue
    const value = asText(body[key])
    if (value === undefined) return undefined
    changed[column] = value
  }
  if (changed.gender !== undefined && !genders.includes(changed.gender)) return undefined
  if (changed.emailAddress && !isEmail(changed.emailAddress)) return undefined
  const messageService = messageServiceOf(body, invite.messageService)
  if (messageService === undefined) return undefined
  changed.messageService = messageService
  if (body['metadata'] !== undefined) changed.metadata = body['metadata']
  return changed
}

/** `POST /api/v1/invite/:id/resend`: errors come with 200, and an accepted invite is reset to SENT. */
export function resendInvite(hospital: Hospital, invite: Invite, mishap: Mishap): Answer {
  const failure = sendInvitation(hospital, invite, invite.doctor, mishap, true)
  if (failure !== undefined) return refusal(failure, 200)
  const answer = json(200, {
    success: true,
    patientInvite: inviteView(hospital, invite, 'whole', { patientURL: patientUrl(hospital, invite) })
  })
  invite.status = 'SENT'
  invite.updatedAt = hospital.now()
  invite.resends += 1
  hospital.log({ kind: 'resent', at: invite.updatedAt, id: invite.id })
  if (invite.scheduledFor > hospital.now()) setReminders(hospital, invite, invite.doctor)
  return answer
}
