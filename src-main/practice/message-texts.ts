import { isTimeZone } from './field-rules.ts'
import type { Hospital, Letter } from './hospital.ts'
import { patientUrl } from './invite-view.ts'
import type { MessageKind, PracticeMessage } from './observations.ts'

/** The languages of `GET /api/v1/languages`. */
export const serverLanguages = ['ar', 'de', 'en', 'es', 'fa', 'fr', 'hy', 'it', 'kk', 'ru', 'ta', 'ti', 'uk']

interface Wording {
  readonly subject: string
  readonly texts: Readonly<Record<MessageKind, string>>
}

// These texts are the simulated server's, not the app's: a patient's phone would show them.
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
      // Without the patient's zone, or with an unknown one, the server uses its own, which is UTC.
      timeZone: isTimeZone(zone) ? zone : 'UTC',
      timeZoneName: 'short'
    })
    clocks.set(key, clock)
  }
  return clock.format(at)
}

/** What decides the words of a message. */
export type MessageFacts = Pick<Letter, 'kind' | 'channel' | 'language' | 'patientTZ' | 'scheduledFor' | 'doctorName'>

/**
 * The text of a message. Unknown languages, "FR" among them, give English, as on the real server. Languages that the
 * real server has and this one has no texts for give the English text after the language code.
 */
export function messageWords(
  hospital: Hospital,
  facts: MessageFacts,
  url: string
): Pick<PracticeMessage, 'language' | 'subject' | 'text'> {
  const language = serverLanguages.includes(facts.language) ? facts.language : 'en'
  const wording = wordings[language]
  const { subject, texts } = wording ?? english
  const values: Readonly<Record<string, string>> = {
    doctor: facts.doctorName === '' ? '' : ` (${facts.doctorName})`,
    url,
    test: `${hospital.publicUrl}/test-call`,
    time:
      facts.scheduledFor === 0
        ? ''
        : localTime(facts.scheduledFor, wording === undefined ? 'en' : language, facts.patientTZ)
  }
  const text = texts[facts.kind].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
  return {
    language,
    subject: facts.channel === 'email' ? subject : '',
    text: wording === undefined ? `[${language}] ${text}` : text
  }
}

export function asMessage(hospital: Hospital, sent: Letter): PracticeMessage {
  const { at, channel, kind, to, invite } = sent
  return { at, channel, kind, to, inviteId: invite.id, ...messageWords(hospital, sent, patientUrl(hospital, invite)) }
}
