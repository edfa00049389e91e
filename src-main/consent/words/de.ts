import { lines, listed, type MainWords, shown } from './words.ts'

const patients = (count: number) => (count === 1 ? '1 Patient' : `${count} Patienten`)
const toPatients = (count: number) => (count === 1 ? '1 Patienten' : `${count} Patienten`)
const invitations = (count: number) => (count === 1 ? '1 Einladung' : `${count} Einladungen`)
const days = (count: number) => (count === 1 ? '1 Tag' : `${count} Tage`)
const minutes = (count: number) => (count === 1 ? '1 Minute' : `${count} Minuten`)
const more = (count: number) => `und ${count} weitere`
const server = (address: string, account: string) => [`Adresse: ${shown(address)}`, `Konto: ${shown(account)}`]

export const germanWords: MainWords = {
  menu: {
    file: 'Datei',
    openList: 'Patientenliste öffnen …',
    quit: 'Beenden',
    edit: 'Bearbeiten',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    selectAll: 'Alles auswählen',
    view: 'Ansicht',
    zoomIn: 'Vergrössern',
    zoomOut: 'Verkleinern',
    actualSize: 'Normale Grösse',
    fullScreen: 'Vollbild'
  },
  patientLists: 'Patientenlisten',
  allFiles: 'Alle Dateien',
  saveAs: 'Speichern unter',
  showPatients: 'Ihre Patienten wieder anzeigen',
  cancel: 'Abbrechen',
  questions: {
    'use-server': ({ address, account, before, authorities, proxyUser }) => ({
      message: before === null ? 'Diesen Server verwenden?' : 'Diese Verbindung ändern?',
      detail: lines(
        server(address, account),
        before === null ? null : `Bisher: ${shown(before.address)}, ${shown(before.account)}`,
        proxyUser === null ? null : `Konto beim Proxy: ${shown(proxyUser)}`,
        authorities.length === 0 ? null : ['Neu vertraut wegen:', ...listed(authorities, more)],
        'Das Passwort des Kontos und die Daten Ihrer Patienten gehen dorthin. ' +
          'Stimmen Sie nur zu, wenn Sie das selbst eingegeben haben.'
      ),
      agree: 'Verwenden'
    }),
    'forget-server': ({ address, account }) => ({
      message: 'Diesen Server vergessen?',
      detail: lines(server(address, account), 'Sein Passwort wird von diesem Computer gelöscht. Ihre Listen bleiben.'),
      agree: 'Vergessen'
    }),
    'patients-host': ({ address, host }) => ({
      message: `Dürfen die Links Ihrer Patienten zu ${shown(host)} führen?`,
      detail: `Der Server ${shown(address)} sagt das. Ihre Patienten würden ihre Konsultation dort öffnen.`,
      agree: 'Erlauben'
    }),
    'first-sending': ({ address, account, patients: count }) => ({
      message: 'Zum ersten Mal über diesen Server senden?',
      detail: lines(server(address, account), `Er erhält die Daten von ${toPatients(count)} und schreibt ihnen.`),
      agree: 'Senden'
    }),
    actions: ({ contacts, resends, withdrawals }) => ({
      message:
        contacts.length > 0
          ? `${contacts.length === 1 ? 'Diesem Patienten' : patients(contacts.length)} ab jetzt anderswohin schreiben?`
          : withdrawals === 0
            ? `Den Link erneut an ${toPatients(resends)} senden?`
            : resends === 0
              ? `${invitations(withdrawals)} zurückziehen?`
              : 'Beides tun?',
      detail: lines(
        listed(
          contacts.map(({ patient, contact }) => `${patient}: ${contact}`),
          more
        ),
        resends > 0 && contacts.length + withdrawals > 0
          ? `Der Link wird erneut an ${toPatients(resends)} gesendet.`
          : null,
        withdrawals > 0 && contacts.length + resends > 0 && contacts.length + withdrawals > 0
          ? `Zurückgezogen: ${invitations(withdrawals)}; diese Links funktionieren nicht mehr.`
          : null,
        withdrawals > 0 && contacts.length + resends === 0 ? 'Die Links funktionieren dann nicht mehr.' : null
      ),
      agree:
        contacts.length > 0
          ? 'Dorthin schreiben'
          : withdrawals === 0
            ? 'Erneut senden'
            : resends === 0
              ? 'Zurückziehen'
              : 'Beides tun'
    }),
    'end-consultation': ({ patient }) => ({
      message: `Die Konsultation von ${shown(patient)} endgültig beenden?`,
      detail: 'Das Gespräch endet für Patient und Arzt.',
      agree: 'Beenden'
    }),
    'remove-list': ({ list, patients: count }) => ({
      message: `Die Liste «${shown(list)}» entfernen?`,
      detail: `Aus ihr eingeladen: ${patients(count)}. Die Links funktionieren weiter, aber die App kennt sie nicht mehr.`,
      agree: 'Entfernen'
    }),
    erase: ({ lists, patients: count }) => ({
      message: `${patients(count)} endgültig löschen?`,
      detail: lines('Daten und Links werden von diesem Computer gelöscht, aus:', listed(lists, more)),
      agree: 'Löschen'
    }),
    settings: ({ lockAfterMinutes, retentionDays }) => ({
      message:
        lockAfterMinutes === null
          ? 'Patienten weniger lang behalten?'
          : lockAfterMinutes === 0
            ? 'Patienten nur ausblenden, wenn der Computer gesperrt ist?'
            : `Patienten erst nach ${minutes(lockAfterMinutes)} ausblenden?`,
      detail: lines(
        lockAfterMinutes === null ? null : 'Bis dahin kann sie sehen, wer am Bildschirm vorbeigeht.',
        retentionDays === null
          ? null
          : `Patienten werden gelöscht, wenn ihr Link seit dieser Zeit abgelaufen ist: ${days(retentionDays)}. ` +
              'Ältere werden sofort gelöscht.'
      ),
      agree: 'Ändern'
    }),
    'start-fresh': () => ({
      message: 'Mit neuen, leeren Aufzeichnungen beginnen?',
      detail: 'Die alten bleiben daneben erhalten, aber die App kann sie nicht lesen.',
      agree: 'Neu beginnen'
    }),
    'take-folder': ({ computer, user }) => ({
      message: 'Mit diesen Daten hier arbeiten?',
      detail: lines(
        computer === '' ? null : [`Computer: ${shown(computer)}`, `Benutzer: ${shown(user)}`],
        'Nur wenn dort niemand mehr damit arbeitet: Fragen Sie zuerst nach. Läuft die App dort noch, sendet sie nichts mehr.'
      ),
      agree: 'Hier arbeiten'
    }),
    'send-unasked': ({ address, account, list, patients: count }) => ({
      message: `«${shown(list)}» senden, ohne den Server zu fragen, wer schon eingeladen ist?`,
      detail: lines(
        `Gesendet wird an: ${patients(count)}.`,
        'Wer seit dem Stand dieser Daten eingeladen wurde, bekommt eine zweite Einladung, und niemand merkt es.',
        'Stimmen Sie nur zu, wenn Sie wissen, dass noch niemand aus dieser Liste eingeladen ist.',
        server(address, account)
      ),
      agree: 'Trotzdem senden'
    }),
    unlock: () => ({ message: 'Ihre Patienten wieder anzeigen?', detail: '', agree: 'Anzeigen' })
  }
}
