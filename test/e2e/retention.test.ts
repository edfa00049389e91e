import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { AppDriver } from './app-driver.ts'
import { patientList, patients } from './patient-lists.ts'
import { siteOfTests } from './site-of-tests.ts'

const site = siteOfTests()
const people = patients(4)
let driver: AppDriver
let listHash = ''
const user = () => driver.user

beforeAll(async () => {
  driver = await site.openApp()
  await user().drop('ward.csv', patientList(people))
  await user().goOnToCheck()
  await user().isSaved()
  await user().goOnToSend()
  await user().send()
  await user().said('All 4 patients are invited.').waitFor()
})

async function goToDay(): Promise<void> {
  await user().page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Day' }).click()
  await user().isTitled('Day')
}

async function search(words: string): Promise<void> {
  await goToDay()
  await user().main.getByRole('searchbox').fill(words)
}

test('before the retention time nothing is due, and the app says so', async () => {
  await user().goTo('Settings')
  await user().button('Erase now…').click()
  await user().said('Nothing to erase: no patient has been kept beyond the set time.').waitFor()
  await user().closeDialog()
})

test('the loss of a list is shown with the links that still work, and cancelling changes nothing', async () => {
  await user().goTo('Lists')
  await user().actOn('ward', 'Erase patients’ data…')
  await user().dialog.getByRole('row').filter({ hasText: 'ward' }).getByText('4 patients').waitFor()
  await user().said('4 links still work.').waitFor()
  // Enter activates the cancel button.
  await user().dialog.getByRole('button', { name: 'Erase nothing' }).and(user().page.locator(':focus')).waitFor()
  await user().page.keyboard.press('Enter')
  await user().dialog.waitFor({ state: 'hidden' })
  await user().openList('ward')
  await user().linkRow('Muster001').waitFor()
  listHash = await user().page.evaluate(() => location.hash)
})

test('Escape at each step of erasing gives the focus back to the menu of the list', async () => {
  const menu = user().button('Actions for “ward”')
  const isFocused = menu.and(user().page.locator(':focus'))
  await user().goTo('Lists')
  await user().actOn('ward', 'Erase patients’ data…')
  await user().button('Continue', user().dialog).waitFor()
  await user().page.keyboard.press('Escape')
  await user().dialog.waitFor({ state: 'hidden' })
  await isFocused.waitFor()
  await user().actOn('ward', 'Erase patients’ data…')
  await user().button('Continue', user().dialog).click()
  await user().button('Erase 4 patients', user().dialog).waitFor()
  await user().page.keyboard.press('Escape')
  await user().dialog.waitFor({ state: 'hidden' })
  await isFocused.waitFor()
})

test('erased data leaves every screen, and the list keeps its row with day and figures', async () => {
  await search('Muster001')
  await user().main.getByText('Muster001').first().waitFor()
  await user().goTo('Lists')
  await user().actOn('ward', 'Erase patients’ data…')
  await user().button('Continue', user().dialog).click()
  await user().said('Permanently erase 4 patients?').waitFor()
  await user().button('Erase 4 patients', user().dialog).click()
  await user().said('4 patients erased from this computer.').waitFor()
  const line = user().listNamed('ward')
  await line.getByText(/data erased on/).waitFor()
  expect((await line.innerText()).replaceAll(/\s+/g, ' ')).toMatch(/ward 4 4 .*data erased on/)
  expect(await line.getByRole('link').count()).toBe(0)
})

test('the day and the search contain none of them', async () => {
  await search('Muster')
  await user().main.getByText('Nothing found.').waitFor()
  expect(
    await user()
      .main.getByText(/Muster00/)
      .count()
  ).toBe(0)
})

test('opening the list again explains that it was erased', async () => {
  await user().page.evaluate((hash) => {
    location.hash = hash
  }, listHash)
  await user()
    .said(/The patients’ data of “ward” was erased on/)
    .waitFor()
  await user().button('Go to my lists').click()
  await user().isTitled('My lists')
})

test('the same patients in a new list are held', async () => {
  await user().goTo('Lists')
  await user().drop('again.csv', patientList(people))
  await user().isTitled('4 patients are ready')
  await user().isSaved()
  await user().goOnToSend()
  await user()
    .said(/4 patients are held back: already invited/)
    .waitFor()
})

test('the data stays erased after a restart, and none of it is in the data folder', async () => {
  await driver.app.close()
  driver = await site.openApp()
  const line = user().listNamed('ward')
  await line.getByText(/data erased on/).waitFor()
  await user().actOn('ward', 'Rename…')
  await user().dialog.getByRole('textbox', { name: 'Name of the list' }).fill('ward 3')
  await user().button('Save', user().dialog).click()
  await user().listNamed('ward 3').waitFor()
  await user().actOn('ward 3', 'Delete…')
  await user().said('The patients’ data is erased already.').waitFor()
  await user().button('Delete the list', user().dialog).click()
  await user().said('“ward 3” is deleted.').waitFor()
  const files = readdirSync(site.profileDir, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  const found = files.filter(({ parentPath, name }) => {
    const bytes = readFileSync(join(parentPath, name))
    return people.some(({ lastName, mobile }) => bytes.includes(lastName) || bytes.includes(mobile))
  })
  expect([files.length > 3, found.map(({ name }) => name)]).toEqual([true, []])
})

test('the window reported no error', () => {
  expect(driver.windowErrors).toEqual([])
})
