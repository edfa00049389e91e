import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildXlsx } from '../list/xlsx-builder.ts'
import { type AppDriver, stepTimeout } from './app-driver.ts'
import { keyboard } from './keyboard.ts'
import { csv, headers, patients, tableOf } from './patient-lists.ts'
import { siteOfTests } from './site-of-tests.ts'

const site = siteOfTests()
const rows = tableOf(patients(8))
let driver: AppDriver
const user = () => driver.user
const { press, write, focused, tabTo, openChoices } = keyboard(() => driver.app.page)

beforeAll(async () => {
  driver = await site.openApp()
  await user().isTitled('My lists')
})

async function openList(name: string, content: string | Uint8Array): Promise<void> {
  await driver.app.queueDialog({ kind: 'open', filePaths: [site.writeFile(name, content)] })
  // The system sends menu keys to the menu, not to the page.
  await driver.app.clickMenu('open-list')
}

describe('fixing a list by keyboard alone', () => {
  test('one decision applies to all rows with an issue, and is undone from the message and redone', async () => {
    await openList('day.csv', csv(headers, [...rows.slice(0, 5), ...rows.slice(5).map((cells) => cells.with(2, ''))]))
    await user().isTitled('What does each column hold?')
    await tabTo(/^Continue to check/)
    await press('Enter')
    await user().isTitled('5 ready, 3 to fix')
    await tabTo(/^Leave all 3 out/)
    await press('Enter')
    await user().said('3 patients left out').waitFor()
    await user().isTitled('5 patients are ready')
    await tabTo(/^Undo$/)
    await press('Enter')
    await user().isTitled('5 ready, 3 to fix')
    await press('Control+y')
    await user().isTitled('5 patients are ready')
    await press('Control+z')
    await user().isTitled('5 ready, 3 to fix')
  })

  test('an issue shows its rows; a corrected one stays until the rows are refreshed', async () => {
    const shown = () => user().grid.getAttribute('aria-rowcount')
    await tabTo(/^3 patients without a sex given/, 'Shift+Tab')
    await press('Enter')
    await expect.poll(shown, stepTimeout).toBe('4')
    // The first faulty cell has the focus.
    await expect.poll(focused, stepTimeout).toMatch(/^Sex, Row 7/)
    await write('F')
    await press('Enter')
    await user().isTitled('6 ready, 2 to fix')
    expect(await shown()).toBe('4')
    await tabTo(/^Hide 1 settled row/, 'Shift+Tab')
    await press('Enter')
    await expect.poll(shown, stepTimeout).toBe('3')
  })

  test('a text is replaced in a column of the shown rows, as one undo step', async () => {
    await tabTo(/^Replace…/)
    await press('Enter')
    await user().dialog.waitFor()
    await expect.poll(focused, stepTimeout).toBe('Find')
    await write('Muster00')
    await user().said('2 rows contain this text.').waitFor()
    await tabTo(/^Replace with/)
    await write('Modell')
    await tabTo(/^Replace all/)
    await press('Enter')
    await user().said('2 rows changed.').waitFor()
    await user().row('Modell8').waitFor()
    await press('Control+z')
    await user().row('Muster008').waitFor()
  })
})

describe('how a file is read, by keyboard alone', () => {
  test('another sheet of the workbook is selected, the table follows, and it is undone', async () => {
    const sheet = (name: string, of: typeof rows) => ({ name, rows: [headers, ...of].map((cells) => ({ cells })) })
    await openList(
      'book.xlsx',
      buildXlsx({ sheets: [sheet('Monday', rows.slice(0, 5)), sheet('Tuesday', rows.slice(5))] })
    )
    await user().isTitled('5 patients are ready')
    await user().isSaved()
    await tabTo(/^Read as/)
    await press('Enter')
    await tabTo(/Sheet/)
    await openChoices()
    await press('ArrowDown', 'Enter')
    await user().isTitled('3 patients are ready')
    await user().row('Muster006').waitFor()
    await tabTo(/^Undo the last change/)
    await press('Enter')
    await user().isTitled('5 patients are ready')
  })
})

describe('changes whose rows another reading does not have, by keyboard alone', () => {
  const mobileOf = async (name: string) => (await user().cell(name, 'Mobile')).innerText()

  /** Types into the cell of the active row. */
  async function typeMobile(row: RegExp, text: string): Promise<void> {
    await tabTo(/Row \d/, 'Shift+Tab')
    await press('Control+Home')
    for (let at = 0; at < 8 && !row.test(await focused()); at++) await press('ArrowDown')
    for (let at = 0; at < 12 && !/^Mobile/.test(await focused()); at++) await press('ArrowRight')
    await write(text)
    await press('Enter')
    await user().isSaved()
  }

  test('what was changed in a row that is at its place with other letters is applied to it', async () => {
    const accents = rows.slice(0, 3).map((cells, at) => (at === 0 ? cells.with(0, 'Müller') : cells))
    await openList('accents.csv', csv(headers, accents))
    await user().isTitled('3 patients are ready')
    await user().isSaved()
    await tabTo(/Row 2/)
    await typeMobile(/Row 2/, '078 100 00 01')
    await tabTo(/^Read as/, 'Shift+Tab')
    await press('Enter')
    await tabTo(/Character encoding/)
    await openChoices()
    for (let at = 0; at < 8 && !/1252/.test(await focused()); at++) await press('ArrowDown')
    await press('Enter')
    await user().isTitled('Some of your changes no longer fit')
    await user().said('The same place, other content (1)').waitFor()
    await tabTo(/^Keep for later/)
    await press('ArrowDown')
    expect(await focused()).toMatch(/^Apply to the row on the right/)
    await tabTo(/^Read it this way/)
    await press('Enter')
    await user().row('MÃ¼ller').waitFor()
    await expect.poll(() => mobileOf('MÃ¼ller'), stepTimeout).toContain('+41 78 100 00 01')
  })

  test('each kind of change has its own decision: what is dropped does not come back with its row', async () => {
    const sheet = (name: string, some: typeof rows) => ({ name, rows: [headers, ...some].map((cells) => ({ cells })) })
    await openList(
      'sheets.xlsx',
      buildXlsx({ sheets: [sheet('One', rows.slice(0, 2)), sheet('Two', rows.slice(2, 4))] })
    )
    await user().isTitled('2 patients are ready')
    await user().isSaved()
    await tabTo(/Row 2/)
    await typeMobile(/Row 2/, '078 200 00 02')
    const chooseSheet = async (key: string) => {
      await tabTo(/^Read as/, 'Shift+Tab')
      await press('Enter')
      await tabTo(/Sheet/)
      await openChoices()
      await press(key, 'Enter')
    }
    await chooseSheet('ArrowDown')
    await user().isTitled('Some of your changes no longer fit')
    // Both buttons are one tab stop.
    await tabTo(/^Read it this way/)
    await press('ArrowRight')
    expect(await focused()).toMatch(/^Leave the list as it was/)
    await press('Enter')
    await user().row('Muster001').waitFor()
    await expect.poll(() => mobileOf('Muster001'), stepTimeout).toContain('+41 78 200 00 02')
    await tabTo(/Row 2/)
    await chooseSheet('ArrowDown')
    await user().isTitled('Some of your changes no longer fit')
    await tabTo(/^Keep for later/)
    await press('ArrowDown')
    expect(await focused()).toMatch(/^Drop/)
    await tabTo(/^Read it this way/)
    await press('Enter')
    await user().row('Muster003').waitFor()
    await tabTo(/Row \d/)
    await chooseSheet('ArrowUp')
    await user().row('Muster001').waitFor()
    expect(await mobileOf('Muster001')).not.toContain('+41 78 200 00 02')
  })
})

describe('import templates by keyboard alone', () => {
  test('a template is renamed', async () => {
    await tabTo(/^Settings/, 'Shift+Tab')
    await press('Enter')
    await user().isTitled('Settings')
    await tabTo(/^Rename “day.csv”/)
    await press('Enter')
    await user().dialog.waitFor()
    await expect.poll(focused, stepTimeout).toBe('New name')
    await press('Control+a')
    await write('Cardiology')
    await press('Enter')
    await user().dialog.waitFor({ state: 'hidden' })
    await user().button('Rename “Cardiology”').waitFor()
  })

  test('templates are saved to a file for colleagues', async () => {
    const path = site.path('kinds.json')
    await driver.app.queueDialog({ kind: 'save', filePath: path })
    await tabTo(/^Save for colleagues/)
    await press('Enter')
    await user().said('Saved: kinds.json.').waitFor()
    const text = readFileSync(path, 'utf8')
    expect(JSON.parse(text).kinds.map(({ name }: { readonly name: string }) => name)).toContain('Cardiology')
    expect(text).not.toMatch(/Muster|079/)
  })

  test('a template is deleted, and restored from the message', async () => {
    await tabTo(/^Forget “Cardiology”/, 'Shift+Tab')
    await press('Enter')
    await user().said('“Cardiology” is forgotten').waitFor()
    await user().button('Forget “Cardiology”').waitFor({ state: 'hidden' })
    await tabTo(/^Undo$/)
    await press('Enter')
    await user().button('Forget “Cardiology”').waitFor()
  })

  test('deleted templates return from the file, and a matching file goes straight to the check', async () => {
    await tabTo(/^Forget “Cardiology”/, 'Shift+Tab')
    await press('Enter')
    await user().button('Forget “Cardiology”').waitFor({ state: 'hidden' })
    await driver.app.queueDialog({ kind: 'open', filePaths: [site.path('kinds.json')] })
    await tabTo(/^Load from a file/)
    await press('Enter')
    await user().button('Forget “Cardiology”').waitFor()
    await openList('next.csv', csv(headers, rows.slice(0, 4)))
    await user().isTitled('4 patients are ready')
  })

  test('a file without templates is reported and changes nothing', async () => {
    await tabTo(/^Settings/, 'Shift+Tab')
    await press('Enter')
    await user().isTitled('Settings')
    await driver.app.queueDialog({ kind: 'open', filePaths: [site.writeFile('other.json', '{"kinds": 3}')] })
    await tabTo(/^Save for colleagues/)
    // The toolbar is one tab stop; arrows move inside it.
    await press('ArrowRight')
    expect(await focused()).toContain('Load from a file')
    await press('Enter')
    await user()
      .said(/other\.json/)
      .waitFor()
    await user().button('Forget “Cardiology”').waitFor()
  })

  test('the window reported no error', () => {
    expect(driver.windowErrors).toEqual([])
  })
})
