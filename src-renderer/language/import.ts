import type { UnreadableReason } from '../list/reading/index.ts'
import type { Explanation } from './explanation.ts'
import { defineMessages, saying } from './messages.ts'

export const importTexts = defineMessages({
  reading: saying<{ readonly name: string }>({
    fr: ({ name }) => `Lecture de « ${name} »…`,
    de: ({ name }) => `«${name}» wird gelesen …`,
    it: ({ name }) => `Lettura di «${name}»…`,
    en: ({ name }) => `Reading “${name}”…`
  }),
  readingPaste: {
    fr: 'Lecture des lignes collées…',
    de: 'Die eingefügten Zeilen werden gelesen …',
    it: 'Lettura delle righe incollate…',
    en: 'Reading the pasted rows…'
  },
  nothingSent: {
    fr: 'Rien n’est envoyé.',
    de: 'Es wird nichts gesendet.',
    it: 'Nulla viene inviato.',
    en: 'Nothing is sent.'
  },
  notRead: saying<{ readonly name: string }>({
    fr: ({ name }) => `« ${name} » n’a pas pu être lu comme liste de patients`,
    de: ({ name }) => `«${name}» lässt sich nicht als Patientenliste lesen`,
    it: ({ name }) => `Non è possibile leggere «${name}» come elenco di pazienti`,
    en: ({ name }) => `“${name}” cannot be read as a patient list`
  }),
  pasteNotRead: {
    fr: 'Ce qui a été collé n’a pas pu être lu comme liste de patients',
    de: 'Das Eingefügte lässt sich nicht als Patientenliste lesen',
    it: 'Non è possibile leggere quanto incollato come elenco di pazienti',
    en: 'What was pasted cannot be read as a patient list'
  },
  another: {
    fr: 'Choisir un autre fichier…',
    de: 'Andere Datei auswählen …',
    it: 'Scegli un altro file…',
    en: 'Choose another file…'
  },
  back: {
    fr: 'Retour à mes listes',
    de: 'Zurück zu meinen Listen',
    it: 'Torna ai miei elenchi',
    en: 'Back to my lists'
  },
  tryAgain: { fr: 'Réessayer', de: 'Nochmals versuchen', it: 'Riprova', en: 'Try again' },
  isCopy: saying<{ readonly list: string }>({
    fr: ({ list }) => `Ce fichier vient de votre liste « ${list} »`,
    de: ({ list }) => `Diese Datei stammt aus Ihrer Liste «${list}»`,
    it: ({ list }) => `Questo file proviene dal vostro elenco «${list}»`,
    en: ({ list }) => `This file comes from your list “${list}”`
  }),
  isCopyNext: {
    fr: 'Reprenez vos corrections dans cette liste, ou faites-en une liste à part. Les invitations déjà envoyées ne changent pas.',
    de: 'Übernehmen Sie Ihre Korrekturen in diese Liste, oder machen Sie eine eigene Liste daraus. Bereits gesendete Einladungen ändern sich nicht.',
    it: 'Riprendere le correzioni in quell’elenco, oppure farne un elenco a parte. Gli inviti già spediti non cambiano.',
    en: 'Bring your corrections into that list, or make a list of its own. Invitations already sent do not change.'
  },
  bringBack: {
    fr: 'Reprendre les corrections',
    de: 'Korrekturen übernehmen',
    it: 'Riprendere le correzioni',
    en: 'Bring the corrections in'
  },
  asNewList: { fr: 'Nouvelle liste', de: 'Neue Liste', it: 'Nuovo elenco', en: 'New list' },
  brought: saying<{ readonly rows: number; readonly unknown: number }>({
    fr: ({ rows, unknown }, f) =>
      `${f.count(rows, 'ligne corrigée', 'lignes corrigées')}.${unknown > 0 ? ` ${f.count(unknown, 'ligne du fichier n’est', 'lignes du fichier ne sont')} pas dans cette liste.` : ''}`,
    de: ({ rows, unknown }, f) =>
      `${f.count(rows, 'Zeile korrigiert', 'Zeilen korrigiert')}.${unknown > 0 ? ` ${f.count(unknown, 'Zeile der Datei ist', 'Zeilen der Datei sind')} nicht in dieser Liste.` : ''}`,
    it: ({ rows, unknown }, f) =>
      `${f.count(rows, 'riga corretta', 'righe corrette')}.${unknown > 0 ? ` ${f.count(unknown, 'riga del file non è', 'righe del file non sono')} in questo elenco.` : ''}`,
    en: ({ rows, unknown }, f) =>
      `${f.count(rows, 'row corrected', 'rows corrected')}.${unknown > 0 ? ` ${f.count(unknown, 'row of the file is', 'rows of the file are')} not in this list.` : ''}`
  })
})

const saveAsXlsx = {
  fr: 'Ouvrez-le dans Excel, enregistrez-le comme « Classeur Excel (.xlsx) » et déposez ce nouveau fichier.',
  de: 'Öffnen Sie sie in Excel, speichern Sie sie als «Excel-Arbeitsmappe (.xlsx)» und legen Sie die neue Datei ab.',
  it: 'Aprirlo in Excel, salvarlo come «Cartella di lavoro di Excel (.xlsx)» e trascinare il nuovo file.',
  en: 'Open it in Excel, save it as “Excel Workbook (.xlsx)”, and drop the new file.'
}
const exportAgain = {
  fr: 'Exportez la liste des patients en CSV ou en Excel depuis votre logiciel, puis déposez ce fichier.',
  de: 'Exportieren Sie die Patientenliste aus Ihrem System als CSV oder Excel, und legen Sie diese Datei ab.',
  it: 'Esportare l’elenco dei pazienti in CSV o Excel dal proprio programma e trascinare quel file.',
  en: 'Export the patient list as CSV or Excel from your system, then drop that file.'
}
const split = {
  fr: 'Vérifiez que c’est la bonne liste, ou partagez-la en plusieurs fichiers.',
  de: 'Prüfen Sie, ob es die richtige Liste ist, oder teilen Sie sie auf mehrere Dateien auf.',
  it: 'Controllare che sia l’elenco giusto, o dividerlo in più file.',
  en: 'Check that it is the right list, or split it into several files.'
}

/** Why a file is no list: what it is, and what to do. */
export const unreadableWords: Readonly<Record<UnreadableReason | 'no-rows', Explanation>> = {
  'empty-file': {
    what: { fr: 'Le fichier est vide.', de: 'Die Datei ist leer.', it: 'Il file è vuoto.', en: 'The file is empty.' },
    next: exportAgain
  },
  'no-rows': {
    what: {
      fr: 'Le fichier a des noms de colonnes, mais aucun patient.',
      de: 'Die Datei hat Spaltentitel, aber keine Patienten.',
      it: 'Il file ha i titoli delle colonne, ma nessun paziente.',
      en: 'The file has column titles, but no patient.'
    },
    next: {
      fr: 'Vérifiez le jour ou le filtre choisi lors de l’export, puis exportez à nouveau.',
      de: 'Prüfen Sie den Tag oder Filter beim Export und exportieren Sie nochmals.',
      it: 'Controllare il giorno o il filtro scelto nell’esportazione ed esportare di nuovo.',
      en: 'Check the day or filter chosen in the export, then export again.'
    }
  },
  'password-protected': {
    what: {
      fr: 'Le classeur est protégé par un mot de passe.',
      de: 'Die Arbeitsmappe ist mit einem Passwort geschützt.',
      it: 'La cartella di lavoro è protetta da password.',
      en: 'The workbook is protected by a password.'
    },
    next: {
      fr: 'Ouvrez-le dans Excel, enregistrez-en une copie sans mot de passe, et déposez cette copie.',
      de: 'Öffnen Sie sie in Excel, speichern Sie eine Kopie ohne Passwort, und legen Sie diese Kopie ab.',
      it: 'Aprirla in Excel, salvarne una copia senza password e trascinare quella copia.',
      en: 'Open it in Excel, save a copy without a password, and drop that copy.'
    }
  },
  'old-excel': {
    what: {
      fr: 'C’est un ancien classeur Excel (.xls).',
      de: 'Das ist eine alte Excel-Datei (.xls).',
      it: 'È un vecchio file Excel (.xls).',
      en: 'This is an old Excel file (.xls).'
    },
    next: saveAsXlsx
  },
  'binary-excel': {
    what: {
      fr: 'C’est un classeur Excel binaire (.xlsb).',
      de: 'Das ist eine binäre Excel-Datei (.xlsb).',
      it: 'È un file Excel binario (.xlsb).',
      en: 'This is a binary Excel file (.xlsb).'
    },
    next: saveAsXlsx
  },
  'open-document': {
    what: {
      fr: 'C’est un document LibreOffice ou OpenOffice.',
      de: 'Das ist ein Dokument von LibreOffice oder OpenOffice.',
      it: 'È un documento LibreOffice o OpenOffice.',
      en: 'This is a LibreOffice or OpenOffice document.'
    },
    next: {
      fr: 'Ouvrez-le, enregistrez-le au format Excel (.xlsx) et déposez ce nouveau fichier.',
      de: 'Öffnen Sie es, speichern Sie es im Format Excel (.xlsx), und legen Sie die neue Datei ab.',
      it: 'Aprirlo, salvarlo in formato Excel (.xlsx) e trascinare il nuovo file.',
      en: 'Open it, save it in Excel format (.xlsx), and drop the new file.'
    }
  },
  'apple-numbers': {
    what: {
      fr: 'C’est un document Numbers d’Apple.',
      de: 'Das ist ein Numbers-Dokument von Apple.',
      it: 'È un documento Numbers di Apple.',
      en: 'This is an Apple Numbers document.'
    },
    next: {
      fr: 'Dans Numbers, choisissez « Exporter vers » Excel, et déposez ce nouveau fichier.',
      de: 'Wählen Sie in Numbers «Exportieren» nach Excel, und legen Sie die neue Datei ab.',
      it: 'In Numbers scegliere «Esporta come» Excel e trascinare il nuovo file.',
      en: 'In Numbers, choose “Export To” Excel, and drop the new file.'
    }
  },
  pdf: {
    what: {
      fr: 'C’est un document PDF.',
      de: 'Das ist ein PDF-Dokument.',
      it: 'È un documento PDF.',
      en: 'This is a PDF document.'
    },
    next: exportAgain
  },
  image: {
    what: { fr: 'C’est une image.', de: 'Das ist ein Bild.', it: 'È un’immagine.', en: 'This is a picture.' },
    next: exportAgain
  },
  'text-document': {
    what: {
      fr: 'C’est un document Word, PowerPoint ou RTF.',
      de: 'Das ist ein Dokument von Word, PowerPoint oder RTF.',
      it: 'È un documento Word, PowerPoint o RTF.',
      en: 'This is a Word, PowerPoint or RTF document.'
    },
    next: {
      fr: 'S’il contient un tableau, copiez ses lignes et collez-les sur la page d’accueil. Sinon, exportez la liste en CSV ou Excel.',
      de: 'Enthält es eine Tabelle, kopieren Sie deren Zeilen und fügen Sie sie auf der Startseite ein. Sonst exportieren Sie die Liste als CSV oder Excel.',
      it: 'Se contiene una tabella, copiarne le righe e incollarle nella pagina iniziale. Altrimenti esportare l’elenco in CSV o Excel.',
      en: 'If it holds a table, copy its rows and paste them on the first page. Else export the list as CSV or Excel.'
    }
  },
  mail: {
    what: { fr: 'C’est un e-mail.', de: 'Das ist eine E-Mail.', it: 'È un’e-mail.', en: 'This is an e-mail.' },
    next: {
      fr: 'Enregistrez sa pièce jointe sur le bureau, puis déposez celle-ci.',
      de: 'Speichern Sie den Anhang auf dem Desktop, und legen Sie diesen ab.',
      it: 'Salvare l’allegato sul desktop e trascinare quello.',
      en: 'Save its attachment on the desktop, then drop that.'
    }
  },
  calendar: {
    what: {
      fr: 'C’est un calendrier ou un carnet d’adresses.',
      de: 'Das ist ein Kalender oder ein Adressbuch.',
      it: 'È un calendario o una rubrica.',
      en: 'This is a calendar or an address book.'
    },
    next: exportAgain
  },
  archive: {
    what: {
      fr: 'C’est une archive (zip) de fichiers.',
      de: 'Das ist ein Archiv (ZIP) mit Dateien.',
      it: 'È un archivio (zip) di file.',
      en: 'This is an archive (zip) of files.'
    },
    next: {
      fr: 'Ouvrez-la, sortez-en la liste, et déposez la liste elle-même.',
      de: 'Öffnen Sie es, nehmen Sie die Liste heraus, und legen Sie die Liste selbst ab.',
      it: 'Aprirlo, estrarre l’elenco e trascinare l’elenco stesso.',
      en: 'Open it, take the list out, and drop the list itself.'
    }
  },
  database: {
    what: {
      fr: 'C’est une base de données.',
      de: 'Das ist eine Datenbank.',
      it: 'È una banca dati.',
      en: 'This is a database.'
    },
    next: exportAgain
  },
  'data-file': {
    what: {
      fr: 'C’est un fichier de données pour des programmes, sans lignes ni colonnes.',
      de: 'Das ist eine Datendatei für Programme, ohne Zeilen und Spalten.',
      it: 'È un file di dati per programmi, senza righe né colonne.',
      en: 'This is a data file for programs, without rows and columns.'
    },
    next: exportAgain
  },
  'web-page': {
    what: {
      fr: 'C’est une page web sans tableau, par exemple une page de connexion.',
      de: 'Das ist eine Webseite ohne Tabelle, etwa eine Anmeldeseite.',
      it: 'È una pagina web senza tabella, per esempio una pagina di accesso.',
      en: 'This is a web page without a table, a sign-in page for example.'
    },
    next: {
      fr: 'Reconnectez-vous au logiciel d’où vient la liste, exportez à nouveau, et déposez ce fichier.',
      de: 'Melden Sie sich im System, aus dem die Liste stammt, neu an, exportieren Sie nochmals, und legen Sie diese Datei ab.',
      it: 'Accedere di nuovo al programma da cui proviene l’elenco, esportare di nuovo e trascinare quel file.',
      en: 'Sign in again where the list comes from, export again, and drop that file.'
    }
  },
  'no-columns': {
    what: {
      fr: 'C’est du texte, mais on n’y reconnaît aucune colonne de patients.',
      de: 'Das ist Text, aber darin sind keine Spalten mit Patienten zu erkennen.',
      it: 'È un testo, ma non vi si riconoscono colonne di pazienti.',
      en: 'This is text, but no columns of patients can be made out in it.'
    },
    next: exportAgain
  },
  'not-text': {
    what: {
      fr: 'Ce n’est ni un fichier CSV ni un fichier Excel.',
      de: 'Das ist weder eine CSV- noch eine Excel-Datei.',
      it: 'Non è né un file CSV né un file Excel.',
      en: 'This is neither a CSV nor an Excel file.'
    },
    next: exportAgain
  },
  damaged: {
    what: {
      fr: 'Le fichier est abîmé ou incomplet.',
      de: 'Die Datei ist beschädigt oder unvollständig.',
      it: 'Il file è danneggiato o incompleto.',
      en: 'The file is damaged or incomplete.'
    },
    next: {
      fr: 'Exportez-le à nouveau. S’il vient d’un lecteur réseau, copiez-le d’abord sur le bureau.',
      de: 'Exportieren Sie sie nochmals. Liegt sie auf einem Netzlaufwerk, kopieren Sie sie zuerst auf den Desktop.',
      it: 'Esportarlo di nuovo. Se è su un’unità di rete, copiarlo prima sul desktop.',
      en: 'Export it again. If it is on a network drive, copy it to the desktop first.'
    }
  },
  'too-large': {
    what: {
      fr: 'Le fichier est trop grand.',
      de: 'Die Datei ist zu gross.',
      it: 'Il file è troppo grande.',
      en: 'The file is too large.'
    },
    next: split
  },
  'too-many-rows': {
    what: {
      fr: 'Le fichier a trop de lignes pour une seule liste.',
      de: 'Die Datei hat zu viele Zeilen für eine Liste.',
      it: 'Il file ha troppe righe per un solo elenco.',
      en: 'The file has too many rows for one list.'
    },
    next: split
  },
  'too-many-columns': {
    what: {
      fr: 'Le fichier a trop de colonnes pour une liste de patients.',
      de: 'Die Datei hat zu viele Spalten für eine Patientenliste.',
      it: 'Il file ha troppe colonne per un elenco di pazienti.',
      en: 'The file has too many columns for a patient list.'
    },
    next: {
      fr: 'N’exportez que les colonnes utiles : nom, prénom, sexe, contact, date et heure.',
      de: 'Exportieren Sie nur die nötigen Spalten: Name, Vorname, Geschlecht, Kontakt, Datum und Uhrzeit.',
      it: 'Esportare solo le colonne utili: cognome, nome, sesso, contatto, data e ora.',
      en: 'Export only the columns needed: names, sex, contact, date and time.'
    }
  },
  'expands-too-much': {
    what: {
      fr: 'Le classeur contient bien plus que ce que sa taille annonce ; par prudence, il n’est pas ouvert.',
      de: 'Die Arbeitsmappe enthält weit mehr, als ihre Grösse sagt; vorsichtshalber wird sie nicht geöffnet.',
      it: 'La cartella di lavoro contiene molto più di quanto dica la sua dimensione; per prudenza non viene aperta.',
      en: 'The workbook holds far more than its size says; to be safe, it is not opened.'
    },
    next: {
      fr: 'Copiez les lignes des patients dans un nouveau classeur, et déposez celui-ci.',
      de: 'Kopieren Sie die Zeilen der Patienten in eine neue Arbeitsmappe, und legen Sie diese ab.',
      it: 'Copiare le righe dei pazienti in una nuova cartella di lavoro e trascinare quella.',
      en: 'Copy the patients’ rows into a new workbook, and drop that.'
    }
  }
}
