import type { Words } from './messages.ts'

/**
 * What the practice server can be told to do wrong, by its names for it. The contract leaves these names open, so a
 * panel shows a name without words as it is; a test holds that there is none.
 */
export const practiceFaultWords: Readonly<Record<string, Words>> = {
  'refuse-connections': {
    fr: 'Le serveur est éteint un moment',
    de: 'Der Server ist eine Weile aus',
    it: 'Il server è spento per un momento',
    en: 'The server is switched off for a while'
  },
  'reset-before-read': {
    fr: 'La liaison est coupée avant la lecture de la demande',
    de: 'Die Verbindung bricht ab, bevor die Anfrage gelesen ist',
    it: 'Il collegamento cade prima che la richiesta sia letta',
    en: 'The connection breaks before the request is read'
  },
  'reset-before-create': {
    fr: 'La liaison est coupée avant la création de l’invitation',
    de: 'Die Verbindung bricht ab, bevor die Einladung entsteht',
    it: 'Il collegamento cade prima che l’invito sia creato',
    en: 'The connection breaks before the invitation is made'
  },
  'reset-after-create': {
    fr: 'L’invitation est créée, puis la liaison est coupée',
    de: 'Die Einladung entsteht, dann bricht die Verbindung ab',
    it: 'L’invito viene creato, poi il collegamento cade',
    en: 'The invitation is made, then the connection breaks'
  },
  'drip-answer': {
    fr: 'La réponse arrive au compte-gouttes',
    de: 'Die Antwort kommt tröpfchenweise',
    it: 'La risposta arriva col contagocce',
    en: 'The answer comes drop by drop'
  },
  'half-answer': {
    fr: 'La réponse s’arrête au milieu',
    de: 'Die Antwort bricht in der Mitte ab',
    it: 'La risposta si interrompe a metà',
    en: 'The answer stops halfway'
  },
  'silence-before-create': {
    fr: 'Aucune réponse, rien n’est créé',
    de: 'Keine Antwort, nichts entsteht',
    it: 'Nessuna risposta, nulla viene creato',
    en: 'No answer, nothing is made'
  },
  'silence-after-create': {
    fr: 'L’invitation est créée, mais aucune réponse ne vient',
    de: 'Die Einladung entsteht, aber es kommt keine Antwort',
    it: 'L’invito viene creato, ma non arriva risposta',
    en: 'The invitation is made, but no answer comes'
  },
  'slow-answer': {
    fr: 'La réponse arrive tard',
    de: 'Die Antwort kommt spät',
    it: 'La risposta arriva tardi',
    en: 'The answer comes late'
  },
  'duplicate-answer': {
    fr: 'La réponse arrive deux fois',
    de: 'Die Antwort kommt zweimal',
    it: 'La risposta arriva due volte',
    en: 'The answer comes twice'
  },
  'html-200': {
    fr: 'Une page web au lieu d’une réponse',
    de: 'Eine Webseite statt einer Antwort',
    it: 'Una pagina web invece di una risposta',
    en: 'A web page instead of an answer'
  },
  'success-false-200': {
    fr: 'Une réponse « en ordre » qui dit non',
    de: 'Eine «gute» Antwort, die Nein sagt',
    it: 'Una risposta «positiva» che dice no',
    en: 'A “fine” answer that says no'
  },
  'no-link-200': {
    fr: 'L’invitation est créée, mais sans lien',
    de: 'Die Einladung entsteht, aber ohne Link',
    it: 'L’invito viene creato, ma senza link',
    en: 'The invitation is made, but without a link'
  },
  'messages-400': {
    fr: 'Refus avec une liste de raisons',
    de: 'Ablehnung mit einer Liste von Gründen',
    it: 'Rifiuto con un elenco di motivi',
    en: 'Refusal with a list of reasons'
  },
  'error-400': {
    fr: 'Refus avec une raison',
    de: 'Ablehnung mit einem Grund',
    it: 'Rifiuto con un motivo',
    en: 'Refusal with a reason'
  },
  'error-true-400': {
    fr: 'Refus sans raison',
    de: 'Ablehnung ohne Grund',
    it: 'Rifiuto senza motivo',
    en: 'Refusal without a reason'
  },
  'unauthorized-401': {
    fr: 'La session n’est plus reconnue',
    de: 'Die Anmeldung gilt nicht mehr',
    it: 'L’accesso non è più riconosciuto',
    en: 'The sign-in is no longer accepted'
  },
  'forbidden-403': {
    fr: 'Le compte n’a pas le droit',
    de: 'Das Konto darf das nicht',
    it: 'L’account non ne ha il diritto',
    en: 'The account is not allowed to'
  },
  'not-found-404': { fr: 'Introuvable', de: 'Nicht gefunden', it: 'Non trovato', en: 'Not found' },
  'too-large-413': {
    fr: 'La demande est trop grande',
    de: 'Die Anfrage ist zu gross',
    it: 'La richiesta è troppo grande',
    en: 'The request is too large'
  },
  'too-many-429': { fr: 'Trop de demandes', de: 'Zu viele Anfragen', it: 'Troppe richieste', en: 'Too many requests' },
  'too-many-429-seconds': {
    fr: 'Trop de demandes : attendre quelques secondes',
    de: 'Zu viele Anfragen: einige Sekunden warten',
    it: 'Troppe richieste: attendere qualche secondo',
    en: 'Too many requests: wait some seconds'
  },
  'too-many-429-date': {
    fr: 'Trop de demandes : attendre jusqu’à une heure donnée',
    de: 'Zu viele Anfragen: bis zu einer Uhrzeit warten',
    it: 'Troppe richieste: attendere fino a un’ora',
    en: 'Too many requests: wait until a given time'
  },
  'bad-gateway-502': {
    fr: 'Le serveur est injoignable derrière son entrée',
    de: 'Der Server ist hinter seinem Eingang nicht erreichbar',
    it: 'Il server è irraggiungibile dietro il suo ingresso',
    en: 'The server cannot be reached behind its gateway'
  },
  'unavailable-503': {
    fr: 'Le serveur est occupé',
    de: 'Der Server ist beschäftigt',
    it: 'Il server è occupato',
    en: 'The server is busy'
  },
  'storm-503': {
    fr: 'Le serveur est occupé, longtemps',
    de: 'Der Server ist lange beschäftigt',
    it: 'Il server è occupato a lungo',
    en: 'The server is busy for a long time'
  },
  'gateway-timeout-504': {
    fr: 'L’entrée du serveur perd patience',
    de: 'Der Eingang des Servers verliert die Geduld',
    it: 'L’ingresso del server perde la pazienza',
    en: 'The server’s gateway loses patience'
  },
  'sms-failed': {
    fr: 'Le SMS ne part pas',
    de: 'Die SMS geht nicht hinaus',
    it: 'L’SMS non parte',
    en: 'The SMS does not go out'
  },
  'mail-failed': {
    fr: 'L’e-mail ne part pas',
    de: 'Die E-Mail geht nicht hinaus',
    it: 'L’e-mail non parte',
    en: 'The e-mail does not go out'
  },
  'error-500': {
    fr: 'Erreur dans le serveur',
    de: 'Fehler im Server',
    it: 'Errore nel server',
    en: 'Error inside the server'
  },
  'error-500-after-message': {
    fr: 'Le message part, puis le serveur signale une erreur',
    de: 'Die Nachricht geht hinaus, dann meldet der Server einen Fehler',
    it: 'Il messaggio parte, poi il server segnala un errore',
    en: 'The message goes out, then the server reports an error'
  },
  'redirect-302': {
    fr: 'Le serveur renvoie ailleurs',
    de: 'Der Server leitet anderswohin um',
    it: 'Il server rimanda altrove',
    en: 'The server leads elsewhere'
  },
  'short-tokens': {
    fr: 'La session expire très vite',
    de: 'Die Anmeldung läuft sehr schnell ab',
    it: 'L’accesso scade molto in fretta',
    en: 'The sign-in expires very soon'
  },
  'tokens-killed': {
    fr: 'Toutes les sessions sont fermées',
    de: 'Alle Anmeldungen werden beendet',
    it: 'Tutti gli accessi vengono chiusi',
    en: 'All sign-ins are ended'
  }
}
