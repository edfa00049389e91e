import { defineMessages, saying } from './messages.ts'

/** Words of the home screen. */
export const listsTexts = defineMessages({
  title: { fr: 'Mes listes', de: 'Meine Listen', it: 'I miei elenchi', en: 'My lists' },
  dropTitle: {
    fr: 'Déposez ici la liste des patients',
    de: 'Patientenliste hier ablegen',
    it: 'Trascinare qui l’elenco dei pazienti',
    en: 'Drop the patient list here'
  },
  dropKinds: {
    fr: 'Fichier CSV ou Excel, ou lignes copiées depuis Excel',
    de: 'CSV- oder Excel-Datei, oder aus Excel kopierte Zeilen',
    it: 'File CSV o Excel, o righe copiate da Excel',
    en: 'CSV or Excel, or paste from Excel'
  },
  chooseFile: { fr: 'Choisir un fichier…', de: 'Datei auswählen …', it: 'Scegli un file…', en: 'Choose a file…' },
  paste: { fr: 'Coller', de: 'Einfügen', it: 'Incolla', en: 'Paste' },
  stays: {
    fr: 'Rien n’est envoyé avant que vous l’ayez vérifié et confirmé.',
    de: 'Es wird nichts gesendet, bevor Sie geprüft und bestätigt haben.',
    it: 'Nulla viene inviato prima della vostra verifica e conferma.',
    en: 'Nothing is sent before you have checked and confirmed it.'
  },
  noServer: {
    fr: 'Aucun serveur n’est encore configuré : vous vous entraînez.',
    de: 'Noch kein Server ist eingerichtet: Sie üben.',
    it: 'Nessun server è ancora configurato: vi state esercitando.',
    en: 'No server is set up yet: you are practising.'
  },
  noServerNext: {
    fr: 'Vous pouvez tout essayer sans risque. Pour inviter de vrais patients, indiquez le serveur de votre hôpital.',
    de: 'Sie können alles gefahrlos ausprobieren. Um echte Patienten einzuladen, geben Sie den Server Ihres Spitals an.',
    it: 'È possibile provare tutto senza rischi. Per invitare pazienti reali, indicare il server del vostro ospedale.',
    en: 'You can try everything without risk. To invite real patients, tell which server your hospital has.'
  },
  addServer: {
    fr: 'Indiquer un serveur',
    de: 'Server angeben',
    it: 'Indica un server',
    en: 'Set up a server'
  },
  none: { fr: 'Encore aucune liste', de: 'Noch keine Liste', it: 'Ancora nessun elenco', en: 'No list yet' },
  noneNext: {
    fr: 'Les listes que vous déposez restent ici, avec leur état et leurs liens.',
    de: 'Listen, die Sie ablegen, bleiben hier, mit ihrem Stand und ihren Links.',
    it: 'Gli elenchi aperti restano qui, con il loro stato e i loro link.',
    en: 'The lists that you drop stay here, with their state and their links.'
  },
  day: { fr: 'Jour', de: 'Tag', it: 'Giorno', en: 'Day' },
  name: { fr: 'Nom', de: 'Name', it: 'Nome', en: 'Name' },
  patients: { fr: 'Patients', de: 'Patienten', it: 'Pazienti', en: 'Patients' },
  state: { fr: 'État', de: 'Stand', it: 'Stato', en: 'State' },
  actions: { fr: 'Actions', de: 'Aktionen', it: 'Azioni', en: 'Actions' },
  noDay: { fr: 'sans date', de: 'ohne Datum', it: 'senza data', en: 'no date' },
  actionsFor: saying<{ name: string }>({
    fr: ({ name }) => `Actions pour « ${name} »`,
    de: ({ name }) => `Aktionen für «${name}»`,
    it: ({ name }) => `Azioni per «${name}»`,
    en: ({ name }) => `Actions for “${name}”`
  }),
  open: { fr: 'Ouvrir', de: 'Öffnen', it: 'Apri', en: 'Open' },
  rename: { fr: 'Renommer…', de: 'Umbenennen …', it: 'Rinomina…', en: 'Rename…' },
  remove: { fr: 'Supprimer…', de: 'Löschen …', it: 'Elimina…', en: 'Delete…' },
  ofConnection: saying<{ name: string }>({
    fr: ({ name }) => `pour ${name}`,
    de: ({ name }) => `für ${name}`,
    it: ({ name }) => `per ${name}`,
    en: ({ name }) => `for ${name}`
  }),
  ofForgotten: {
    fr: 'pour une connexion oubliée',
    de: 'für eine gelöschte Verbindung',
    it: 'per una connessione eliminata',
    en: 'for a forgotten connection'
  },
  practice: { fr: 'Entraînement', de: 'Übung', it: 'Esercitazione', en: 'Practice' },

  ready: saying<{ count: number }>({
    fr: ({ count }, f) => f.count(count, 'prêt', 'prêts'),
    de: ({ count }, f) => `${f.number(count)} bereit`,
    it: ({ count }, f) => f.count(count, 'pronto', 'pronti'),
    en: ({ count }, f) => `${f.number(count)} ready`
  }),
  blocked: saying<{ count: number }>({
    fr: ({ count }, f) => `${f.number(count)} à corriger`,
    de: ({ count }, f) => f.count(count, 'braucht Sie', 'brauchen Sie'),
    it: ({ count }, f) => `${f.number(count)} da correggere`,
    en: ({ count }, f) => f.count(count, 'needs you', 'need you')
  }),
  excluded: saying<{ count: number }>({
    fr: ({ count }, f) => `${f.number(count)} laissé${f.plural(count, '', 's')} de côté`,
    de: ({ count }, f) => `${f.number(count)} weggelassen`,
    it: ({ count }, f) => f.count(count, 'escluso', 'esclusi'),
    en: ({ count }, f) => `${f.number(count)} left out`
  }),
  onTheWay: saying<{ count: number }>({
    fr: ({ count }, f) => `${f.number(count)} en cours`,
    de: ({ count }, f) => `${f.number(count)} unterwegs`,
    it: ({ count }, f) => `${f.number(count)} in corso`,
    en: ({ count }, f) => `${f.number(count)} on the way`
  }),
  withdrawn: saying<{ count: number }>({
    fr: ({ count }, f) => f.count(count, 'annulé', 'annulés'),
    de: ({ count }, f) => `${f.number(count)} zurückgezogen`,
    it: ({ count }, f) => f.count(count, 'ritirato', 'ritirati'),
    en: ({ count }, f) => `${f.number(count)} withdrawn`
  }),
  empty: { fr: 'Aucun patient', de: 'Keine Patienten', it: 'Nessun paziente', en: 'No patients' },

  renameTitle: { fr: 'Renommer la liste', de: 'Liste umbenennen', it: 'Rinomina l’elenco', en: 'Rename the list' },
  newName: { fr: 'Nom de la liste', de: 'Name der Liste', it: 'Nome dell’elenco', en: 'Name of the list' },
  nameNeeded: {
    fr: 'Une liste a besoin d’un nom.',
    de: 'Eine Liste braucht einen Namen.',
    it: 'Un elenco ha bisogno di un nome.',
    en: 'A list needs a name.'
  },
  save: { fr: 'Enregistrer', de: 'Speichern', it: 'Salva', en: 'Save' },
  cancel: { fr: 'Annuler', de: 'Abbrechen', it: 'Annulla', en: 'Cancel' },
  removeTitle: saying<{ name: string }>({
    fr: ({ name }) => `Supprimer « ${name} » ?`,
    de: ({ name }) => `«${name}» löschen?`,
    it: ({ name }) => `Eliminare «${name}»?`,
    en: ({ name }) => `Delete “${name}”?`
  }),
  removePatients: saying<{ count: number }>({
    fr: ({ count }, f) =>
      `${f.count(count, 'patient', 'patients')}, les corrections et le fichier d’origine seront effacés de cet ordinateur. C’est définitif.`,
    de: ({ count }, f) =>
      `${f.count(count, 'Patient', 'Patienten')}, die Korrekturen und die ursprüngliche Datei werden von diesem Computer gelöscht, endgültig.`,
    it: ({ count }, f) =>
      `${f.count(count, 'paziente', 'pazienti')}, le correzioni e il file originale verranno cancellati da questo computer, in modo definitivo.`,
    en: ({ count }, f) =>
      `${f.count(count, 'patient', 'patients')}, the corrections and the original file will be erased from this computer, for good.`
  }),
  removeLinks: saying<{ count: number }>({
    fr: ({ count }, f) =>
      `${f.count(count, 'lien disparaît', 'liens disparaissent')} d’ici aussi. Les invitations restent valables pour les patients ; pour les annuler, retirez-les d’abord sous « Liens ».`,
    de: ({ count }, f) =>
      `Auch ${f.count(count, 'Link verschwindet', 'Links verschwinden')} von hier. Die Einladungen gelten für die Patienten weiter; wollen Sie sie zurückziehen, tun Sie es vorher unter «Links».`,
    it: ({ count }, f) =>
      `Anche ${f.count(count, 'link scompare', 'link scompaiono')} da qui. Gli inviti restano validi per i pazienti; per annullarli, ritirarli prima in «Link».`,
    en: ({ count }, f) =>
      `${f.count(count, 'link disappears', 'links disappear')} from here too. The invitations stay valid for the patients; to cancel them, withdraw them first under “Links”.`
  }),
  removeConfirm: { fr: 'Supprimer la liste', de: 'Liste löschen', it: 'Elimina l’elenco', en: 'Delete the list' },
  removeKeep: { fr: 'Garder la liste', de: 'Liste behalten', it: 'Mantieni l’elenco', en: 'Keep the list' },
  removed: saying<{ name: string }>({
    fr: ({ name }) => `« ${name} » est supprimée.`,
    de: ({ name }) => `«${name}» ist gelöscht.`,
    it: ({ name }) => `«${name}» è stato eliminato.`,
    en: ({ name }) => `“${name}” is deleted.`
  })
})
