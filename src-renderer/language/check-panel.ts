import type { InvitationState } from '#contract/invitation.ts'
import { defineMessages, saying, type Words } from './messages.ts'

type Count = { readonly count: number }

/** Where a row stands once it was sent. */
export const invitationStateWords: Readonly<Record<InvitationState, Words>> = {
  ready: { fr: 'Prêt', de: 'Bereit', it: 'Pronto', en: 'Ready' },
  held: { fr: 'Retenu', de: 'Zurückgehalten', it: 'Trattenuto', en: 'Held back' },
  queued: { fr: 'En attente d’envoi', de: 'Wartet aufs Senden', it: 'In attesa d’invio', en: 'Waiting to be sent' },
  sending: { fr: 'Envoi en cours', de: 'Wird gesendet', it: 'Invio in corso', en: 'Being sent' },
  created: { fr: 'Invité', de: 'Eingeladen', it: 'Invitato', en: 'Invited' },
  refused: { fr: 'Refusé', de: 'Abgelehnt', it: 'Rifiutato', en: 'Refused' },
  unknown: { fr: 'En doute', de: 'Unklar', it: 'In dubbio', en: 'In doubt' },
  checking: {
    fr: 'Recherche sur le serveur',
    de: 'Wird beim Server erfragt',
    it: 'Ricerca sul server',
    en: 'Asking the server'
  },
  undecided: { fr: 'À décider', de: 'Zu entscheiden', it: 'Da decidere', en: 'To be decided' },
  withdrawn: { fr: 'Retiré', de: 'Zurückgezogen', it: 'Ritirato', en: 'Withdrawn' }
}

/** Words of the panel beside the check table, and of what applies to the whole list. */
export const panelTexts = defineMessages({
  panel: { fr: 'À côté du tableau', de: 'Neben der Tabelle', it: 'Accanto alla tabella', en: 'Beside the table' },
  problems: { fr: 'Problèmes', de: 'Probleme', it: 'Problemi', en: 'Problems' },
  patient: { fr: 'Le patient reçoit', de: 'Patient erhält', it: 'Il paziente riceve', en: 'Patient gets' },
  toFix: {
    fr: 'À corriger avant l’envoi',
    de: 'Vor dem Senden zu korrigieren',
    it: 'Da correggere prima dell’invio',
    en: 'To fix before sending'
  },
  toLook: {
    fr: 'Fait pour vous, à regarder',
    de: 'Für Sie erledigt, bitte ansehen',
    it: 'Fatto per voi, da guardare',
    en: 'Done for you, take a look'
  },
  accepted: { fr: 'Accepté', de: 'Akzeptiert', it: 'Accettato', en: 'Accepted' },
  noProblem: {
    fr: 'Rien à corriger.',
    de: 'Es ist nichts zu korrigieren.',
    it: 'Nulla da correggere.',
    en: 'Nothing to fix.'
  },
  noProblemNext: {
    fr: 'Tous les patients peuvent être invités.',
    de: 'Alle Patienten können eingeladen werden.',
    it: 'Tutti i pazienti possono essere invitati.',
    en: 'All patients can be invited.'
  },
  show: { fr: 'Afficher', de: 'Anzeigen', it: 'Mostra', en: 'Show' },
  shownNow: { fr: 'Affichés', de: 'Angezeigt', it: 'Mostrati', en: 'Shown' },
  example: { fr: 'Exemple', de: 'Beispiel', it: 'Esempio', en: 'Example' },
  becomes: { fr: 'devient', de: 'wird zu', it: 'diventa', en: 'becomes' },
  leaveOutAll: saying<Count>({
    fr: ({ count }, f) => (count === 1 ? 'Laisser de côté' : `Laisser les ${f.number(count)} de côté`),
    de: ({ count }, f) => (count === 1 ? 'Weglassen' : `Alle ${f.number(count)} weglassen`),
    it: ({ count }, f) => (count === 1 ? 'Escludi' : `Escludi tutti e ${f.number(count)}`),
    en: ({ count }, f) => (count === 1 ? 'Leave out' : `Leave all ${f.number(count)} out`)
  }),
  leftOut: saying<Count>({
    fr: ({ count }, f) => f.count(count, 'patient laissé de côté', 'patients laissés de côté'),
    de: ({ count }, f) => `${f.count(count, 'Patient', 'Patienten')} weggelassen`,
    it: ({ count }, f) => f.count(count, 'paziente escluso', 'pazienti esclusi'),
    en: ({ count }, f) => `${f.count(count, 'patient', 'patients')} left out`
  }),
  accept: { fr: 'Accepter', de: 'Akzeptieren', it: 'Accetta', en: 'Accept' },
  inviteAnyway: { fr: 'Inviter quand même', de: 'Trotzdem einladen', it: 'Invita comunque', en: 'Invite anyway' },
  undo: { fr: 'Annuler', de: 'Rückgängig', it: 'Annulla', en: 'Undo' },
  doctorOrQueue: {
    fr: 'Médecin (e-mail) ou file d’attente',
    de: 'Arzt (E-Mail) oder Warteschlange',
    it: 'Medico (e-mail) o coda',
    en: 'Doctor (e-mail) or queue'
  },
  doctor: { fr: 'Médecin (e-mail)', de: 'Arzt (E-Mail)', it: 'Medico (e-mail)', en: 'Doctor (e-mail)' },
  queue: { fr: 'File d’attente', de: 'Warteschlange', it: 'Coda', en: 'Queue' },
  asAddress: { fr: 'Médecin', de: 'Arzt', it: 'Medico', en: 'Doctor' },
  doctorInvalid: {
    fr: 'Saisissez une adresse e-mail, comme dora.keller@hopital.ch.',
    de: 'Geben Sie eine E-Mail-Adresse ein, wie dora.keller@spital.ch.',
    it: 'Inserire un indirizzo e-mail, come dora.keller@ospedale.ch.',
    en: 'Type an e-mail address, such as dora.keller@hospital.ch.'
  },
  use: { fr: 'Appliquer', de: 'Übernehmen', it: 'Applica', en: 'Apply' },

  whole: {
    fr: 'Pour toute la liste :',
    de: 'Für die ganze Liste:',
    it: 'Per tutto l’elenco:',
    en: 'For the whole list:'
  },
  noDestination: {
    fr: 'ni médecin ni file',
    de: 'weder Arzt noch Warteschlange',
    it: 'né medico né coda',
    en: 'no doctor or queue'
  },
  fromFile: {
    fr: 'médecin ou file selon le fichier',
    de: 'Arzt oder Warteschlange laut Datei',
    it: 'medico o coda secondo il file',
    en: 'doctor or queue from the file'
  },
  whereMissing: {
    fr: 'Vaut pour les patients dont le fichier ne dit rien.',
    de: 'Gilt für Patienten, zu denen die Datei nichts sagt.',
    it: 'Vale per i pazienti di cui il file non dice nulla.',
    en: 'Holds for patients of whom the file says nothing.'
  },
  delivery: {
    fr: 'Qui transmet le lien',
    de: 'Wer den Link überbringt',
    it: 'Chi consegna il link',
    en: 'Who delivers the link'
  },
  server: {
    fr: 'Le serveur, par SMS ou e-mail',
    de: 'Der Server, per SMS oder E-Mail',
    it: 'Il server, per SMS o e-mail',
    en: 'The server, by SMS or e-mail'
  },
  serverShort: {
    fr: 'le serveur envoie SMS ou e-mail',
    de: 'der Server sendet SMS oder E-Mail',
    it: 'il server invia SMS o e-mail',
    en: 'the server sends SMS or e-mail'
  },
  linksOnly: {
    fr: 'Nous-mêmes, liens seulement',
    de: 'Wir selbst, nur Links',
    it: 'Noi stessi, solo link',
    en: 'We do, links only'
  },
  linksOnlyShort: {
    fr: 'liens seulement, aucun message',
    de: 'nur Links, keine Nachricht',
    it: 'solo link, nessun messaggio',
    en: 'links only, no message'
  },
  language: {
    fr: 'Langue des patients',
    de: 'Sprache der Patienten',
    it: 'Lingua dei pazienti',
    en: 'Patients’ language'
  },
  country: {
    fr: 'Pays des numéros sans indicatif',
    de: 'Land der Nummern ohne Vorwahl',
    it: 'Paese dei numeri senza prefisso',
    en: 'Country of numbers without prefix'
  },
  zone: { fr: 'Fuseau horaire', de: 'Zeitzone', it: 'Fuso orario', en: 'Time zone' },
  settingChanged: {
    fr: 'Changé pour toute la liste.',
    de: 'Für die ganze Liste geändert.',
    it: 'Cambiato per tutto l’elenco.',
    en: 'Changed for the whole list.'
  },

  choosePatient: {
    fr: 'Choisissez un patient dans le tableau pour voir son invitation.',
    de: 'Wählen Sie in der Tabelle einen Patienten, um seine Einladung zu sehen.',
    it: 'Scegliere un paziente nella tabella per vederne l’invito.',
    en: 'Choose a patient in the table to see the invitation.'
  },
  rowNumber: saying<{ readonly row: number }>({
    fr: ({ row }, f) => `ligne ${f.number(row)} du fichier`,
    de: ({ row }, f) => `Zeile ${f.number(row)} der Datei`,
    it: ({ row }, f) => `riga ${f.number(row)} del file`,
    en: ({ row }, f) => `row ${f.number(row)} of the file`
  }),
  bySms: saying<{ readonly to: string }>({
    fr: ({ to }) => `Un SMS au ${to}`,
    de: ({ to }) => `Eine SMS an ${to}`,
    it: ({ to }) => `Un SMS al ${to}`,
    en: ({ to }) => `A text message to ${to}`
  }),
  byEmail: saying<{ readonly to: string }>({
    fr: ({ to }) => `Un e-mail à ${to}`,
    de: ({ to }) => `Eine E-Mail an ${to}`,
    it: ({ to }) => `Un’e-mail a ${to}`,
    en: ({ to }) => `An e-mail to ${to}`
  }),
  noMessage: {
    fr: 'Aucun message : vous transmettez le lien vous-même.',
    de: 'Keine Nachricht: Sie überbringen den Link selbst.',
    it: 'Nessun messaggio: consegnate voi il link.',
    en: 'No message: you hand the link over yourself.'
  },
  emailUnused: saying<{ readonly address: string }>({
    fr: ({ address }) => `${address} n’est pas utilisé : avec un mobile, seul le SMS part.`,
    de: ({ address }) => `${address} bleibt unbenutzt: Mit Mobilnummer geht nur die SMS.`,
    it: ({ address }) => `${address} non viene usato: con un cellulare parte solo l’SMS.`,
    en: ({ address }) => `${address} is not used: with a mobile, only the text message goes.`
  }),
  inLanguage: saying<{ readonly language: string }>({
    fr: ({ language }) => `Message en ${language.toLocaleLowerCase('fr')}`,
    de: ({ language }) => `Nachricht auf ${language}`,
    it: ({ language }) => `Messaggio in ${language.toLocaleLowerCase('it')}`,
    en: ({ language }) => `Message in ${language}`
  }),
  withDoctor: saying<{ readonly who: string }>({
    fr: ({ who }) => `Médecin : ${who}`,
    de: ({ who }) => `Ärztin oder Arzt: ${who}`,
    it: ({ who }) => `Medico: ${who}`,
    en: ({ who }) => `Doctor: ${who}`
  }),
  withQueue: saying<{ readonly who: string }>({
    fr: ({ who }) => `File d’attente : ${who}`,
    de: ({ who }) => `Warteschlange: ${who}`,
    it: ({ who }) => `Coda: ${who}`,
    en: ({ who }) => `Queue: ${who}`
  }),
  appointment: saying<{ readonly day: string; readonly time: string }>({
    fr: ({ day, time }) => `Rendez-vous ${day} à ${time}`,
    de: ({ day, time }) => `Termin am ${day} um ${time} Uhr`,
    it: ({ day, time }) => `Appuntamento ${day} alle ${time}`,
    en: ({ day, time }) => `Appointment on ${day} at ${time}`
  }),
  localTime: saying<{ readonly zone: string }>({
    fr: ({ zone }) => `heure locale, ${zone}`,
    de: ({ zone }) => `Ortszeit, ${zone}`,
    it: ({ zone }) => `ora locale, ${zone}`,
    en: ({ zone }) => `local time, ${zone}`
  }),
  noAppointment: {
    fr: 'Sans rendez-vous fixe',
    de: 'Ohne festen Termin',
    it: 'Senza appuntamento fisso',
    en: 'No fixed appointment'
  },
  linkUntil: saying<{ readonly day: string; readonly time: string }>({
    fr: ({ day, time }) => `Le lien vaut jusqu’au ${day}, ${time}, s’il n’est pas utilisé avant.`,
    de: ({ day, time }) => `Unbenutzt gilt der Link bis ${day}, ${time} Uhr.`,
    it: ({ day, time }) => `Se non usato, il link vale fino a ${day}, ${time}.`,
    en: ({ day, time }) => `If unused, the link works until ${day}, ${time}.`
  }),
  linkFromSending: {
    fr: 'Le lien vaut 24 heures dès l’envoi, s’il n’est pas utilisé avant.',
    de: 'Unbenutzt gilt der Link 24 Stunden ab dem Senden.',
    it: 'Se non usato, il link vale 24 ore dall’invio.',
    en: 'If unused, the link works for 24 hours after sending.'
  },
  notYet: {
    fr: 'Ce patient ne peut pas encore être invité :',
    de: 'Dieser Patient kann noch nicht eingeladen werden:',
    it: 'Questo paziente non può ancora essere invitato:',
    en: 'This patient cannot be invited yet:'
  },
  isExcluded: {
    fr: 'Ce patient est laissé de côté : il ne reçoit rien.',
    de: 'Dieser Patient ist weggelassen: Er erhält nichts.',
    it: 'Questo paziente è escluso: non riceve nulla.',
    en: 'This patient is left out and gets nothing.'
  },
  isAside: saying<{ readonly reason: string }>({
    fr: ({ reason }) => `Cette ligne n’est pas prise pour un patient (${reason}).`,
    de: ({ reason }) => `Diese Zeile gilt nicht als Patient (${reason}).`,
    it: ({ reason }) => `Questa riga non è considerata un paziente (${reason}).`,
    en: ({ reason }) => `This line is not taken for a patient (${reason}).`
  }),
  isSent: {
    fr: 'Cette ligne ne se modifie plus ici ; voyez « Liens » pour corriger, renvoyer ou retirer.',
    de: 'Diese Zeile lässt sich hier nicht mehr ändern; unter «Links» können Sie korrigieren, nochmals senden oder zurückziehen.',
    it: 'Questa riga non si modifica più qui; in «Link» si può correggere, rinviare o ritirare.',
    en: 'This row can no longer be changed here; see “Links” to correct, resend or withdraw.'
  },
  otherRows: saying<{ readonly rows: readonly string[] }>({
    fr: ({ rows }, f) => `Voir ${f.all(rows)}`,
    de: ({ rows }, f) => `Siehe ${f.all(rows)}`,
    it: ({ rows }, f) => `Vedi ${f.all(rows)}`,
    en: ({ rows }, f) => `See ${f.all(rows)}`
  })
})
