import fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { type ParseOptions, readBytes } from '../../../src-renderer/list/parsing/index.ts'
import { buildXlsx, type CellSpec, type SheetSpec, type WorkbookSpec } from '../xlsx-builder.ts'
import { cellsOf, reasonOf } from './builders.ts'

const header = ['Nom', 'Prénom', 'Natel', 'RDV']
const patient = ['Dupont', 'Paul', '079 123 45 67', '2026-12-03 08:30']

function readWorkbook(spec: WorkbookSpec, choices?: ParseOptions) {
  return readBytes(buildXlsx(spec), choices)
}

function readRows(rows: SheetSpec['rows'], more: Partial<SheetSpec & WorkbookSpec> = {}) {
  const { date1904, ...sheet } = more
  return cellsOf(readWorkbook({ sheets: [{ name: 'A', rows, ...sheet }], ...(date1904 && { date1904 }) }))
}

/** What one cell reads as. */
function readCell(cell: CellSpec, more: Partial<WorkbookSpec> = {}): string | undefined {
  const reading = readWorkbook({ sheets: [{ name: 'A', rows: [['x', cell]] }], ...more })
  return reading.kind === 'table' ? (reading.records[0]?.cells[1] ?? '') : reading.reason
}

function date(value: number, format = 'dd.mm.yyyy'): CellSpec {
  return { value, format }
}

describe('numbers of a workbook', () => {
  it.each([
    [41791234567, '41791234567'],
    [{ value: '4.1791234567E10' }, '41791234567'],
    [{ value: '1.5E-3' }, '0.0015'],
    [{ value: '-2.5E-7' }, '-0.00000025'],
    [{ value: '1E+21' }, '1000000000000000000000'],
    [{ value: '0.35416666666666669' }, '0.354166666666667'],
    [0.25, '0.250'],
    [0.5, '0.500'],
    [{ value: '79.200000000000003' }, '79.2'],
    [{ value: 791234567, format: '0##\\ ###\\ ##\\ ##' }, '791234567'],
    [{ value: 41791234567, format: '0.00E+00' }, '41791234567'],
    [{ value: 46359, format: '#,##0.00\\ [$CHF]' }, '46359'],
    [{ value: 12, format: '0" Std."' }, '12'],
    [{ value: 12, format: 'General' }, '12'],
    [{ value: 'abc' }, 'abc'],
    [0, '0']
  ] satisfies [CellSpec, string][])('%j is the text %s', (cell, text) => {
    expect(readCell(cell)).toBe(text)
  })

  it('keep every digit of any whole number up to fifteen', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }), (value) => {
        expect(readCell({ value: value.toExponential() })).toBe(String(value))
      }),
      { numRuns: 50 }
    )
  })
})

describe('dates of a workbook', () => {
  it.each([
    [date(46359), '2026-12-03'],
    [date(46359.354166667), '2026-12-03 08:30'],
    [date(46359.35416, 'dd/mm/yyyy hh:mm'), '2026-12-03 08:30'],
    [date(0.354166667, 'hh:mm'), '08:30'],
    [date(0, 'hh:mm'), '00:00'],
    [date(0.99999, 'hh:mm'), '00:00'],
    [date(46358.99999, 'dd/mm/yyyy hh:mm'), '2026-12-03'],
    [date(1.354166667, 'hh:mm'), '1900-01-01 08:30'],
    [date(1.25, '[h]:mm'), '30:00'],
    [date(46359, '[$-807]dddd,\\ d/\\ mmmm\\ yyyy'), '2026-12-03'],
    [date(0.604166667, 'h:mm\\ AM/PM'), '14:30'],
    [date(1), '1900-01-01'],
    [date(59), '1900-02-28'],
    [date(60), '1900-02-29'],
    [date(61), '1900-03-01'],
    [date(2_958_465), '9999-12-31'],
    [date(2_958_466), '2958466'],
    [date(-1), '-1'],
    [{ value: '2026-12-03T08:30:00', type: 'd' }, '2026-12-03 08:30'],
    [{ value: '2026-12-03T08:30:20.000', type: 'd' }, '2026-12-03 08:30:20'],
    [{ value: '2026-12-03', type: 'd' }, '2026-12-03']
  ] satisfies [CellSpec, string][])('%j is the text %s', (cell, text) => {
    expect(readCell(cell)).toBe(text)
  })

  it.each([
    [date(44897), '2026-12-03'],
    [date(44897.354166667), '2026-12-03 08:30'],
    [date(1), '1904-01-02'],
    [date(0.354166667, 'hh:mm'), '08:30']
  ] satisfies [CellSpec, string][])('%j of the 1904 system is the text %s', (cell, text) => {
    expect(readCell(cell, { date1904: true })).toBe(text)
  })

  it('follow the built-in formats', () => {
    const styles = (id: number) => ({
      'xl/styles.xml': `<styleSheet><cellXfs><xf/><xf numFmtId="${id}"/></cellXfs></styleSheet>`
    })
    const kinds = [1, 2, 11, 14, 20, 22, 45, 46, 47, 49, 58].map((id) => [
      id,
      readCell({ value: 1.5, format: 'any' }, { parts: styles(id) })
    ])
    expect(Object.fromEntries(kinds)).toEqual({
      1: '1.5',
      2: '1.5',
      11: '1.5',
      14: '1900-01-01 12:00',
      20: '1900-01-01 12:00',
      22: '1900-01-01 12:00',
      45: '1900-01-01 12:00',
      46: '36:00',
      47: '1900-01-01 12:00',
      49: '1.5',
      58: '1900-01-01 12:00'
    })
  })

  it.each([
    ['constructor', '2022-12-02'],
    ['toString', '2022-12-02'],
    ['hasOwnProperty', '2022-12-02'],
    ['__proto__', '44897'],
    ['valueOf', '44897'],
    [' GENERAL ', '44897']
  ])('are told by the letters of a format, also of one with the strange name %s', (format, text) => {
    expect(readCell({ value: 44897, format })).toBe(text)
  })

  it('come with the date system for numbers that are not shown as dates', () => {
    expect([
      readWorkbook({ sheets: [{ name: 'A', rows: [header] }], date1904: true }),
      readWorkbook({ sheets: [{ name: 'A', rows: [header] }] })
    ]).toMatchObject([{ format: { dateSystem: 1904 } }, { format: { dateSystem: 1900 } }])
  })
})

describe('other values of a workbook', () => {
  it.each([
    [{ value: '1', type: 'b' }, 'TRUE'],
    [{ value: '0', type: 'b' }, 'FALSE'],
    [{ value: '#N/A', type: 'e' }, '#N/A'],
    [{ inner: '<f>A1&amp;"x"</f><v>Dupont x</v>', type: 'str' }, 'Dupont x'],
    [{ inner: '<f>HYPERLINK("a")</f>' }, ''],
    [
      { inner: '<is><r><t>Du</t></r><r><rPr><b/></rPr><t>pont</t></r><rPh><t>no</t></rPh></is>', type: 'inlineStr' },
      'Dupont'
    ],
    ['a_x000D_\n_x0041_ &amp; <b>', 'a\nA &amp; <b>'],
    ['="0791234567"', '="0791234567"'],
    ['  two  blanks ', '  two  blanks ']
  ] satisfies [CellSpec, string][])('%j is the text %j', (cell, text) => {
    expect(readCell(cell)).toBe(text)
  })

  it('are the same as inline strings, without references and with prefixed elements', () => {
    const sheets = [{ name: 'A', rows: [header, patient, ['Blanc', 'Zoé', null, 'x']] }]
    const usual = cellsOf(readWorkbook({ sheets }))
    expect([
      cellsOf(readWorkbook({ sheets, inlineStrings: true })),
      cellsOf(readWorkbook({ sheets, withoutReferences: true })),
      cellsOf(readWorkbook({ sheets, prefix: 'x' }))
    ]).toEqual([usual, usual, usual])
  })
})

describe('rows of a sheet', () => {
  it('keep their numbers, and rows without a value are none', () => {
    expect(
      readRows([
        { row: 3, cells: header },
        { row: 4, cells: [null, { format: '0' }] },
        { row: 7, cells: patient },
        { row: 9, cells: [' '] }
      ])
    ).toEqual([
      [3, ...header],
      [7, ...patient]
    ])
  })

  it('are marked when hidden or without height, unless the user includes them', () => {
    const spec = {
      sheets: [
        {
          name: 'A',
          rows: [
            header,
            { cells: patient, hidden: true },
            { cells: patient, height: 0 },
            { cells: patient, height: 15 }
          ]
        }
      ]
    }
    const hidden = (choices?: ParseOptions) => {
      const reading = readWorkbook(spec, choices)
      return reading.kind === 'table' ? reading.records.map((record) => record.hidden) : reading.reason
    }
    expect([hidden(), hidden({ includeHidden: true })]).toEqual([
      [undefined, true, true, undefined],
      [undefined, undefined, undefined, undefined]
    ])
  })

  it('have the value of a merged range in all of its rows', () => {
    expect(
      readRows([header, ['A', 'a', '1', 'x'], [null, 'b', '2', 'y'], [null, 'c', '3', 'z']], {
        merges: ['A2:A4', 'D2:E3', 'A1:B1']
      })
    ).toEqual([
      [1, ...header],
      [2, 'A', 'a', '1', 'x'],
      [3, 'A', 'b', '2', 'x'],
      [4, 'A', 'c', '3', 'z']
    ])
  })

  it('are not multiplied by a range that covers the whole sheet', () => {
    expect(readRows([header, patient], { merges: ['A1:XFD1048576'] })).toEqual([
      [1, ...header],
      [2, 'Nom', ...patient.slice(1)]
    ])
  })
})

describe('the sheet', () => {
  const cover = {
    name: 'Statistik',
    rows: [
      ['Monat', 'Termine'],
      ['September', 12],
      ['Oktober', 40]
    ]
  }
  const list = (name: string, patients: number, state?: 'hidden') => ({
    name,
    rows: [header, ...Array.from({ length: patients }, () => patient)],
    ...(state && { state })
  })
  const sheetOf = (spec: WorkbookSpec, choices?: ParseOptions) => {
    const reading = readWorkbook(spec, choices)
    return reading.kind === 'table' ? reading.format.sheet : reading.reason
  }

  it('is the visible one that resembles a list, whatever its position', () => {
    expect(
      sheetOf({ sheets: [cover, list('Archiv', 50, 'hidden'), list('Liste', 3), { ...cover, name: 'Legende' }] })
    ).toBe('Liste')
  })

  it('is the active one among equals', () => {
    expect(sheetOf({ sheets: [list('Montag', 30), list('Dienstag', 40)], activeTab: 1 })).toBe('Dienstag')
  })

  it('is the one that the user chose, hidden or not', () => {
    const sheets = [list('Liste', 3), cover, list('Archiv', 50, 'hidden')]
    expect([
      sheetOf({ sheets }, { sheet: 'Statistik' }),
      sheetOf({ sheets }, { sheet: 'Archiv' }),
      sheetOf({ sheets }, { sheet: 'Gone' })
    ]).toEqual(['Statistik', 'Archiv', 'Liste'])
  })

  it('comes with a summary of all sheets', () => {
    const hiddenRow = { cells: patient, hidden: true }
    const sheets = [
      { name: 'A', rows: [header, patient, hiddenRow], hiddenColumns: [2, 9] },
      { ...cover, state: 'veryHidden' as const }
    ]
    expect(readWorkbook({ sheets })).toMatchObject({
      sheets: [
        { name: 'A', visible: true, rows: 3, hiddenRows: 1, hiddenColumns: [1] },
        { name: 'Statistik', visible: false, rows: 0, looksLikeAList: 0, hiddenRows: 0, hiddenColumns: [] }
      ],
      records: [header, patient, patient].map((cells) => ({ cells: cells.with(1, '') }))
    })
  })
})

describe('a workbook that cannot be read', () => {
  const workbook = buildXlsx({ sheets: [{ name: 'A', rows: [header, patient] }] })
  const repacked = (change: (parts: Record<string, Uint8Array>) => void) => {
    const parts = unzipSync(workbook)
    change(parts)
    return readBytes(zipSync(parts))
  }

  it('is damaged when cut off', () => {
    expect(reasonOf(readBytes(workbook.subarray(0, workbook.length - 40)))).toBe('damaged')
  })

  it('is damaged when a byte of a sheet differs from its checksum', () => {
    const stored = zipSync(unzipSync(workbook), { level: 0 })
    const at = stored.findIndex((_, index) => new TextDecoder().decode(stored.subarray(index, index + 3)) === '079')
    stored[at + 2] = 0x38
    expect(reasonOf(readBytes(stored))).toBe('damaged')
  })

  it('is damaged when a sheet is cut off, gone, or points to texts that are not there', () => {
    const sheet = 'xl/worksheets/sheet1.xml'
    expect([
      reasonOf(repacked((parts) => Object.assign(parts, { [sheet]: parts[sheet]?.subarray(0, 400) }))),
      reasonOf(repacked((parts) => delete parts[sheet])),
      reasonOf(repacked((parts) => delete parts['xl/sharedStrings.xml']))
    ]).toEqual(['damaged', 'damaged', 'damaged'])
  })

  it('expands too much when its content is hundreds of times its size', () => {
    const bomb = strToU8(`<worksheet><sheetData>${' '.repeat(20_000_000)}</sheetData></worksheet>`)
    expect(reasonOf(repacked((parts) => Object.assign(parts, { 'xl/worksheets/sheet1.xml': bomb })))).toBe(
      'expands-too-much'
    )
  })

  it('has too many columns when a value is beyond the limit', () => {
    expect(reasonOf(readWorkbook({ sheets: [{ name: 'A', rows: [[...header, ...Array(500).fill('x')]] }] }))).toBe(
      'too-many-columns'
    )
  })

  it('is empty without any value', () => {
    expect(readRows([[], [null, ' ']])).toBe('empty-file')
  })
})
