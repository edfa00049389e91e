import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { interfaceLanguages } from '#contract/language.ts'
import { type Letter, type LettersFile, lettersHtml } from '../../../src-renderer/export/letters.ts'
import { findOrInstallChromium } from '../../electron-host/chromium.ts'
import { loadAllTexts } from '../../i18n/load-texts.ts'

let browser: Browser
let page: Page
beforeAll(async () => {
  await loadAllTexts()
  browser = await chromium.launch({ executablePath: findOrInstallChromium(), args: ['--no-sandbox'] })
  page = await browser.newPage()
}, 120_000)
afterAll(() => browser.close())

const layout = {
  addressWindow: 'right',
  sender: 'Hôpital\nRue 1\n1000 Lausanne\n021 000 00 00',
  isDuplex: false
} as const
const file: LettersFile = { title: 'Letters', language: 'en', listLanguage: 'fr', isPractice: true, layout }

/** 60 patients in four languages, with links of 60 to 3,000 characters. */
const letters: readonly Letter[] = Array.from({ length: 60 }, (_, index) => ({
  firstName: 'Maximiliane-Antoinette',
  lastName: `Müller-Lüdenscheidt-Wyss ${index}`,
  gender: index % 2 === 0 ? 'female' : 'male',
  language: interfaceLanguages[index % interfaceLanguages.length] ?? 'fr',
  at: Date.parse('2026-11-24T08:30:00Z'),
  timeZone: 'Europe/Zurich',
  link: `https://hospital.example/inv/?invite=${'ab'.repeat(11 + index * 25)}`
}))

/** How many pages the letters take on paper. */
async function pagesOf(given: LettersFile): Promise<number> {
  await page.setContent(lettersHtml(letters, given))
  const pdf = (await page.pdf({ preferCSSPageSize: true, tagged: true })).toString('latin1')
  return (pdf.match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length
}

test('each letter is one page, whatever its language and the length of its link, and twice as many on both sides', {
  timeout: 120_000
}, async () => {
  expect(await pagesOf(file)).toBe(60)
  expect(await pagesOf({ ...file, layout: { ...layout, isDuplex: true } })).toBe(120)
})

test('nothing of a letter is cut off at the end of its page, and the address is in the window', {
  timeout: 120_000
}, async () => {
  await page.emulateMedia({ media: 'print' })
  await page.setContent(lettersHtml(letters, file))
  const cut = await page.$$eval('article', (articles) =>
    articles.flatMap((article, index) => {
      const bottom = article.lastElementChild?.getBoundingClientRect().bottom ?? 0
      return bottom > article.getBoundingClientRect().bottom - 20 ? [index] : []
    })
  )
  const place = await page.$eval('.to', (to) => {
    const { left, top } = to.getBoundingClientRect()
    const of = to.parentElement?.getBoundingClientRect()
    return [left - (of?.left ?? 0), top - (of?.top ?? 0)].map((px) => Math.round((px * 25.4) / 96))
  })
  expect([cut, place]).toEqual([[], [118, 52]])
})
