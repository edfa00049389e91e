import { defineMessages, saying } from './messages.ts'

/** Words of playing patients and doctors on the practice server. */
export const practicePatientTexts = defineMessages({
  tab: { fr: 'Patients', de: 'Patienten', it: 'Pazienti', en: 'Patients' },
  lead: {
    fr: 'Jouez ce que font les patients et les médecins, puis actualisez la journée.',
    de: 'Spielen Sie, was Patienten und Ärzte tun, und aktualisieren Sie danach den Tag.',
    it: 'Giocare ciò che fanno pazienti e medici, poi aggiornare la giornata.',
    en: 'Play what patients and doctors do, then refresh the day.'
  },
  search: { fr: 'Chercher un patient', de: 'Patienten suchen', it: 'Cerca un paziente', en: 'Search a patient' },
  none: {
    fr: 'Personne n’est invité aujourd’hui ou ces prochains jours.',
    de: 'Heute und in den nächsten Tagen ist niemand eingeladen.',
    it: 'Nessuno è invitato oggi o nei prossimi giorni.',
    en: 'Nobody is invited today or in the next days.'
  },
  confirm: { fr: 'Confirme', de: 'Bestätigt', it: 'Conferma', en: 'Confirms' },
  'come-in': { fr: 'Entre', de: 'Kommt herein', it: 'Entra', en: 'Comes in' },
  accept: { fr: 'Est accepté', de: 'Wird aufgenommen', it: 'Viene accettato', en: 'Is accepted' },
  end: { fr: 'Termine', de: 'Endet', it: 'Termina', en: 'Ends' },
  doing: saying<{ name: string; what: string }>({
    fr: ({ name, what }) => `${what} : ${name}`,
    de: ({ name, what }) => `${what}: ${name}`,
    it: ({ name, what }) => `${what}: ${name}`,
    en: ({ name, what }) => `${what}: ${name}`
  }),
  more: saying<{ count: number }>({
    fr: ({ count }, f) => `Encore ${f.count(count, 'patient', 'patients')} : cherchez par le nom.`,
    de: ({ count }, f) => `Noch ${f.count(count, 'Patient', 'Patienten')}: Suchen Sie nach dem Namen.`,
    it: ({ count }, f) => `Ancora ${f.count(count, 'paziente', 'pazienti')}: cercare per nome.`,
    en: ({ count }, f) => `${f.count(count, 'more patient', 'more patients')}: search by name.`
  })
})
