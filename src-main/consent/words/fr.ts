import { lines, listed, type MainWords, shown } from './words.ts'

const patients = (count: number) => (count < 2 ? `${count} patient` : `${count} patients`)
const invitations = (count: number) => (count < 2 ? `${count} invitation` : `${count} invitations`)
const days = (count: number) => (count < 2 ? `${count} jour` : `${count} jours`)
const minutes = (count: number) => (count < 2 ? `${count} minute` : `${count} minutes`)
const more = (count: number) => `et ${count} de plus`
const server = (address: string, account: string) => [
  `Adresse\u00a0: ${shown(address)}`,
  `Compte\u00a0: ${shown(account)}`
]

export const frenchWords: MainWords = {
  menu: {
    file: 'Fichier',
    openList: 'Ouvrir une liste de patients…',
    quit: 'Quitter',
    edit: 'Édition',
    undo: 'Annuler',
    redo: 'Rétablir',
    cut: 'Couper',
    copy: 'Copier',
    paste: 'Coller',
    selectAll: 'Tout sélectionner',
    view: 'Affichage',
    zoomIn: 'Agrandir',
    zoomOut: 'Réduire',
    actualSize: 'Taille normale',
    fullScreen: 'Plein écran'
  },
  patientLists: 'Listes de patients',
  allFiles: 'Tous les fichiers',
  saveAs: 'Enregistrer sous',
  showPatients: 'afficher à nouveau vos patients',
  cancel: 'Annuler',
  questions: {
    'use-server': ({ address, account, before, authorities, proxyUser }) => ({
      message: before === null ? 'Utiliser ce serveur\u00a0?' : 'Modifier cette connexion\u00a0?',
      detail: lines(
        server(address, account),
        before === null ? null : `Jusqu’ici\u00a0: ${shown(before.address)}, ${shown(before.account)}`,
        proxyUser === null ? null : `Compte pour le proxy\u00a0: ${shown(proxyUser)}`,
        authorities.length === 0 ? null : ['Confiance nouvelle, par\u00a0:', ...listed(authorities, more)],
        'Le mot de passe du compte et les données de vos patients iront là. ' +
          'N’acceptez que si vous l’avez saisi vous-même.'
      ),
      agree: 'L’utiliser'
    }),
    'forget-server': ({ address, account }) => ({
      message: 'Oublier ce serveur\u00a0?',
      detail: lines(server(address, account), 'Son mot de passe est supprimé de cet ordinateur. Vos listes restent.'),
      agree: 'L’oublier'
    }),
    'patients-host': ({ address, host }) => ({
      message: `Les liens de vos patients peuvent-ils mener à ${shown(host)}\u00a0?`,
      detail: `Le serveur ${shown(address)} le dit. Vos patients y ouvriraient leur consultation.`,
      agree: 'Accepter'
    }),
    'first-sending': ({ address, account, patients: count }) => ({
      message: 'Envoyer pour la première fois par ce serveur\u00a0?',
      detail: lines(server(address, account), `Il reçoit les données de ${patients(count)} et leur écrit.`),
      agree: 'Envoyer'
    }),
    actions: ({ contacts, resends, withdrawals }) => ({
      message:
        contacts.length > 0
          ? `Écrire désormais ailleurs à ${contacts.length === 1 ? 'ce patient' : patients(contacts.length)}\u00a0?`
          : withdrawals === 0
            ? `Envoyer de nouveau le lien à ${patients(resends)}\u00a0?`
            : resends === 0
              ? `Retirer ${invitations(withdrawals)}\u00a0?`
              : 'Faire les deux\u00a0?',
      detail: lines(
        listed(
          contacts.map(({ patient, contact }) => `${patient}\u00a0: ${contact}`),
          more
        ),
        resends > 0 && contacts.length + withdrawals > 0
          ? `Le lien est envoyé de nouveau à ${patients(resends)}.`
          : null,
        withdrawals > 0 && contacts.length + resends > 0 && contacts.length + withdrawals > 0
          ? `À retirer\u00a0: ${invitations(withdrawals)}. Ces liens ne fonctionneront plus.`
          : null,
        withdrawals > 0 && contacts.length + resends === 0 ? 'Ces liens ne fonctionneront plus.' : null
      ),
      agree:
        contacts.length > 0
          ? 'Y écrire'
          : withdrawals === 0
            ? 'Envoyer de nouveau'
            : resends === 0
              ? 'Retirer'
              : 'Faire les deux'
    }),
    'end-consultation': ({ patient }) => ({
      message: `Terminer définitivement la consultation de ${shown(patient)}\u00a0?`,
      detail: 'L’appel se termine pour le patient et pour le médecin.',
      agree: 'La terminer'
    }),
    'remove-list': ({ list, patients: count }) => ({
      message: `Supprimer la liste «\u00a0${shown(list)}\u00a0»\u00a0?`,
      detail:
        `Invités depuis cette liste\u00a0: ${patients(count)}. ` +
        'Les liens fonctionnent toujours, mais l’application ne les connaît plus.',
      agree: 'La supprimer'
    }),
    erase: ({ lists, patients: count }) => ({
      message: `Effacer définitivement ${patients(count)}\u00a0?`,
      detail: lines('Données et liens sont effacés de cet ordinateur, dans\u00a0:', listed(lists, more)),
      agree: 'Effacer'
    }),
    settings: ({ lockAfterMinutes, retentionDays }) => ({
      message:
        lockAfterMinutes === null
          ? 'Garder les patients moins longtemps\u00a0?'
          : lockAfterMinutes === 0
            ? 'Masquer les patients seulement quand l’ordinateur est verrouillé\u00a0?'
            : `Masquer les patients seulement après ${minutes(lockAfterMinutes)}\u00a0?`,
      detail: lines(
        lockAfterMinutes === null ? null : 'Jusque-là, quiconque passe devant l’écran peut les voir.',
        retentionDays === null
          ? null
          : `Les patients sont effacés quand leur lien a pris fin depuis ${days(retentionDays)}\u00a0; ` +
              'les plus anciens, tout de suite.'
      ),
      agree: 'Modifier'
    }),
    'start-fresh': () => ({
      message: 'Commencer avec des données neuves et vides\u00a0?',
      detail: 'Les anciennes sont gardées à côté, mais l’application ne peut pas les lire.',
      agree: 'Commencer'
    }),
    'take-folder': ({ computer, user }) => ({
      message: 'Travailler ici avec ces données\u00a0?',
      detail: lines(
        computer === '' ? null : [`Ordinateur\u00a0: ${shown(computer)}`, `Utilisateur\u00a0: ${shown(user)}`],
        'Seulement si plus personne ne travaille avec elles là-bas\u00a0: demandez d’abord.',
        'Si l’application y tourne encore, elle n’enverra plus rien.'
      ),
      agree: 'Travailler ici'
    }),
    'send-unasked': ({ address, account, list, patients: count }) => ({
      message: `Envoyer «\u00a0${shown(list)}\u00a0» sans demander au serveur qui est déjà invité\u00a0?`,
      detail: lines(
        `Envoi à ${patients(count)}.`,
        'Qui a été invité depuis l’état de ces données reçoit une deuxième invitation, et personne ne le remarque.',
        'N’acceptez que si vous savez que personne de cette liste n’est encore invité.',
        server(address, account)
      ),
      agree: 'Envoyer quand même'
    }),
    unlock: () => ({ message: 'Afficher à nouveau vos patients\u00a0?', detail: '', agree: 'Afficher' })
  }
}
