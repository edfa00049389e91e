import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { practiceCredentials } from '../../src-main/handlers/practice-host.ts'
import { frenchList } from '../demo/french-list.ts'
import { type AppDriver, createTestSite } from './app-driver.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const site = createTestSite()
let driver: AppDriver
const user = () => driver.user
const page = (): Page => driver.app.page

interface AxeWindow {
  readonly axe: {
    run(
      context: Document,
      options: { readonly resultTypes: readonly string[]; readonly runOnly?: readonly string[] }
    ): Promise<{
      readonly violations: readonly {
        readonly id: string
        readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
      }[]
    }>
  }
}

beforeAll(async () => {
  driver = await site.openApp()
})
afterAll(() => site.close())

const looks = [
  { name: 'light', media: { colorScheme: 'light', forcedColors: 'none' } },
  { name: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' } },
  { name: 'forced colours', media: { colorScheme: 'light', forcedColors: 'active' } }
] as const

/** Of all rules only these see a look: the others read the elements, which are the same in each. */
const rulesOfColours = ['color-contrast', 'link-in-text-block']

/** What axe finds in German and French, rules of WCAG 2.2 AA and its best practices; those about colours in each look. */
async function violations(): Promise<readonly string[]> {
  const found = new Set<string>()
  for (const language of ['de', 'fr'] as const) {
    await page().evaluate((chosen) => window.hcw.calls['settings.change']({ language: chosen }), language)
    await page().waitForFunction((chosen) => document.documentElement.lang.startsWith(chosen), language)
    for (const { name, media } of language === 'de' ? looks : looks.slice(0, 1)) {
      await page().emulateMedia(media)
      // Colours that are on their way to others are none.
      await page().evaluate(() =>
        Promise.allSettled(
          document
            .getAnimations()
            .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
            .map(({ finished }) => finished)
        )
      )
      if (!(await page().evaluate(() => 'axe' in window))) await page().evaluate(axeSource)
      const rules = name === 'light' ? {} : { runOnly: rulesOfColours }
      const lines = await page().evaluate(async (only) => {
        const { axe } = window as unknown as AxeWindow
        const { violations: broken } = await axe.run(document, { resultTypes: ['violations'], ...only })
        return broken.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
      }, rules)
      for (const line of lines) found.add(`${language}, ${name}: ${line}`)
    }
  }
  await page().emulateMedia({ colorScheme: 'light', forcedColors: 'none' })
  await page().evaluate(() => window.hcw.calls['settings.change']({ language: 'en' }))
  await page().waitForFunction(() => document.documentElement.lang.startsWith('en'))
  return [...found]
}

async function isClean(): Promise<void> {
  expect(await violations()).toEqual([])
}

async function inDialog(open: () => Promise<void>): Promise<void> {
  await open()
  await user().dialog.waitFor()
  const found = await violations()
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
  const running = await violations()
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
