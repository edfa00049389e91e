import type { LineEnds } from './reading.ts'

export interface Lines {
  /** Every line end is `\n`, inside quoted cells too. */
  readonly text: string
  readonly lineEnds: LineEnds
}

/**
 * Makes all line ends alike, since files mix them (rows appended by another program) and the CSV parser knows
 * one kind per file. Inside cells the difference has no meaning: a line break is a line break.
 */
export function unifyLineEnds(text: string): Lines {
  if (!text.includes('\r')) return { text, lineEnds: text.includes('\n') ? 'LF' : 'none' }
  let pairs = 0
  let lone = 0
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) === 0x0a) pairs++
    else lone++
  }
  let feeds = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) feeds++
  const kinds = [pairs > 0, lone > 0, feeds > pairs].filter(Boolean).length
  const lineEnds = kinds > 1 ? 'mixed' : pairs > 0 ? 'CRLF' : 'CR'
  return { text: text.replace(/\r\n?/g, '\n'), lineEnds }
}
