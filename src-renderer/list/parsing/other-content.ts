import type { SourceRecord, UnreadableReason } from './reading.ts'

/** Share of control characters above which bytes were never text. */
const maxControlShare = 0.01
const inspectedLength = 65_536

/** Control characters that no program writes into text (tab, line ends, form feed, escape sequences aside). */
function isStrangeControl(code: number): boolean {
  return code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d && code !== 0x0c && code !== 0x1b
}

const subject = 'subject|betreff|objet|oggetto'

const beginnings: readonly (readonly [pattern: RegExp, reason: UnreadableReason])[] = [
  [/^begin:v(calendar|card)\b/i, 'calendar'],
  // A workbook that Excel saved as a "single file web page": only Excel opens it.
  [/^mime-version:\s[^\n]*\n(?:[^\n]+\n){0,4}?x-document-type:\s*work/i, 'old-excel'],
  [/^(mime-version|received|return-path|delivered-to|message-id|x-mailer):\s/i, 'mail'],
  [
    /^(from|to|date|subject|von|an|de|à|betreff|objet):[^\n]*\n(?:[^\n]*\n){0,6}(mime-version|content-type):\s/i,
    'mail'
  ],
  // A message saved as text: who wrote, and below it to whom or about what.
  [
    new RegExp(
      String.raw`^(from|von|de|da):[^\n]*\n(?:[^\n]*\n){0,3}(to|an|à|a|${subject}):[^\n]*\n(?:[^\n]*\n)?(${subject}|cc):`,
      'i'
    ),
    'mail'
  ],
  [/^%!PS-/, 'text-document'],
  [/^\s*(insert\s+into|create\s+table)\s/i, 'data-file'],
  [/^\s*[{[]\s*(?:["{[]|$)/, 'data-file'],
  [/^\s*<\?xml\b/i, 'data-file']
]

/** What kind of text this is if it is no list, by its first lines. */
export function otherText(text: string): UnreadableReason | undefined {
  const sample = text.slice(0, inspectedLength)
  let controls = 0
  for (let at = 0; at < sample.length; at++) if (isStrangeControl(sample.charCodeAt(at))) controls++
  if (controls > 2 && controls > sample.length * maxControlShare) return 'not-text'
  const head = sample.slice(0, 2000)
  return beginnings.find(([pattern]) => pattern.test(head))?.[1]
}

/** Words of letters in a cell, on average, above which cells are clauses. Names, headers and remarks stay below. */
const wordsOfClause = 3
const cellsOfList = 4
const inspectedRecords = 200
const word = /\p{L}{2,}/gu

/** Whether records are sentences with commas: few have as many cells as a list, and the cells are long. */
export function isProse(records: readonly SourceRecord[]): boolean {
  let cells = 0
  let words = 0
  let wide = 0
  let filled = 0
  for (const record of records.slice(0, inspectedRecords)) {
    const values = record.cells.filter((cell) => cell.trim() !== '')
    if (values.length === 0) continue
    filled++
    cells += values.length
    if (record.cells.length >= cellsOfList) wide++
    for (const value of values) words += value.slice(0, 1000).match(word)?.length ?? 0
  }
  return words > cells * wordsOfClause && wide * 2 < filled
}
