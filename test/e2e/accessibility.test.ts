import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { practiceCredentials } from '../../src-main/handlers/practice-host.ts'
import { frenchList } from '../demo/french-list.ts'
import type { AppDriver } from './app-driver.ts'
import { axeViolations } from './axe-violations.ts'
import { siteOfTests } from './site-of-tests.ts'

const site = siteOfTests()
let driver: AppDriver
const user = () => driver.user
const page = (): Page => driver.app.page

beforeAll(async () => {
  driver = await site.openApp()
})

async function isClean(): Promise<void> {
  expect(await axeViolations(page())).toEqual([])
}

async function inDialog(open: () => Promise<void>): Promise<void> {
  await open()
  await user().dialog.waitFor()
  const found = await axeViolations(page())
  await page().keyboard.press('Escape')
  await user().dialog.waitFor({ state: 'hidden' })
  expect(found).toEqual([])
}

test('the home screen without lists has no violation', async () => {
  await user().button('Choose a file…').waitFor()
  await isClean()
})

test('the columns of a new kind of file have no violation', async () => {
  const list = frenchList(new Date(), practiceCredentials.doctors)
  await user().drop('Cardiologie demain.csv', list.bytes)
  await user().button('Continue to check').waitFor()
  await isClean()
})

test('the check has no violation', async () => {
  await user().goOnToCheck()
  await user().grid.waitFor()
  await user().isSaved()
  await isClean()
})

test('the page before sending has no violation', async () => {
  await user().goOnToSend()
  await user()
    .said(/doctors get first invitations/)
    .waitFor()
  await isClean()
  await inDialog(() => user().button('Save these patients…').click())
})

test('a running batch and its report have no violation', async () => {
  await user().send()
  await user().progress().waitFor()
  const running = await axeViolations(page())
  await user()
    .main.getByRole('heading', { name: /patients are invited/ })
    .waitFor({ timeout: 60_000 })
  expect(running).toEqual([])
  await isClean()
})

test('the links and their dialogs have no violation', async () => {
  await user().goToStep('Links')
  await user().links.waitFor()
  await user().links.getByRole('checkbox').nth(2).check()
  await isClean()
  await inDialog(() => user().button('Save for Excel…').click())
  await inDialog(() => user().button('Letters with a QR code…').click())
  await inDialog(() => user().button('Withdraw…').click())
})

test('the lists and their dialogs have no violation', async () => {
  await user().goTo('Lists')
  await user().listNamed('Cardiologie demain').waitFor()
  await isClean()
  await inDialog(() => user().actOn('Cardiologie demain', 'Rename…'))
  await inDialog(() => user().actOn('Cardiologie demain', 'Delete…'))
})

test('the day has no violation', async () => {
  await page().getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Day' }).click()
  await page().getByRole('heading', { level: 1, name: 'Day' }).waitFor()
  await page()
    .getByText(/^Tomorrow/)
    .first()
    .click()
  await user().main.getByRole('table', { name: 'Invitations' }).waitFor()
  await isClean()
})

test('connection, settings and what they lead to have no violation', async () => {
  await user().goTo('Connection')
  await user().button('Add a server').click()
  await isClean()
  await user().goTo('Settings')
  await user().button('Open the journal').waitFor()
  await isClean()
  await user().button('Open the directory of doctors').click()
  await page().getByRole('heading', { level: 1 }).waitFor()
  await isClean()
  await user().goTo('Settings')
  await user().button('Open the journal').click()
  await page().getByRole('heading', { level: 1, name: 'Journal' }).waitFor()
  await isClean()
})

test('practice has no violation', async () => {
  await page()
    .getByRole('link', { name: /practice messages/i })
    .click()
  await page().getByRole('heading', { level: 1 }).waitFor()
  await isClean()
})
