import { defineMessages, saying } from './messages.ts'

/** Words about the page for support. */
export const supportTexts = defineMessages({
  title: { fr: 'Pour l’assistance', de: 'Für den Support', it: 'Per l’assistenza', en: 'For support' },
  about: {
    fr: 'Si quelque chose ne va pas, votre service informatique peut demander cette page : versions, réglages, compteurs et derniers événements.',
    de: 'Wenn etwas nicht stimmt, kann Ihre Informatik diese Seite verlangen: Versionen, Einstellungen, Zahlen und die letzten Ereignisse.',
    it: 'Se qualcosa non va, il servizio informatico può chiedere questa pagina: versioni, impostazioni, conteggi e ultimi eventi.',
    en: 'If something is wrong, your IT department may ask for this page: versions, settings, figures and the latest events.'
  },
  show: { fr: 'Afficher la page…', de: 'Seite anzeigen …', it: 'Mostra la pagina…', en: 'Show the page…' },
  loading: {
    fr: 'La page est en préparation…',
    de: 'Die Seite wird zusammengestellt …',
    it: 'La pagina è in preparazione…',
    en: 'The page is being put together…'
  },
  nothingOfPatients: {
    fr: 'Aucun patient, aucun lien, aucun compte ni mot de passe n’y figure. Rien n’est envoyé : vous voyez ici tout ce qui sera enregistré.',
    de: 'Kein Patient, kein Link, kein Konto und kein Passwort steht darin. Es wird nichts gesendet: Sie sehen hier alles, was gespeichert wird.',
    it: 'Non contiene pazienti, link, account o password. Nulla viene inviato: qui si vede tutto ciò che verrà salvato.',
    en: 'No patient, no link, no account and no password is in it. Nothing is sent: you see here all that will be saved.'
  },
  content: {
    fr: 'Contenu de la page',
    de: 'Inhalt der Seite',
    it: 'Contenuto della pagina',
    en: 'Content of the page'
  },
  close: { fr: 'Fermer', de: 'Schliessen', it: 'Chiudi', en: 'Close' },
  save: { fr: 'Enregistrer…', de: 'Speichern …', it: 'Salva…', en: 'Save…' },
  saving: { fr: 'Enregistrement…', de: 'Wird gespeichert …', it: 'Salvataggio…', en: 'Saving…' },
  saved: saying<{ name: string }>({
    fr: ({ name }) => `Enregistré : ${name}`,
    de: ({ name }) => `Gespeichert: ${name}`,
    it: ({ name }) => `Salvato: ${name}`,
    en: ({ name }) => `Saved: ${name}`
  }),
  fileName: saying<{ day: string }>({
    fr: ({ day }) => `assistance-hcw-${day}`,
    de: ({ day }) => `support-hcw-${day}`,
    it: ({ day }) => `assistenza-hcw-${day}`,
    en: ({ day }) => `support-hcw-${day}`
  })
})
