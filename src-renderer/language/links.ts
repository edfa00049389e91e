import { defineMessages, saying } from './messages.ts'

/** Words of the links screen: the table. */
export const linksTexts = defineMessages({
  title: { fr: 'Liens des patients', de: 'Links der Patienten', it: 'Link dei pazienti', en: 'Patients’ links' },
  lead: saying<{ links: number; patients: number }>({
    fr: ({ links, patients }, f) =>
      `${f.count(links, 'lien', 'liens')} pour ${f.count(patients, 'patient', 'patients')}. Chaque lien est personnel : ne le remettez qu’au patient.`,
    de: ({ links, patients }, f) =>
      `${f.count(links, 'Link', 'Links')} für ${f.count(patients, 'Patient', 'Patienten')}. Jeder Link ist persönlich: Geben Sie ihn nur dem Patienten.`,
    it: ({ links, patients }, f) =>
      `${f.count(links, 'link', 'link')} per ${f.count(patients, 'paziente', 'pazienti')}. Ogni link è personale: va consegnato solo al paziente.`,
    en: ({ links, patients }, f) =>
      `${f.count(links, 'link', 'links')} for ${f.count(patients, 'patient', 'patients')}. Each link is personal: give it to the patient only.`
  }),
  opening: {
    fr: 'Ouverture de la liste…',
    de: 'Liste wird geöffnet …',
    it: 'Apertura dell’elenco…',
    en: 'Opening the list…'
  },
  filter: { fr: 'Patients affichés', de: 'Gezeigte Patienten', it: 'Pazienti mostrati', en: 'Patients shown' },
  all: { fr: 'Tous', de: 'Alle', it: 'Tutti', en: 'All' },
  created: { fr: 'Avec lien', de: 'Mit Link', it: 'Con link', en: 'With a link' },
  notSent: { fr: 'Pas envoyés', de: 'Nicht gesendet', it: 'Non inviati', en: 'Not sent' },
  problems: { fr: 'Problèmes', de: 'Probleme', it: 'Problemi', en: 'Problems' },
  search: {
    fr: 'Chercher un nom, un numéro, un e-mail',
    de: 'Name, Nummer oder E-Mail suchen',
    it: 'Cerca nome, numero, e-mail',
    en: 'Search name, number, e-mail'
  },
  revealAll: {
    fr: 'Afficher tous les liens',
    de: 'Alle Links zeigen',
    it: 'Mostra tutti i link',
    en: 'Show all links'
  },
  table: {
    fr: 'Patients avec leur lien',
    de: 'Patienten mit ihrem Link',
    it: 'Pazienti con il loro link',
    en: 'Patients with their link'
  },
  patient: { fr: 'Patient', de: 'Patient', it: 'Paziente', en: 'Patient' },
  appointment: { fr: 'Rendez-vous', de: 'Termin', it: 'Appuntamento', en: 'Appointment' },
  contact: { fr: 'Contact', de: 'Kontakt', it: 'Contatto', en: 'Contact' },
  state: { fr: 'État', de: 'Stand', it: 'Stato', en: 'State' },
  reason: { fr: 'Motif', de: 'Grund', it: 'Motivo', en: 'Reason' },
  link: { fr: 'Lien', de: 'Link', it: 'Link', en: 'Link' },
  copy: { fr: 'Copier', de: 'Kopieren', it: 'Copia', en: 'Copy' },
  open: { fr: 'Ouvrir', de: 'Öffnen', it: 'Apri', en: 'Open' },
  qr: { fr: 'Code QR', de: 'QR-Code', it: 'Codice QR', en: 'QR code' },
  bySms: { fr: 'par SMS', de: 'per SMS', it: 'per SMS', en: 'by SMS' },
  byEmail: { fr: 'par e-mail', de: 'per E-Mail', it: 'per e-mail', en: 'by e-mail' },
  byHand: { fr: 'lien à remettre', de: 'Link zum Weitergeben', it: 'link da consegnare', en: 'link to pass on' },
  noDate: { fr: 'sans date', de: 'ohne Datum', it: 'senza data', en: 'no date' },
  blocked: { fr: 'À corriger', de: 'Zu korrigieren', it: 'Da correggere', en: 'To correct' },
  excluded: { fr: 'Laissé de côté', de: 'Weggelassen', it: 'Tralasciato', en: 'Left out' },
  excludedReason: {
    fr: 'Laissé de côté par vous.',
    de: 'Von Ihnen weggelassen.',
    it: 'Tralasciato da voi.',
    en: 'Left out by you.'
  },
  blockedReason: {
    fr: 'À corriger dans « Vérifier ».',
    de: 'Unter «Prüfen» zu korrigieren.',
    it: 'Da correggere in «Controllo».',
    en: 'To be corrected under “Check”.'
  },
  heldReason: saying<{ at: number; name: string }>({
    fr: ({ at, name }, f) => `Déjà invité le ${f.date(at)} dans « ${name} ».`,
    de: ({ at, name }, f) => `Schon am ${f.date(at)} in «${name}» eingeladen.`,
    it: ({ at, name }, f) => `Già invitato il ${f.date(at)} in «${name}».`,
    en: ({ at, name }, f) => `Already invited on ${f.date(at)} in “${name}”.`
  }),
  heldReasonShort: {
    fr: 'Déjà invité pour le même rendez-vous.',
    de: 'Für denselben Termin schon eingeladen.',
    it: 'Già invitato per lo stesso appuntamento.',
    en: 'Already invited for the same appointment.'
  },
  absentReason: {
    fr: 'N’existe pas sur le serveur ; peut être envoyé.',
    de: 'Auf dem Server nicht vorhanden; kann gesendet werden.',
    it: 'Non esiste sul server; può essere inviato.',
    en: 'Not on the server; can be sent.'
  },
  recoveredReason: {
    fr: 'Retrouvé sur le serveur.',
    de: 'Auf dem Server gefunden.',
    it: 'Ritrovato sul server.',
    en: 'Found on the server.'
  },
  showLink: saying<{ name: string }>({
    fr: ({ name }) => `Afficher le lien de ${name}`,
    de: ({ name }) => `Link von ${name} zeigen`,
    it: ({ name }) => `Mostra il link di ${name}`,
    en: ({ name }) => `Show the link of ${name}`
  }),
  hideLink: saying<{ name: string; link: string }>({
    fr: ({ name, link }) => `${link}, lien de ${name}, masquer`,
    de: ({ name, link }) => `${link}, Link von ${name}, verbergen`,
    it: ({ name, link }) => `${link}, link di ${name}, nascondi`,
    en: ({ name, link }) => `${link}, link of ${name}, hide`
  }),
  copyLink: saying<{ name: string }>({
    fr: ({ name }) => `Copier le lien de ${name}`,
    de: ({ name }) => `Link von ${name} kopieren`,
    it: ({ name }) => `Copia il link di ${name}`,
    en: ({ name }) => `Copy the link of ${name}`
  }),
  openLink: saying<{ name: string }>({
    fr: ({ name }) => `Ouvrir le lien de ${name} dans le navigateur`,
    de: ({ name }) => `Link von ${name} im Browser öffnen`,
    it: ({ name }) => `Apri il link di ${name} nel browser`,
    en: ({ name }) => `Open the link of ${name} in the browser`
  }),
  showQr: saying<{ name: string }>({
    fr: ({ name }) => `Code QR de ${name}`,
    de: ({ name }) => `QR-Code von ${name}`,
    it: ({ name }) => `Codice QR di ${name}`,
    en: ({ name }) => `QR code of ${name}`
  }),
  copied: saying<{ name: string }>({
    fr: ({ name }) => `Lien de ${name} copié.`,
    de: ({ name }) => `Link von ${name} kopiert.`,
    it: ({ name }) => `Link di ${name} copiato.`,
    en: ({ name }) => `Link of ${name} copied.`
  }),
  shown: saying<{ count: number }>({
    fr: ({ count }, f) => f.count(count, 'patient affiché', 'patients affichés'),
    de: ({ count }, f) => f.count(count, 'Patient gezeigt', 'Patienten gezeigt'),
    it: ({ count }, f) => f.count(count, 'paziente mostrato', 'pazienti mostrati'),
    en: ({ count }, f) => f.count(count, 'patient shown', 'patients shown')
  }),
  noneTitle: {
    fr: 'Aucun patient ici',
    de: 'Hier ist niemand',
    it: 'Nessun paziente qui',
    en: 'Nobody here'
  },
  noneBody: {
    fr: 'Choisissez « Tous » ou effacez la recherche.',
    de: 'Wählen Sie «Alle» oder löschen Sie die Suche.',
    it: 'Scegliere «Tutti» o cancellare la ricerca.',
    en: 'Choose “All” or clear the search.'
  },
  showEverybody: { fr: 'Afficher tous', de: 'Alle zeigen', it: 'Mostra tutti', en: 'Show everybody' },
  qrHelp: {
    fr: 'À photographier avec un téléphone ou une tablette.',
    de: 'Mit der Kamera eines Telefons oder Tablets aufnehmen.',
    it: 'Da inquadrare con la fotocamera di un telefono o tablet.',
    en: 'To be scanned with the camera of a phone or tablet.'
  },
  print: { fr: 'Imprimer', de: 'Drucken', it: 'Stampa', en: 'Print' },
  close: { fr: 'Fermer', de: 'Schliessen', it: 'Chiudi', en: 'Close' }
})

/** Words of saving links to a file, and of the letters. */
export const exportTexts = defineMessages({
  save: {
    fr: 'Enregistrer pour Excel…',
    de: 'Für Excel speichern …',
    it: 'Salva per Excel…',
    en: 'Save for Excel…'
  },
  title: {
    fr: 'Enregistrer les liens dans un fichier',
    de: 'Links in einer Datei speichern',
    it: 'Salvare i link in un file',
    en: 'Save the links to a file'
  },
  about: {
    fr: 'Le fichier a l’ordre et les colonnes de votre liste, plus le lien, l’état et le motif.',
    de: 'Die Datei hat die Reihenfolge und die Spalten Ihrer Liste, dazu Link, Stand und Grund.',
    it: 'Il file ha l’ordine e le colonne del vostro elenco, più link, stato e motivo.',
    en: 'The file has the order and the columns of your list, plus link, state and reason.'
  },
  which: { fr: 'Quels patients ?', de: 'Welche Patienten?', it: 'Quali pazienti?', en: 'Which patients?' },
  all: { fr: 'Tous', de: 'Alle', it: 'Tutti', en: 'All' },
  sent: { fr: 'Ceux qui ont un lien', de: 'Die mit Link', it: 'Quelli con un link', en: 'Those with a link' },
  failed: {
    fr: 'Ceux qui posent problème, pour les corriger et les rapporter',
    de: 'Die mit Problemen, zum Korrigieren und Zurückbringen',
    it: 'Quelli con problemi, da correggere e riportare',
    en: 'Those with problems, to correct and bring back'
  },
  patients: saying<{ count: number }>({
    fr: ({ count }, f) => f.count(count, 'patient', 'patients'),
    de: ({ count }, f) => f.count(count, 'Patient', 'Patienten'),
    it: ({ count }, f) => f.count(count, 'paziente', 'pazienti'),
    en: ({ count }, f) => f.count(count, 'patient', 'patients')
  }),
  format: { fr: 'Quel format ?', de: 'Welches Format?', it: 'Quale formato?', en: 'Which format?' },
  xlsx: { fr: 'Excel', de: 'Excel', it: 'Excel', en: 'Excel' },
  xlsxDetail: {
    fr: 'Classeur .xlsx, les liens se cliquent',
    de: 'Arbeitsmappe .xlsx mit anklickbaren Links',
    it: 'Cartella .xlsx con link cliccabili',
    en: 'Workbook .xlsx with links to click'
  },
  csv: { fr: 'Texte (CSV)', de: 'Text (CSV)', it: 'Testo (CSV)', en: 'Text (CSV)' },
  csvDetail: {
    fr: 'Pour d’autres programmes',
    de: 'Für andere Programme',
    it: 'Per altri programmi',
    en: 'For other programs'
  },
  separator: { fr: 'Séparateur', de: 'Trennzeichen', it: 'Separatore', en: 'Separator' },
  semicolon: {
    fr: 'Point-virgule (Excel en Suisse)',
    de: 'Semikolon (Excel in der Schweiz)',
    it: 'Punto e virgola (Excel in Svizzera)',
    en: 'Semicolon (Excel in Switzerland)'
  },
  comma: { fr: 'Virgule', de: 'Komma', it: 'Virgola', en: 'Comma' },
  tab: { fr: 'Tabulation', de: 'Tabulator', it: 'Tabulazione', en: 'Tab' },
  confidential: {
    fr: 'Ce fichier contient des liens personnels : qui en a un peut entrer dans la consultation. Traitez-le comme un dossier confidentiel et effacez-le quand il ne sert plus.',
    de: 'Diese Datei enthält persönliche Links: Wer einen hat, kann in die Sprechstunde eintreten. Behandeln Sie sie vertraulich und löschen Sie sie, wenn sie nicht mehr gebraucht wird.',
    it: 'Questo file contiene link personali: chi ne ha uno può entrare nella visita. Va trattato come documento confidenziale ed eliminato quando non serve più.',
    en: 'This file contains personal links: whoever has one can enter the consultation. Treat it as confidential and delete it when it is no longer needed.'
  },
  confidentialPatients: {
    fr: 'Ce fichier contient des données de patients : traitez-le comme un dossier confidentiel et effacez-le quand il ne sert plus.',
    de: 'Diese Datei enthält Daten von Patienten: Behandeln Sie sie vertraulich und löschen Sie sie, wenn sie nicht mehr gebraucht wird.',
    it: 'Questo file contiene dati di pazienti: va trattato come documento confidenziale ed eliminato quando non serve più.',
    en: 'This file contains patients’ data: treat it as confidential and delete it when it is no longer needed.'
  },
  saveNow: { fr: 'Enregistrer…', de: 'Speichern …', it: 'Salva…', en: 'Save…' },
  making: {
    fr: 'Le fichier est préparé…',
    de: 'Datei wird erstellt …',
    it: 'Preparazione del file…',
    en: 'Making the file…'
  },
  saved: saying<{ name: string }>({
    fr: ({ name }) => `Enregistré : ${name}`,
    de: ({ name }) => `Gespeichert: ${name}`,
    it: ({ name }) => `Salvato: ${name}`,
    en: ({ name }) => `Saved: ${name}`
  }),
  showInFolder: {
    fr: 'Montrer dans le dossier',
    de: 'Im Ordner zeigen',
    it: 'Mostra nella cartella',
    en: 'Show in the folder'
  },
  close: { fr: 'Fermer', de: 'Schliessen', it: 'Chiudi', en: 'Close' },
  notMade: {
    fr: 'Le fichier n’a pas pu être préparé.',
    de: 'Die Datei konnte nicht erstellt werden.',
    it: 'Non è stato possibile preparare il file.',
    en: 'The file could not be made.'
  },
  notMadeNext: {
    fr: 'Fermez d’autres programmes et réessayez ; si la liste est très longue, enregistrez-la en deux fois.',
    de: 'Schliessen Sie andere Programme und versuchen Sie es nochmals; ist die Liste sehr lang, speichern Sie sie in zwei Teilen.',
    it: 'Chiudere altri programmi e riprovare; se l’elenco è molto lungo, salvarlo in due parti.',
    en: 'Close other programs and try again; if the list is very long, save it in two parts.'
  },
  column: { fr: 'Colonne', de: 'Spalte', it: 'Colonna', en: 'Column' },
  linkColumn: { fr: 'Lien', de: 'Link', it: 'Link', en: 'Link' },
  stateColumn: { fr: 'État', de: 'Stand', it: 'Stato', en: 'State' },
  reasonColumn: { fr: 'Motif', de: 'Grund', it: 'Motivo', en: 'Reason' },
  linksFile: saying<{ list: string; at: number }>({
    fr: ({ list, at }, f) => `${list} – liens ${f.date(at)} – confidentiel`,
    de: ({ list, at }, f) => `${list} – Links ${f.date(at)} – vertraulich`,
    it: ({ list, at }, f) => `${list} – link ${f.date(at)} – confidenziale`,
    en: ({ list, at }, f) => `${list} – links ${f.date(at).replaceAll('/', '.')} – confidential`
  }),
  failedFile: saying<{ list: string; at: number }>({
    fr: ({ list, at }, f) => `${list} – à corriger ${f.date(at)} – confidentiel`,
    de: ({ list, at }, f) => `${list} – zu korrigieren ${f.date(at)} – vertraulich`,
    it: ({ list, at }, f) => `${list} – da correggere ${f.date(at)} – confidenziale`,
    en: ({ list, at }, f) => `${list} – to correct ${f.date(at).replaceAll('/', '.')} – confidential`
  }),
  lettersFile: saying<{ list: string; at: number }>({
    fr: ({ list, at }, f) => `${list} – lettres ${f.date(at)} – confidentiel`,
    de: ({ list, at }, f) => `${list} – Briefe ${f.date(at)} – vertraulich`,
    it: ({ list, at }, f) => `${list} – lettere ${f.date(at)} – confidenziale`,
    en: ({ list, at }, f) => `${list} – letters ${f.date(at).replaceAll('/', '.')} – confidential`
  }),
  letters: {
    fr: 'Lettres avec code QR…',
    de: 'Briefe mit QR-Code …',
    it: 'Lettere con codice QR…',
    en: 'Letters with a QR code…'
  },
  lettersTitle: {
    fr: 'Lettres à imprimer',
    de: 'Briefe zum Drucken',
    it: 'Lettere da stampare',
    en: 'Letters to print'
  },
  lettersAbout: {
    fr: 'Une page par patient, dans sa langue, avec le rendez-vous, le lien et un code QR. Ouvrez le fichier dans le navigateur et imprimez-le.',
    de: 'Eine Seite pro Patient, in seiner Sprache, mit Termin, Link und QR-Code. Öffnen Sie die Datei im Browser und drucken Sie sie.',
    it: 'Una pagina per paziente, nella sua lingua, con appuntamento, link e codice QR. Aprire il file nel browser e stamparlo.',
    en: 'One page for each patient, in the patient’s language, with appointment, link and QR code. Open the file in the browser and print it.'
  },
  withoutMobile: {
    fr: 'Ceux qui n’ont pas de mobile',
    de: 'Die ohne Mobilnummer',
    it: 'Quelli senza cellulare',
    en: 'Those without a mobile'
  },
  otherLanguage: saying<{ count: number; languages: readonly string[] }>({
    fr: ({ count, languages }, f) =>
      `${f.count(count, 'patient lit', 'patients lisent')} une autre langue (${f.all(languages)}) : leur lettre sera en anglais.`,
    de: ({ count, languages }, f) =>
      `${f.count(count, 'Patient liest', 'Patienten lesen')} eine andere Sprache (${f.all(languages)}): Der Brief ist dann auf Englisch.`,
    it: ({ count, languages }, f) =>
      `${f.count(count, 'paziente legge', 'pazienti leggono')} un’altra lingua (${f.all(languages)}): la lettera sarà in inglese.`,
    en: ({ count, languages }, f) =>
      `${f.count(count, 'patient reads', 'patients read')} another language (${f.all(languages)}): the letter is in English.`
  }),
  noLetters: {
    fr: 'Aucun patient n’est concerné.',
    de: 'Das betrifft keinen Patienten.',
    it: 'Non riguarda alcun paziente.',
    en: 'This concerns no patient.'
  }
})
