import { type Part, type Piece, partsOf, type Sequence } from './pattern-parts.ts'

/** A text that may keep an expression busy: `pump` is repeated as often as wanted. */
export interface Attack {
  readonly start: string
  readonly pump: string
  readonly end: string
}

/** From so many repetitions on, a part counts as one without an end. */
const manyTimes = 20
const samplesOfPump = 6

/** Letters, digits, blanks and signs, of which an expression may treat each in its own way. */
const commonCharacters =
  'abhnopuxzABHNPXZ0159éÉßñхМ١五  \t\n\r\u00a0\u2003\0\u001f"\'’`´^~.,;:·-–—_=+*#@&%$€|/\\<>()[]{}!?°№★☆►✓😀\u0301\u200b'

/**
 * Texts that are likely to cost an expression more than its share: for each part that may be repeated, what leads to it,
 * what it matches many times, and an end that does not match; and what leads to it together with it, many times, for
 * expressions that search from every place.
 */
export function attacksOn({ source, flags }: Pick<RegExp, 'source' | 'flags'>, random: () => number): Attack[] {
  const choices = partsOf(source)
  const alphabet = [...new Set([...commonCharacters, ...source])]
  const members = membersOfSets(choices, alphabet, flags)

  function pick<Item>(items: readonly Item[]): Item | undefined {
    return items[Math.floor(random() * items.length)]
  }

  function sampleOf(piece: Piece): string {
    if (piece.kind === 'set') return pick(members.get(piece.source) ?? []) ?? ''
    return piece.kind === 'group' || piece.isNeededBefore ? sample(pick(piece.choices) ?? []) : ''
  }

  function sample(sequence: Sequence): string {
    return sequence
      .flatMap(({ piece, least, most }) => {
        const times = least < most && random() < 0.3 ? least + 1 : least
        return Array.from({ length: times }, () => sampleOf(piece))
      })
      .join('')
  }

  function pumpsOf({ piece }: Part): readonly string[] {
    const single = piece.kind === 'set' ? (members.get(piece.source) ?? []) : []
    const several = Array.from({ length: samplesOfPump }, () => sampleOf(piece) + sampleOf(piece))
    const once = Array.from({ length: samplesOfPump }, () => sampleOf(piece))
    return [...single, ...once, ...several].filter((pump) => pump !== '')
  }

  /** Characters that the part does not match. */
  function outsidersOf({ piece }: Part): readonly string[] {
    if (piece.kind !== 'set') return []
    const own = new RegExp(`^(?:${piece.source})$`, ownFlags(flags))
    return alphabet.filter((character) => !own.test(character))
  }

  const attacks = new Map<string, Attack>()
  function add(start: string, pump: string, end: string): void {
    attacks.set(JSON.stringify([start, pump, end]), { start, pump, end })
  }

  for (const { lead, part, rest } of repeatedParts(choices)) {
    for (const pump of new Set(pumpsOf(part))) {
      const start = lead.map(sample).join('')
      const other = pick(outsidersOf(part)) ?? ''
      const ends = ['', '\0', '\n\0', `${sample(rest)}\0`, other, `${other}${pump}${other}${pump}\0`]
      for (const end of ends) add(start, pump, end)
      for (const end of ['', '\n\0']) add('', `${start}${pump}`, end)
      add('', `${start}${pump}${sample(rest).slice(0, -1)}`, '\0')
      // A place from which the search begins anew need not be where the part begins.
      add('\0', pump, `\0${sample(rest)}`)
    }
  }
  return [...attacks.values()]
}

/** By set: one of the characters that are in exactly the same sets, for each such kind that the set has. */
function membersOfSets(
  choices: readonly Sequence[],
  alphabet: readonly string[],
  flags: string
): ReadonlyMap<string, readonly string[]> {
  const sources = [...new Set(setsIn(choices))]
  const patterns = sources.map((source) => new RegExp(`^(?:${source})$`, ownFlags(flags)))
  const byKind = Map.groupBy(alphabet, (character) =>
    patterns.map((pattern) => Number(pattern.test(character))).join('')
  )
  return new Map(
    sources.map((source, index) => [
      source,
      [...byKind].filter(([kind]) => kind[index] === '1').map(([, [character = '']]) => character)
    ])
  )
}

/** The flags by which a single character matches or not. */
function ownFlags(flags: string): string {
  return flags.replace(/[^iusv]/g, '')
}

function setsIn(choices: readonly Sequence[]): string[] {
  return choices.flat().flatMap(({ piece }) => (piece.kind === 'set' ? [piece.source] : setsIn(piece.choices)))
}

interface RepeatedPart {
  /** The sequences that lead to it, from the outermost group inwards. */
  readonly lead: readonly Sequence[]
  readonly part: Part
  /** What follows in its own group. */
  readonly rest: Sequence
}

function repeatedParts(choices: readonly Sequence[], lead: readonly Sequence[] = []): RepeatedPart[] {
  return choices.flatMap((sequence) =>
    sequence.flatMap((part, at) => {
      const before = [...lead, sequence.slice(0, at)]
      const here = part.most > manyTimes ? [{ lead: before, part, rest: sequence.slice(at + 1) }] : []
      return part.piece.kind === 'set' ? here : [...here, ...repeatedParts(part.piece.choices, before)]
    })
  )
}
