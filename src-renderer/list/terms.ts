/**
 * Words of one concept by language, comma-separated, in the form that `headerWords` gives: lower case, no accents.
 *
 * | written     | matches                                                    |
 * |-------------|------------------------------------------------------------|
 * | `word`      | the whole word                                             |
 * | `word*`     | a word that begins so                                      |
 * | `*word`     | a word that ends so: German compounds                      |
 * | `*word*`    | the letters anywhere                                       |
 * | `one two`   | these words in a row; each may have a `*`                  |
 * | `one+two`   | the same, joined or apart: `vor+name`                      |
 * | `nr\|no`    | either; binds closest: `pat\|patient* nr\|no`               |
 * | `=word`     | the whole cell is this                                     |
 * | `=word *`   | the cell begins with this; `=* word`: it ends with this    |
 */
export interface Words {
  readonly fr?: string
  readonly de?: string
  readonly it?: string
  readonly en?: string
  /** The same in several languages, phrases that mix languages, and the few words of other languages. */
  readonly any?: string
  /** Phrases that hold a word of the concept and mean something else. */
  readonly not?: string
  /** Why a language has no words of its own here. */
  readonly none?: { readonly [language in 'fr' | 'de' | 'it' | 'en']?: string }
}

/** A pattern that remembers the words it was compiled from. */
export type Terms = RegExp & { readonly words: Words }

const languages = ['fr', 'de', 'it', 'en', 'any'] as const

function listed(text = ''): readonly string[] {
  return text
    .split(',')
    .map((term) => term.trim())
    .filter((term) => term !== '')
}

/** The words of all languages, as written. */
export function allWords(words: Words): readonly string[] {
  return languages.flatMap((language) => listed(words[language]))
}

/** No word is longer. Without an end, a text of one long word would be searched again from each of its letters. */
const restOfWord = '\\w{0,40}'

/** What is between two boundaries, as a pattern. */
function inner(text: string): string {
  return text
    .split(/([ +])/)
    .map((part) => {
      if (part === '+') return ' ?'
      const choices = part.replaceAll('*', restOfWord)
      return choices.includes('|') ? `(?:${choices})` : choices
    })
    .join('')
}

interface Term {
  readonly text: string
  /** Patterns of its two ends: `\b`, the end of the cell, or nothing. */
  readonly left: string
  readonly right: string
}

function parse(term: string): Term {
  const isCell = term.startsWith('=')
  const whole = isCell ? term.slice(1) : term
  const atStart = isCell && !whole.startsWith('* ')
  const atEnd = isCell && !whole.endsWith(' *')
  const parts = whole.replace(/^\* | \*$/g, '').split(/([ +])/)
  const last = parts.length - 1
  const isOpenLeft = parts[0]?.split('|').every((choice) => choice.startsWith('*')) ?? false
  const isOpenRight = !atEnd && (parts[last]?.split('|').every((choice) => choice.endsWith('*')) ?? false)
  if (isOpenLeft) parts[0] = parts[0]?.replace(/(?<=^|\|)\*/g, '') ?? ''
  if (isOpenRight) parts[last] = parts[last]?.replace(/\*(?=$|\|)/g, '') ?? ''
  return {
    text: parts.join(''),
    left: atStart ? '^' : isOpenLeft ? '' : '\\b',
    right: atEnd ? '$' : isOpenRight ? '' : '\\b'
  }
}

/** Refuses a term where it is part of a phrase that means something else. */
function refusal(term: Term, phrase: Term): string {
  const index = phrase.text.indexOf(term.text)
  if (index < 0) return ''
  const before = phrase.text.slice(0, index)
  const lead = before === '' ? '' : `(?<=${phrase.left}${inner(before)})`
  return `(?!${lead}${inner(phrase.text.slice(index))}${phrase.right})`
}

/** Alternatives, the longer ones first, without boundaries: a part of a pattern that is more than words. */
export function oneOf(words: Words): string {
  const terms = [...allWords(words)].sort((one, other) => other.length - one.length)
  return `(?:${terms.map(inner).join('|')})`
}

/** One pattern for all words of a concept, compiled at load. */
export function terms(words: Words, ...grammar: readonly RegExp[]): Terms {
  const not = listed(words.not).map(parse)
  const byEnds = Map.groupBy(allWords(words).map(parse), ({ left, right }) => `${left} ${right}`)
  const groups = [...byEnds.values()].map((group) => {
    const { left = '', right = '' } = group[0] ?? {}
    const alternatives = group
      .sort((one, other) => other.text.length - one.text.length)
      .map((term) => not.map((phrase) => refusal(term, phrase)).join('') + inner(term.text))
    return `${left}(?:${alternatives.join('|')})${right}`
  })
  return Object.assign(new RegExp([...groups, ...grammar.map(({ source }) => source)].join('|')), { words })
}
