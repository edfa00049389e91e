import { terms } from '../../terms.ts'

export const birth = terms({
  fr: '*naiss*, nais, ddn, =d d n, dtn, =d+n, =ne, =ne e, =ne le|en, =ne e le|en, ne|nee le, ne|nee e le',
  de: '*geburt*, geb, geb+dat*, gdat*, gbdat*, gebtag, geboren*, *jahrgang*, =jg',
  it: 'nasc, *nascita*, nato, nata, nati, nate',
  en: 'dob, *d o b, *birth*, born'
})

/** About a birth or a life, but not its date. */
export const notABirthDate = terms({
  fr: '*lieu*, pays, *poids*',
  de: 'ort, orte, *geburtsort*, *land, *stadt, *gewicht*',
  it: '*luogo*, *paese*',
  en: '*place, *country*'
})

export const age = terms({ fr: '=age ans', de: '=alter, =alter jahre', it: '=eta', any: '=age' })

export const gender = terms({
  fr: 'sexe, sexes, genre, =h f, =f h',
  de: '*geschl*, =gesch, =m w, =w m, =m w d|x, =w m d|x',
  it: 'sesso, genere',
  en: 'gender',
  any: 'sex, =sx, =m f, =f m, =m f d|x, =f m d|x'
})

/** A sex, or the kind of something. */
export const sexOrKind = terms({
  fr: 'genre',
  it: 'genere',
  none: { de: '`Geschlecht` is a sex only.', en: '`Gender` is a sex only.' }
})

/** The kind of something, and not a sex: `Genre de consultation`, `Genere della visita`. */
export const kindOf = new RegExp(
  String.raw`\bgen(?:re|ere) (?:(?:de|du|d|des|di|del|della|dell|delle) )+(?!la p|patient|pazient|client|person)\w` +
    String.raw`|\bgenre prestation`
)

/** A whole greeting, as letters begin. */
export const greeting = terms({
  fr: '*formule d appel*',
  de: '*brief+anrede*, *gruss+formel*',
  en: '*letter salutation*',
  none: { it: 'Italian systems have a title only.' }
})

export const title = terms({
  fr: 'civilite*, =civ, *politesse*, titre, titres, =m mme, =mme m',
  de: '*anrede*, =anr, titel, =herr frau, =frau herr',
  it: 'titolo, titoli, *appellativ*, =* prefisso, cortesia*, =sig sig ra, =sig sigra',
  en: 'title, titles, =prefix, *form of address*, =mr mrs, =mr ms, =mr mrs ms',
  any: 'salutation*'
})

export const language = terms({
  fr: 'langue, langues, idiome',
  de: '*sprach*, spr',
  it: 'lingua, lingue, idioma',
  en: 'language, languages, lang, tongue, tongues',
  any: 'idiom, =lng',
  // Credits, arrangements, speeches, objections, hearings; and how well a language is spoken.
  not: `
    *gutsprach*, *rucksprach*, absprach*, ansprach*, einsprach*, vorsprach*, zusprach*, *sprachniveau*,
    *sprachkennt*`
})
