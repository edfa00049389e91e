import type { Words } from '../../terms.ts'

// Words that cells hold in place of a value, or as an answer.

/** Placeholders: nothing is known, or there is none. */
export const emptyWords: Words = {
  fr: 'neant, aucun, aucune, inconnu, inconnue',
  de: 'keine, keiner, kein, unbekannt',
  it: 'nessuno, nessuna, sconosciuto, sconosciuta',
  en: 'none, unknown, null',
  any: 'n/a, na'
}

/** Answers of no: `0` and `n` too. */
export const noWords: Words = { fr: 'non, faux', de: 'nein, falsch', it: 'no, falso', en: 'false', any: 'n, 0' }

/** Answers of no where the question is whether the patient has died. */
export const aliveWords: Words = {
  fr: 'vivant, vivante, en vie',
  de: 'lebt, lebend',
  it: 'vivo, viva, vivente, in vita',
  en: 'alive, living'
}

/** Answers of yes. */
export const yesWords: Words = { fr: 'oui, vrai', de: 'ja, wahr', it: 'si', en: 'yes, true', any: 'ok' }

/** Answers of yes or no in full. */
export const yesOrNo: Words = {
  fr: 'oui, non, vrai, faux',
  de: 'ja, nein, wahr, falsch',
  it: 'si, sì',
  en: 'yes, no, true, false',
  any: 'ok'
}

/** Titles that a name may begin with, in cells that are not folded. */
export const titlesBeforeNames: Words = {
  fr: 'mme, mlle, monsieur, madame',
  de: 'herr, frau, hr, fr',
  it: 'sig, sigra, sig ra, signora, signor, signore',
  en: 'mr, mrs, ms, miss',
  any: 'm'
}
