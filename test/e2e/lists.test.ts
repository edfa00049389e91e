import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readBytes } from '../../src-renderer/list/parsing/index.ts'
import { buildXlsx } from '../list/xlsx-builder.ts'
import { csv, type Desk, headers, office, patients, soon, tableOf } from './office.ts'

const place = office()
const people = patients(12)
const rows = tableOf(people)
let desk: Desk
const she = () => desk.she

beforeAll(async () => {
  // No server: the built-in practice server is used until one is set up.
  desk = await place.openApp()
})
afterAll(() => place.close())

const fixture = (name: string) => readFileSync(new URL(`../list/fixtures/${name}`, import.meta.url))

describe('import templates', () => {
  test('a file with a known format goes straight to the check', async () => {
    await she().drop('monday.csv', Buffer.from(csv(headers, rows.slice(0, 3))))
    await she().isTitled('What does each column hold?')
    await she().goOnToCheck()
    await she().isTitled('3 patients are ready')
    await she().goTo('Lists')
    await she().drop('tuesday.csv', Buffer.from(csv(headers, rows.slice(3, 7))))
    await she().isTitled('4 patients are ready')
  })

  test('a changed format is shown again, with the new, missing and moved columns', async () => {
    const [name, firstName, , ...others] = headers
    const changed = rows.slice(0, 3).map(([own, first, sex, ...rest]) => [first ?? '', own ?? '', sex ?? '', ...rest])
    await she().goTo('Lists')
    await she().drop('new.csv', Buffer.from(csv([firstName, name, 'Genre', ...others], changed)))
    await she().isTitled('What does each column hold?')
    await she().said('“Genre” is new').waitFor()
    await she().said('“Sexe” is missing').waitFor()
    await she()
      .said(/“(Nom|Prénom)” is in another place/)
      .waitFor()
    expect(await she().meaningOf('Genre').innerText()).toBe('Sex')
    await she().choose(/What “Genre” holds/, 'Do not use')
    await she().said('Columns not found: sex').waitFor()
    await she().choose(/What “Genre” holds/, 'Sex')
    await she().goOnToCheck()
    await she().isTitled('3 patients are ready')
  })
})

describe('other imports', () => {
  test('cells pasted from Excel become a list', async () => {
    const table = [headers, ...rows.slice(7, 9)]
    const cells = (line: readonly string[]) => line.map((cell) => `<td>${cell}</td>`).join('')
    await she().goTo('Lists')
    await she().paste(
      table.map((line) => line.join('\t')).join('\r\n'),
      `<html><body><table>${table.map((line) => `<tr>${cells(line)}</tr>`).join('')}</table></body></html>`
    )
    await she().isTitled('2 patients are ready')
    await she().row('Muster008').waitFor()
  })

  test('the user decides whether hidden rows of a workbook are read', async () => {
    const sheet = [headers, ...rows.slice(0, 4)].map((cells, index) => ({ cells, hidden: index === 2 || index === 3 }))
    await she().goTo('Lists')
    await she().drop('filtered.xlsx', buildXlsx({ sheets: [{ name: 'Agenda', rows: sheet }] }))
    await she().isTitled('2 patients are ready')
    await she().said('2 rows are hidden in Excel and were not taken.').waitFor()
    await she().button('Also read rows hidden in Excel').click()
    await she().isTitled('4 patients are ready')
  })

  test('a file of more than a megabyte is read to its end', async () => {
    const many = Array.from({ length: 16_000 }, (_, at) => (rows[at % rows.length] ?? []).with(0, `Muster${at + 1}`))
    await she().goTo('Lists')
    await she().drop('whole-year.csv', Buffer.from(csv(headers, many)))
    await she().isTitled('16,000 patients are ready')
    await desk.app.page.getByRole('searchbox').fill('Muster16000')
    await she().row('Muster16000').waitFor()
  })

  test.each([
    ['a PDF', 'report.csv', 'p26-really-a-pdf.csv', 'This is a PDF document.'],
    ['an empty file', 'nothing.csv', 'p24-empty.csv', 'The file is empty.'],
    ['titles without patients', 'titles.csv', 'p25-header-only.csv', 'The file has column titles, but no patient.'],
    ['a workbook with a password', 'locked.xlsx', 'p27-password.xlsx', 'The workbook is protected by a password.']
  ])('%s gets one clear sentence and what to do', async (_, name, file, sentence) => {
    await she().goTo('Lists')
    await she().drop(name, fixture(file))
    await she().isTitled(`“${name}” cannot be read as a patient list`)
    await she().said(sentence).waitFor()
    await she().button('Back to my lists').click()
    await she().isTitled('My lists')
  })

  test('an old Excel file gets one clear sentence and what to do', async () => {
    const oldExcel = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1024)])
    oldExcel.write('Workbook', 640, 'utf16le')
    await she().goTo('Lists')
    await she().drop('agenda.xls', oldExcel)
    await she().said('This is an old Excel file (.xls).').waitFor()
    await she().said('Open it in Excel, save it as “Excel Workbook (.xlsx)”, and drop the new file.').waitFor()
  })
})

describe('a list through Excel and back', () => {
  test('rows that could not be sent are saved, corrected in Excel, and merge into their list', async () => {
    const faulty = rows.map((cells, index) =>
      index === 4 ? cells.with(3, '4.17912E+10') : index === 6 ? cells.with(2, '') : cells
    )
    await she().goTo('Lists')
    await she().drop('wednesday.csv', Buffer.from(csv(headers, faulty)))
    await she().isTitled('10 ready, 2 need you')
    await she().goToStep('Links')
    const path = place.path('to correct.xlsx')
    await she().saveLinks(path, { patients: 'Those with problems', format: 'Excel' })
    const reading = readBytes(readFileSync(path))
    if (reading.kind !== 'table') throw new Error(reading.reason)
    const [titles = [], ...lines] = reading.records.map(({ cells }) => cells)
    expect(lines.map(([lastName]) => lastName)).toEqual(['Muster005', 'Muster007'])
    const corrected = lines.map((cells, index) => (index === 0 ? cells.with(3, '079 200 00 05') : cells.with(2, 'F')))
    const copy = buildXlsx({
      sheets: [{ name: 'Corrected', rows: [titles, ...corrected], hiddenColumns: [titles.length] }]
    })
    await she().drop('to correct.xlsx', copy)
    await she().isTitled('This file comes from your list “wednesday”')
    await she().button('Bring the corrections in').click()
    await she().isTitled('12 patients are ready')
    expect(await (await she().cell('Muster005', 'Mobile')).innerText()).toContain('+41 79 200 00 05')
  })
})

describe('how a file is read', () => {
  const readAs = (option: RegExp) => she().choose(/How accents are written/, option)

  test('it is changed on the check screen, the table follows, and it is undone and redone', async () => {
    await she().goTo('Lists')
    const accented = rows.map((cells, index) => (index === 0 ? cells.with(1, 'Zoé') : cells))
    await she().drop('thursday.csv', Buffer.from(csv(headers, accented)))
    await she().isTitled('12 patients are ready')
    await she().isSaved()
    await she()
      .button(/^Read as/)
      .click()
    await readAs(/^Windows/)
    await she().said('ZoÃ©').waitFor()
    await she().undo()
    await she().said('Undone: how the file is read.').waitFor()
    await she().isTitled('12 patients are ready')
    await she().redo()
    await she().said('ZoÃ©').waitFor()
    await she().undo()
    await she().isTitled('12 patients are ready')
    await she().isSaved()
  })

  test('after sending it cannot change: sent rows are not read again', async () => {
    await she().goOnToSend()
    await she().send()
    await she().said('All 12 patients are invited.').waitFor()
    await she().goToStep('Check')
    await she().redo()
    await she()
      .said(/Invitations of this list have already been sent/)
      .waitFor()
    await she()
      .button(/^Read as/)
      .click()
    await readAs(/^Macintosh/)
    await she()
      .said(/its rows can no longer be read from the file again/)
      .waitFor()
    expect(await (await she().cell('Muster001', 'First name')).innerText()).toBe('Zoé')
  })
})

describe('the import summary', () => {
  const year = new Date().getFullYear() + 1
  const english = (people: readonly (readonly string[])[], days: readonly string[]) =>
    people.map((cells, index) => cells.with(4, `${days[index % days.length]}/${year}`))
  const ward = [...english(rows.slice(0, 3), ['04/05', '04/25', '04/06']), ['Ward 3'], ['Total: 3']]
  const moment = async (name: string) => (await she().cell(name, 'Appointment')).innerText()

  // Wide enough to render all columns of the table.
  beforeAll(() => desk.app.page.setViewportSize({ width: 1920, height: 1080 }))

  test('dates that need the month first are reported, and all are read again with one press', async () => {
    await she().goTo('Lists')
    await she().drop('english.csv', Buffer.from(csv(headers, ward)))
    await she().isTitled('2 ready, 1 needs you')
    await she()
      .said(/1 date exists only with the month first, for example “04\/25/)
      .waitFor()
    expect(await moment('Muster001')).toContain(`04/05/${year}`)
    await she().button('Read with the month first').click()
    await she().isTitled('3 patients are ready')
    expect(await moment('Muster001')).toContain(`05/04/${year}`)
    await she().undo()
    await she().isTitled('2 ready, 1 needs you')
    await she()
      .button(/^Read as.*day before month/)
      .click()
    await she().choose(/Order in dates of numbers/, /Month first/)
    await she().isTitled('3 patients are ready')
    await she()
      .button(/^Read as.*month before day/)
      .waitFor()
  })

  test('skipped records are listed, and one is included as a patient at once', async () => {
    await she()
      .button(/^Read as.*3 lines set aside/)
      .waitFor()
    await she().button('Take row 5 as patient').click()
    await she().isTitled('3 ready, 1 needs you')
    await she()
      .button(/^Read as.*2 lines set aside/)
      .waitFor()
    expect(
      await she()
        .button(/^Take row/)
        .count()
    ).toBe(1)
    await she().undo()
    await she().isTitled('3 patients are ready')
    await she().isSaved()
  })

  test('the next file of that format is read with the month first', async () => {
    await she().goTo('Lists')
    await she().drop('english-tomorrow.csv', Buffer.from(csv(headers, english(rows.slice(3, 5), ['05/06']))))
    await she().isTitled('2 patients are ready')
    expect(await moment('Muster004')).toContain(`06/05/${year}`)
    await she()
      .button(/^Read as.*month before day/)
      .click()
    await she().choose(/Order in dates of numbers/, /Day first/)
    await expect.poll(() => moment('Muster004'), soon).toContain(`05/06/${year}`)
  })
})

describe('lists', () => {
  test('a list is renamed, and deleted only after a confirmation', async () => {
    await she().goTo('Lists')
    await she().actOn('wednesday', 'Rename…')
    await she().dialog.getByRole('textbox', { name: 'Name of the list' }).fill('Ward 3')
    await she().button('Save', she().dialog).click()
    await she().listNamed('Ward 3').waitFor()
    await she().actOn('Ward 3', 'Delete…')
    await she().button('Keep the list', she().dialog).click()
    await she().actOn('Ward 3', 'Delete…')
    await she().button('Delete the list', she().dialog).click()
    await she().said('“Ward 3” is deleted.').waitFor()
    await expect.poll(() => she().listNamed('Ward 3').count(), soon).toBe(0)
  })

  test('the window reported no error', () => {
    expect(desk.complaints).toEqual([])
  })
})
