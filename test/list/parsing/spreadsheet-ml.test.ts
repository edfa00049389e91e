import { describe, expect, it } from 'vitest'
import { cellsOf, readText, reasonOf } from './builders.ts'

function workbook(sheets: string, more = ''): string {
  return (
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n' +
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">' +
    `${more}${sheets}</Workbook>`
  )
}

function sheet(rows: string, name = 'Liste', options = ''): string {
  return `<Worksheet ss:Name="${name}"><Table>${rows}</Table>${options}</Worksheet>`
}

function cell(type: string, value: string, attributes = ''): string {
  return `<Cell ${attributes}><Data ss:Type="${type}">${value}</Data></Cell>`
}

describe('the XML format of Excel 2003', () => {
  it('reads numbers, dates and texts like an XLSX workbook', () => {
    const styles = '<Styles><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style></Styles>'
    const row = [
      cell('String', 'B&#252;hler&#10;Anna'),
      cell('Number', '4.1791234567E10'),
      cell('DateTime', '2026-12-03T08:30:00.000'),
      cell('DateTime', '1899-12-31T08:30:00.000'),
      cell('Number', '46359', 'ss:StyleID="d"'),
      cell('Boolean', '1'),
      cell('Error', '#N/A')
    ].join('')
    expect(cellsOf(readText(workbook(sheet(`<Row>${row}</Row>`), styles)))).toEqual([
      [1, 'Bühler\nAnna', '41791234567', '2026-12-03 08:30', '08:30', '2026-12-03', 'TRUE', '#N/A']
    ])
  })

  it('keeps row numbers, merged ranges, hidden rows and columns', () => {
    const rows =
      '<Column/><Column ss:Hidden="1"/>' +
      `<Row ss:Index="2">${cell('String', 'A', 'ss:MergeDown="1"')}${cell('String', 'b')}</Row>` +
      `<Row ss:Hidden="1">${cell('String', 'c', 'ss:Index="2"')}</Row>` +
      `<Row>${cell('String', 'd', 'ss:MergeAcross="1"')}${cell('String', 'e')}</Row>`
    expect(readText(workbook(sheet(rows)))).toMatchObject({
      format: { container: 'spreadsheetml', sheet: 'Liste', dateSystem: 1900 },
      records: [
        { row: 2, cells: ['A', ''] },
        { row: 3, cells: ['A', ''], hidden: true },
        { row: 4, cells: ['d', '', 'e'] }
      ],
      sheets: [{ hiddenRows: 1, hiddenColumns: [1] }]
    })
  })

  it('ignores hidden sheets', () => {
    const row = `<Row>${cell('String', 'a')}</Row>`
    const hidden = '<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>'
    expect(readText(workbook(sheet(row, 'Alt', hidden) + sheet(row)))).toMatchObject({
      format: { sheet: 'Liste' },
      sheets: [{ name: 'Alt', visible: false, rows: 0 }, { name: 'Liste' }]
    })
  })

  it('is damaged when cut off', () => {
    expect(reasonOf(readText(workbook(sheet('<Row></Row>')).slice(0, -30)))).toBe('damaged')
  })
})
