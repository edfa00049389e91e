import type { BlockCode, WarnCode } from '../list/values/index.ts'
import { type Saying, saying } from './messages.ts'

type Counted = Saying<{ readonly count: number }>

/** Rows grouped by one problem or warning: what it is, with how many rows it concerns. */
export const causeWords: Readonly<Record<BlockCode | WarnCode, Counted>> = {
  'contact-missing': saying({
    fr: ({ count }, f) => `${f.count(count, 'patient', 'patients')} sans mobile ni e-mail`,
    de: ({ count }, f) => `${f.count(count, 'Patient', 'Patienten')} ohne Mobilnummer und E-Mail`,
    it: ({ count }, f) => `${f.count(count, 'paziente', 'pazienti')} senza cellulare né e-mail`,
    en: ({ count }, f) => `${f.count(count, 'patient has', 'patients have')} no mobile and no e-mail`
  }),
  'phone-invalid': saying({
    fr: ({ count }, f) => f.count(count, 'numéro n’est pas valable', 'numéros ne sont pas valables'),
    de: ({ count }, f) => f.count(count, 'Nummer ist ungültig', 'Nummern sind ungültig'),
    it: ({ count }, f) => f.count(count, 'numero non è valido', 'numeri non sono validi'),
    en: ({ count }, f) => f.count(count, 'number is not valid', 'numbers are not valid')
  }),
  'phone-digits-lost': saying({
    fr: ({ count }, f) => `${f.count(count, 'numéro a perdu', 'numéros ont perdu')} des chiffres dans Excel`,
    de: ({ count }, f) => `${f.count(count, 'Nummer hat', 'Nummern haben')} in Excel Ziffern verloren`,
    it: ({ count }, f) => `${f.count(count, 'numero ha perso', 'numeri hanno perso')} cifre in Excel`,
    en: ({ count }, f) => `${f.count(count, 'number has', 'numbers have')} lost digits in Excel`
  }),
  'phone-landline-only': saying({
    fr: ({ count }, f) => `${f.count(count, 'patient n’a', 'patients n’ont')} qu’un numéro fixe`,
    de: ({ count }, f) => `${f.count(count, 'Patient hat', 'Patienten haben')} nur Festnetz`,
    it: ({ count }, f) => `${f.count(count, 'paziente ha', 'pazienti hanno')} solo un numero fisso`,
    en: ({ count }, f) => `${f.count(count, 'patient has', 'patients have')} only a landline`
  }),
  'email-invalid': saying({
    fr: ({ count }, f) => f.count(count, 'adresse e-mail n’est pas valable', 'adresses e-mail ne sont pas valables'),
    de: ({ count }, f) => f.count(count, 'E-Mail-Adresse ist ungültig', 'E-Mail-Adressen sind ungültig'),
    it: ({ count }, f) => f.count(count, 'indirizzo e-mail non è valido', 'indirizzi e-mail non sono validi'),
    en: ({ count }, f) => f.count(count, 'e-mail address is not valid', 'e-mail addresses are not valid')
  }),
  'first-name-missing': saying({
    fr: ({ count }, f) => `${f.count(count, 'prénom manque', 'prénoms manquent')}`,
    de: ({ count }, f) => f.count(count, 'Vorname fehlt', 'Vornamen fehlen'),
    it: ({ count }, f) => f.count(count, 'nome mancante', 'nomi mancanti'),
    en: ({ count }, f) => f.count(count, 'first name is missing', 'first names are missing')
  }),
  'last-name-missing': saying({
    fr: ({ count }, f) => f.count(count, 'nom manque', 'noms manquent'),
    de: ({ count }, f) => f.count(count, 'Nachname fehlt', 'Nachnamen fehlen'),
    it: ({ count }, f) => f.count(count, 'cognome mancante', 'cognomi mancanti'),
    en: ({ count }, f) => f.count(count, 'last name is missing', 'last names are missing')
  }),
  'gender-missing': saying({
    fr: ({ count }, f) => `${f.count(count, 'patient', 'patients')} sans indication du sexe`,
    de: ({ count }, f) => `${f.count(count, 'Patient', 'Patienten')} ohne Angabe des Geschlechts`,
    it: ({ count }, f) => `${f.count(count, 'paziente', 'pazienti')} senza indicazione del sesso`,
    en: ({ count }, f) => `${f.count(count, 'patient', 'patients')} without a sex given`
  }),
  'gender-unknown': saying({
    fr: ({ count }, f) => `${f.count(count, 'patient dont le sexe n’est', 'patients dont le sexe n’est')} pas clair`,
    de: ({ count }, f) => `${f.count(count, 'Patient', 'Patienten')} mit unklarem Geschlecht`,
    it: ({ count }, f) => `${f.count(count, 'paziente', 'pazienti')} con sesso non chiaro`,
    en: ({ count }, f) => `${f.count(count, 'patient', 'patients')} with an unclear sex`
  }),
  'date-invalid': saying({
    fr: ({ count }, f) => f.count(count, 'date est illisible', 'dates sont illisibles'),
    de: ({ count }, f) => f.count(count, 'Datum ist unlesbar', 'Daten sind unlesbar'),
    it: ({ count }, f) => f.count(count, 'data è illeggibile', 'date sono illeggibili'),
    en: ({ count }, f) => f.count(count, 'date cannot be read', 'dates cannot be read')
  }),
  'date-impossible': saying({
    fr: ({ count }, f) => f.count(count, 'date n’existe pas', 'dates n’existent pas'),
    de: ({ count }, f) => `${f.count(count, 'Datum', 'Daten')} gibt es nicht im Kalender`,
    it: ({ count }, f) => f.count(count, 'data non esiste', 'date non esistono'),
    en: ({ count }, f) => f.count(count, 'date does not exist', 'dates do not exist')
  }),
  'date-past': saying({
    fr: ({ count }, f) => f.count(count, 'rendez-vous est déjà passé', 'rendez-vous sont déjà passés'),
    de: ({ count }, f) => f.count(count, 'Termin ist schon vorbei', 'Termine sind schon vorbei'),
    it: ({ count }, f) => f.count(count, 'appuntamento è già passato', 'appuntamenti sono già passati'),
    en: ({ count }, f) => f.count(count, 'appointment is already past', 'appointments are already past')
  }),
  'time-missing': saying({
    fr: ({ count }, f) => `${f.count(count, 'rendez-vous', 'rendez-vous')} sans heure`,
    de: ({ count }, f) => `${f.count(count, 'Termin', 'Termine')} ohne Uhrzeit`,
    it: ({ count }, f) => `${f.count(count, 'appuntamento', 'appuntamenti')} senza ora`,
    en: ({ count }, f) => `${f.count(count, 'appointment', 'appointments')} without a time`
  }),
  'time-nonexistent': saying({
    fr: ({ count }, f) => `${f.count(count, 'heure tombe', 'heures tombent')} dans le passage à l’heure d’été`,
    de: ({ count }, f) => `${f.count(count, 'Uhrzeit fällt', 'Uhrzeiten fallen')} in die Umstellung auf Sommerzeit`,
    it: ({ count }, f) => `${f.count(count, 'ora cade', 'ore cadono')} nel passaggio all’ora legale`,
    en: ({ count }, f) => `${f.count(count, 'time falls', 'times fall')} into the change to summer time`
  }),
  'time-ambiguous': saying({
    fr: ({ count }, f) => `${f.count(count, 'heure tombe', 'heures tombent')} dans le retour à l’heure d’hiver`,
    de: ({ count }, f) => `${f.count(count, 'Uhrzeit fällt', 'Uhrzeiten fallen')} in die Umstellung auf Winterzeit`,
    it: ({ count }, f) => `${f.count(count, 'ora cade', 'ore cadono')} nel ritorno all’ora solare`,
    en: ({ count }, f) => `${f.count(count, 'time falls', 'times fall')} into the change to winter time`
  }),
  'doctor-email-invalid': saying({
    fr: ({ count }, f) =>
      f.count(count, 'e-mail de médecin n’est pas valable', 'e-mails de médecin ne sont pas valables'),
    de: ({ count }, f) => f.count(count, 'Arzt-E-Mail ist ungültig', 'Arzt-E-Mails sind ungültig'),
    it: ({ count }, f) => f.count(count, 'e-mail di medico non è valida', 'e-mail di medici non sono valide'),
    en: ({ count }, f) => f.count(count, 'doctor’s e-mail is not valid', 'doctors’ e-mails are not valid')
  }),
  'destination-missing': saying({
    fr: ({ count }, f) => `${f.count(count, 'patient', 'patients')} sans médecin ni file d’attente`,
    de: ({ count }, f) => `${f.count(count, 'Patient', 'Patienten')} ohne Arzt und Warteschlange`,
    it: ({ count }, f) => `${f.count(count, 'paziente', 'pazienti')} senza medico né coda`,
    en: ({ count }, f) => `${f.count(count, 'patient has', 'patients have')} no doctor and no queue`
  }),
  'duplicate-row': saying({
    fr: ({ count }, f) => f.count(count, 'ligne est en double', 'lignes sont en double'),
    de: ({ count }, f) => f.count(count, 'Zeile ist doppelt', 'Zeilen sind doppelt'),
    it: ({ count }, f) => f.count(count, 'riga è un doppione', 'righe sono doppioni'),
    en: ({ count }, f) => f.count(count, 'row is there twice', 'rows are there twice')
  }),
  cancelled: saying({
    fr: ({ count }, f) => f.count(count, 'rendez-vous est annulé', 'rendez-vous sont annulés'),
    de: ({ count }, f) => f.count(count, 'Termin ist abgesagt', 'Termine sind abgesagt'),
    it: ({ count }, f) => f.count(count, 'appuntamento è disdetto', 'appuntamenti sono disdetti'),
    en: ({ count }, f) => f.count(count, 'appointment is cancelled', 'appointments are cancelled')
  }),
  'phone-repaired': saying({
    fr: ({ count }, f) => f.count(count, 'numéro complété', 'numéros complétés'),
    de: ({ count }, f) => f.count(count, 'Nummer ergänzt', 'Nummern ergänzt'),
    it: ({ count }, f) => f.count(count, 'numero completato', 'numeri completati'),
    en: ({ count }, f) => f.count(count, 'number completed', 'numbers completed')
  }),
  'phone-other-country': saying({
    fr: ({ count }, f) => `${f.count(count, 'numéro', 'numéros')} d’un autre pays`,
    de: ({ count }, f) => `${f.count(count, 'Nummer', 'Nummern')} eines anderen Landes`,
    it: ({ count }, f) => `${f.count(count, 'numero', 'numeri')} di un altro paese`,
    en: ({ count }, f) => `${f.count(count, 'number', 'numbers')} of another country`
  }),
  'phone-shared': saying({
    fr: ({ count }, f) => `${f.count(count, 'patient partage', 'patients partagent')} un numéro avec un autre`,
    de: ({ count }, f) => `${f.count(count, 'Patient teilt', 'Patienten teilen')} die Nummer mit jemandem`,
    it: ({ count }, f) => `${f.count(count, 'paziente condivide', 'pazienti condividono')} il numero con un altro`,
    en: ({ count }, f) => `${f.count(count, 'patient shares', 'patients share')} a number with another`
  }),
  'two-visits': saying({
    fr: ({ count }, f) => `${f.count(count, 'ligne', 'lignes')} de patients avec plusieurs rendez-vous`,
    de: ({ count }, f) => `${f.count(count, 'Zeile', 'Zeilen')} von Patienten mit mehreren Terminen`,
    it: ({ count }, f) => `${f.count(count, 'riga', 'righe')} di pazienti con più appuntamenti`,
    en: ({ count }, f) => `${f.count(count, 'row', 'rows')} of patients with several appointments`
  }),
  'name-split': saying({
    fr: ({ count }, f) => f.count(count, 'nom séparé en deux', 'noms séparés en deux'),
    de: ({ count }, f) => f.count(count, 'Name in zwei geteilt', 'Namen in zwei geteilt'),
    it: ({ count }, f) => f.count(count, 'nome diviso in due', 'nomi divisi in due'),
    en: ({ count }, f) => f.count(count, 'name split in two', 'names split in two')
  }),
  'language-defaulted': saying({
    fr: ({ count }, f) => `${f.count(count, 'patient reçoit', 'patients reçoivent')} la langue de la liste`,
    de: ({ count }, f) => `${f.count(count, 'Patient erhält', 'Patienten erhalten')} die Sprache der Liste`,
    it: ({ count }, f) => `${f.count(count, 'paziente riceve', 'pazienti ricevono')} la lingua dell’elenco`,
    en: ({ count }, f) => `${f.count(count, 'patient gets', 'patients get')} the list’s language`
  }),
  'landline-ignored': saying({
    fr: ({ count }, f) => `${f.count(count, 'numéro fixe ignoré', 'numéros fixes ignorés')}, e-mail à la place`,
    de: ({ count }, f) => `${f.count(count, 'Festnetznummer', 'Festnetznummern')} übergangen, dafür E-Mail`,
    it: ({ count }, f) => `${f.count(count, 'numero fisso ignorato', 'numeri fissi ignorati')}, e-mail al suo posto`,
    en: ({ count }, f) => `${f.count(count, 'landline', 'landlines')} not used, e-mail instead`
  }),
  'email-repaired': saying({
    fr: ({ count }, f) => f.count(count, 'adresse e-mail nettoyée', 'adresses e-mail nettoyées'),
    de: ({ count }, f) => f.count(count, 'E-Mail-Adresse bereinigt', 'E-Mail-Adressen bereinigt'),
    it: ({ count }, f) => f.count(count, 'indirizzo e-mail ripulito', 'indirizzi e-mail ripuliti'),
    en: ({ count }, f) => f.count(count, 'e-mail address cleaned', 'e-mail addresses cleaned')
  }),
  'far-future': saying({
    fr: ({ count }, f) => `${f.count(count, 'rendez-vous', 'rendez-vous')} dans plus de 24 jours`,
    de: ({ count }, f) => `${f.count(count, 'Termin', 'Termine')} in mehr als 24 Tagen`,
    it: ({ count }, f) => `${f.count(count, 'appuntamento', 'appuntamenti')} fra più di 24 giorni`,
    en: ({ count }, f) => `${f.count(count, 'appointment', 'appointments')} more than 24 days ahead`
  }),
  'no-appointment': saying({
    fr: ({ count }, f) => `${f.count(count, 'patient', 'patients')} sans rendez-vous`,
    de: ({ count }, f) => `${f.count(count, 'Patient', 'Patienten')} ohne Termin`,
    it: ({ count }, f) => `${f.count(count, 'paziente', 'pazienti')} senza appuntamento`,
    en: ({ count }, f) => `${f.count(count, 'patient', 'patients')} without an appointment`
  })
}

/** Numbers of which the zero in front had fallen off, as Excel does it. */
export const lostZeroWords: Counted = saying({
  fr: ({ count }, f) => f.count(count, 'numéro avait perdu son zéro', 'numéros avaient perdu leur zéro'),
  de: ({ count }, f) => f.count(count, 'Nummer hatte ihre Null verloren', 'Nummern hatten ihre Null verloren'),
  it: ({ count }, f) => f.count(count, 'numero aveva perso lo zero', 'numeri avevano perso lo zero'),
  en: ({ count }, f) => f.count(count, 'number had lost its zero', 'numbers had lost their zero')
})
