import { defineMessages, saying } from './messages.ts'

/** Words of reading, closing and exporting a consultation. */
export const consultationTexts = defineMessages({
  title: saying<{ name: string }>({
    fr: ({ name }) => `Consultation de ${name}`,
    de: ({ name }) => `Konsultation von ${name}`,
    it: ({ name }) => `Consultazione di ${name}`,
    en: ({ name }) => `Consultation of ${name}`
  }),
  reading: {
    fr: 'Le serveur est interrogé. Rien n’est modifié…',
    de: 'Der Server wird gefragt. Nichts wird geändert …',
    it: 'Il server viene interrogato. Nulla viene modificato…',
    en: 'Asking the server. Nothing is changed…'
  },
  readAgain: { fr: 'Relire', de: 'Nochmals lesen', it: 'Rileggi', en: 'Read again' },
  close: {
    fr: 'Fermer cette fenêtre',
    de: 'Dieses Fenster schliessen',
    it: 'Chiudi questa finestra',
    en: 'Close this window'
  },
  notOffered: {
    fr: 'Ce serveur ne montre pas les consultations sans les terminer.',
    de: 'Dieser Server zeigt Konsultationen nicht, ohne sie zu beenden.',
    it: 'Questo server non mostra le consultazioni senza terminarle.',
    en: 'This server does not show consultations without ending them.'
  },
  notOfferedNext: {
    fr: 'Demandez au médecin si la consultation est finie.',
    de: 'Fragen Sie den Arzt, ob die Konsultation fertig ist.',
    it: 'Chiedere al medico se la consultazione è finita.',
    en: 'Ask the doctor whether the consultation is over.'
  },
  status: { fr: 'État', de: 'Stand', it: 'Stato', en: 'State' },
  waiting: {
    fr: 'Le patient est dans la salle d’attente',
    de: 'Der Patient ist im Wartezimmer',
    it: 'Il paziente è in sala d’attesa',
    en: 'The patient is in the waiting room'
  },
  active: {
    fr: 'Le patient et le médecin se parlent',
    de: 'Patient und Arzt sprechen miteinander',
    it: 'Il paziente e il medico si parlano',
    en: 'Patient and doctor are talking'
  },
  closed: { fr: 'Terminée', de: 'Beendet', it: 'Terminata', en: 'Over' },
  accepted: { fr: 'Acceptée', de: 'Aufgenommen', it: 'Accettata', en: 'Accepted' },
  ended: { fr: 'Fin', de: 'Ende', it: 'Fine', en: 'End' },
  patientRating: {
    fr: 'Note du patient',
    de: 'Bewertung des Patienten',
    it: 'Voto del paziente',
    en: 'Patient’s rating'
  },
  patientComment: {
    fr: 'Commentaire du patient',
    de: 'Kommentar des Patienten',
    it: 'Commento del paziente',
    en: 'Patient’s comment'
  },
  doctorRating: { fr: 'Note du médecin', de: 'Bewertung des Arztes', it: 'Voto del medico', en: 'Doctor’s rating' },
  doctorComment: {
    fr: 'Commentaire du médecin',
    de: 'Kommentar des Arztes',
    it: 'Commento del medico',
    en: 'Doctor’s comment'
  },
  none: { fr: 'pas encore', de: 'noch nicht', it: 'non ancora', en: 'not yet' },
  empty: { fr: 'rien', de: 'nichts', it: 'nulla', en: 'nothing' },
  readAt: saying<{ at: number }>({
    fr: ({ at }, f) => `Lu le ${f.dateTime(at)}. Enregistré chiffré sur cet ordinateur.`,
    de: ({ at }, f) => `Gelesen: ${f.dateTime(at)}. Auf diesem Computer verschlüsselt gespeichert.`,
    it: ({ at }, f) => `Letto: ${f.dateTime(at)}. Salvato cifrato su questo computer.`,
    en: ({ at }, f) => `Read ${f.dateTime(at)}. Kept encrypted on this computer.`
  }),
  end: {
    fr: 'Terminer la consultation…',
    de: 'Konsultation beenden …',
    it: 'Termina la consultazione…',
    en: 'End the consultation…'
  },
  endTitle: saying<{ name: string }>({
    fr: ({ name }) => `Terminer la consultation de ${name} ?`,
    de: ({ name }) => `Konsultation von ${name} beenden?`,
    it: ({ name }) => `Terminare la consultazione di ${name}?`,
    en: ({ name }) => `End the consultation of ${name}?`
  }),
  endWarning: {
    fr: 'L’appel est coupé pour le patient et pour le médecin, définitivement. Ni l’un ni l’autre ne peut revenir avec ce lien.',
    de: 'Der Anruf wird für Patient und Arzt endgültig abgebrochen. Keiner von beiden kann mit diesem Link zurückkommen.',
    it: 'La chiamata viene interrotta definitivamente per il paziente e per il medico. Nessuno dei due può tornare con questo link.',
    en: 'The call ends for patient and doctor, for good. Neither can come back with this link.'
  },
  endOnly: {
    fr: 'Ne le faites que si le médecin vous l’a demandé, ou si la consultation est finie et restée ouverte.',
    de: 'Tun Sie das nur, wenn der Arzt darum gebeten hat oder die Konsultation fertig ist und offen blieb.',
    it: 'Farlo solo se lo ha chiesto il medico, o se la consultazione è finita ed è rimasta aperta.',
    en: 'Only do this where the doctor asked for it, or where the consultation is over and was left open.'
  },
  typeName: saying<{ lastName: string }>({
    fr: ({ lastName }) => `Pour confirmer, saisissez le nom de famille : ${lastName}`,
    de: ({ lastName }) => `Zur Bestätigung den Nachnamen eingeben: ${lastName}`,
    it: ({ lastName }) => `Per confermare, inserire il cognome: ${lastName}`,
    en: ({ lastName }) => `To confirm, type the last name: ${lastName}`
  }),
  endNow: { fr: 'Terminer pour toujours', de: 'Endgültig beenden', it: 'Termina per sempre', en: 'End it for good' },
  ending: { fr: 'Terminaison…', de: 'Wird beendet …', it: 'Terminazione…', en: 'Ending…' },
  keep: {
    fr: 'Laisser continuer',
    de: 'Weiterlaufen lassen',
    it: 'Lasciare continuare',
    en: 'Let it go on'
  },
  endedNow: {
    fr: 'La consultation est terminée.',
    de: 'Die Konsultation ist beendet.',
    it: 'La consultazione è terminata.',
    en: 'The consultation is over.'
  },
  save: saying<{ count: number }>({
    fr: ({ count }, f) => `Réponses des consultations (${f.number(count)})…`,
    de: ({ count }, f) => `Antworten der Konsultationen (${f.number(count)}) …`,
    it: ({ count }, f) => `Risposte delle consultazioni (${f.number(count)})…`,
    en: ({ count }, f) => `Answers of consultations (${f.number(count)})…`
  }),
  fileName: saying<{ list: string }>({
    fr: ({ list }) => `${list} – consultations`,
    de: ({ list }) => `${list} – Konsultationen`,
    it: ({ list }) => `${list} – consultazioni`,
    en: ({ list }) => `${list} – consultations`
  }),
  savedAs: saying<{ list: string; at: number }>({
    fr: ({ list, at }, f) => `${list} – consultations ${f.date(at)} – confidentiel`,
    de: ({ list, at }, f) => `${list} – Konsultationen ${f.date(at)} – vertraulich`,
    it: ({ list, at }, f) => `${list} – consultazioni ${f.date(at)} – confidenziale`,
    en: ({ list, at }, f) => `${list} – consultations ${f.date(at).replaceAll('/', '.')} – confidential`
  }),
  patient: { fr: 'Patient', de: 'Patient', it: 'Paziente', en: 'Patient' },
  appointment: { fr: 'Rendez-vous', de: 'Termin', it: 'Appuntamento', en: 'Appointment' }
})
