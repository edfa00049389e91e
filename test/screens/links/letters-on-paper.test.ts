import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { interfaceLanguages } from '#contract/language.ts'
import { type LetterLayout, letterLinesMax, letterWordMax, letterWordNames } from '#contract/letters.ts'
import { usualLetters } from '#contract/settings.ts'
import type { Letter, LettersFile } from '../../../src-renderer/export/letters.ts'
import { findOrInstallChromium } from '../../electron-host/chromium.ts'
import { loadAllTexts } from '../../i18n/load-texts.ts'
import { readPaper } from '../../support/paper.ts'
import { htmlOf } from './builders.ts'

let browser: Browser
let page: Page
beforeAll(async () => {
  await loadAllTexts()
  browser = await chromium.launch({ executablePath: findOrInstallChromium(), args: ['--no-sandbox'] })
  page = await browser.newPage()
}, 240_000)
afterAll(() => browser.close())

const logo = `data:image/png;base64,${Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
).toString('base64')}`
const layout: LetterLayout = {
  ...usualLetters,
  sender: 'Hôpital\nRue 1\n1000 Lausanne',
  phone: '021 000 00 00',
  logo
}
const file: LettersFile = { language: 'en', listLanguage: 'fr', isPractice: false, layout }

/** A patient in one of the four languages, with a link of so many characters. */
const letterOf = (index: number, linkLength: number): Letter => ({
  firstName: 'Maximiliane-Antoinette',
  lastName: `Müller-Lüdenscheidt ${index}`,
  gender: index % 2 === 0 ? 'female' : 'male',
  language: interfaceLanguages[index % interfaceLanguages.length] ?? 'fr',
  at: Date.parse('2026-11-24T08:30:00Z'),
  timeZone: 'Europe/Zurich',
  doctor: 'Dr Dora Keller',
  address: ['Chemin des Grands-Champs 12', '1000 Lausanne 27'],
  link: `https://hospital.example/inv/?invite=${index}${'abcdefghij'.repeat(300)}`.slice(0, linkLength)
})
const letters = Array.from({ length: 60 }, (_, index) => letterOf(index, 70 + index * 3))
/** Up to the longest that a code holds, and longer. */
const lengths = [100, 160, 161, 500, 501, 1200, 1201, 2000, 2331, 2900]
const withLongLinks = lengths.map((length, index) => letterOf(index, length))

/** As the app has it made: see `shell/letters-page.ts`. */
async function pdfOf(given: readonly Letter[], of: LettersFile): Promise<Uint8Array> {
  await page.setContent(htmlOf(given, of))
  return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true })
}

test('each of 60 letters is one page whose code leads to its own patient, and its words are found by a reader of PDF', {
  timeout: 240_000
}, async () => {
  const { texts, codes, facts } = readPaper(await pdfOf(letters, file))
  expect(codes).toEqual(letters.map(({ link }) => [link]))
  const greetings = { fr: /Madame|Monsieur/, de: /Frau|Herr/, it: /Signora|Signor/, en: /Ms|Mr/ }
  const missing = letters.flatMap((letter, index) => {
    const text = (texts[index] ?? '').replace(/\s+/g, ' ')
    const wanted = [letter.lastName, 'Dora Keller', 'Chemin des Grands-Champs 12', '1000 Lausanne 27', '021 000 00 00']
    const lacking = wanted.filter((words) => !text.includes(words))
    const isInLanguage = greetings[letter.language as keyof typeof greetings].test(text)
    const isWhole = text.replaceAll(' ', '').includes(letter.link)
    return lacking.length > 0 || !isInLanguage || !isWhole ? [{ index, lacking, isInLanguage, isWhole }] : []
  })
  expect([texts.length, missing]).toEqual([60, []])
  expect([facts['Tagged'], facts['Title'], facts['Pages'], facts['Page size']?.slice(-4)]).toEqual([
    ...['yes', 'Your video consultation', '60', '(A4)']
  ])
})

test('a letter is one page however long its link is, and its code is read up to 2,331 characters', {
  timeout: 240_000
}, async () => {
  const { texts, codes } = readPaper(await pdfOf(withLongLinks, file), 240)
  expect([texts.length, codes]).toEqual([
    lengths.length,
    withLongLinks.map(({ link }) => (link.length > 2331 ? [] : [link]))
  ])
  expect(texts.map((text) => text.replace(/\s+/g, '').length > 600)).toEqual(lengths.map(() => true))
})

test('printed on both sides, every letter has a blank reverse', { timeout: 240_000 }, async () => {
  const some = letters.slice(0, 8)
  const { texts, codes } = readPaper(await pdfOf(some, { ...file, layout: { ...layout, isDuplex: true } }))
  expect([texts.map((text) => text.trim() === ''), codes]).toEqual([
    some.flatMap(() => [false, true]),
    some.flatMap(({ link }) => [[link], []])
  ])
})

test('the watermark of practice lies behind the code, which can still be scanned', { timeout: 240_000 }, async () => {
  const some = letters.slice(0, 4)
  expect(readPaper(await pdfOf(some, { ...file, isPractice: true })).codes).toEqual(some.map(({ link }) => [link]))
})

/** Letters of which something is outside of its page, or written over something else. */
function cutLetters(): Promise<readonly unknown[]> {
  return page.$$eval('article', (articles) =>
    articles.flatMap((article, index) => {
      const bottom = article.lastElementChild?.getBoundingClientRect().bottom ?? 0
      const to = article.querySelector('.to')
      const title = article.querySelector('h1')?.getBoundingClientRect().top ?? 0
      const isCut = to === null || to.scrollHeight > to.clientHeight + 1 || to.getBoundingClientRect().bottom > title
      const left = article.getBoundingClientRect().bottom - bottom
      return left < 20 || isCut ? [[index, Math.round(left), to?.scrollHeight, to?.clientHeight]] : []
    })
  )
}

test('nothing of a letter is cut off at the end of its page, with the longest words of the hospital’s own too', {
  timeout: 240_000
}, async () => {
  await page.emulateMedia({ media: 'print' })
  const wordings = [
    'Ausführliche Hinweise zur Videosprechstunde ',
    'MWMWMW WWW ',
    'お医者さんとの診察について',
    'ملاحظات حول الموعد '
  ]
  const cut: unknown[] = []
  for (const wording of [null, ...wordings]) {
    const longest = (name: (typeof letterWordNames)[number]) => {
      const text = (wording ?? '').repeat(100).slice(0, letterWordMax[name] - letterLinesMax)
      const broken = text.replace(/^(.{6})(.{6})(.{6})(.{6})(.{6})/, '$1\n$2\n$3\n$4\n$5\n')
      return ['invited', 'how', 'personal'].includes(name) ? broken : text
    }
    const own = Object.fromEntries(letterWordNames.map((name) => [name, longest(name)]))
    const words = wording === null ? {} : Object.fromEntries(interfaceLanguages.map((code) => [code, own]))
    for (const addressWindow of ['left', 'right', 'din'] as const) {
      await page.setContent(htmlOf(withLongLinks, { ...file, layout: { ...layout, words, addressWindow } }))
      const found = await cutLetters()
      if (found.length > 0) cut.push([wording, addressWindow, found])
    }
  }
  expect(cut).toEqual([])
})

test('the address stands in the window of each envelope', { timeout: 120_000 }, async () => {
  const places: unknown[] = []
  for (const addressWindow of ['left', 'right', 'din'] as const) {
    await page.setContent(htmlOf(letters.slice(0, 1), { ...file, layout: { ...layout, addressWindow } }))
    const place = await page.$eval('.to', (to) => {
      const { left, top } = to.getBoundingClientRect()
      const of = to.parentElement?.getBoundingClientRect()
      return [left - (of?.left ?? 0), top - (of?.top ?? 0)].map((px) => Math.round((px * 25.4) / 96))
    })
    places.push(place)
  }
  expect(places).toEqual([
    [22, 52],
    [118, 52],
    [25, 63]
  ])
})
