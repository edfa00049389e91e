import type { Page } from 'playwright-core'
import { barHeight, filledButtons, layoutDefects } from './layout-defects.ts'

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

/** px; less than two lines of links. */
const oneLine = 50

async function speak(page: Page, language: (typeof languages)[number]): Promise<void> {
  await page.evaluate((chosen) => window.hcw.calls['settings.change']({ language: chosen }), language)
  await page.waitForFunction((chosen) => document.documentElement.lang.startsWith(chosen), language)
}

/** Once the window has laid itself out for its size. */
const drawn = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))))

/** What is wrong with the screen in any language and size; `filled`: how many filled buttons it has. Ends in English. */
export async function defectsInAllSizes(page: Page, filled: number): Promise<readonly string[]> {
  const found: string[] = []
  for (const language of languages) {
    await speak(page, language)
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height })
      await drawn(page)
      const here = `${language} ${width}×${height}`
      for (const line of await page.evaluate(layoutDefects)) found.push(`${here}: ${line}`)
      if (width >= 1024 && (await page.evaluate(barHeight)) > oneLine) found.push(`${here}: the bar takes two lines`)
    }
    const buttons = await page.evaluate(filledButtons)
    if (buttons.length !== filled) found.push(`${language}: filled are ${buttons.join(', ') || 'none'}`)
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  return [...new Set(found)]
}
