import { beforeAll, expect, test } from 'vitest'
import { type AppDriver, stepTimeout } from './app-driver.ts'
import { csv, dayAhead, headers, patients, tableOf } from './patient-lists.ts'
import { siteOfTests } from './site-of-tests.ts'

const site = siteOfTests()
const people = patients(14)
let driver: AppDriver
const user = () => driver.user

beforeAll(async () => {
  driver = await site.openApp({ lang: 'de-CH', viewport: { width: 1024, height: 700 } })
})

/** As a spreadsheet puts it on the clipboard. */
const asPasted = (rows: readonly (readonly string[])[]) => [headers, ...rows].map((row) => row.join('\t')).join('\r\n')

/** Twelve doctors, the first ten of them unknown to the server; one patient has no sex, and one only an e-mail. */
function manyDoctors(): string {
  const rows = tableOf(people).map((cells, at) => [...cells.with(-1, `doctor${Math.min(at, 11)}@practice.example`), ''])
  const withoutSex = (rows[3] ?? []).with(2, '')
  const byEmail = (rows[4] ?? []).with(3, '').with(-1, 'anna@example.ch')
  return csv([...headers, 'Courriel'], rows.with(3, withoutSex).with(4, byEmail))
}

async function openSend(name: string, content: string): Promise<void> {
  await user().goTo('Lists')
  await user().drop(name, Buffer.from(content))
  await user().reachCheck()
  await user().isSaved()
  await user().goOnToSend()
}

const bottomRight = async () => {
  const box = await user()
    .button(/^Send \d/)
    .boundingBox()
  return box === null ? null : [Math.round(box.x + box.width), Math.round(box.y + box.height)]
}

test('the language that nobody has said is the app’s, is said to be assumed, and is asked until it is confirmed', async () => {
  await user().paste(asPasted(tableOf(people.slice(0, 3))))
  await user().button('Weiter zur Prüfung').click()
  await user()
    .said('Weder die Datei noch sonst jemand nennt die Sprache der Patienten: 3 Einladungen gehen auf Deutsch.')
    .waitFor()
  await user()
    .button(/^Weiter zum Senden/)
    .click()
  await user()
    .said(/^3 Patienten, .+ auf Deutsch \(angenommen\)/)
    .waitFor()
  await driver.app.page
    .getByRole('link', { name: /Prüfen/ })
    .first()
    .click()
  await user().button('Deutsch stimmt').click()
  await user().button('Deutsch stimmt').waitFor({ state: 'detached' })
  // What had the focus is gone: the page has it, and not nothing.
  await driver.app.page.locator('main:focus').waitFor()
  await user()
    .button(/^Weiter zum Senden/)
    .click()
  await user()
    .said(/^3 Patienten, .+ auf Deutsch, für/)
    .waitFor()
  // The next list of this kind of file is not asked.
  await driver.app.page.getByRole('link', { name: 'Listen' }).click()
  await user().paste(asPasted(tableOf(people.slice(3, 5))))
  await user().isTitled('2 Patienten sind bereit')
  await user().main.getByRole('grid').waitFor()
  expect(await user().button('Deutsch stimmt').count()).toBe(0)
  await driver.app.page.evaluate(() => window.hcw.calls['settings.change']({ language: 'en' }))
})

test('sentence and button are in sight at 1024 × 700, and do not move while answers come in', async () => {
  await openSend('doctors.csv', manyDoctors())
  await user()
    .button(/^Send \d/)
    .waitFor()
  const first = await bottomRight()
  await user()
    .said(/12 doctors get first invitations|\d+ doctors get first invitations/)
    .waitFor()
  expect(await bottomRight()).toEqual(first)
  expect(first?.[1]).toBeLessThanOrEqual(700)
  await user()
    .said(/^13 patients, on \w+ \d+ \w+ from .+, 12 by SMS and 1 by e-mail, in English \(assumed\), for \d+ doctors/)
    .waitFor()
})

test('the new doctors are one line, which opens to name them', async () => {
  const line = user().button(/doctors get first invitations/)
  await line.click()
  await user().said('doctor5@practice.example (1 patient)').waitFor()
  await line.click()
})

test('the message is shown as the practice server will write it, for each way and language', async () => {
  const preview = user().main.getByRole('region', { name: 'What the patient gets' })
  await preview.getByText('You have a video consultation', { exact: false }).waitFor()
  await preview.getByText('Your video consultation starts in 1 minute', { exact: false }).waitFor()
  await preview.getByText('E-mail', { exact: false }).first().click()
  await preview.getByText('anna@example.ch', { exact: false }).waitFor()
  await preview.getByText('The calendar entry is attached', { exact: false }).waitFor()
})

test('who cannot be invited is saved before anything is sent', async () => {
  const path = site.path('problems.csv')
  await user().button('Save these patients…').click()
  await driver.app.queueDialog({ kind: 'save', filePath: path })
  await user().button('Save…', user().dialog).click()
  await user().dialog.getByText(/Saved/).waitFor()
  await user().closeDialog()
})

test('more than one day is said in plain view', async () => {
  const rows = people.slice(5, 9).map((person, at) => tableOf([person], dayAhead(2 + at))[0] ?? [])
  await openSend('days.csv', csv(headers, rows))
  await user()
    .said(/These appointments are on 4 different days/)
    .waitFor()
  await expect.poll(() => user().main.innerText(), stepTimeout).toMatch(/4 patients, on 4 days from/)
})
