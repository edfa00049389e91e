/** What a part of a pattern matches. */
export type Piece =
  /** One character: a letter, an escape, a class or a dot; as it is written. */
  | { readonly kind: 'set'; readonly source: string }
  | { readonly kind: 'group'; readonly choices: readonly Sequence[] }
  /** Matches between characters: an edge, or what may (not) stand before or behind. */
  | { readonly kind: 'assertion'; readonly choices: readonly Sequence[]; readonly isNeededBefore: boolean }

export interface Part {
  readonly piece: Piece
  readonly least: number
  /** `Infinity`: any number of times. */
  readonly most: number
}

export type Sequence = readonly Part[]

const groupStart = /\((?:\?(?:<?[=!]|:|<[^>]*>|[-a-z]*:))?/y
const escaped = /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|k<[^>]*>|[\s\S])/y
const characterClass = /\[(?:[^\]\\]|\\[\s\S])*\]/y
const quantifier = /(?:([*+?])|\{(\d+)(,(\d*))?\})\??/y

/** The parts of a pattern that JavaScript compiles, with their alternatives and how often each may be repeated. */
export function partsOf(source: string): readonly Sequence[] {
  let at = 0

  function take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = at
    const found = pattern.exec(source)
    if (found !== null) at += found[0].length
    return found
  }

  function choices(): readonly Sequence[] {
    const found: Sequence[] = [sequence()]
    while (source[at] === '|') {
      at += 1
      found.push(sequence())
    }
    return found
  }

  function sequence(): Sequence {
    const parts: Part[] = []
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      const piece = readPiece()
      parts.push({ piece, ...readQuantifier() })
    }
    return parts
  }

  function readPiece(): Piece {
    const opening = take(groupStart)?.[0]
    if (opening !== undefined) {
      const inside = choices()
      at += 1
      if (!/[=!]$/.test(opening)) return { kind: 'group', choices: inside }
      return { kind: 'assertion', choices: inside, isNeededBefore: opening.endsWith('<=') }
    }
    const taken = (take(escaped) ?? take(characterClass))?.[0]
    const written = taken ?? String.fromCodePoint(source.codePointAt(at) ?? 0)
    if (taken === undefined) at += written.length
    if (/^(?:[$^]|\\[bB])$/.test(written)) return { kind: 'assertion', choices: [], isNeededBefore: false }
    // What a group has matched may be empty.
    return /^\\(?:[1-9]|k<)/.test(written) ? { kind: 'group', choices: [[]] } : { kind: 'set', source: written }
  }

  function readQuantifier(): Omit<Part, 'piece'> {
    const found = take(quantifier)
    if (found === null) return { least: 1, most: 1 }
    const [, sign, count, comma, most] = found
    if (sign !== undefined) return { least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Number.POSITIVE_INFINITY }
    const least = Number(count)
    if (comma === undefined) return { least, most: least }
    return { least, most: most === '' ? Number.POSITIVE_INFINITY : Number(most) }
  }

  return choices()
}
