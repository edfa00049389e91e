import { describe, expect, it } from 'vitest'
import {
  loadWorkbookReader,
  type ParseOptions,
  type Reading,
  readBytes
} from '../../../src-renderer/list/parsing/index.ts'
import { type BiffBook, type BiffSheet, biffRecord, buildBiff, buildXls } from '../biff-builder.ts'
import { cellsOf, reasonOf } from './builders.ts'

async function read(bytes: Uint8Array, choices?: ParseOptions): Promise<Reading> {
  return readBytes(bytes, choices, await loadWorkbookReader(bytes))
}

const header = ['Nom', 'Prénom', 'Natel']
const list: BiffSheet = {
  name: 'Liste',
  rows: [header, ['Müller', 'Zoë’', '079 555 51 01'], [], ['Œuvray', 'Anaïs', 795555102]]
}
const expected = [
  [1, ...header],
  [2, 'Müller', 'Zoë’', '079 555 51 01'],
  [4, 'Œuvray', 'Anaïs', '795555102']
]

function bookWith(part: Partial<BiffSheet>, rest: Partial<BiffBook> = {}): BiffBook {
  return { version: 8, sheets: [{ ...list, ...part }], ...rest }
}

describe('an .xls workbook', () => {
  it.each([
    ['of Excel 97', buildXls({ version: 8, sheets: [list] })],
    ['of Excel 5', buildXls({ version: 5, sheets: [list] })],
    ['of Excel 5 for Mac', buildXls({ version: 5, sheets: [list], codePage: 10000 })],
    ['of a program that writes the bare stream', buildBiff({ version: 5, sheets: [list] })]
  ])('%s has its texts, numbers and row numbers', async (_, bytes) => {
    expect(cellsOf(await read(bytes))).toEqual(expected)
  })

  it.each([5, 8] as const)('shows dates, times and fractions as other workbooks do (BIFF%s)', async (version) => {
    const rows = [
      [
        { number: 46357, format: 'DD.MM.YYYY' },
        { number: 46357 + 8.5 / 24, format: 'dd/mm/yy hh:mm' },
        { number: 0.354166666667, format: 'hh:mm' },
        { number: 1.25, format: '[h]:mm' },
        0.25,
        { number: 41791234567, format: '0' }
      ]
    ]
    expect(cellsOf(await read(buildXls({ version, sheets: [{ name: 'A', rows }] })))).toEqual([
      [1, '2026-12-01', '2026-12-01 08:30', '08:30', '30:00', '0.250', '41791234567']
    ])
  })

  it('counts days from 1904 where the workbook does', async () => {
    const rows = [[{ number: 44895, format: 'DD.MM.YYYY' }]]
    const reading = await read(buildXls(bookWith({ rows }, { is1904: true })))
    expect(reading).toMatchObject({
      format: { container: 'xls', dateSystem: 1904 },
      records: [{ cells: ['2026-12-01'] }]
    })
  })

  it('has the stored values of formulas, and the words of errors', async () => {
    const rows = [['Nom', { formula: 42.5 }, { error: 42 }, { error: 23 }]]
    expect(cellsOf(await read(buildXls(bookWith({ rows }))))).toEqual([[1, 'Nom', '42.5', '#N/A', '#REF!']])
  })

  it('marks hidden and flat rows, and names hidden columns', async () => {
    const reading = await read(buildXls(bookWith({ hiddenRows: [1], flatRows: [3], hiddenColumns: [2] })))
    expect(reading).toMatchObject({
      records: [{ row: 1 }, { row: 2, hidden: true }, { row: 4, hidden: true }],
      sheets: [{ hiddenRows: 2, hiddenColumns: [2] }]
    })
  })

  it('leaves hidden sheets out until they are chosen', async () => {
    const bytes = buildXls({
      version: 8,
      sheets: [
        { ...list, name: 'Alt', visibility: 1 },
        { ...list, name: 'Neu' }
      ]
    })
    const proposed = await read(bytes)
    const chosen = await read(bytes, { sheet: 'Alt' })
    expect([proposed, chosen]).toMatchObject([{ format: { sheet: 'Neu' } }, { format: { sheet: 'Alt' } }])
  })

  it('has the value of a merged range in all of its rows', async () => {
    const rows = [header, ['Rey', 'A', '1'], [null, 'B', '2']]
    expect(cellsOf(await read(buildXls(bookWith({ rows, merges: [[1, 2, 0, 0]] }))))).toEqual([
      [1, ...header],
      [2, 'Rey', 'A', '1'],
      [3, 'Rey', 'B', '2']
    ])
  })
})

function words(...values: readonly number[]): Uint8Array {
  return Uint8Array.from(values.flatMap((value) => [value & 0xff, value >> 8]))
}

describe('an .xls file that is no good', () => {
  it('is protected by a password', async () => {
    const bytes = buildXls(bookWith({}, { extra: [biffRecord(0x2f, words(1, 1, 1))] }))
    expect(reasonOf(await read(bytes))).toBe('password-protected')
  })

  it('is damaged where it is cut off, anywhere in its records', async () => {
    const bytes = buildBiff({ version: 8, sheets: [list] })
    const cut = await Promise.all([40, 90, 150, bytes.length - 9].map((end) => read(bytes.subarray(0, end))))
    expect(cut.map(reasonOf)).toEqual(['damaged', 'damaged', 'damaged', 'damaged'])
  })

  it('is old where it is of Excel 4', async () => {
    const bytes = buildXls({ version: 5, sheets: [list], extra: [biffRecord(0x809, words(0x400, 5, 0, 0))] })
    expect(reasonOf(await read(bytes))).toBe('old-excel')
  })

  it.each([
    ['a cell beyond the last column', { extra: [biffRecord(0x203, words(0, 40_000, 0, 0, 0, 0, 0))] }],
    ['more merged ranges than bytes', { extra: [biffRecord(0xe5, words(0xffff))] }],
    ['merged ranges without end', { extra: Array.from({ length: 300 }, () => biffRecord(0xe5, words(1, 0, 1, 0, 0))) }]
  ])('has %s', async (_, part) => {
    expect(reasonOf(await read(buildXls(bookWith(part))))).toBe('damaged')
  })

  it('has texts in more pieces than a list can fill', async () => {
    const piece = biffRecord(0x3c, Uint8Array.of(0, 65))
    const extra = [biffRecord(0xfc, words(1, 0, 1, 0)), ...Array.from({ length: 1001 }, () => piece)]
    expect(reasonOf(await read(buildXls(bookWith({}, { extra }))))).toBe('expands-too-much')
  })

  it('does not make the reader work longer with links and columns over the whole sheet', async () => {
    const links = Array.from({ length: 500 }, () => biffRecord(0x1b8, words(0, 0xffff, 0, 255)))
    const columns = Array.from({ length: 500 }, () => biffRecord(0x7d, words(0, 0xffff, 2560, 0, 0, 0)))
    expect(cellsOf(await read(buildXls(bookWith({ extra: [...links, ...columns] }))))).toEqual(expected)
  })

  it('is a compound file whose chain of sectors returns to itself', async () => {
    const bytes = buildXls({ version: 8, sheets: [list] })
    const view = new DataView(bytes.buffer)
    const table = 512 + view.getUint32(76, true) * 512
    for (let sector = 0; sector < 20; sector++) view.setUint32(table + sector * 4, sector, true)
    expect(reasonOf(await read(bytes))).toBe('damaged')
  })
})
