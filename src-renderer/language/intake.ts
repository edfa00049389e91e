import type { IntakeProblem } from '../app/import.ts'
import type { Explanation } from './explanation.ts'
import { commonFailures } from './failures.ts'
import { defineMessages } from './messages.ts'
import { taskFailures } from './task-failures.ts'

export const intakeTexts = defineMessages({
  dropNow: {
    fr: 'Lâchez la liste : elle s’ouvre tout de suite.',
    de: 'Liste loslassen: Sie wird gleich geöffnet.',
    it: 'Rilasciare l’elenco: si apre subito.',
    en: 'Let go of the list: it opens right away.'
  }
})

/** Why what was handed over was not taken, and what to do. */
export const intakeProblemWords: Readonly<Record<IntakeProblem, Explanation>> = {
  'too-large': taskFailures['too-large'],
  unreadable: taskFailures.unreadable,
  internal: commonFailures.internal,
  'several-files': {
    what: {
      fr: 'Plusieurs fichiers ont été déposés à la fois.',
      de: 'Es wurden mehrere Dateien auf einmal abgelegt.',
      it: 'Sono stati trascinati più file insieme.',
      en: 'Several files were dropped at once.'
    },
    next: {
      fr: 'Déposez une liste après l’autre. Aucune n’a été ouverte.',
      de: 'Legen Sie eine Liste nach der anderen ab. Es wurde keine geöffnet.',
      it: 'Trascinare un elenco alla volta. Nessuno è stato aperto.',
      en: 'Drop one list after the other. None was opened.'
    }
  },
  'nothing-pasted': {
    what: {
      fr: 'Le presse-papiers ne contient pas de tableau.',
      de: 'In der Zwischenablage ist keine Tabelle.',
      it: 'Negli appunti non c’è alcuna tabella.',
      en: 'There is no table in the clipboard.'
    },
    next: {
      fr: 'Dans Excel, sélectionnez les lignes avec leurs titres, copiez-les (Ctrl+C), puis collez-les ici (Ctrl+V).',
      de: 'Markieren Sie in Excel die Zeilen samt Überschriften, kopieren Sie sie (Ctrl+C) und fügen Sie sie hier ein (Ctrl+V).',
      it: 'In Excel selezionare le righe con le intestazioni, copiarle (Ctrl+C) e incollarle qui (Ctrl+V).',
      en: 'In Excel, select the rows with their headings, copy them (Ctrl+C), then paste them here (Ctrl+V).'
    }
  }
}
