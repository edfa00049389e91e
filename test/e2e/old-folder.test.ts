import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copyDataFolder, readContents } from '../fixtures/data-folder-005f298/fixture.ts'
import { type AppDriver, createTestSite, stepTimeout } from './app-driver.ts'

const { afterStart, openedAt } = readContents()
const place = createTestSite()
const folder = copyDataFolder()
let driver: AppDriver
const user = () => driver.user

beforeAll(async () => {
  // `secretary.ts` knows the English interface only.
  const path = join(folder.path, 'settings.json')
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), language: 'en' }))
  const date = pathToFileURL(join(import.meta.dirname, '..', 'electron-host', 'date.ts')).href
  driver = await place.openApp({
    profileDir: folder.path,
    // On a later day retention erases patients.
    env: { NODE_OPTIONS: `--import=${date}`, HCW_HOST_DATE: String(openedAt) }
  })
  // The window compares appointments with its own clock.
  await driver.app.page.clock.setFixedTime(openedAt)
  await driver.app.page.reload()
})
afterAll(async () => {
  await place.close()
  folder.remove()
})

test('the lists of a data folder of 005f298 are shown, and the interrupted ones are reported', async () => {
  const { unfinished, lists } = afterStart
  await user().said(`${unfinished.length} lists were interrupted last time, or have invitations in doubt.`).waitFor()
  for (const { summary } of lists) {
    await user().page.getByRole('row').filter({ hasText: summary.name }).first().waitFor()
  }
})

test('the killed batch shows invited and unknown patients and offers to send the rest', async () => {
  const batch = afterStart.lists.find(({ summary }) => summary.name === 'Ophthalmologie 27.11')
  const { created = 0, unknown = 0, ready = 0 } = batch?.summary.invitations ?? {}
  await user().openList('Ophthalmologie 27.11')
  await user().goToStep('Send')
  await user().button(`Send ${ready} invitations`).waitFor()
  await expect.poll(() => user().counts(), stepTimeout).toMatchObject({ Invited: created, 'In doubt': unknown })
})

test('the table of a list that was not sent contains its edits', async () => {
  await user().goTo('Lists')
  await user().openList('Kardiologie 30.11')
  await (await user().cell('Emery', 'Mobile')).getByText('+41 79 211 00 55').waitFor()
})
