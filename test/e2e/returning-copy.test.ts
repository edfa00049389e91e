import { beforeAll, describe, expect, test } from 'vitest'
import { buildXlsx } from '../list/xlsx-builder.ts'
import { type AppDriver, connectServer, stepTimeout } from './app-driver.ts'
import { csv, headers, patients, savedSheet, tableOf } from './patient-lists.ts'
import { siteOfTests } from './site-of-tests.ts'

const site = siteOfTests()
const rows = tableOf(patients(6))
const phone = headers.findIndex((title) => /mobile|natel|tél/i.test(title))
let driver: AppDriver
const user = () => driver.user

beforeAll(async () => {
  driver = await site.openApp()
})

/** The sheet as Excel saves it after somebody worked on it. */
function savedAgain(titles: readonly string[], lines: readonly (readonly string[])[]): Uint8Array {
  return buildXlsx({ sheets: [{ name: 'Links', rows: [titles, ...lines], hiddenColumns: [titles.length] }] })
}

const mobileOf = async (name: string) => (await user().cell(name, 'Mobile')).innerText()

describe('a list through an export and back, while it is changed here too', () => {
  test('the saved sheet has the corrected number, and the one of the file beside it', async () => {
    await user().drop('friday.csv', csv(headers, rows))
    await user().isTitled('What does each column hold?')
    await user().goOnToCheck()
    await user().isTitled('6 patients are ready')
    await user().type('Muster001', 'Mobile', '078 100 00 01')
    await user().isSaved()
    await user().goToStep('Links')
    await user().saveLinks(site.path('friday.xlsx'), { patients: 'All', format: 'Excel' })
    const { titles, lines } = savedSheet(site.path('friday.xlsx'))
    const original = titles.indexOf(`${headers[phone]} (original)`)
    expect([lines[0]?.[phone], lines[0]?.[original], lines[1]?.[original]]).toEqual([
      '+41781000001',
      rows[0]?.[phone],
      ''
    ])
  })

  test('what changed in the file is shown cell by cell, conflicts apart, and nothing is changed before', async () => {
    await user().goToStep('Check')
    await user().type('Muster002', 'Mobile', '078 200 00 02')
    await user().isSaved()
    const { titles, lines } = savedSheet(site.path('friday.xlsx'))
    const edited = lines.map((cells, index) =>
      index === 1 ? cells.with(phone, '078 222 22 22') : index === 2 ? cells.with(phone, '078 333 33 33') : cells
    )
    const copied = (lines[3] ?? []).with(0, 'Neumann').with(phone, '078 444 44 44')
    await user().goTo('Lists')
    await user().drop('friday.xlsx', Buffer.from(savedAgain(titles, [...edited, copied])))
    await user().isTitled('This file comes from your list “friday”')
    await user().button('Bring the corrections in').click()
    await user().isTitled('What the file changes in “friday”')
    const conflict = user().main.getByRole('table', { name: 'Changed here and in the file (1)' })
    expect(await conflict.getByRole('row').nth(1).innerText()).toMatch(/\+41782000002[\s\S]*\+41782222222/)
    expect(await conflict.getByRole('checkbox').nth(1).isChecked()).toBe(false)
    await user().said('1 row of the file is not in this list.').waitFor()
    await user()
      .said(/1 row was copied from another one/)
      .waitFor()
  })

  test('only what is ticked is taken: the conflict stays, and what was corrected before the export is not lost', async () => {
    await user().page.getByText('Make a new list of the row not in this one').click()
    await user().button('Take 1 change').click()
    await user().isTitled('6 patients are ready')
    await expect.poll(() => mobileOf('Muster003'), stepTimeout).toContain('+41 78 333 33 33')
    expect([await mobileOf('Muster001'), await mobileOf('Muster002')]).toEqual([
      expect.stringContaining('+41 78 100 00 01'),
      expect.stringContaining('+41 78 200 00 02')
    ])
    await user().undo()
    await expect.poll(() => mobileOf('Muster003'), stepTimeout).not.toContain('+41 78 333 33 33')
    await user().redo()
  })

  test('an unchanged file changes nothing, and a line that was copied in it becomes a list of its own', async () => {
    const { titles, lines } = savedSheet(site.path('friday.xlsx'))
    const copied = (lines[3] ?? []).with(0, 'Neumann').with(phone, '078 444 44 44')
    await user().goTo('Lists')
    await user().drop('friday.xlsx', Buffer.from(savedAgain(titles, [...lines, copied])))
    await user().button('Bring the corrections in').click()
    await user().said('No value of the list is changed in the file.').waitFor()
    await user().button('Make the new list').click()
    await user().isTitled(/^1 patient is ready$/)
    await user().row('Neumann').waitFor()
    await user().goTo('Lists')
    await user().openList('friday')
    await user().isTitled('6 patients are ready')
    await user().row('Muster004').waitFor()
  })
})

describe('a copy that corrects patients who are invited already', () => {
  test('the invitation is corrected on the server, and the list shows it', async () => {
    const server = await site.server()
    await user().goTo('Lists')
    await connectServer(user(), server)
    await user().drop('saturday.csv', csv(headers, rows.slice(0, 2)))
    await user().reachCheck()
    await user().goOnToSend()
    await user().send()
    await user().said('All 2 patients are invited.').waitFor()
    await user().goToStep('Links')
    await user().saveLinks(site.path('saturday.xlsx'), { patients: 'All', format: 'Excel' })
    const { titles, lines } = savedSheet(site.path('saturday.xlsx'))
    const edited = lines.map((cells, index) => (index === 0 ? cells.with(phone, '078 555 55 55') : cells))
    await user().goTo('Lists')
    await user().drop('saturday.xlsx', Buffer.from(savedAgain(titles, edited)))
    await user().button('Bring the corrections in').click()
    const invited = user().main.getByRole('table', { name: 'Already invited: correct the invitation (1)' })
    const tick = invited.getByRole('checkbox').nth(1)
    await tick.press('Space')
    const offered = async () => [
      await tick.isChecked(),
      await user()
        .button(/^Take \d/)
        .isDisabled()
    ]
    await expect.poll(offered, stepTimeout).toEqual([false, true])
    await tick.press('Space')
    await user().button('Take 1 change').press('Enter')
    await expect
      .poll(async () => (await server.dump()).invites.map(({ phoneNumber }) => phoneNumber), stepTimeout)
      .toContain('+41785555555')
    await user().goToStep('Check')
    await expect.poll(() => mobileOf('Muster001'), stepTimeout).toContain('+41 78 555 55 55')
  })
})

describe('another sheet of the same workbook', () => {
  const sheets = [
    { name: 'Monday', rows: [headers, ...rows.slice(0, 2)] },
    { name: 'Tuesday', rows: [headers, ...rows.slice(2, 4)] }
  ]

  test('changes do not go to the patients of another sheet, and come back with their own', async () => {
    const open = () =>
      user()
        .button(/^Read as/)
        .click()
    await user().goTo('Lists')
    await user().drop('week.xlsx', Buffer.from(buildXlsx({ sheets })))
    await user().isTitled('2 patients are ready')
    await user().type('Muster001', 'Mobile', '078 100 00 01')
    await user().isSaved()
    await open()
    await user().choose(/Sheet/, 'Tuesday')
    await user().isTitled('Some of your changes no longer fit')
    await user().said('Mobile: 078 100 00 01').waitFor()
    await user().button('Read it this way').click()
    await user().row('Muster003').waitFor()
    expect(await mobileOf('Muster003')).not.toContain('+41 78 100 00 01')
    await open()
    await user().choose(/Sheet/, 'Monday')
    await user().row('Muster001').waitFor()
    await expect.poll(() => mobileOf('Muster001'), stepTimeout).toContain('+41 78 100 00 01')
  })
})
