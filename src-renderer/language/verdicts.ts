import type { BlockCode } from '../list/values/index.ts'
import type { Words } from './messages.ts'

/** A finding about a row: a few words for its cell, a sentence, and the next step. */
export interface FindingWords {
  readonly short: Words
  readonly full: Words
  readonly next: Words
}

/** Why a patient cannot be invited yet. */
export const blockWords: Readonly<Record<BlockCode, FindingWords>> = {
  'contact-missing': {
    short: {
      fr: 'ni mobile ni e-mail',
      de: 'weder Mobile noch E-Mail',
      it: 'né cellulare né e-mail',
      en: 'no mobile, no e-mail'
    },
    full: {
      fr: 'Il n’y a ni numéro de mobile ni adresse e-mail.',
      de: 'Es fehlen Mobilnummer und E-Mail-Adresse.',
      it: 'Mancano sia il numero di cellulare sia l’indirizzo e-mail.',
      en: 'There is neither a mobile number nor an e-mail address.'
    },
    next: {
      fr: 'Saisissez l’un des deux, ou laissez ce patient de côté.',
      de: 'Tragen Sie eines von beiden ein, oder lassen Sie diesen Patienten weg.',
      it: 'Inserire uno dei due, oppure escludere questo paziente.',
      en: 'Type one of the two, or leave this patient out.'
    }
  },
  'phone-invalid': {
    short: { fr: 'numéro illisible', de: 'Nummer unlesbar', it: 'numero illeggibile', en: 'not a phone number' },
    full: {
      fr: 'Ce n’est pas un numéro de téléphone valable.',
      de: 'Das ist keine gültige Telefonnummer.',
      it: 'Questo non è un numero di telefono valido.',
      en: 'This is not a valid phone number.'
    },
    next: {
      fr: 'Corrigez le numéro, ou videz la case pour n’utiliser que l’e-mail.',
      de: 'Korrigieren Sie die Nummer, oder leeren Sie das Feld, um nur die E-Mail zu verwenden.',
      it: 'Correggere il numero, o svuotare la casella per usare solo l’e-mail.',
      en: 'Correct the number, or clear the cell to use the e-mail only.'
    }
  },
  'phone-digits-lost': {
    short: { fr: 'chiffres perdus', de: 'Ziffern verloren', it: 'cifre perse', en: 'digits lost' },
    full: {
      fr: 'Excel a arrondi ce numéro : des chiffres sont perdus.',
      de: 'Excel hat diese Nummer gerundet: Ziffern sind verloren.',
      it: 'Excel ha arrotondato questo numero: alcune cifre sono andate perse.',
      en: 'Excel has rounded this number: digits are lost.'
    },
    next: {
      fr: 'Saisissez le numéro complet, ou refaites l’export avec la colonne en format texte.',
      de: 'Tragen Sie die ganze Nummer ein, oder exportieren Sie nochmals mit der Spalte als Text.',
      it: 'Inserire il numero completo, o rifare l’esportazione con la colonna in formato testo.',
      en: 'Type the whole number, or export again with the column as text.'
    }
  },
  'phone-landline-only': {
    short: { fr: 'numéro fixe seulement', de: 'nur Festnetz', it: 'solo numero fisso', en: 'landline only' },
    full: {
      fr: 'Il n’y a qu’un numéro fixe, qui ne reçoit pas de SMS, et pas d’e-mail.',
      de: 'Es gibt nur eine Festnetznummer, die keine SMS empfängt, und keine E-Mail.',
      it: 'C’è solo un numero fisso, che non riceve SMS, e nessuna e-mail.',
      en: 'There is only a landline, which receives no SMS, and no e-mail.'
    },
    next: {
      fr: 'Saisissez un numéro de mobile ou une adresse e-mail.',
      de: 'Tragen Sie eine Mobilnummer oder eine E-Mail-Adresse ein.',
      it: 'Inserire un numero di cellulare o un indirizzo e-mail.',
      en: 'Type a mobile number or an e-mail address.'
    }
  },
  'email-invalid': {
    short: { fr: 'e-mail illisible', de: 'E-Mail ungültig', it: 'e-mail non valida', en: 'not an e-mail address' },
    full: {
      fr: 'Ce n’est pas une adresse e-mail valable.',
      de: 'Das ist keine gültige E-Mail-Adresse.',
      it: 'Questo non è un indirizzo e-mail valido.',
      en: 'This is not a valid e-mail address.'
    },
    next: {
      fr: 'Corrigez l’adresse, ou videz la case pour n’utiliser que le téléphone.',
      de: 'Korrigieren Sie die Adresse, oder leeren Sie das Feld, um nur das Telefon zu verwenden.',
      it: 'Correggere l’indirizzo, o svuotare la casella per usare solo il telefono.',
      en: 'Correct the address, or clear the cell to use the phone only.'
    }
  },
  'first-name-missing': {
    short: { fr: 'prénom manquant', de: 'Vorname fehlt', it: 'nome mancante', en: 'first name missing' },
    full: { fr: 'Le prénom manque.', de: 'Der Vorname fehlt.', it: 'Manca il nome.', en: 'The first name is missing.' },
    next: {
      fr: 'Saisissez le prénom.',
      de: 'Tragen Sie den Vornamen ein.',
      it: 'Inserire il nome.',
      en: 'Type the first name.'
    }
  },
  'last-name-missing': {
    short: { fr: 'nom manquant', de: 'Nachname fehlt', it: 'cognome mancante', en: 'last name missing' },
    full: { fr: 'Le nom manque.', de: 'Der Nachname fehlt.', it: 'Manca il cognome.', en: 'The last name is missing.' },
    next: {
      fr: 'Saisissez le nom.',
      de: 'Tragen Sie den Nachnamen ein.',
      it: 'Inserire il cognome.',
      en: 'Type the last name.'
    }
  },
  'gender-missing': {
    short: { fr: 'sexe manquant', de: 'Geschlecht fehlt', it: 'sesso mancante', en: 'sex missing' },
    full: {
      fr: 'Le sexe manque ; le serveur le demande. Il n’est jamais deviné d’après le prénom.',
      de: 'Das Geschlecht fehlt; der Server verlangt es. Es wird nie aus dem Vornamen erraten.',
      it: 'Manca il sesso; il server lo richiede. Non viene mai dedotto dal nome.',
      en: 'The sex is missing; the server asks for it. It is never guessed from the first name.'
    },
    next: { fr: 'Saisissez f ou m.', de: 'Tragen Sie w oder m ein.', it: 'Inserire f o m.', en: 'Type f or m.' }
  },
  'gender-unknown': {
    short: { fr: 'sexe pas compris', de: 'Geschlecht unklar', it: 'sesso non chiaro', en: 'sex unclear' },
    full: {
      fr: 'Le sexe indiqué n’est pas compris, ou contredit le titre de civilité.',
      de: 'Die Angabe zum Geschlecht ist unklar oder widerspricht der Anrede.',
      it: 'Il sesso indicato non è chiaro, o contraddice il titolo di cortesia.',
      en: 'What is given as sex is unclear, or contradicts the courtesy title.'
    },
    next: {
      fr: 'Saisissez f ou m : le serveur ne connaît que ces deux.',
      de: 'Tragen Sie w oder m ein: Der Server kennt nur diese zwei.',
      it: 'Inserire f o m: il server conosce solo questi due.',
      en: 'Type f or m: the server knows only these two.'
    }
  },
  'date-invalid': {
    short: { fr: 'date illisible', de: 'Datum unlesbar', it: 'data illeggibile', en: 'date unreadable' },
    full: {
      fr: 'La date du rendez-vous n’est pas lisible ou manque.',
      de: 'Das Datum des Termins ist nicht lesbar oder fehlt.',
      it: 'La data dell’appuntamento non è leggibile o manca.',
      en: 'The date of the appointment cannot be read, or is missing.'
    },
    next: {
      fr: 'Saisissez jour, mois, année et heure, par exemple 3.12.2026 8:30.',
      de: 'Tragen Sie Tag, Monat, Jahr und Uhrzeit ein, zum Beispiel 3.12.2026 8:30.',
      it: 'Inserire giorno, mese, anno e ora, per esempio 3.12.2026 8:30.',
      en: 'Type day, month, year and time, for example 3.12.2026 8:30.'
    }
  },
  'date-impossible': {
    short: { fr: 'date inexistante', de: 'Datum gibt es nicht', it: 'data inesistente', en: 'no such date' },
    full: {
      fr: 'Ce jour n’existe pas au calendrier.',
      de: 'Diesen Tag gibt es im Kalender nicht.',
      it: 'Questo giorno non esiste nel calendario.',
      en: 'There is no such day in the calendar.'
    },
    next: {
      fr: 'Corrigez la date ; le jour vient avant le mois.',
      de: 'Korrigieren Sie das Datum; der Tag steht vor dem Monat.',
      it: 'Correggere la data; il giorno viene prima del mese.',
      en: 'Correct the date; the day comes before the month.'
    }
  },
  'date-past': {
    short: { fr: 'déjà passé', de: 'schon vorbei', it: 'già passato', en: 'already past' },
    full: {
      fr: 'Ce rendez-vous est déjà passé.',
      de: 'Dieser Termin ist schon vorbei.',
      it: 'Questo appuntamento è già passato.',
      en: 'This appointment is already past.'
    },
    next: {
      fr: 'Corrigez la date ou l’heure, ou laissez ce patient de côté.',
      de: 'Korrigieren Sie Datum oder Uhrzeit, oder lassen Sie diesen Patienten weg.',
      it: 'Correggere la data o l’ora, oppure escludere questo paziente.',
      en: 'Correct the date or the time, or leave this patient out.'
    }
  },
  'time-missing': {
    short: { fr: 'heure manquante', de: 'Uhrzeit fehlt', it: 'ora mancante', en: 'time missing' },
    full: {
      fr: 'La date est là, mais l’heure manque ou n’est pas lisible.',
      de: 'Das Datum ist da, aber die Uhrzeit fehlt oder ist nicht lesbar.',
      it: 'La data c’è, ma l’ora manca o non è leggibile.',
      en: 'The date is there, but the time is missing or cannot be read.'
    },
    next: {
      fr: 'Ajoutez l’heure après la date, par exemple 8:30.',
      de: 'Ergänzen Sie die Uhrzeit nach dem Datum, zum Beispiel 8:30.',
      it: 'Aggiungere l’ora dopo la data, per esempio 8:30.',
      en: 'Add the time after the date, for example 8:30.'
    }
  },
  'time-nonexistent': {
    short: { fr: 'heure inexistante', de: 'Uhrzeit gibt es nicht', it: 'ora inesistente', en: 'no such time' },
    full: {
      fr: 'Cette heure n’existe pas : cette nuit-là, on passe à l’heure d’été.',
      de: 'Diese Uhrzeit gibt es nicht: In dieser Nacht beginnt die Sommerzeit.',
      it: 'Quest’ora non esiste: quella notte si passa all’ora legale.',
      en: 'There is no such time: clocks go forward that night.'
    },
    next: {
      fr: 'Corrigez l’heure.',
      de: 'Korrigieren Sie die Uhrzeit.',
      it: 'Correggere l’ora.',
      en: 'Correct the time.'
    }
  },
  'time-ambiguous': {
    short: { fr: 'heure double', de: 'Uhrzeit doppelt', it: 'ora doppia', en: 'time occurs twice' },
    full: {
      fr: 'Cette heure existe deux fois : cette nuit-là, on revient à l’heure d’hiver.',
      de: 'Diese Uhrzeit gibt es zweimal: In dieser Nacht endet die Sommerzeit.',
      it: 'Quest’ora esiste due volte: quella notte si torna all’ora solare.',
      en: 'This time occurs twice: clocks go back that night.'
    },
    next: {
      fr: 'Choisissez une heure avant 2 h ou dès 3 h.',
      de: 'Wählen Sie eine Uhrzeit vor 2 Uhr oder ab 3 Uhr.',
      it: 'Scegliere un’ora prima delle 2 o dalle 3.',
      en: 'Choose a time before 2:00 or from 3:00.'
    }
  },
  'doctor-email-invalid': {
    short: {
      fr: 'e-mail du médecin illisible',
      de: 'E-Mail Arzt ungültig',
      it: 'e-mail medico non valida',
      en: 'doctor’s e-mail invalid'
    },
    full: {
      fr: 'L’adresse e-mail du médecin n’est pas valable.',
      de: 'Die E-Mail-Adresse der Ärztin oder des Arztes ist ungültig.',
      it: 'L’indirizzo e-mail del medico non è valido.',
      en: 'The doctor’s e-mail address is not valid.'
    },
    next: {
      fr: 'Corrigez-la telle qu’elle est enregistrée dans HCW@Home.',
      de: 'Korrigieren Sie sie so, wie sie in HCW@Home eingetragen ist.',
      it: 'Correggerlo come registrato in HCW@Home.',
      en: 'Correct it to what is registered in HCW@Home.'
    }
  },
  'destination-missing': {
    short: {
      fr: 'ni médecin ni file',
      de: 'weder Arzt noch Warteschlange',
      it: 'né medico né coda',
      en: 'no doctor or queue'
    },
    full: {
      fr: 'Ni médecin ni file d’attente : personne n’attendrait ce patient.',
      de: 'Weder Arzt noch Warteschlange: Niemand würde diesen Patienten erwarten.',
      it: 'Né medico né coda: nessuno aspetterebbe questo paziente.',
      en: 'Neither doctor nor queue: nobody would be waiting for this patient.'
    },
    next: {
      fr: 'Choisissez un médecin ou une file pour toute la liste, ou saisissez-le ici.',
      de: 'Wählen Sie Arzt oder Warteschlange für die ganze Liste, oder tragen Sie es hier ein.',
      it: 'Scegliere un medico o una coda per tutto l’elenco, o inserirlo qui.',
      en: 'Choose a doctor or queue for the whole list, or type it here.'
    }
  },
  'duplicate-row': {
    short: { fr: 'en double', de: 'doppelt', it: 'doppione', en: 'twice in the list' },
    full: {
      fr: 'Le même patient figure déjà plus haut, pour le même rendez-vous.',
      de: 'Derselbe Patient steht schon weiter oben, für denselben Termin.',
      it: 'Lo stesso paziente figura già più in alto, per lo stesso appuntamento.',
      en: 'The same patient is already further up, for the same appointment.'
    },
    next: {
      fr: 'Laissez cette ligne de côté, ou corrigez le nom ou l’heure.',
      de: 'Lassen Sie diese Zeile weg, oder korrigieren Sie Namen oder Uhrzeit.',
      it: 'Escludere questa riga, o correggere il nome o l’ora.',
      en: 'Leave this row out, or correct the name or the time.'
    }
  },
  cancelled: {
    short: { fr: 'annulé', de: 'abgesagt', it: 'disdetto', en: 'cancelled' },
    full: {
      fr: 'Selon le fichier, ce rendez-vous est annulé.',
      de: 'Laut Datei ist dieser Termin abgesagt.',
      it: 'Secondo il file, questo appuntamento è disdetto.',
      en: 'The file says that this appointment is cancelled.'
    },
    next: {
      fr: 'Laissez ce patient de côté : il ne reçoit pas d’invitation.',
      de: 'Lassen Sie diesen Patienten weg: Er bekommt keine Einladung.',
      it: 'Escludere questo paziente: non riceve alcun invito.',
      en: 'Leave this patient out: no invitation goes to them.'
    }
  }
}
