import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildXls } from '../list/biff-builder.ts'
import { buildXlsx } from '../list/xlsx-builder.ts'
import { type AppDriver, stepTimeout } from './app-driver.ts'
import { csv, headers, patients, savedSheet, tableOf } from './patient-lists.ts'
import { siteOfTests } from './site-of-tests.ts'

const site = siteOfTests()
const people = patients(12)
const rows = tableOf(people)
let driver: AppDriver
const user = () => driver.user

beforeAll(async () => {
  // No server: the built-in practice server is used until one is set up.
  driver = await site.openApp()
})

const fixture = (name: string) => readFileSync(new URL(`../list/cases/${name}`, import.meta.url))

describe('import templates', () => {
  test('a file with a known format goes straight to the check', async () => {
    await user().drop('monday.csv', csv(headers, rows.slice(0, 3)))
    await user().isTitled('What does each column hold?')
    await user().goOnToCheck()
    await user().isTitled('3 patients are ready')
    await user().goTo('Lists')
    await user().drop('tuesday.csv', csv(headers, rows.slice(3, 7)))
    await user().isTitled('4 patients are ready')
  })

  test('a changed format is shown again, with the new, missing and moved columns', async () => {
    const [name, firstName, , ...others] = headers
    const changed = rows.slice(0, 3).map(([own, first, sex, ...rest]) => [first ?? '', own ?? '', sex ?? '', ...rest])
    await user().goTo('Lists')
    await user().drop('new.csv', csv([firstName, name, 'Genre', ...others], changed))
    await user().isTitled('What does each column hold?')
    await user().said('“Genre” is new').waitFor()
    await user().said('“Sexe” is missing').waitFor()
    await user()
      .said(/“(Nom|Prénom)” is in another place/)
      .waitFor()
    expect(await user().meaningOf('Genre').innerText()).toBe('Sex')
    await user().choose(/Contents of “Genre”/, 'Do not use')
    await user().said('Columns not found: sex').waitFor()
    await user().choose(/Contents of “Genre”/, 'Sex')
    await user().goOnToCheck()
    await user().isTitled('3 patients are ready')
  })
})

describe('other imports', () => {
  test('cells pasted from Excel become a list', async () => {
    const table = [headers, ...rows.slice(7, 9)]
    const cells = (line: readonly string[]) => line.map((cell) => `<td>${cell}</td>`).join('')
    await user().goTo('Lists')
    await user().paste(
      table.map((line) => line.join('\t')).join('\r\n'),
      `<html><body><table>${table.map((line) => `<tr>${cells(line)}</tr>`).join('')}</table></body></html>`
    )
    await user().isTitled('2 patients are ready')
    await user().row('Muster008').waitFor()
  })

  test('the user decides whether hidden rows of a workbook are read', async () => {
    const sheet = [headers, ...rows.slice(0, 4)].map((cells, index) => ({ cells, hidden: index === 2 || index === 3 }))
    await user().goTo('Lists')
    await user().drop('filtered.xlsx', buildXlsx({ sheets: [{ name: 'Agenda', rows: sheet }] }))
    await user().isTitled('2 patients are ready')
    await user().said('2 rows are hidden in Excel and were not taken.').waitFor()
    await user().button('Also read rows hidden in Excel').click()
    await user().isTitled('4 patients are ready')
  })

  test('a file of more than a megabyte is read to its end', async () => {
    const many = Array.from({ length: 16_000 }, (_, at) => (rows[at % rows.length] ?? []).with(0, `Muster${at + 1}`))
    await user().goTo('Lists')
    await user().drop('whole-year.csv', csv(headers, many))
    await user().isTitled('16,000 patients are ready')
    await driver.app.page.getByRole('searchbox').fill('Muster16000')
    await user().row('Muster16000').waitFor()
  })

  test.each([
    ['a PDF', 'report.csv', 'unreadable/really-a-pdf.csv', 'This is a PDF document.'],
    ['an empty file', 'nothing.csv', 'unreadable/empty.csv', 'The file is empty.'],
    [
      'titles without patients',
      'titles.csv',
      'unreadable/no-patients.csv',
      'The file has column titles, but no patient.'
    ],
    [
      'a workbook with a password',
      'locked.xlsx',
      'unreadable/password.xlsx',
      'The workbook is protected by a password.'
    ]
  ])('%s gets one clear sentence and what to do', async (_, name, file, sentence) => {
    await user().goTo('Lists')
    await user().drop(name, fixture(file))
    await user().isTitled(`“${name}” cannot be read as a patient list`)
    await user().said(sentence).waitFor()
    await user().button('Back to my lists').click()
    await user().isTitled('My lists')
  })

  test('a broken old Excel file gets one clear sentence and what to do', async () => {
    const oldExcel = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1024)])
    oldExcel.write('Workbook', 640, 'utf16le')
    await user().goTo('Lists')
    await user().drop('agenda.xls', oldExcel)
    await user().said('The file is damaged or incomplete.').waitFor()
    await user().said('Export it again. If it is on a network drive, copy it to the desktop first.').waitFor()
  })

  test.each([
    [
      'Excel 97',
      'agenda.xls',
      buildXls({ version: 8, sheets: [{ name: 'Agenda', rows: [[...headers], ...rows.slice(0, 4)] }] })
    ],
    [
      'Excel 5',
      'agenda-5.xls',
      buildXls({ version: 5, sheets: [{ name: 'Agenda', rows: [[...headers], ...rows.slice(4, 6)] }] })
    ]
  ])('a workbook of %s becomes a list', async (_, name, bytes) => {
    await user().goTo('Lists')
    await user().drop(name, bytes)
    await user().isTitled(/^[24] patients are ready$/)
  })

  test('an OpenDocument spreadsheet becomes a list', async () => {
    await user().goTo('Lists')
    await user().drop('agenda.ods', fixture('workbook/open-document-hidden-row.ods'))
    await user().isTitled('What does each column hold?')
    await user().said('Natel').first().waitFor()
  })

  test('several files dropped together become lists, and an image among them holds nothing up', async () => {
    const file = (name: string, from: number) => ({
      name,
      bytes: csv(headers, rows.slice(from, from + 2))
    })
    await user().goTo('Lists')
    await user().dropTogether([
      file('morning.csv', 0),
      { name: 'plan.png', bytes: Buffer.from('89504e470d0a1a0a', 'hex') },
      file('evening.csv', 2)
    ])
    await user().isTitled('2 lists were made')
    await user().said('This is no patient list and was left out: plan.png.').waitFor()
    await user().goTo('Lists')
    await user().listNamed('morning').waitFor()
    await user().listNamed('evening').waitFor()
  })

  test('several files chosen together become one list by one click, and each row knows its file', async () => {
    const write = (name: string, from: number) => site.writeFile(name, csv(headers, rows.slice(from, from + 2)))
    await user().goTo('Lists')
    await user().chooseFiles(write('ward-a.csv', 0), write('ward-b.csv', 2))
    await user().isTitled('2 lists were made')
    await user().button('Make one list').click()
    await user().isTitled(/^4 patients are ready$/)
    await (await user().cell('Muster003', 'Last name')).click()
    await user().page.getByRole('tab', { name: 'Patient' }).click()
    await user().said('row 2 of the file ward-b.csv').waitFor()
    await user().isSaved()
    await user().goTo('Lists')
    await user().listNamed('ward-a + ward-b').waitFor()
    await expect.poll(() => user().listNamed('ward-a').count(), stepTimeout).toBe(1)
  })
})

describe('a list through Excel and back', () => {
  test('rows that could not be sent are saved, corrected in Excel, and merge into their list', async () => {
    const faulty = rows.map((cells, index) =>
      index === 4 ? cells.with(3, '4.17912E+10') : index === 6 ? cells.with(2, '') : cells
    )
    await user().goTo('Lists')
    await user().drop('wednesday.csv', csv(headers, faulty))
    await user().isTitled('10 ready, 2 to fix')
    await user().goToStep('Links')
    const path = site.path('to correct.xlsx')
    await user().saveLinks(path, { patients: 'Only rows with problems', format: 'Excel' })
    const { titles, lines } = savedSheet(path)
    expect(lines.map(([lastName]) => lastName)).toEqual(['Muster005', 'Muster007'])
    const corrected = lines.map((cells, index) => (index === 0 ? cells.with(3, '079 200 00 05') : cells.with(2, 'F')))
    const copy = buildXlsx({
      sheets: [{ name: 'Corrected', rows: [titles, ...corrected], hiddenColumns: [titles.length] }]
    })
    await user().drop('to correct.xlsx', copy)
    await user().isTitled('This file comes from your list “wednesday”')
    await user().button('Bring the corrections in').click()
    await user().isTitled('What the file changes in “wednesday”')
    await user().main.getByRole('table', { name: 'Changed in the file (2)' }).waitFor()
    await user().button('Take 2 changes').click()
    await user().isTitled('12 patients are ready')
    await (await user().cell('Muster005', 'Mobile')).getByText('+41 79 200 00 05').waitFor()
  })
})

describe('how a file is read', () => {
  const readAs = (option: RegExp) => user().choose(/Character encoding/, option)

  test('it is changed on the check screen, the table follows, and it is undone and redone', async () => {
    await user().goTo('Lists')
    const accented = rows.map((cells, index) => (index === 0 ? cells.with(1, 'Zoé') : cells))
    await user().drop('thursday.csv', csv(headers, accented))
    await user().isTitled('12 patients are ready')
    await user().isSaved()
    await user()
      .button(/^Read as/)
      .click()
    await readAs(/^Windows/)
    await user().said('ZoÃ©').waitFor()
    await user().undo()
    await user().said('Undone: how the file is read.').waitFor()
    await user().isTitled('12 patients are ready')
    await user().redo()
    await user().said('ZoÃ©').waitFor()
    await user().undo()
    await user().isTitled('12 patients are ready')
    await user().isSaved()
  })

  test('after sending it cannot change: sent rows are not read again', async () => {
    await user().goOnToSend()
    await user().send()
    await user().said('All 12 patients are invited.').waitFor()
    await user().goToStep('Check')
    await user().redo()
    await user()
      .said(/Invitations of this list have already been sent/)
      .waitFor()
    await user()
      .button(/^Read as/)
      .click()
    await readAs(/^Macintosh/)
    await user()
      .said(/its rows can no longer be read from the file again/)
      .waitFor()
    expect(await (await user().cell('Muster001', 'First name')).innerText()).toBe('Zoé')
  })
})

describe('the import summary', () => {
  const year = new Date().getFullYear() + 1
  const english = (people: readonly (readonly string[])[], days: readonly string[]) =>
    people.map((cells, index) => cells.with(4, `${days[index % days.length]}/${year}`))
  const ward = [...english(rows.slice(0, 3), ['04/05', '04/25', '04/06']), ['Ward 3'], ['Total: 3']]
  const moment = async (name: string) => (await user().cell(name, 'Appointment')).innerText()

  // Wide enough to render all columns of the table.
  beforeAll(() => driver.app.page.setViewportSize({ width: 1920, height: 1080 }))

  test('dates that need the month first are reported, and all are read again with one press', async () => {
    await user().goTo('Lists')
    await user().drop('english.csv', csv(headers, ward))
    // One date can only have the month in front: so may the two that can be read both ways.
    await user().isTitled('0 ready, 3 to fix')
    await user().said('Is the day or the month in front?').waitFor()
    await user()
      .said(/^04\/05\/.*5 April .* or .*4 May|^04\/05\/.*4 May .* or .*5 April/)
      .waitFor()
    await user()
      .said(/“04\/25\/\d+” exists only with the month in front/)
      .waitFor()
    await expect.poll(() => moment('Muster001'), stepTimeout).toContain(`04/05/${year}`)
    await user()
      .button(/^The month$/)
      .click()
    await user().isTitled('3 patients are ready')
    await expect.poll(() => moment('Muster001'), stepTimeout).toContain(`05/04/${year}`)
    await user().undo()
    await user().isTitled('0 ready, 3 to fix')
    await user()
      .button(/^Read as.*day before month/)
      .click()
    await user().choose(/Order in numeric dates/, /Month first/)
    await user().isTitled('3 patients are ready')
    await user()
      .button(/^Read as.*month before day/)
      .waitFor()
  })

  test('skipped records are listed, and one is included as a patient at once', async () => {
    await user()
      .button(/^Read as.*3 lines set aside/)
      .waitFor()
    await user().button('Take row 5 as patient').click()
    await user().isTitled('3 ready, 1 to fix')
    await user()
      .button(/^Read as.*2 lines set aside/)
      .waitFor()
    await expect
      .poll(
        () =>
          user()
            .button(/^Take row/)
            .count(),
        stepTimeout
      )
      .toBe(1)
    await user().undo()
    await user().isTitled('3 patients are ready')
    await user().isSaved()
  })

  test('the next file of that format is read with the month first', async () => {
    await user().goTo('Lists')
    await user().drop('english-tomorrow.csv', csv(headers, english(rows.slice(3, 5), ['05/06'])))
    await user().isTitled('2 patients are ready')
    await expect.poll(() => moment('Muster004'), stepTimeout).toContain(`06/05/${year}`)
    await user()
      .button(/^Read as.*month before day/)
      .click()
    await user().choose(/Order in numeric dates/, /Day first/)
    await expect.poll(() => moment('Muster004'), stepTimeout).toContain(`05/06/${year}`)
  })
})

describe('lists', () => {
  test('a list is renamed, and deleted only after a confirmation', async () => {
    await user().goTo('Lists')
    await user().actOn('wednesday', 'Rename…')
    await user().dialog.getByRole('textbox', { name: 'Name of the list' }).fill('Ward 3')
    await user().button('Save', user().dialog).click()
    await user().listNamed('Ward 3').waitFor()
    await user().actOn('Ward 3', 'Delete…')
    await user().button('Keep the list', user().dialog).click()
    await user().dialog.waitFor({ state: 'hidden' })
    await user().actOn('Ward 3', 'Delete…')
    await user().button('Delete the list', user().dialog).click()
    await user().said('“Ward 3” is deleted.').waitFor()
    await expect.poll(() => user().listNamed('Ward 3').count(), stepTimeout).toBe(0)
  })

  test('the window reported no error', () => {
    expect(driver.windowErrors).toEqual([])
  })
})
