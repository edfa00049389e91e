import type { AuditAction } from '#contract/audit.ts'
import { defineMessages, saying, type Words } from './messages.ts'

/** What an entry of the journal tells, in words; exhaustive, so that a new action is a type error here. */
export const auditActionWords: Readonly<Record<AuditAction, Words>> = {
  'list-imported': { fr: 'Liste importée', de: 'Liste eingelesen', it: 'Elenco importato', en: 'List imported' },
  'batch-started': { fr: 'Envoi commencé', de: 'Senden begonnen', it: 'Invio iniziato', en: 'Sending started' },
  'batch-stopped': { fr: 'Envoi arrêté', de: 'Senden angehalten', it: 'Invio fermato', en: 'Sending stopped' },
  'batch-finished': { fr: 'Envoi terminé', de: 'Senden beendet', it: 'Invio terminato', en: 'Sending finished' },
  'looked-up': {
    fr: 'Serveur interrogé sur des invitations en doute',
    de: 'Server zu unklaren Einladungen gefragt',
    it: 'Server interrogato su inviti in dubbio',
    en: 'Server asked about invitations in doubt'
  },
  'decided-send-again': {
    fr: 'Décidé : envoyer de nouveau',
    de: 'Entschieden: nochmals senden',
    it: 'Deciso: inviare di nuovo',
    en: 'Decided: send again'
  },
  'decided-created': {
    fr: 'Décidé : invitation existante reprise',
    de: 'Entschieden: bestehende Einladung übernommen',
    it: 'Deciso: invito esistente ripreso',
    en: 'Decided: existing invitation taken over'
  },
  'decided-let-through': {
    fr: 'Décidé : inviter malgré une invitation antérieure',
    de: 'Entschieden: trotz früherer Einladung einladen',
    it: 'Deciso: invitare malgrado un invito precedente',
    en: 'Decided: invite despite an earlier invitation'
  },
  'decided-withdraw-duplicate': {
    fr: 'Décidé : retirer l’invitation en double',
    de: 'Entschieden: doppelte Einladung zurückziehen',
    it: 'Deciso: ritirare l’invito doppio',
    en: 'Decided: withdraw the duplicate invitation'
  },
  'refresh-started': {
    fr: 'Actualisation commencée',
    de: 'Aktualisieren begonnen',
    it: 'Aggiornamento iniziato',
    en: 'Refresh started'
  },
  'refresh-finished': {
    fr: 'Actualisation terminée',
    de: 'Aktualisieren beendet',
    it: 'Aggiornamento terminato',
    en: 'Refresh finished'
  },
  'resend-started': {
    fr: 'Renvoi commencé',
    de: 'Nochmals senden begonnen',
    it: 'Reinvio iniziato',
    en: 'Sending again started'
  },
  'resend-finished': {
    fr: 'Renvoi terminé',
    de: 'Nochmals senden beendet',
    it: 'Reinvio terminato',
    en: 'Sending again finished'
  },
  'correct-started': {
    fr: 'Correction commencée',
    de: 'Korrektur begonnen',
    it: 'Correzione iniziata',
    en: 'Correction started'
  },
  'correct-finished': {
    fr: 'Correction terminée',
    de: 'Korrektur beendet',
    it: 'Correzione terminata',
    en: 'Correction finished'
  },
  'move-started': {
    fr: 'Déplacement commencé',
    de: 'Verschieben begonnen',
    it: 'Spostamento iniziato',
    en: 'Moving started'
  },
  'move-finished': {
    fr: 'Déplacement terminé',
    de: 'Verschieben beendet',
    it: 'Spostamento terminato',
    en: 'Moving finished'
  },
  'withdraw-started': {
    fr: 'Retrait commencé',
    de: 'Zurückziehen begonnen',
    it: 'Ritiro iniziato',
    en: 'Withdrawing started'
  },
  'withdraw-finished': {
    fr: 'Retrait terminé',
    de: 'Zurückziehen beendet',
    it: 'Ritiro terminato',
    en: 'Withdrawing finished'
  },
  'consultation-read': {
    fr: 'Consultation lue',
    de: 'Konsultation gelesen',
    it: 'Consultazione letta',
    en: 'Consultation read'
  },
  'consultation-closed': {
    fr: 'Consultation terminée',
    de: 'Konsultation beendet',
    it: 'Consultazione terminata',
    en: 'Consultation ended'
  },
  'sign-in-link-made': {
    fr: 'Lien de connexion d’un médecin créé',
    de: 'Anmeldelink für einen Arzt erstellt',
    it: 'Link di accesso di un medico creato',
    en: 'Doctor’s sign-in link made'
  },
  'links-exported': {
    fr: 'Tableau des liens enregistré',
    de: 'Tabelle mit Links gespeichert',
    it: 'Tabella dei link salvata',
    en: 'Sheet with links saved'
  },
  'letters-made': { fr: 'Lettres enregistrées', de: 'Briefe gespeichert', it: 'Lettere salvate', en: 'Letters saved' },
  'consultations-exported': {
    fr: 'Réponses des consultations enregistrées',
    de: 'Antworten zu Konsultationen gespeichert',
    it: 'Risposte delle consultazioni salvate',
    en: 'Answers of consultations saved'
  },
  'journal-exported': {
    fr: 'Journal enregistré',
    de: 'Protokoll gespeichert',
    it: 'Registro salvato',
    en: 'Journal saved'
  },
  'list-removed': { fr: 'Liste supprimée', de: 'Liste gelöscht', it: 'Elenco eliminato', en: 'List deleted' },
  'patients-erased': {
    fr: 'Données de patients effacées',
    de: 'Patientendaten gelöscht',
    it: 'Dati di pazienti cancellati',
    en: 'Patients’ data erased'
  },
  'signed-in': {
    fr: 'Compte connecté au serveur',
    de: 'Beim Server angemeldet',
    it: 'Accesso al server',
    en: 'Signed in to the server'
  },
  'credentials-saved': {
    fr: 'Mot de passe enregistré',
    de: 'Passwort gespeichert',
    it: 'Password salvata',
    en: 'Password saved'
  },
  'credentials-forgotten': {
    fr: 'Connexion oubliée',
    de: 'Verbindung vergessen',
    it: 'Connessione dimenticata',
    en: 'Connection forgotten'
  },
  'shared-secret-saved': {
    fr: 'Secret partagé enregistré',
    de: 'Gemeinsames Geheimnis gespeichert',
    it: 'Segreto condiviso salvato',
    en: 'Shared secret saved'
  },
  'shared-secret-forgotten': {
    fr: 'Secret partagé oublié',
    de: 'Gemeinsames Geheimnis vergessen',
    it: 'Segreto condiviso dimenticato',
    en: 'Shared secret forgotten'
  },
  'retention-changed': {
    fr: 'Durée de conservation changée (jours)',
    de: 'Aufbewahrungsdauer geändert (Tage)',
    it: 'Durata di conservazione cambiata (giorni)',
    en: 'Retention changed (days)'
  },
  'records-set-aside': {
    fr: 'Fichier endommagé mis de côté',
    de: 'Beschädigte Datei beiseitegelegt',
    it: 'File danneggiato messo da parte',
    en: 'Damaged file set aside'
  },
  'attempts-restored': {
    fr: 'Envois rétablis d’après le second témoin',
    de: 'Sendungen aus dem zweiten Zeugen wiederhergestellt',
    it: 'Invii ripristinati dal secondo testimone',
    en: 'Attempts restored from the second witness'
  },
  'invitations-rebuilt': {
    fr: 'Invitations retrouvées sur le serveur',
    de: 'Einladungen vom Server zurückgeholt',
    it: 'Inviti recuperati dal server',
    en: 'Invitations fetched again from the server'
  }
}

/** The journal of who did what. */
export const auditTexts = defineMessages({
  title: { fr: 'Journal', de: 'Protokoll', it: 'Registro', en: 'Journal' },
  lead: {
    fr: 'Qui a fait quoi, quand et combien. Aucun nom de patient. Rien n’en est jamais effacé, même quand une liste est supprimée.',
    de: 'Wer was wann getan hat, und wie viel. Keine Namen von Patienten. Nichts wird je daraus gelöscht, auch nicht mit einer Liste.',
    it: 'Chi ha fatto cosa, quando e quanto. Nessun nome di paziente. Nulla viene mai cancellato, nemmeno con un elenco.',
    en: 'Who did what, when and how many. No patient’s name. Nothing is ever deleted from it, not even with a list.'
  },
  about: {
    fr: 'Le journal dit qui a envoyé, exporté ou supprimé quoi. Chaque entrée est scellée avec la précédente.',
    de: 'Das Protokoll zeigt, wer was gesendet, exportiert oder gelöscht hat. Jeder Eintrag ist mit dem vorherigen versiegelt.',
    it: 'Il registro mostra chi ha inviato, esportato o eliminato cosa. Ogni voce è sigillata con la precedente.',
    en: 'The journal tells who sent, exported or deleted what. Each entry is sealed with the one before.'
  },
  open: { fr: 'Ouvrir le journal', de: 'Protokoll öffnen', it: 'Apri il registro', en: 'Open the journal' },
  when: { fr: 'Quand', de: 'Wann', it: 'Quando', en: 'When' },
  who: { fr: 'Compte', de: 'Konto', it: 'Account', en: 'Account' },
  what: { fr: 'Quoi', de: 'Was', it: 'Cosa', en: 'What' },
  count: { fr: 'Nombre', de: 'Anzahl', it: 'Numero', en: 'Count' },
  list: { fr: 'Liste', de: 'Liste', it: 'Elenco', en: 'List' },
  number: { fr: 'Nº', de: 'Nr.', it: 'N.', en: 'No.' },
  listId: { fr: 'Identifiant de la liste', de: 'Kennung der Liste', it: 'Identificativo dell’elenco', en: 'List id' },
  rowId: { fr: 'Identifiant de la ligne', de: 'Kennung der Zeile', it: 'Identificativo della riga', en: 'Row id' },
  byApp: { fr: 'l’application', de: 'die App', it: 'l’applicazione', en: 'the app' },
  unknownAction: {
    fr: 'entrée que l’application n’écrit pas',
    de: 'Eintrag, den die App nicht schreibt',
    it: 'voce che l’applicazione non scrive',
    en: 'an entry that the app does not write'
  },
  removedList: { fr: 'liste supprimée', de: 'gelöschte Liste', it: 'elenco eliminato', en: 'removed list' },
  allLists: { fr: 'Toutes les listes', de: 'Alle Listen', it: 'Tutti gli elenchi', en: 'All lists' },
  period: { fr: 'Période', de: 'Zeitraum', it: 'Periodo', en: 'Period' },
  always: { fr: 'Tout', de: 'Alles', it: 'Tutto', en: 'Everything' },
  lastDay: { fr: '24 dernières heures', de: 'Letzte 24 Stunden', it: 'Ultime 24 ore', en: 'Last 24 hours' },
  lastWeek: { fr: '7 derniers jours', de: 'Letzte 7 Tage', it: 'Ultimi 7 giorni', en: 'Last 7 days' },
  lastMonth: { fr: '30 derniers jours', de: 'Letzte 30 Tage', it: 'Ultimi 30 giorni', en: 'Last 30 days' },
  more: { fr: 'Afficher la suite', de: 'Weitere zeigen', it: 'Mostra altro', en: 'Show more' },
  none: { fr: 'Aucune entrée', de: 'Keine Einträge', it: 'Nessuna voce', en: 'No entries' },
  check: { fr: 'Vérifier le journal', de: 'Protokoll prüfen', it: 'Verifica il registro', en: 'Check the journal' },
  checking: {
    fr: 'Vérification en cours…',
    de: 'Wird geprüft …',
    it: 'Verifica in corso…',
    en: 'Checking…'
  },
  whole: saying<{ count: number; at: number }>({
    fr: ({ count, at }, f) => `Le journal est intact : ${f.count(count, 'entrée', 'entrées')} (${f.dateTime(at)}).`,
    de: ({ count, at }, f) =>
      `Das Protokoll ist unversehrt: ${f.count(count, 'Eintrag', 'Einträge')} (${f.dateTime(at)}).`,
    it: ({ count, at }, f) => `Il registro è integro: ${f.count(count, 'voce', 'voci')} (${f.dateTime(at)}).`,
    en: ({ count, at }, f) => `The journal is whole: ${f.count(count, 'entry', 'entries')} (${f.dateTime(at)}).`
  }),
  broken: saying<{ number: number }>({
    fr: ({ number }, f) => `Le journal a été modifié hors de l’application, à partir de l’entrée ${f.number(number)}.`,
    de: ({ number }, f) => `Das Protokoll wurde ausserhalb der App verändert, ab Eintrag ${f.number(number)}.`,
    it: ({ number }, f) => `Il registro è stato modificato fuori dall’applicazione, dalla voce ${f.number(number)}.`,
    en: ({ number }, f) => `The journal was changed outside of the app, from entry ${f.number(number)} on.`
  }),
  brokenNext: {
    fr: 'Les entrées d’avant sont sûres ; celles d’après ne le sont plus. Prévenez votre service informatique. Vous pouvez continuer à travailler.',
    de: 'Die Einträge davor sind sicher, die danach nicht mehr. Melden Sie es Ihrer Informatik. Sie können weiterarbeiten.',
    it: 'Le voci precedenti sono sicure, quelle successive non più. Avvisare il servizio informatico. Si può continuare a lavorare.',
    en: 'The entries before it are safe, those after it no longer. Tell your IT department. You can go on working.'
  },
  exportCsv: {
    fr: 'Enregistrer en CSV…',
    de: 'Als CSV speichern …',
    it: 'Salva in CSV…',
    en: 'Export as CSV…'
  },
  making: { fr: 'Préparation…', de: 'Wird vorbereitet …', it: 'Preparazione…', en: 'Preparing…' },
  fileName: { fr: 'Journal', de: 'Protokoll', it: 'Registro', en: 'Journal' },
  saved: saying<{ name: string }>({
    fr: ({ name }) => `Enregistré : ${name}`,
    de: ({ name }) => `Gespeichert: ${name}`,
    it: ({ name }) => `Salvato: ${name}`,
    en: ({ name }) => `Saved: ${name}`
  }),
  actions: { fr: 'Actions', de: 'Aktionen', it: 'Azioni', en: 'Actions' }
})
