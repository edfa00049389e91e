import { strToU8, zipSync } from 'fflate'
import type { LinkSheet } from './link-sheet.ts'

/**
 * A workbook of one sheet of text cells (Office Open XML, ECMA-376): nothing in it is a number or a formula, so
 * that no program changes a phone number or runs a name. Written here because the libraries at hand compress in
 * blob workers, which the window's content policy forbids, and neither write links nor hide columns.
 */
export function toXlsx(sheet: LinkSheet, sheetName: string): Uint8Array {
  const links: string[] = []
  const lines = [
    line(1, sheet.headers, () => styles.header),
    ...sheet.rows.map((row, index) =>
      line(index + 2, row, (column, text) => {
        if (column !== sheet.linkColumn || text === '' || links.length === hyperlinksMax) return styles.text
        links.push(`${columnName(column)}${index + 2}\n${text}`)
        return styles.link
      })
    )
  ]
  const lastCell = `${columnName(sheet.headers.length - 1)}${sheet.rows.length + 1}`
  const columns = sheet.headers.map((header, index) => {
    const hidden = index === sheet.rowIdColumn ? ' hidden="1"' : ''
    const number = index + 1
    return `<col min="${number}" max="${number}" width="${columnWidth(sheet, header, index)}" customWidth="1"${hidden}/>`
  })
  const hyperlinks = links.map(
    (link, index) => `<hyperlink ref="${link.slice(0, link.indexOf('\n'))}" r:id="rId${index + 1}"/>`
  )
  const worksheet = [
    declaration,
    `<worksheet xmlns="${main}" xmlns:r="${relations}">`,
    `<dimension ref="A1:${lastCell}"/>`,
    '<sheetViews><sheetView workbookViewId="0">',
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
    '</sheetView></sheetViews>',
    `<cols>${columns.join('')}</cols>`,
    `<sheetData>${lines.join('')}</sheetData>`,
    `<autoFilter ref="A1:${lastCell}"/>`,
    links.length > 0 ? `<hyperlinks>${hyperlinks.join('')}</hyperlinks>` : '',
    '</worksheet>'
  ].join('')
  const worksheetRelations = links.map((link, index) => {
    const target = escapeXml(link.slice(link.indexOf('\n') + 1))
    return `<Relationship Id="rId${index + 1}" Type="${relations}/hyperlink" Target="${target}" TargetMode="External"/>`
  })
  const workbook = [
    declaration,
    `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>`,
    `<sheet name="${escapeXml(safeSheetName(sheetName))}" sheetId="1" r:id="rId1"/>`,
    '</sheets></workbook>'
  ].join('')
  return zipSync(
    {
      '[Content_Types].xml': strToU8(contentTypes),
      '_rels/.rels': strToU8(
        relationships([`<Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/>`])
      ),
      'xl/workbook.xml': strToU8(workbook),
      'xl/_rels/workbook.xml.rels': strToU8(
        relationships([
          `<Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/>`,
          `<Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/>`
        ])
      ),
      'xl/styles.xml': strToU8(styleSheet),
      'xl/worksheets/sheet1.xml': strToU8(worksheet),
      ...(links.length > 0 && { 'xl/worksheets/_rels/sheet1.xml.rels': strToU8(relationships(worksheetRelations)) })
    },
    { level: 6 }
  )
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** Excel repairs a sheet with more links than this by removing them all. */
const hyperlinksMax = 65_530
/** Excel refuses longer cells. */
const cellLengthMax = 32_767

/** Positions in `cellXfs` below. */
const styles = { text: 1, header: 2, link: 3 } as const

const font = (properties: string) => `<font>${properties}<name val="Calibri"/><family val="2"/></font>`
const fonts = [font('<sz val="11"/>'), font('<b/><sz val="11"/>'), font('<u/><sz val="11"/><color rgb="FF0563C1"/>')]

/** Number format 49 is `@`, text: Excel keeps a cell as it is even when it is edited. */
const textFormat = (fontId: number) =>
  `<xf numFmtId="49" fontId="${fontId}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"${fontId === 0 ? '' : ' applyFont="1"'}/>`

const styleSheet = `${declaration}<styleSheet xmlns="${main}">
<fonts count="3">${fonts.join('')}</fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${[0, 1, 2].map(textFormat).join('')}</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>`

const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const part = (name: string, type: string) =>
  `<Override PartName="/xl/${name}.xml" ContentType="${spreadsheetType}.${type}+xml"/>`
const contentTypes = [
  declaration,
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">',
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
  '<Default Extension="xml" ContentType="application/xml"/>',
  part('workbook', 'sheet.main'),
  part('worksheets/sheet1', 'worksheet'),
  part('styles', 'styles'),
  '</Types>'
].join('')

function relationships(entries: readonly string[]): string {
  return `${declaration}<Relationships xmlns="${packageRelations}">${entries.join('')}</Relationships>`
}

function line(number: number, cells: readonly string[], styleOf: (column: number, text: string) => number): string {
  const parts = cells.map((text, column) => {
    const style = styleOf(column, text)
    if (text === '') return ''
    return `<c r="${columnName(column)}${number}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeCell(text)}</t></is></c>`
  })
  return `<row r="${number}">${parts.join('')}</row>`
}

/** 0 → A, 25 → Z, 26 → AA. */
function columnName(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}

/** In characters: as wide as the texts of the first rows, within limits. */
function columnWidth(sheet: LinkSheet, header: string, index: number): number {
  const longest = sheet.rows
    .slice(0, 200)
    .reduce((length, row) => Math.max(length, row[index]?.length ?? 0), header.length)
  return Math.min(Math.max(longest + 2, 8), 60)
}

/** Excel allows 31 characters without `: \ / ? * [ ]`, and no apostrophe at the ends. */
function safeSheetName(name: string): string {
  const safe = name
    .replace(/[:\\/?*[\]]/g, ' ')
    .trim()
    .slice(0, 31)
    .replace(/^'+|'+$/g, '')
  return safe === '' ? 'HCW' : safe
}

/** Text that looks like Office's own `_x000D_` escape is escaped itself, or it would come back as another character. */
function escapeCell(text: string): string {
  return escapeXml(text.slice(0, cellLengthMax)).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}

/** Characters that XML 1.0 cannot hold (control characters, halves of surrogate pairs) are left out. */
function escapeXml(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly the characters that XML 1.0 forbids
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
      .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
  )
}
