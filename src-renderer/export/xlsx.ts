import { strToU8, zipSync } from 'fflate'
import type { LinkSheet } from './link-sheet.ts'

/**
 * A workbook of one sheet of text cells (Office Open XML, ECMA-376): nothing in it is a formula, and a number only in the columns of
 * figures, so that no program changes a phone number or runs a name. It prints as it is: see {@link pageSetup}; `pageHeader` stands
 * above each page. Written here because the libraries at hand compress in
 * blob workers, which the window's content policy forbids, and neither write links nor hide columns.
 */
export function toXlsx(sheet: LinkSheet, sheetName: string, pageHeader = sheetName): Uint8Array {
  const links: string[] = []
  const widths = sheet.headers.map((header, index) => columnWidth(sheet, header, index))
  /** The row of the titles. */
  const top = sheet.notice === undefined ? 1 : 2
  const notice = sheet.notice === undefined ? [] : [line(1, [sheet.notice], [widthMax * 10], () => styles.notice)]
  const lines = [
    ...notice,
    line(top, sheet.headers, widths, () => styles.header),
    ...sheet.rows.map((row, index) =>
      line(top + index + 1, row, widths, (column, text) => {
        const isLink = column === sheet.linkColumn || column === sheet.openColumn
        if (column >= (sheet.numbersFrom ?? Number.POSITIVE_INFINITY) && /^\d{1,15}$/.test(text)) return styles.number
        if (!isLink || text === '' || links.length === hyperlinksMax) return styles.text
        links.push(`${columnName(column)}${top + index + 1}\n${row[sheet.linkColumn] ?? ''}`)
        return styles.link
      })
    )
  ]
  const lastCell = `${columnName(sheet.headers.length - 1)}${sheet.rows.length + top}`
  const columns = widths.map((width, index) => {
    const hidden = index === sheet.rowIdColumn ? ' hidden="1"' : ''
    const number = index + 1
    return `<col min="${number}" max="${number}" width="${width}" customWidth="1"${hidden}/>`
  })
  const hyperlinks = links.map(
    (link, index) => `<hyperlink ref="${link.slice(0, link.indexOf('\n'))}" r:id="rId${index + 1}"/>`
  )
  const worksheet = [
    declaration,
    `<worksheet xmlns="${main}" xmlns:r="${relations}">`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<dimension ref="A1:${lastCell}"/>`,
    '<sheetViews><sheetView workbookViewId="0">',
    `<pane ySplit="${top}" topLeftCell="A${top + 1}" activePane="bottomLeft" state="frozen"/>`,
    '</sheetView></sheetViews>',
    `<cols>${columns.join('')}</cols>`,
    `<sheetData>${lines.join('')}</sheetData>`,
    `<autoFilter ref="A${top}:${lastCell}"/>`,
    links.length > 0 ? `<hyperlinks>${hyperlinks.join('')}</hyperlinks>` : '',
    pageSetup(pageHeader),
    '</worksheet>'
  ].join('')
  const worksheetRelations = links.map((link, index) => {
    const target = escapeXml(link.slice(link.indexOf('\n') + 1))
    return `<Relationship Id="rId${index + 1}" Type="${relations}/hyperlink" Target="${target}" TargetMode="External"/>`
  })
  const tabName = safeSheetName(sheetName)
  // In a formula an apostrophe of a quoted name is doubled.
  const quotedName = escapeXml(`'${tabName.replaceAll("'", "''")}'`)
  const workbook = [
    declaration,
    `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>`,
    `<sheet name="${escapeXml(tabName)}" sheetId="1" r:id="rId1"/></sheets>`,
    `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">${quotedName}!$1:$${top}</definedName></definedNames>`,
    '</workbook>'
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
const styles = { number: 0, text: 1, header: 2, link: 3, notice: 4 } as const

const font = (properties: string) => `<font>${properties}<name val="Calibri"/><family val="2"/></font>`
const fonts = [font('<sz val="11"/>'), font('<b/><sz val="11"/>'), font('<u/><sz val="11"/><color rgb="FF0563C1"/>')]

/** Number format 49 is `@`, text: Excel keeps a cell as it is even when it is edited. Long texts take several lines. */
const textFormat = (fontId: number) =>
  [
    `<xf numFmtId="49" fontId="${fontId}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"`,
    fontId === 0 ? '' : ' applyFont="1"',
    ' applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
  ].join('')

/** One line over all columns, however long. */
const noticeFormat =
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>'

const styleSheet = `${declaration}<styleSheet xmlns="${main}">
<fonts count="3">${fonts.join('')}</fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${[0, 1, 2].map(textFormat).join('')}
${noticeFormat}</cellXfs>
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

/** Landscape A4, as wide as one page, titles on each page; above it what the list is, and the page's number. */
function pageSetup(pageHeader: string): string {
  // In a header `&` begins a code; Excel refuses headers longer than 255 characters.
  const title = escapeXml(pageHeader.slice(0, 100).replaceAll('&', '&&'))
  return [
    '<pageMargins left="0.4" right="0.4" top="0.7" bottom="0.4" header="0.3" footer="0.2"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    `<headerFooter><oddHeader>&#38;L${title}&#38;R&#38;P / &#38;N</oddHeader></headerFooter>`
  ].join('')
}

function line(
  number: number,
  cells: readonly string[],
  widths: readonly number[],
  styleOf: (column: number, text: string) => number
): string {
  const parts = cells.map((text, column) => {
    const style = styleOf(column, text)
    if (text === '') return ''
    if (style === styles.number) return `<c r="${columnName(column)}${number}"><v>${text}</v></c>`
    return `<c r="${columnName(column)}${number}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeCell(text)}</t></is></c>`
  })
  const lines = cells.reduce((most, text, column) => Math.max(most, linesOf(text, widths[column] ?? widthMax)), 1)
  // Programs that open the file without measuring it, and its printing, need the height.
  return `<row r="${number}" ht="${Math.min(lines, linesMax) * lineHeight}">${parts.join('')}</row>`
}

/** Points of a line of 11 points. */
const lineHeight = 15
/** Excel refuses rows higher than 409 points. */
const linesMax = 27

/** How many lines a text takes in a column of this width in characters. */
function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((lines, part) => lines + Math.max(1, Math.ceil(part.length / (width - 1))), 0)
}

/** 0 → A, 25 → Z, 26 → AA. */
function columnName(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}

const widthMax = 40

/** In characters: as wide as the texts of the first rows, within limits. */
function columnWidth(sheet: LinkSheet, header: string, index: number): number {
  const longest = sheet.rows
    .slice(0, 200)
    .reduce((length, row) => Math.max(length, row[index]?.length ?? 0), header.length)
  return Math.min(Math.max(longest + 2, 8), widthMax)
}

/** Excel allows 31 characters without `: \ / ? * [ ]`, and no apostrophe at the ends. */
function safeSheetName(name: string): string {
  const safe = name
    .replace(/[:\\/?*[\]]/g, ' ')
    .trim()
    .slice(0, 31)
    .replace(/^'+|(?<!')'+$/g, '')
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
