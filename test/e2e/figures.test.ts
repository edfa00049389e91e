import type { Locator } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { readPaper } from '../support/paper.ts'
import { type AppDriver, connectServer, stepTimeout } from './app-driver.ts'
import { axeViolations } from './axe-violations.ts'
import { csv, headers, patients, savedSheet, tableOf } from './patient-lists.ts'
import { defectsInAllSizes } from './screen-sizes.ts'
import { siteOfTests } from './site-of-tests.ts'

const site = siteOfTests()
let driver: AppDriver
const user = () => driver.user

beforeAll(async () => {
  const server = await site.server()
  driver = await site.openApp()
  await invite('practised.csv', 3, 0)
  await connectServer(user(), server)
  await invite('ward.csv', 12, 3)
})

const otherDoctor = 'jean.favre@practice.example'

async function invite(file: string, count: number, after: number): Promise<void> {
  await user().goTo('Lists')
  const people = patients(after + count).slice(after)
  // Each third has another doctor.
  const rows = tableOf(people).map((cells, index) => (index % 3 === 2 ? [...cells.slice(0, -1), otherDoctor] : cells))
  await user().drop(file, csv(headers, rows))
  await user().reachCheck()
  await user().isSaved()
  await user().goOnToSend()
  await user().send()
  await user()
    .said(new RegExp(`All ${count} patients are invited`))
    .waitFor()
}

async function openFigures(): Promise<void> {
  await user().goTo('Settings')
  await user().button('Open the figures').click()
  await user().isTitled('Figures')
}

const table = (name: string) => user().main.getByRole('table', { name })
const cellsOf = (row: Locator) => row.getByRole('cell').allInnerTexts()
const invitedIn = async () => cellsOf(table('Compared with the time before').getByRole('row', { name: /^Invited/ }))

/** The week of the appointments, two days ahead: this one or the next. */
async function goToTheirWeek(): Promise<void> {
  await table('Compared with the time before').waitFor()
  const weekday = new Date(isoAhead(0)).getUTCDay()
  if (weekday === 0 || weekday === 6) await user().button('Later').click()
}

test('only real invitations count, and whoever is still to come is not missing', async () => {
  await openFigures()
  await goToTheirWeek()
  await expect.poll(invitedIn, stepTimeout).toEqual(['12', '0', '+12'])
  const byDestination = table('By doctor or queue').getByRole('row').last()
  await expect
    .poll(async () => (await cellsOf(byDestination)).slice(0, 6), stepTimeout)
    .toEqual(['4', '0', '0', '0', '0', '4'])
})

test('nothing of it is cut off, in four languages and windows of all sizes', async () => {
  expect(await defectsInAllSizes(user().page, 0)).toEqual([])
})

test('the page has no violation, and its chart is a table for those who do not see it', async () => {
  expect(await user().main.locator('figure svg').first().getAttribute('aria-hidden')).toBe('true')
  await expect.poll(() => table('What became of the invitations').getByRole('row').count(), stepTimeout).toBe(13)
  expect(await axeViolations(user().page)).toEqual([])
  await user().isTitled('Figures')
})

test('it is worked by keyboard, fits 1024 pixels, and small numbers can be hidden', async () => {
  const { page } = user()
  const before = page.viewportSize() ?? { width: 1280, height: 800 }
  await page.setViewportSize({ width: 1024, height: 700 })
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), stepTimeout).toBe(1024)
  const hide = user().main.getByRole('switch', { name: 'Hide numbers under 5' })
  await hide.focus()
  await page.keyboard.press('Space')
  await expect.poll(() => hide.isChecked(), stepTimeout).toBe(true)
  expect((await invitedIn())[0]).toBe('12')
  await page.setViewportSize(before)
})

test('they are saved as a sheet, which the journal tells', async () => {
  const path = site.path('figures.xlsx')
  await driver.app.queueDialog({ kind: 'save', filePath: path })
  await user().button('Save').click()
  await user().said('Saved: figures.xlsx').waitFor()
  const { titles, lines } = savedSheet(path)
  const ofWay = lines.find(([group]) => group === 'Way')
  expect([titles.slice(0, 3), ofWay?.slice(0, 3)]).toEqual([
    ['Grouped by', 'Of', 'Invited'],
    ['Way', 'SMS', '12']
  ])
  await user().goTo('Settings')
  await user().button('Open the journal').click()
  await user().said('Figures saved to a file').waitFor()
})

test('the day is printed by doctor with nothing else of the window, and the journal tells how many patients', async () => {
  const { page } = user()
  await driver.app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      print: (options: object, done: (isPrinted: boolean, reason: string) => void) => void
    }
    contents.print = (_options, done) => Object.assign(globalThis, { finishPrinting: () => done(true, '') })
  })
  await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Day' }).click()
  await user().isTitled('Day')
  await page.getByLabel('Date', { exact: true }).fill(isoAhead(2))
  await user().main.getByText('Muster004').first().waitFor()
  await user().button('Print').click()
  await page.locator('[data-printed-list]').waitFor({ state: 'attached' })
  await page.emulateMedia({ media: 'print' })
  const shown = (await page.locator('body').innerText()).split('\n')
  // Each doctor's page is given to this doctor.
  const pages = readPaper(await page.pdf()).texts.map((text) => [
    text.split('Muster').length - 1,
    ['dora.keller', 'jean.favre'].filter((name) => text.includes(name))
  ])
  expect(pages).toEqual([
    [8, ['dora.keller']],
    [4, ['jean.favre']]
  ])
  await page.emulateMedia({ media: 'screen' })
  await driver.app.electron.evaluate(() => (globalThis as unknown as { finishPrinting: () => void }).finishPrinting())
  await page.locator('[data-printed-list]').waitFor({ state: 'detached' })
  expect(shown.filter((line) => line.includes('Muster')).length).toBe(12)
  expect(shown.some((line) => line.includes('Lists'))).toBe(false)
  await user().goTo('Settings')
  await user().button('Open the journal').click()
  await user()
    .main.getByRole('row', { name: /Day list printed 12/ })
    .waitFor()
})

test('after everybody was erased the figures are the same', async () => {
  await user().goTo('Lists')
  await user().actOn('ward', 'Erase patients’ data…')
  await user().button('Continue', user().dialog).click()
  await user().button('Erase 12 patients', user().dialog).click()
  await user().said('12 patients erased from this computer.').waitFor()
  await openFigures()
  await goToTheirWeek()
  await expect.poll(invitedIn, stepTimeout).toEqual(['12', '0', '+12'])
})

/** `2026-12-24`, so many days from now in Zurich. */
function isoAhead(days: number): string {
  const now = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Zurich' })
  return new Date(Date.parse(now) + days * 86_400_000).toISOString().slice(0, 10)
}
