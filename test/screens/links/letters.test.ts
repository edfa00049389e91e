import { encode } from 'uqr'
import { beforeAll, expect, test } from 'vitest'
import { usualLetters } from '#contract/settings.ts'
import { createExportWork } from '../../../src-renderer/export/export-work.ts'
import type { Letter } from '../../../src-renderer/export/letters.ts'
import { qrPath } from '../../../src-renderer/export/qr.ts'
import { loadAllTexts } from '../../i18n/load-texts.ts'
import { htmlOf } from './builders.ts'

beforeAll(loadAllTexts)

const link = 'https://hcw.hospital.example/inv/?invite=abc&x=1'

function aLetter(part: Partial<Letter> = {}): Letter {
  return {
    firstName: 'Anna',
    lastName: 'Muster',
    gender: 'female',
    language: 'de',
    at: Date.parse('2026-11-24T08:30:00Z'),
    timeZone: 'Europe/Zurich',
    link,
    doctor: '',
    address: [],
    ...part
  }
}

const layout = usualLetters
const english = { language: 'en', listLanguage: 'de', isPractice: false, layout } as const

/** The words of each page, without its code. */
function pages(html: string): string[] {
  return html
    .split('<article')
    .slice(1)
    .map((page) => page.replace(/<svg.*?<\/svg>/s, '').replace(/<[^>]*>/g, '\n'))
}

test('each patient gets a page in their own language with the local time, the list’s where there are no words', () => {
  const html = htmlOf(
    [
      aLetter({ language: 'fr' }),
      aLetter(),
      aLetter({ language: 'it', gender: 'male' }),
      aLetter({ language: 'en' }),
      aLetter({ language: 'ti' })
    ],
    { ...english, language: 'fr' }
  )
  const found = pages(html).map((page) => [
    /Madame Muster|Frau Muster|Signor Muster|Ms Muster/.exec(page)?.[0],
    /.*2026.*/.exec(page)?.[0]
  ])
  expect(found).toEqual([
    ['Madame Muster', 'Mardi 24 novembre 2026, à 09:30'],
    ['Frau Muster', 'Dienstag, 24. November 2026, 09:30 Uhr'],
    ['Signor Muster', 'Martedì 24 novembre 2026, alle 09:30'],
    ['Ms Muster', 'Tuesday 24 November 2026, 09:30'],
    ['Frau Muster', 'Dienstag, 24. November 2026, 09:30 Uhr']
  ])
})

test('nothing from the list becomes markup, and the file can neither run nor fetch anything', () => {
  const evil = `<img src=x onerror=alert(1)>"'&`
  const html = htmlOf(
    [
      aLetter({
        firstName: evil,
        lastName: evil,
        doctor: evil,
        address: [evil],
        link: `${link}"><script>alert(1)</script>`
      })
    ],
    {
      ...english,
      layout: { ...layout, sender: evil, phone: evil, words: { de: { invited: evil } } }
    }
  )
  expect(html).not.toMatch(/<img|<script|onerror=alert\(1\)>/)
  expect(html).toContain('&#60;img src=x onerror=alert(1)&#62;&#34;&#39;&#38;')
  expect(html).toContain(
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`
  )
})

test('a link that no QR code holds leaves out its code, and the letters of all others are whole', () => {
  const long = `https://hospital.example/inv/?invite=${'x'.repeat(2_300)}`
  const [, first = '', second = ''] = htmlOf([aLetter({ link: long }), aLetter()], english).split('<article')
  expect([first.includes(long), first.includes('<svg'), second.includes('<svg')]).toEqual([true, false, true])
})

test('a visit without a date says that the date comes later', () => {
  expect(pages(htmlOf([aLetter({ at: null })], english))[0]).toContain('Das Datum wird Ihnen mitgeteilt.')
})

test('the path of a QR code covers exactly its dark modules', () => {
  const { size, path } = qrPath(link) ?? { size: 0, path: '' }
  const drawn = Array.from({ length: size }, () => new Array<boolean>(size).fill(false))
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    drawn[Number(y)]?.fill(true, Number(x), Number(x) + Number(width))
  }
  expect(path.replaceAll(/M\d+ \d+h\d+v1H\d+z/g, '')).toBe('')
  expect(drawn).toEqual(encode(link, { ecc: 'M', border: 4 }).data)
})

test('a sheet made in pieces has the columns of the file first, then link, state and reason', () => {
  const work = createExportWork()
  work.add({ rows: [{ rowId: 'r1', cells: ['Muster', '079'], link, state: 'Eingeladen', reason: '' }] })
  work.add({ rows: [{ rowId: 'r2', cells: ['Öz', ''], state: 'Abgelehnt', reason: 'Der Termin ist schon vorbei.' }] })
  const bytes = work.sheet({
    headers: ['Name', ''],
    titles: { link: 'Link', state: 'Stand', reason: 'Grund', file: 'Datei', column: 'Spalte' },
    format: { kind: 'csv', separator: ';' }
  })
  expect(new TextDecoder().decode(bytes).split('\r\n')).toEqual([
    'Name;Spalte 2;Link;Stand;Grund;HCW-ID',
    `Muster;079\u200B;${link};Eingeladen;;r1`,
    'Öz;;;Abgelehnt;Der Termin ist schon vorbei.;r2',
    ''
  ])
})

test('each letter of a practice list bears a watermark in its own language, a real one none', () => {
  const letters = [aLetter(), aLetter({ language: 'fr' })]
  const marks = (isPractice: boolean) =>
    [...htmlOf(letters, { ...english, isPractice }).matchAll(/<p class="practice">(.*?)<\/p>/g)].map(
      ([, words]) => words
    )
  expect([marks(true), marks(false)]).toEqual([['ÜBUNG', 'ENTRAÎNEMENT'], []])
})

test('the sender stands above, the address where the window of the envelope is, and reverse sides stay blank', () => {
  const made = htmlOf([aLetter(), aLetter()], {
    ...english,
    layout: { ...layout, addressWindow: 'din', sender: 'Hôpital\n021 000 00 00', isDuplex: true }
  })
  expect(made.match(/<p class="sender">.*?<\/p>/gs)).toEqual(
    Array(2).fill('<p class="sender">Hôpital\n021 000 00 00</p>')
  )
  expect(made.match(/<p class="to din">|<article|<div class="reverse"/g)).toEqual([
    ...['<article', '<p class="to din">', '<div class="reverse"'],
    ...['<article', '<p class="to din">', '<div class="reverse"']
  ])
})

test('letters that come in pieces are one file, in which the logo stands once', async () => {
  const logo = `data:image/png;base64,iVBORw0KGgo${'A'.repeat(40)}`
  const file = { ...english, layout: { ...layout, logo } }
  const letters = ['one', 'two', 'three'].map((lastName) => aLetter({ lastName }))
  const work = createExportWork()
  await work.addLetters({ letters: letters.slice(0, 2), file })
  await work.addLetters({ letters: letters.slice(2), file })
  const html = new TextDecoder().decode(work.letters(file))
  expect(html).toBe(htmlOf(letters, file))
  expect([html.split(logo).length - 1, html.split('<article').length - 1]).toEqual([1, 3])
})
