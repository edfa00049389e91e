import { defineMessages } from './messages.ts'

/** Words that components bring themselves. */
export const componentTexts = defineMessages({
  close: { fr: 'Fermer', de: 'Schliessen', it: 'Chiudi', en: 'Close' },
  dismiss: { fr: 'Masquer ce message', de: 'Meldung ausblenden', it: 'Nascondi il messaggio', en: 'Hide this message' },
  showPassword: {
    fr: 'Afficher le mot de passe',
    de: 'Passwort anzeigen',
    it: 'Mostra la password',
    en: 'Show the password'
  },
  choose: { fr: 'Choisir…', de: 'Auswählen …', it: 'Scegli…', en: 'Choose…' },
  nothingFits: {
    fr: 'Rien ne correspond à ce texte.',
    de: 'Nichts passt zu diesem Text.',
    it: 'Nessuna voce corrisponde a questo testo.',
    en: 'Nothing matches this text.'
  },
  info: { fr: 'Information', de: 'Hinweis', it: 'Informazione', en: 'Information' },
  ok: { fr: 'Réussi', de: 'Erledigt', it: 'Riuscito', en: 'Done' },
  warn: { fr: 'Attention', de: 'Achtung', it: 'Attenzione', en: 'Please note' },
  bad: { fr: 'Problème', de: 'Problem', it: 'Problema', en: 'Problem' }
})
