import { lines, listed, type MainWords, shown } from './words.ts'

const patients = (count: number) => (count === 1 ? '1 paziente' : `${count} pazienti`)
const invitations = (count: number) => (count === 1 ? '1 invito' : `${count} inviti`)
const days = (count: number) => (count === 1 ? '1 giorno' : `${count} giorni`)
const minutes = (count: number) => (count === 1 ? '1 minuto' : `${count} minuti`)
const more = (count: number) => (count === 1 ? 'e un altro' : `e altri ${count}`)
const server = (address: string, account: string) => [`Indirizzo: ${shown(address)}`, `Account: ${shown(account)}`]

export const italianWords: MainWords = {
  menu: {
    file: 'File',
    openList: 'Apri un elenco di pazienti…',
    quit: 'Esci',
    edit: 'Modifica',
    undo: 'Annulla',
    redo: 'Ripristina',
    cut: 'Taglia',
    copy: 'Copia',
    paste: 'Incolla',
    selectAll: 'Seleziona tutto',
    view: 'Vista',
    zoomIn: 'Ingrandisci',
    zoomOut: 'Riduci',
    actualSize: 'Dimensioni normali',
    fullScreen: 'Schermo intero'
  },
  patientLists: 'Elenchi di pazienti',
  allFiles: 'Tutti i file',
  saveAs: 'Salva con nome',
  showPatients: 'mostrare di nuovo i pazienti',
  cancel: 'Annulla',
  questions: {
    'use-server': ({ address, account, before, authorities, proxyUser }) => ({
      message: before === null ? 'Usare questo server?' : 'Modificare questa connessione?',
      detail: lines(
        server(address, account),
        before === null ? null : `Finora: ${shown(before.address)}, ${shown(before.account)}`,
        proxyUser === null ? null : `Account per il proxy: ${shown(proxyUser)}`,
        authorities.length === 0 ? null : ['Affidabile d’ora in poi per:', ...listed(authorities, more)],
        'La password dell’account e i dati dei vostri pazienti andranno lì. ' +
          'Accettate solo se l’avete inserito voi.'
      ),
      agree: 'Usare'
    }),
    'forget-server': ({ address, account }) => ({
      message: 'Dimenticare questo server?',
      detail: lines(
        server(address, account),
        'La sua password viene eliminata da questo computer. I vostri elenchi restano.'
      ),
      agree: 'Dimenticare'
    }),
    'patients-host': ({ address, host }) => ({
      message: `I link dei vostri pazienti possono portare a ${shown(host)}?`,
      detail: `Lo dice il server ${shown(address)}. I vostri pazienti aprirebbero lì la loro consultazione.`,
      agree: 'Consentire'
    }),
    'first-sending': ({ address, account, patients: count }) => ({
      message: 'Inviare per la prima volta tramite questo server?',
      detail: lines(server(address, account), `Riceve i dati di ${patients(count)} e scrive loro.`),
      agree: 'Inviare'
    }),
    actions: ({ contacts, resends, withdrawals }) => ({
      message:
        contacts.length > 0
          ? `Scrivere d’ora in poi altrove a ${contacts.length === 1 ? 'questo paziente' : patients(contacts.length)}?`
          : withdrawals === 0
            ? `Inviare di nuovo il link a ${patients(resends)}?`
            : resends === 0
              ? `Ritirare ${invitations(withdrawals)}?`
              : 'Fare entrambe le cose?',
      detail: lines(
        listed(
          contacts.map(({ patient, contact }) => `${patient}: ${contact}`),
          more
        ),
        resends > 0 && contacts.length + withdrawals > 0
          ? `Il link viene inviato di nuovo a ${patients(resends)}.`
          : null,
        withdrawals > 0 && contacts.length + resends > 0 && contacts.length + withdrawals > 0
          ? `Da ritirare: ${invitations(withdrawals)}. Questi link non funzioneranno più.`
          : null,
        withdrawals > 0 && contacts.length + resends === 0 ? 'Questi link non funzioneranno più.' : null
      ),
      agree:
        contacts.length > 0
          ? 'Scrivere lì'
          : withdrawals === 0
            ? 'Inviare di nuovo'
            : resends === 0
              ? 'Ritirare'
              : 'Fare entrambe'
    }),
    'end-consultation': ({ patient }) => ({
      message: `Terminare definitivamente la consultazione di ${shown(patient)}?`,
      detail: 'La chiamata termina per il paziente e per il medico.',
      agree: 'Terminare'
    }),
    'remove-list': ({ list, patients: count }) => ({
      message: `Rimuovere l’elenco «${shown(list)}»?`,
      detail: `Invitati da questo elenco: ${patients(count)}. I link continuano a funzionare, ma l’app non li conosce più.`,
      agree: 'Rimuovere'
    }),
    erase: ({ lists, patients: count }) => ({
      message: `Cancellare definitivamente ${patients(count)}?`,
      detail: lines('Dati e link vengono cancellati da questo computer, in:', listed(lists, more)),
      agree: 'Cancellare'
    }),
    settings: ({ lockAfterMinutes, retentionDays }) => ({
      message:
        lockAfterMinutes === null
          ? 'Conservare i pazienti per meno tempo?'
          : lockAfterMinutes === 0
            ? 'Nascondere i pazienti solo quando il computer è bloccato?'
            : `Nascondere i pazienti solo dopo ${minutes(lockAfterMinutes)}?`,
      detail: lines(
        lockAfterMinutes === null ? null : 'Fino ad allora li vede chiunque passi davanti allo schermo.',
        retentionDays === null
          ? null
          : `I pazienti vengono cancellati quando il loro link è scaduto da ${days(retentionDays)}; ` +
              'quelli più vecchi, subito.'
      ),
      agree: 'Modificare'
    }),
    'start-fresh': () => ({
      message: 'Cominciare con dati nuovi e vuoti?',
      detail: 'Quelli vecchi restano accanto, ma l’app non può leggerli.',
      agree: 'Cominciare'
    }),
    'take-folder': ({ computer, user }) => ({
      message: 'Lavorare qui con questi dati?',
      detail: lines(
        computer === '' ? null : [`Computer: ${shown(computer)}`, `Utente: ${shown(user)}`],
        'Solo se là nessuno ci lavora più: prima chiedere. Se l’app è ancora aperta là, non invierà più niente.'
      ),
      agree: 'Lavorare qui'
    }),
    'send-unasked': ({ address, account, list, patients: count }) => ({
      message: `Inviare «${shown(list)}» senza chiedere al server chi è già invitato?`,
      detail: lines(
        `Invio a ${patients(count)}.`,
        'Chi è stato invitato dopo lo stato di questi dati riceve un secondo invito, e nessuno se ne accorge.',
        'Acconsentire solo se si sa che nessuno di questo elenco è già invitato.',
        server(address, account)
      ),
      agree: 'Inviare comunque'
    }),
    unlock: () => ({ message: 'Mostrare di nuovo i vostri pazienti?', detail: '', agree: 'Mostrare' })
  }
}
