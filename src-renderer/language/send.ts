import type { BatchPlan } from '#contract/sending.ts'
import type { Formats } from './formats.ts'
import { defineMessages, saying } from './messages.ts'

interface PlanWords {
  readonly patients: readonly [one: string, other: string]
  readonly sms: (count: string) => string
  readonly email: (count: string) => string
  readonly linkOnly: (count: string) => string
  readonly allSms: string
  readonly allEmail: string
  readonly allLinkOnly: string
  readonly oneDoctor: string
  readonly doctors: (count: string) => string
  readonly oneQueue: (name: string) => string
  readonly namedQueues: (names: string) => string
  readonly queues: (count: string) => string
  readonly to: (destinations: string) => string
  readonly about: (duration: string) => string
}

/** More names than these are counted instead: the sentence stays one that is read at a glance. */
const namedQueuesMax = 3

/** "47 patients, 45 by SMS and 2 by e-mail, for one doctor and the queue Cardiologie, about 6 seconds." */
function planSentence(plan: BatchPlan, words: PlanWords, f: Formats): string {
  const { total, bySms, byEmail, linksOnly, doctors, queues, seconds } = plan
  const [firstQueue] = queues
  const ways =
    bySms === total
      ? words.allSms
      : byEmail === total
        ? words.allEmail
        : linksOnly === total
          ? words.allLinkOnly
          : f.all([
              ...(bySms > 0 ? [words.sms(f.number(bySms))] : []),
              ...(byEmail > 0 ? [words.email(f.number(byEmail))] : []),
              ...(linksOnly > 0 ? [words.linkOnly(f.number(linksOnly))] : [])
            ])
  const destinations = [
    ...(doctors.length === 0 ? [] : [doctors.length === 1 ? words.oneDoctor : words.doctors(f.number(doctors.length))]),
    ...(firstQueue === undefined
      ? []
      : [
          queues.length === 1
            ? words.oneQueue(firstQueue)
            : queues.length <= namedQueuesMax
              ? words.namedQueues(f.all(queues))
              : words.queues(f.number(queues.length))
        ])
  ]
  const parts = [
    f.count(total, ...words.patients),
    ways,
    ...(destinations.length > 0 ? [words.to(f.all(destinations))] : []),
    words.about(f.duration(seconds))
  ]
  return `${parts.join(', ')}.`
}

/** Words of the send screen before and after a batch; while it runs: see `send-progress.ts`. */
export const sendTexts = defineMessages({
  title: { fr: 'Envoyer les invitations', de: 'Einladungen senden', it: 'Inviare gli inviti', en: 'Send invitations' },
  working: {
    fr: 'Contrôle avant l’envoi…',
    de: 'Prüfung vor dem Senden …',
    it: 'Controllo prima dell’invio…',
    en: 'Checking before sending…'
  },
  nothingLeaves: {
    fr: 'Rien n’est envoyé avant que vous n’appuyiez sur le bouton.',
    de: 'Es wird nichts gesendet, bevor Sie auf den Knopf drücken.',
    it: 'Nulla viene inviato prima che si prema il pulsante.',
    en: 'Nothing is sent before you press the button.'
  },
  before: { fr: 'Avant l’envoi', de: 'Vor dem Senden', it: 'Prima dell’invio', en: 'Before sending' },
  whatIsLeft: { fr: 'Ce qui reste', de: 'Was noch bleibt', it: 'Ciò che resta', en: 'What is left' },
  plan: saying<{ plan: BatchPlan }>({
    fr: ({ plan }, f) =>
      planSentence(
        plan,
        {
          patients: ['patient', 'patients'],
          sms: (count) => `${count} par SMS`,
          email: (count) => `${count} par e-mail`,
          linkOnly: (count) => `${count} avec un lien à remettre`,
          allSms: 'par SMS',
          allEmail: 'par e-mail',
          allLinkOnly: 'avec un lien à remettre vous-même',
          oneDoctor: 'un médecin',
          doctors: (count) => `${count} médecins`,
          oneQueue: (name) => `la file ${name}`,
          namedQueues: (names) => `les files ${names}`,
          queues: (count) => `${count} files`,
          to: (destinations) => `pour ${destinations}`,
          about: (duration) => `environ ${duration}`
        },
        f
      ),
    de: ({ plan }, f) =>
      planSentence(
        plan,
        {
          patients: ['Patient', 'Patienten'],
          sms: (count) => `${count} per SMS`,
          email: (count) => `${count} per E-Mail`,
          linkOnly: (count) => `${count} mit Link zum Weitergeben`,
          allSms: 'per SMS',
          allEmail: 'per E-Mail',
          allLinkOnly: 'mit Link, den Sie selbst weitergeben',
          oneDoctor: 'einen Arzt',
          doctors: (count) => `${count} Ärzte`,
          oneQueue: (name) => `die Warteschlange ${name}`,
          namedQueues: (names) => `die Warteschlangen ${names}`,
          queues: (count) => `${count} Warteschlangen`,
          to: (destinations) => `für ${destinations}`,
          about: (duration) => `etwa ${duration}`
        },
        f
      ),
    it: ({ plan }, f) =>
      planSentence(
        plan,
        {
          patients: ['paziente', 'pazienti'],
          sms: (count) => `${count} per SMS`,
          email: (count) => `${count} per e-mail`,
          linkOnly: (count) => `${count} con un link da consegnare`,
          allSms: 'per SMS',
          allEmail: 'per e-mail',
          allLinkOnly: 'con un link da consegnare di persona',
          oneDoctor: 'un medico',
          doctors: (count) => `${count} medici`,
          oneQueue: (name) => `la coda ${name}`,
          namedQueues: (names) => `le code ${names}`,
          queues: (count) => `${count} code`,
          to: (destinations) => `per ${destinations}`,
          about: (duration) => `circa ${duration}`
        },
        f
      ),
    en: ({ plan }, f) =>
      planSentence(
        plan,
        {
          patients: ['patient', 'patients'],
          sms: (count) => `${count} by SMS`,
          email: (count) => `${count} by e-mail`,
          linkOnly: (count) => `${count} with a link to pass on`,
          allSms: 'by SMS',
          allEmail: 'by e-mail',
          allLinkOnly: 'with a link that you pass on yourself',
          oneDoctor: 'one doctor',
          doctors: (count) => `${count} doctors`,
          oneQueue: (name) => `the queue ${name}`,
          namedQueues: (names) => `the queues ${names}`,
          queues: (count) => `${count} queues`,
          to: (destinations) => `for ${destinations}`,
          about: (duration) => `about ${duration}`
        },
        f
      )
  }),
  send: saying<{ count: number }>({
    fr: ({ count }, f) => `Envoyer ${f.count(count, 'invitation', 'invitations')}`,
    de: ({ count }, f) => `${f.count(count, 'Einladung', 'Einladungen')} senden`,
    it: ({ count }, f) => `Invia ${f.count(count, 'invito', 'inviti')}`,
    en: ({ count }, f) => `Send ${f.count(count, 'invitation', 'invitations')}`
  }),
  makeLinks: saying<{ count: number }>({
    fr: ({ count }, f) => `Créer ${f.count(count, 'lien', 'liens')}`,
    de: ({ count }, f) => `${f.count(count, 'Link', 'Links')} erstellen`,
    it: ({ count }, f) => `Crea ${f.count(count, 'link', 'link')}`,
    en: ({ count }, f) => `Make ${f.count(count, 'link', 'links')}`
  }),
  starting: { fr: 'Connexion au serveur…', de: 'Anmeldung …', it: 'Accesso al server…', en: 'Signing in…' },
  tryAgain: { fr: 'Réessayer', de: 'Nochmals versuchen', it: 'Riprova', en: 'Try again' },
  checkAgain: {
    fr: 'Contrôler à nouveau',
    de: 'Nochmals prüfen',
    it: 'Controlla di nuovo',
    en: 'Check again'
  },
  toCheck: { fr: 'Ouvrir « Vérifier »', de: '«Prüfen» öffnen', it: 'Apri «Controllo»', en: 'Open “Check”' },
  toLinks: { fr: 'Voir les liens', de: 'Zu den Links', it: 'Vai ai link', en: 'Go to the links' },
  toConnection: {
    fr: 'Ouvrir « Connexion »',
    de: '«Verbindung» öffnen',
    it: 'Apri «Connessione»',
    en: 'Open “Connection”'
  },
  signingIn: {
    fr: 'Connexion au serveur en cours de test…',
    de: 'Anmeldung beim Server wird geprüft …',
    it: 'Prova di accesso al server…',
    en: 'Testing the sign-in to the server…'
  },
  signedIn: saying<{ server: string; email: string }>({
    fr: ({ server, email }) => `Connexion à ${server} réussie avec ${email}.`,
    de: ({ server, email }) => `Anmeldung bei ${server} mit ${email} geht.`,
    it: ({ server, email }) => `Accesso a ${server} riuscito con ${email}.`,
    en: ({ server, email }) => `Signed in to ${server} as ${email}.`
  }),
  practising: {
    fr: 'Mode d’entraînement : rien ne quitte cet ordinateur, aucun patient ne reçoit de message.',
    de: 'Übungsmodus: Nichts verlässt diesen Computer, kein Patient erhält eine Nachricht.',
    it: 'Modalità di esercitazione: nulla lascia questo computer, nessun paziente riceve messaggi.',
    en: 'Practice mode: nothing leaves this computer, no patient gets a message.'
  },
  clockOff: saying<{ seconds: number }>({
    fr: ({ seconds }, f) => `L’horloge de cet ordinateur diffère de ${f.duration(seconds)} de celle du serveur.`,
    de: ({ seconds }, f) => `Die Uhr dieses Computers weicht um ${f.duration(seconds)} von der des Servers ab.`,
    it: ({ seconds }, f) => `L’orologio di questo computer differisce di ${f.duration(seconds)} da quello del server.`,
    en: ({ seconds }, f) => `The clock of this computer differs by ${f.duration(seconds)} from the server’s.`
  }),
  clockOffNext: {
    fr: 'Les heures des rendez-vous restent justes. Faites régler l’horloge par votre service informatique.',
    de: 'Die Terminzeiten stimmen trotzdem. Lassen Sie die Uhr von Ihrer Informatik stellen.',
    it: 'Gli orari degli appuntamenti restano giusti. Far regolare l’orologio dal servizio informatico.',
    en: 'The times of the appointments are right all the same. Have your IT department set the clock.'
  },
  queuesMissing: saying<{ queues: readonly string[] }>({
    fr: ({ queues }, f) =>
      `Le serveur ne connaît pas ${f.plural(queues.length, 'la file', 'les files')} ${f.all(queues)} ; ces patients seront refusés.`,
    de: ({ queues }, f) =>
      `Der Server kennt ${f.plural(queues.length, 'die Warteschlange', 'die Warteschlangen')} ${f.all(queues)} nicht; diese Patienten würden abgelehnt.`,
    it: ({ queues }, f) =>
      `Il server non conosce ${f.plural(queues.length, 'la coda', 'le code')} ${f.all(queues)}: questi pazienti verranno rifiutati.`,
    en: ({ queues }, f) =>
      `The server does not know the ${f.plural(queues.length, 'queue', 'queues')} ${f.all(queues)}: these patients would be refused.`
  }),
  queuesMissingNext: {
    fr: 'Choisissez dans « Vérifier » une file que le serveur propose.',
    de: 'Wählen Sie unter «Prüfen» eine Warteschlange, die es auf dem Server gibt.',
    it: 'Scegliere in «Controllo» una coda che il server offre.',
    en: 'Choose a queue that the server has under “Check”.'
  },
  otherConnection: saying<{ theirs: string; chosen: string }>({
    fr: ({ theirs, chosen }) => `Cette liste a été préparée pour ${theirs}, mais c’est ${chosen} qui est choisi.`,
    de: ({ theirs, chosen }) => `Diese Liste wurde für ${theirs} vorbereitet, gewählt ist aber ${chosen}.`,
    it: ({ theirs, chosen }) => `Questo elenco è stato preparato per ${theirs}, ma è scelto ${chosen}.`,
    en: ({ theirs, chosen }) => `This list was prepared for ${theirs}, but ${chosen} is chosen.`
  }),
  otherConnectionNext: {
    fr: 'Rien ne peut partir ainsi. Choisissez la bonne connexion, ou déposez le fichier à nouveau.',
    de: 'So kann nichts gesendet werden. Wählen Sie die richtige Verbindung, oder legen Sie die Datei nochmals ab.',
    it: 'Così non può partire nulla. Scegliere la connessione giusta, o trascinare di nuovo il file.',
    en: 'Nothing can be sent like this. Choose the right connection, or drop the file again.'
  },
  forgottenConnection: {
    fr: 'une connexion qui n’existe plus',
    de: 'eine Verbindung, die es nicht mehr gibt',
    it: 'una connessione che non esiste più',
    en: 'a connection that does not exist any more'
  },
  practiceConnection: { fr: 'l’entraînement', de: 'die Übung', it: 'l’esercitazione', en: 'practice' },
  blocked: saying<{ count: number }>({
    fr: ({ count }, f) =>
      `${f.count(count, 'ligne doit encore être corrigée et ne sera pas envoyée.', 'lignes doivent encore être corrigées et ne seront pas envoyées.')}`,
    de: ({ count }, f) =>
      `${f.count(count, 'Zeile muss noch korrigiert werden und wird nicht gesendet.', 'Zeilen müssen noch korrigiert werden und werden nicht gesendet.')}`,
    it: ({ count }, f) =>
      `${f.count(count, 'riga è ancora da correggere e non verrà inviata.', 'righe sono ancora da correggere e non verranno inviate.')}`,
    en: ({ count }, f) =>
      `${f.count(count, 'row still needs to be corrected and will not be sent.', 'rows still need to be corrected and will not be sent.')}`
  }),
  heldBefore: saying<{ count: number }>({
    fr: ({ count }, f) =>
      `${f.count(count, 'patient est retenu : il a déjà été invité', 'patients sont retenus : ils ont déjà été invités')} pour le même rendez-vous.`,
    de: ({ count }, f) =>
      `${f.count(count, 'Patient wird zurückgehalten: Er ist', 'Patienten werden zurückgehalten: Sie sind')} für denselben Termin schon eingeladen.`,
    it: ({ count }, f) =>
      `${f.count(count, 'paziente è trattenuto: è già stato invitato', 'pazienti sono trattenuti: sono già stati invitati')} per lo stesso appuntamento.`,
    en: ({ count }, f) =>
      `${f.count(count, 'patient is held back: already invited', 'patients are held back: already invited')} for the same appointment.`
  }),
  heldBeforeNext: {
    fr: 'Rien ne part deux fois. Vous pourrez décider ci-dessous pour chacun.',
    de: 'Nichts wird doppelt gesendet. Sie können unten für jeden einzeln entscheiden.',
    it: 'Nulla parte due volte. Si potrà decidere più sotto per ciascuno.',
    en: 'Nothing is sent twice. You can decide about each of them below.'
  },
  showHeld: saying<{ count: number }>({
    fr: ({ count }, f) => `Afficher ${f.plural(count, 'ce patient', 'ces patients')}`,
    de: ({ count }, f) => `${f.plural(count, 'Diesen Patienten', 'Diese Patienten')} zeigen`,
    it: ({ count }, f) => `Mostra ${f.plural(count, 'questo paziente', 'questi pazienti')}`,
    en: ({ count }, f) => `Show ${f.plural(count, 'this patient', 'these patients')}`
  }),
  settled: saying<{ count: number }>({
    fr: ({ count }, f) =>
      `${f.count(count, 'patient est déjà invité ou en doute', 'patients sont déjà invités ou en doute')} : rien ne leur est renvoyé.`,
    de: ({ count }, f) =>
      `${f.count(count, 'Patient ist', 'Patienten sind')} schon eingeladen oder unklar: Sie erhalten nichts nochmals.`,
    it: ({ count }, f) =>
      `${f.count(count, 'paziente è già invitato o in dubbio', 'pazienti sono già invitati o in dubbio')}: non ricevono nulla di nuovo.`,
    en: ({ count }, f) =>
      `${f.count(count, 'patient is already invited or in doubt', 'patients are already invited or in doubt')}: nothing is sent to them again.`
  }),
  linksOnly: {
    fr: 'Le serveur n’envoie rien aux patients : vous leur remettez les liens vous-même.',
    de: 'Der Server schickt den Patienten nichts: Sie geben die Links selbst weiter.',
    it: 'Il server non invia nulla ai pazienti: i link vengono consegnati da voi.',
    en: 'The server sends nothing to the patients: you pass the links on yourself.'
  },
  nothingReady: {
    fr: 'Aucun patient n’est prêt à être invité.',
    de: 'Kein Patient ist bereit zum Einladen.',
    it: 'Nessun paziente è pronto per l’invito.',
    en: 'No patient is ready to be invited.'
  },
  nothingReadyNext: {
    fr: 'Ouvrez « Vérifier » et corrigez ce qui est signalé.',
    de: 'Öffnen Sie «Prüfen» und korrigieren Sie, was dort gemeldet ist.',
    it: 'Aprire «Controllo» e correggere quanto segnalato.',
    en: 'Open “Check” and correct what is marked there.'
  },
  allSent: {
    fr: 'Il ne reste personne à inviter.',
    de: 'Es ist niemand mehr einzuladen.',
    it: 'Non resta nessuno da invitare.',
    en: 'Nobody is left to be invited.'
  },
  another: saying<{ name: string }>({
    fr: ({ name }) => `L’envoi de « ${name} » est en cours.`,
    de: ({ name }) => `«${name}» wird gerade gesendet.`,
    it: ({ name }) => `È in corso l’invio di «${name}».`,
    en: ({ name }) => `“${name}” is being sent.`
  }),
  anotherNext: {
    fr: 'Une liste à la fois : celle-ci pourra partir ensuite.',
    de: 'Eine Liste nach der anderen: Diese kann danach gesendet werden.',
    it: 'Un elenco alla volta: questo potrà partire dopo.',
    en: 'One list at a time: this one can be sent afterwards.'
  },
  showOther: { fr: 'Voir cet envoi', de: 'Diesen Versand zeigen', it: 'Mostra questo invio', en: 'Show it' }
})
