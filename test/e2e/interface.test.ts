import type { Locator } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { SpawnedPractice } from '../practice/spawn-practice.ts'
import { type AppDriver, connectServer, stepTimeout } from './app-driver.ts'
import type { CheckColumn } from './app-user.ts'
import { keyboard } from './keyboard.ts'
import { filledButtons } from './layout-defects.ts'
import { csv, dayAhead, headers, patients, savedSheet, tableOf } from './patient-lists.ts'
import { siteOfTests } from './site-of-tests.ts'

const site = siteOfTests()
const people = patients(40)
let server: SpawnedPractice
let driver: AppDriver
const user = () => driver.user
const page = () => driver.app.page
const { press, write, focused } = keyboard(page)

/** By index: two languages that there are not, two addresses of doctors that cannot be, two British numbers, two days over. */
const rows = tableOf(people.slice(0, 16)).map((cells, at) => {
  const withLanguage = [...cells, at < 2 ? 'patois' : 'de']
  if (at === 2 || at === 3) return withLanguage.with(6, 'dora.keller@practice')
  if (at === 4 || at === 5) return withLanguage.with(3, `07400 12345${at}`)
  return at === 6 || at === 7 ? withLanguage.with(4, '01.02.2020') : withLanguage
})

beforeAll(async () => {
  server = await site.server()
  driver = await site.openApp()
  await connectServer(user(), server)
  await user().drop('ward.csv', csv([...headers, 'Langue'], rows))
  await user().goOnToCheck()
  await user().grid.waitFor()
  await user().isSaved()
})

const textOf = async (name: string, column: CheckColumn) => (await user().cell(name, column)).innerText()

async function goTo(name: string, column: CheckColumn): Promise<void> {
  await user().scrollTable(0, 0)
  await (await user().cell(name, column)).click()
}

/** The part of the window that has the focus. */
const area = () =>
  page().evaluate(() => {
    const at = document.activeElement
    return at?.closest('[role=grid]')
      ? 'table'
      : (at?.closest('header[data-area], section[data-area], aside, main')?.tagName.toLowerCase() ?? 'none')
  })

describe('keys anywhere', () => {
  test('F6 goes from part to part of the window, Shift+F6 back, and each has its focus again', async () => {
    await goTo('Muster009', 'First name')
    const passed: string[] = []
    for (let at = 0; at < 4; at += 1) {
      await press('F6')
      passed.push(await area())
    }
    expect(passed).toEqual(['aside', 'header', 'main', 'table'])
    expect(await focused()).toMatch(/^First name, Row 10/)
    await press('Shift+F6', 'Shift+F6')
    expect(await area()).toBe('header')
    await press('F1')
    await user().dialog.getByText('go to the next part of the window, or to the one before').waitFor()
    await press('Escape')
    await user().dialog.waitFor({ state: 'hidden' })
  })

  test('Ctrl+F searches the list, and Ctrl+H finds and replaces, wherever the focus is', async () => {
    const search = user().main.getByRole('searchbox')
    await goTo('Muster009', 'First name')
    await press('Control+f')
    await write('muster01')
    await expect.poll(() => user().grid.getAttribute('aria-rowcount'), stepTimeout).toBe('8')
    await press('Control+f')
    await write('Muster016')
    await expect.poll(() => search.inputValue(), stepTimeout).toBe('Muster016')
    await search.fill('')
    await goTo('Muster009', 'First name')
    await press('Control+h')
    await user().dialog.getByRole('textbox').first().waitFor()
    await press('Escape')
    await user().dialog.waitFor({ state: 'hidden' })
  })
})

describe('blocks of cells', () => {
  test('what is cut goes, is put where it is pasted, and each is one step to undo', async () => {
    await goTo('Muster009', 'First name')
    await press('Shift+ArrowDown', 'Control+x')
    await expect.poll(() => textOf('Muster009', 'First name'), stepTimeout).toBe('')
    expect(await textOf('Muster010', 'First name')).toBe('')
    await goTo('Muster011', 'First name')
    await press('Control+v')
    await expect.poll(() => textOf('Muster011', 'First name'), stepTimeout).toBe('Alma')
    expect(await textOf('Muster012', 'First name')).toBe('Bruno')
    await press('Control+z')
    await expect.poll(() => textOf('Muster011', 'First name'), stepTimeout).toBe('Carla')
    await press('Control+z')
    await expect.poll(() => textOf('Muster010', 'First name'), stepTimeout).toBe('Bruno')
    expect(await textOf('Muster009', 'First name')).toBe('Alma')
  })

  test('one text that is pasted fills every chosen cell', async () => {
    await goTo('Muster009', 'First name')
    await press('Control+c')
    await goTo('Muster010', 'First name')
    await press('Shift+ArrowDown', 'Control+v')
    await expect.poll(() => textOf('Muster011', 'First name'), stepTimeout).toBe('Alma')
    expect([await textOf('Muster010', 'First name'), await textOf('Muster012', 'First name')]).toEqual([
      'Alma',
      'Dario'
    ])
    await press('Control+z')
    await expect.poll(() => textOf('Muster011', 'First name'), stepTimeout).toBe('Carla')
  })
})

describe('what holds for the whole list', () => {
  /** One of many choices, found by typing a part of it. */
  async function choose(card: Locator, part: string, whole: string): Promise<void> {
    const field = card.getByRole('combobox')
    await field.fill(part)
    await field.press('Enter')
    await expect.poll(() => field.inputValue(), stepTimeout).toBe(whole)
  }

  test('opens below the strip of tools, and the same button folds it away', async () => {
    const tool = user().button(/^List settings/, user().main)
    const opened = user().main.getByRole('region', { name: 'List settings' })
    await tool.click()
    await opened.waitFor()
    expect(await tool.getAttribute('aria-expanded')).toBe('true')
    await tool.click()
    await opened.waitFor({ state: 'detached' })
    expect(await tool.getAttribute('aria-expanded')).toBe('false')
  })

  test('one language is set for all rows of a card, and one undo takes it back', async () => {
    const card = user().cause('2 patients get the list’s language')
    await choose(card, 'ital', 'Italian')
    await card.getByRole('button', { name: 'Apply' }).click()
    await user().said('Changed for these rows.').waitFor()
    await user().scrollTable(2000, 0)
    await expect.poll(() => textOf('Muster001', 'Language'), stepTimeout).toBe('Italian')
    expect(await textOf('Muster002', 'Language')).toBe('Italian')
    await user().scrollTable(0, 0)
    await press('Control+z')
    await card.waitFor()
  })

  test('one doctor is set for all rows of a card', async () => {
    const card = user().cause('2 doctors’ e-mails are not valid')
    // Enter does what the button beside the field does.
    await card.getByRole('combobox').fill('jean.favre@practice.example')
    await card.getByRole('combobox').press('Enter')
    await card.waitFor({ state: 'detached' })
    await user().scrollTable(2000, 0)
    await expect.poll(() => textOf('Muster003', 'Doctor (e-mail)'), stepTimeout).toContain('jean.favre')
    await user().scrollTable(0, 0)
  })

  test('one country is set for the numbers of a card', async () => {
    const card = user().cause('2 numbers are not valid')
    await choose(card, 'united k', 'United Kingdom')
    await card.getByRole('button', { name: 'Apply' }).click()
    await card.waitFor({ state: 'detached' })
    await expect.poll(() => textOf('Muster005', 'Mobile'), stepTimeout).toBe('+44 7400 123454')
  })

  test('one day is set for all rows of a card, and the list is ready', async () => {
    const [year, month, day] = dayAhead(2).split('.').reverse()
    const card = user().cause('2 appointments are already past')
    await card.getByLabel('Day for all of them').fill(`${year}-${month}-${day}`)
    await card.getByRole('button', { name: 'Apply' }).click()
    await user().isTitled('16 patients are ready')
  })
})

test('the message that offers to undo a step does not follow to other screens', async () => {
  const message = user().said('Changed for these rows.')
  await message.waitFor()
  await user().goTo('Settings')
  await user().isTitled('Settings')
  await message.waitFor({ state: 'detached' })
  await user().goTo('Lists')
  await user().openList('ward')
  await user().grid.waitFor()
})

describe('size', () => {
  const sizeNow = () =>
    user().grid.evaluate((grid) => ({
      text: getComputedStyle(document.body).fontSize,
      row: grid.querySelector('[data-row]')?.getBoundingClientRect().height
    }))

  test('text and rows are compact, or comfortable where a person wants it', async () => {
    await expect.poll(sizeNow, stepTimeout).toEqual({ text: '14px', row: 34 })
    await user().goTo('Settings')
    await user().choose(/Size of text and rows/, 'Comfortable')
    await user().goTo('Lists')
    await user().openList('ward')
    await user().grid.waitFor()
    await expect.poll(sizeNow, stepTimeout).toEqual({ text: '16px', row: 46 })
    await user().goTo('Settings')
    await user().choose(/Size of text and rows/, /^Compact/)
    await user().goTo('Lists')
    await user().openList('ward')
    await user().grid.waitFor()
    await expect.poll(sizeNow, stepTimeout).toEqual({ text: '14px', row: 34 })
  })
})

describe('while a list is sent and afterwards', () => {
  test('closing fills the button that leaves nobody unsent, and says how many the other would', async () => {
    await server.setFaults([{ name: 'slow-answer', route: 'create', delayMs: 4000 }])
    await user().isSaved()
    await user().goOnToSend()
    await user().send()
    await user().progress().waitFor()
    await expect.poll(async () => (await user().counts())['Invited'] ?? 0, stepTimeout).toBeGreaterThan(0)
    await driver.app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await user().dialog.getByText('Invitations are being sent').waitFor()
    expect(await page().evaluate(filledButtons)).toEqual(['Close the window and keep sending'])
    await user()
      .button(/^Stop and close \(\d+ stays? unsent\)$/, user().dialog)
      .waitFor()
    await user().button('Stay and keep sending', user().dialog).click()
    await user().dialog.waitFor({ state: 'hidden' })
    await server.setFaults([])
  })

  test('its progress is told on other screens until the result was seen', async () => {
    await user().goTo('Lists')
    const strip = page().getByRole('region', { name: /Sending “ward”/ })
    await strip.getByText('Sending “ward” is finished', { exact: false }).waitFor({ timeout: 60_000 })
    await strip.getByRole('link', { name: 'Show' }).click()
    await user().links.waitFor()
    await user().goTo('Lists')
    await user().listNamed('ward').waitFor()
    await strip.waitFor({ state: 'detached' })
  })

  test('all links are copied with their names, and of ticked patients only theirs', async () => {
    await user().openList('ward')
    await user().links.waitFor()
    await user().button('Copy all links').click()
    await user().said('16 links copied with the names.').waitFor()
    const { invites } = await server.dump()
    const copied = await driver.app.clipboardText()
    for (const { patientURL } of invites) expect(copied).toContain(patientURL)
    expect(copied.trim().split(/\r?\n/)).toHaveLength(16)
    for (const name of ['Muster003', 'Muster007']) await user().linkRow(name).getByRole('checkbox').check()
    await user().button('Copy 2 links').click()
    await user().said('2 links copied with the names.').waitFor()
    await expect
      .poll(async () => (await driver.app.clipboardText()).match(/Muster\d{3}/g), stepTimeout)
      .toEqual(['Muster003', 'Muster007'])
  })

  test('the sheet of ticked patients has them and nobody else', async () => {
    const path = site.path('ticked.csv')
    await user().saveLinks(path, { format: 'Text (CSV)' })
    const { titles, lines } = savedSheet(path)
    expect(lines.map((cells) => cells[titles.indexOf('Nom')])).toEqual(['Muster003', 'Muster007'])
  })

  test('a list of other patients for the same day is not asked about; one with some of them is, in one line', async () => {
    const hint = user().said('Invitations for this day were already sent')
    const openOther = async (name: string, some: readonly (readonly string[])[]) => {
      await user().goTo('Lists')
      await user().drop(
        name,
        Buffer.from(
          csv(
            [...headers, 'Langue'],
            some.map((cells) => [...cells, 'de'])
          )
        )
      )
      await user().grid.waitFor()
      await user().isSaved()
    }
    await openOther('other-doctor.csv', tableOf(people.slice(20, 24)))
    await user().goOnToSend()
    await user()
      .button(/^Send \d/)
      .waitFor()
    expect(await hint.count()).toBe(0)
    await openOther('again.csv', tableOf([...people.slice(14, 16), ...people.slice(25, 27)]))
    await hint.waitFor()
    expect((await hint.locator('..').boundingBox())?.height).toBeLessThan(48)
    expect(await page().evaluate(filledButtons)).toHaveLength(1)
  })
})
