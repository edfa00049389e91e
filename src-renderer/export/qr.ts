import { encode } from 'uqr'

/** A QR code as one SVG path on a grid of `size` × `size` modules, with the white margin of four that scanners need. */
export interface QrPath {
  readonly size: number
  readonly path: string
}

/** Bytes that the largest code holds with error correction M (ISO/IEC 18004, version 40). */
const bytesMax = 2331

/**
 * Error correction M: a link of 100 characters stays small enough to be scanned from a screen and from paper. Null: the
 * text is longer than any code holds.
 */
export function qrPath(text: string): QrPath | null {
  if (new TextEncoder().encode(text).length > bytesMax) return null
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const parts: string[] = []
  for (const [y, line] of data.entries()) {
    for (let x = 0; x < size; x++) {
      if (line[x] !== true) continue
      const from = x
      while (line[x + 1] === true) x++
      parts.push(`M${from} ${y}h${x - from + 1}v1H${from}z`)
    }
  }
  return { size, path: parts.join('') }
}
