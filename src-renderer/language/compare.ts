import type { ChangedField } from '../list/comparing/compare-lists.ts'
import { defineMessages, saying, type Words } from './messages.ts'

type Counted = { readonly count: number }

/** Words of comparing a newer list with what was already sent for its days. */
export const compareTexts = defineMessages({
  askTitle: {
    fr: 'Ce jour a déjà été envoyé',
    de: 'Dieser Tag wurde schon gesendet',
    it: 'Questo giorno è già stato inviato',
    en: 'This day was already sent'
  },
  askBody: saying<{ lists: readonly string[]; count: number }>({
    fr: ({ lists, count }, f) =>
      `Même sorte de fichier, mêmes jours : ${f.all(lists.map((name) => `« ${name} »`))}, ${f.count(count, 'patient invité', 'patients invités')}. Est-ce une version plus récente ?`,
    de: ({ lists, count }, f) =>
      `Gleiche Art Datei, gleiche Tage: ${f.all(lists.map((name) => `«${name}»`))}, ${f.count(count, 'Patient eingeladen', 'Patienten eingeladen')}. Ist das eine neuere Fassung?`,
    it: ({ lists, count }, f) =>
      `Stesso tipo di file, stessi giorni: ${f.all(lists.map((name) => `«${name}»`))}, ${f.count(count, 'paziente invitato', 'pazienti invitati')}. È una versione più recente?`,
    en: ({ lists, count }, f) =>
      `The same kind of file and the same days: ${f.all(lists.map((name) => `“${name}”`))}, ${f.count(count, 'patient', 'patients')} invited. Is this a newer version?`
  }),
  compare: {
    fr: 'Comparer avec ce qui est envoyé',
    de: 'Mit dem Gesendeten vergleichen',
    it: 'Confronta con quanto inviato',
    en: 'Compare with what was sent'
  },
  asNew: {
    fr: 'C’est une autre liste',
    de: 'Das ist eine andere Liste',
    it: 'È un altro elenco',
    en: 'It is another list'
  },
  title: {
    fr: 'Ce qui a changé',
    de: 'Was sich geändert hat',
    it: 'Che cosa è cambiato',
    en: 'What has changed'
  },
  lead: saying<{ lists: readonly string[] }>({
    fr: ({ lists }, f) =>
      `À gauche ce qui est envoyé (${f.all(lists)}), à droite la nouvelle liste. Rien n’est fait avant que vous ne le disiez.`,
    de: ({ lists }, f) =>
      `Links das Gesendete (${f.all(lists)}), rechts die neue Liste. Es geschieht nichts, bevor Sie es sagen.`,
    it: ({ lists }, f) =>
      `A sinistra quanto inviato (${f.all(lists)}), a destra il nuovo elenco. Nulla viene fatto prima che lo diciate.`,
    en: ({ lists }, f) =>
      `On the left what was sent (${f.all(lists)}), on the right the new list. Nothing is done before you say so.`
  }),
  comparing: {
    fr: 'Les listes sont comparées…',
    de: 'Die Listen werden verglichen …',
    it: 'Gli elenchi vengono confrontati…',
    en: 'Comparing the lists…'
  },
  nothing: {
    fr: 'Rien à faire : tout est déjà envoyé ainsi.',
    de: 'Nichts zu tun: Alles ist schon so gesendet.',
    it: 'Nulla da fare: tutto è già inviato così.',
    en: 'Nothing to do: everything was already sent so.'
  },
  nothingNext: saying<Counted>({
    fr: ({ count }, f) =>
      `${f.count(count, 'patient est inchangé', 'patients sont inchangés')}. Cette copie ne sert plus.`,
    de: ({ count }, f) =>
      `${f.count(count, 'Patient ist', 'Patienten sind')} unverändert. Diese Kopie wird nicht mehr gebraucht.`,
    it: ({ count }, f) =>
      `${f.count(count, 'paziente è invariato', 'pazienti sono invariati')}. Questa copia non serve più.`,
    en: ({ count }, f) => `${f.count(count, 'patient is', 'patients are')} unchanged. This copy is not needed.`
  }),
  removeCopy: {
    fr: 'Effacer cette copie',
    de: 'Diese Kopie löschen',
    it: 'Elimina questa copia',
    en: 'Remove this copy'
  },
  toLists: { fr: 'Voir mes listes', de: 'Zu meinen Listen', it: 'Vai ai miei elenchi', en: 'Go to my lists' },
  toCheck: {
    fr: 'Ouvrir la nouvelle liste',
    de: 'Neue Liste öffnen',
    it: 'Apri il nuovo elenco',
    en: 'Open the new list'
  },
  toBoard: { fr: 'Voir la journée', de: 'Zum Tag', it: 'Vai alla giornata', en: 'Go to the day' },
  notReady: saying<Counted>({
    fr: ({ count }, f) =>
      `${f.count(count, 'ligne de la nouvelle liste n’est pas prête', 'lignes de la nouvelle liste ne sont pas prêtes')} : corrigez d’abord, sinon ${f.plural(count, 'ce patient manque', 'ces patients manquent')} ici.`,
    de: ({ count }, f) =>
      `${f.count(count, 'Zeile der neuen Liste ist', 'Zeilen der neuen Liste sind')} nicht bereit: Korrigieren Sie zuerst, sonst ${f.plural(count, 'fehlt dieser Patient', 'fehlen diese Patienten')} hier.`,
    it: ({ count }, f) =>
      `${f.count(count, 'riga del nuovo elenco non è pronta', 'righe del nuovo elenco non sono pronte')}: correggere prima, altrimenti ${f.plural(count, 'questo paziente manca', 'questi pazienti mancano')} qui.`,
    en: ({ count }, f) =>
      `${f.count(count, 'row of the new list is', 'rows of the new list are')} not ready: correct first, or ${f.plural(count, 'this patient is', 'these patients are')} missing here.`
  }),
  changed: saying<Counted>({
    fr: ({ count }, f) => `Changés (${f.number(count)})`,
    de: ({ count }, f) => `Geändert (${f.number(count)})`,
    it: ({ count }, f) => `Cambiati (${f.number(count)})`,
    en: ({ count }, f) => `Changed (${f.number(count)})`
  }),
  new: saying<Counted>({
    fr: ({ count }, f) => `Nouveaux : à inviter (${f.number(count)})`,
    de: ({ count }, f) => `Neu: einzuladen (${f.number(count)})`,
    it: ({ count }, f) => `Nuovi: da invitare (${f.number(count)})`,
    en: ({ count }, f) => `New: to invite (${f.number(count)})`
  }),
  gone: saying<Counted>({
    fr: ({ count }, f) => `Ne sont plus dans la liste : à retirer ? (${f.number(count)})`,
    de: ({ count }, f) => `Nicht mehr in der Liste: zurückziehen? (${f.number(count)})`,
    it: ({ count }, f) => `Non più nell’elenco: da ritirare? (${f.number(count)})`,
    en: ({ count }, f) => `No longer in the list: withdraw? (${f.number(count)})`
  }),
  goneNext: {
    fr: 'Cochez seulement ceux dont le rendez-vous est vraiment annulé.',
    de: 'Haken Sie nur an, wessen Termin wirklich abgesagt ist.',
    it: 'Selezionare solo chi ha davvero l’appuntamento annullato.',
    en: 'Tick only those whose appointment is really cancelled.'
  },
  doubtful: saying<Counted>({
    fr: ({ count }, f) => `Le même patient ? (${f.number(count)})`,
    de: ({ count }, f) => `Derselbe Patient? (${f.number(count)})`,
    it: ({ count }, f) => `Lo stesso paziente? (${f.number(count)})`,
    en: ({ count }, f) => `The same patient? (${f.number(count)})`
  }),
  doubtfulNext: {
    fr: 'Le nom est le même, mais rien d’autre ne le prouve. Sans réponse, rien n’est fait.',
    de: 'Der Name ist gleich, sonst beweist es nichts. Ohne Antwort geschieht nichts.',
    it: 'Il nome è lo stesso, ma nient’altro lo prova. Senza risposta non si fa nulla.',
    en: 'The name is the same, but nothing else proves it. Without an answer nothing is done.'
  },
  samePerson: saying<{ facts: string }>({
    fr: ({ facts }) => `Oui, c’est celui-ci : ${facts}`,
    de: ({ facts }) => `Ja, dieser: ${facts}`,
    it: ({ facts }) => `Sì, è questo: ${facts}`,
    en: ({ facts }) => `Yes, this one: ${facts}`
  }),
  otherPerson: {
    fr: 'Non, un autre patient',
    de: 'Nein, ein anderer Patient',
    it: 'No, un altro paziente',
    en: 'No, another patient'
  },
  unchanged: saying<Counted>({
    fr: ({ count }, f) => `Inchangés (${f.number(count)})`,
    de: ({ count }, f) => `Unverändert (${f.number(count)})`,
    it: ({ count }, f) => `Invariati (${f.number(count)})`,
    en: ({ count }, f) => `Unchanged (${f.number(count)})`
  }),
  choose: saying<{ name: string }>({
    fr: ({ name }) => `Faire pour ${name}`,
    de: ({ name }) => `Für ${name} tun`,
    it: ({ name }) => `Fare per ${name}`,
    en: ({ name }) => `Do it for ${name}`
  }),
  patient: { fr: 'Patient', de: 'Patient', it: 'Paziente', en: 'Patient' },
  before: { fr: 'Envoyé', de: 'Gesendet', it: 'Inviato', en: 'Sent' },
  now: { fr: 'Nouvelle liste', de: 'Neue Liste', it: 'Nuovo elenco', en: 'New list' },
  what: { fr: 'Ce qui sera fait', de: 'Was geschieht', it: 'Che cosa si farà', en: 'What will be done' },
  noDate: { fr: 'sans date', de: 'ohne Datum', it: 'senza data', en: 'no date' },
  notThere: { fr: 'absent', de: 'nicht vorhanden', it: 'assente', en: 'not there' },
  willInvite: { fr: 'Inviter', de: 'Einladen', it: 'Invitare', en: 'Invite' },
  willCorrect: saying<{ fields: readonly string[] }>({
    fr: ({ fields }, f) => `Changer ${f.all(fields)} ; le lien reste`,
    de: ({ fields }, f) => `${f.all(fields)} ändern; der Link bleibt`,
    it: ({ fields }, f) => `Cambiare ${f.all(fields)}; il link resta`,
    en: ({ fields }, f) => `Change ${f.all(fields)}; the link stays`
  }),
  willReplace: {
    fr: 'Retirer l’ancienne invitation et inviter de nouveau (le serveur ne peut pas changer cela)',
    de: 'Alte Einladung zurückziehen und neu einladen (der Server kann das nicht ändern)',
    it: 'Ritirare il vecchio invito e invitare di nuovo (il server non può cambiare questo)',
    en: 'Withdraw the old invitation and invite again (the server cannot change this)'
  },
  willWithdraw: {
    fr: 'Retirer : le lien ne fonctionne plus',
    de: 'Zurückziehen: Der Link funktioniert nicht mehr',
    it: 'Ritirare: il link non funziona più',
    en: 'Withdraw: the link stops working'
  },
  settleFirst: {
    fr: 'En doute ou en envoi : à régler d’abord dans l’ancienne liste',
    de: 'Unklar oder wird gesendet: zuerst in der alten Liste klären',
    it: 'In dubbio o in invio: da risolvere prima nel vecchio elenco',
    en: 'In doubt or being sent: settle it in the old list first'
  },
  rowNotReady: {
    fr: 'La nouvelle liste a une ligne de ce nom qui n’est pas prête',
    de: 'Die neue Liste hat eine Zeile dieses Namens, die nicht bereit ist',
    it: 'Il nuovo elenco ha una riga con questo nome che non è pronta',
    en: 'The new list has a row of this name that is not ready'
  },
  tell: {
    fr: 'Renvoyer le lien à ceux dont l’heure ou le contact change',
    de: 'Den Link jenen nochmals senden, deren Zeit oder Kontakt sich ändert',
    it: 'Inviare di nuovo il link a chi cambia ora o contatto',
    en: 'Send the link again to those whose time or contact changes'
  },
  carryOut: saying<Counted>({
    fr: ({ count }, f) => `Faire pour ${f.count(count, 'patient', 'patients')}`,
    de: ({ count }, f) => `Für ${f.count(count, 'Patienten', 'Patienten')} ausführen`,
    it: ({ count }, f) => `Fare per ${f.count(count, 'paziente', 'pazienti')}`,
    en: ({ count }, f) => `Do it for ${f.count(count, 'patient', 'patients')}`
  }),
  toSend: {
    fr: 'Les nouveaux sont ensuite montrés avant l’envoi.',
    de: 'Die neuen werden danach vor dem Senden gezeigt.',
    it: 'I nuovi vengono poi mostrati prima dell’invio.',
    en: 'The new ones are then shown before sending.'
  },
  goOnToSend: saying<Counted>({
    fr: ({ count }, f) => `Envoyer ${f.count(count, 'nouvelle invitation', 'nouvelles invitations')}…`,
    de: ({ count }, f) => `${f.count(count, 'neue Einladung', 'neue Einladungen')} senden …`,
    it: ({ count }, f) => `Invia ${f.count(count, 'nuovo invito', 'nuovi inviti')}…`,
    en: ({ count }, f) => `Send ${f.count(count, 'new invitation', 'new invitations')}…`
  }),
  more: saying<Counted>({
    fr: ({ count }, f) => `${f.count(count, 'autre', 'autres')} de plus, choisis de la même façon`,
    de: ({ count }, f) => `${f.count(count, 'weiterer', 'weitere')}, gleich gewählt`,
    it: ({ count }, f) => `${f.count(count, 'altro', 'altri')}, scelti allo stesso modo`,
    en: ({ count }, f) => `${f.number(count)} more, chosen in the same way`
  }),
  chooseAll: { fr: 'Tous', de: 'Alle', it: 'Tutti', en: 'All' }
})

export const changedFieldWords: Readonly<Record<ChangedField, Words>> = {
  name: { fr: 'le nom', de: 'Name', it: 'il nome', en: 'the name' },
  contact: { fr: 'le contact', de: 'Kontakt', it: 'il contatto', en: 'the contact' },
  moment: { fr: 'l’heure', de: 'Zeit', it: 'l’ora', en: 'the time' },
  destination: {
    fr: 'le médecin ou la file',
    de: 'Arzt oder Warteschlange',
    it: 'il medico o la coda',
    en: 'the doctor or queue'
  }
}
