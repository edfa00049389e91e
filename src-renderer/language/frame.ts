import { defineMessages, saying } from './messages.ts'

export const appName = 'HCW Bulk Invite'

/** Words of the frame around every screen. */
export const frameTexts = defineMessages({
  skip: { fr: 'Aller au contenu', de: 'Zum Inhalt', it: 'Vai al contenuto', en: 'Skip to the content' },
  mainMenu: { fr: 'Menu principal', de: 'Hauptmenü', it: 'Menu principale', en: 'Main menu' },
  lists: { fr: 'Listes', de: 'Listen', it: 'Elenchi', en: 'Lists' },
  board: { fr: 'Journée', de: 'Tag', it: 'Giornata', en: 'Day' },
  settings: { fr: 'Réglages', de: 'Einstellungen', it: 'Impostazioni', en: 'Settings' },
  connection: { fr: 'Connexion', de: 'Verbindung', it: 'Connessione', en: 'Connection' },
  connectionIs: { fr: 'Connexion :', de: 'Verbindung:', it: 'Connessione:', en: 'Connection:' },
  noPassword: { fr: 'mot de passe manquant', de: 'Passwort fehlt', it: 'password mancante', en: 'password missing' },
  practice: { fr: 'Entraînement', de: 'Übung', it: 'Esercitazione', en: 'Practice' },
  practiceBand: {
    fr: 'Mode d’entraînement : rien ne quitte cet ordinateur.',
    de: 'Übungsmodus: Nichts verlässt diesen Computer.',
    it: 'Modalità di esercitazione: nulla lascia questo computer.',
    en: 'Practice mode: nothing leaves this computer.'
  },
  practiceMessages: {
    fr: 'Lire les messages d’entraînement',
    de: 'Übungsnachrichten lesen',
    it: 'Leggi i messaggi di esercitazione',
    en: 'Read the practice messages'
  },
  steps: { fr: 'Étapes', de: 'Schritte', it: 'Fasi', en: 'Steps' },
  columns: { fr: 'Colonnes', de: 'Spalten', it: 'Colonne', en: 'Columns' },
  check: { fr: 'Vérifier', de: 'Prüfen', it: 'Controllo', en: 'Check' },
  send: { fr: 'Envoyer', de: 'Senden', it: 'Invio', en: 'Send' },
  links: { fr: 'Liens', de: 'Links', it: 'Link', en: 'Links' },
  stepDone: { fr: 'terminé', de: 'erledigt', it: 'completato', en: 'done' },
  starting: {
    fr: 'L’application démarre…',
    de: 'Die App wird gestartet …',
    it: 'L’applicazione si sta avviando…',
    en: 'The app is starting…'
  },
  opening: { fr: 'Ouverture…', de: 'Wird geöffnet …', it: 'Apertura…', en: 'Opening…' },
  listGone: {
    fr: 'Cette liste n’existe plus.',
    de: 'Diese Liste gibt es nicht mehr.',
    it: 'Questo elenco non esiste più.',
    en: 'This list does not exist any more.'
  },
  toLists: { fr: 'Voir mes listes', de: 'Zu meinen Listen', it: 'Vai ai miei elenchi', en: 'Go to my lists' },
  tryAgain: { fr: 'Réessayer', de: 'Nochmals versuchen', it: 'Riprova', en: 'Try again' },
  screenFailed: {
    fr: 'Cette page n’a pas pu être affichée.',
    de: 'Diese Seite konnte nicht angezeigt werden.',
    it: 'Non è stato possibile mostrare questa pagina.',
    en: 'This page could not be shown.'
  },
  screenFailedNext: {
    fr: 'Vos listes et les invitations envoyées sont enregistrées. Rechargez la page ; si cela se reproduit, signalez-le à votre service informatique.',
    de: 'Ihre Listen und die gesendeten Einladungen sind gespeichert. Laden Sie die Seite neu; geschieht es wieder, melden Sie es Ihrer Informatik.',
    it: 'Gli elenchi e gli inviti inviati sono salvati. Ricaricare la pagina; se succede di nuovo, avvisare il servizio informatico.',
    en: 'Your lists and the invitations sent are saved. Reload the page; if it happens again, tell your IT department.'
  },
  reload: { fr: 'Recharger', de: 'Neu laden', it: 'Ricarica', en: 'Reload' },
  unfinished: saying<{ count: number }>({
    fr: ({ count }, f) =>
      `${f.count(count, 'liste a été interrompue', 'listes ont été interrompues')} la dernière fois, ou contient des invitations en doute.`,
    de: ({ count }, f) =>
      `${f.count(count, 'Liste wurde', 'Listen wurden')} letztes Mal unterbrochen oder enthält unklare Einladungen.`,
    it: ({ count }, f) =>
      `${f.count(count, 'elenco è stato interrotto', 'elenchi sono stati interrotti')} l’ultima volta, o contiene inviti in dubbio.`,
    en: ({ count }, f) =>
      `${f.count(count, 'list was', 'lists were')} interrupted last time, or has invitations in doubt.`
  }),
  unfinishedNext: {
    fr: 'Rien n’a été envoyé deux fois. Ouvrez la liste pour continuer.',
    de: 'Nichts wurde doppelt gesendet. Öffnen Sie die Liste, um weiterzumachen.',
    it: 'Nulla è stato inviato due volte. Aprire l’elenco per continuare.',
    en: 'Nothing was sent twice. Open the list to go on.'
  }
})

/** Words of a batch on its way, as seen from anywhere. */
export const batchTexts = defineMessages({
  sending: saying<{ name: string }>({
    fr: ({ name }) => `Envoi de « ${name} »`,
    de: ({ name }) => `«${name}» wird gesendet`,
    it: ({ name }) => `Invio di «${name}»`,
    en: ({ name }) => `Sending “${name}”`
  }),
  checking: saying<{ name: string }>({
    fr: ({ name }) => `Contrôle avant l’envoi de « ${name} »`,
    de: ({ name }) => `Prüfung vor dem Senden von «${name}»`,
    it: ({ name }) => `Controllo prima dell’invio di «${name}»`,
    en: ({ name }) => `Checking before sending “${name}”`
  }),
  paused: saying<{ name: string }>({
    fr: ({ name }) => `Envoi de « ${name} » en pause`,
    de: ({ name }) => `Senden von «${name}» angehalten`,
    it: ({ name }) => `Invio di «${name}» in pausa`,
    en: ({ name }) => `Sending “${name}” is paused`
  }),
  waiting: saying<{ name: string }>({
    fr: ({ name }) => `Envoi de « ${name} » en attente`,
    de: ({ name }) => `Senden von «${name}» wartet`,
    it: ({ name }) => `Invio di «${name}» in attesa`,
    en: ({ name }) => `Sending “${name}” is waiting`
  }),
  stopping: saying<{ name: string }>({
    fr: ({ name }) => `Arrêt de l’envoi de « ${name} »`,
    de: ({ name }) => `Senden von «${name}» wird beendet`,
    it: ({ name }) => `Arresto dell’invio di «${name}»`,
    en: ({ name }) => `Stopping to send “${name}”`
  }),
  finished: saying<{ name: string }>({
    fr: ({ name }) => `Envoi de « ${name} » terminé`,
    de: ({ name }) => `Senden von «${name}» abgeschlossen`,
    it: ({ name }) => `Invio di «${name}» terminato`,
    en: ({ name }) => `Sending “${name}” is finished`
  }),
  ofTotal: saying<{ done: number; total: number }>({
    fr: ({ done, total }, f) => `${f.number(done)} sur ${f.number(total)}`,
    de: ({ done, total }, f) => `${f.number(done)} von ${f.number(total)}`,
    it: ({ done, total }, f) => `${f.number(done)} di ${f.number(total)}`,
    en: ({ done, total }, f) => `${f.number(done)} of ${f.number(total)}`
  }),
  finishesAt: saying<{ at: number }>({
    fr: ({ at }, f) => `fin vers ${f.time(at)}`,
    de: ({ at }, f) => `fertig um ${f.time(at)}`,
    it: ({ at }, f) => `fine alle ${f.time(at)}`,
    en: ({ at }, f) => `done at ${f.time(at)}`
  }),
  created: saying<{ count: number }>({
    fr: ({ count }, f) => f.count(count, 'invité', 'invités'),
    de: ({ count }, f) => `${f.number(count)} eingeladen`,
    it: ({ count }, f) => f.count(count, 'invitato', 'invitati'),
    en: ({ count }, f) => `${f.number(count)} invited`
  }),
  refused: saying<{ count: number }>({
    fr: ({ count }, f) => f.count(count, 'refusé', 'refusés'),
    de: ({ count }, f) => `${f.number(count)} abgelehnt`,
    it: ({ count }, f) => f.count(count, 'rifiutato', 'rifiutati'),
    en: ({ count }, f) => `${f.number(count)} refused`
  }),
  inDoubt: saying<{ count: number }>({
    fr: ({ count }, f) => `${f.number(count)} en doute`,
    de: ({ count }, f) => `${f.number(count)} unklar`,
    it: ({ count }, f) => `${f.number(count)} in dubbio`,
    en: ({ count }, f) => `${f.number(count)} in doubt`
  }),
  held: saying<{ count: number }>({
    fr: ({ count }, f) => f.count(count, 'retenu', 'retenus'),
    de: ({ count }, f) => `${f.number(count)} zurückgehalten`,
    it: ({ count }, f) => f.count(count, 'trattenuto', 'trattenuti'),
    en: ({ count }, f) => `${f.number(count)} held back`
  }),
  show: { fr: 'Afficher', de: 'Anzeigen', it: 'Mostra', en: 'Show' },
  closeTitle: {
    fr: 'Des invitations sont en cours d’envoi',
    de: 'Es werden gerade Einladungen gesendet',
    it: 'L’invio degli inviti è in corso',
    en: 'Invitations are being sent'
  },
  closeBody: saying<{ inFlight: number; queued: number }>({
    fr: ({ inFlight, queued }, f) =>
      `${f.count(inFlight, 'invitation est en route et sera menée', 'invitations sont en route et seront menées')} à terme dans tous les cas. ${f.count(queued, 'autre attend', 'autres attendent')} encore : l’envoi peut continuer fenêtre fermée, ou reprendre la prochaine fois. Rien ne se perd, rien ne part deux fois.`,
    de: ({ inFlight, queued }, f) =>
      `${f.count(inFlight, 'Einladung ist unterwegs und wird', 'Einladungen sind unterwegs und werden')} in jedem Fall fertig gesendet. ${f.count(queued, 'weitere wartet', 'weitere warten')} noch: Das Senden kann bei geschlossenem Fenster weitergehen oder nächstes Mal fortgesetzt werden. Nichts geht verloren, nichts wird doppelt gesendet.`,
    it: ({ inFlight, queued }, f) =>
      `${f.count(inFlight, 'invito è in viaggio e verrà completato', 'inviti sono in viaggio e verranno completati')} in ogni caso. ${f.count(queued, 'altro attende', 'altri attendono')} ancora: l’invio può continuare a finestra chiusa, o riprendere la prossima volta. Nulla va perso, nulla parte due volte.`,
    en: ({ inFlight, queued }, f) =>
      `${f.count(inFlight, 'invitation is', 'invitations are')} on the way and will be finished in any case. ${f.count(queued, 'other is', 'others are')} waiting: sending can go on with the window closed, or be taken up next time. Nothing is lost, nothing is sent twice.`
  }),
  closeFinish: {
    fr: 'Terminer celles en route et fermer',
    de: 'Laufende fertig senden und schliessen',
    it: 'Completa quelli in viaggio e chiudi',
    en: 'Finish those on the way and close'
  },
  closeBackground: {
    fr: 'Fermer la fenêtre et continuer l’envoi',
    de: 'Fenster schliessen und weiter senden',
    it: 'Chiudi la finestra e continua l’invio',
    en: 'Close the window and keep sending'
  },
  closeStay: {
    fr: 'Rester et continuer l’envoi',
    de: 'Bleiben und weiter senden',
    it: 'Resta e continua l’invio',
    en: 'Stay and keep sending'
  },
  closing: {
    fr: 'L’application se ferme dès que les invitations en route sont terminées…',
    de: 'Die App schliesst, sobald die laufenden Einladungen fertig sind …',
    it: 'L’applicazione si chiude appena gli inviti in viaggio sono completati…',
    en: 'The app closes as soon as the invitations on the way are finished…'
  }
})

/** In place of a list that could not be opened. */
export const listNotOpenedTexts = defineMessages({
  title: {
    fr: 'Cette liste n’a pas pu être ouverte.',
    de: 'Diese Liste konnte nicht geöffnet werden.',
    it: 'Non è stato possibile aprire questo elenco.',
    en: 'This list could not be opened.'
  },
  next: {
    fr: 'Revenez à vos listes et ouvrez-la à nouveau.',
    de: 'Gehen Sie zu Ihren Listen zurück und öffnen Sie sie nochmals.',
    it: 'Tornare ai propri elenchi e aprirlo di nuovo.',
    en: 'Go back to your lists and open it again.'
  },
  tryAgain: { fr: 'Réessayer', de: 'Nochmals versuchen', it: 'Riprova', en: 'Try again' }
})
