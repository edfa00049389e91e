import { defineMessages, saying } from './messages.ts'

/** Words of the settings. */
export const settingsTexts = defineMessages({
  title: { fr: 'Réglages', de: 'Einstellungen', it: 'Impostazioni', en: 'Settings' },
  lead: {
    fr: 'Chaque changement vaut tout de suite.',
    de: 'Jede Änderung gilt sofort.',
    it: 'Ogni modifica vale subito.',
    en: 'Every change applies at once.'
  },
  language: {
    fr: 'Langue de l’application',
    de: 'Sprache der App',
    it: 'Lingua dell’applicazione',
    en: 'Language of the app'
  },
  languageHelp: {
    fr: 'La langue des patients est un autre réglage, plus bas.',
    de: 'Die Sprache der Patienten ist eine andere Einstellung, weiter unten.',
    it: 'La lingua dei pazienti è un’altra impostazione, più sotto.',
    en: 'The patients’ language is another setting, further down.'
  },
  likeSystem: saying<{ name: string }>({
    fr: ({ name }) => `Comme l’ordinateur (${name})`,
    de: ({ name }) => `Wie der Computer (${name})`,
    it: ({ name }) => `Come il computer (${name})`,
    en: ({ name }) => `Like the computer (${name})`
  }),
  sending: { fr: 'Envoi', de: 'Senden', it: 'Invio', en: 'Sending' },
  rate: {
    fr: 'Invitations par seconde',
    de: 'Einladungen pro Sekunde',
    it: 'Inviti al secondo',
    en: 'Invitations per second'
  },
  rateHelp: saying<{ min: number; max: number; usual: number }>({
    fr: ({ min, max, usual }) =>
      `De ${min} à ${max} ; ${usual} convient presque toujours. Diminuez si votre serveur demande de ralentir.`,
    de: ({ min, max, usual }) =>
      `Von ${min} bis ${max}; ${usual} passt fast immer. Senken Sie den Wert, wenn Ihr Server bittet, langsamer zu machen.`,
    it: ({ min, max, usual }) =>
      `Da ${min} a ${max}; ${usual} va quasi sempre bene. Diminuire se il server chiede di rallentare.`,
    en: ({ min, max, usual }) =>
      `From ${min} to ${max}; ${usual} is nearly always right. Lower it if your server asks to slow down.`
  }),
  newLists: { fr: 'Nouvelles listes', de: 'Neue Listen', it: 'Nuovi elenchi', en: 'New lists' },
  newListsLead: {
    fr: 'Ce avec quoi une nouvelle liste commence. Chaque liste peut en différer.',
    de: 'Womit eine neue Liste beginnt. Jede Liste kann davon abweichen.',
    it: 'Con che cosa comincia un nuovo elenco. Ogni elenco può essere diverso.',
    en: 'What a new list starts with. Each list may differ.'
  },
  country: {
    fr: 'Pays des numéros de téléphone',
    de: 'Land der Telefonnummern',
    it: 'Paese dei numeri di telefono',
    en: 'Country of the phone numbers'
  },
  countryHelp: saying<{ example: string }>({
    fr: ({ example }) => `Pour les numéros écrits sans indicatif, comme ${example}.`,
    de: ({ example }) => `Für Nummern ohne Vorwahl des Landes, wie ${example}.`,
    it: ({ example }) => `Per i numeri scritti senza prefisso internazionale, come ${example}.`,
    en: ({ example }) => `For numbers written without a country code, such as ${example}.`
  }),
  timeZone: { fr: 'Fuseau horaire', de: 'Zeitzone', it: 'Fuso orario', en: 'Time zone' },
  timeZoneHelp: {
    fr: 'Les heures de la liste sont comprises dans ce fuseau. Tapez le nom d’une ville.',
    de: 'Die Uhrzeiten der Liste gelten in dieser Zone. Tippen Sie den Namen einer Stadt.',
    it: 'Gli orari dell’elenco sono intesi in questo fuso. Digitare il nome di una città.',
    en: 'The times in the list are taken in this zone. Type the name of a city.'
  },
  patientLanguage: {
    fr: 'Langue des patients',
    de: 'Sprache der Patienten',
    it: 'Lingua dei pazienti',
    en: 'Language of the patients'
  },
  patientLanguageHelp: {
    fr: 'Pour les patients dont la liste n’indique pas la langue.',
    de: 'Für Patienten, bei denen die Liste keine Sprache nennt.',
    it: 'Per i pazienti di cui l’elenco non indica la lingua.',
    en: 'For patients whose language the list does not tell.'
  },
  delivery: {
    fr: 'Qui transmet le lien au patient ?',
    de: 'Wer bringt den Link zum Patienten?',
    it: 'Chi trasmette il link al paziente?',
    en: 'Who brings the link to the patient?'
  },
  byServer: { fr: 'Le serveur', de: 'Der Server', it: 'Il server', en: 'The server' },
  byServerDetail: {
    fr: 'Par SMS, ou par e-mail pour les patients sans mobile.',
    de: 'Per SMS, oder per E-Mail für Patienten ohne Handy.',
    it: 'Via SMS, o via e-mail per i pazienti senza cellulare.',
    en: 'By SMS, or by e-mail for patients without a mobile.'
  },
  linksOnly: { fr: 'Nous-mêmes', de: 'Wir selbst', it: 'Noi stessi', en: 'We do' },
  linksOnlyDetail: {
    fr: 'Le serveur prépare les liens et n’envoie rien.',
    de: 'Der Server bereitet die Links vor und sendet nichts.',
    it: 'Il server prepara i link e non invia nulla.',
    en: 'The server prepares the links and sends nothing.'
  },
  about: { fr: 'À propos', de: 'Über die App', it: 'Informazioni', en: 'About' },
  version: saying<{ version: string }>({
    fr: ({ version }) => `Version ${version}`,
    de: ({ version }) => `Version ${version}`,
    it: ({ version }) => `Versione ${version}`,
    en: ({ version }) => `Version ${version}`
  }),
  standIn: {
    fr: 'Exécutée dans un environnement de test : n’utilisez pas de vrais patients.',
    de: 'Läuft in einer Testumgebung: Verwenden Sie keine echten Patienten.',
    it: 'In esecuzione in un ambiente di prova: non usare pazienti reali.',
    en: 'Running in a test environment: do not use real patients.'
  }
})
