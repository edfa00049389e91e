import { defineMessages, saying } from './messages.ts'

/** Words of a batch on its way and of its report. */
export const progressTexts = defineMessages({
  checking: { fr: 'Contrôle en cours', de: 'Prüfung läuft', it: 'Controllo in corso', en: 'Checking' },
  running: { fr: 'Envoi en cours', de: 'Wird gesendet', it: 'Invio in corso', en: 'Sending' },
  paused: { fr: 'Envoi en pause', de: 'Senden angehalten', it: 'Invio in pausa', en: 'Sending is paused' },
  waiting: { fr: 'Envoi en attente', de: 'Senden wartet', it: 'Invio in attesa', en: 'Sending is waiting' },
  stopping: { fr: 'Arrêt en cours', de: 'Wird beendet', it: 'Arresto in corso', en: 'Stopping' },
  pausedNote: {
    fr: 'Rien de nouveau ne part. Continuez quand vous voulez.',
    de: 'Es geht nichts Neues hinaus. Machen Sie weiter, wann Sie wollen.',
    it: 'Non parte nulla di nuovo. Si può continuare quando si vuole.',
    en: 'Nothing new goes out. Go on whenever you like.'
  },
  stoppingNote: {
    fr: 'Les invitations en route sont menées à terme ; les autres restent prêtes.',
    de: 'Was unterwegs ist, wird fertig gesendet; die übrigen bleiben bereit.',
    it: 'Gli inviti in viaggio vengono completati; gli altri restano pronti.',
    en: 'Those on the way are finished; the others stay ready.'
  },
  canLeave: {
    fr: 'Vous pouvez quitter cette page : l’envoi continue.',
    de: 'Sie können diese Seite verlassen: Das Senden geht weiter.',
    it: 'Si può lasciare questa pagina: l’invio continua.',
    en: 'You can leave this page: sending goes on.'
  },
  ofTotal: saying<{ done: number; total: number }>({
    fr: ({ done, total }, f) => `${f.number(done)} sur ${f.number(total)}`,
    de: ({ done, total }, f) => `${f.number(done)} von ${f.number(total)}`,
    it: ({ done, total }, f) => `${f.number(done)} di ${f.number(total)}`,
    en: ({ done, total }, f) => `${f.number(done)} of ${f.number(total)}`
  }),
  finishes: saying<{ at: number }>({
    fr: ({ at }, f) => `fin prévue à ${f.time(at)}`,
    de: ({ at }, f) => `fertig etwa um ${f.time(at)}`,
    it: ({ at }, f) => `fine prevista alle ${f.time(at)}`,
    en: ({ at }, f) => `done at about ${f.time(at)}`
  }),
  rate: saying<{ measured: number; configured: number }>({
    fr: ({ measured, configured }, f) => `${f.number(measured)} par seconde (réglé sur ${f.number(configured)})`,
    de: ({ measured, configured }, f) => `${f.number(measured)} pro Sekunde (eingestellt: ${f.number(configured)})`,
    it: ({ measured, configured }, f) => `${f.number(measured)} al secondo (impostato: ${f.number(configured)})`,
    en: ({ measured, configured }, f) => `${f.number(measured)} per second (set to ${f.number(configured)})`
  }),
  slower: saying<{ current: number }>({
    fr: ({ current }, f) => `ralenti à ${f.number(current)} par seconde à la demande du serveur`,
    de: ({ current }, f) => `auf Wunsch des Servers verlangsamt auf ${f.number(current)} pro Sekunde`,
    it: ({ current }, f) => `rallentato a ${f.number(current)} al secondo su richiesta del server`,
    en: ({ current }, f) => `slowed to ${f.number(current)} per second, as the server asked`
  }),
  waitsUntil: saying<{ at: number }>({
    fr: ({ at }, f) => `L’envoi reprend tout seul à ${f.time(at)}.`,
    de: ({ at }, f) => `Das Senden geht um ${f.time(at)} von selbst weiter.`,
    it: ({ at }, f) => `L’invio riprende da solo alle ${f.time(at)}.`,
    en: ({ at }, f) => `Sending goes on by itself at ${f.time(at)}.`
  }),
  waitsForYou: {
    fr: 'Quand c’est réglé, appuyez sur « Continuer ». Rien ne se perd en attendant.',
    de: 'Drücken Sie danach auf «Weiter senden». Bis dahin geht nichts verloren.',
    it: 'Quando è sistemato, premere «Continua». Nel frattempo nulla va perso.',
    en: 'When that is settled, press “Go on”. Nothing is lost meanwhile.'
  },
  waitsNow: {
    fr: 'Continuer maintenant',
    de: 'Jetzt weiter senden',
    it: 'Continua ora',
    en: 'Go on now'
  },
  pause: { fr: 'Pause', de: 'Anhalten', it: 'Pausa', en: 'Pause' },
  resume: { fr: 'Continuer', de: 'Weiter senden', it: 'Continua', en: 'Go on' },
  stop: { fr: 'Arrêter', de: 'Beenden', it: 'Arresta', en: 'Stop' },
  stopTitle: {
    fr: 'Arrêter l’envoi ?',
    de: 'Senden beenden?',
    it: 'Arrestare l’invio?',
    en: 'Stop sending?'
  },
  stopBody: saying<{ left: number }>({
    fr: ({ left }, f) =>
      `Les invitations déjà parties restent. ${f.count(left, 'patient n’est pas encore invité et restera prêt', 'patients ne sont pas encore invités et resteront prêts')} pour plus tard.`,
    de: ({ left }, f) =>
      `Was schon gesendet ist, bleibt. ${f.count(left, 'Patient ist noch nicht eingeladen und bleibt', 'Patienten sind noch nicht eingeladen und bleiben')} für später bereit.`,
    it: ({ left }, f) =>
      `Gli inviti già partiti restano. ${f.count(left, 'paziente non è ancora invitato e resta pronto', 'pazienti non sono ancora invitati e restano pronti')} per dopo.`,
    en: ({ left }, f) =>
      `What was already sent stays. ${f.count(left, 'patient is not yet invited and stays ready', 'patients are not yet invited and stay ready')} for later.`
  }),
  stopKeep: { fr: 'Continuer l’envoi', de: 'Weiter senden', it: 'Continua l’invio', en: 'Keep sending' },
  stopYes: { fr: 'Arrêter l’envoi', de: 'Senden beenden', it: 'Arresta l’invio', en: 'Stop sending' },
  counts: { fr: 'Décompte', de: 'Zahlen', it: 'Conteggio', en: 'Counts' },
  created: { fr: 'Invités', de: 'Eingeladen', it: 'Invitati', en: 'Invited' },
  recovered: saying<{ count: number }>({
    fr: ({ count }, f) => `dont ${f.count(count, 'retrouvé', 'retrouvés')} sur le serveur`,
    de: ({ count }, f) => `davon ${f.number(count)} auf dem Server gefunden`,
    it: ({ count }, f) => `di cui ${f.count(count, 'ritrovato', 'ritrovati')} sul server`,
    en: ({ count }, f) => `${f.number(count)} of them found on the server`
  }),
  refused: { fr: 'Refusés', de: 'Abgelehnt', it: 'Rifiutati', en: 'Refused' },
  inDoubt: { fr: 'En doute', de: 'Unklar', it: 'In dubbio', en: 'In doubt' },
  held: { fr: 'Retenus', de: 'Zurückgehalten', it: 'Trattenuti', en: 'Held back' },
  left: { fr: 'À envoyer', de: 'Noch zu senden', it: 'Da inviare', en: 'To go' },
  ready: { fr: 'Pas encore envoyés', de: 'Noch nicht gesendet', it: 'Non ancora inviati', en: 'Not sent yet' },
  withdrawn: { fr: 'Retirés', de: 'Zurückgezogen', it: 'Ritirati', en: 'Withdrawn' },
  reportAll: saying<{ count: number }>({
    fr: ({ count }, f) => (count === 1 ? 'Le patient est invité.' : `Les ${f.number(count)} patients sont invités.`),
    de: ({ count }, f) =>
      count === 1 ? 'Der Patient ist eingeladen.' : `Alle ${f.number(count)} Patienten sind eingeladen.`,
    it: ({ count }, f) =>
      count === 1 ? 'Il paziente è invitato.' : `Tutti i ${f.number(count)} pazienti sono invitati.`,
    en: ({ count }, f) => (count === 1 ? 'The patient is invited.' : `All ${f.number(count)} patients are invited.`)
  }),
  reportSome: saying<{ created: number; open: number }>({
    fr: ({ created, open }, f) =>
      `${f.count(created, 'patient est invité', 'patients sont invités')}, ${f.count(open, 'demande votre attention', 'demandent votre attention')}.`,
    de: ({ created, open }, f) =>
      `${f.count(created, 'Patient ist', 'Patienten sind')} eingeladen, ${f.count(open, 'braucht', 'brauchen')} Sie noch.`,
    it: ({ created, open }, f) =>
      `${f.count(created, 'paziente è invitato', 'pazienti sono invitati')}, ${f.count(open, 'richiede', 'richiedono')} la vostra attenzione.`,
    en: ({ created, open }, f) =>
      `${f.count(created, 'patient is', 'patients are')} invited, ${f.count(open, 'needs', 'need')} you.`
  }),
  reportPart: saying<{ created: number }>({
    fr: ({ created }, f) => `${f.count(created, 'patient est invité', 'patients sont invités')}.`,
    de: ({ created }, f) => `${f.count(created, 'Patient ist eingeladen', 'Patienten sind eingeladen')}.`,
    it: ({ created }, f) => `${f.count(created, 'paziente è invitato', 'pazienti sono invitati')}.`,
    en: ({ created }, f) => `${f.count(created, 'patient is invited', 'patients are invited')}.`
  }),
  finishedAt: saying<{ at: number }>({
    fr: ({ at }, f) => `Envoi terminé à ${f.time(at)}.`,
    de: ({ at }, f) => `Senden um ${f.time(at)} abgeschlossen.`,
    it: ({ at }, f) => `Invio terminato alle ${f.time(at)}.`,
    en: ({ at }, f) => `Sending ended at ${f.time(at)}.`
  }),
  saidStarted: saying<{ total: number }>({
    fr: ({ total }, f) => `L’envoi a commencé : ${f.count(total, 'invitation', 'invitations')}.`,
    de: ({ total }, f) => `Das Senden hat begonnen: ${f.count(total, 'Einladung', 'Einladungen')}.`,
    it: ({ total }, f) => `L’invio è iniziato: ${f.count(total, 'invito', 'inviti')}.`,
    en: ({ total }, f) => `Sending has begun: ${f.count(total, 'invitation', 'invitations')}.`
  }),
  saidProblems: saying<{ count: number }>({
    fr: ({ count }, f) => `${f.count(count, 'problème', 'problèmes')} jusqu’ici.`,
    de: ({ count }, f) => `Bisher ${f.count(count, 'Problem', 'Probleme')}.`,
    it: ({ count }, f) => `Finora ${f.count(count, 'problema', 'problemi')}.`,
    en: ({ count }, f) => `${f.count(count, 'problem', 'problems')} so far.`
  })
})
