import { defineMessages, saying, type Words } from './messages.ts'

type Counted = { readonly count: number }

/** Words of the day board. */
export const boardTexts = defineMessages({
  title: { fr: 'Journée', de: 'Tag', it: 'Giornata', en: 'Day' },
  lead: {
    fr: 'Qui est invité, qui a confirmé, qui est entré : toutes les listes de cette connexion.',
    de: 'Wer eingeladen ist, bestätigt hat, hereingekommen ist: alle Listen dieser Verbindung.',
    it: 'Chi è invitato, chi ha confermato, chi è entrato: tutti gli elenchi di questa connessione.',
    en: 'Who is invited, has confirmed, has come in: all lists of this connection.'
  },
  day: { fr: 'Jour', de: 'Tag', it: 'Giorno', en: 'Day' },
  today: { fr: 'Aujourd’hui', de: 'Heute', it: 'Oggi', en: 'Today' },
  tomorrow: { fr: 'Demain', de: 'Morgen', it: 'Domani', en: 'Tomorrow' },
  show: { fr: 'Patients affichés', de: 'Gezeigte Patienten', it: 'Pazienti mostrati', en: 'Patients shown' },
  everybody: { fr: 'Tous', de: 'Alle', it: 'Tutti', en: 'All' },
  toPhone: { fr: 'À appeler', de: 'Anzurufen', it: 'Da chiamare', en: 'To phone' },
  search: {
    fr: 'Chercher dans toutes les listes',
    de: 'In allen Listen suchen',
    it: 'Cerca in tutti gli elenchi',
    en: 'Search all lists'
  },
  found: saying<Counted>({
    fr: ({ count }, f) => `${f.count(count, 'invitation trouvée', 'invitations trouvées')} dans toutes les listes`,
    de: ({ count }, f) => `${f.count(count, 'Einladung', 'Einladungen')} in allen Listen gefunden`,
    it: ({ count }, f) => `${f.count(count, 'invito trovato', 'inviti trovati')} in tutti gli elenchi`,
    en: ({ count }, f) => `${f.count(count, 'invitation', 'invitations')} found in all lists`
  }),
  refresh: saying<Counted>({
    fr: ({ count }, f) => `Actualiser (${f.number(count)})`,
    de: ({ count }, f) => `Aktualisieren (${f.number(count)})`,
    it: ({ count }, f) => `Aggiorna (${f.number(count)})`,
    en: ({ count }, f) => `Refresh (${f.number(count)})`
  }),
  refreshed: {
    fr: 'Tout vient d’être actualisé',
    de: 'Alles ist eben aktualisiert worden',
    it: 'Tutto è appena stato aggiornato',
    en: 'Everything was refreshed just now'
  },
  loading: { fr: 'Ouverture…', de: 'Wird geöffnet …', it: 'Apertura…', en: 'Opening…' },
  none: saying<{ day: string }>({
    fr: ({ day }) => `Aucune invitation pour ce jour (${day}).`,
    de: ({ day }) => `Keine Einladungen für diesen Tag (${day}).`,
    it: ({ day }) => `Nessun invito per questo giorno (${day}).`,
    en: ({ day }) => `No invitations for this day (${day}).`
  }),
  noneNext: {
    fr: 'Déposez une liste de patients pour les inviter.',
    de: 'Legen Sie eine Patientenliste ab, um sie einzuladen.',
    it: 'Trascinare un elenco di pazienti per invitarli.',
    en: 'Drop a list of patients to invite them.'
  },
  nobodyToPhone: {
    fr: 'Personne à appeler.',
    de: 'Niemand ist anzurufen.',
    it: 'Nessuno da chiamare.',
    en: 'Nobody to phone.'
  },
  nothingFound: {
    fr: 'Rien trouvé.',
    de: 'Nichts gefunden.',
    it: 'Nulla trovato.',
    en: 'Nothing found.'
  },
  nothingFoundNext: {
    fr: 'Cherchez un nom, un numéro, une adresse, un lien ou le début d’un de ceux-ci.',
    de: 'Suchen Sie einen Namen, eine Nummer, eine Adresse, einen Link oder den Anfang davon.',
    it: 'Cercare un nome, un numero, un indirizzo, un link o l’inizio di uno di questi.',
    en: 'Search a name, a number, an address, a link, or the beginning of one.'
  },
  table: { fr: 'Invitations', de: 'Einladungen', it: 'Inviti', en: 'Invitations' },
  time: { fr: 'Heure', de: 'Zeit', it: 'Ora', en: 'Time' },
  patient: { fr: 'Patient', de: 'Patient', it: 'Paziente', en: 'Patient' },
  contact: { fr: 'Contact', de: 'Kontakt', it: 'Contatto', en: 'Contact' },
  state: { fr: 'État', de: 'Stand', it: 'Stato', en: 'State' },
  more: { fr: 'À savoir', de: 'Zu wissen', it: 'Da sapere', en: 'To know' },
  list: { fr: 'Liste', de: 'Liste', it: 'Elenco', en: 'List' },
  noTime: { fr: 'sans heure', de: 'ohne Zeit', it: 'senza ora', en: 'no time' },
  openList: saying<{ name: string }>({
    fr: ({ name }) => `Ouvrir la liste « ${name} »`,
    de: ({ name }) => `Liste «${name}» öffnen`,
    it: ({ name }) => `Apri l’elenco «${name}»`,
    en: ({ name }) => `Open the list “${name}”`
  }),
  group: saying<{ name: string; count: number }>({
    fr: ({ name, count }, f) => `${name} · ${f.count(count, 'patient', 'patients')}`,
    de: ({ name, count }, f) => `${name} · ${f.count(count, 'Patient', 'Patienten')}`,
    it: ({ name, count }, f) => `${name} · ${f.count(count, 'paziente', 'pazienti')}`,
    en: ({ name, count }, f) => `${name} · ${f.count(count, 'patient', 'patients')}`
  }),
  chooseGroup: saying<{ name: string }>({
    fr: ({ name }) => `Choisir tous les patients de ${name}`,
    de: ({ name }) => `Alle Patienten von ${name} wählen`,
    it: ({ name }) => `Scegli tutti i pazienti di ${name}`,
    en: ({ name }) => `Choose all patients of ${name}`
  }),
  chooseGroupShort: { fr: 'Tous', de: 'Alle', it: 'Tutti', en: 'All' },
  linkUntil: saying<{ at: number; zone: string }>({
    fr: ({ at, zone }, f) => `Lien valable jusqu’au ${f.dateTime(at, zone)}`,
    de: ({ at, zone }, f) => `Link gültig bis ${f.dateTime(at, zone)}`,
    it: ({ at, zone }, f) => `Link valido fino a ${f.dateTime(at, zone)}`,
    en: ({ at, zone }, f) => `Link works until ${f.dateTime(at, zone)}`
  }),
  askedAt: saying<{ at: number }>({
    fr: ({ at }, f) => `vu à ${f.time(at)}`,
    de: ({ at }, f) => `Stand ${f.time(at)}`,
    it: ({ at }, f) => `visto alle ${f.time(at)}`,
    en: ({ at }, f) => `seen at ${f.time(at)}`
  }),
  neverAsked: {
    fr: 'pas encore demandé au serveur',
    de: 'noch nicht beim Server nachgefragt',
    it: 'non ancora chiesto al server',
    en: 'the server was not asked yet'
  },
  serverTime: saying<{ at: number; zone: string }>({
    fr: ({ at, zone }, f) => `Sur le serveur : ${f.dateTime(at, zone)}`,
    de: ({ at, zone }, f) => `Auf dem Server: ${f.dateTime(at, zone)}`,
    it: ({ at, zone }, f) => `Sul server: ${f.dateTime(at, zone)}`,
    en: ({ at, zone }, f) => `On the server: ${f.dateTime(at, zone)}`
  }),
  openCare: {
    fr: 'La dernière action n’a pas eu de réponse : actualisez.',
    de: 'Die letzte Aktion blieb ohne Antwort: Aktualisieren Sie.',
    it: 'L’ultima azione è rimasta senza risposta: aggiornare.',
    en: 'The last action had no answer: refresh.'
  },
  atServer: {
    fr: 'Seuls ceux qui peuvent avoir changé sont demandés, sans presser le serveur.',
    de: 'Gefragt wird nur nach denen, die sich geändert haben können, ohne den Server zu drängen.',
    it: 'Si chiede solo di chi può essere cambiato, senza sovraccaricare il server.',
    en: 'Only those that can have changed are asked for, without pressing the server.'
  }
})

/** Where a patient is, in a word or two. */
export const stageWords = {
  'on-the-way': { fr: 'En envoi', de: 'Wird gesendet', it: 'In invio', en: 'Being sent' },
  'not-delivered': { fr: 'Pas invité', de: 'Nicht eingeladen', it: 'Non invitato', en: 'Not invited' },
  doubt: { fr: 'En doute', de: 'Unklar', it: 'In dubbio', en: 'In doubt' },
  sent: { fr: 'Lien envoyé', de: 'Link gesendet', it: 'Link inviato', en: 'Link sent' },
  'to-hand-over': { fr: 'Lien à remettre', de: 'Link zu übergeben', it: 'Link da consegnare', en: 'Link to hand over' },
  confirmed: { fr: 'Date confirmée', de: 'Termin bestätigt', it: 'Data confermata', en: 'Date confirmed' },
  in: { fr: 'Patient entré', de: 'Patient ist da', it: 'Paziente entrato', en: 'Patient is in' },
  over: { fr: 'Terminé', de: 'Vorbei', it: 'Terminato', en: 'Over' },
  expired: { fr: 'Lien expiré', de: 'Link abgelaufen', it: 'Link scaduto', en: 'Link has ended' },
  gone: {
    fr: 'Plus sur le serveur',
    de: 'Nicht mehr auf dem Server',
    it: 'Non più sul server',
    en: 'Gone from the server'
  },
  withdrawn: { fr: 'Retiré', de: 'Zurückgezogen', it: 'Ritirato', en: 'Withdrawn' }
} as const satisfies Record<string, Words>

/** Why somebody should be phoned. */
export const phoneReasonWords = {
  'no-message': {
    fr: 'Aucun message ne part vers ce contact.',
    de: 'An diesen Kontakt geht keine Nachricht.',
    it: 'Nessun messaggio parte verso questo contatto.',
    en: 'No message goes to this contact.'
  },
  'not-delivered': {
    fr: 'L’invitation n’a pas pu être faite.',
    de: 'Die Einladung konnte nicht gemacht werden.',
    it: 'L’invito non ha potuto essere fatto.',
    en: 'The invitation could not be made.'
  },
  gone: {
    fr: 'L’invitation n’existe plus et l’heure vient encore.',
    de: 'Die Einladung gibt es nicht mehr, der Termin steht noch bevor.',
    it: 'L’invito non esiste più e l’ora deve ancora venire.',
    en: 'The invitation exists no more, and the time is still to come.'
  },
  'not-confirmed': {
    fr: 'La date n’est pas confirmée.',
    de: 'Der Termin ist nicht bestätigt.',
    it: 'La data non è confermata.',
    en: 'The date is not confirmed.'
  }
} as const satisfies Record<string, Words>
