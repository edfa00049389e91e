import { oneOf, terms } from '../../terms.ts'

const anyName = '*nom|*noms|*name|*nome'
const births = 'nais|naiss|naisance|naissance|nascita*|nubile*|celib*|ragazza*|signorina*|fille*|birth*'

export const birthName = terms({
  fr: `
    *jeune fille*, jf, nom avant*, nom a la naissance*, *famille de naissance*, *famille a la naissance*,
    *nom d origine*, =ne, =nee, =ne|nee nom`,
  de: `
    *madchen|*maedchen|*geburts|*led|*ledig*|*geb+name*|nachname*|familienname*, ledig, =geborene,
    *name geburt|heirat|ehe, *name bei|vor|der|von geburt|heirat|ehe,
    *name bei|vor|der|von bei|vor|der|von geburt|heirat|ehe, name|namen geb|geboren*`,
  it: '*da nubile*, *prima del matrimonio*, *cognome d origine*',
  en: `
    *maiden*, *birth name*, *birth sur|last|family|first|given+name*, *surname at birth*, *before marriage*,
    *pre+marriage*`,
  any: `
    ${anyName} ${births}, ${anyName} de|di|da|alla|at ${births}, ${anyName} a la ${births}`,
  not: 'name|namen geb|geboren* am*|dat*'
})

const otherOrFormer = {
  fr: '2e, 2eme, deuxieme, autre, autres, ancien, ancienne, anciens, anciennes',
  de: 'weitere, zweit*, fruher*, vorherig*, ehemalig*, bisherig*, alte, alter, altes',
  it: 'secondo, altri, precedente',
  en: '2nd, middle, former, previous, prior, old',
  any: '2'
}
const nameNouns = {
  fr: 'prenom, nom',
  de: 'vor+name, nach+name, familien+name, zu+name',
  it: 'nome, nomi, cognome, cognomi',
  en: 'sur+name, last+name, family+name, first+name, fore+name, given+name',
  any: 'name'
}
/** Names next to the name: former, second, other, of alliance. */
export const otherName = terms(
  {
    fr: `
      *nom|*noms anterieur*|precedent*|ancien*, *nom|*noms de famille anterieur*|precedent*|ancien*, *allianc*,
      =* prenom|nom 2|3`,
    de: '*zweitname*, *allianz*, =* vor+name 2|3',
    it: '*nome|*nomi anterieur*|precedent*|ancien*, *nome|*nomi de famille anterieur*|precedent*|ancien*',
    en: 'preferred name*, *known as*, *middle initial*, =* first+name 2|3, *additional name*, *nick+name*, short name',
    any: 'alias, =* name 2|3, *yomi*, *phonetic*, *phonetisch*'
  },
  new RegExp(`\\b${oneOf(otherOrFormer)} ?${oneOf(nameNouns)}`)
)

export const usedLastName = terms({
  fr: 'nom|noms usage|usuel|utilise|marital|epoux|epouse, nom|noms d usage|usuel|utilise|marital|epoux|epouse',
  none: { de: 'French law alone knows a used name.', it: 'See de.', en: 'See de.' }
})

export const legalLastName = terms({
  fr: 'nom|noms famille, nom|noms de famille, *patronym*',
  none: {
    de: '`Familienname` is a last name like any other.',
    it: '`Cognome` is a last name like any other.',
    en: '`Family name` is a last name like any other.'
  }
})

export const lastName = terms({
  fr: 'nom+famille',
  de: '*nach+name|namen, *familien+name|namen, zu+name|namen, *geschlechtsname*',
  it: 'cognome, cognomi, cogn',
  en: 'sur+name|names, last+name|names, =* last, *family+name|names, l+name',
  // Spanish and Portuguese.
  any: 'apellido, apellidos, apelido, apelidos'
})

const noShortName = 'Neither abbreviates names to two letters.'
/** `NN` and `VN`, where no title has it in full. */
export const shortLastName = terms({ de: '=nn', none: { fr: noShortName, it: noShortName, en: noShortName } })
export const shortFirstName = terms({ de: '=vn', none: { fr: noShortName, it: noShortName, en: noShortName } })

/** All first names, or the first of them: what an office writes, and not what the patient is called. */
export const officialFirstName = terms({
  fr: `
    liste|tous prenoms, liste|tous des|les|de prenoms, premier|1er prenom, prenom|prenoms etat civil,
    prenom|prenoms de|d|l etat civil, prenom|prenoms de|d l etat civil`,
  de: 'alle|samtliche vornamen, amtliche|amtlicher|amtlichen vorname|vornamen',
  none: { it: 'Italian lists have one `Nome`.', en: 'English lists have one first name, and middle names apart.' }
})

/** The first name by which the patient is called, next to all first names. */
export const usedFirstName = terms({
  fr: 'prenom|prenoms usage|usuel|usuels|utilise|utilises, prenom|prenoms d usage',
  de: 'ruf+name',
  none: { it: 'Italian lists have one `Nome`.', en: '`Preferred name` may be any name.' }
})

export const firstName = terms({
  fr: '*prenom, *prenoms, pren',
  de: '*vor+name|namen, ruf+name|namen, vorn',
  it: '*nome di battesimo*, *nome proprio*',
  en: 'first+name|names, =* first, fore+name|names, given+name|names, f+name, *christian name*'
})

/** Both names, in one phrase: `Vor- und Nachname`, `First and last name`. */
export const bothNames = terms({
  fr: '*nom complet*, =identite',
  de: `
    vor|ruf nach*|zu*|familien*, vor|ruf und|u|and nach*|zu*|familien*, nach|zu|familien vor|ruf+name*,
    nach|zu|familien und|u|and vor|ruf+name*, *vollstandiger name*`,
  it: '*nome completo*, *nominativo*',
  en: `
    first|given last*|family*, first|given and|e last*|family*, last first, last and first, full+name*,
    *complete name*, name complete`
})

export const frenchName = terms({
  fr: 'nom, noms',
  none: { de: 'Another concept: the language decides.', it: 'See de.', en: 'See de.' }
})
export const italianName = terms({
  it: 'nome',
  none: { fr: 'Another concept: the language decides.', de: 'See fr.', en: 'See fr.' }
})
export const germanOrEnglishName = terms({
  de: 'namen, patname, patientname, patientsname, patientenname',
  en: 'names',
  any: 'name',
  none: { fr: 'Another concept: the language decides.', it: 'See fr.' }
})

/** What may be next to a word for the name or the patient without changing whose name or what it is. */
export const nameQualifiers = terms({
  fr: `
    nom, noms, famille, familles, personne, complet, complete, d, de, du, des, la, le, les, l, et, e, ea`,
  de: 'namen, familie, familien, der, und, u, s, in, innen, w',
  it: 'nome, nomi, persona, persone, del, della, di, da, el, a',
  en: 'names, family, person, of, the, and',
  any: 'name, fam, pat*, m, f, y'
})

/** Titles with a word for a name that name something else: `Nom du fichier`, `Firmenname`. */
export const notAPersonsName = terms({
  fr: 'file, *fichier*, *societe*',
  de: '*terminart*, *warteschl*, *datei*, ort, *strasse*, *firma*',
  en: '*queue*, *company*',
  any: '*type*',
  none: { it: '`Nome` alone is the first name; no other thing of that name was met.' }
})

/** `Name` alone, where the language of the list decides what it is. */
export const plainEnglishName = terms({
  en: '=name, =names, =pt|pts|pat|pats|client|clients name|names, =name of pt|client',
  none: { fr: 'Asked of English only.', de: 'Asked of English only.', it: 'Asked of English only.' }
})
/** Titles by which a list is English. */
export const englishTitle = terms({
  en: 'time, phone, gender, sex, dob, birth, appointment, appt, clinic, number, reason, date of',
  none: { fr: 'Asked of English only.', de: 'Asked of English only.', it: 'Asked of English only.' }
})
/** Titles by which a list is German, though it says `Name`. */
export const germanTitle = terms({
  de: '*datum*, *zeit*, *uhr*, *telefon*, *geschl*, *natel*, *handy*, *termin*, geb*, *anrede*, *sprache*',
  none: { fr: 'Asked of German only.', it: 'Asked of German only.', en: 'Asked of German only.' }
})
