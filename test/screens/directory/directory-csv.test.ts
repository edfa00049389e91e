import { expect, test } from 'vitest'
import type { DirectoryItem, DirectoryView } from '#contract/directory.ts'
import { directoryCsv, readDirectoryCsv } from '../../../src-renderer/screens/directory/directory-csv.ts'

const item = (entry: DirectoryItem['entry'], source: DirectoryItem['source'] = 'confirmed'): DirectoryItem => ({
  entry,
  source,
  answer: null
})
const empty: DirectoryView = { connectionId: 'hospital', items: [], accepted: [] }
const keller = { text: 'Dr Keller', doctorEmail: 'dora.keller@hospital.example' }
const unit = { text: 'Tagesklinik; 2. Stock', queue: 'Télé-diabète' }
const formula = { text: '=KEL', doctorEmail: 'dora.keller@hospital.example' }

function read(text: string, directory = empty) {
  return readDirectoryCsv(new TextEncoder().encode(text), directory)
}

test('a saved directory is read again as it was, without what is only proposed', () => {
  const proposed = item({ text: 'KELD', doctorEmail: 'x@hospital.example' }, 'seen')
  const bytes = directoryCsv({ ...empty, items: [item(keller), item(unit), proposed, item(formula, 'it')] })
  expect(readDirectoryCsv(bytes, empty)).toEqual({ kind: 'read', entries: [keller, unit, formula] })
})

test('a sheet of a colleague may have its columns in another order, and blank lines', () => {
  const text = 'queue,text,doctorEmail\r\n,Dr Keller,dora.keller@hospital.example\r\n,,\r\nOnkologie,Unit,\r\n'
  expect(read(text)).toEqual({ kind: 'read', entries: [keller, { text: 'Unit', queue: 'Onkologie' }] })
})

test('a sheet that Excel saved in the code page of the computer keeps its accents', () => {
  const bytes = Buffer.from('text;doctorEmail;queue\r\nDr Müller;m@hospital.example;\r\nDr Séchaud;;Télé\r\n', 'latin1')
  expect(readDirectoryCsv(bytes, empty)).toMatchObject({
    entries: [{ text: 'Dr Müller' }, { text: 'Dr Séchaud', queue: 'Télé' }]
  })
})

test('with one wrong line nothing is taken, and every wrong line is named with its number', () => {
  const text = [
    'text;doctorEmail;queue',
    'Dr Keller;dora.keller@hospital.example;',
    ';x@hospital.example;',
    'Dr Favre;;',
    'Dr Clark;emily@hospital.example;Onkologie',
    'Dr Rey;rey@hospital;',
    `${'x'.repeat(201)};rey@hospital.example;`,
    'KELLER;other@hospital.example;',
    'Dr. Keller;dora.keller@hospital.example;'
  ].join('\r\n')
  const reading = read(text)
  expect(reading.kind === 'wrong' && reading.lines.map(({ row, problem }) => `${row} ${problem}`)).toEqual([
    '3 no-text',
    '4 no-target',
    '5 two-targets',
    '6 no-address',
    '7 too-long',
    '8 twice'
  ])
})

test('what IT has set may be in the sheet, but not otherwise', () => {
  const directory = { ...empty, items: [item(keller, 'it')] }
  const lines = (email: string) => `text;doctorEmail;queue\r\nKELLER;${email};\r\nUnit;;Onkologie\r\n`
  expect(read(lines('dora.keller@hospital.example'), directory)).toEqual({
    kind: 'read',
    entries: [{ text: 'Unit', queue: 'Onkologie' }]
  })
  expect(read(lines('other@hospital.example'), directory)).toEqual({
    kind: 'wrong',
    lines: [{ row: 2, problem: 'by-it', text: 'KELLER' }]
  })
})

test.each([
  ['no-table', 'Dear colleague, please find the doctors attached.'],
  ['no-titles', 'Arzt;Adresse\r\nDr Keller;dora.keller@hospital.example\r\n'],
  ['no-entries', 'text;doctorEmail;queue\r\n']
])('a file without a sheet of doctors is refused as a whole: %s', (problem, text) => {
  expect(read(text)).toMatchObject({ kind: 'wrong', lines: [{ problem }] })
})
