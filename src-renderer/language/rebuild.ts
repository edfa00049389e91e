import type { rebuiltColumns } from '#contract/rebuild.ts'
import { defineMessages, saying, type Words } from './messages.ts'

type Counted = { readonly count: number }

/** Titles of the columns of a list of fetched invitations. */
export const rebuiltTitles: Readonly<Record<(typeof rebuiltColumns)[number], Words>> = {
  lastName: { fr: 'Nom', de: 'Nachname', it: 'Cognome', en: 'Last name' },
  firstName: { fr: 'Prénom', de: 'Vorname', it: 'Nome', en: 'First name' },
  gender: { fr: 'Sexe', de: 'Geschlecht', it: 'Sesso', en: 'Sex' },
  'phone:mobile': { fr: 'Mobile', de: 'Mobile', it: 'Cellulare', en: 'Mobile' },
  email: { fr: 'E-mail', de: 'E-Mail', it: 'E-mail', en: 'E-mail' },
  date: { fr: 'Date', de: 'Datum', it: 'Data', en: 'Date' },
  time: { fr: 'Heure', de: 'Zeit', it: 'Ora', en: 'Time' },
  language: { fr: 'Langue', de: 'Sprache', it: 'Lingua', en: 'Language' },
  doctorEmail: { fr: 'E-mail du médecin', de: 'E-Mail Arzt', it: 'E-mail del medico', en: 'Doctor’s e-mail' },
  queue: { fr: 'File d’attente', de: 'Warteschlange', it: 'Coda', en: 'Queue' }
}

/** Fetching invitations again after the key of their records was lost. */
export const rebuildTexts = defineMessages({
  title: {
    fr: 'Retrouver les invitations',
    de: 'Einladungen zurückholen',
    it: 'Recuperare gli inviti',
    en: 'Fetch invitations again'
  },
  lead: {
    fr: 'Les anciennes listes ne sont plus lisibles, mais le serveur a encore leurs invitations. Elles peuvent être relues là, avec leurs liens. Rien n’est envoyé aux patients.',
    de: 'Die früheren Listen sind nicht mehr lesbar, aber der Server hat ihre Einladungen noch. Dort können sie mit ihren Links gelesen werden. An Patienten wird nichts gesendet.',
    it: 'Gli elenchi precedenti non sono più leggibili, ma il server ha ancora i loro inviti. Lì si possono rileggere, con i link. Ai pazienti non viene inviato nulla.',
    en: 'The earlier lists cannot be read any more, but the server still has their invitations. They can be read there again, with their links. Nothing is sent to patients.'
  },
  notice: saying<Counted>({
    fr: ({ count }, f) =>
      f.plural(
        count,
        `${f.number(count)} invitation des anciennes listes peut être retrouvée sur le serveur.`,
        `${f.number(count)} invitations des anciennes listes peuvent être retrouvées sur le serveur.`
      ),
    de: ({ count }, f) =>
      `${f.count(count, 'Einladung der früheren Listen kann', 'Einladungen der früheren Listen können')} vom Server zurückgeholt werden.`,
    it: ({ count }, f) =>
      f.plural(
        count,
        `${f.number(count)} invito degli elenchi precedenti può essere recuperato dal server.`,
        `${f.number(count)} inviti degli elenchi precedenti possono essere recuperati dal server.`
      ),
    en: ({ count }, f) =>
      `${f.count(count, 'invitation of the earlier lists', 'invitations of the earlier lists')} can be fetched again from the server.`
  }),
  noticeNext: {
    fr: 'Faites-le avant d’envoyer : l’application saura alors qui est déjà invité.',
    de: 'Tun Sie das vor dem nächsten Senden: Dann weiss die App, wer schon eingeladen ist.',
    it: 'Da fare prima del prossimo invio: così l’applicazione saprà chi è già invitato.',
    en: 'Do it before you send: the app then knows who is already invited.'
  },
  open: { fr: 'Retrouver…', de: 'Zurückholen …', it: 'Recupera…', en: 'Fetch them…' },
  nothing: {
    fr: 'Il n’y a rien à retrouver',
    de: 'Es gibt nichts zurückzuholen',
    it: 'Non c’è nulla da recuperare',
    en: 'There is nothing to fetch'
  },
  goneConnection: {
    fr: 'Une connexion qui n’existe plus',
    de: 'Eine Verbindung, die es nicht mehr gibt',
    it: 'Una connessione che non esiste più',
    en: 'A connection that does not exist any more'
  },
  sentBy: saying<{ accounts: readonly string[] }>({
    fr: ({ accounts }, f) => `Envoyées par ${f.all(accounts)}. Le serveur ne les montre qu’à ce compte.`,
    de: ({ accounts }, f) => `Gesendet von ${f.all(accounts)}. Der Server zeigt sie nur diesem Konto.`,
    it: ({ accounts }, f) => `Inviati da ${f.all(accounts)}. Il server li mostra solo a questo account.`,
    en: ({ accounts }, f) => `Sent by ${f.all(accounts)}. The server shows them to this account only.`
  }),
  asked: saying<{ name: string }>({
    fr: ({ name }) => `C’est « ${name} » qui sera interrogé.`,
    de: ({ name }) => `Gefragt wird «${name}».`,
    it: ({ name }) => `Verrà interrogato «${name}».`,
    en: ({ name }) => `“${name}” will be asked.`
  }),
  noPassword: saying<{ name: string }>({
    fr: ({ name }) => `Le mot de passe de « ${name} » manque.`,
    de: ({ name }) => `Das Passwort von «${name}» fehlt.`,
    it: ({ name }) => `Manca la password di «${name}».`,
    en: ({ name }) => `The password of “${name}” is missing.`
  }),
  noPasswordNext: {
    fr: 'Saisissez-le de nouveau dans la connexion, puis revenez ici.',
    de: 'Geben Sie es bei der Verbindung neu ein und kommen Sie hierher zurück.',
    it: 'Inserirla di nuovo nella connessione, poi tornare qui.',
    en: 'Type it again in the connection, then come back here.'
  },
  noServer: {
    fr: 'Choisissez d’abord le serveur avec lequel elles ont été envoyées.',
    de: 'Wählen Sie zuerst den Server, über den sie gesendet wurden.',
    it: 'Scegliere prima il server con cui sono stati inviati.',
    en: 'First choose the server they were sent with.'
  },
  toConnection: { fr: 'Vers la connexion', de: 'Zur Verbindung', it: 'Alla connessione', en: 'To the connection' },
  appointments: { fr: 'Rendez-vous', de: 'Termine', it: 'Appuntamenti', en: 'Appointments' },
  made: { fr: 'Liste du', de: 'Liste vom', it: 'Elenco del', en: 'List of' },
  openColumn: { fr: 'À retrouver', de: 'Zurückzuholen', it: 'Da recuperare', en: 'To fetch' },
  missedColumn: { fr: 'Sans résultat', de: 'Ohne Ergebnis', it: 'Senza esito', en: 'In vain' },
  noDate: { fr: 'sans date', de: 'ohne Datum', it: 'senza data', en: 'no date' },
  days: saying<{ from: number; to: number }>({
    fr: ({ from, to }, f) => (f.date(from) === f.date(to) ? f.date(from) : `${f.date(from)} – ${f.date(to)}`),
    de: ({ from, to }, f) => (f.date(from) === f.date(to) ? f.date(from) : `${f.date(from)} – ${f.date(to)}`),
    it: ({ from, to }, f) => (f.date(from) === f.date(to) ? f.date(from) : `${f.date(from)} – ${f.date(to)}`),
    en: ({ from, to }, f) => (f.date(from) === f.date(to) ? f.date(from) : `${f.date(from)} – ${f.date(to)}`)
  }),
  fetch: saying<Counted>({
    fr: ({ count }, f) => `Retrouver ${f.count(count, 'invitation', 'invitations')}`,
    de: ({ count }, f) => `${f.count(count, 'Einladung', 'Einladungen')} zurückholen`,
    it: ({ count }, f) => `Recupera ${f.count(count, 'invito', 'inviti')}`,
    en: ({ count }, f) => `Fetch ${f.count(count, 'invitation', 'invitations')}`
  }),
  again: saying<Counted>({
    fr: ({ count }, f) => `Redemander ${f.count(count, 'invitation', 'invitations')}`,
    de: ({ count }, f) => `${f.count(count, 'Einladung', 'Einladungen')} nochmals suchen`,
    it: ({ count }, f) => `Cerca di nuovo ${f.count(count, 'invito', 'inviti')}`,
    en: ({ count }, f) => `Ask again for ${f.count(count, 'invitation', 'invitations')}`
  }),
  listName: saying<{ at: number }>({
    fr: ({ at }, f) => `Retrouvée : ${f.date(at)}`,
    de: ({ at }, f) => `Zurückgeholt: ${f.date(at)}`,
    it: ({ at }, f) => `Recuperato: ${f.date(at)}`,
    en: ({ at }, f) => `Recovered: ${f.date(at)}`
  }),
  searching: {
    fr: 'Recherche sur le serveur des invitations restées sans réponse…',
    de: 'Einladungen ohne Antwort werden auf dem Server gesucht …',
    it: 'Ricerca sul server degli inviti rimasti senza risposta…',
    en: 'Looking on the server for invitations whose answer was lost…'
  },
  fetching: {
    fr: 'Les invitations sont relues sur le serveur…',
    de: 'Die Einladungen werden vom Server gelesen …',
    it: 'Gli inviti vengono riletti dal server…',
    en: 'Reading the invitations from the server…'
  },
  stopping: { fr: 'Arrêt en cours…', de: 'Wird angehalten …', it: 'Arresto in corso…', en: 'Stopping…' },
  ofTotal: saying<{ settled: number; total: number }>({
    fr: ({ settled, total }, f) => `${f.number(settled)} sur ${f.number(total)}`,
    de: ({ settled, total }, f) => `${f.number(settled)} von ${f.number(total)}`,
    it: ({ settled, total }, f) => `${f.number(settled)} di ${f.number(total)}`,
    en: ({ settled, total }, f) => `${f.number(settled)} of ${f.number(total)}`
  }),
  stop: { fr: 'Arrêter', de: 'Anhalten', it: 'Ferma', en: 'Stop' },
  fetched: saying<Counted>({
    fr: ({ count }, f) => `${f.count(count, 'invitation retrouvée', 'invitations retrouvées')}.`,
    de: ({ count }, f) => `${f.count(count, 'Einladung', 'Einladungen')} zurückgeholt.`,
    it: ({ count }, f) => `${f.count(count, 'invito recuperato', 'inviti recuperati')}.`,
    en: ({ count }, f) => `${f.count(count, 'invitation', 'invitations')} fetched.`
  }),
  fetchedNext: {
    fr: 'Elles sont dans vos listes, avec leurs liens.',
    de: 'Sie sind in Ihren Listen, mit ihren Links.',
    it: 'Sono nei vostri elenchi, con i link.',
    en: 'They are in your lists, with their links.'
  },
  gone: saying<Counted>({
    fr: ({ count }, f) =>
      f.plural(
        count,
        `${f.number(count)} n’est plus sur le serveur, ou appartient à un autre compte.`,
        `${f.number(count)} ne sont plus sur le serveur, ou appartiennent à un autre compte.`
      ),
    de: ({ count }, f) =>
      f.plural(
        count,
        `${f.number(count)} ist nicht mehr auf dem Server oder gehört einem anderen Konto.`,
        `${f.number(count)} sind nicht mehr auf dem Server oder gehören einem anderen Konto.`
      ),
    it: ({ count }, f) =>
      f.plural(
        count,
        `${f.number(count)} non è più sul server, o appartiene a un altro account.`,
        `${f.number(count)} non sono più sul server, o appartengono a un altro account.`
      ),
    en: ({ count }, f) =>
      f.plural(
        count,
        `${f.number(count)} is no longer on the server, or belongs to another account.`,
        `${f.number(count)} are no longer on the server, or belong to another account.`
      )
  }),
  notFound: saying<Counted>({
    fr: ({ count }, f) =>
      f.plural(
        count,
        `${f.number(count)} était en doute et n’a pas été trouvée sur le serveur : vérifiez avant de réinviter.`,
        `${f.number(count)} étaient en doute et n’ont pas été trouvées sur le serveur : vérifiez avant de réinviter.`
      ),
    de: ({ count }, f) =>
      f.plural(
        count,
        `${f.number(count)} war unklar und wurde auf dem Server nicht gefunden: vor erneutem Einladen prüfen.`,
        `${f.number(count)} waren unklar und wurden auf dem Server nicht gefunden: vor erneutem Einladen prüfen.`
      ),
    it: ({ count }, f) =>
      f.plural(
        count,
        `${f.number(count)} era in dubbio e non è stato trovato sul server: controllare prima di invitare di nuovo.`,
        `${f.number(count)} erano in dubbio e non sono stati trovati sul server: controllare prima di invitare di nuovo.`
      ),
    en: ({ count }, f) =>
      f.plural(
        count,
        `${f.number(count)} was in doubt and was not found on the server: check before you invite again.`,
        `${f.number(count)} were in doubt and were not found on the server: check before you invite again.`
      )
  }),
  unusable: saying<Counted>({
    fr: ({ count }, f) =>
      `${f.number(count)} : le serveur n’en dit pas assez pour une liste. Ouvrez HCW@Home pour les voir.`,
    de: ({ count }, f) => `${f.number(count)}: Der Server sagt zu wenig für eine Liste. Sehen Sie in HCW@Home nach.`,
    it: ({ count }, f) => `${f.number(count)}: il server non dice abbastanza per un elenco. Guardare in HCW@Home.`,
    en: ({ count }, f) => `${f.number(count)}: the server does not tell enough for a list. Look in HCW@Home.`
  }),
  left: saying<Counted>({
    fr: ({ count }, f) => `${f.number(count)} pas encore demandées : cela peut se faire plus tard.`,
    de: ({ count }, f) => `${f.number(count)} noch nicht gefragt: das geht auch später.`,
    it: ({ count }, f) => `${f.number(count)} non ancora richiesti: si può fare anche più tardi.`,
    en: ({ count }, f) => `${f.number(count)} not asked for yet: that can be done later.`
  }),
  toLists: { fr: 'Vers les listes', de: 'Zu den Listen', it: 'Agli elenchi', en: 'To the lists' },
  over: saying<Counted>({
    fr: ({ count }, f) =>
      f.plural(
        count,
        `${f.number(count)} autre invitation est passée : son lien ne vaut plus rien.`,
        `${f.number(count)} autres invitations sont passées : leurs liens ne valent plus rien.`
      ),
    de: ({ count }, f) =>
      f.plural(
        count,
        `${f.number(count)} weitere Einladung ist vorbei: Ihr Link gilt nicht mehr.`,
        `${f.number(count)} weitere Einladungen sind vorbei: Ihre Links gelten nicht mehr.`
      ),
    it: ({ count }, f) =>
      f.plural(
        count,
        `Un altro invito è passato: il suo link non vale più.`,
        `Altri ${f.number(count)} inviti sono passati: i loro link non valgono più.`
      ),
    en: ({ count }, f) =>
      f.plural(
        count,
        `${f.number(count)} more invitation is over: its link no longer works.`,
        `${f.number(count)} more invitations are over: their links no longer work.`
      )
  }),
  incomplete: {
    fr: 'Une partie de l’ancien fichier ne peut pas être lue : il peut y avoir d’autres invitations.',
    de: 'Ein Teil der alten Datei ist nicht lesbar: Es kann weitere Einladungen geben.',
    it: 'Una parte del vecchio file non è leggibile: possono esserci altri inviti.',
    en: 'A part of the old file cannot be read: there may be more invitations.'
  },
  removed: {
    fr: 'Les listes que vous aviez supprimées n’en font pas partie.',
    de: 'Listen, die Sie gelöscht hatten, gehören nicht dazu.',
    it: 'Gli elenchi che avevate eliminato non ne fanno parte.',
    en: 'Lists that you had deleted are not among them.'
  }
})
