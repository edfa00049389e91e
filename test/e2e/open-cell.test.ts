import { beforeAll, describe, expect, test } from 'vitest'
import { type AppDriver, colleagueInvites, stepTimeout } from './app-driver.ts'
import type { CheckColumn } from './app-user.ts'
import { csv, headers, patientList, patients, tableOf } from './patient-lists.ts'
import { siteOfTests } from './site-of-tests.ts'

const site = siteOfTests()
let driver: AppDriver
const user = () => driver.user
const editor = () => user().grid.getByRole('textbox')

const people = patients(40)
const typed = '079 555 44 33'
const phoneTitle = headers.find((title) => /mobile|natel|tél/i.test(title))
const shown = '+41 79 555 44 33'

beforeAll(async () => {
  driver = await site.openApp()
})

/**
 * The app has stored all letters that were typed: the last one goes to the disk after the one before, and a computer that
 * is busy may need a moment for it.
 */
async function isKept(text: string): Promise<void> {
  const kept = () =>
    user().page.evaluate(async () => {
      const [, , listId = ''] = location.hash.split('/')
      const opened = await window.hcw.calls['lists.open']({ listId })
      return opened.ok ? opened.value.draft?.text : opened.code
    })
  await expect.poll(kept, stepTimeout).toBe(text)
}

/** Types into a cell without ending it, until the app has stored it. */
async function typeWithoutEnd(name: string, column: CheckColumn, text: string): Promise<void> {
  await (await user().cell(name, column)).click()
  await user().page.keyboard.type(text)
  await expect.poll(() => editor().inputValue(), stepTimeout).toBe(text)
  await isKept(text)
}

/** Loads another page of the list, as after a crash: to go there by a link would store the text. */
async function reloadOn(step: 'send' | 'columns'): Promise<void> {
  await user().page.evaluate((to) => history.replaceState(null, '', location.hash.replace('/check', `/${to}`)), step)
  await user().page.reload()
}

describe('a text that no longer has a cell', () => {
  const few = people.slice(37)

  test('is shown where the patient was invited by then, and does not change what was sent', async () => {
    await user().drop('station.csv', patientList(few))
    await user().goOnToCheck()
    await user().isSaved()
    await user().goOnToSend()
    await user()
      .button(/^Send \d/)
      .waitFor()
    await colleagueInvites(user(), 'station')
    await user().goTo('Lists')
    await user().openList('station')
    await user().goToStep('Send')
    await user().problem('Already invited, not from this computer').waitFor()
    await user().goToStep('Check')
    await typeWithoutEnd('Muster038', 'Mobile', typed)
    await reloadOn('send')
    await user().said('A text in this list is not finished').waitFor()
    await user().button('Take over: Muster038 Bruno').click()
    // The report comes above the notice with the link, and moves it.
    await user()
      .said(/1 patient is invited/)
      .waitFor()
    await user().page.getByRole('link', { name: 'Open “Check”' }).click()
    await user().said(`“${typed}” was not stored when the app closed: Mobile, Bruno Muster038.`).waitFor()
    await user().said('or the patient was invited').waitFor()
    expect([await editor().count(), await (await user().cell('Muster038', 'Mobile')).innerText()]).toEqual([
      0,
      expect.not.stringContaining('555')
    ])
    await user().main.getByRole('button', { name: 'Hide this message' }).click()
    await user().isSaved()
  })

  test('is shown where its row is no longer in the list, and comes back with it no more', async () => {
    const accents = tableOf(few).map((cells, at) => (at === 2 ? cells.with(0, 'Müller') : cells))
    await user().goTo('Lists')
    await user().drop('accents.csv', csv(headers, accents))
    await user().isTitled('3 patients are ready')
    await user().isSaved()
    await typeWithoutEnd('Müller', 'Mobile', typed)
    await reloadOn('columns')
    await user()
      .button(/^Read as/)
      .click()
    // In other letters it is not known to be the same patient.
    await user().choose(/Character encoding/, 'Windows (1252)')
    await user().goToStep('Check')
    const notice = user().said(`“${typed}” was not stored when the app closed, and its row is no longer in this list.`)
    await notice.waitFor()
    expect(await editor().count()).toBe(0)
    await user().main.getByRole('button', { name: 'Hide this message' }).click()
    await user().isSaved()
    await user().undo()
    await user().row('Müller').waitFor()
    expect([await notice.count(), await editor().count()]).toEqual([0, 0])
  })
})

describe('a text that is being typed into a cell', () => {
  beforeAll(async () => {
    await user().drop('ward.csv', patientList(people))
    await user().isTitled(/ready/)
    await user().isSaved()
  })

  /** Kills the app, as a power cut does, and opens the list again. */
  async function killAndComeBack(): Promise<void> {
    await driver.app.kill()
    driver = await site.openApp()
    await user().openList('ward')
  }

  async function textOf(name: string, column: CheckColumn): Promise<string> {
    return (await user().cell(name, column)).innerText()
  }

  test('stands in its cell again after the app was killed, and is stored only with Enter', async () => {
    await typeWithoutEnd('Muster007', 'Mobile', typed)
    expect(await user().main.getByText('Saved', { exact: true }).count()).toBe(0)
    await killAndComeBack()
    await expect.poll(() => editor().inputValue(), stepTimeout).toBe(typed)
    expect(await user().row('Muster007').getByRole('textbox').count()).toBe(1)
    await user().page.keyboard.press('Enter')
    await user().isSaved()
    await expect.poll(() => textOf('Muster007', 'Mobile'), stepTimeout).toBe(shown)
    expect(await textOf('Muster008', 'Mobile')).not.toBe(shown)
  })

  test('stands in its cell again after the page was reloaded', async () => {
    await typeWithoutEnd('Muster009', 'First name', 'Annemarie')
    await user().page.reload()
    await expect.poll(() => editor().inputValue(), stepTimeout).toBe('Annemarie')
    await user().page.keyboard.press('Escape')
    await user().isSaved()
    expect(await textOf('Muster009', 'First name')).toBe(people[8]?.firstName)
  })

  test('that was given up with Escape does not come back, and what was ended with Enter stays', async () => {
    await typeWithoutEnd('Muster010', 'First name', 'Nobody')
    await user().page.keyboard.press('Escape')
    await user().isSaved()
    await killAndComeBack()
    await expect.poll(() => textOf('Muster010', 'First name'), stepTimeout).toBe(people[9]?.firstName)
    expect([await editor().count(), await textOf('Muster007', 'Mobile')]).toEqual([0, shown])
  })

  test('keeps the list from being sent as it was before, until it was looked at', async () => {
    await typeWithoutEnd('Muster011', 'Mobile', typed)
    await reloadOn('send')
    await user().said('A text in this list is not finished').waitFor()
    expect(
      await user()
        .button(/^Send \d/)
        .count()
    ).toBe(0)
    await user().page.getByRole('link', { name: 'Open “Check”' }).click()
    await expect.poll(() => editor().inputValue(), stepTimeout).toBe(typed)
    await user().page.keyboard.press('Enter')
    await user().isSaved()
    await user().goOnToSend()
    await user()
      .button(/^Send \d/)
      .waitFor()
  })

  test('is shown and not applied where the value in its cell is another one by then, and stays dismissed', async () => {
    await user().goToStep('Check')
    await typeWithoutEnd('Muster013', 'Mobile', typed)
    await reloadOn('columns')
    await user().choose(new RegExp(`Contents of “${phoneTitle}”`), 'Do not use')
    await user().goOnToCheck()
    const notice = () => user().said(`“${typed}” was not stored when the app closed: Mobile`)
    await notice().waitFor()
    expect([await editor().count(), await textOf('Muster013', 'Mobile')]).toEqual([
      0,
      expect.not.stringContaining('555')
    ])
    // It stays while something is typed elsewhere.
    await (await user().cell('Muster014', 'First name')).click()
    await user().page.keyboard.type('X')
    await expect.poll(() => editor().inputValue(), stepTimeout).toBe('X')
    await user().page.keyboard.press('Escape')
    await user().isSaved()
    expect(await notice().count()).toBe(1)
    await user().main.getByRole('button', { name: 'Hide this message' }).click()
    await notice().waitFor({ state: 'hidden' })
    // With the value of before, the text would fit again.
    await user().undo()
    await user().isSaved()
    await user().page.reload()
    await user().row('Muster013').waitFor()
    expect([await notice().count(), await editor().count()]).toEqual([0, 0])
  })

  test('is stored when the app is quit', async () => {
    await user().goToStep('Check')
    await typeWithoutEnd('Muster012', 'Mobile', '079 555 44 34')
    await driver.app.electron.evaluate(({ app }) => app.quit())
    await expect.poll(() => driver.app.process.exitCode, stepTimeout).toBe(0)
    driver = await site.openApp()
    await user().openList('ward')
    await expect.poll(() => textOf('Muster012', 'Mobile'), stepTimeout).toBe('+41 79 555 44 34')
    expect(await editor().count()).toBe(0)
  })
})
