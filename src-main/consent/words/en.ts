import { lines, listed, type MainWords, shown } from './words.ts'

const patients = (count: number) => (count === 1 ? '1 patient' : `${count} patients`)
const invitations = (count: number) => (count === 1 ? '1 invitation' : `${count} invitations`)
const days = (count: number) => (count === 1 ? '1 day' : `${count} days`)
const minutes = (count: number) => (count === 1 ? '1 minute' : `${count} minutes`)
const more = (count: number) => `and ${count} more`
const server = (address: string, account: string) => [`Address: ${shown(address)}`, `Account: ${shown(account)}`]

export const englishWords: MainWords = {
  menu: {
    file: 'File',
    openList: 'Open a patient list…',
    quit: 'Quit',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    view: 'View',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    actualSize: 'Actual size',
    fullScreen: 'Full screen'
  },
  patientLists: 'Patient lists',
  allFiles: 'All files',
  saveAs: 'Save as',
  showPatients: 'show your patients again',
  cancel: 'Cancel',
  questions: {
    'use-server': ({ address, account, before, authorities, proxyUser }) => ({
      message: before === null ? 'Use this server?' : 'Change this connection?',
      detail: lines(
        server(address, account),
        before === null ? null : `Until now: ${shown(before.address)}, ${shown(before.account)}`,
        proxyUser === null ? null : `Account at the proxy: ${shown(proxyUser)}`,
        authorities.length === 0 ? null : ['Trusted from now on because of:', ...listed(authorities, more)],
        'The account’s password and the data of your patients will go there. Agree only if you have entered this yourself.'
      ),
      agree: 'Use it'
    }),
    'forget-server': ({ address, account }) => ({
      message: 'Forget this server?',
      detail: lines(server(address, account), 'Its password is deleted from this computer. Your lists stay.'),
      agree: 'Forget it'
    }),
    'patients-host': ({ address, host }) => ({
      message: `May your patients’ links lead to ${shown(host)}?`,
      detail: lines(`The server ${shown(address)} says so. Your patients would open their consultation there.`),
      agree: 'Allow it'
    }),
    'first-sending': ({ address, account, patients: count }) => ({
      message: 'Send through this server for the first time?',
      detail: lines(server(address, account), `It gets the data of ${patients(count)} and writes to them.`),
      agree: 'Send'
    }),
    actions: ({ contacts, resends, withdrawals }) => ({
      message:
        contacts.length > 0
          ? `Write to ${contacts.length === 1 ? 'this patient' : patients(contacts.length)} elsewhere from now on?`
          : withdrawals === 0
            ? `Send the link again to ${patients(resends)}?`
            : resends === 0
              ? `Withdraw ${invitations(withdrawals)}?`
              : 'Do both?',
      detail: lines(
        listed(
          contacts.map(({ patient, contact }) => `${patient}: ${contact}`),
          more
        ),
        resends > 0 && contacts.length + withdrawals > 0 ? `The link is sent again to ${patients(resends)}.` : null,
        withdrawals > 0 && contacts.length + resends > 0 && contacts.length + withdrawals > 0
          ? `${invitations(withdrawals)} withdrawn: these links stop working.`
          : null,
        withdrawals > 0 && contacts.length + resends === 0 ? 'Their links stop working.' : null
      ),
      agree:
        contacts.length > 0 ? 'Write there' : withdrawals === 0 ? 'Send again' : resends === 0 ? 'Withdraw' : 'Do both'
    }),
    'end-consultation': ({ patient }) => ({
      message: `End the consultation of ${shown(patient)} for good?`,
      detail: 'The call ends for the patient and for the doctor.',
      agree: 'End it'
    }),
    'remove-list': ({ list, patients: count }) => ({
      message: `Remove the list “${shown(list)}”?`,
      detail: `${patients(count)} were invited from it. Their links keep working, but the app no longer knows them.`,
      agree: 'Remove it'
    }),
    erase: ({ lists, patients: count }) => ({
      message: `Erase ${patients(count)} for good?`,
      detail: lines('Their data and links are erased from this computer, in:', listed(lists, more)),
      agree: 'Erase'
    }),
    settings: ({ lockAfterMinutes, retentionDays }) => ({
      message:
        lockAfterMinutes === null
          ? 'Keep patients for a shorter time?'
          : lockAfterMinutes === 0
            ? 'Hide patients only when the computer is locked?'
            : `Hide patients only after ${minutes(lockAfterMinutes)}?`,
      detail: lines(
        lockAfterMinutes === null ? null : 'Until then, whoever passes the screen can see them.',
        retentionDays === null
          ? null
          : `Patients are erased ${days(retentionDays)} after their link has ended; those who are older, at once.`
      ),
      agree: 'Change it'
    }),
    'start-fresh': () => ({
      message: 'Start with new, empty records?',
      detail: 'The old ones are kept beside them, but the app cannot read them.',
      agree: 'Start new'
    }),
    'take-folder': ({ computer, user }) => ({
      message: 'Work here with this data?',
      detail: lines(
        computer === '' ? null : [`Computer: ${shown(computer)}`, `User: ${shown(user)}`],
        'Only if nobody works with it there any more: ask first. If the app is still running there, it will send nothing more.'
      ),
      agree: 'Work here'
    }),
    'send-unasked': ({ address, account, list, patients: count }) => ({
      message: `Send “${shown(list)}” without asking the server who is invited already?`,
      detail: lines(
        `It goes to ${patients(count)}.`,
        'Whoever was invited since this data was kept gets a second invitation, and nobody notices.',
        'Agree only if you know that nobody of this list was invited yet.',
        server(address, account)
      ),
      agree: 'Send all the same'
    }),
    unlock: () => ({ message: 'Show your patients again?', detail: '', agree: 'Show' })
  }
}
