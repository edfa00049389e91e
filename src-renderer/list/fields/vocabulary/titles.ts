import { allWords, type Words } from '../../terms.ts'

// Folded and without dots, as `titleKey` gives them. Every word is in one table.

export const maleTitles: Words = {
  fr: 'monsieur',
  de: 'herr, herrn, hr',
  it: 'sig, sigr, signor, signore',
  en: 'mr, mister, master',
  any: 'm'
}
export const femaleTitles: Words = {
  fr: 'mme, madame, mlle, melle, mademoiselle',
  de: 'frau, fr, frl, fraulein, fraeulein',
  it: 'sigra, signora, sigrina, sigina, signa, signorina',
  en: 'mrs, ms, miss'
}

/** Said of a sex, and titles that could be names. */
export const maleWords: Words = {
  fr: 'h, homme, garcon, mons, masculin',
  de: 'mann, mannlich, maennlich, mannl, maskulin, knabe, junge, bub',
  it: 'maschio, maschile, masch, uomo, ragazzo',
  en: 'male, man, boy, sir, masculine',
  // `Masculino`: Spanish and Portuguese.
  any: 'masculino, masc, mas, 1'
}
export const femaleWords: Words = {
  fr: 'femme, fille, dame, femelle, feminin',
  de: 'w, weib, weiblich, weibl, madchen, maedchen',
  it: 'siga, femmina, femminile, femm, donna, ragazza',
  en: 'female, woman, girl, madam, feminine',
  // `Sra`, `femenino`, `feminino`: Spanish and Portuguese.
  any: 'f, fem, sra, feminino, femenino, 2'
}

export const academicTitles: Words = {
  fr: 'docteur, docteure, doctoresse, dre, dresse, pr, professeur, professeure, maitre',
  de: `
    doktor, drin, dres, drmed, drmeddent, drmedvet, drphil, driur, drscnat, drrernat, profdr, profdrmed,
    professorin, pd, pddr, pddrmed, privatdozent, privatdozentin`,
  // `Egregio`, `Gentile`: they introduce a title and have no sex that we rely on.
  it: `
    dott, dottssa, dottore, dottor, dottoressa, drssa, profssa, professore, professoressa, egr, egregio, gentile,
    gentma, gentmo`,
  en: 'doctor, phd',
  any: 'dr, drs, prof, professor'
}

/** Words that belong to an academic title before them and are names otherwise. */
export const academicTails: Words = {
  de: 'fmh',
  // Latin, shortened.
  any: 'med, dent, vet, phil, iur, jur, rer, nat, sc, oec, pol, theol, ing, habil, hc, h, c, mult, em, emer'
}

/** Titles that are titles only with their dot: Ing and Avv could be names. */
export const dottedTitles: Words = {
  fr: 'me.',
  de: 'priv., doz., univ., prim., pfr., oa., mag.',
  it: 'avv., geom., rag., gent., egr., spett.',
  en: 'rev.',
  any: 'ing., dipl., lic., arch., psych.'
}

/** Courtesy titles that are titles only with their dots: Siga is a first name, Sigg a surname. */
export const dottedFemaleTitles: Words = { it: 'sig.a, s.ra, s.na', any: 'sra.' }
export const dottedNeutralTitles: Words = { fr: 'mm.', it: 'sigg.' }

/** Titles that are surnames too: only before a first and a last name. */
export const maleTitlesBeforeBoth: Words = { en: 'sir' }
export const femaleTitlesBeforeBoth: Words = { en: 'madam' }

/** Addressees of no one sex; none of the words is a name. */
export const neutralAddressees: Words = {
  fr: 'famille, enfant, enfants, bebe',
  de: 'familie, eheleute, herrschaften',
  it: 'famiglia',
  en: 'family, mx',
  any: 'fam'
}
export const pluralTitles: Words = { fr: 'messieurs, mesdames, mmes, mlles', it: 'coniugi' }
/** Addressees of no one sex that are names too. */
export const childAddressees: Words = { de: 'kind, kinder', it: 'bambino, bambina', en: 'child, baby' }
export const neutralTitlesAndNames: Words = {
  fr: 'soeur, frere, pere, abbe',
  de: 'schwester, bruder, pater',
  it: 'bambini, suor, don',
  en: 'children'
}

/** Said of a marriage between a courtesy title and the name: `Mme veuve Rey Anne`. */
export const widowed: Words = { fr: 'veuve, veuf, vve' }
/** The same where it is in lower case: Vedova and Witwe are surnames too. */
export const widowedInLowerCase: Words = { de: 'witwe, verwitwete, wwe', it: 'vedova, vedovo, ved' }

/** A sex that is not known. */
export const unknownSex: Words = {
  fr: 'inconnu, inconnue',
  de: 'unbekannt',
  it: 'sconosciuto, sconosciuta',
  en: 'unknown'
}

export function wordSet(...tables: readonly Words[]): ReadonlySet<string> {
  return new Set(tables.flatMap(allWords))
}
