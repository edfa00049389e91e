import type { EditableField } from '#contract/list.ts'
import type { AsideReason } from '../list/index.ts'
import { defineMessages, saying, type Words } from './messages.ts'

type Count = { readonly count: number }

/** What a column of the check table holds. */
export const fieldWords: Readonly<Record<EditableField, Words>> = {
  lastName: { fr: 'Nom', de: 'Nachname', it: 'Cognome', en: 'Last name' },
  firstName: { fr: 'Prénom', de: 'Vorname', it: 'Nome', en: 'First name' },
  gender: { fr: 'Sexe', de: 'Geschlecht', it: 'Sesso', en: 'Sex' },
  phone: { fr: 'Mobile', de: 'Mobilnummer', it: 'Cellulare', en: 'Mobile' },
  email: { fr: 'E-mail', de: 'E-Mail', it: 'E-mail', en: 'E-mail' },
  moment: { fr: 'Rendez-vous', de: 'Termin', it: 'Appuntamento', en: 'Appointment' },
  language: { fr: 'Langue', de: 'Sprache', it: 'Lingua', en: 'Language' },
  doctorEmail: { fr: 'Médecin (e-mail)', de: 'Arzt (E-Mail)', it: 'Medico (e-mail)', en: 'Doctor (e-mail)' },
  queue: { fr: 'File d’attente', de: 'Warteschlange', it: 'Coda', en: 'Queue' }
}

/** What of the whole list was changed in a step. */
export const stepWords: Readonly<Record<'settings' | 'columns' | 'reading', Words>> = {
  settings: {
    fr: 'réglages de toute la liste',
    de: 'Einstellungen der ganzen Liste',
    it: 'impostazioni di tutto l’elenco',
    en: 'settings of the whole list'
  },
  columns: {
    fr: 'la façon de lire les colonnes',
    de: 'wie die Spalten gelesen werden',
    it: 'il modo di leggere le colonne',
    en: 'how the columns are read'
  },
  reading: {
    fr: 'la façon de lire le fichier',
    de: 'wie die Datei gelesen wird',
    it: 'il modo di leggere il file',
    en: 'how the file is read'
  }
}

/** Why a line of the file is no patient. */
export const asideWords: Readonly<Record<AsideReason, Words>> = {
  title: { fr: 'titre', de: 'Titelzeile', it: 'titolo', en: 'title' },
  blank: { fr: 'ligne vide', de: 'leere Zeile', it: 'riga vuota', en: 'blank line' },
  header: { fr: 'noms des colonnes', de: 'Spaltentitel', it: 'titoli delle colonne', en: 'column titles' },
  'repeated-header': {
    fr: 'noms des colonnes répétés',
    de: 'wiederholte Spaltentitel',
    it: 'titoli delle colonne ripetuti',
    en: 'column titles again'
  },
  total: { fr: 'total', de: 'Summe', it: 'totale', en: 'total' },
  footer: { fr: 'pied de page', de: 'Fusszeile', it: 'piè di pagina', en: 'footer' },
  hidden: {
    fr: 'ligne masquée dans Excel',
    de: 'in Excel ausgeblendet',
    it: 'riga nascosta in Excel',
    en: 'hidden in Excel'
  },
  person: { fr: 'écartée par vous', de: 'von Ihnen weggelegt', it: 'scartata da voi', en: 'set aside by you' }
}

export const verdictWords: Readonly<Record<'ready' | 'warned' | 'blocked' | 'excluded' | 'aside', Words>> = {
  ready: { fr: 'Prêt', de: 'Bereit', it: 'Pronto', en: 'Ready' },
  warned: { fr: 'À regarder', de: 'Bitte ansehen', it: 'Da guardare', en: 'Take a look' },
  blocked: { fr: 'À corriger', de: 'Korrigieren', it: 'Da correggere', en: 'To fix' },
  excluded: { fr: 'Laissé de côté', de: 'Weggelassen', it: 'Escluso', en: 'Left out' },
  aside: { fr: 'Écartée', de: 'Beiseite', it: 'Scartata', en: 'Set aside' }
}

export const genderWords: Readonly<Record<'male' | 'female', Words>> = {
  male: { fr: 'homme', de: 'männlich', it: 'uomo', en: 'male' },
  female: { fr: 'femme', de: 'weiblich', it: 'donna', en: 'female' }
}

/** Words of the check screen: its table, filters and what applies to the whole list. */
export const checkTexts = defineMessages({
  summary: saying<{ readonly ready: number; readonly blocked: number }>({
    fr: ({ ready, blocked }, f) =>
      blocked === 0
        ? `${f.count(ready, 'patient prêt', 'patients prêts')}`
        : `${f.count(ready, 'prêt', 'prêts')}, ${f.number(blocked)} à corriger`,
    de: ({ ready, blocked }, f) =>
      blocked === 0
        ? f.count(ready, 'Patient ist bereit', 'Patienten sind bereit')
        : `${f.number(ready)} bereit, ${f.count(blocked, 'braucht Sie', 'brauchen Sie')}`,
    it: ({ ready, blocked }, f) =>
      blocked === 0
        ? f.count(ready, 'paziente pronto', 'pazienti pronti')
        : `${f.count(ready, 'pronto', 'pronti')}, ${f.number(blocked)} da correggere`,
    en: ({ ready, blocked }, f) =>
      blocked === 0
        ? `${f.count(ready, 'patient is ready', 'patients are ready')}`
        : `${f.number(ready)} ready, ${f.count(blocked, 'needs you', 'need you')}`
  }),
  opening: {
    fr: 'La liste s’ouvre…',
    de: 'Die Liste wird geöffnet …',
    it: 'L’elenco si sta aprendo…',
    en: 'Opening the list…'
  },
  goOn: saying<Count>({
    fr: ({ count }, f) => `Continuer vers l’envoi (${f.number(count)})`,
    de: ({ count }, f) => `Weiter zum Senden (${f.number(count)})`,
    it: ({ count }, f) => `Continua con l’invio (${f.number(count)})`,
    en: ({ count }, f) => `Go on to send (${f.number(count)})`
  }),
  nothingReady: {
    fr: 'Aucun patient n’est encore prêt. Corrigez ce qui est signalé à droite.',
    de: 'Noch ist kein Patient bereit. Korrigieren Sie, was rechts gemeldet ist.',
    it: 'Nessun paziente è ancora pronto. Correggere quanto segnalato a destra.',
    en: 'No patient is ready yet. Correct what is marked on the right.'
  },
  allSent: {
    fr: 'Tous les patients prêts ont déjà été invités.',
    de: 'Alle bereiten Patienten sind schon eingeladen.',
    it: 'Tutti i pazienti pronti sono già stati invitati.',
    en: 'All patients who are ready have already been invited.'
  },
  saved: { fr: 'Enregistré', de: 'Gespeichert', it: 'Salvato', en: 'Saved' },
  saving: { fr: 'Enregistrement…', de: 'Wird gespeichert …', it: 'Salvataggio…', en: 'Saving…' },
  notSaved: {
    fr: 'Vos dernières modifications ne sont pas enregistrées.',
    de: 'Ihre letzten Änderungen sind nicht gespeichert.',
    it: 'Le ultime modifiche non sono salvate.',
    en: 'Your last changes are not saved.'
  },
  listName: { fr: 'Nom de la liste', de: 'Name der Liste', it: 'Nome dell’elenco', en: 'Name of the list' },

  filter: { fr: 'Patients à afficher', de: 'Angezeigte Patienten', it: 'Pazienti da mostrare', en: 'Patients to show' },
  all: { fr: 'Tous', de: 'Alle', it: 'Tutti', en: 'All' },
  ready: { fr: 'Prêts', de: 'Bereit', it: 'Pronti', en: 'Ready' },
  blocked: { fr: 'À corriger', de: 'Korrigieren', it: 'Da correggere', en: 'To fix' },
  warned: { fr: 'À regarder', de: 'Hinweise', it: 'Avvisi', en: 'Warnings' },
  out: { fr: 'De côté', de: 'Weggelassen', it: 'Esclusi', en: 'Left out' },
  search: { fr: 'Chercher', de: 'Suchen', it: 'Cerca', en: 'Search' },
  searchPlaceholder: { fr: 'Nom, numéro…', de: 'Name, Nummer …', it: 'Nome, numero…', en: 'Name, number…' },
  found: saying<Count>({
    fr: ({ count }, f) => f.count(count, 'ligne affichée', 'lignes affichées'),
    de: ({ count }, f) => f.count(count, 'Zeile angezeigt', 'Zeilen angezeigt'),
    it: ({ count }, f) => f.count(count, 'riga mostrata', 'righe mostrate'),
    en: ({ count }, f) => f.count(count, 'row shown', 'rows shown')
  }),
  noneFound: {
    fr: 'Aucune ligne ne correspond.',
    de: 'Keine Zeile passt dazu.',
    it: 'Nessuna riga corrisponde.',
    en: 'No row matches.'
  },
  showAll: {
    fr: 'Afficher tous les patients',
    de: 'Alle Patienten anzeigen',
    it: 'Mostra tutti i pazienti',
    en: 'Show all patients'
  },
  outdated: saying<Count>({
    fr: ({ count }, f) => `Masquer ${f.count(count, 'ligne réglée', 'lignes réglées')}`,
    de: ({ count }, f) => `${f.count(count, 'erledigte Zeile', 'erledigte Zeilen')} ausblenden`,
    it: ({ count }, f) => `Nascondi ${f.count(count, 'riga risolta', 'righe risolte')}`,
    en: ({ count }, f) => `Hide ${f.count(count, 'settled row', 'settled rows')}`
  }),
  undo: {
    fr: 'Annuler la dernière modification (Ctrl+Z)',
    de: 'Letzte Änderung rückgängig (Ctrl+Z)',
    it: 'Annulla l’ultima modifica (Ctrl+Z)',
    en: 'Undo the last change (Ctrl+Z)'
  },
  redo: { fr: 'Rétablir (Ctrl+Y)', de: 'Wiederherstellen (Ctrl+Y)', it: 'Ripeti (Ctrl+Y)', en: 'Redo (Ctrl+Y)' },
  undone: { fr: 'Annulé.', de: 'Rückgängig gemacht.', it: 'Annullato.', en: 'Undone.' },
  undoneOf: saying<{ readonly what: string }>({
    fr: ({ what }) => `Annulé : ${what}.`,
    de: ({ what }) => `Rückgängig gemacht: ${what}.`,
    it: ({ what }) => `Annullato: ${what}.`,
    en: ({ what }) => `Undone: ${what}.`
  }),
  redoneOf: saying<{ readonly what: string }>({
    fr: ({ what }) => `Rétabli : ${what}.`,
    de: ({ what }) => `Wiederhergestellt: ${what}.`,
    it: ({ what }) => `Ripetuto: ${what}.`,
    en: ({ what }) => `Redone: ${what}.`
  }),
  redone: { fr: 'Rétabli.', de: 'Wiederhergestellt.', it: 'Ripetuto.', en: 'Redone.' },
  tools: { fr: 'Outils du tableau', de: 'Werkzeuge der Tabelle', it: 'Strumenti della tabella', en: 'Table tools' },

  replace: { fr: 'Remplacer…', de: 'Ersetzen …', it: 'Sostituisci…', en: 'Replace…' },
  replaceTitle: {
    fr: 'Chercher et remplacer',
    de: 'Suchen und ersetzen',
    it: 'Cerca e sostituisci',
    en: 'Find and replace'
  },
  replaceIn: { fr: 'Dans la colonne', de: 'In der Spalte', it: 'Nella colonna', en: 'In the column' },
  replaceFind: { fr: 'Chercher', de: 'Suchen', it: 'Cerca', en: 'Find' },
  replaceBy: { fr: 'Remplacer par', de: 'Ersetzen durch', it: 'Sostituisci con', en: 'Replace with' },
  replaceGo: { fr: 'Remplacer partout', de: 'Alle ersetzen', it: 'Sostituisci tutto', en: 'Replace all' },
  replaceCount: saying<Count>({
    fr: ({ count }, f) => `${f.count(count, 'ligne contient', 'lignes contiennent')} ce texte.`,
    de: ({ count }, f) => `${f.count(count, 'Zeile enthält', 'Zeilen enthalten')} diesen Text.`,
    it: ({ count }, f) => `${f.count(count, 'riga contiene', 'righe contengono')} questo testo.`,
    en: ({ count }, f) => `${f.count(count, 'row contains', 'rows contain')} this text.`
  }),
  replaced: saying<Count>({
    fr: ({ count }, f) => `${f.count(count, 'ligne modifiée', 'lignes modifiées')}.`,
    de: ({ count }, f) => `${f.count(count, 'Zeile geändert', 'Zeilen geändert')}.`,
    it: ({ count }, f) => `${f.count(count, 'riga modificata', 'righe modificate')}.`,
    en: ({ count }, f) => `${f.count(count, 'row', 'rows')} changed.`
  }),
  cancel: { fr: 'Annuler', de: 'Abbrechen', it: 'Annulla', en: 'Cancel' },

  table: {
    fr: 'Patients de la liste',
    de: 'Patienten der Liste',
    it: 'Pazienti dell’elenco',
    en: 'Patients of the list'
  },
  tableHelp: {
    fr: 'Flèches pour se déplacer, Entrée ou F2 pour modifier, Suppr pour vider, Ctrl+Suppr pour laisser la ligne de côté.',
    de: 'Pfeile zum Bewegen, Enter oder F2 zum Ändern, Delete zum Leeren, Ctrl+Delete zum Weglassen der Zeile.',
    it: 'Frecce per spostarsi, Invio o F2 per modificare, Canc per svuotare, Ctrl+Canc per escludere la riga.',
    en: 'Arrows to move, Enter or F2 to edit, Delete to clear, Ctrl+Delete to leave the row out.'
  },
  row: { fr: 'Ligne', de: 'Zeile', it: 'Riga', en: 'Row' },
  state: { fr: 'État', de: 'Stand', it: 'Stato', en: 'State' },
  problem: { fr: 'Ce qu’il faut savoir', de: 'Was zu wissen ist', it: 'Che cosa sapere', en: 'What to know' },
  action: {
    fr: 'Laisser ou reprendre',
    de: 'Weglassen oder zurück',
    it: 'Escludere o riprendere',
    en: 'Leave out or take back'
  },
  empty: { fr: 'vide', de: 'leer', it: 'vuoto', en: 'empty' },
  readOnly: {
    fr: 'déjà envoyé, non modifiable',
    de: 'schon gesendet, nicht änderbar',
    it: 'già inviato, non modificabile',
    en: 'already sent, read-only'
  },
  was: saying<{ readonly before: string }>({
    fr: ({ before }) => `au lieu de ${before}`,
    de: ({ before }) => `statt ${before}`,
    it: ({ before }) => `invece di ${before}`,
    en: ({ before }) => `instead of ${before}`
  }),
  leaveOut: { fr: 'Laisser de côté', de: 'Weglassen', it: 'Escludi', en: 'Leave out' },
  takeBack: { fr: 'Reprendre', de: 'Zurückholen', it: 'Riprendi', en: 'Take back' },
  takeAsPatient: {
    fr: 'Prendre comme patient',
    de: 'Als Patient nehmen',
    it: 'Prendi come paziente',
    en: 'Take as patient'
  },
  editing: saying<{ readonly field: string }>({
    fr: ({ field }) => `${field}, en modification`,
    de: ({ field }) => `${field} bearbeiten`,
    it: ({ field }) => `${field}, in modifica`,
    en: ({ field }) => `Edit ${field}`
  }),
  pasted: saying<Count>({
    fr: ({ count }, f) => f.count(count, 'case collée', 'cases collées'),
    de: ({ count }, f) => f.count(count, 'Zelle eingefügt', 'Zellen eingefügt'),
    it: ({ count }, f) => f.count(count, 'casella incollata', 'caselle incollate'),
    en: ({ count }, f) => f.count(count, 'cell pasted', 'cells pasted')
  }),
  weekday: {
    fr: 'Le jour de la semaine écrit ne correspond pas à la date ; la date compte.',
    de: 'Der angegebene Wochentag passt nicht zum Datum; es gilt das Datum.',
    it: 'Il giorno della settimana scritto non corrisponde alla data; vale la data.',
    en: 'The weekday that was written does not match the date; the date counts.'
  }
})
