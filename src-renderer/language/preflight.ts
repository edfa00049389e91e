import type { PreflightFinding } from '#contract/preflight.ts'
import { defineMessages, type Saying, saying } from './messages.ts'

/** Words of the checks before sending. */
export const preflightTexts = defineMessages({
  asking: {
    fr: 'Le serveur est interrogé : médecins, files d’attente, numéros, heure…',
    de: 'Der Server wird gefragt: Ärzte, Warteschlangen, Nummern, Uhrzeit …',
    it: 'Il server viene interrogato: medici, code, numeri, ora…',
    en: 'Asking the server: doctors, queues, numbers, time…'
  },
  nothing: {
    fr: 'Les contrôles avant l’envoi n’ont rien trouvé.',
    de: 'Die Prüfungen vor dem Senden haben nichts gefunden.',
    it: 'I controlli prima dell’invio non hanno trovato nulla.',
    en: 'The checks before sending found nothing.'
  },
  blocks: {
    fr: 'À régler avant l’envoi',
    de: 'Vor dem Senden zu klären',
    it: 'Da risolvere prima dell’invio',
    en: 'To be settled before sending'
  },
  unchecked: saying<{ what: readonly ('clock' | 'queues' | 'numbers' | 'languages')[] }>({
    fr: ({ what }, f) =>
      `Ce serveur ne dit rien sur ${f.all(what.map((one) => ({ clock: 'son heure', queues: 'ses files d’attente', numbers: 'les numéros joignables', languages: 'ses langues' })[one]))} : cela n’a pas été contrôlé.`,
    de: ({ what }, f) =>
      `Dieser Server sagt nichts über ${f.all(what.map((one) => ({ clock: 'seine Uhr', queues: 'seine Warteschlangen', numbers: 'erreichbare Nummern', languages: 'seine Sprachen' })[one]))}: Das wurde nicht geprüft.`,
    it: ({ what }, f) =>
      `Questo server non dice nulla su ${f.all(what.map((one) => ({ clock: 'la sua ora', queues: 'le sue code', numbers: 'i numeri raggiungibili', languages: 'le sue lingue' })[one]))}: non è stato controllato.`,
    en: ({ what }, f) =>
      `This server tells nothing about ${f.all(what.map((one) => ({ clock: 'its clock', queues: 'its queues', numbers: 'numbers in reach', languages: 'its languages' })[one]))}: that was not checked.`
  })
})

type Found = Pick<PreflightFinding, 'detail' | 'nearest' | 'count'>

/** What was found and what to do about it, in one or two sentences. */
export const findingWords: Readonly<Record<PreflightFinding['code'], Saying<Found>>> = {
  'clock-differs': {
    fr: ({ detail }, f) =>
      `L’horloge de cet ordinateur et celle du serveur diffèrent de ${f.duration(Math.abs(Number(detail)))}. Faites régler l’heure de cet ordinateur.`,
    de: ({ detail }, f) =>
      `Die Uhren dieses Computers und des Servers gehen ${f.duration(Math.abs(Number(detail)))} auseinander. Lassen Sie die Uhr dieses Computers richten.`,
    it: ({ detail }, f) =>
      `L’orologio di questo computer e quello del server differiscono di ${f.duration(Math.abs(Number(detail)))}. Far regolare l’ora di questo computer.`,
    en: ({ detail }, f) =>
      `The clocks of this computer and of the server differ by ${f.duration(Math.abs(Number(detail)))}. Have this computer’s clock set.`
  },
  'queue-unknown': {
    fr: ({ detail, nearest, count }, f) =>
      `Le serveur n’a pas de file « ${detail} » (${f.count(count, 'patient', 'patients')}). ${nearest === undefined ? 'Choisissez une file dans « Vérifier ».' : `Vouliez-vous dire « ${nearest} » ? Corrigez-le dans « Vérifier ».`}`,
    de: ({ detail, nearest, count }, f) =>
      `Der Server hat keine Warteschlange «${detail}» (${f.count(count, 'Patient', 'Patienten')}). ${nearest === undefined ? 'Wählen Sie unter «Prüfen» eine aus.' : `Meinten Sie «${nearest}»? Korrigieren Sie es unter «Prüfen».`}`,
    it: ({ detail, nearest, count }, f) =>
      `Il server non ha una coda «${detail}» (${f.count(count, 'paziente', 'pazienti')}). ${nearest === undefined ? 'Sceglierne una in «Controllo».' : `Forse «${nearest}»? Correggere in «Controllo».`}`,
    en: ({ detail, nearest, count }, f) =>
      `The server has no queue “${detail}” (${f.count(count, 'patient', 'patients')}). ${nearest === undefined ? 'Choose one under “Check”.' : `Did you mean “${nearest}”? Correct it under “Check”.`}`
  },
  'number-unreachable': {
    fr: ({ detail, count }, f) =>
      `Le serveur n’envoie pas de SMS aux numéros en ${detail} (${f.count(count, 'patient', 'patients')}). Donnez-leur une adresse e-mail, ou remettez le lien vous-même.`,
    de: ({ detail, count }, f) =>
      `Der Server sendet keine SMS an Nummern mit ${detail} (${f.count(count, 'Patient', 'Patienten')}). Geben Sie eine E-Mail-Adresse an oder geben Sie den Link selbst weiter.`,
    it: ({ detail, count }, f) =>
      `Il server non invia SMS ai numeri con ${detail} (${f.count(count, 'paziente', 'pazienti')}). Indicare un indirizzo e-mail, o consegnare il link di persona.`,
    en: ({ detail, count }, f) =>
      `The server sends no SMS to numbers with ${detail} (${f.count(count, 'patient', 'patients')}). Give an e-mail address, or pass the link on yourself.`
  },
  'language-unknown': {
    fr: ({ detail, count }, f) =>
      `Le serveur n’a pas de textes en ${f.languageName(detail)} : ${f.count(count, 'patient recevrait', 'patients recevraient')} un message en anglais. Choisissez une autre langue dans « Vérifier » si c’est mieux.`,
    de: ({ detail, count }, f) =>
      `Der Server hat keine Texte auf ${f.languageName(detail)}: ${f.count(count, 'Patient bekäme', 'Patienten bekämen')} eine englische Nachricht. Wählen Sie unter «Prüfen» eine andere Sprache, wenn das besser ist.`,
    it: ({ detail, count }, f) =>
      `Il server non ha testi in ${f.languageName(detail)}: ${f.count(count, 'paziente riceverebbe', 'pazienti riceverebbero')} un messaggio in inglese. Se è meglio, scegliere un’altra lingua in «Controllo».`,
    en: ({ detail, count }, f) =>
      `The server has no texts in ${f.languageName(detail)}: ${f.count(count, 'patient', 'patients')} would get an English message. Choose another language under “Check” if that is better.`
  },
  'moment-past': {
    fr: ({ count }, f) =>
      `${f.count(count, 'rendez-vous est déjà passé', 'rendez-vous sont déjà passés')}. Donnez une nouvelle heure dans « Vérifier », ou laissez la ligne de côté.`,
    de: ({ count }, f) =>
      `${f.count(count, 'Termin ist', 'Termine sind')} schon vorbei. Geben Sie unter «Prüfen» eine neue Zeit ein oder lassen Sie die Zeile weg.`,
    it: ({ count }, f) =>
      `${f.count(count, 'appuntamento è già passato', 'appuntamenti sono già passati')}. Indicare una nuova ora in «Controllo», o tralasciare la riga.`,
    en: ({ count }, f) =>
      `${f.count(count, 'appointment is', 'appointments are')} already over. Give a new time under “Check”, or leave the row out.`
  },
  'moment-far': {
    fr: ({ count }, f) =>
      `${f.count(count, 'rendez-vous est', 'rendez-vous sont')} à plus de 24 jours : le serveur enverrait tous ses rappels d’un coup, tout de suite. Envoyez plus tard.`,
    de: ({ count }, f) =>
      `${f.count(count, 'Termin ist', 'Termine sind')} mehr als 24 Tage entfernt: Der Server würde alle Erinnerungen sofort auf einmal senden. Senden Sie später.`,
    it: ({ count }, f) =>
      `${f.count(count, 'appuntamento è', 'appuntamenti sono')} tra più di 24 giorni: il server invierebbe subito tutti i promemoria insieme. Inviare più tardi.`,
    en: ({ count }, f) =>
      `${f.count(count, 'appointment is', 'appointments are')} more than 24 days ahead: the server would send all its reminders at once, now. Send later.`
  },
  'link-dies-first': {
    fr: ({ count }, f) =>
      `${f.count(count, 'patient n’a', 'patients n’ont')} pas de date : le lien ne fonctionne que 24 heures. Indiquez la date si la visite vient plus tard.`,
    de: ({ count }, f) =>
      `${f.count(count, 'Patient hat', 'Patienten haben')} kein Datum: Der Link funktioniert nur 24 Stunden. Geben Sie das Datum an, wenn der Termin später ist.`,
    it: ({ count }, f) =>
      `${f.count(count, 'paziente non ha', 'pazienti non hanno')} una data: il link funziona solo 24 ore. Indicare la data se la visita è più tardi.`,
    en: ({ count }, f) =>
      `${f.count(count, 'patient has', 'patients have')} no date: the link works for 24 hours only. Give the date if the visit is later.`
  },
  'message-would-not-go': {
    fr: ({ count }, f) =>
      `${f.count(count, 'SMS irait', 'SMS iraient')} à un téléphone fixe et ne ${f.plural(count, 'serait pas lu', 'seraient pas lus')}. Donnez un mobile ou un e-mail, ou remettez le lien vous-même.`,
    de: ({ count }, f) =>
      `${f.count(count, 'SMS ginge', 'SMS gingen')} an ein Festnetztelefon und ${f.plural(count, 'käme', 'kämen')} nicht an. Geben Sie eine Mobilnummer oder E-Mail an, oder geben Sie den Link selbst weiter.`,
    it: ({ count }, f) =>
      `${f.count(count, 'SMS andrebbe', 'SMS andrebbero')} a un telefono fisso e non ${f.plural(count, 'arriverebbe', 'arriverebbero')}. Indicare un cellulare o un’e-mail, o consegnare il link di persona.`,
    en: ({ count }, f) =>
      `${f.count(count, 'SMS', 'SMS')} would go to a landline and not arrive. Give a mobile number or an e-mail, or pass the link on yourself.`
  },
  'doctor-unproven': {
    fr: ({ detail }) =>
      `${detail} n’a encore reçu aucune invitation d’ici : une seule part d’abord, pour voir, puis les autres. Vous n’avez rien à faire.`,
    de: ({ detail }) =>
      `Für ${detail} ging von hier noch keine Einladung: Zuerst geht eine einzige zur Probe, dann die anderen. Sie müssen nichts tun.`,
    it: ({ detail }) =>
      `${detail} non ha ancora ricevuto inviti da qui: prima ne parte uno solo, per prova, poi gli altri. Non c’è nulla da fare.`,
    en: ({ detail }) =>
      `No invitation has gone to ${detail} from here yet: a single one goes first, to see, then the others. You need do nothing.`
  }
}
