import { strToU8, zipSync } from 'fflate'

/** A cell: text, number, or a stored value with its type (`e`, `b`, `str`, `d`), number format or raw content. */
export type CellSpec =
  | string
  | number
  | null
  | { readonly value?: string | number; readonly type?: string; readonly format?: string; readonly inner?: string }

export interface RowSpec {
  readonly row?: number
  readonly hidden?: boolean
  readonly height?: number
  readonly cells: readonly CellSpec[]
}

export interface SheetSpec {
  readonly name: string
  readonly state?: 'hidden' | 'veryHidden'
  readonly rows: readonly (RowSpec | readonly CellSpec[])[]
  readonly merges?: readonly string[]
  /** 1-based numbers of hidden columns. */
  readonly hiddenColumns?: readonly number[]
}

export interface WorkbookSpec {
  readonly sheets: readonly SheetSpec[]
  readonly date1904?: boolean
  readonly activeTab?: number
  /** Texts are in the sheet itself instead of in the shared strings. */
  readonly inlineStrings?: boolean
  /** Cells and rows without their references, as some programs write them. */
  readonly withoutReferences?: boolean
  /** Prefix of every element, as the .NET library writes them. */
  readonly prefix?: string
  /** Parts to add or to replace. */
  readonly parts?: Readonly<Record<string, string>>
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

function columnLetters(column: number): string {
  return column > 26
    ? columnLetters(Math.floor((column - 1) / 26)) + columnLetters(((column - 1) % 26) + 1)
    : String.fromCharCode(64 + column)
}

function isRowSpec(row: RowSpec | readonly CellSpec[]): row is RowSpec {
  return !Array.isArray(row)
}

/** The bytes of an XLSX workbook, made of the fewest parts that Excel opens. */
export function buildXlsx(spec: WorkbookSpec): Uint8Array {
  const strings: string[] = []
  const formats: string[] = []
  const references = !spec.withoutReferences

  const textCell = (attributes: string, text: string) => {
    if (spec.inlineStrings)
      return `<c${attributes} t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`
    const known = strings.indexOf(text)
    if (known < 0) strings.push(text)
    return `<c${attributes} t="s"><v>${known < 0 ? strings.length - 1 : known}</v></c>`
  }
  const cellXml = (cell: CellSpec, row: number, column: number) => {
    const reference = references ? ` r="${columnLetters(column)}${row}"` : ''
    if (cell === null) return references ? '' : '<c/>'
    if (typeof cell === 'string') return textCell(reference, cell)
    if (typeof cell === 'number') return `<c${reference}><v>${cell}</v></c>`
    let style = ''
    if (cell.format !== undefined) {
      if (!formats.includes(cell.format)) formats.push(cell.format)
      style = ` s="${formats.indexOf(cell.format) + 1}"`
    }
    const type = cell.type ? ` t="${cell.type}"` : ''
    const inner = cell.inner ?? (cell.value === undefined ? '' : `<v>${escapeXml(String(cell.value))}</v>`)
    return `<c${reference}${style}${type}>${inner}</c>`
  }
  const sheetXml = (sheet: SheetSpec) => {
    let number = 0
    const rows = sheet.rows.map((given) => {
      const row = isRowSpec(given) ? given : { cells: given }
      number = row.row ?? number + 1
      const hidden = row.hidden ? ' hidden="1"' : ''
      const height = row.height === undefined ? '' : ` ht="${row.height}" customHeight="1"`
      const cells = row.cells.map((cell, index) => cellXml(cell, number, index + 1)).join('')
      return `<row${references ? ` r="${number}"` : ''}${hidden}${height}>${cells}</row>`
    })
    const columns = (sheet.hiddenColumns ?? []).map((column) => `<col min="${column}" max="${column}" hidden="1"/>`)
    const merges = (sheet.merges ?? []).map((range) => `<mergeCell ref="${range}"/>`)
    return (
      `<worksheet xmlns="${main}">${columns.length > 0 ? `<cols>${columns.join('')}</cols>` : ''}` +
      `<sheetData>${rows.join('')}</sheetData>` +
      `${merges.length > 0 ? `<mergeCells>${merges.join('')}</mergeCells>` : ''}</worksheet>`
    )
  }

  const sheets = spec.sheets.map(sheetXml)
  const entries = spec.sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`
  )
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`
  const relations = (content: string) => `<Relationships xmlns="${packages}/relationships">${content}</Relationships>`
  const parts: Record<string, string> = {
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml':
      `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${spec.date1904 ? ' date1904="1"' : ''}/>` +
      `<bookViews><workbookView activeTab="${spec.activeTab ?? 0}"/></bookViews><sheets>${entries.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      sheets.map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)).join('') +
        relation('rIdA', 'styles', 'styles.xml') +
        relation('rIdB', 'sharedStrings', '/xl/sharedStrings.xml')
    ),
    'xl/styles.xml':
      `<styleSheet xmlns="${main}"><numFmts>` +
      formats.map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${escapeXml(code)}"/>`).join('') +
      '</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>' +
      `${formats.map((_, index) => `<xf numFmtId="${200 + index}"/>`).join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml':
      `<sst xmlns="${main}">` +
      `${strings.map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`).join('')}</sst>`
  }
  for (const [index, xml] of sheets.entries()) parts[`xl/worksheets/sheet${index + 1}.xml`] = xml
  const prefixed = (xml: string) =>
    spec.prefix ? xml.replace(/<(\/?)(\w)/g, `<$1${spec.prefix}:$2`).replace('xmlns=', `xmlns:${spec.prefix}=`) : xml
  return zipSync(
    Object.fromEntries(
      Object.entries({ ...parts, ...spec.parts }).map(([name, xml]) => [
        name,
        strToU8(
          `<?xml version="1.0" encoding="UTF-8"?>${name.startsWith('xl/w') && !name.includes('_rels') ? prefixed(xml) : xml}`
        )
      ])
    )
  )
}
