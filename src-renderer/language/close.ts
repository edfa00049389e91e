import { defineMessages, saying } from './messages.ts'

/** Words of the question whether to close on work that is not stored yet. */
export const closeTexts = defineMessages({
  saving: saying<{ name: string }>({
    fr: ({ name }) => `« ${name} » est en cours d’enregistrement`,
    de: ({ name }) => `«${name}» wird noch gespeichert`,
    it: ({ name }) => `Il salvataggio di «${name}» è in corso`,
    en: ({ name }) => `“${name}” is still being saved`
  }),
  savingNext: {
    fr: 'L’application se ferme d’elle-même dès que tout est enregistré. Si vous fermez maintenant, ce qui n’est pas encore enregistré est perdu.',
    de: 'Die App schliesst von selbst, sobald alles gespeichert ist. Wenn Sie jetzt schliessen, geht verloren, was noch nicht gespeichert ist.',
    it: 'L’applicazione si chiude da sola appena tutto è salvato. Chiudendo ora, ciò che non è ancora salvato va perso.',
    en: 'The app closes by itself as soon as everything is saved. If you close now, what is not saved yet is lost.'
  },
  notSaved: saying<{ name: string }>({
    fr: ({ name }) => `« ${name} » n’a pas pu être enregistrée entièrement`,
    de: ({ name }) => `«${name}» konnte nicht ganz gespeichert werden`,
    it: ({ name }) => `Non è stato possibile salvare tutto di «${name}»`,
    en: ({ name }) => `“${name}” could not be saved completely`
  }),
  notSavedNext: {
    fr: 'Si vous fermez maintenant, ce qui n’est pas enregistré est perdu. Gardez l’application ouverte, libérez de la place sur le disque ou appelez votre service informatique.',
    de: 'Wenn Sie jetzt schliessen, geht verloren, was nicht gespeichert ist. Lassen Sie die App offen, schaffen Sie Platz auf der Festplatte oder rufen Sie Ihre Informatik.',
    it: 'Chiudendo ora, ciò che non è salvato va perso. Tenere aperta l’applicazione, liberare spazio sul disco o chiamare il servizio informatico.',
    en: 'If you close now, what is not saved is lost. Keep the app open, free some space on the disk, or call your IT department.'
  },
  stay: { fr: 'Ne pas fermer', de: 'Nicht schliessen', it: 'Non chiudere', en: 'Do not close' },
  closeNow: {
    fr: 'Fermer maintenant quand même',
    de: 'Trotzdem jetzt schliessen',
    it: 'Chiudi ora comunque',
    en: 'Close now all the same'
  }
})
