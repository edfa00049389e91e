import { allWords } from '../terms.ts'
import { connectors, lowerCaseParticles, particles } from './vocabulary/names.ts'

// The words of a name in one cell.

const anyCase = new Set(allWords(particles))
const lowerCase = new Set(allWords(lowerCaseParticles))
const between = new Set(allWords(connectors))

/** `Graf-von` of `Graf-von Arx`: the name continues with the next word. */
function endsWithParticle(word: string): boolean {
  const tail = /-(\p{Ll}+)$/u.exec(word)?.[1]
  return tail !== undefined && (lowerCase.has(tail) || anyCase.has(tail))
}

/** `von`, `de la`, `d'`: a word that a last name begins with. */
export function isParticle(word: string): boolean {
  if (lowerCase.has(word) || anyCase.has(word.toLowerCase())) return true
  return /^(?:(?:d|l|dell|dall)['’]|['’]t|st\.)$/iu.test(word) || endsWithParticle(word)
}

export function isConnector(words: readonly string[], at: number): boolean {
  return at > 0 && at < words.length - 1 && between.has(words[at] ?? '')
}

export function isLowerCase(word: string): boolean {
  return word === word.toLowerCase()
}

/**
 * Wholly in capitals, two letters or more; `McDONALD`, `d'ANGELO` and a `ß` among capitals count, initials and
 * numbers do not.
 */
export function isInCapitals(word: string): boolean {
  if (/^(?:\p{L}\.-?)+$|\d/u.test(word)) return false
  const whole = endsWithParticle(word) ? word.slice(0, word.lastIndexOf('-')) : word
  const core = whole.replace(/^(?:Mc|Mac|[dl]['’])(?=\p{Lu})/u, '').replaceAll('ß', '')
  return !/[\p{Ll}\p{Lt}]/u.test(core) && (core.match(/\p{Lu}/gu)?.length ?? 0) >= 2
}

/** A hyphen between blanks joins: `MEYER - BISCH` is one last name, as `MEYER-BISCH` is. */
export function nameTokens(text: string): readonly string[] {
  return text.split(/(?<! [-‐‑–]) (?![-‐‑–] )/u).filter((word) => word !== '')
}
