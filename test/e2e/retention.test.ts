import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { csv, type Desk, headers, office, patients, tableOf } from './office.ts'

const place = office()
const people = patients(4)
let desk: Desk
let listHash = ''
const she = () => desk.she

beforeAll(async () => {
  desk = await place.openApp()
  await she().drop('ward.csv', Buffer.from(csv(headers, tableOf(people))))
  await she().goOnToCheck()
  await she().isSaved()
  await she().goOnToSend()
  await she().send()
  await she().said('All 4 patients are invited.').waitFor()
})
afterAll(() => place.close())

async function goToDay(): Promise<void> {
  await she().page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Day' }).click()
  await she().isTitled('Day')
}

async function search(words: string): Promise<void> {
  await goToDay()
  await she().main.getByRole('searchbox').fill(words)
}

test('before the retention time nothing is due, and the app says so', async () => {
  await she().goTo('Settings')
  await she().button('Erase now…').click()
  await she().said('Nothing to erase: no patient has been kept beyond the set time.').waitFor()
  await she().closeDialog()
})

test('the loss of a list is shown with the links that still work, and cancelling changes nothing', async () => {
  await she().goTo('Lists')
  await she().actOn('ward', 'Erase patients’ data…')
  await she().dialog.getByRole('row').filter({ hasText: 'ward' }).getByText('4 patients').waitFor()
  await she().said('4 links still work.').waitFor()
  // Enter activates the cancel button.
  await she().page.keyboard.press('Enter')
  await she().dialog.waitFor({ state: 'hidden' })
  await she().openList('ward')
  await she().linkRow('Muster001').waitFor()
  listHash = await she().page.evaluate(() => location.hash)
})

test('erased data leaves every screen, and the list keeps its row with day and figures', async () => {
  await search('Muster001')
  await she().main.getByText('Muster001').first().waitFor()
  await she().goTo('Lists')
  await she().actOn('ward', 'Erase patients’ data…')
  await she().button('Go on', she().dialog).click()
  await she().said('Erase 4 patients for good?').waitFor()
  await she().button('Erase 4 patients', she().dialog).click()
  await she().said('4 patients erased from this computer.').waitFor()
  const line = she().listNamed('ward')
  await line.getByText(/data erased on/).waitFor()
  expect((await line.innerText()).replaceAll(/\s+/g, ' ')).toMatch(/ward 4 4 .*data erased on/)
  expect(await line.getByRole('link').count()).toBe(0)
})

test('the day and the search contain none of them', async () => {
  await search('Muster')
  await she().main.getByText('Nothing found.').waitFor()
  expect(
    await she()
      .main.getByText(/Muster00/)
      .count()
  ).toBe(0)
})

test('opening the list again explains that it was erased', async () => {
  await she().page.evaluate((hash) => {
    location.hash = hash
  }, listHash)
  await she()
    .said(/The patients’ data of “ward” was erased on/)
    .waitFor()
  await she().button('Go to my lists').click()
  await she().isTitled('My lists')
})

test('the same patients in a new list are held', async () => {
  await she().goTo('Lists')
  await she().drop('again.csv', Buffer.from(csv(headers, tableOf(people))))
  await she().isTitled('4 patients are ready')
  await she().isSaved()
  await she().goOnToSend()
  await she()
    .said(/4 patients are held back: already invited/)
    .waitFor()
})

test('the data stays erased after a restart, and none of it is in the data folder', async () => {
  await desk.app.close()
  desk = await place.openApp()
  const line = she().listNamed('ward')
  await line.getByText(/data erased on/).waitFor()
  await she().actOn('ward', 'Rename…')
  await she().dialog.getByRole('textbox', { name: 'Name of the list' }).fill('ward 3')
  await she().button('Save', she().dialog).click()
  await she().listNamed('ward 3').waitFor()
  await she().actOn('ward 3', 'Delete…')
  await she().said('The patients’ data is erased already.').waitFor()
  await she().button('Delete the list', she().dialog).click()
  await she().said('“ward 3” is deleted.').waitFor()
  const files = readdirSync(place.profileDir, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  const found = files.filter(({ parentPath, name }) => {
    const bytes = readFileSync(join(parentPath, name))
    return people.some(({ lastName, mobile }) => bytes.includes(lastName) || bytes.includes(mobile))
  })
  expect([files.length > 3, found.map(({ name }) => name)]).toEqual([true, []])
})

test('the window reported no error', () => {
  expect(desk.complaints).toEqual([])
})
