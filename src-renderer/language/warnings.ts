import type { WarnCode } from '../list/values/index.ts'
import type { FindingWords } from './verdicts.ts'

/** What a person should see about a patient who is ready nevertheless. */
export const warnWords: Readonly<Record<WarnCode, FindingWords>> = {
  'phone-repaired': {
    short: { fr: 'numéro complété', de: 'Nummer ergänzt', it: 'numero completato', en: 'number completed' },
    full: {
      fr: 'Le numéro a été mis au format international ; aucun chiffre n’est inventé.',
      de: 'Die Nummer wurde ins internationale Format gebracht; keine Ziffer ist erfunden.',
      it: 'Il numero è stato messo nel formato internazionale; nessuna cifra è inventata.',
      en: 'The number was put into international form; no digit is made up.'
    },
    next: {
      fr: 'Vérifiez le numéro ; s’il est faux, corrigez-le.',
      de: 'Prüfen Sie die Nummer; ist sie falsch, korrigieren Sie sie.',
      it: 'Controllare il numero; se è sbagliato, correggerlo.',
      en: 'Look at the number; if it is wrong, correct it.'
    }
  },
  'phone-other-country': {
    short: { fr: 'autre pays', de: 'anderes Land', it: 'altro paese', en: 'other country' },
    full: {
      fr: 'Le SMS part vers un numéro d’un autre pays.',
      de: 'Die SMS geht an eine Nummer eines anderen Landes.',
      it: 'L’SMS va a un numero di un altro paese.',
      en: 'The SMS goes to a number of another country.'
    },
    next: {
      fr: 'Vérifiez que le numéro est bien celui du patient.',
      de: 'Prüfen Sie, ob es wirklich die Nummer des Patienten ist.',
      it: 'Controllare che sia davvero il numero del paziente.',
      en: 'Make sure that it really is the patient’s number.'
    }
  },
  'phone-shared': {
    short: { fr: 'numéro partagé', de: 'Nummer geteilt', it: 'numero condiviso', en: 'shared number' },
    full: {
      fr: 'Un autre patient de la liste a le même numéro, par exemple une famille.',
      de: 'Ein anderer Patient der Liste hat dieselbe Nummer, etwa eine Familie.',
      it: 'Un altro paziente dell’elenco ha lo stesso numero, per esempio una famiglia.',
      en: 'Another patient of the list has the same number, a family for example.'
    },
    next: {
      fr: 'Chacun recevra son propre lien sur ce numéro. Corrigez si c’est une erreur.',
      de: 'Jeder bekommt seinen eigenen Link auf diese Nummer. Korrigieren Sie, falls es ein Irrtum ist.',
      it: 'Ognuno riceverà il proprio link su questo numero. Correggere se è un errore.',
      en: 'Each will get a link of their own at this number. Correct it if it is a mistake.'
    }
  },
  'two-visits': {
    short: { fr: 'plusieurs rendez-vous', de: 'mehrere Termine', it: 'più appuntamenti', en: 'several visits' },
    full: {
      fr: 'Ce patient a plusieurs rendez-vous dans la liste.',
      de: 'Dieser Patient hat mehrere Termine in der Liste.',
      it: 'Questo paziente ha più appuntamenti nell’elenco.',
      en: 'This patient has several appointments in the list.'
    },
    next: {
      fr: 'Il recevra un lien pour chacun. Laissez de côté celui qui est de trop.',
      de: 'Er bekommt für jeden einen Link. Lassen Sie weg, was zu viel ist.',
      it: 'Riceverà un link per ciascuno. Escludere quello di troppo.',
      en: 'They will get a link for each. Leave out what is too much.'
    }
  },
  'name-split': {
    short: { fr: 'nom séparé', de: 'Name geteilt', it: 'nome separato', en: 'name split' },
    full: {
      fr: 'Nom et prénom étaient dans une seule case et ont été séparés.',
      de: 'Vor- und Nachname standen in einer Zelle und wurden getrennt.',
      it: 'Nome e cognome erano in una sola casella e sono stati separati.',
      en: 'First and last name were in one cell and have been split.'
    },
    next: {
      fr: 'Vérifiez que chacun est à sa place.',
      de: 'Prüfen Sie, ob beide am richtigen Ort sind.',
      it: 'Controllare che ognuno sia al suo posto.',
      en: 'Make sure that each is in its place.'
    }
  },
  'language-defaulted': {
    short: { fr: 'langue de la liste', de: 'Sprache der Liste', it: 'lingua dell’elenco', en: 'list’s language' },
    full: {
      fr: 'La langue du patient manque ou n’est pas comprise : celle de la liste est prise.',
      de: 'Die Sprache des Patienten fehlt oder ist unklar: Es gilt jene der Liste.',
      it: 'La lingua del paziente manca o non è chiara: si usa quella dell’elenco.',
      en: 'The patient’s language is missing or unclear: the list’s language is used.'
    },
    next: {
      fr: 'Saisissez la langue si vous la connaissez.',
      de: 'Tragen Sie die Sprache ein, falls Sie sie kennen.',
      it: 'Inserire la lingua, se nota.',
      en: 'Type the language if you know it.'
    }
  },
  'landline-ignored': {
    short: { fr: 'fixe ignoré', de: 'Festnetz übergangen', it: 'fisso ignorato', en: 'landline not used' },
    full: {
      fr: 'Le numéro fixe ne reçoit pas de SMS : l’invitation part par e-mail.',
      de: 'Die Festnetznummer empfängt keine SMS: Die Einladung geht per E-Mail.',
      it: 'Il numero fisso non riceve SMS: l’invito parte per e-mail.',
      en: 'The landline receives no SMS: the invitation goes by e-mail.'
    },
    next: {
      fr: 'Saisissez un mobile si vous préférez un SMS.',
      de: 'Tragen Sie eine Mobilnummer ein, falls eine SMS besser ist.',
      it: 'Inserire un cellulare se si preferisce un SMS.',
      en: 'Type a mobile number if an SMS is better.'
    }
  },
  'email-repaired': {
    short: { fr: 'e-mail nettoyé', de: 'E-Mail bereinigt', it: 'e-mail ripulita', en: 'e-mail cleaned' },
    full: {
      fr: 'L’adresse a été débarrassée de ce qui l’entourait.',
      de: 'Die Adresse wurde von dem befreit, was um sie herum stand.',
      it: 'L’indirizzo è stato liberato da ciò che lo circondava.',
      en: 'The address was freed of what stood around it.'
    },
    next: {
      fr: 'Vérifiez l’adresse ; si elle est fausse, corrigez-la.',
      de: 'Prüfen Sie die Adresse; ist sie falsch, korrigieren Sie sie.',
      it: 'Controllare l’indirizzo; se è sbagliato, correggerlo.',
      en: 'Look at the address; if it is wrong, correct it.'
    }
  },
  'far-future': {
    short: { fr: 'dans longtemps', de: 'weit voraus', it: 'fra molto tempo', en: 'far ahead' },
    full: {
      fr: 'Le rendez-vous est dans plus de 24 jours.',
      de: 'Der Termin ist in mehr als 24 Tagen.',
      it: 'L’appuntamento è fra più di 24 giorni.',
      en: 'The appointment is more than 24 days ahead.'
    },
    next: {
      fr: 'Vérifiez le mois et l’année.',
      de: 'Prüfen Sie Monat und Jahr.',
      it: 'Controllare il mese e l’anno.',
      en: 'Look at the month and the year.'
    }
  },
  'no-appointment': {
    short: { fr: 'sans rendez-vous', de: 'ohne Termin', it: 'senza appuntamento', en: 'no appointment' },
    full: {
      fr: 'Il n’y a ni date ni heure : le lien vaut 24 heures dès l’envoi.',
      de: 'Es gibt weder Datum noch Uhrzeit: Der Link gilt 24 Stunden ab dem Senden.',
      it: 'Non c’è né data né ora: il link vale 24 ore dall’invio.',
      en: 'There is neither date nor time: the link is valid for 24 hours after sending.'
    },
    next: {
      fr: 'Saisissez la date et l’heure s’il y a un rendez-vous.',
      de: 'Tragen Sie Datum und Uhrzeit ein, falls es einen Termin gibt.',
      it: 'Inserire data e ora se c’è un appuntamento.',
      en: 'Type date and time if there is an appointment.'
    }
  }
}
