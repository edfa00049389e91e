import { afterAll, beforeAll, expect, test } from 'vitest'
import { practiceCredentials } from '../../src-main/handlers/practice-host.ts'
import { frenchList } from '../demo/french-list.ts'
import { type AppDriver, createTestSite } from './app-driver.ts'
import { barHeight, filledButtons, layoutDefects } from './layout-defects.ts'

const site = createTestSite()
let driver: AppDriver
const user = () => driver.user
const page = () => driver.app.page

beforeAll(async () => {
  driver = await site.openApp()
})
afterAll(() => site.close())

const languages = ['de', 'it', 'fr', 'en'] as const
const sizes = [
  [1024, 700],
  [1280, 800],
  [1366, 768],
  [1920, 1080],
  // 1366 × 768 at 125 and at 150 %, 1920 × 1080 at 200 %, 1280 × 800 at 200 %.
  [1093, 614],
  [911, 512],
  [960, 540],
  [640, 400]
] as const

async function speak(language: (typeof languages)[number]): Promise<void> {
  await page().evaluate((chosen) => window.hcw.calls['settings.change']({ language: chosen }), language)
  await page().waitForFunction((chosen) => document.documentElement.lang.startsWith(chosen), language)
}

/** px; less than two lines of links. */
const oneLine = 50

/** Once the window has laid itself out for its size. */
const drawn = () =>
  page().evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))
  )

/** What is wrong with the screen in any language and size; `filled`: how many filled buttons it has. */
async function defects(filled: number): Promise<readonly string[]> {
  const found: string[] = []
  for (const language of languages) {
    await speak(language)
    for (const [width, height] of sizes) {
      await page().setViewportSize({ width, height })
      await drawn()
      const here = `${language} ${width}×${height}`
      for (const line of await page().evaluate(layoutDefects)) found.push(`${here}: ${line}`)
      if (width >= 1024 && (await page().evaluate(barHeight)) > oneLine) found.push(`${here}: the bar takes two lines`)
    }
    const buttons = await page().evaluate(filledButtons)
    if (buttons.length !== filled) found.push(`${language}: filled are ${buttons.join(', ') || 'none'}`)
  }
  await page().setViewportSize({ width: 1280, height: 800 })
  return [...new Set(found)]
}

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
