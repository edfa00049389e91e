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
    it: 'Nessuno può vederli durante la vostra assenza. Ritroverete tutto come lo avete lasciato.',
    en: 'Nobody can see them while you are away. Everything is as you left it.'
  },
  show: { fr: 'Afficher à nouveau', de: 'Wieder anzeigen', it: 'Mostra di nuovo', en: 'Show again' },
  showing: {
    fr: 'L’ordinateur vérifie qui vous êtes…',
    de: 'Der Computer prüft, wer Sie sind …',
    it: 'Il computer verifica chi siete…',
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
    it: 'Durante la vostra assenza',
    en: 'While you are away'
  },
  hideAfter: {
    fr: 'Masquer les patients',
    de: 'Patienten ausblenden',
    it: 'Nascondere i pazienti',
    en: 'Hide the patients'
  },
  hideAfterHelp: {
    fr: 'Sans toucher ni au clavier ni à la souris. Un envoi en cours continue.',
    de: 'Ohne Tastatur und Maus zu berühren. Laufendes Senden geht weiter.',
    it: 'Senza toccare né la tastiera né il mouse. Un invio in corso continua.',
    en: 'Without a touch of keyboard or mouse. Sending goes on.'
  },
  withSystem: {
    fr: 'Seulement quand l’ordinateur est verrouillé',
    de: 'Nur wenn der Computer gesperrt ist',
    it: 'Solo quando il computer è bloccato',
    en: 'Only when the computer is locked'
  },
  afterMinutes: saying<{ minutes: number }>({
    fr: ({ minutes }, f) => `Après ${f.count(minutes, 'minute', 'minutes')}, ou quand l’ordinateur est verrouillé`,
    de: ({ minutes }, f) => `Nach ${f.count(minutes, 'Minute', 'Minuten')}, oder wenn der Computer gesperrt ist`,
    it: ({ minutes }, f) => `Dopo ${f.count(minutes, 'minuto', 'minuti')}, o quando il computer è bloccato`,
    en: ({ minutes }, f) => `After ${f.count(minutes, 'minute', 'minutes')}, or when the computer is locked`
  })
})
