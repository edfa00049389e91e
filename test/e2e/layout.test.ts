import { beforeAll, expect, test } from 'vitest'
import { practiceCredentials } from '../../src-main/handlers/practice-host.ts'
import { frenchList } from '../demo/french-list.ts'
import type { AppDriver } from './app-driver.ts'
import { defectsInAllSizes } from './screen-sizes.ts'
import { siteOfTests } from './site-of-tests.ts'

const site = siteOfTests()
let driver: AppDriver
const user = () => driver.user
const page = () => driver.app.page

beforeAll(async () => {
  driver = await site.openApp()
})

const defects = (filled: number) => defectsInAllSizes(page(), filled)

test('lists, before there is one', async () => {
  await user().button('Choose a file…').waitFor()
  expect(await defects(1)).toEqual([])
})

test('columns', async () => {
  const list = frenchList(new Date(), practiceCredentials.doctors)
  await user().drop('Cardiologie demain.csv', list.bytes)
  await user().button('Continue to check').waitFor()
  expect(await defects(1)).toEqual([])
})

test('check, with its problems and with a patient', async () => {
  await user().goOnToCheck()
  await user().grid.waitFor()
  await user().isSaved()
  expect(await defects(1)).toEqual([])
  await page().getByRole('tab', { name: 'Patient' }).click()
  expect(await defects(1)).toEqual([])
})

test('send', async () => {
  await user().goOnToSend()
  await user()
    .said(/doctors get first invitations/)
    .waitFor()
  expect(await defects(1)).toEqual([])
})

test('after sending', async () => {
  await user().send()
  await user()
    .main.getByRole('heading', { name: /patients are invited/ })
    .waitFor({ timeout: 60_000 })
  expect(await defects(1)).toEqual([])
})

test('links, with patients ticked', async () => {
  await user().goToStep('Links')
  await user().links.waitFor()
  expect(await defects(1)).toEqual([])
  await user().links.getByRole('checkbox').nth(2).check()
  expect(await defects(1)).toEqual([])
})

test('lists', async () => {
  await user().goTo('Lists')
  await user().listNamed('Cardiologie demain').waitFor()
  expect(await defects(1)).toEqual([])
})

test('day', async () => {
  await page().getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Day' }).click()
  await page()
    .getByText(/^Tomorrow/)
    .first()
    .click()
  await user().main.getByRole('table', { name: 'Invitations' }).waitFor()
  expect(await defects(0)).toEqual([])
})

test('connection', async () => {
  await user().goTo('Connection')
  await user().button('Add a server').click()
  expect(await defects(1)).toEqual([])
})

test('settings', async () => {
  await user().goTo('Settings')
  await user().button('Open the journal').waitFor()
  expect(await defects(0)).toEqual([])
})

test('figures, directory and journal', async () => {
  for (const [button, title, filled] of [
    ['Open the figures', 'Figures', 0],
    ['Open the directory of doctors', 'Doctors', 1],
    ['Open the journal', 'Journal', 0]
  ] as const) {
    await user().goTo('Settings')
    await user().button(button).click()
    await user().isTitled(title)
    expect(await defects(filled)).toEqual([])
  }
})
