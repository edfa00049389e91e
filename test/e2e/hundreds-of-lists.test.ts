import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { practiceConnectionId } from '#contract/connection-ids.ts'
import { openRecords } from '../../src-main/records/index.ts'
import { dataKeyOf } from '../bench/aged/aged-folder.ts'
import { figures, start } from '../support/list-data.ts'
import { eraseRows, makeList } from '../support/records.ts'
import { unwrap } from '../support/result.ts'
import { type AppDriver, stepTimeout } from './app-driver.ts'
import { keyboard } from './keyboard.ts'
import { siteOfTests } from './site-of-tests.ts'

/** More than any table or choice may draw. */
const lists = 500
/** Besides, lists whose patients are erased; so many of them are shown without being asked for. */
const [former, formerShown] = [25, 20]
/** So many elements are drawn at most, the frame of the app with them: one row has about 20. */
const mostElements = 1800

const site = siteOfTests()
let driver: AppDriver
const user = () => driver.user
const { press, focused } = keyboard(() => driver.app.page)

const elements = () => driver.app.page.evaluate(() => document.getElementsByTagName('*').length)
const menuButton = (name: string) => user().button(`Actions for “${name}”`)
const menu = () => driver.app.page.getByRole('menu')

beforeAll(async () => {
  const folder = site.profileDir
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ language: 'en', retentionDays: 7 }))
  const { records } = unwrap(
    openRecords({ folder: join(folder, 'records'), dataKey: await dataKeyOf(folder), now: () => start })
  )
  for (let number = 1; number <= former; number += 1) {
    const more = { connectionId: practiceConnectionId, figures: { ...figures, firstMoment: start } }
    const listId = makeList(records, 1, 1000 + number, { ...more, name: `Former ${number}` })
    eraseRows(records, listId, { account: 'anna', at: start, shouldErase: () => true })
  }
  for (let number = 1; number <= lists; number += 1) {
    const more = { connectionId: practiceConnectionId, figures: { ...figures, firstMoment: start + number * 60_000 } }
    const listId = makeList(records, 1, number, { ...more, name: `Ward ${Math.min(number, lists - 1)}` })
    unwrap(records.audit.append({ at: start, account: 'anna', action: 'list-imported', listId, count: 1 }))
  }
  // The clock has jumped since: nothing is erased unless somebody asks for it.
  unwrap(records.retention.saveClockTrust({ trusted: start, unconfirmed: null }))
  records.close()
  driver = await site.openApp()
}, 120_000)

test('of hundreds of lists those in sight are drawn', async () => {
  const table = user().main.getByRole('table', { name: 'My lists' })
  await expect.poll(() => table.getAttribute('aria-rowcount'), stepTimeout).toBe(String(lists + formerShown + 1))
  expect(await elements()).toBeLessThan(mostElements)
})

/** From the next loading of the page on, how many numbers were written: a row of lists writes two, its patients and those ready. */
async function countNumbers(): Promise<() => Promise<number>> {
  await driver.app.page.addInitScript(() => {
    const { get } = Object.getOwnPropertyDescriptor(Intl.NumberFormat.prototype, 'format') ?? {}
    Object.defineProperty(Intl.NumberFormat.prototype, 'format', {
      get() {
        Object.assign(window, { numbersWritten: Number(Reflect.get(window, 'numbersWritten') ?? 0) + 1 })
        return get?.call(this)
      }
    })
  })
  return () => driver.app.page.evaluate(() => Number(Reflect.get(window, 'numbersWritten') ?? 0))
}

test('rows are drawn once when the window loads, and one alone when its list changes', async () => {
  const written = await countNumbers()
  const table = user().main.getByRole('table', { name: 'My lists' })
  await driver.app.page.reload()
  await expect.poll(() => table.getAttribute('aria-rowcount'), stepTimeout).toBe(String(lists + formerShown + 1))
  const rows = await table.getByRole('row').count()
  const first = await written()
  expect(first).toBeGreaterThan(0)
  expect(first).toBeLessThan(3 * rows)
  await user().actOn('Ward 496', 'Rename…')
  await user().dialog.getByRole('textbox').fill('Ward 496 b')
  await user().button('Save', user().dialog).click()
  await user().listNamed('Ward 496 b').waitFor()
  expect((await written()) - first).toBeLessThan(10)
})

test('the buttons of lists with the same name have names of their own', async () => {
  const buttons = user().main.getByRole('button', { name: /^Actions for “Ward 499”, made on / })
  await expect.poll(() => buttons.count(), stepTimeout).toBe(2)
  const names = await user()
    .main.getByRole('button', { name: /^Actions for/ })
    .evaluateAll((all) => all.map((button) => button.getAttribute('aria-label')))
  expect(new Set(names).size).toBeGreaterThanOrEqual(names.length - 1)
})

test('one menu serves all rows: it opens at the button, and Escape gives the focus back', async () => {
  const button = menuButton('Ward 495')
  expect(await button.getAttribute('aria-haspopup')).toBe('menu')
  expect(await button.getAttribute('aria-expanded')).toBe('false')
  await button.focus()
  for (const [key, line] of [
    ['Enter', 'Open'],
    [' ', 'Open'],
    ['ArrowDown', 'Open'],
    ['ArrowUp', 'Delete…'],
    ['Shift+F10', 'Open'],
    ['ContextMenu', 'Open']
  ] as const) {
    await press(key)
    await expect.poll(focused, stepTimeout).toBe(line)
    expect(await menu().getAttribute('aria-label')).toBe('Actions for “Ward 495”')
    // What is behind the menu is hidden from a screen reader, the button as well.
    const isExpanded = user().page.locator('[aria-expanded="true"][aria-haspopup="menu"]')
    expect(await isExpanded.getAttribute('aria-controls')).toBe(await menu().getAttribute('id'))
    await press('Escape')
    await menu().waitFor({ state: 'detached' })
    await expect.poll(focused, stepTimeout).toBe('Actions for “Ward 495”')
    expect(await button.getAttribute('aria-expanded')).toBe('false')
  }
})

test('the other button of the mouse opens the menu of the row that it is pressed on', async () => {
  const row = user().listNamed('Ward 494')
  await row.click({ button: 'right', position: { x: 60, y: 10 } })
  await menu().waitFor()
  const [place, at] = [await menu().boundingBox(), await row.boundingBox()]
  expect((place?.x ?? 0) - (at?.x ?? 0)).toBeLessThan(90)
  expect(await menu().getAttribute('aria-label')).toBe('Actions for “Ward 494”')
  await press('Escape')
  await menu().waitFor({ state: 'detached' })
  await expect.poll(focused, stepTimeout).toBe('Actions for “Ward 494”')
})

test('of hundreds of lists that would be erased those in sight are drawn, and all are reached', async () => {
  await user().goTo('Settings')
  await user().button('Erase now…').click()
  const table = user().dialog.getByRole('table')
  // The list that was just renamed is kept.
  await expect.poll(() => table.getAttribute('aria-rowcount'), stepTimeout).toBe(String(lists))
  await expect.poll(() => table.getByRole('row').count(), stepTimeout).toBeLessThan(60)
  expect(await elements()).toBeLessThan(mostElements)
  await table.getByText('Ward 490', { exact: true }).waitFor()
  for (let screens = 0; screens < 100 && (await table.getByText('Ward 1', { exact: true }).count()) === 0; screens++) {
    await user().dialog.evaluate((dialog) => dialog.closest('[data-scrolls]')?.scrollBy(0, 100_000))
    await user().page.evaluate(() => new Promise((done) => requestAnimationFrame(done)))
  }
  await table.getByText('Ward 1', { exact: true }).waitFor()
  expect(await elements()).toBeLessThan(mostElements)
  await user().button('Erase nothing', user().dialog).click()
})

test('in the journal all lists can be chosen, and they and entries are drawn as far as they are in sight', async () => {
  await user().goTo('Settings')
  await user().button('Open the journal').click()
  await user().isTitled('Journal')
  const table = user().main.getByRole('table')
  const entries = async () => Number(await table.getAttribute('aria-rowcount')) - 1
  await expect.poll(entries, stepTimeout).toBe(100)
  for (let pages = 2; pages <= 5; pages++) {
    // A double click asks for one page.
    await user()
      .button('Show more')
      .evaluate((button: HTMLElement) => {
        button.click()
        button.click()
      })
    await expect.poll(entries, stepTimeout).toBe(100 * pages)
  }
  expect(await elements()).toBeLessThan(mostElements)
  await user().button(/List/, user().main).click()
  await user().page.getByRole('option', { name: 'All lists' }).waitFor()
  expect(await user().page.getByRole('option').count()).toBeLessThan(60)
  expect(await elements()).toBeLessThan(mostElements)
  await press('End')
  const last = user().page.getByRole('option').and(user().page.locator(':focus'))
  // Also one that the page of lists does not show.
  await expect.poll(async () => (await last.innerText()).trim(), stepTimeout).toBe('Former 1')
  await press('Enter')
  await expect.poll(() => table.getByRole('row').count(), stepTimeout).toBe(2)
})
