/** Sizes of a page in mm, and of letters in points. */
const mmPerPoint = 25.4 / 72
const lineHeight = 1.4

/** Nearly the width of each character, as a part of the font's size: what is estimated may be too large, never too small. */
function widthOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code >= 0x1100) return 1.05
  if (/[iljtf.,;:!'’| ]/.test(character)) return 0.34
  return /[\p{Lu}mwMW@%&—]/u.test(character) ? 0.86 : 0.6
}

/** How many lines a text takes in a column. Words are not cut: each line may be a word short. */
function linesOf(text: string, widthMm: number, points: number): number {
  const perLine = (widthMm / (points * mmPerPoint)) * 0.93
  const lines = text.split('\n').map((line) => {
    const width = [...line].reduce((sum, character) => sum + widthOf(character), 0)
    return Math.max(1, Math.ceil(width / perLine))
  })
  return lines.reduce((sum, count) => sum + count, 0)
}

export interface LetterBlocks {
  readonly title: string
  readonly paragraphs: readonly string[]
  /** In the frame: small words, the moment in large ones, and more small words. */
  readonly framed: { readonly small: readonly string[]; readonly large: string }
  readonly nextToCode: readonly string[]
  readonly link: string
  readonly hasCode: boolean
}

/** A longer link is written smaller. In points, for a link of so many characters. */
export function linkPoints({ length }: string): number {
  if (length <= 160) return 11
  if (length <= 500) return 8
  if (length <= 1200) return 6
  return length <= 2000 ? 4.5 : 4
}

/** As parts of the size of the text. */
export const titleSize = 1.45
export const largeSize = 1.35
/** Between paragraphs. */
export const gapSize = 0.75

const width = 160
const codeSide = 60
const nextToCode = width - codeSide - 6

/** What a letter takes of its page, in mm, if its text is written in this size. */
function heightOf(blocks: LetterBlocks, points: number): number {
  const line = points * mmPerPoint * lineHeight
  const gap = points * mmPerPoint * gapSize
  const paragraph = (text: string, column = width) => linesOf(text, column, points) * line + gap
  const sum = (heights: readonly number[]) => heights.reduce((total, height) => total + height, 0)
  const { title, paragraphs, framed, link, hasCode } = blocks
  const column = hasCode ? nextToCode : width
  const size = linkPoints(link)
  const linkLines = Math.ceil((link.length * 0.62) / (column / (size * mmPerPoint)))
  const ways = sum([
    ...blocks.nextToCode.map((text) => paragraph(text, column)),
    linkLines * size * mmPerPoint * 1.3 + gap
  ])
  return sum([
    linesOf(title, width, points * titleSize) * points * titleSize * mmPerPoint * 1.2 + 4,
    ...paragraphs.map((text) => paragraph(text)),
    ...framed.small.map((text) => linesOf(text, width - 11, points) * line),
    linesOf(framed.large, width - 11, points * largeSize) * points * largeSize * mmPerPoint * 1.3 + 7 + gap,
    Math.max(hasCode ? codeSide : 0, ways) + gap
  ])
}

const sizes = [11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5] as const
const smallest = 6

/** The largest size, in points, in which the text of a letter fits a page that has so many mm for it. */
export function pointsThatFit(blocks: LetterBlocks, heightMm: number): number {
  return sizes.find((points) => heightOf(blocks, points) <= heightMm) ?? smallest
}
