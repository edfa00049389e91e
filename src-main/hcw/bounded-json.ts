/** Deeper and larger than any answer of a server: an invite with its doctor and queue nests five deep. */
export interface JsonBounds {
  readonly depth: number
  /** Members of all objects and elements of all arrays together. */
  readonly members: number
}

export const boundsOfAnswer: JsonBounds = { depth: 32, members: 50_000 }

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a]
const [openArray, closeArray, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d]

/**
 * Whether a JSON text stays within the bounds. To be asked before it is parsed: a few megabytes of nested arrays or of
 * keys keep the parser, and all that walks through its result, busy for seconds. Reads the text once, without building
 * anything; a text that is no JSON may pass.
 */
export function isBoundedJson(text: string, bounds: JsonBounds): boolean {
  let depth = 0
  let members = 0
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case quote:
        at = endOfString(text, at)
        break
      case openArray:
      case openObject:
        if (++depth > bounds.depth) return false
        break
      case closeArray:
      case closeObject:
        depth--
        break
      case comma:
      case colon:
        if (++members > bounds.members) return false
        break
    }
  }
  return true
}

/** The position of the quote that ends the string; the end of the text where none does. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === backslash) at++
    else if (code === quote) return at
  }
  return text.length
}
