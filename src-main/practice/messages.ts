import type { Hospital, Invite, Letter, Mishap, User } from './hospital.ts'
import type { MessageChannel, MessageKind } from './observations.ts'

/** `messageService` of an invite. */
export const service = { whatsapp: '1', sms: '2', email: '3', manual: '4' } as const

/** Numbers that no gateway serves; SMS and WhatsApp to them fail. */
const unservedPrefix = '+4199'

const dayMs = 24 * 3_600_000
const minuteMs = 60_000
/** A timer's delay is a signed 32-bit number of ms: beyond it, it fires at once (about 24.8 days). */
const timerLimitMs = 2 ** 31 - 1

/** What is sent to the patient by phone: nothing unless the message service says so. */
function phoneChannel(invite: Invite): MessageChannel | undefined {
  if (invite.phoneNumber === '') return undefined
  if (invite.messageService === service.sms) return 'sms'
  return invite.messageService === service.whatsapp ? 'whatsapp' : undefined
}

function mailIsUsed(invite: Invite): boolean {
  return invite.emailAddress !== '' && invite.messageService !== service.manual
}

/**
 * Sends the invitation as the real server does; returns the error message if that fails. The e-mail of a dated invite
 * is sent here only on a resend; the first time the calendar file replaces it.
 */
export function sendInvitation(
  hospital: Hospital,
  invite: Invite,
  doctor: User | undefined,
  mishap: Mishap,
  again: boolean
): string | undefined {
  const kind = invite.scheduledFor > hospital.now() ? 'appointment' : 'invitation'
  if (mailIsUsed(invite) && (invite.scheduledFor === 0 || again)) {
    if (mishap.mailFails !== true) {
      send(hospital, letter(hospital, invite, doctor, 'email', kind))
    } else if (invite.phoneNumber === '') {
      return 'connect ECONNREFUSED 127.0.0.1:2526'
    }
  }
  const channel = phoneChannel(invite)
  if (channel !== undefined) {
    if (mishap.smsFails === true || invite.phoneNumber.startsWith(unservedPrefix)) return 'SMS sending failed'
    send(hospital, letter(hospital, invite, doctor, channel, kind))
  }
  return undefined
}

/** The calendar file of a dated invite; a failing mail server loses it without an error. */
export function sendCalendar(hospital: Hospital, invite: Invite, doctor: User | undefined, mishap: Mishap): void {
  if (mailIsUsed(invite) && mishap.mailFails !== true) {
    send(hospital, letter(hospital, invite, doctor, 'email', 'calendar'))
  }
}

export function setReminders(hospital: Hospital, invite: Invite, doctor: User | undefined): void {
  const channel = mailIsUsed(invite) ? 'email' : phoneChannel(invite)
  if (channel === undefined) return
  const now = hospital.now()
  if (invite.scheduledFor - now > dayMs) remind('day-before', invite.scheduledFor - dayMs)
  remind('minute-before', invite.scheduledFor - minuteMs)

  function remind(kind: MessageKind, due: number): void {
    if (channel === undefined) return
    const fires = due - now > timerLimitMs ? now : due
    const reminder = { ...letter(hospital, invite, doctor, channel, kind), at: fires }
    if (fires <= now) send(hospital, reminder)
    else hospital.waitingLetters.push(reminder)
  }
}

/** Sends the reminders that are due; those of moved or deleted invites are dropped. */
export function sendDueReminders(hospital: Hospital): void {
  const now = hospital.now()
  if (!hospital.waitingLetters.some((waiting) => waiting.at <= now)) return
  const due = hospital.waitingLetters.filter((waiting) => waiting.at <= now).sort((a, b) => a.at - b.at)
  hospital.waitingLetters = hospital.waitingLetters.filter((waiting) => waiting.at > now)
  for (const waiting of due) {
    const { invite } = waiting
    const wasAlive = invite.deletedAt === undefined || invite.deletedAt > waiting.at
    if (wasAlive && invite.scheduledFor === waiting.scheduledFor) send(hospital, waiting)
  }
}

function letter(
  hospital: Hospital,
  invite: Invite,
  doctor: User | undefined,
  channel: MessageChannel,
  kind: MessageKind
): Letter {
  return {
    at: hospital.now(),
    channel,
    kind,
    to: channel === 'email' ? invite.emailAddress : invite.phoneNumber,
    language: invite.patientLanguage,
    patientTZ: invite.patientTZ,
    scheduledFor: invite.scheduledFor,
    doctorName: doctor === undefined ? '' : `${doctor.firstName} ${doctor.lastName}`,
    invite
  }
}

function send(hospital: Hospital, sent: Letter): void {
  hospital.letters.push(sent)
  sent.invite.messages += 1
  const { at, channel, kind, to, invite } = sent
  hospital.log({ kind: 'message', at, id: invite.id, channel, message: kind, to })
}
