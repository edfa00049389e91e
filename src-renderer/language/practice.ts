import { defineMessages, saying } from './messages.ts'

/** Words of the practice panel. */
export const practiceTexts = defineMessages({
  title: { fr: 'Entraînement', de: 'Übung', it: 'Esercitazione', en: 'Practice' },
  lead: {
    fr: 'Ce que les patients auraient reçu. Rien n’a quitté cet ordinateur.',
    de: 'Was die Patienten erhalten hätten. Nichts hat diesen Computer verlassen.',
    it: 'Ciò che i pazienti avrebbero ricevuto. Nulla ha lasciato questo computer.',
    en: 'What the patients would have received. Nothing has left this computer.'
  },
  messages: saying<{ count: number }>({
    fr: ({ count }, f) => `Messages (${f.number(count)})`,
    de: ({ count }, f) => `Nachrichten (${f.number(count)})`,
    it: ({ count }, f) => `Messaggi (${f.number(count)})`,
    en: ({ count }, f) => `Messages (${f.number(count)})`
  }),
  troubles: { fr: 'Pannes à exercer', de: 'Störungen üben', it: 'Guasti da esercitare', en: 'Troubles to practise' },
  people: { fr: 'Médecins et files', de: 'Ärzte und Warteschlangen', it: 'Medici e code', en: 'Doctors and queues' },
  noMessages: { fr: 'Aucun message', de: 'Keine Nachrichten', it: 'Nessun messaggio', en: 'No messages' },
  noMessagesNext: {
    fr: 'Envoyez une liste en mode d’entraînement : ses messages apparaissent ici.',
    de: 'Senden Sie eine Liste im Übungsmodus: Ihre Nachrichten erscheinen hier.',
    it: 'Inviare un elenco in modalità di esercitazione: i messaggi appaiono qui.',
    en: 'Send a list in practice mode: its messages appear here.'
  },
  notPractising: {
    fr: 'Le mode d’entraînement n’est pas choisi',
    de: 'Der Übungsmodus ist nicht gewählt',
    it: 'La modalità di esercitazione non è scelta',
    en: 'Practice mode is not chosen'
  },
  notPractisingNext: {
    fr: 'Choisissez « Entraînement » comme connexion pour envoyer sans que rien ne parte.',
    de: 'Wählen Sie «Übung» als Verbindung, um zu senden, ohne dass etwas hinausgeht.',
    it: 'Scegliere «Esercitazione» come connessione per inviare senza che nulla parta.',
    en: 'Choose “Practice” as the connection to send without anything leaving.'
  },
  toConnection: {
    fr: 'Voir les connexions',
    de: 'Zu den Verbindungen',
    it: 'Vai alle connessioni',
    en: 'Go to the connections'
  },
  to: saying<{ to: string }>({
    fr: ({ to }) => `À ${to}`,
    de: ({ to }) => `An ${to}`,
    it: ({ to }) => `A ${to}`,
    en: ({ to }) => `To ${to}`
  }),
  sms: { fr: 'SMS', de: 'SMS', it: 'SMS', en: 'SMS' },
  whatsapp: { fr: 'WhatsApp', de: 'WhatsApp', it: 'WhatsApp', en: 'WhatsApp' },
  email: { fr: 'E-mail', de: 'E-Mail', it: 'E-mail', en: 'E-mail' },
  troublesLead: {
    fr: 'Pour voir ce que l’application fait quand le serveur se comporte mal. Ne concerne que l’entraînement.',
    de: 'Um zu sehen, was die App tut, wenn der Server sich falsch verhält. Gilt nur für die Übung.',
    it: 'Per vedere che cosa fa l’applicazione quando il server si comporta male. Vale solo per l’esercitazione.',
    en: 'To see what the app does when the server misbehaves. For practice only.'
  },
  addTrouble: { fr: 'Ajouter une panne', de: 'Störung hinzufügen', it: 'Aggiungi un guasto', en: 'Add a trouble' },
  trouble: { fr: 'Panne', de: 'Störung', it: 'Guasto', en: 'Trouble' },
  share: {
    fr: 'Demandes touchées',
    de: 'Betroffene Anfragen',
    it: 'Richieste colpite',
    en: 'Requests hit'
  },
  lastName: {
    fr: 'Seulement pour ce nom de famille',
    de: 'Nur für diesen Nachnamen',
    it: 'Solo per questo cognome',
    en: 'Only for this last name'
  },
  lastNameHelp: {
    fr: 'Laissez vide pour tous les patients.',
    de: 'Leer lassen für alle Patienten.',
    it: 'Lasciare vuoto per tutti i pazienti.',
    en: 'Leave empty for every patient.'
  },
  removeTrouble: {
    fr: 'Enlever cette panne',
    de: 'Diese Störung entfernen',
    it: 'Togli questo guasto',
    en: 'Remove this trouble'
  },
  noTroubles: {
    fr: 'Le serveur se comporte bien',
    de: 'Der Server verhält sich gut',
    it: 'Il server si comporta bene',
    en: 'The server behaves well'
  },
  noTroublesNext: {
    fr: 'Ajoutez une panne, puis envoyez une liste d’essai.',
    de: 'Fügen Sie eine Störung hinzu und senden Sie dann eine Testliste.',
    it: 'Aggiungere un guasto, poi inviare un elenco di prova.',
    en: 'Add a trouble, then send a trial list.'
  },
  peopleLead: {
    fr: 'Utilisez-les dans vos listes d’essai.',
    de: 'Verwenden Sie sie in Ihren Testlisten.',
    it: 'Usarli negli elenchi di prova.',
    en: 'Use them in your trial lists.'
  },
  doctors: { fr: 'Médecins', de: 'Ärztinnen und Ärzte', it: 'Medici', en: 'Doctors' },
  queues: { fr: 'Files d’attente', de: 'Warteschlangen', it: 'Code', en: 'Queues' },
  loading: {
    fr: 'Lecture des messages…',
    de: 'Nachrichten werden gelesen …',
    it: 'Lettura dei messaggi…',
    en: 'Reading the messages…'
  },
  olderHidden: saying<{ count: number }>({
    fr: ({ count }, f) => `Les ${f.number(count)} derniers sont affichés.`,
    de: ({ count }, f) => `Die letzten ${f.number(count)} werden angezeigt.`,
    it: ({ count }, f) => `Sono mostrati gli ultimi ${f.number(count)}.`,
    en: ({ count }, f) => `The last ${f.number(count)} are shown.`
  })
})
