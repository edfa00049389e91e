// The words of a name that stands in one cell.

const particles = new Set('de du des le la del della di da dos von van der den zu zur el al ben'.split(' '))
/** Particles in lower case only: written with a capital they are surnames too. */
const lowerParticles = new Set('das do dei degli delle dello dal dalla zum vom ter ten te bin ibn'.split(' '))

/** `Graf-von` of `Graf-von Arx`: the name goes on behind it. */
function endsWithParticle(word: string): boolean {
  const tail = /-(\p{Ll}+)$/u.exec(word)?.[1]
  return tail !== undefined && (lowerParticles.has(tail) || particles.has(tail))
}

/** `von`, `de la`, `d'`: a word that a last name begins with. */
export function isParticle(word: string): boolean {
  if (lowerParticles.has(word) || particles.has(word.toLowerCase())) return true
  return /^(?:(?:d|l|dell|dall)['’]|['’]t|st\.)$/iu.test(word) || endsWithParticle(word)
}

/**
 * Words between two last names of one person, by birth, by marriage or as they are known: `Souza e Silva`, `Rossi in Bianchi`, `Rey dit
 * Favre`.
 */
const joints = new Set(
  'e y in ép. ép épouse ep. ep epouse ved. vedova verh. verw. veuve vve dit dite alias gen. genannt'.split(' ')
)

export function isJoint(words: readonly string[], at: number): boolean {
  return at > 0 && at < words.length - 1 && joints.has(words[at] ?? '')
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
export function wordsOf(text: string): readonly string[] {
  return text.split(/(?<! [-‐‑–]) (?![-‐‑–] )/u).filter((word) => word !== '')
}
