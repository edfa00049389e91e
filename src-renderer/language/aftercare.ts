import type { CareAction } from '#contract/aftercare.ts'
import { defineMessages, saying, type Words } from './messages.ts'

type Counted = { readonly count: number }

/** Words of what is done with sent invitations: the bar of actions and the questions before them. */
export const careTexts = defineMessages({
  actions: {
    fr: 'Actions pour les patients choisis',
    de: 'Aktionen für die gewählten Patienten',
    it: 'Azioni per i pazienti scelti',
    en: 'Actions for the chosen patients'
  },
  chosen: saying<Counted>({
    fr: ({ count }, f) => f.count(count, 'patient choisi', 'patients choisis'),
    de: ({ count }, f) => f.count(count, 'Patient gewählt', 'Patienten gewählt'),
    it: ({ count }, f) => f.count(count, 'paziente scelto', 'pazienti scelti'),
    en: ({ count }, f) => f.count(count, 'patient chosen', 'patients chosen')
  }),
  choose: saying<{ name: string }>({
    fr: ({ name }) => `Choisir ${name}`,
    de: ({ name }) => `${name} wählen`,
    it: ({ name }) => `Scegli ${name}`,
    en: ({ name }) => `Choose ${name}`
  }),
  chooseAll: {
    fr: 'Choisir tous les invités affichés',
    de: 'Alle gezeigten Eingeladenen wählen',
    it: 'Scegli tutti gli invitati mostrati',
    en: 'Choose everybody shown who is invited'
  },
  chooseHint: {
    fr: 'Cochez des patients pour renvoyer, corriger, déplacer ou retirer leur invitation.',
    de: 'Haken Sie Patienten an, um ihre Einladung nochmals zu senden, zu korrigieren, zu verschieben oder zurückzuziehen.',
    it: 'Selezionare dei pazienti per inviare di nuovo, correggere, spostare o ritirare il loro invito.',
    en: 'Tick patients to send their invitation again, correct, move or withdraw it.'
  },
  chooseNone: { fr: 'Ne rien choisir', de: 'Auswahl aufheben', it: 'Annulla la scelta', en: 'Choose nobody' },
  refresh: { fr: 'Actualiser', de: 'Aktualisieren', it: 'Aggiorna', en: 'Refresh' },
  resend: { fr: 'Renvoyer…', de: 'Nochmals senden …', it: 'Invia di nuovo…', en: 'Send again…' },
  correct: { fr: 'Corriger…', de: 'Korrigieren …', it: 'Correggi…', en: 'Correct…' },
  move: { fr: 'Déplacer…', de: 'Verschieben …', it: 'Sposta…', en: 'Move…' },
  withdraw: { fr: 'Retirer…', de: 'Zurückziehen …', it: 'Ritira…', en: 'Withdraw…' },
  consultation: { fr: 'Consultation…', de: 'Konsultation …', it: 'Consultazione…', en: 'Consultation…' },
  onlyOne: {
    fr: 'Choisissez un seul patient pour cela.',
    de: 'Wählen Sie dafür einen einzigen Patienten.',
    it: 'Scegliere un solo paziente per questo.',
    en: 'Choose a single patient for this.'
  },
  cancel: { fr: 'Annuler', de: 'Abbrechen', it: 'Annulla', en: 'Cancel' },
  back: { fr: 'Ne rien faire', de: 'Nichts tun', it: 'Non fare nulla', en: 'Do nothing' },

  resendTitle: saying<Counted>({
    fr: ({ count }, f) => `Renvoyer le lien à ${f.count(count, 'patient', 'patients')} ?`,
    de: ({ count }, f) => `Link nochmals an ${f.count(count, 'Patienten', 'Patienten')} senden?`,
    it: ({ count }, f) => `Inviare di nuovo il link a ${f.count(count, 'paziente', 'pazienti')}?`,
    en: ({ count }, f) => `Send the link again to ${f.count(count, 'patient', 'patients')}?`
  }),
  resendBody: saying<{ sms: number; email: number }>({
    fr: ({ sms, email }, f) =>
      sms + email === 1
        ? `Le patient reçoit le lien encore une fois, ${sms === 1 ? 'par SMS' : 'par e-mail'}.`
        : `Les patients reçoivent le lien encore une fois : ${f.all(
            [sms > 0 ? `${f.number(sms)} par SMS` : '', email > 0 ? `${f.number(email)} par e-mail` : ''].filter(
              (part) => part !== ''
            )
          )}.`,
    de: ({ sms, email }, f) =>
      sms + email === 1
        ? `Der Patient erhält den Link noch einmal ${sms === 1 ? 'per SMS' : 'per E-Mail'}.`
        : `Die Patienten erhalten den Link noch einmal: ${f.all(
            [sms > 0 ? `${f.number(sms)} per SMS` : '', email > 0 ? `${f.number(email)} per E-Mail` : ''].filter(
              (part) => part !== ''
            )
          )}.`,
    it: ({ sms, email }, f) =>
      sms + email === 1
        ? `Il paziente riceve il link un’altra volta ${sms === 1 ? 'per SMS' : 'per e-mail'}.`
        : `I pazienti ricevono il link un’altra volta: ${f.all(
            [sms > 0 ? `${f.number(sms)} per SMS` : '', email > 0 ? `${f.number(email)} per e-mail` : ''].filter(
              (part) => part !== ''
            )
          )}.`,
    en: ({ sms, email }, f) =>
      sms + email === 1
        ? `The patient gets the link again ${sms === 1 ? 'by SMS' : 'by e-mail'}.`
        : `The patients get the link again: ${f.all(
            [sms > 0 ? `${f.number(sms)} by SMS` : '', email > 0 ? `${f.number(email)} by e-mail` : ''].filter(
              (part) => part !== ''
            )
          )}.`
  }),
  resendByHand: saying<Counted>({
    fr: ({ count }, f) =>
      `${f.count(count, 'patient reçoit', 'patients reçoivent')} le lien de l’hôpital : le serveur ne leur envoie rien.`,
    de: ({ count }, f) =>
      `${f.count(count, 'Patient erhält', 'Patienten erhalten')} den Link vom Spital: Der Server sendet ihnen nichts.`,
    it: ({ count }, f) =>
      `${f.count(count, 'paziente riceve', 'pazienti ricevono')} il link dall’ospedale: il server non invia loro nulla.`,
    en: ({ count }, f) =>
      `${f.count(count, 'patient gets', 'patients get')} the link from the hospital: the server sends them nothing.`
  }),
  insideStay: {
    fr: 'Un patient déjà entré n’est pas dérangé : on regarde d’abord sur le serveur.',
    de: 'Wer schon hereingekommen ist, wird nicht gestört: Zuerst wird auf dem Server nachgesehen.',
    it: 'Chi è già entrato non viene disturbato: prima si guarda sul server.',
    en: 'A patient who is already in is not disturbed: the server is looked at first.'
  },
  resendNow: { fr: 'Renvoyer', de: 'Nochmals senden', it: 'Invia di nuovo', en: 'Send again' },

  withdrawTitle: saying<Counted>({
    fr: ({ count }, f) => `Retirer ${f.count(count, 'invitation', 'invitations')} ?`,
    de: ({ count }, f) => `${f.count(count, 'Einladung', 'Einladungen')} zurückziehen?`,
    it: ({ count }, f) => `Ritirare ${f.count(count, 'invito', 'inviti')}?`,
    en: ({ count }, f) => `Withdraw ${f.count(count, 'invitation', 'invitations')}?`
  }),
  withdrawBody: saying<Counted>({
    fr: ({ count }, f) =>
      `${f.plural(count, 'Le lien ne fonctionnera plus', 'Les liens ne fonctionneront plus')} dès maintenant. ${f.plural(count, 'Le patient n’en est pas averti', 'Les patients n’en sont pas avertis')}.`,
    de: ({ count }, f) =>
      `${f.plural(count, 'Der Link funktioniert', 'Die Links funktionieren')} ab sofort nicht mehr. ${f.plural(count, 'Dem Patienten', 'Den Patienten')} wird das nicht mitgeteilt.`,
    it: ({ count }, f) =>
      `${f.plural(count, 'Il link non funzionerà', 'I link non funzioneranno')} più da subito. ${f.plural(count, 'Il paziente non viene avvisato', 'I pazienti non vengono avvisati')}.`,
    en: ({ count }, f) =>
      `${f.plural(count, 'The link stops', 'The links stop')} working at once. ${f.plural(count, 'The patient is', 'The patients are')} not told.`
  }),
  withdrawInside: {
    fr: 'Si un patient est déjà entré ou en consultation, son invitation reste.',
    de: 'Ist ein Patient schon da oder in der Konsultation, bleibt seine Einladung bestehen.',
    it: 'Se un paziente è già entrato o in consultazione, il suo invito resta.',
    en: 'Where a patient is already in, or in the consultation, the invitation stays.'
  },
  goOn: { fr: 'Continuer…', de: 'Weiter …', it: 'Continua…', en: 'Go on…' },
  withdrawSure: saying<Counted>({
    fr: ({ count }, f) => `Vraiment retirer ${f.count(count, 'invitation', 'invitations')} ?`,
    de: ({ count }, f) => `${f.count(count, 'Einladung', 'Einladungen')} wirklich zurückziehen?`,
    it: ({ count }, f) => `Ritirare davvero ${f.count(count, 'invito', 'inviti')}?`,
    en: ({ count }, f) => `Really withdraw ${f.count(count, 'invitation', 'invitations')}?`
  }),
  noWayBack: {
    fr: 'Cela ne peut pas être annulé.',
    de: 'Das kann nicht rückgängig gemacht werden.',
    it: 'Non si può annullare.',
    en: 'This cannot be undone.'
  },
  concerns: saying<{ names: readonly string[]; more: number }>({
    fr: ({ names, more }, f) =>
      `Concerne : ${f.all(more > 0 ? [...names, `${f.number(more)} ${f.plural(more, 'autre', 'autres')}`] : names)}.`,
    de: ({ names, more }, f) =>
      `Betrifft: ${f.all(more > 0 ? [...names, `${f.number(more)} ${f.plural(more, 'weiterer', 'weitere')}`] : names)}.`,
    it: ({ names, more }, f) =>
      `Riguarda: ${f.all(more > 0 ? [...names, `${f.number(more)} ${f.plural(more, 'altro', 'altri')}`] : names)}.`,
    en: ({ names, more }, f) => `This concerns ${f.all(more > 0 ? [...names, `${f.number(more)} more`] : names)}.`
  }),
  withdrawNow: saying<Counted>({
    fr: ({ count }, f) => `Retirer ${f.count(count, 'invitation', 'invitations')}`,
    de: ({ count }, f) => `${f.count(count, 'Einladung', 'Einladungen')} zurückziehen`,
    it: ({ count }, f) => `Ritira ${f.count(count, 'invito', 'inviti')}`,
    en: ({ count }, f) => `Withdraw ${f.count(count, 'invitation', 'invitations')}`
  }),

  moveTitle: saying<Counted>({
    fr: ({ count }, f) => `Déplacer ${f.count(count, 'rendez-vous', 'rendez-vous')}`,
    de: ({ count }, f) => `${f.count(count, 'Termin', 'Termine')} verschieben`,
    it: ({ count }, f) => `Spostare ${f.count(count, 'appuntamento', 'appuntamenti')}`,
    en: ({ count }, f) => `Move ${f.count(count, 'appointment', 'appointments')}`
  }),
  how: { fr: 'Comment ?', de: 'Wie?', it: 'Come?', en: 'How?' },
  byMinutes: { fr: 'De quelques minutes', de: 'Um einige Minuten', it: 'Di alcuni minuti', en: 'By some minutes' },
  toTime: {
    fr: 'À une autre date et heure',
    de: 'Auf ein anderes Datum und eine andere Zeit',
    it: 'A un’altra data e ora',
    en: 'To another date and time'
  },
  direction: { fr: 'Dans quel sens ?', de: 'In welche Richtung?', it: 'In quale senso?', en: 'Which way?' },
  later: { fr: 'Plus tard', de: 'Später', it: 'Più tardi', en: 'Later' },
  earlier: { fr: 'Plus tôt', de: 'Früher', it: 'Prima', en: 'Earlier' },
  minutes: { fr: 'Minutes', de: 'Minuten', it: 'Minuti', en: 'Minutes' },
  newTime: saying<{ zone: string }>({
    fr: ({ zone }) => `Nouvelle date et heure (${zone})`,
    de: ({ zone }) => `Neues Datum und neue Zeit (${zone})`,
    it: ({ zone }) => `Nuova data e ora (${zone})`,
    en: ({ zone }) => `New date and time (${zone})`
  }),
  timeWrong: {
    fr: 'Indiquez une date et une heure à venir.',
    de: 'Geben Sie ein Datum und eine Zeit in der Zukunft ein.',
    it: 'Indicare una data e un’ora futura.',
    en: 'Give a date and time in the future.'
  },
  moveBody: saying<{ count: number; minutes: number }>({
    fr: ({ count, minutes }, f) =>
      `${f.count(count, 'rendez-vous est', 'rendez-vous sont')} ${minutes > 0 ? f.plural(count, 'repoussé', 'repoussés') : f.plural(count, 'avancé', 'avancés')} de ${f.duration(Math.abs(minutes) * 60)}.`,
    de: ({ count, minutes }, f) =>
      `${f.count(count, 'Termin wird', 'Termine werden')} um ${f.duration(Math.abs(minutes) * 60)} ${minutes > 0 ? 'nach hinten' : 'nach vorne'} verschoben.`,
    it: ({ count, minutes }, f) =>
      `${f.count(count, 'appuntamento viene', 'appuntamenti vengono')} ${minutes > 0 ? f.plural(count, 'posticipato', 'posticipati') : f.plural(count, 'anticipato', 'anticipati')} di ${f.duration(Math.abs(minutes) * 60)}.`,
    en: ({ count, minutes }, f) =>
      `${f.count(count, 'appointment is', 'appointments are')} moved ${f.duration(Math.abs(minutes) * 60)} ${minutes > 0 ? 'later' : 'earlier'}.`
  }),
  moveLeft: saying<{ withoutDate: number; past: number }>({
    fr: ({ withoutDate, past }, f) =>
      `${f.number(withoutDate + past)} ne ${f.plural(withoutDate + past, 'change', 'changent')} pas : sans date, ou dans le passé.`,
    de: ({ withoutDate, past }, f) =>
      `${f.number(withoutDate + past)} ${f.plural(withoutDate + past, 'bleibt', 'bleiben')} wie bisher: ohne Datum oder in der Vergangenheit.`,
    it: ({ withoutDate, past }, f) =>
      `${f.number(withoutDate + past)} non ${f.plural(withoutDate + past, 'cambia', 'cambiano')}: senza data, o nel passato.`,
    en: ({ withoutDate, past }, f) =>
      `${f.number(withoutDate + past)} ${f.plural(withoutDate + past, 'stays', 'stay')} as before: without a date, or in the past.`
  }),
  andMore: saying<Counted>({
    fr: ({ count }, f) => `et ${f.count(count, 'autre', 'autres')}`,
    de: ({ count }, f) => `und ${f.count(count, 'weiterer', 'weitere')}`,
    it: ({ count }, f) => `e ${f.count(count, 'altro', 'altri')}`,
    en: ({ count }, f) => `and ${f.number(count)} more`
  }),
  tell: {
    fr: 'Renvoyer ensuite le lien, avec ce qui est nouveau',
    de: 'Danach den Link mit dem Neuen nochmals senden',
    it: 'Inviare poi di nuovo il link, con le novità',
    en: 'Then send the link again, with what is new'
  },
  tellNot: {
    fr: 'Le patient n’apprend pas ce changement par le serveur : téléphonez-lui.',
    de: 'Der Patient erfährt davon nichts durch den Server: Rufen Sie ihn an.',
    it: 'Il paziente non ne viene informato dal server: telefonargli.',
    en: 'The server does not tell the patient of this change: phone.'
  },
  moveNow: { fr: 'Déplacer', de: 'Verschieben', it: 'Sposta', en: 'Move' },

  correctTitle: saying<{ name: string }>({
    fr: ({ name }) => `Corriger l’invitation de ${name}`,
    de: ({ name }) => `Einladung von ${name} korrigieren`,
    it: ({ name }) => `Correggere l’invito di ${name}`,
    en: ({ name }) => `Correct the invitation of ${name}`
  }),
  correctBody: {
    fr: 'Seul ce que vous changez est modifié sur le serveur. Le lien reste le même.',
    de: 'Auf dem Server wird nur geändert, was Sie ändern. Der Link bleibt derselbe.',
    it: 'Sul server viene modificato solo ciò che si cambia. Il link resta lo stesso.',
    en: 'Only what you change is changed on the server. The link stays the same.'
  },
  lastName: { fr: 'Nom', de: 'Nachname', it: 'Cognome', en: 'Last name' },
  firstName: { fr: 'Prénom', de: 'Vorname', it: 'Nome', en: 'First name' },
  phoneNumber: { fr: 'Mobile', de: 'Mobilnummer', it: 'Cellulare', en: 'Mobile number' },
  emailAddress: { fr: 'E-mail', de: 'E-Mail', it: 'E-mail', en: 'E-mail' },
  nameWrong: {
    fr: 'Il faut un nom.',
    de: 'Ein Name muss da stehen.',
    it: 'Serve un nome.',
    en: 'There must be a name.'
  },
  phoneWrong: {
    fr: 'Écrivez le numéro avec l’indicatif du pays, par exemple +41 79 123 45 67.',
    de: 'Schreiben Sie die Nummer mit der Landesvorwahl, zum Beispiel +41 79 123 45 67.',
    it: 'Scrivere il numero con il prefisso del paese, per esempio +41 79 123 45 67.',
    en: 'Write the number with its country code, for example +41 79 123 45 67.'
  },
  emailWrong: {
    fr: 'Cette adresse n’est pas complète. Elle ne peut pas être vidée non plus.',
    de: 'Diese Adresse ist nicht vollständig. Leeren lässt sie sich auch nicht.',
    it: 'Questo indirizzo non è completo. Non può nemmeno essere svuotato.',
    en: 'This address is not complete. It cannot be emptied either.'
  },
  nothingChanged: {
    fr: 'Vous n’avez rien changé.',
    de: 'Sie haben nichts geändert.',
    it: 'Non è stato cambiato nulla.',
    en: 'You have changed nothing.'
  },
  correctNow: { fr: 'Corriger', de: 'Korrigieren', it: 'Correggi', en: 'Correct' }
})

/** An operation on its way, as the progress bar names it. */
export const careGoing: Readonly<Record<CareAction['kind'], Words>> = {
  refresh: {
    fr: 'Le serveur est interrogé…',
    de: 'Der Server wird gefragt …',
    it: 'Il server viene interrogato…',
    en: 'Asking the server…'
  },
  resend: {
    fr: 'Les liens sont renvoyés…',
    de: 'Die Links werden nochmals gesendet …',
    it: 'I link vengono inviati di nuovo…',
    en: 'Sending the links again…'
  },
  correct: {
    fr: 'Les corrections sont faites…',
    de: 'Es wird korrigiert …',
    it: 'Le correzioni sono in corso…',
    en: 'Correcting…'
  },
  move: {
    fr: 'Les rendez-vous sont déplacés…',
    de: 'Die Termine werden verschoben …',
    it: 'Gli appuntamenti vengono spostati…',
    en: 'Moving the appointments…'
  },
  withdraw: {
    fr: 'Les invitations sont retirées…',
    de: 'Die Einladungen werden zurückgezogen …',
    it: 'Gli inviti vengono ritirati…',
    en: 'Withdrawing the invitations…'
  }
}

/** What was done to a patient, in a word or two. */
export const careDone: Readonly<Record<CareAction['kind'], Words>> = {
  refresh: { fr: 'Actualisé', de: 'Aktualisiert', it: 'Aggiornato', en: 'Refreshed' },
  resend: { fr: 'Lien renvoyé', de: 'Link nochmals gesendet', it: 'Link inviato di nuovo', en: 'Link sent again' },
  correct: { fr: 'Corrigé', de: 'Korrigiert', it: 'Corretto', en: 'Corrected' },
  move: { fr: 'Déplacé', de: 'Verschoben', it: 'Spostato', en: 'Moved' },
  withdraw: { fr: 'Retiré', de: 'Zurückgezogen', it: 'Ritirato', en: 'Withdrawn' }
}
