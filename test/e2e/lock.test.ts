import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { SpawnedPractice } from '../practice/spawn-practice.ts'
import { type AppDriver, connectServer, stepTimeout } from './app-driver.ts'
import { patientList, patients } from './patient-lists.ts'
import { siteOfTests } from './site-of-tests.ts'

const people = patients(24)
const listName = 'Gerontology ward'
const spaceless = (text: string) => text.replaceAll(/\s/g, '')

/** Texts that only this list contains: names, numbers and its own name. */
const secrets = [listName, ...people.flatMap(({ lastName, mobile }) => [lastName, spaceless(mobile).slice(1)])]

/** Everything readable in the window: on screen, in print, and by a screen reader. */
async function readable(page: Page): Promise<string> {
  const devTools = await page.context().newCDPSession(page)
  const { nodes } = await devTools.send('Accessibility.getFullAXTree')
  await devTools.detach()
  const labels = nodes
    .filter(({ ignored }) => !ignored)
    .flatMap(({ name, value, description }) => [name?.value, value?.value, description?.value])
  const seen = () => page.evaluate(() => `${document.title} ${document.body.innerText}`)
  const onScreen = await seen()
  await page.emulateMedia({ media: 'print' })
  const onPaper = await seen()
  await page.emulateMedia({ media: null })
  return [...labels, onScreen, onPaper].join('\n')
}

async function secretsIn(page: Page): Promise<string[]> {
  const text = spaceless(await readable(page))
  return secrets.filter((secret) => text.includes(spaceless(secret)))
}

describe('the locked window', () => {
  const site = siteOfTests()
  let server: SpawnedPractice
  let driver: AppDriver
  const user = () => driver.user
  const page = () => driver.app.page
  const lockScreen = () => page().getByRole('dialog', { name: 'Your patients are hidden' })
  const lock = async () => {
    await driver.app.power('lock-screen')
    await lockScreen().waitFor()
  }
  const unlock = async () => {
    await driver.app.power('unlock-screen')
    await lockScreen().waitFor({ state: 'detached' })
  }
  const focused = () => page().evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')

  beforeAll(async () => {
    server = await site.server()
    driver = await site.openApp()
    await connectServer(user(), server)
    await user().drop(`${listName}.csv`, patientList(people))
    await user().goOnToCheck()
    await user().isTitled('24 patients are ready')
    await user().isSaved()
  })

  test('the check table is hidden when the computer locks, and a half-typed number is kept', async () => {
    const before = await secretsIn(page())
    await (await user().cell('Muster003', 'Mobile')).click()
    await page().keyboard.type('079 5')
    const editing = await focused()
    await lock()
    expect([before.length > 10, await secretsIn(page()), await driver.app.title()]).toEqual([
      true,
      [],
      'HCW Bulk Invite'
    ])
    await unlock()
    await page().keyboard.type('55 66 77')
    expect([await focused(), await page().locator(':focus').inputValue()]).toEqual([editing, '079 555 66 77'])
    await page().keyboard.press('Escape')
    expect((await secretsIn(page())).length).toBe(before.length)
    await expect.poll(() => driver.app.title(), stepTimeout).toContain(listName)
  })

  test('no key, copy, paste or drop gets through, and focus stays in the lock screen', async () => {
    await user().row('Muster002').click()
    await lock()
    for (const keys of [
      'Escape',
      'Escape',
      'Control+a',
      'Control+c',
      'Control+z',
      'Delete',
      'Tab',
      'Tab',
      'Shift+Tab',
      'ArrowDown'
    ]) {
      await page().keyboard.press(keys)
    }
    await page().evaluate(() => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', 'x')
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File(['Nom'], 'other.csv'))
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    })
    await driver.app.clickMenu('open-list')
    const inside = await page().evaluate(() => document.activeElement?.closest('dialog') !== null)
    const selected = await page().evaluate(() => getSelection()?.toString())
    expect([await lockScreen().isVisible(), inside, selected, await secretsIn(page())]).toEqual([true, true, '', []])
    await unlock()
    await user().isTitled('24 patients are ready')
    await user().isSaved()
  })

  test('an open dialog is hidden too and is restored unchanged', async () => {
    await user().goTo('Lists')
    await user().actOn(listName, 'Rename…')
    const field = user().dialog.getByRole('textbox', { name: 'Name of the list' })
    await field.fill(`${listName} of`)
    await lock()
    await page().keyboard.press('Escape')
    await page().mouse.click(5, 5)
    expect(await secretsIn(page())).toEqual([])
    await unlock()
    await page().keyboard.type(' Monday')
    expect(await field.inputValue()).toBe(`${listName} of Monday`)
    await page().keyboard.press('Escape')
    await user().dialog.waitFor({ state: 'detached' })
  })

  test('it is hidden after the set time without input, and shown again when the user unlocks it', async () => {
    await driver.app.idle(10 * 60)
    await lockScreen().waitFor()
    expect(await secretsIn(page())).toEqual([])
    await driver.app.idle(0)
    await page().keyboard.press('Enter')
    await lockScreen().waitFor({ state: 'detached' })
    await user().listNamed(listName).waitFor()
  })

  test('a page that is reloaded while locked stays locked', async () => {
    await user().openList(listName)
    await user().grid.waitFor()
    await lock()
    await page().reload()
    await lockScreen().waitFor()
    expect([await secretsIn(page()), await driver.app.title()]).toEqual([[], 'HCW Bulk Invite'])
    await unlock()
    await user().row('Muster001').waitFor()
  })

  test('sending continues while locked, in numbers only, and is complete afterwards', async () => {
    await server.setFaults([{ name: 'slow-answer', route: 'create', delayMs: 1500 }])
    await user().goOnToSend()
    await user().send()
    await user().progress().waitFor()
    await lock()
    await lockScreen().getByRole('progressbar', { name: 'Sending invitations' }).waitFor()
    const during = await secretsIn(page())
    await lockScreen().getByText('Sending is finished: 24 invited.').waitFor()
    expect([during, await secretsIn(page())]).toEqual([[], []])
    await unlock()
    await user().said('All 24 patients are invited.').waitFor()
    await server.setFaults([])
  })

  test('revealed links, a QR code and announcements of a patient are hidden too; nothing is copied while locked', async () => {
    await user().goToStep('Links')
    const link = await user().reveal('Muster004 Dario')
    await user().copy('Muster004 Dario')
    await user().said('Link of Muster004 Dario copied.').waitFor()
    await user().showQr('Muster004 Dario')
    await user().dialog.getByRole('img', { name: 'QR code of Muster004 Dario' }).waitFor()
    await lock()
    const hidden = spaceless(await readable(page()))
    expect([await secretsIn(page()), hidden.includes(link)]).toEqual([[], false])
    await unlock()
    await user().dialog.getByText(link).waitFor()
    // A copied link has left the clipboard with the lock.
    expect([await driver.app.clipboardText(), [...driver.windowErrors]]).toEqual(['', []])
  })

  test('a setting defines the time until it locks', async () => {
    await user().closeDialog()
    await user().goTo('Settings')
    await user().choose(/Hide the patients/, 'After 1 minute without keyboard and mouse')
    await user().said('After 1 minute without keyboard and mouse').waitFor()
    await driver.app.idle(60)
    await lockScreen().waitFor()
    await driver.app.idle(0)
    await lockScreen().getByRole('button', { name: 'Show again' }).click()
    await lockScreen().waitFor({ state: 'detached' })
  })
})
