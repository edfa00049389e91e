import Papa from 'papaparse'
import type { LinkSheet } from './link-sheet.ts'

export type CsvSeparator = ';' | ',' | '\t'

/**
 * A cell that a spreadsheet program would run as a formula (OWASP, CSV injection): `= + - @` first, also as
 * full-width signs and after blanks or NUL. A sign alone is no formula.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL before a formula is one of the known tricks
const formula = /^[\s\u0000]*[=+\-@＝＋－＠](?=[\s\S])/

/**
 * The same where a program splits at another separator than ours: inside a cell, at its line breaks too. It finds the
 * blanks before the formula, which begin with a separator or contain some.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const formulaInside = /(?:[;,|]|(?<![;,|\s\u0000])(?=[\s\u0000]))[\s\u0000]*(?=[=+\-@＝＋－＠][\s\S])/g
const separators = /[;,\t|\r\n]/g

/**
 * CSV as Excel opens it by a double click: UTF-8 with BOM, CRLF, quoted where needed. Cells that would run as
 * formulas get an apostrophe in front, which Excel users know as "this is text".
 */
export function toCsv(sheet: Pick<LinkSheet, 'headers' | 'rows' | 'notice'>, separator: CsvSeparator): Uint8Array {
  const safe = (cells: readonly string[]) =>
    cells.map((cell) => cell.replace(formulaInside, (blanks) => blanks.replace(separators, "$&'")))
  const notice = sheet.notice === undefined ? [] : [safe([sheet.notice])]
  const text = Papa.unparse([...notice, safe(sheet.headers), ...sheet.rows.map(safe)], {
    delimiter: separator,
    newline: '\r\n',
    escapeFormulae: formula
  })
  return new TextEncoder().encode(`\uFEFF${text}\r\n`)
}
