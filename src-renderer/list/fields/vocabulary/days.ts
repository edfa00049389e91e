import { allWords, type Words } from '../../terms.ts'

// Long and short names, folded. Some short ones are two days in two languages: they are in both.

/** By the number of the weekday, Sunday first. */
export const weekdays: readonly Words[] = [
  { fr: 'dimanche, dim, di', de: 'sonntag, so, son, sonnt', it: 'domenica, dom, do', en: 'sunday, sun, su' },
  { fr: 'lundi, lun, lu', de: 'montag, mo, mon, mont', it: 'lunedi', en: 'monday' },
  { fr: 'mardi, mar, ma', de: 'dienstag, di, die, dienst', it: 'martedi', en: 'tuesday, tue, tues, tu' },
  {
    fr: 'mercredi, mer, me, mercr',
    de: 'mittwoch, mi, mit, mittw',
    it: 'mercoledi, mercol',
    en: 'wednesday, wed, weds, we'
  },
  {
    fr: 'jeudi, jeu, je',
    de: 'donnerstag, do, don, donn',
    it: 'giovedi, gio, gi, giov',
    en: 'thursday, thu, thur, thurs, th'
  },
  { fr: 'vendredi, ven, ve, vend', de: 'freitag, fr, fre, freit', it: 'venerdi, vener', en: 'friday, fri' },
  { fr: 'samedi, sam, sa', de: 'samstag, sonnabend, sams', it: 'sabato, sab', en: 'saturday, sat' }
]

/** January first. */
export const months: readonly Words[] = [
  { fr: 'janvier, janv', de: 'januar, jann, janner, jaenner', it: 'gennaio, genn, gen', en: 'january', any: 'jan' },
  { fr: 'fevrier, fevr, fev', de: 'februar, feber', it: 'febbraio, febbr', en: 'february', any: 'feb, febr' },
  { fr: 'mars', de: 'marz, maerz, mrz', it: 'marzo', en: 'march', any: 'mar' },
  { fr: 'avril, avr', it: 'aprile', any: 'april, apr' },
  { it: 'maggio, mag, magg', en: 'may', any: 'mai' },
  { fr: 'juin', de: 'juni', it: 'giugno, giu', en: 'june', any: 'jun' },
  { fr: 'juillet, juil, juill', de: 'juli', it: 'luglio, lug', en: 'july', any: 'jul' },
  { fr: 'aout, aou', it: 'agosto, ago', any: 'august, aug' },
  { fr: 'septembre', it: 'settembre, sett, set', any: 'september, sept, sep' },
  { fr: 'octobre', de: 'oktober, okt', it: 'ottobre, ott', en: 'october', any: 'oct' },
  { fr: 'novembre', any: 'november, nov' },
  { fr: 'decembre', de: 'dezember, dez', it: 'dicembre, dic', en: 'december', any: 'dec' }
]

/** Parts of the day instead of an hour. */
export const partsOfDay: Words = {
  fr: 'matin, apres-midi, soir',
  de: 'vormittag, vormittags, nachmittag, nachmittags, abend, abends',
  it: 'mattina, mattino, pomeriggio, sera',
  en: 'morning, afternoon, evening, am, pm'
}

/** Numbers by word, in the order of the tables: a word of two days has both. */
export function numbersByWord(tables: readonly Words[], first: number): ReadonlyMap<string, readonly number[]> {
  const numbers = new Map<string, number[]>()
  for (const [index, table] of tables.entries())
    for (const word of allWords(table)) numbers.set(word, [...(numbers.get(word) ?? []), index + first])
  return numbers
}
