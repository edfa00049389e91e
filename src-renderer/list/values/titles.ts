import type { Gender } from './codes.ts'
import { fold } from './text.ts'

const male =
  'm mr mister master sir monsieur mons homme h herr herrn hr sig sigr signor signore mann male man boy masculin maskulin masculine masculino masc mas ' +
  'garcon mannlich maennlich mannl knabe junge bub maschio maschile masch uomo ragazzo 1'
const female =
  'f w mme madame mlle melle mademoiselle femme frau fr frl fraulein fraeulein dame sigra siga sra signora sigrina sigina signa ' +
  'signorina mrs ms miss madam weib weiblich weibl female woman girl feminin feminine feminino femenino femelle fem fille madchen maedchen ' +
  'femmina femminile femm donna ragazza 2'

/** Words for a person's sex, in four languages; keys are folded and without dots. */
const sexWords: ReadonlyMap<string, Gender> = new Map([
  ...male.split(' ').map((word) => [word, 'male'] as const),
  ...female.split(' ').map((word) => [word, 'female'] as const)
])

const courtesyWords = new Map<string, Gender>(
  (
    [
      ['male', 'm mr mister master monsieur herr herrn hr sig sigr signor signore'],
      [
        'female',
        'mme madame mlle melle mademoiselle frau fr frl fraulein fraeulein sigra signora sigrina sigina signa signorina mrs ms miss'
      ]
    ] as const
  ).flatMap(([gender, words]) => words.split(' ').map((word) => [word, gender] as const))
)

const academicWords = new Set(
  (
    'dr drs dre dres docteur docteure doctoresse dresse doktor doctor drin drmed drmeddent drmedvet drphil driur drscnat drrernat ' +
    'dott dottssa dottore dottor dottoressa drssa prof profssa profdr profdrmed professeur professeure professor professorin ' +
    'professore professoressa pr pd pddr pddrmed privatdozent privatdozentin maitre egr egregio gentile gentma gentmo phd'
  ).split(' ')
)

/** Words that belong to an academic title before them and are names otherwise. */
const academicTails = new Set(
  'med dent vet phil iur jur rer nat sc oec pol theol ing habil hc h c mult em emer fmh'.split(' ')
)

/** Titles that are titles only with their dot: Ing and Avv could be names. */
const dottedTitles = new Set(
  (
    'ing. dipl. lic. avv. arch. geom. rag. mag. me. gent. egr. spett. priv. doz. univ. prim. pfr. rev. psych. ' + 'oa.'
  ).split(' ')
)

/** Courtesy titles that are titles only with their dots: Siga is a first name, Sigg a surname. */
const dottedCourtesy: ReadonlyMap<string, TitleGender> = new Map([
  ['sig.a', 'female'],
  ['s.ra', 'female'],
  ['s.na', 'female'],
  ['sra.', 'female'],
  ['sigg.', 'neutral'],
  ['mm.', 'neutral']
])

/** Titles that are surnames too: only before a first and a last name. */
const courtesyBeforeBoth: ReadonlyMap<string, Gender> = new Map([
  ['sir', 'male'],
  ['madam', 'female']
])

/** Addresses in front of a name that tell no sex; none of them is a name. */
const neutralTitles = new Set(
  'famille familie fam famiglia family eheleute herrschaften messieurs mesdames mmes mlles coniugi enfant enfants bebe mx'.split(
    ' '
  )
)

/** Addresses that are names too (Kind, Child, Don): titles only before a name whose capitals tell its parts. */
const neutralBeforeCapitals = new Set(
  'kind kinder child children baby bambino bambina bambini soeur frere pere abbe pater schwester bruder suor don'.split(
    ' '
  )
)

/** Said of a marriage between a courtesy title and the name: `Mme veuve Rey Anne`. Vedova and Witwe are surnames too. */
const widowed = new Set('veuve veuf vve'.split(' '))
const widowedInLowerCase = new Set(['vedova', 'vedovo', 'ved', 'witwe', 'verwitwete', 'wwe'])

/** A word as the tables hold it: folded, without dots and closing marks. */
export function titleKey(word: string): string {
  return fold(word).replace(/[.,:;]/g, '')
}

export function sexOfWord(key: string): Gender | undefined {
  return sexWords.get(key)
}

export function isAcademic(key: string): boolean {
  return academicWords.has(key) || academicTails.has(key)
}

/** What courtesy and academic titles in front of a name say, and the words after them. One word always remains. */
export interface Untitled {
  readonly words: readonly string[]
  /**
   * From courtesy titles; `contradiction` where they say both, `neutral` where one tells no sex (`Familie`, `Enfant`).
   * Academic titles say nothing.
   */
  readonly gender?: TitleGender
}

export type TitleGender = Gender | 'contradiction' | 'neutral'

/** What two titles say together: who greets a family, or both sexes, says nothing of one person. */
export function bothTitles(a: TitleGender | undefined, b: TitleGender | undefined): TitleGender | undefined {
  if (a === undefined || a === b) return b
  if (b === undefined) return a
  return a === 'neutral' || b === 'neutral' ? 'neutral' : 'contradiction'
}

function dottedCourtesyOf(word: string): TitleGender | undefined {
  const folded = fold(word)
  return dottedCourtesy.get(folded) ?? dottedCourtesy.get(folded.replace(/[.,:;]$/, ''))
}

function courtesyOf(words: readonly string[], at: number): TitleGender | undefined {
  const word = words[at] ?? ''
  const key = titleKey(word)
  const known = courtesyWords.get(key) ?? dottedCourtesyOf(word)
  if (known) return known
  if (neutralTitles.has(key)) return 'neutral'
  const either = word.split('/').map((part) => courtesyWords.get(titleKey(part)))
  if (either.length > 1 && !either.includes(undefined))
    return either.reduce<TitleGender | undefined>(bothTitles, undefined)
  if (words.length - at >= 3 && courtesyBeforeBoth.has(key)) return courtesyBeforeBoth.get(key)
  if (!neutralBeforeCapitals.has(key) || !/\p{Ll}/u.test(word)) return undefined
  const next = words[at + 1] ?? ''
  return words.length - at >= 3 && /^\P{Ll}{2,}$/u.test(next) ? 'neutral' : undefined
}

export function withoutTitles(words: readonly string[]): Untitled {
  let at = 0
  let academic = false
  let gender: Untitled['gender']
  while (at < words.length - 1) {
    const word = words[at] ?? ''
    const key = titleKey(word)
    const courtesy = courtesyOf(words, at)
    if (courtesy) gender = bothTitles(gender, courtesy)
    else if (academicWords.has(key) || isDotted(word) || isMaitre(words, at)) academic = true
    else if (
      !(academic && academicTails.has(key)) &&
      !(at > 0 && isLink(key) && isTitle(words[at + 1])) &&
      !(gender !== undefined && isWidowed(word) && words.length - at >= 3)
    )
      break
    at += 1
  }
  const rest = words.slice(at)
  return gender === undefined ? { words: rest } : { words: rest, gender }
}

function isWidowed(word: string): boolean {
  const key = titleKey(word)
  return widowed.has(key) || (widowedInLowerCase.has(key) && word === word.toLowerCase())
}

/** `Monsieur le Docteur`, `M. et Mme`: a word between two titles. */
function isLink(key: string): boolean {
  return /^(?:le|la|l|et|und|e|and|&)$/.test(key)
}

function isTitle(word = ''): boolean {
  const key = titleKey(word)
  return courtesyWords.has(key) || academicWords.has(key)
}

/**
 * Titles glued to what follows, parted from it: `Dr.Huber`, `Prof.Dr. Huber`. A single letter could be an initial, but
 * not `M.` before a last name in capitals; `SIG.RA` is one title.
 */
export function withTitlesParted(text: string): string {
  return text
    .replace(/^M\.(?=\p{Lu}{2,}\s)/u, 'M. ')
    .replace(/(?<![\p{L}.-])(\p{L}{2,}\.)(?=(\p{Lu}[\p{L}.]+))/gu, (word, _, behind: string) =>
      !isTitle(word + behind) && (isTitle(word) || isDotted(word)) ? `${word} ` : word
    )
}

/** `Dipl.`, and titles joined by a hyphen (`Univ.-Prof.`, `Dipl.-Ing.`): every part is one, and one has its dot. */
export function isDotted(word: string): boolean {
  const folded = fold(word)
  if (dottedTitles.has(folded)) return true
  if (!/\.-|-.*\./.test(folded)) return false
  return folded
    .split('-')
    .every((part) => dottedTitles.has(part.replace(/\.?$/, '.')) || academicWords.has(titleKey(part)))
}

/** `Me` for Maître, where a first and a last name follow. */
function isMaitre(words: readonly string[], at: number): boolean {
  return words[at] === 'Me' && words.length - at >= 3
}

/** Whether these words are nothing but titles (`Dr. med.` behind a name). */
export function areTitles(words: readonly string[]): boolean {
  let academic = false
  return words.every((word) => {
    const key = titleKey(word)
    const title =
      courtesyWords.has(key) || academicWords.has(key) || isDotted(word) || (academic && academicTails.has(key))
    academic ||= academicWords.has(key) || isDotted(word)
    return title
  })
}
