import type { ColumnMeaning } from '#contract/list.ts'
import type { IgnoreReason } from '../list/index.ts'
import type { Encoding } from '../list/reading/index.ts'
import { defineMessages, saying, type Words } from './messages.ts'

/** What a column of the file holds. */
export const meaningWords: Readonly<Record<ColumnMeaning, Words>> = {
  lastName: { fr: 'Nom', de: 'Nachname', it: 'Cognome', en: 'Last name' },
  firstName: { fr: 'Prénom', de: 'Vorname', it: 'Nome', en: 'First name' },
  fullName: {
    fr: 'Nom et prénom ensemble',
    de: 'Vor- und Nachname zusammen',
    it: 'Cognome e nome insieme',
    en: 'First and last name together'
  },
  title: { fr: 'Civilité (Mme, M.)', de: 'Anrede (Frau, Herr)', it: 'Titolo (Sig.ra, Sig.)', en: 'Title (Mrs, Mr)' },
  gender: { fr: 'Sexe', de: 'Geschlecht', it: 'Sesso', en: 'Sex' },
  birthDate: { fr: 'Date de naissance', de: 'Geburtsdatum', it: 'Data di nascita', en: 'Date of birth' },
  patientNumber: { fr: 'Numéro de patient', de: 'Patientennummer', it: 'Numero paziente', en: 'Patient number' },
  'phone:mobile': { fr: 'Téléphone mobile', de: 'Mobiltelefon', it: 'Cellulare', en: 'Mobile phone' },
  phone: { fr: 'Autre téléphone', de: 'Anderes Telefon', it: 'Altro telefono', en: 'Other phone' },
  email: { fr: 'E-mail', de: 'E-Mail', it: 'E-mail', en: 'E-mail' },
  dateTime: {
    fr: 'Date et heure du rendez-vous',
    de: 'Datum und Uhrzeit des Termins',
    it: 'Data e ora dell’appuntamento',
    en: 'Date and time of the appointment'
  },
  date: {
    fr: 'Date du rendez-vous',
    de: 'Datum des Termins',
    it: 'Data dell’appuntamento',
    en: 'Date of the appointment'
  },
  time: {
    fr: 'Heure du rendez-vous',
    de: 'Uhrzeit des Termins',
    it: 'Ora dell’appuntamento',
    en: 'Time of the appointment'
  },
  language: {
    fr: 'Langue du patient',
    de: 'Sprache des Patienten',
    it: 'Lingua del paziente',
    en: 'Patient’s language'
  },
  doctorEmail: {
    fr: 'E-mail du médecin',
    de: 'E-Mail der Ärztin oder des Arztes',
    it: 'E-mail del medico',
    en: 'Doctor’s e-mail'
  },
  queue: { fr: 'File d’attente', de: 'Warteschlange', it: 'Coda', en: 'Queue' },
  status: { fr: 'État (annulé…)', de: 'Status (abgesagt …)', it: 'Stato (disdetto…)', en: 'Status (cancelled…)' },
  rowId: {
    fr: 'Numéro de ligne de cette application',
    de: 'Zeilennummer dieser App',
    it: 'Numero di riga di questa applicazione',
    en: 'Row number of this app'
  },
  ignore: { fr: 'Ne pas utiliser', de: 'Nicht verwenden', it: 'Non usare', en: 'Do not use' }
}

/** Why a column is of no use for invitations. */
export const ignoreWords: Readonly<Record<IgnoreReason, Words>> = {
  'other-person': {
    fr: 'concerne une autre personne que le patient',
    de: 'betrifft jemand anderen als den Patienten',
    it: 'riguarda un’altra persona',
    en: 'is about somebody else'
  },
  doctor: {
    fr: 'un nom de médecin ne suffit pas, il faut son e-mail',
    de: 'ein Arztname genügt nicht, nötig ist die E-Mail',
    it: 'il nome del medico non basta, serve l’e-mail',
    en: 'a doctor’s name is not enough, the e-mail is needed'
  },
  'birth-name': { fr: 'nom de naissance', de: 'Geburts- oder Ledigname', it: 'nome di nascita', en: 'birth name' },
  'other-name': {
    fr: 'un autre nom du patient',
    de: 'ein weiterer Name des Patienten',
    it: 'un altro nome del paziente',
    en: 'another name of the patient'
  },
  fax: { fr: 'numéro de fax', de: 'Faxnummer', it: 'numero di fax', en: 'fax number' },
  number: {
    fr: 'numéro de dossier ou d’assurance',
    de: 'Fall- oder Versicherungsnummer',
    it: 'numero di pratica o di assicurazione',
    en: 'case or insurance number'
  },
  'other-moment': {
    fr: 'une autre date que le rendez-vous',
    de: 'ein anderes Datum als der Termin',
    it: 'una data diversa dall’appuntamento',
    en: 'another date than the appointment'
  },
  end: { fr: 'fin du rendez-vous', de: 'Ende des Termins', it: 'fine dell’appuntamento', en: 'end of the appointment' },
  duration: { fr: 'durée', de: 'Dauer', it: 'durata', en: 'duration' },
  'other-status': {
    fr: 'un état sans effet sur l’invitation',
    de: 'ein Status ohne Folgen für die Einladung',
    it: 'uno stato senza effetto sull’invito',
    en: 'a status without effect on the invitation'
  },
  'second-of-kind': {
    fr: 'une autre colonne le dit déjà',
    de: 'eine andere Spalte sagt es schon',
    it: 'un’altra colonna lo dice già',
    en: 'another column says it already'
  },
  'no-use': {
    fr: 'pas nécessaire pour l’invitation',
    de: 'für die Einladung nicht nötig',
    it: 'non necessaria per l’invito',
    en: 'not needed for the invitation'
  },
  unknown: {
    fr: 'ni le titre ni les valeurs ne disent ce que c’est',
    de: 'weder Titel noch Werte sagen, was es ist',
    it: 'né il titolo né i valori dicono che cos’è',
    en: 'neither title nor values say what it is'
  }
}

/** How the letters of a file are written, as programs call it when they save. */
export const encodingWords: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'Unicode (UTF-16)',
  'utf-16be': 'Unicode (UTF-16 BE)',
  'windows-1252': 'Windows (1252)',
  'iso-8859-15': 'ISO Latin 9',
  macintosh: 'Macintosh',
  cp850: 'DOS (850)'
}

export const columnsTexts = defineMessages({
  title: {
    fr: 'Que contient chaque colonne ?',
    de: 'Was steht in welcher Spalte?',
    it: 'Che cosa contiene ogni colonna?',
    en: 'What does each column hold?'
  },
  lead: {
    fr: 'Un nouveau genre de fichier : regardez une fois, la prochaine liste ira directement à la vérification.',
    de: 'Eine neue Art von Datei: Schauen Sie einmal hin, die nächste Liste geht direkt zur Prüfung.',
    it: 'Un nuovo tipo di file: guardare una volta, il prossimo elenco andrà direttamente al controllo.',
    en: 'A new kind of file: look once, the next list goes straight to the check.'
  },
  goOn: {
    fr: 'Continuer vers la vérification',
    de: 'Weiter zur Prüfung',
    it: 'Continua con il controllo',
    en: 'Go on to check'
  },
  complete: {
    fr: 'Tout ce qu’il faut pour inviter a été trouvé.',
    de: 'Alles, was zum Einladen nötig ist, wurde gefunden.',
    it: 'È stato trovato tutto ciò che serve per invitare.',
    en: 'All that inviting needs was found.'
  },
  missing: saying<{ readonly what: readonly string[] }>({
    fr: ({ what }, f) => `Colonnes pas trouvées : ${f.all(what)}`,
    de: ({ what }, f) => `Nicht gefundene Spalten: ${f.all(what)}`,
    it: ({ what }, f) => `Colonne non trovate: ${f.all(what)}`,
    en: ({ what }, f) => `Columns not found: ${f.all(what)}`
  }),
  missingNext: {
    fr: 'Si le fichier les contient, choisissez-les ci-dessous. Sinon, vous pourrez compléter dans le tableau.',
    de: 'Sind sie in der Datei, wählen Sie sie unten. Sonst können Sie in der Tabelle ergänzen.',
    it: 'Se il file le contiene, sceglierle qui sotto. Altrimenti si potrà completare nella tabella.',
    en: 'If the file has them, choose them below. Else you can fill them in in the table.'
  },
  contact: { fr: 'mobile ou e-mail', de: 'Mobilnummer oder E-Mail', it: 'cellulare o e-mail', en: 'mobile or e-mail' },
  appointment: {
    fr: 'date du rendez-vous',
    de: 'Datum des Termins',
    it: 'data dell’appuntamento',
    en: 'date of the appointment'
  },
  twice: saying<{ readonly meaning: string; readonly columns: readonly string[] }>({
    fr: ({ meaning, columns }, f) =>
      `« ${meaning} » est choisi plusieurs fois : ${f.all(columns)}. Seule la première colonne compte.`,
    de: ({ meaning, columns }, f) => `«${meaning}» ist mehrfach gewählt: ${f.all(columns)}. Nur die erste Spalte gilt.`,
    it: ({ meaning, columns }, f) => `«${meaning}» è scelto più volte: ${f.all(columns)}. Vale solo la prima colonna.`,
    en: ({ meaning, columns }, f) =>
      `“${meaning}” is chosen more than once: ${f.all(columns)}. Only the first column counts.`
  }),
  column: { fr: 'Colonne du fichier', de: 'Spalte der Datei', it: 'Colonna del file', en: 'Column of the file' },
  samples: { fr: 'Exemples', de: 'Beispiele', it: 'Esempi', en: 'Samples' },
  meaning: { fr: 'Contenu', de: 'Inhalt', it: 'Contenuto', en: 'Holds' },
  why: { fr: 'Pourquoi', de: 'Warum', it: 'Perché', en: 'Why' },
  meaningOf: saying<{ readonly column: string }>({
    fr: ({ column }) => `Contenu de « ${column} »`,
    de: ({ column }) => `Inhalt von «${column}»`,
    it: ({ column }) => `Contenuto di «${column}»`,
    en: ({ column }) => `What “${column}” holds`
  }),
  untitled: saying<{ readonly number: number }>({
    fr: ({ number }) => `Colonne ${number} (sans titre)`,
    de: ({ number }) => `Spalte ${number} (ohne Titel)`,
    it: ({ number }) => `Colonna ${number} (senza titolo)`,
    en: ({ number }) => `Column ${number} (no title)`
  }),
  noSamples: { fr: 'aucune valeur', de: 'keine Werte', it: 'nessun valore', en: 'no values' },
  notUsed: saying<{ readonly count: number }>({
    fr: ({ count }, f) => f.count(count, 'colonne n’est pas utilisée', 'colonnes ne sont pas utilisées'),
    de: ({ count }, f) => f.count(count, 'Spalte wird nicht verwendet', 'Spalten werden nicht verwendet'),
    it: ({ count }, f) => f.count(count, 'colonna non viene usata', 'colonne non vengono usate'),
    en: ({ count }, f) => f.count(count, 'column is not used', 'columns are not used')
  }),
  byHeader: saying<{ readonly text: string }>({
    fr: ({ text }) => `le titre dit « ${text} »`,
    de: ({ text }) => `der Titel sagt «${text}»`,
    it: ({ text }) => `il titolo dice «${text}»`,
    en: ({ text }) => `the title says “${text}”`
  }),
  byValues: {
    fr: 'les valeurs y ressemblent',
    de: 'die Werte sehen so aus',
    it: 'i valori lo mostrano',
    en: 'the values look like it'
  },
  contradicted: {
    fr: 'le titre le dit, mais les valeurs ressemblent à autre chose : vérifiez',
    de: 'der Titel sagt es, aber die Werte sehen anders aus: bitte prüfen',
    it: 'lo dice il titolo, ma i valori sembrano altro: controllare',
    en: 'the title says so, but the values look different: please check'
  },
  byPerson: { fr: 'choisi par vous', de: 'von Ihnen gewählt', it: 'scelto da voi', en: 'chosen by you' },
  nameOrder: {
    fr: 'Ordre dans cette colonne',
    de: 'Reihenfolge in dieser Spalte',
    it: 'Ordine in questa colonna',
    en: 'Order in this column'
  },
  lastFirst: {
    fr: 'nom, puis prénom',
    de: 'Nachname, dann Vorname',
    it: 'cognome, poi nome',
    en: 'last name, then first'
  },
  firstLast: {
    fr: 'prénom, puis nom',
    de: 'Vorname, dann Nachname',
    it: 'nome, poi cognome',
    en: 'first name, then last'
  },

  proof: { fr: 'Lu comme :', de: 'Gelesen als:', it: 'Letto come:', en: 'Read as:' },
  csv: { fr: 'texte', de: 'Text', it: 'testo', en: 'text' },
  xlsx: { fr: 'Excel', de: 'Excel', it: 'Excel', en: 'Excel' },
  html: { fr: 'tableau web', de: 'Webtabelle', it: 'tabella web', en: 'web table' },
  spreadsheetml: { fr: 'Excel 2003', de: 'Excel 2003', it: 'Excel 2003', en: 'Excel 2003' },
  paste: { fr: 'lignes collées', de: 'eingefügte Zeilen', it: 'righe incollate', en: 'pasted rows' },
  headerInRow: saying<{ readonly row: number }>({
    fr: ({ row }, f) => `titres en ligne ${f.number(row)}`,
    de: ({ row }, f) => `Titel in Zeile ${f.number(row)}`,
    it: ({ row }, f) => `titoli nella riga ${f.number(row)}`,
    en: ({ row }, f) => `titles in row ${f.number(row)}`
  }),
  noHeader: {
    fr: 'sans titres de colonnes',
    de: 'ohne Spaltentitel',
    it: 'senza titoli di colonna',
    en: 'no column titles'
  },
  setAside: saying<{ readonly count: number }>({
    fr: ({ count }, f) => f.count(count, 'ligne mise de côté', 'lignes mises de côté'),
    de: ({ count }, f) => `${f.count(count, 'Zeile', 'Zeilen')} beiseitegelegt`,
    it: ({ count }, f) => f.count(count, 'riga messa da parte', 'righe messe da parte'),
    en: ({ count }, f) => `${f.count(count, 'line', 'lines')} set aside`
  }),
  separatedBy: saying<{ readonly mark: string }>({
    fr: ({ mark }) => `séparé par ${mark}`,
    de: ({ mark }) => `getrennt durch ${mark}`,
    it: ({ mark }) => `separato da ${mark}`,
    en: ({ mark }) => `separated by ${mark}`
  }),
  semicolon: { fr: 'point-virgule', de: 'Strichpunkt', it: 'punto e virgola', en: 'semicolon' },
  comma: { fr: 'virgule', de: 'Komma', it: 'virgola', en: 'comma' },
  tab: { fr: 'tabulation', de: 'Tabulator', it: 'tabulazione', en: 'tab' },
  bar: { fr: 'barre verticale', de: 'senkrechter Strich', it: 'barra verticale', en: 'vertical bar' },
  encoding: {
    fr: 'Écriture des accents',
    de: 'Schreibweise der Umlaute',
    it: 'Codifica degli accenti',
    en: 'How accents are written'
  },
  delimiter: { fr: 'Séparateur', de: 'Trennzeichen', it: 'Separatore', en: 'Separator' },
  sheet: { fr: 'Feuille', de: 'Blatt', it: 'Foglio', en: 'Sheet' },
  sheetNamed: saying<{ readonly name: string }>({
    fr: ({ name }) => `feuille « ${name} »`,
    de: ({ name }) => `Blatt «${name}»`,
    it: ({ name }) => `foglio «${name}»`,
    en: ({ name }) => `sheet “${name}”`
  }),
  sheetRows: saying<{ readonly count: number }>({
    fr: ({ count }, f) => f.count(count, 'ligne', 'lignes'),
    de: ({ count }, f) => f.count(count, 'Zeile', 'Zeilen'),
    it: ({ count }, f) => f.count(count, 'riga', 'righe'),
    en: ({ count }, f) => f.count(count, 'row', 'rows')
  }),
  sheetHidden: { fr: 'masquée', de: 'ausgeblendet', it: 'nascosto', en: 'hidden' },
  includeHidden: {
    fr: 'Lire aussi les lignes masquées dans Excel',
    de: 'Auch in Excel ausgeblendete Zeilen lesen',
    it: 'Leggere anche le righe nascoste in Excel',
    en: 'Also read rows hidden in Excel'
  },
  hiddenRows: saying<{ readonly count: number }>({
    fr: ({ count }, f) =>
      `${f.count(count, 'ligne est masquée', 'lignes sont masquées')} dans Excel et ${f.plural(count, 'n’a pas été reprise', 'n’ont pas été reprises')}.`,
    de: ({ count }, f) =>
      `${f.count(count, 'Zeile ist', 'Zeilen sind')} in Excel ausgeblendet und ${f.plural(count, 'wurde', 'wurden')} nicht übernommen.`,
    it: ({ count }, f) =>
      `${f.count(count, 'riga è nascosta', 'righe sono nascoste')} in Excel e non ${f.plural(count, 'è stata ripresa', 'sono state riprese')}.`,
    en: ({ count }, f) =>
      `${f.count(count, 'row is', 'rows are')} hidden in Excel and ${f.plural(count, 'was', 'were')} not taken.`
  }),
  hiddenRowsNext: {
    fr: 'S’il s’agit d’un filtre voulu, laissez-les de côté. Sinon, ces patients ne seraient pas invités.',
    de: 'Ist es ein gewollter Filter, lassen Sie sie weg. Sonst würden diese Patienten nicht eingeladen.',
    it: 'Se è un filtro voluto, tralasciarle. Altrimenti questi pazienti non verrebbero invitati.',
    en: 'If it is a filter meant so, leave them out. Else these patients would not be invited.'
  },
  leaveHidden: { fr: 'Les laisser de côté', de: 'Weglassen', it: 'Tralasciarle', en: 'Leave them out' },
  headerRow: { fr: 'Ligne des titres', de: 'Zeile mit den Titeln', it: 'Riga dei titoli', en: 'Row with the titles' },
  headerNone: {
    fr: 'Le fichier n’a pas de titres',
    de: 'Die Datei hat keine Titel',
    it: 'Il file non ha titoli',
    en: 'The file has no titles'
  },
  rowWith: saying<{ readonly row: number }>({
    fr: ({ row }, f) => `Ligne ${f.number(row)}`,
    de: ({ row }, f) => `Zeile ${f.number(row)}`,
    it: ({ row }, f) => `Riga ${f.number(row)}`,
    en: ({ row }, f) => `Row ${f.number(row)}`
  }),
  asideByReason: { fr: 'Mises de côté :', de: 'Beiseitegelegt:', it: 'Messe da parte:', en: 'Set aside:' },
  firstLines: {
    fr: 'Les premières lignes du fichier',
    de: 'Die ersten Zeilen der Datei',
    it: 'Le prime righe del file',
    en: 'The first lines of the file'
  },
  readingAgain: {
    fr: 'Le fichier est relu…',
    de: 'Die Datei wird neu gelesen …',
    it: 'Il file viene riletto…',
    en: 'Reading the file again…'
  },
  notReadSo: {
    fr: 'Le fichier ne se laisse pas lire ainsi.',
    de: 'So lässt sich die Datei nicht lesen.',
    it: 'Il file non si lascia leggere così.',
    en: 'The file cannot be read that way.'
  },
  strayQuote: saying<{ readonly rows: readonly string[] }>({
    fr: ({ rows }, f) => `Guillemet isolé, lu comme une lettre (ligne ${f.all(rows)}).`,
    de: ({ rows }, f) => `Einzelnes Anführungszeichen, als Buchstabe gelesen (Zeile ${f.all(rows)}).`,
    it: ({ rows }, f) => `Virgolette isolate, lette come lettera (riga ${f.all(rows)}).`,
    en: ({ rows }, f) => `A lone quote mark, read as a letter (row ${f.all(rows)}).`
  }),
  undecodable: saying<{ readonly rows: readonly string[] }>({
    fr: ({ rows }, f) => `Caractères illisibles (ligne ${f.all(rows)}) : essayez une autre écriture des accents.`,
    de: ({ rows }, f) =>
      `Unlesbare Zeichen (Zeile ${f.all(rows)}): Versuchen Sie eine andere Schreibweise der Umlaute.`,
    it: ({ rows }, f) => `Caratteri illeggibili (riga ${f.all(rows)}): provare un’altra codifica degli accenti.`,
    en: ({ rows }, f) => `Unreadable characters (row ${f.all(rows)}): try another way of writing accents.`
  })
})
