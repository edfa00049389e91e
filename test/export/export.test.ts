import { strFromU8, unzipSync } from 'fflate'
import Papa from 'papaparse'
import { beforeAll, expect, test } from 'vitest'
import { interfaceLanguages } from '#contract/language.ts'
import { toCsv } from '../../src-renderer/export/csv.ts'
import { csvValue, separatorOf } from '../../src-renderer/export/csv-values.ts'
import { createLinkSheet, type ExportRow } from '../../src-renderer/export/link-sheet.ts'
import { toXlsx } from '../../src-renderer/export/xlsx.ts'
import { textsIn } from '../../src-renderer/i18n/messages.ts'
import { ownWords } from '../../src-renderer/list/columns/index.ts'
import { readList } from '../../src-renderer/list/index.ts'
import { loadAllTexts } from '../i18n/load-texts.ts'
import { settings } from '../list/columns/read-lines.ts'

beforeAll(loadAllTexts)

const words = {
  link: 'Lien',
  state: 'État',
  reason: 'Motif',
  file: 'Fichier',
  column: (position: number) => `Colonne ${position}`
}

function row(cells: readonly string[], more: Partial<ExportRow> = {}): ExportRow {
  return { rowId: 'r1', cells, state: 'Envoyée', reason: '', ...more }
}

function csvRows(bytes: Uint8Array, delimiter: string): string[][] {
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const text = new TextDecoder().decode(bytes)
  return Papa.parse<string[]>(text, { delimiter, skipEmptyLines: true }).data
}

function worksheet(bytes: Uint8Array): { sheet: string; links: string; workbook: string } {
  const files = unzipSync(bytes)
  const part = (name: string) => (files[name] === undefined ? '' : strFromU8(files[name]))
  return {
    sheet: part('xl/worksheets/sheet1.xml'),
    links: part('xl/worksheets/_rels/sheet1.xml.rels'),
    workbook: part('xl/workbook.xml')
  }
}

test("the file's own columns keep their order, followed by link, state, reason and the hidden row id", () => {
  const sheet = createLinkSheet(
    ['Nom', ''],
    [row(['Muster', 'Anna', 'past the header'], { link: 'https://x.example/i' })],
    words
  )
  expect(sheet).toEqual({
    headers: ['Nom', 'Colonne 2', 'Colonne 3', 'Lien', 'État', 'Motif', 'HCW-ID'],
    rows: [['Muster', 'Anna', 'past the header', 'https://x.example/i', 'Envoyée', '', 'r1']],
    linkColumn: 3,
    rowIdColumn: 6
  })
})

test('rows of several files are followed by the name of their file', () => {
  const rows = [row(['Muster'], { file: 'matin.csv' }), row(['Rey'], { file: 'soir.csv' })]
  expect(createLinkSheet(['Nom'], rows, words)).toMatchObject({
    headers: ['Nom', 'Lien', 'État', 'Motif', 'Fichier', 'HCW-ID'],
    rows: [
      ['Muster', '', 'Envoyée', '', 'matin.csv', 'r1'],
      ['Rey', '', 'Envoyée', '', 'soir.csv', 'r1']
    ],
    rowIdColumn: 5
  })
})

test('an export that comes back does not get a second column of row ids', () => {
  const sheet = createLinkSheet(['Nom', 'HCW-ID'], [row(['Muster', 'old'])], words)
  expect(sheet.headers).toEqual(['Nom', 'Lien', 'État', 'Motif', 'HCW-ID'])
  expect(sheet.rows).toEqual([['Muster', '', 'Envoyée', '', 'r1']])
})

test.each([';', ',', '\t'] as const)(
  'CSV with separator %j reads back as it was, quotes and line breaks included',
  (separator) => {
    const cells = ['de "La" Tour', 'a;b,c\td', 'zwei\nZeilen', '0791234567', '', 'Élodie']
    const sheet = createLinkSheet(['A', 'B', 'C', 'D', 'E', 'F'], [row(cells)], words)
    expect(csvRows(toCsv(sheet, separator), separator)).toEqual([[...sheet.headers], ...sheet.rows.map((r) => [...r])])
  }
)

test('CSV cells that a spreadsheet would run as formulas become text, a lone sign stays', () => {
  const dangerous = ['=1+1', '+cmd', '-2+3', '@SUM(A1)', ' =1', '\t=1', '\u0000=1', '＝1', '＋1', '－1', '＠x']
  const sheet = createLinkSheet([], [row([...dangerous, '-', 'a=b', '+'])], words)
  const [, cells] = csvRows(toCsv(sheet, ';'), ';')
  // A tab is a separator of other programs: what follows it is the start of a cell.
  const safe = dangerous.map((cell) => (cell === '\t=1' ? "\t'=1" : `'${cell}`))
  expect(cells?.slice(0, dangerous.length + 3)).toEqual([...safe, '-', 'a=b', '+'])
})

test('no cell holds a formula for a program that splits at another separator, or at a line break', () => {
  const words4 = ['Muster,=1+1', 'a\t+cmd', 'b\n=2', 'c, \u0000@x', 'd|-2']
  const sheet = createLinkSheet([], [row([...words4, 'e, -', 'f,g=h'])], words)
  for (const separator of [';', ',', '\t'] as const) {
    const text = new TextDecoder().decode(toCsv(sheet, separator))
    const cells = text.split(/[;,\t|\r\n]/).map((cell) => cell.replaceAll('"', '').replaceAll('\0', '').trim())
    expect(cells.filter((cell) => /^[=+\-@]./.test(cell))).toEqual([])
  }
  const [, cells] = csvRows(toCsv(sheet, ';'), ';')
  expect([cells?.[0], cells?.slice(5, 7)]).toEqual(["Muster,'=1+1", ['e, -', 'f,g=h']])
})

test('a workbook holds text cells only, escaped, with links and a hidden row id', () => {
  const link = 'https://hcw.example/inv/?invite=abc&x=1'
  const sheet = createLinkSheet(['Tel', 'Name'], [row(['0791234567', '=cmd|\u0001<b>_x000D_\uD800'], { link })], words)
  const { sheet: xml, links } = worksheet(toXlsx(sheet, 'Liste: [Montag]/long name that goes on and on'))
  expect(xml).toContain('<c r="A2" s="1" t="inlineStr"><is><t xml:space="preserve">0791234567</t></is></c>')
  expect(xml).toContain('=cmd|&#60;b&#62;_x005F_x000D_\uFFFD</t>')
  expect(xml).toContain('<hyperlink ref="C2" r:id="rId1"/>')
  expect(links).toContain('Target="https://hcw.example/inv/?invite=abc&#38;x=1" TargetMode="External"')
  expect(xml).toMatch(/<col min="6" max="6" [^>]*hidden="1"\/>/)
  expect(xml).not.toMatch(/<f>|t="n"/)
})

test('columns past Z have the names that spreadsheets give them', () => {
  const width = 703
  const { sheet: xml } = worksheet(
    toXlsx(createLinkSheet([], [row(Array.from({ length: width }, () => 'x'))], words), 'A')
  )
  for (const name of ['Z2', 'AA2', 'AZ2', 'ZZ2', 'AAA2']) expect(xml).toContain(`<c r="${name}"`)
})

test('a workbook prints on landscape pages as wide as the sheet, with its titles and what it is on each', () => {
  const long = 'https://hcw.example/inv/?invite='.padEnd(120, 'x')
  const sheet = createLinkSheet(['Nom'], [row(['Muster'], { link: long }), row(['zwei\nZeilen'])], words)
  const { sheet: xml, workbook } = worksheet(toXlsx(sheet, "Müller's & Co", 'Montag & Dienstag – vertraulich'))
  expect(xml).toContain('<pageSetUpPr fitToPage="1"/>')
  expect(xml).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>')
  expect(xml).toContain('<oddHeader>&#38;LMontag &#38;&#38; Dienstag – vertraulich&#38;R&#38;P / &#38;N</oddHeader>')
  expect(workbook).toContain(
    '<definedName name="_xlnm.Print_Titles" localSheetId="0">\'Müller\'\'s &#38; Co\'!$1:$1</definedName>'
  )
  // A long link takes four lines of a column that is 40 wide, other rows as many as they have.
  expect([...xml.matchAll(/<row r="\d+" ht="(\d+)"/g)].map(([, height]) => Number(height))).toEqual([15, 60, 30])
})

test.each(interfaceLanguages)(
  'the columns of an earlier export are replaced, in whatever language it was made (%s)',
  (language) => {
    const t = textsIn('export', language)
    const added = [t.linkColumn, t.stateColumn, t.reasonColumn, t.openColumn, t.fileColumn]
    const headers = ['Nom', 'Natel', ...added, `Natel ${t.originalColumn}`, 'HCW-ID 0123abcd']
    const sheet = createLinkSheet(headers, [row(headers.map((title) => `old ${title}`))], words)
    expect(sheet.headers).toEqual(['Nom', 'Natel', 'Lien', 'État', 'Motif', 'HCW-ID'])
    const inMerge = createLinkSheet(['PATIENT_LINK', 'PATIENT_LAST_NAME', 'STATUS', 'REASON'], [row([])], words)
    expect(inMerge.headers).toEqual(['PATIENT_LAST_NAME', 'Lien', 'État', 'Motif', 'HCW-ID'])
  }
)

test('a column of the user’s own that is only called like one of an export stays', () => {
  const headers = ['Link', 'Nom', 'State', 'Reason', 'Remarque (original)']
  expect(createLinkSheet(headers, [row([])], words).headers.slice(0, 5)).toEqual(headers)
})

test.each(interfaceLanguages)(
  'the words by which an earlier export is known are those of the texts (%s)',
  (language) => {
    const t = textsIn('export', language)
    const states = textsIn('invitation.state', language)
    expect(ownWords).toContainEqual({
      link: t.linkColumn,
      open: t.openColumn,
      state: t.stateColumn,
      reason: t.reasonColumn,
      file: t.fileColumn,
      original: t.originalColumn,
      phoning: [t.dayColumn, t.timeColumn, t.nameColumn, t.phoneColumn, t.stateColumn],
      notInvited: [textsIn('links', language).excluded, states.withdrawn]
    })
  }
)

test('beside the whole link a short one leads to the same address', () => {
  const link = 'https://h.example/inv/?invite=1'
  const sheet = createLinkSheet(['Nom'], [row(['Muster'], { link }), row(['Rey'])], { ...words, open: 'Ouvrir' })
  const { sheet: xml, links } = worksheet(toXlsx(sheet, 'Liste'))
  expect([sheet.headers, sheet.rows.map((cells) => cells[4])]).toEqual([
    ['Nom', 'Lien', 'État', 'Motif', 'Ouvrir', 'HCW-ID'],
    ['Ouvrir', '']
  ])
  expect([xml.match(/<hyperlink ref="(\w+)"/g), links.split(link).length - 1]).toEqual([
    ['<hyperlink ref="B2"', '<hyperlink ref="E2"'],
    2
  ])
})

test('a line above the titles says what the sheet is, and the titles below it are frozen, filtered and repeated', () => {
  const sheet = { ...createLinkSheet(['Nom'], [row(['Muster'])], words), notice: 'ÜBUNG' }
  const { sheet: xml, workbook } = worksheet(toXlsx(sheet, 'Liste'))
  const [first, second] = csvRows(toCsv(sheet, ';'), ';')
  expect([first, second]).toEqual([['ÜBUNG'], [...sheet.headers]])
  expect([
    /ySplit="(\d)"/.exec(xml)?.[1],
    /autoFilter ref="(\w+)/.exec(xml)?.[1],
    /\$1:\$(\d)/.exec(workbook)?.[1]
  ]).toEqual(['2', 'A2', '2'])
  for (const bytes of [toCsv(sheet, ';'), toXlsx(sheet, 'Liste')]) {
    const reading = readList(bytes, { settings, rowId: String })
    if (reading.kind === 'unreadable') throw new Error(reading.reason)
    expect([reading.layout.headerRow, reading.layout.headers[0]]).toEqual([2, 'Nom'])
  }
})

test('values of a CSV file keep their zeros and their plus in spreadsheet programs', () => {
  const values = [
    '+41791234567',
    '0791234567',
    '+33612345678',
    '+4915112345678',
    '007100',
    '7100',
    '12345678901234567',
    'Zoé'
  ]
  expect(values.map(csvValue)).toEqual([
    '0041 79 123 45 67',
    '079 123 45 67',
    '0033 6 12 34 56 78',
    '0049 1 51 12 34 56 78',
    '007100\u200B',
    '7100',
    '12345678901234567\u200B',
    'Zoé'
  ])
  expect(values.map(csvValue).filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
})

test('the separator is that of the computer', () => {
  const locales = ['de-CH', 'fr-CH', 'it-CH', 'en-CH', 'de', 'fr-FR', 'it', 'en-US', 'en-GB', 'de-LI']
  expect(locales.map(separatorOf).join(' ')).toBe('; ; ; ; ; ; ; , , ;')
})
