import { describe, expect, test } from 'vitest'
import { joinFiles, loadWorkbookReader, placeInFile, readList } from '../../src-renderer/list/index.ts'
import { filesIn } from '../../src-renderer/list/parsing/index.ts'
import { buildXls } from './biff-builder.ts'

const settings = {
  defaultCountry: 'CH',
  timeZone: 'Europe/Zurich',
  defaultLanguage: 'fr',
  doctorEmail: 'd@clinique.example',
  delivery: 'server' as const,
  day: 'proposed' as const,
  now: Date.parse('2026-11-30T07:00:00Z')
}
const header = 'Nom;Prénom;Sexe;Natel;Heure'

function file(name: string, ...lines: readonly string[]) {
  return { name, bytes: new TextEncoder().encode(`${lines.join('\r\n')}\r\n`) }
}

function read(files: Parameters<typeof joinFiles>[0], choices = {}) {
  return readList(joinFiles(files), { settings, choices, rowId: String })
}

/** Last name, file, number there, and appointment of each patient; else why there is none. */
function patients(reading: ReturnType<typeof readList>) {
  if (reading.kind !== 'list') return reading.reason
  return reading.validator.results().flatMap(({ row, status, invitation, errors }) => {
    if (status === 'aside') return []
    const place = placeInFile(reading.format.files, row)
    return [[invitation.lastName, place.file, place.row, invitation.scheduledFor ?? errors.join()]]
  })
}

describe('files of one kind as one list', () => {
  test('each row knows its file and its number there, each file has its own titles and header', () => {
    const morning = file(
      'matin.csv',
      'Consultations du mardi 1er décembre 2026',
      header,
      'Rey;Anna;F;079 555 51 01;08:00'
    )
    const evening = file(
      'soir.csv',
      'Service de cardiologie;;;;',
      '',
      'Mardi 1er décembre 2026',
      header,
      'Favre;Luc;M;079 555 51 02;17:00',
      '',
      'Total;1'
    )
    expect(patients(read([morning, evening]))).toEqual([
      ['Rey', 'matin.csv', 3, '2026-12-01T07:00:00Z'],
      ['Favre', 'soir.csv', 5, '2026-12-01T16:00:00Z']
    ])
  })

  test('a file has no day of the file before it', () => {
    const dated = file('a.csv', header, 'Mardi 1er décembre 2026', 'Rey;Anna;F;079 555 51 01;08:00')
    const undated = file('b.csv', header, 'Favre;Luc;M;079 555 51 02;17:00')
    const named = file('liste 2026-12-02.csv', header, 'Blanc;Léa;F;079 555 51 03;09:00')
    expect(patients(read([dated, undated, named]))).toEqual([
      ['Rey', 'a.csv', 3, '2026-12-01T07:00:00Z'],
      ['Favre', 'b.csv', 2, 'date-invalid'],
      ['Blanc', 'liste 2026-12-02.csv', 2, '2026-12-02T08:00:00Z']
    ])
  })

  test('a patient in two files is invited once', () => {
    const one = file('a 2026-12-01.csv', header, 'Rey;Anna;F;079 555 51 01;08:00')
    const other = file('b 2026-12-01.csv', header, 'Rey;Anna;F;079 555 51 01;08:00')
    expect(patients(read([one, other]))).toMatchObject([
      ['Rey', 'a 2026-12-01.csv', 2, '2026-12-01T07:00:00Z'],
      ['Rey', 'b 2026-12-01.csv', 2, '2026-12-01T07:00:00Z']
    ])
    const reading = read([one, other])
    const errors = reading.kind === 'list' ? reading.validator.results().map((result) => result.errors) : []
    expect(errors).toEqual([[], [], [], ['duplicate-row']])
  })

  test('workbooks of Excel 97 are joined with text', async () => {
    const cells = [header.split(';'), ['Rey', 'Anna', 'F', '079 555 51 01', '08:00']]
    const workbook = { name: 'a.xls', bytes: buildXls({ version: 8, sheets: [{ name: '2026-12-01', rows: cells }] }) }
    const joined = joinFiles([workbook, file('b 2026-12-01.csv', header, 'Favre;Luc;M;079 555 51 02;17:00')])
    const readWorkbook = await loadWorkbookReader(joined)
    expect(patients(readList(joined, { settings, readWorkbook, rowId: String }))).toMatchObject([
      ['Rey', 'a.xls', 2, expect.anything()],
      ['Favre', 'b 2026-12-01.csv', 2, expect.anything()]
    ])
  })

  test('files of two kinds, a damaged one and one that is no list are no joined list', () => {
    const list = file('a.csv', header, 'Rey;Anna;F;079 555 51 01;08:00')
    const other = file('b.csv', 'Nom;Prénom;Natel;Sexe;Heure', 'Favre;Luc;079 555 51 02;M;17:00')
    const image = { name: 'c.png', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47) }
    expect(patients(read([list, other]))).toBe('different-kinds')
    expect(patients(read([list, image]))).toBe('image')
    const cut = joinFiles([list, list]).slice(0, -1)
    expect(patients(readList(cut, { settings, rowId: String }))).toBe('damaged')
  })
})

test('joined files are taken apart as they were, whatever their bytes and names', () => {
  const files = [
    { name: 'Größe "ü"\n.csv', bytes: Uint8Array.of(0, 10, 13, 255) },
    { name: '', bytes: new Uint8Array() }
  ]
  expect(filesIn(joinFiles(files))).toEqual(files)
  expect(filesIn(new TextEncoder().encode('Nom;Prénom'))).toBeUndefined()
})
