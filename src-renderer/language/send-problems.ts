import { defineMessages, saying } from './messages.ts'

/** Words of what went wrong with single patients of a batch, and of what a person can decide about it. */
export const problemTexts = defineMessages({
  title: { fr: 'À régler', de: 'Zu klären', it: 'Da risolvere', en: 'To settle' },
  patients: saying<{ count: number }>({
    fr: ({ count }, f) => f.count(count, 'patient', 'patients'),
    de: ({ count }, f) => f.count(count, 'Patient', 'Patienten'),
    it: ({ count }, f) => f.count(count, 'paziente', 'pazienti'),
    en: ({ count }, f) => f.count(count, 'patient', 'patients')
  }),
  more: saying<{ count: number }>({
    fr: ({ count }, f) => `Afficher ${f.count(count, 'autre', 'autres')}`,
    de: ({ count }, f) => `${f.number(count)} weitere zeigen`,
    it: ({ count }, f) => `Mostra ${f.count(count, 'altro', 'altri')}`,
    en: ({ count }, f) => `Show ${f.number(count)} more`
  }),
  serverSays: saying<{ words: string }>({
    fr: ({ words }) => `Réponse du serveur : « ${words} »`,
    de: ({ words }) => `Antwort des Servers: «${words}»`,
    it: ({ words }) => `Risposta del server: «${words}»`,
    en: ({ words }) => `The server’s answer: “${words}”`
  }),
  doctor: saying<{ name: string }>({
    fr: ({ name }) => `Médecin : ${name}`,
    de: ({ name }) => `Arzt: ${name}`,
    it: ({ name }) => `Medico: ${name}`,
    en: ({ name }) => `Doctor: ${name}`
  }),
  queue: saying<{ name: string }>({
    fr: ({ name }) => `File d’attente : ${name}`,
    de: ({ name }) => `Warteschlange: ${name}`,
    it: ({ name }) => `Coda: ${name}`,
    en: ({ name }) => `Queue: ${name}`
  }),
  correctAll: saying<{ count: number }>({
    fr: ({ count }, f) => (count === 1 ? 'Corriger la ligne' : `Corriger pour ${f.number(count)} lignes`),
    de: ({ count }, f) => (count === 1 ? 'Zeile korrigieren' : `Für ${f.number(count)} Zeilen ändern`),
    it: ({ count }, f) => (count === 1 ? 'Correggi la riga' : `Correggi per ${f.number(count)} righe`),
    en: ({ count }, f) => (count === 1 ? 'Correct the row' : `Change for ${f.number(count)} rows`)
  }),
  retry: saying<{ count: number }>({
    fr: ({ count }, f) =>
      count === 1
        ? 'Inclure ce refus dans le prochain envoi'
        : `Inclure les ${f.number(count)} refus dans le prochain envoi`,
    de: ({ count }, f) =>
      count === 1
        ? 'Beim nächsten Senden nochmals versuchen'
        : `Alle ${f.number(count)} beim nächsten Senden nochmals versuchen`,
    it: ({ count }, f) =>
      count === 1 ? 'Riprova al prossimo invio' : `Riprova tutti i ${f.number(count)} al prossimo invio`,
    en: ({ count }, f) =>
      count === 1 ? 'Try again with the next sending' : `Try all ${f.number(count)} again with the next sending`
  }),
  doubtTitle: {
    fr: 'La réponse du serveur s’est perdue',
    de: 'Die Antwort des Servers ging verloren',
    it: 'La risposta del server è andata persa',
    en: 'The server’s answer was lost'
  },
  doubtBody: {
    fr: 'Le patient a peut-être reçu son message. Rien n’est renvoyé tout seul : demandez d’abord au serveur.',
    de: 'Der Patient hat die Nachricht vielleicht erhalten. Nichts wird von selbst nochmals gesendet: Fragen Sie zuerst den Server.',
    it: 'Forse il paziente ha ricevuto il messaggio. Nulla viene inviato di nuovo da solo: chiedere prima al server.',
    en: 'The patient may have got the message. Nothing is sent again by itself: ask the server first.'
  },
  lookUp: {
    fr: 'Demander au serveur',
    de: 'Beim Server nachfragen',
    it: 'Verifica con il server',
    en: 'Check with the server'
  },
  lookingUp: {
    fr: 'Le serveur est interrogé…',
    de: 'Der Server wird gefragt …',
    it: 'Il server viene interrogato…',
    en: 'The server is being asked…'
  },
  lookingUpNote: {
    fr: 'Cela peut prendre jusqu’à deux minutes : une invitation récente peut encore apparaître.',
    de: 'Das kann bis zu zwei Minuten dauern: Eine neue Einladung kann noch erscheinen.',
    it: 'Può richiedere fino a due minuti: un invito recente può ancora apparire.',
    en: 'This can take up to two minutes: a recent invitation may still appear.'
  },
  lookedUp: {
    fr: 'Le serveur a répondu.',
    de: 'Der Server hat geantwortet.',
    it: 'Il server ha risposto.',
    en: 'The server has answered.'
  },
  undecidedTitle: {
    fr: 'Le serveur ne peut pas le dire : à vous de décider',
    de: 'Der Server kann es nicht sagen: Sie entscheiden',
    it: 'Il server non può dirlo: decidere voi',
    en: 'The server cannot tell: it is for you to decide'
  },
  undecidedBody: {
    fr: 'Regardez si l’invitation existe déjà, ou demandez au patient s’il a reçu son message.',
    de: 'Sehen Sie nach, ob es die Einladung schon gibt, oder fragen Sie den Patienten, ob er die Nachricht erhalten hat.',
    it: 'Guardare se l’invito esiste già, o chiedere al paziente se ha ricevuto il messaggio.',
    en: 'See whether the invitation exists already, or ask the patient whether the message came.'
  },
  decide: { fr: 'Décider…', de: 'Entscheiden …', it: 'Decidi…', en: 'Decide…' },
  decideFor: saying<{ name: string }>({
    fr: ({ name }) => `${name} : l’invitation existe-t-elle ?`,
    de: ({ name }) => `${name}: Gibt es die Einladung schon?`,
    it: ({ name }) => `${name}: l’invito esiste già?`,
    en: ({ name }) => `${name}: does the invitation exist?`
  }),
  candidates: {
    fr: 'Invitations semblables sur le serveur',
    de: 'Ähnliche Einladungen auf dem Server',
    it: 'Inviti simili sul server',
    en: 'Similar invitations on the server'
  },
  candidatesLoading: {
    fr: 'Recherche sur le serveur…',
    de: 'Suche auf dem Server …',
    it: 'Ricerca sul server…',
    en: 'Looking on the server…'
  },
  noCandidates: {
    fr: 'Le serveur n’en montre aucune qui ressemble à celle-ci.',
    de: 'Der Server zeigt keine ähnliche.',
    it: 'Il server non ne mostra nessuno simile.',
    en: 'The server shows none that is similar.'
  },
  madeAt: saying<{ at: number }>({
    fr: ({ at }, f) => `créée le ${f.date(at)} à ${f.time(at)}`,
    de: ({ at }, f) => `erstellt am ${f.date(at)} um ${f.time(at)}`,
    it: ({ at }, f) => `creato il ${f.date(at)} alle ${f.time(at)}`,
    en: ({ at }, f) => `made on ${f.date(at)} at ${f.time(at)}`
  }),
  appointmentAt: saying<{ at: number; zone: string }>({
    fr: ({ at, zone }, f) => `rendez-vous ${f.dateTime(at, zone)}`,
    de: ({ at, zone }, f) => `Termin ${f.dateTime(at, zone)}`,
    it: ({ at, zone }, f) => `appuntamento ${f.dateTime(at, zone)}`,
    en: ({ at, zone }, f) => `appointment ${f.dateTime(at, zone)}`
  }),
  noDate: { fr: 'sans date', de: 'ohne Datum', it: 'senza data', en: 'no date' },
  thisOne: { fr: 'C’est celle-ci', de: 'Das ist sie', it: 'È questo', en: 'This is it' },
  paste: {
    fr: 'Lien du patient, copié depuis HCW@Home',
    de: 'Link des Patienten, aus HCW@Home kopiert',
    it: 'Link del paziente, copiato da HCW@Home',
    en: 'The patient’s link, copied from HCW@Home'
  },
  pasteHelp: {
    fr: 'Si vous avez trouvé l’invitation vous-même sur le serveur.',
    de: 'Falls Sie die Einladung selbst auf dem Server gefunden haben.',
    it: 'Se l’invito è stato trovato a mano sul server.',
    en: 'If you found the invitation on the server yourself.'
  },
  notALink: {
    fr: 'Ce n’est pas un lien complet : il commence par https://.',
    de: 'Das ist kein ganzer Link: Er beginnt mit https://.',
    it: 'Non è un link completo: comincia con https://.',
    en: 'This is not a whole link: it begins with https://.'
  },
  takeLink: { fr: 'Prendre ce lien', de: 'Diesen Link nehmen', it: 'Usa questo link', en: 'Take this link' },
  sendAgain: {
    fr: 'Elle n’existe pas : renvoyer…',
    de: 'Es gibt sie nicht: nochmals senden …',
    it: 'Non esiste: inviare di nuovo…',
    en: 'It does not exist: send again…'
  },
  sendAgainTitle: saying<{ name: string }>({
    fr: ({ name }) => `Renvoyer l’invitation de ${name} ?`,
    de: ({ name }) => `Einladung von ${name} nochmals senden?`,
    it: ({ name }) => `Inviare di nuovo l’invito di ${name}?`,
    en: ({ name }) => `Send the invitation of ${name} again?`
  }),
  sendAgainBody: {
    fr: 'Si la première existe malgré tout, le patient recevra deux messages avec deux liens différents, et le médecin verra deux consultations. Votre décision est notée avec l’heure et le compte.',
    de: 'Gibt es die erste doch, erhält der Patient zwei Nachrichten mit zwei verschiedenen Links, und der Arzt sieht zwei Konsultationen. Ihr Entscheid wird mit Zeit und Konto festgehalten.',
    it: 'Se il primo esiste comunque, il paziente riceverà due messaggi con due link diversi e il medico vedrà due consultazioni. La decisione viene annotata con ora e conto.',
    en: 'If the first one exists after all, the patient gets two messages with two different links, and the doctor sees two consultations. Your decision is recorded with time and account.'
  },
  sendAgainYes: {
    fr: 'Préparer le renvoi',
    de: 'Zum Senden vormerken',
    it: 'Prepara il nuovo invio',
    en: 'Make it ready again'
  },
  cancel: { fr: 'Annuler', de: 'Abbrechen', it: 'Annulla', en: 'Cancel' },
  close: { fr: 'Fermer', de: 'Schliessen', it: 'Chiudi', en: 'Close' },
  decided: saying<{ name: string }>({
    fr: ({ name }) => `C’est noté pour ${name}.`,
    de: ({ name }) => `Für ${name} festgehalten.`,
    it: ({ name }) => `Annotato per ${name}.`,
    en: ({ name }) => `Recorded for ${name}.`
  }),
  heldTitle: {
    fr: 'Déjà invités pour le même rendez-vous',
    de: 'Für denselben Termin schon eingeladen',
    it: 'Già invitati per lo stesso appuntamento',
    en: 'Already invited for the same appointment'
  },
  heldBody: {
    fr: 'Ces patients n’ont rien reçu de plus. Laissez passer seulement s’ils doivent recevoir une deuxième invitation.',
    de: 'Diese Patienten haben nichts Weiteres erhalten. Geben Sie nur frei, wer eine zweite Einladung erhalten soll.',
    it: 'Questi pazienti non hanno ricevuto altro. Lasciar passare solo chi deve ricevere un secondo invito.',
    en: 'These patients got nothing more. Let through only those who are to get a second invitation.'
  },
  earlier: saying<{ name: string; at: number }>({
    fr: ({ name, at }, f) => `invité le ${f.date(at)} à ${f.time(at)} dans « ${name} »`,
    de: ({ name, at }, f) => `eingeladen am ${f.date(at)} um ${f.time(at)} in «${name}»`,
    it: ({ name, at }, f) => `invitato il ${f.date(at)} alle ${f.time(at)} in «${name}»`,
    en: ({ name, at }, f) => `invited on ${f.date(at)} at ${f.time(at)} in “${name}”`
  }),
  earlierSameList: {
    fr: 'déjà présent dans cette liste pour le même rendez-vous',
    de: 'in dieser Liste für denselben Termin schon vorhanden',
    it: 'già presente in questo elenco per lo stesso appuntamento',
    en: 'already in this list for the same appointment'
  },
  letThrough: { fr: 'Laisser passer', de: 'Freigeben', it: 'Lascia passare', en: 'Let through' },
  absentTitle: {
    fr: 'Vérifié : ces invitations n’existent pas sur le serveur',
    de: 'Geprüft: Diese Einladungen gibt es auf dem Server nicht',
    it: 'Verificato: questi inviti non esistono sul server',
    en: 'Checked: these invitations do not exist on the server'
  },
  absentBody: {
    fr: 'Elles peuvent être envoyées sans risque de doublon ; elles font partie du prochain envoi.',
    de: 'Sie können ohne Gefahr gesendet werden und sind beim nächsten Senden dabei.',
    it: 'Possono essere inviati senza rischio di doppioni; fanno parte del prossimo invio.',
    en: 'They can be sent without any risk of a double and are part of the next sending.'
  },
  duplicatesTitle: {
    fr: 'Le serveur a plus d’une invitation pour ces patients',
    de: 'Für diese Patienten hat der Server mehr als eine Einladung',
    it: 'Il server ha più di un invito per questi pazienti',
    en: 'The server has more than one invitation for these patients'
  },
  duplicatesBody: {
    fr: 'Tous les liens fonctionnent. Vous pouvez retirer ceux qui sont en trop ; celui affiché dans « Liens » reste.',
    de: 'Alle Links funktionieren. Sie können die überzähligen zurückziehen; der unter «Links» gezeigte bleibt.',
    it: 'Tutti i link funzionano. Quelli in più possono essere ritirati; resta quello mostrato in «Link».',
    en: 'All the links work. You can withdraw those too many; the one shown under “Links” stays.'
  },
  onServer: saying<{ count: number }>({
    fr: ({ count }, f) => `${f.count(count, 'invitation', 'invitations')} sur le serveur`,
    de: ({ count }, f) => `${f.count(count, 'Einladung', 'Einladungen')} auf dem Server`,
    it: ({ count }, f) => `${f.count(count, 'invito', 'inviti')} sul server`,
    en: ({ count }, f) => `${f.count(count, 'invitation', 'invitations')} on the server`
  }),
  withdrawOne: {
    fr: 'Retirer celle en trop…',
    de: 'Überzählige zurückziehen …',
    it: 'Ritira quello in più…',
    en: 'Withdraw the extra one…'
  },
  withdrawTitle: saying<{ name: string }>({
    fr: ({ name }) => `Retirer l’invitation en trop de ${name} ?`,
    de: ({ name }) => `Überzählige Einladung von ${name} zurückziehen?`,
    it: ({ name }) => `Ritirare l’invito in più di ${name}?`,
    en: ({ name }) => `Withdraw the extra invitation of ${name}?`
  }),
  withdrawBody: {
    fr: 'Son lien ne fonctionnera plus, et cela ne peut pas être annulé. Le patient garde l’autre lien ; dites-lui lequel utiliser s’il a reçu deux messages.',
    de: 'Ihr Link funktioniert danach nicht mehr; das lässt sich nicht rückgängig machen. Der Patient behält den anderen Link; sagen Sie ihm, welcher gilt, wenn er zwei Nachrichten erhalten hat.',
    it: 'Il suo link non funzionerà più e non si può annullare. Il paziente conserva l’altro link; se ha ricevuto due messaggi, dirgli quale usare.',
    en: 'Its link will no longer work, and this cannot be undone. The patient keeps the other link; tell the patient which one to use if two messages came.'
  },
  withdrawYes: {
    fr: 'Retirer définitivement',
    de: 'Endgültig zurückziehen',
    it: 'Ritira definitivamente',
    en: 'Withdraw for good'
  }
})
