import type { KindDifference } from '../list/index.ts'
import { defineMessages, saying } from './messages.ts'

type Named = { readonly name: string }

/** Kinds of files that the app knows, in the settings. */
export const knownKindsTexts = defineMessages({
  title: {
    fr: 'Genres de fichiers connus',
    de: 'Bekannte Dateiarten',
    it: 'Tipi di file conosciuti',
    en: 'Known kinds of files'
  },
  about: {
    fr: 'Un fichier dont les titres sont connus va directement à la vérification, avec les mêmes colonnes et les mêmes réglages.',
    de: 'Eine Datei mit bekannten Titeln kommt direkt zur Prüfung, mit denselben Spalten und Einstellungen.',
    it: 'Un file con titoli conosciuti va direttamente alla verifica, con le stesse colonne e impostazioni.',
    en: 'A file whose titles are known goes straight to the check, with the same columns and settings.'
  },
  none: {
    fr: 'Aucun pour l’instant. Le premier est retenu quand vous confirmez ses colonnes.',
    de: 'Noch keine. Die erste wird gemerkt, sobald Sie ihre Spalten bestätigen.',
    it: 'Ancora nessuno. Il primo viene memorizzato quando si confermano le sue colonne.',
    en: 'None yet. The first is remembered when you confirm its columns.'
  },
  columns: saying<{ readonly count: number; readonly used: number }>({
    fr: ({ count, used }, f) => `${f.count(count, 'colonne', 'colonnes')}, utilisé le ${f.date(used)}`,
    de: ({ count, used }, f) => `${f.count(count, 'Spalte', 'Spalten')}, benutzt am ${f.date(used)}`,
    it: ({ count, used }, f) => `${f.count(count, 'colonna', 'colonne')}, usato il ${f.date(used)}`,
    en: ({ count, used }, f) => `${f.count(count, 'column', 'columns')}, used on ${f.date(used)}`
  }),
  rename: { fr: 'Renommer', de: 'Umbenennen', it: 'Rinomina', en: 'Rename' },
  renameNamed: saying<Named>({
    fr: ({ name }) => `Renommer « ${name} »`,
    de: ({ name }) => `«${name}» umbenennen`,
    it: ({ name }) => `Rinomina «${name}»`,
    en: ({ name }) => `Rename “${name}”`
  }),
  forget: { fr: 'Oublier', de: 'Vergessen', it: 'Dimentica', en: 'Forget' },
  forgetNamed: saying<Named>({
    fr: ({ name }) => `Oublier « ${name} »`,
    de: ({ name }) => `«${name}» vergessen`,
    it: ({ name }) => `Dimentica «${name}»`,
    en: ({ name }) => `Forget “${name}”`
  }),
  forgotten: saying<Named>({
    fr: ({ name }) => `« ${name} » est oublié : ses colonnes seront montrées à nouveau.`,
    de: ({ name }) => `«${name}» ist vergessen: Ihre Spalten werden wieder gezeigt.`,
    it: ({ name }) => `«${name}» è stato dimenticato: le sue colonne verranno mostrate di nuovo.`,
    en: ({ name }) => `“${name}” is forgotten: its columns will be shown again.`
  }),
  undo: { fr: 'Annuler', de: 'Rückgängig', it: 'Annulla', en: 'Undo' },
  name: { fr: 'Nom', de: 'Name', it: 'Nome', en: 'Name' },
  use: { fr: 'Colonnes et utilisation', de: 'Spalten und Benutzung', it: 'Colonne e uso', en: 'Columns and use' },
  actions: { fr: 'Actions', de: 'Aktionen', it: 'Azioni', en: 'Actions' },
  newName: { fr: 'Nouveau nom', de: 'Neuer Name', it: 'Nuovo nome', en: 'New name' },
  save: { fr: 'Enregistrer', de: 'Speichern', it: 'Salva', en: 'Save' },
  cancel: { fr: 'Annuler', de: 'Abbrechen', it: 'Annulla', en: 'Cancel' },
  saveFile: {
    fr: 'Enregistrer pour des collègues…',
    de: 'Für Kolleginnen speichern …',
    it: 'Salva per i colleghi…',
    en: 'Save for colleagues…'
  },
  loadFile: {
    fr: 'Reprendre d’un fichier…',
    de: 'Aus einer Datei übernehmen …',
    it: 'Riprendi da un file…',
    en: 'Load from a file…'
  },
  fileName: {
    fr: 'Genres de fichiers HCW',
    de: 'HCW-Dateiarten',
    it: 'Tipi di file HCW',
    en: 'HCW kinds of files'
  },
  saved: saying<Named>({
    fr: ({ name }) => `Enregistré : ${name}. Ce fichier ne contient aucun patient.`,
    de: ({ name }) => `Gespeichert: ${name}. Diese Datei enthält keine Patienten.`,
    it: ({ name }) => `Salvato: ${name}. Questo file non contiene pazienti.`,
    en: ({ name }) => `Saved: ${name}. This file holds no patients.`
  }),
  loaded: saying<{ readonly count: number }>({
    fr: ({ count }, f) => `${f.count(count, 'genre de fichier repris', 'genres de fichiers repris')}.`,
    de: ({ count }, f) => `${f.count(count, 'Dateiart übernommen', 'Dateiarten übernommen')}.`,
    it: ({ count }, f) => `${f.count(count, 'tipo di file ripreso', 'tipi di file ripresi')}.`,
    en: ({ count }, f) => `${f.count(count, 'kind of file loaded', 'kinds of files loaded')}.`
  }),
  notKinds: saying<Named>({
    fr: ({ name }) => `« ${name} » ne contient pas de genres de fichiers de cette application. Rien n’a changé.`,
    de: ({ name }) => `«${name}» enthält keine Dateiarten dieser App. Es wurde nichts geändert.`,
    it: ({ name }) => `«${name}» non contiene tipi di file di questa applicazione. Non è cambiato nulla.`,
    en: ({ name }) => `“${name}” holds no kinds of files of this app. Nothing was changed.`
  }),
  resembles: saying<Named>({
    fr: ({ name }) => `Ce fichier ressemble à « ${name} », mais il a changé`,
    de: ({ name }) => `Diese Datei gleicht «${name}», hat sich aber verändert`,
    it: ({ name }) => `Questo file assomiglia a «${name}», ma è cambiato`,
    en: ({ name }) => `This file is like “${name}”, but it has changed`
  }),
  difference: saying<Pick<KindDifference, 'kind' | 'header'>>({
    fr: ({ kind, header }) =>
      ({
        moved: `« ${header} » est à une autre place`,
        new: `« ${header} » est nouvelle`,
        missing: `« ${header} » manque`
      })[kind],
    de: ({ kind, header }) =>
      ({
        moved: `«${header}» steht an einer anderen Stelle`,
        new: `«${header}» ist neu`,
        missing: `«${header}» fehlt`
      })[kind],
    it: ({ kind, header }) =>
      ({ moved: `«${header}» è in un altro posto`, new: `«${header}» è nuova`, missing: `«${header}» manca` })[kind],
    en: ({ kind, header }) =>
      ({ moved: `“${header}” is in another place`, new: `“${header}” is new`, missing: `“${header}” is missing` })[kind]
  })
})
