import type { StayReason } from '#contract/retention.ts'
import { defineMessages, type Saying, saying } from './messages.ts'

/** Words about keeping and erasing patients' data. */
export const retentionTexts = defineMessages({
  title: { fr: 'Données des patients', de: 'Daten der Patienten', it: 'Dati dei pazienti', en: 'Patients’ data' },
  lead: {
    fr: 'Cet ordinateur ne garde les patients que le temps nécessaire, puis les efface de lui-même.',
    de: 'Dieser Computer behält Patienten nur so lange wie nötig und löscht sie dann von selbst.',
    it: 'Questo computer conserva i pazienti solo per il tempo necessario, poi li cancella da sé.',
    en: 'This computer keeps patients only as long as needed, then erases them by itself.'
  },
  days: {
    fr: 'Jours de conservation après la fin du lien',
    de: 'Tage, die Daten nach dem Ende des Links bleiben',
    it: 'Giorni di conservazione dopo la fine del link',
    en: 'Days that data is kept after its link has ended'
  },
  daysHelp: saying<{ min: number; max: number; usual: number }>({
    fr: ({ min, max, usual }) =>
      `De ${min} à ${max} ; d’ordinaire ${usual}. Si vous diminuez, ce qui est plus ancien est effacé dans l’heure.`,
    de: ({ min, max, usual }) =>
      `Von ${min} bis ${max}; üblich sind ${usual}. Senken Sie den Wert, wird Älteres innert einer Stunde gelöscht.`,
    it: ({ min, max, usual }) =>
      `Da ${min} a ${max}; di solito ${usual}. Diminuendo il valore, ciò che è più vecchio viene cancellato entro un’ora.`,
    en: ({ min, max, usual }) =>
      `From ${min} to ${max}; usually ${usual}. If you lower it, what is older is erased within the hour.`
  }),
  untilWhen: {
    fr: 'Ce qui est gardé, et jusqu’à quand',
    de: 'Was bleibt, und bis wann',
    it: 'Che cosa resta, e fino a quando',
    en: 'What is kept, and until when'
  },
  invited: {
    fr: 'Patients invités, avec leurs liens et leurs réponses',
    de: 'Eingeladene Patienten mit Links und Antworten',
    it: 'Pazienti invitati, con link e risposte',
    en: 'Invited patients, with links and answers'
  },
  invitedUntil: saying<{ days: number }>({
    fr: ({ days }, f) =>
      `Jusqu’à ${days === 0 ? '' : `${f.count(days, 'jour', 'jours')} après `}la fin du lien : 24 heures après le rendez-vous, ou au retrait de l’invitation.`,
    de: ({ days }, f) =>
      `Bis ${days === 0 ? 'zum' : `${f.count(days, 'Tag', 'Tage')} nach dem`} Ende des Links: 24 Stunden nach dem Termin, oder beim Zurückziehen der Einladung.`,
    it: ({ days }, f) =>
      `Fino ${days === 0 ? 'alla' : `a ${f.count(days, 'giorno', 'giorni')} dopo la`} fine del link: 24 ore dopo l’appuntamento, o al ritiro dell’invito.`,
    en: ({ days }, f) =>
      `Until ${days === 0 ? '' : `${f.count(days, 'day', 'days')} after `}the link ends: 24 hours after the appointment, or when the invitation is withdrawn.`
  }),
  others: {
    fr: 'Patients jamais invités',
    de: 'Nie eingeladene Patienten',
    it: 'Pazienti mai invitati',
    en: 'Patients never invited'
  },
  othersUntil: {
    fr: 'Aussi longtemps que le dernier patient invité de leur liste.',
    de: 'So lange wie der letzte eingeladene Patient ihrer Liste.',
    it: 'Quanto l’ultimo paziente invitato del loro elenco.',
    en: 'As long as the last invited patient of their list.'
  },
  file: { fr: 'Fichier d’origine', de: 'Ursprüngliche Datei', it: 'File originale', en: 'Original file' },
  fileUntil: {
    fr: 'Jusqu’à ce qu’un premier patient de la liste soit effacé.',
    de: 'Bis ein erster Patient der Liste gelöscht wird.',
    it: 'Finché non viene cancellato un primo paziente dell’elenco.',
    en: 'Until a first patient of the list is erased.'
  },
  numbers: {
    fr: 'Nom, jour et chiffres d’une liste',
    de: 'Name, Tag und Zahlen einer Liste',
    it: 'Nome, giorno e cifre di un elenco',
    en: 'Name, day and figures of a list'
  },
  numbersUntil: {
    fr: 'Jusqu’à ce que vous supprimiez la liste.',
    de: 'Bis Sie die Liste löschen.',
    it: 'Finché non eliminate l’elenco.',
    en: 'Until you delete the list.'
  },
  trace: {
    fr: 'Empreinte d’une invitation envoyée, sans nom ni contact',
    de: 'Prüfwert einer gesendeten Einladung, ohne Namen und Kontakt',
    it: 'Impronta di un invito inviato, senza nome né contatto',
    en: 'Fingerprint of a sent invitation, without name or contact'
  },
  traceUntil: {
    fr: 'Toujours : ainsi personne n’est invité deux fois.',
    de: 'Immer: So wird niemand zweimal eingeladen.',
    it: 'Sempre: così nessuno viene invitato due volte.',
    en: 'Always: so that nobody is invited twice.'
  },
  saved: {
    fr: 'Fichiers et lettres que vous avez enregistrés',
    de: 'Dateien und Briefe, die Sie gespeichert haben',
    it: 'File e lettere che avete salvato',
    en: 'Files and letters that you saved'
  },
  savedUntil: {
    fr: 'L’application ne les efface pas : supprimez-les vous-même.',
    de: 'Die App löscht sie nicht: Löschen Sie sie selbst.',
    it: 'L’applicazione non li cancella: eliminateli voi.',
    en: 'The app does not erase them: delete them yourself.'
  },
  eraseNow: { fr: 'Effacer maintenant…', de: 'Jetzt löschen …', it: 'Cancella ora…', en: 'Erase now…' },

  eraseOf: {
    fr: 'Effacer les données des patients…',
    de: 'Daten der Patienten löschen …',
    it: 'Cancella i dati dei pazienti…',
    en: 'Erase patients’ data…'
  },
  looking: {
    fr: 'Recherche de ce qui peut être effacé…',
    de: 'Es wird gesucht, was gelöscht werden kann …',
    it: 'Ricerca di ciò che si può cancellare…',
    en: 'Looking for what can be erased…'
  },
  dueTitle: {
    fr: 'Effacer ce qui n’est plus nécessaire ?',
    de: 'Löschen, was nicht mehr nötig ist?',
    it: 'Cancellare ciò che non serve più?',
    en: 'Erase what is no longer needed?'
  },
  listTitle: saying<{ name: string }>({
    fr: ({ name }) => `Effacer les données des patients de « ${name} » ?`,
    de: ({ name }) => `Daten der Patienten von «${name}» löschen?`,
    it: ({ name }) => `Cancellare i dati dei pazienti di «${name}»?`,
    en: ({ name }) => `Erase the patients’ data of “${name}”?`
  }),
  nothingDue: {
    fr: 'Rien à effacer : aucun patient n’a dépassé sa durée de conservation.',
    de: 'Nichts zu löschen: Kein Patient ist über seine Zeit hinaus gespeichert.',
    it: 'Niente da cancellare: nessun paziente ha superato il periodo di conservazione.',
    en: 'Nothing to erase: no patient has been kept beyond the set time.'
  },
  nothingMay: {
    fr: 'Rien ne peut être effacé pour l’instant.',
    de: 'Zurzeit kann nichts gelöscht werden.',
    it: 'Per ora non si può cancellare nulla.',
    en: 'Nothing can be erased for now.'
  },
  goes: saying<{ withFile: boolean }>({
    fr: ({ withFile }) =>
      `Sont effacés de cet ordinateur, définitivement : noms, contacts, rendez-vous, corrections, liens et réponses de ces patients${withFile ? ', et le fichier d’origine' : ''}.`,
    de: ({ withFile }) =>
      `Von diesem Computer verschwinden endgültig: Namen, Kontakte, Termine, Korrekturen, Links und Antworten dieser Patienten${withFile ? ', und die ursprüngliche Datei' : ''}.`,
    it: ({ withFile }) =>
      `Vengono cancellati da questo computer, in modo definitivo: nomi, contatti, appuntamenti, correzioni, link e risposte di questi pazienti${withFile ? ', e il file originale' : ''}.`,
    en: ({ withFile }) =>
      `Erased from this computer, for good: names, contacts, appointments, corrections, links and answers of these patients${withFile ? ', and the original file' : ''}.`
  }),
  whose: { fr: 'Ce qui est effacé', de: 'Was gelöscht wird', it: 'Che cosa viene cancellato', en: 'What is erased' },
  list: { fr: 'Liste', de: 'Liste', it: 'Elenco', en: 'List' },
  erased: { fr: 'Effacés', de: 'Gelöscht', it: 'Cancellati', en: 'Erased' },
  staying: { fr: 'Restent', de: 'Bleiben', it: 'Restano', en: 'Stay' },
  patients: saying<{ count: number }>({
    fr: ({ count }, f) => f.count(count, 'patient', 'patients'),
    de: ({ count }, f) => f.count(count, 'Patient', 'Patienten'),
    it: ({ count }, f) => f.count(count, 'paziente', 'pazienti'),
    en: ({ count }, f) => f.count(count, 'patient', 'patients')
  }),
  nobody: { fr: 'personne', de: 'niemand', it: 'nessuno', en: 'nobody' },
  aliveLinks: saying<{ count: number }>({
    fr: ({ count }, f) => f.count(count, 'lien fonctionne encore.', 'liens fonctionnent encore.'),
    de: ({ count }, f) => f.count(count, 'Link funktioniert noch.', 'Links funktionieren noch.'),
    it: ({ count }, f) => f.count(count, 'link funziona ancora.', 'link funzionano ancora.'),
    en: ({ count }, f) => f.count(count, 'link still works.', 'links still work.')
  }),
  aliveLinksNext: {
    fr: 'Ces invitations restent valables pour les patients, mais ne pourront plus être vues, renvoyées, déplacées ni annulées ici. Pour les annuler, retirez-les d’abord sous « Liens ».',
    de: 'Diese Einladungen gelten für die Patienten weiter, können hier aber nicht mehr angesehen, erneut gesendet, verschoben oder zurückgezogen werden. Wollen Sie sie zurückziehen, tun Sie es vorher unter «Links».',
    it: 'Questi inviti restano validi per i pazienti, ma qui non si potranno più vedere, reinviare, spostare né ritirare. Per annullarli, ritirarli prima in «Link».',
    en: 'These invitations stay valid for the patients, but can no longer be seen, sent again, moved or withdrawn here. To cancel them, withdraw them first under “Links”.'
  },
  remains: {
    fr: 'Le nom de la liste, son jour et ses chiffres restent, ainsi qu’une empreinte sans nom : ces patients ne seront pas invités deux fois.',
    de: 'Name, Tag und Zahlen der Liste bleiben, und ein Prüfwert ohne Namen: So werden diese Patienten nicht zweimal eingeladen.',
    it: 'Restano il nome dell’elenco, il giorno e le cifre, e un’impronta senza nome: così questi pazienti non saranno invitati due volte.',
    en: 'The list’s name, day and figures stay, and a fingerprint without names: so these patients are not invited twice.'
  },
  goOn: { fr: 'Continuer', de: 'Weiter', it: 'Continua', en: 'Go on' },
  keep: { fr: 'Ne rien effacer', de: 'Nichts löschen', it: 'Non cancellare nulla', en: 'Erase nothing' },
  close: { fr: 'Fermer', de: 'Schliessen', it: 'Chiudi', en: 'Close' },
  sure: saying<{ count: number }>({
    fr: ({ count }, f) => `Effacer ${f.count(count, 'patient', 'patients')} pour toujours ?`,
    de: ({ count }, f) => `${f.count(count, 'Patienten', 'Patienten')} endgültig löschen?`,
    it: ({ count }, f) => `Cancellare ${f.count(count, 'paziente', 'pazienti')} per sempre?`,
    en: ({ count }, f) => `Erase ${f.count(count, 'patient', 'patients')} for good?`
  }),
  noWayBack: {
    fr: 'C’est définitif : personne ne pourra retrouver ces données sur cet ordinateur.',
    de: 'Das ist endgültig: Niemand kann diese Daten auf diesem Computer wiederfinden.',
    it: 'È definitivo: nessuno potrà ritrovare questi dati su questo computer.',
    en: 'There is no way back: nobody can find this data on this computer again.'
  },
  eraseFinally: saying<{ count: number }>({
    fr: ({ count }, f) => `Effacer ${f.count(count, 'patient', 'patients')}`,
    de: ({ count }, f) => `${f.count(count, 'Patienten', 'Patienten')} löschen`,
    it: ({ count }, f) => `Cancella ${f.count(count, 'paziente', 'pazienti')}`,
    en: ({ count }, f) => `Erase ${f.count(count, 'patient', 'patients')}`
  }),
  erasing: { fr: 'Effacement…', de: 'Wird gelöscht …', it: 'Cancellazione…', en: 'Erasing…' },
  done: saying<{ count: number }>({
    fr: ({ count }, f) => `${f.count(count, 'patient effacé', 'patients effacés')} de cet ordinateur.`,
    de: ({ count }, f) => `${f.count(count, 'Patient', 'Patienten')} von diesem Computer gelöscht.`,
    it: ({ count }, f) => `${f.count(count, 'paziente cancellato', 'pazienti cancellati')} da questo computer.`,
    en: ({ count }, f) => `${f.count(count, 'patient', 'patients')} erased from this computer.`
  }),

  erasedOn: saying<{ at: number }>({
    fr: ({ at }, f) => `données effacées le ${f.date(at)}`,
    de: ({ at }, f) => `Daten am ${f.date(at)} gelöscht`,
    it: ({ at }, f) => `dati cancellati il ${f.date(at)}`,
    en: ({ at }, f) => `data erased on ${f.date(at)}`
  }),
  erasedSome: saying<{ count: number }>({
    fr: ({ count }, f) => f.count(count, 'effacé', 'effacés'),
    de: ({ count }, f) => `${f.number(count)} gelöscht`,
    it: ({ count }, f) => f.count(count, 'cancellato', 'cancellati'),
    en: ({ count }, f) => `${f.number(count)} erased`
  }),
  listErased: saying<{ name: string; at: number }>({
    fr: ({ name, at }, f) => `Les données des patients de « ${name} » ont été effacées le ${f.date(at)}.`,
    de: ({ name, at }, f) => `Die Daten der Patienten von «${name}» wurden am ${f.date(at)} gelöscht.`,
    it: ({ name, at }, f) => `I dati dei pazienti di «${name}» sono stati cancellati il ${f.date(at)}.`,
    en: ({ name, at }, f) => `The patients’ data of “${name}” was erased on ${f.date(at)}.`
  }),
  removeErased: {
    fr: 'Cette ligne disparaît de vos listes. Les données des patients sont déjà effacées.',
    de: 'Diese Zeile verschwindet aus Ihren Listen. Die Daten der Patienten sind schon gelöscht.',
    it: 'Questa riga scompare dai vostri elenchi. I dati dei pazienti sono già cancellati.',
    en: 'This line disappears from your lists. The patients’ data is erased already.'
  }
})

/** Why patients stay, with how many. */
export const stayTexts = defineMessages<Readonly<Record<StayReason, Saying<{ count: number }>>>>({
  'on-the-way': saying({
    fr: ({ count }, f) => `${f.number(count)} en cours d’envoi`,
    de: ({ count }, f) => `${f.number(count)} unterwegs`,
    it: ({ count }, f) => `${f.number(count)} in corso d’invio`,
    en: ({ count }, f) => `${f.number(count)} on the way`
  }),
  'in-doubt': saying({
    fr: ({ count }, f) => `${f.number(count)} en attente de vérification : un doute doit d’abord être levé`,
    de: ({ count }, f) => `${f.number(count)} unklar: Ein Zweifel ist zuerst zu klären`,
    it: ({ count }, f) => `${f.number(count)} in dubbio: il dubbio va prima chiarito`,
    en: ({ count }, f) => `${f.number(count)} in doubt: the doubt must be settled first`
  }),
  'not-yet': saying({
    fr: ({ count }, f) => `${f.number(count)} dont le délai n’est pas écoulé`,
    de: ({ count }, f) => `${f.number(count)}, deren Frist noch läuft`,
    it: ({ count }, f) => `${f.number(count)} il cui termine non è scaduto`,
    en: ({ count }, f) => `${f.number(count)} whose time has not come`
  })
})
