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

const looks = [
  { name: 'light', media: { colorScheme: 'light', forcedColors: 'none' } },
  { name: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' } },
  { name: 'forced colours', media: { colorScheme: 'light', forcedColors: 'active' } }
] as const

/** Of all rules only these see a look: the others read the elements, which are the same in each. */
const rulesOfColours = ['color-contrast', 'link-in-text-block']

/** What axe finds in German and French, rules of WCAG 2.2 AA and its best practices; those about colours in each look. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  const found = new Set<string>()
  for (const language of ['de', 'fr'] as const) {
    await page.evaluate((chosen) => window.hcw.calls['settings.change']({ language: chosen }), language)
    await page.waitForFunction((chosen) => document.documentElement.lang.startsWith(chosen), language)
    for (const { name, media } of looks) {
      await page.emulateMedia(media)
      // Colours that are on their way to others are none.
      await page.evaluate(() =>
        Promise.allSettled(
          document
            .getAnimations()
            .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
            .map(({ finished }) => finished)
        )
      )
      if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
      const rules = name === 'light' ? {} : { runOnly: rulesOfColours }
      const lines = await page.evaluate(async (only) => {
        const { axe } = window as unknown as AxeWindow
        const { violations: broken } = await axe.run(document, { resultTypes: ['violations'], ...only })
        return broken.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
      }, rules)
      for (const line of lines) found.add(`${language}, ${name}: ${line}`)
    }
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' })
  await page.evaluate(() => window.hcw.calls['settings.change']({ language: 'en' }))
  await page.waitForFunction(() => document.documentElement.lang.startsWith('en'))
  return [...found]
}
