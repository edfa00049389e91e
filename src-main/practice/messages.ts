import type { Hospital, Invite, Letter, Mishap, User } from './hospital.ts'
import type { MessageChannel, MessageKind, PracticeMessage } from './observations.ts'

/** `messageService` of an invite. */
export const service = { whatsapp: '1', sms: '2', email: '3', manual: '4' } as const

/** Numbers that no gateway serves; SMS and WhatsApp to them fail. */
const unservedPrefix = '+4199'

const dayMs = 24 * 3_600_000
const minuteMs = 60_000
/** A timer's delay is a signed 32-bit number of ms: beyond it, it fires at once (about 24.8 days). */
const timerLimitMs = 2 ** 31 - 1

/** What goes to the patient by phone: nothing unless the message service says so. */
function phoneChannel(invite: Invite): MessageChannel | undefined {
  if (invite.phoneNumber === '') return undefined
  if (invite.messageService === service.sms) return 'sms'
  return invite.messageService === service.whatsapp ? 'whatsapp' : undefined
}

function mailIsUsed(invite: Invite): boolean {
  return invite.emailAddress !== '' && invite.messageService !== service.manual
}

/**
 * Sends the invitation as the real server does and gives the error's words when that fails.
 * A dated invite's e-mail goes out here only when it is sent again; the first time the calendar file stands for it.
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

/** The calendar file of a dated invite; a failing mail server loses it without a word. */
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

interface Wording {
  readonly subject: string
  readonly texts: Readonly<Record<MessageKind, string>>
}

// These words are the played server's, not the app's: they are what a patient's phone would show.
const english: Wording = {
  subject: 'Your video consultation',
  texts: {
    invitation: 'Please open this link for your video consultation{doctor}: {url}',
    appointment: 'You have a video consultation{doctor} on {time}. Please test your device beforehand: {test}',
    calendar: 'Your video consultation{doctor} is on {time}. The calendar entry is attached. Link: {url}',
    'day-before': 'Reminder: your video consultation{doctor} is tomorrow, {time}.',
    'minute-before': 'Your video consultation starts in 1 minute: {url}'
  }
}
const wordings: Readonly<Record<string, Wording>> = {
  en: english,
  fr: {
    subject: 'Votre consultation vidéo',
    texts: {
      invitation: 'Ouvrez ce lien pour votre consultation vidéo{doctor} : {url}',
      appointment: 'Vous avez une consultation vidéo{doctor} le {time}. Testez votre appareil à l’avance : {test}',
      calendar: 'Votre consultation vidéo{doctor} a lieu le {time}. Le rendez-vous est en annexe. Lien : {url}',
      'day-before': 'Rappel : votre consultation vidéo{doctor} a lieu demain, {time}.',
      'minute-before': 'Votre consultation vidéo commence dans 1 minute : {url}'
    }
  },
  de: {
    subject: 'Ihre Videosprechstunde',
    texts: {
      invitation: 'Öffnen Sie diesen Link für Ihre Videosprechstunde{doctor}: {url}',
      appointment: 'Sie haben eine Videosprechstunde{doctor} am {time}. Testen Sie Ihr Gerät im Voraus: {test}',
      calendar: 'Ihre Videosprechstunde{doctor} ist am {time}. Der Kalendereintrag liegt bei. Link: {url}',
      'day-before': 'Erinnerung: Ihre Videosprechstunde{doctor} ist morgen, {time}.',
      'minute-before': 'Ihre Videosprechstunde beginnt in 1 Minute: {url}'
    }
  },
  it: {
    subject: 'La sua videoconsultazione',
    texts: {
      invitation: 'Apra questo link per la sua videoconsultazione{doctor}: {url}',
      appointment: 'Ha una videoconsultazione{doctor} il {time}. Provi prima il suo dispositivo: {test}',
      calendar: 'La sua videoconsultazione{doctor} è il {time}. L’appuntamento è in allegato. Link: {url}',
      'day-before': 'Promemoria: la sua videoconsultazione{doctor} è domani, {time}.',
      'minute-before': 'La sua videoconsultazione inizia tra 1 minuto: {url}'
    }
  }
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function localTime(at: number, language: string, zone: string): string {
  const key = `${language} ${zone}`
  let clock = clocks.get(key)
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
      timeZone: isTimeZone(zone) ? zone : 'UTC',
      timeZoneName: 'short'
    })
    clocks.set(key, clock)
  }
  return clock.format(at)
}

/** The message in words. A language that has none here is written in English, as is any unknown one, "FR" included. */
export function asMessage(hospital: Hospital, sent: Letter): PracticeMessage {
  const language = Object.hasOwn(wordings, sent.language) ? sent.language : 'en'
  const wording = wordings[language] ?? english
  const words: Readonly<Record<string, string>> = {
    doctor: sent.doctorName === '' ? '' : ` (${sent.doctorName})`,
    url: patientUrl(hospital, sent.invite),
    test: `${hospital.url}/test-call`,
    // Without the patient's zone the server falls back on its own, which is UTC.
    time: sent.scheduledFor === 0 ? '' : localTime(sent.scheduledFor, language, sent.patientTZ)
  }
  return {
    at: sent.at,
    channel: sent.channel,
    kind: sent.kind,
    to: sent.to,
    language,
    subject: sent.channel === 'email' ? wording.subject : '',
    text: wording.texts[sent.kind].replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? ''),
    inviteId: sent.invite.id
  }
}

export function patientUrl(hospital: Hospital, invite: Invite): string {
  return `${hospital.url}/inv/?invite=${invite.inviteToken}`
}

const zones = new Map<string, boolean>()

/** Whether this is an IANA name as the server knows them: case-sensitive, no offsets. */
export function isTimeZone(name: string): boolean {
  const known = zones.get(name)
  if (known !== undefined) return known
  let right = /^[A-Z][A-Za-z0-9_+/-]*$/.test(name)
  if (right) {
    try {
      new Intl.DateTimeFormat('en', { timeZone: name })
    } catch {
      right = false
    }
  }
  zones.set(name, right)
  return right
}
