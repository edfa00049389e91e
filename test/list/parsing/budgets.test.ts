import { describe, expect, test } from 'vitest'
import { limits, readBytes } from '../../../src-renderer/list/parsing/index.ts'
import { formatKind } from '../../../src-renderer/list/parsing/number-formats.ts'
import { draftSheet } from '../../../src-renderer/list/parsing/table-draft.ts'
import { UnreadableFile } from '../../../src-renderer/list/parsing/unreadable-file.ts'
import { buildXlsx } from '../xlsx-builder.ts'
import { cellsOf, encode, readText, reasonOf } from './builders.ts'

const header = 'Nom;Prénom;Natel'
const row = 'Rey;Anna;079 555 51 01'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

describe('a small or strange file stops nothing', () => {
  test('a number format of brackets is cut to what Excel allows', () => {
    expect(formatKind('['.repeat(1_000_000))).toBe('number')
  })

  test('a workbook with such a format is read', () => {
    const formats = `<numFmts><numFmt numFmtId="164" formatCode="${'['.repeat(500_000)}"/></numFmts>`
    const styles = `<styleSheet xmlns="${main}">${formats}<cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>`
    const bytes = buildXlsx({
      sheets: [
        {
          name: 'A',
          rows: [
            ['Nom', 'Natel'],
            ['Rey', 1]
          ]
        }
      ],
      parts: { 'xl/styles.xml': styles }
    })
    expect(cellsOf(readBytes(bytes))).toEqual([
      [1, 'Nom', 'Natel'],
      [2, 'Rey', '1']
    ])
  })

  test('a workbook with more styles than Excel allows is damaged', () => {
    const styles = `<styleSheet xmlns="${main}"><cellXfs>${'<xf numFmtId="0"/>'.repeat(limits.styles + 1)}</cellXfs></styleSheet>`
    const bytes = buildXlsx({ sheets: [{ name: 'A', rows: [['Nom'], ['Rey']] }], parts: { 'xl/styles.xml': styles } })
    expect(reasonOf(readBytes(bytes))).toBe('damaged')
  })

  test('a sheet that hides all columns again and again is damaged', () => {
    const columns = '<col min="1" max="16384" hidden="1"/>'.repeat(limits.columnElements + 1)
    const cells = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
    const sheet = `<worksheet xmlns="${main}"><cols>${columns}</cols>${cells}</worksheet>`
    const bytes = buildXlsx({ sheets: [{ name: 'A', rows: [['Nom']] }], parts: { 'xl/worksheets/sheet1.xml': sheet } })
    expect(reasonOf(readBytes(bytes))).toBe('damaged')
  })

  test('a long shared text counts at each use', () => {
    const long = 'x'.repeat(3_000)
    const rows = Array.from({ length: 96_000 / 4 }, () => [long, long, long, long])
    expect(reasonOf(readBytes(buildXlsx({ sheets: [{ name: 'A', rows }] })))).toBe('expands-too-much')
  })

  test('a cell of blanks before an end is cut, and the list is read', () => {
    const reading = readText(`${header};Remarque\n${row};${' '.repeat(1_000_000)}x\n`)
    expect(cellsOf(reading)).toEqual([
      [1, 'Nom', 'Prénom', 'Natel', 'Remarque'],
      [2, 'Rey', 'Anna', '079 555 51 01', ' '.repeat(limits.cellLength)]
    ])
  })

  test('what was cut is noted by row', () => {
    const reading = readText(`${header}\n${row}\n${'x'.repeat(limits.cellLength + 1)};Anna;1\n`)
    expect(reading.kind === 'table' && reading.notes).toEqual([{ code: 'cut', rows: [3] }])
  })

  test.each([
    ['quotes', '"', 'no-columns'],
    ['quotes that begin cells', '"a;', 'damaged'],
    ['separators', ';', 'empty-file'],
    ['line ends', '\n', 'empty-file'],
    ['letters', 'x', 'no-columns']
  ])('a text of 30 MB of %s is refused', (_name, feed, reason) => {
    expect(reasonOf(readBytes(encode('utf-8', feed.repeat(30_000_000 / feed.length))))).toBe(reason)
  })

  test('cells that reach down over all rows of a web page count, empty ones too', () => {
    const reach = '<td rowspan="999999">'.repeat(limits.columns)
    const rows = '<tr>'.repeat(Math.ceil(limits.filledCells / limits.columns) + 1)
    expect(reasonOf(readText(`<table><tr>${reach}${rows}</table>`))).toBe('damaged')
  })

  test('a workbook that shows one sheet again and again is damaged', () => {
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    const sheets = Array.from({ length: limits.sheets + 1 }, (_, at) => `<sheet name="${at}" r:id="rId1"/>`).join('')
    const workbook = `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets}</sheets></workbook>`
    const bytes = buildXlsx({
      sheets: [{ name: 'A', rows: [['Nom'], ['Rey']] }],
      parts: { 'xl/workbook.xml': workbook }
    })
    expect(reasonOf(readBytes(bytes))).toBe('damaged')
  })

  test('a workbook with more parts than any is damaged', () => {
    const parts = Object.fromEntries(Array.from({ length: limits.parts }, (_, at) => [`a${at}`, '']))
    expect(reasonOf(readBytes(buildXlsx({ sheets: [{ name: 'A', rows: [['Nom'], ['Rey']] }], parts })))).toBe('damaged')
  })

  test.each([
    ['rows', { rows: limits.rowsOfWorkbook, cells: 0 }, 1],
    ['cells', { rows: 0, cells: limits.cellsOfWorkbook - 3 }, 4]
  ])('the %s of all sheets of a workbook count together', (_name, tally, column) => {
    expect(() => draftSheet(tally).setValue(1, column, 'Rey')).toThrow(new UnreadableFile('expands-too-much'))
  })

  test('hidden columns of many rows are left out, and what they hold is told', () => {
    const rows = Array.from({ length: 50_000 }, (_, at) => `<row r="${at + 1}"><c r="B${at + 1}"><v>1</v></c></row>`)
    const hidden = `<cols><col min="2" max="${limits.columns}" hidden="1"/></cols>`
    const cells = `<row r="1"><c r="A1" t="str"><v>Nom</v></c></row>${rows.slice(1).join('')}`
    const sheet = `<worksheet xmlns="${main}">${hidden}<sheetData>${cells}</sheetData></worksheet>`
    const reading = readBytes(
      buildXlsx({ sheets: [{ name: 'A', rows: [['Nom']] }], parts: { 'xl/worksheets/sheet1.xml': sheet } })
    )
    expect([cellsOf(reading), reading.kind === 'table' && reading.sheets[0]?.hiddenColumns]).toEqual([
      [[1, 'Nom']],
      [1]
    ])
  })

  test.each(['1.5', '-3', '1e300', '1048577'])('a row with the number %s is in no sheet', (number) => {
    const namespace = 'urn:schemas-microsoft-com:office:spreadsheet'
    const cell = '<Cell><Data ss:Type="String">Rey</Data></Cell>'
    const rows = `<Row>${cell}</Row><Row ss:Index="${number}">${cell}</Row>`
    const sheet = `<Worksheet ss:Name="A"><Table>${rows}</Table></Worksheet>`
    const text = `<?xml version="1.0"?><Workbook xmlns="${namespace}" xmlns:ss="${namespace}">${sheet}</Workbook>`
    expect(reasonOf(readText(text))).toBe('damaged')
  })

  test('a text that is larger than any list is too large', () => {
    expect(reasonOf(readBytes(new Uint8Array(limits.textLength + 1).fill(0x61)))).toBe('too-large')
  })
})
