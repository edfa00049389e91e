import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import {
  limits,
  loadWorkbookReader,
  type ParseOptions,
  type Reading,
  readBytes
} from '../../../src-renderer/list/parsing/index.ts'
import { cellsOf, reasonOf } from './builders.ts'

const namespaces = ['office', 'table', 'text', 'style', 'calcext', 'config', 'draw']
  .map((prefix) => `xmlns:${prefix}="urn:${prefix}"`)
  .join(' ')

interface Parts {
  readonly tables: string
  readonly styles?: string
  readonly kind?: string
  readonly others?: Readonly<Record<string, string>>
}

function buildOds({ tables, styles = '', kind = 'spreadsheet', others = {} }: Parts): Uint8Array {
  const body = `<office:body><office:${kind}>${tables}</office:${kind}></office:body>`
  const automatic = `<office:automatic-styles>${styles}</office:automatic-styles>`
  const root = `<office:document-content ${namespaces}>${automatic}${body}</office:document-content>`
  const content = `<?xml version="1.0"?>${root}`
  const parts = { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': content, ...others }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
}

async function read(parts: Parts, choices?: ParseOptions): Promise<Reading> {
  const bytes = buildOds(parts)
  return readBytes(bytes, choices, await loadWorkbookReader(bytes))
}

/** Number and cells of each row. */
const rowsOf = (reading: Reading) => cellsOf(reading) as readonly (readonly (string | number)[])[]

const cell = (text: string, attributes = '') =>
  `<table:table-cell office:value-type="string" ${attributes}><text:p>${text}</text:p></table:table-cell>`
const row = (cells: string, attributes = '') => `<table:table-row ${attributes}>${cells}</table:table-row>`
const table = (rows: string, attributes = 'table:name="A"') => `<table:table ${attributes}>${rows}</table:table>`

describe('an OpenDocument spreadsheet', () => {
  it('has texts with their blanks, tabs and line breaks, without comments', async () => {
    const rich =
      '<table:table-cell office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation>' +
      '<text:p>A<text:s text:c="2"/><text:span>B</text:span>\n C</text:p>' +
      '<text:p>D<text:line-break/>E</text:p></table:table-cell>'
    expect(cellsOf(await read({ tables: table(row(cell('Müller &amp; Söhne') + rich)) }))).toEqual([
      [1, 'Müller & Söhne', 'A  B C\nD\nE']
    ])
  })

  it('has numbers, dates, times, truth values and errors in the canonical form', async () => {
    const value = (type: string, attribute: string, shown = 'x') =>
      `<table:table-cell office:value-type="${type}" ${attribute}><text:p>${shown}</text:p></table:table-cell>`
    const cells = [
      value('float', 'office:value="795555102"', '7.96E8'),
      value('float', 'office:value="0.25"'),
      value('date', 'office:date-value="2026-12-01"'),
      value('date', 'office:date-value="2026-12-01T08:09:59.999999"'),
      value('date', 'office:date-value="1899-12-30T08:30:00"'),
      value('time', 'office:time-value="PT08H30M00S"'),
      value('boolean', 'office:boolean-value="true"'),
      value('string', 'office:string-value="" calcext:value-type="error"', '#N/A'),
      '<table:table-cell table:formula="of:=1+1"/>'
    ]
    expect(cellsOf(await read({ tables: table(row(cells.join(''))) }))).toEqual([
      [1, '795555102', '0.250', '2026-12-01', '2026-12-01 08:10', '08:30', '08:30', 'TRUE', '#N/A']
    ])
  })

  it('keeps row numbers over repeated rows, and repeats their values', async () => {
    const rows =
      row('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="3"') +
      row(cell('A') + cell('B', 'table:number-columns-repeated="2"'), 'table:number-rows-repeated="2"') +
      row(cell('C')) +
      row('<table:table-cell/>', 'table:number-rows-repeated="1048000"')
    expect(cellsOf(await read({ tables: table(rows) }))).toEqual([
      [4, 'A', 'B', 'B'],
      [5, 'A', 'B', 'B'],
      [6, 'C']
    ])
  })

  it('has the blanks that an element counts, however it counts them', async () => {
    const counts = ['', '3', '0', '-5', '1.5', 'x', 'NaN']
    const cells = counts.map((count) => cell(`A<text:s text:c="${count}"/>B`)).join('')
    const once = 'A B'
    expect(cellsOf(await read({ tables: table(row(cells)) }))).toEqual([
      [1, once, 'A   B', once, once, once, once, once]
    ])
  })

  it('cuts cells of endless blanks, and reads the others of the row', async () => {
    const blanks = '<text:s text:c="4294967295"/>'.repeat(10)
    const reading = await read({ tables: table(row(cell(`A${blanks}`) + cell('B') + cell(`${blanks}C`))) })
    const [only] = rowsOf(reading)
    expect([String(only?.[1]).trim(), only?.[2], String(only?.[3]).trim()]).toEqual(['A', 'B', ''])
    expect(String(only?.[1]).length).toBeLessThanOrEqual(limits.cellLength)
  })

  it('counts empty rows, columns and cells that are repeated, without making any', async () => {
    const columns = '<table:table-column table:number-columns-repeated="1073741824"/>'.repeat(3)
    const empty = '<table:table-cell table:number-columns-repeated="300"/>'
    const rows =
      row('<table:table-cell table:number-columns-repeated="1000000000"/>', 'table:number-rows-repeated="1000"') +
      row(`${empty}${cell('A')}<table:table-cell table:number-columns-repeated="16000"/>`) +
      row('<table:table-cell><text:p> </text:p></table:table-cell>', 'table:number-rows-repeated="1000000"') +
      row(`${cell('B')}<table:table-cell table:number-columns-repeated="-1"/>${cell('C')}`) +
      row(empty, 'table:number-rows-repeated="1000000000"')
    const found = rowsOf(await read({ tables: table(columns + rows) }))
    expect(found.map(([number, ...cells]) => [number, cells.filter((text) => text !== '')])).toEqual([
      [1001, ['A']],
      [1_001_002, ['B', 'C']]
    ])
  })

  it('marks hidden and filtered rows, names hidden columns, and leaves hidden sheets out', async () => {
    const columns =
      '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
    const rows =
      row(cell('A') + cell('B')) +
      row(cell('C'), 'table:visibility="collapse"') +
      row(cell('D'), 'table:visibility="filter"')
    const styles =
      '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
    const tables = table(columns + rows) + table(row(cell('E')), 'table:name="B" table:style-name="ta2"')
    expect(await read({ tables, styles })).toMatchObject({
      format: { container: 'ods', sheet: 'A' },
      records: [{ row: 1 }, { row: 2, hidden: true }, { row: 3, hidden: true }],
      sheets: [
        { name: 'A', visible: true, hiddenRows: 2, hiddenColumns: [1] },
        { name: 'B', visible: false }
      ]
    })
    expect(cellsOf(await read({ tables, styles }, { sheet: 'B' }))).toEqual([[1, 'E']])
  })

  it('has the value of a merged range in all of its rows', async () => {
    const rows =
      row(cell('A', 'table:number-rows-spanned="2"') + cell('1')) + row(`<table:covered-table-cell/>${cell('2')}`)
    expect(cellsOf(await read({ tables: table(rows) }))).toEqual([
      [1, 'A', '1'],
      [2, 'A', '2']
    ])
  })

  it('counts days from 1904 where the document does', async () => {
    const settings =
      '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>'
    expect(await read({ tables: settings + table(row(cell('A'))) })).toMatchObject({ format: { dateSystem: 1904 } })
  })

  it('prefers the sheet that was in front among equal ones', async () => {
    const settings = `<office:settings ${namespaces}><config:config-item config:name="ActiveTable">B</config:config-item></office:settings>`
    const tables = table(row(cell('x'))) + table(row(cell('y')), 'table:name="B"')
    expect(cellsOf(await read({ tables, others: { 'settings.xml': settings } }))).toEqual([[1, 'y']])
  })
})

describe('an OpenDocument file that is no good', () => {
  it('is a text document', async () => {
    expect(reasonOf(await read({ tables: table(row(cell('A'))), kind: 'text' }))).toBe('open-document')
  })

  it('is protected by a password', async () => {
    const manifest = '<manifest:manifest><manifest:encryption-data/></manifest:manifest>'
    const parts = { tables: '', others: { 'META-INF/manifest.xml': manifest, 'content.xml': 'encrypted' } }
    expect(reasonOf(await read(parts))).toBe('password-protected')
  })

  it('repeats a few bytes to millions of cells', async () => {
    const cells = cell('A', 'table:number-columns-repeated="500"')
    expect(reasonOf(await read({ tables: table(row(cells, 'table:number-rows-repeated="1048576"')) }))).toBe(
      'expands-too-much'
    )
  })

  it('has more rows or columns than a list', async () => {
    const manyRows = row(cell('A'), 'table:number-rows-repeated="300000"')
    const manyColumns = row(cell('A', 'table:number-columns-repeated="600"'))
    expect([
      reasonOf(await read({ tables: table(manyRows) })),
      reasonOf(await read({ tables: table(manyColumns) }))
    ]).toEqual(['too-many-rows', 'too-many-columns'])
  })

  it('is cut off', async () => {
    const content = `<office:document-content ${namespaces}><office:body><office:spreadsheet><table:table>`
    expect(reasonOf(await read({ tables: '', others: { 'content.xml': content } }))).toBe('damaged')
  })
})
