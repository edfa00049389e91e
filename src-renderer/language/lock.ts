import { defineMessages, saying } from './messages.ts'

/** Words of the screen that stands in for everything while nobody is in front of the window, and of its setting. */
export const lockTexts = defineMessages({
  title: {
    fr: 'Vos patients sont masqués',
    de: 'Ihre Patienten sind ausgeblendet',
    it: 'I pazienti sono nascosti',
    en: 'Your patients are hidden'
  },
  body: {
    fr: 'Personne ne peut les voir pendant votre absence. Vous retrouverez tout comme vous l’avez laissé.',
    de: 'Niemand kann sie sehen, während Sie weg sind. Alles ist noch so, wie Sie es verlassen haben.',
    it: 'Nessuno può vederli durante l’assenza. Tutto è rimasto com’era.',
    en: 'Nobody can see them while you are away. Everything is as you left it.'
  },
  show: { fr: 'Afficher à nouveau', de: 'Wieder anzeigen', it: 'Mostra di nuovo', en: 'Show again' },
  showing: {
    fr: 'L’ordinateur vérifie qui vous êtes…',
    de: 'Der Computer prüft, wer Sie sind …',
    it: 'Il computer verifica l’identità…',
    en: 'The computer is checking who you are…'
  },
  sending: {
    fr: 'Envoi des invitations',
    de: 'Einladungen werden gesendet',
    it: 'Invio degli inviti',
    en: 'Sending invitations'
  },
  heldUp: {
    fr: 'Envoi des invitations : en attente',
    de: 'Senden der Einladungen: wartet',
    it: 'Invio degli inviti: in attesa',
    en: 'Sending invitations: waiting'
  },
  sent: saying<{ outcome: string }>({
    fr: ({ outcome }) => `Envoi terminé : ${outcome}.`,
    de: ({ outcome }) => `Senden abgeschlossen: ${outcome}.`,
    it: ({ outcome }) => `Invio terminato: ${outcome}.`,
    en: ({ outcome }) => `Sending is finished: ${outcome}.`
  }),
  cardTitle: {
    fr: 'Pendant votre absence',
    de: 'Wenn Sie weg sind',
    it: 'Durante l’assenza',
    en: 'While you are away'
  },
  hideAfter: {
    fr: 'Masquer les patients',
    de: 'Patienten ausblenden',
    it: 'Nascondere i pazienti',
    en: 'Hide the patients'
  },
  hideAfterHelp: {
    fr: 'Toujours quand l’ordinateur est verrouillé. Un envoi en cours continue.',
    de: 'Immer, wenn der Computer gesperrt ist. Laufendes Senden geht weiter.',
    it: 'Sempre quando il computer è bloccato. Un invio in corso continua.',
    en: 'Always when the computer is locked. Sending goes on.'
  },
  withSystem: {
    fr: 'Seulement quand l’ordinateur est verrouillé',
    de: 'Nur wenn der Computer gesperrt ist',
    it: 'Solo quando il computer è bloccato',
    en: 'Only when the computer is locked'
  },
  afterMinutes: saying<{ minutes: number }>({
    fr: ({ minutes }, f) => `Après ${f.count(minutes, 'minute', 'minutes')} sans clavier ni souris`,
    de: ({ minutes }, f) => `Nach ${f.count(minutes, 'Minute', 'Minuten')} ohne Tastatur und Maus`,
    it: ({ minutes }, f) => `Dopo ${f.count(minutes, 'minuto', 'minuti')} senza tastiera né mouse`,
    en: ({ minutes }, f) => `After ${f.count(minutes, 'minute', 'minutes')} without keyboard and mouse`
  })
})
