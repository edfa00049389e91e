import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

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

interface Look {
  readonly name: string
  readonly media: { readonly colorScheme: 'light' | 'dark'; readonly forcedColors: 'none' | 'active' }
}

const light: Look = { name: 'light', media: { colorScheme: 'light', forcedColors: 'none' } }
const dark: Look = { name: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' } }
const forced: Look = { name: 'forced colours', media: { colorScheme: 'light', forcedColors: 'active' } }

const looks: readonly Look[] = [light, dark, forced]

/** Of all rules only these see a look: the others read the elements, which are the same in each. */
const rulesOfColours = ['color-contrast', 'link-in-text-block']

/** What axe finds in German and French: rules of WCAG 2.2 AA and its best practices; in looks but light those about colours. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  const found = new Set<string>()
  for (const language of ['de', 'fr'] as const) {
    await speak(page, language)
    for (const look of looks) {
      // In less motion colours change at once.
      await page.emulateMedia({ ...look.media, reducedMotion: 'reduce' })
      await isAtRest(page)
      if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
      const rules = look === light ? {} : { runOnly: rulesOfColours }
      const lines = await page.evaluate(async (only) => {
        const { axe } = window as unknown as AxeWindow
        const { violations: broken } = await axe.run(document, { resultTypes: ['violations'], ...only })
        return broken.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
      }, rules)
      for (const line of lines) found.add(`${language}, ${look.name}: ${line}`)
    }
  }
  await page.emulateMedia({ ...light.media, reducedMotion: 'no-preference' })
  await speak(page, 'en')
  return [...found]
}

async function speak(page: Page, language: 'de' | 'fr' | 'en'): Promise<void> {
  await page.evaluate((chosen) => window.hcw.calls['settings.change']({ language: chosen }), language)
  await page.waitForFunction((chosen) => document.documentElement.lang.startsWith(chosen), language)
}

/** Colours that are on their way to others are none. */
async function isAtRest(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished)
    )
  )
}
