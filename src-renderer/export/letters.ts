import type { InterfaceLanguage } from '#contract/language.ts'
import type { LetterLayout } from '#contract/letters.ts'
import { textsIn } from '../i18n/messages.ts'
import { gapSize, type LetterBlocks, largeSize, linkPoints, pointsThatFit, titleSize } from './letter-fit.ts'
import { asInterfaceLanguage, directionOf, letterLanguage, letterMoment, letterWords } from './letter-words.ts'
import { type QrPath, qrPath } from './qr.ts'

/** What a letter says. `at`: ms since the epoch, null where the visit has no date. */
export interface Letter {
  readonly firstName: string
  readonly lastName: string
  readonly gender: 'male' | 'female'
  /** The patient's language, ISO 639-1. */
  readonly language: string
  readonly at: number | null
  readonly timeZone: string
  readonly link: string
  /** As the list names the doctor; empty where it does not. */
  readonly doctor: string
  /** Lines below the name; none where the list has no address. */
  readonly address: readonly string[]
}

/** Letters that are printed together. */
export interface LettersFile {
  /** Of the interface. */
  readonly language: InterfaceLanguage
  /** Of the list (ISO 639-1), for patients in whose language there are no words. */
  readonly listLanguage: string
  /** A watermark on each page says that nobody was invited. */
  readonly isPractice: boolean
  readonly layout: LetterLayout
}

/**
 * The pages of letters as HTML that needs nothing else and can do nothing: no scripts, no network, and every text from
 * the list escaped. Made for A4. Nothing on it says from which list or file it is, its title neither: the patient may
 * get the PDF. @param pages from {@link letterPage}.
 */
export function lettersHtml(pages: readonly string[], file: LettersFile): string {
  const { language, layout } = file
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeMarkup(textsIn('letters', language).title)}</title>`,
    `<style>${styleOf(layout)}</style>`,
    '</head>',
    '<body class="letters">',
    ...pages.flatMap((page) => [page, ...(layout.isDuplex ? [reverse] : [])]),
    '</body>',
    '</html>',
    ''
  ].join('\n')
}

/** The page of one letter as a picture to be shown, in an address of its own. Its markup is that of the printed page. */
export function letterPicture(letter: Letter, file: LettersFile): string {
  const [width, height] = pagePixels
  const drawing = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">`,
    `<foreignObject width="${width}" height="${height}">`,
    `<div xmlns="http://www.w3.org/1999/xhtml" class="letters"><style>${styleOf(file.layout)}</style>`,
    letterPage(letter, file),
    '</div></foreignObject></svg>'
  ].join('\n')
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing)}`
}

/** A4 in the pixels of CSS. */
export const pagePixels = [794, 1123] as const

function svg({ size, path }: QrPath): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="QR" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">`,
    `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`
  ].join('\n')
}

/** A blank reverse side: no patient's letter is on the back of another's. */
const reverse = '<div class="reverse" aria-hidden="true"></div>'

/** From the top of the text to the end of the page, in mm. */
const textHeight = 297 - 98 - 10

/** A letter, which fills one page whatever the length of its link. */
export function letterPage(letter: Letter, file: LettersFile): string {
  const { isPractice, layout } = file
  const { firstName, lastName, gender, at, timeZone, link, doctor, address } = letter
  const code = letterLanguage(letter.language, { ...file, words: layout.words })
  const words = letterWords(code, layout.words)
  const greeting = (gender === 'female' ? words.greetingFemale : words.greetingMale).replaceAll('{lastName}', lastName)
  const phone = layout.phone.trim()
  // One link that no code holds must not keep the letters of all others from being written.
  const qr = qrPath(link)
  const closing = [words.how, ...(phone === '' ? [] : [words.questions.replaceAll('{phone}', phone)]), words.personal]
  const blocks: LetterBlocks = {
    title: words.title,
    paragraphs: [greeting, words.invited, ...closing],
    framed: {
      small: [words.appointment, ...(doctor === '' ? [] : [words.doctor.replaceAll('{doctor}', doctor)])],
      large: at === null ? words.noDate : letterMoment(code, at, timeZone)
    },
    nextToCode: qr === null ? [] : [words.scan, words.type],
    link,
    hasCode: qr !== null
  }
  const [label = '', ...others] = blocks.framed.small
  const paragraph = (text: string) => `<p>${escapeMarkup(text)}</p>`
  return [
    `<article lang="${code}" dir="${directionOf(code)}" style="font-size:${pointsThatFit(blocks, textHeight)}pt">`,
    ...(isPractice ? [`<p class="practice">${escapeMarkup(practiceWord(code, file))}</p>`] : []),
    ...head(layout),
    `<p class="to ${layout.addressWindow}">${[`${firstName} ${lastName}`, ...address].map(escapeMarkup).join('<br/>')}</p>`,
    `<h1>${escapeMarkup(words.title)}</h1>`,
    paragraph(greeting),
    paragraph(words.invited),
    `<p class="moment"><span>${escapeMarkup(label)}</span><strong>${escapeMarkup(blocks.framed.large)}</strong>`,
    ...others.map((text) => `<span>${escapeMarkup(text)}</span>`),
    '</p>',
    '<div class="ways">',
    ...(qr === null ? [] : [svg(qr)]),
    '<div>',
    ...blocks.nextToCode.map(paragraph),
    `<p class="link" dir="ltr" style="font-size:${linkPoints(link)}pt">${escapeMarkup(link)}</p>`,
    '</div>',
    '</div>',
    ...closing.map(paragraph),
    '</article>'
  ].join('\n')
}

/** Logo and sender, in what the window of an envelope does not show. */
function head({ logo, sender }: LetterLayout): readonly string[] {
  const lines = sender.trim()
  if (logo === '' && lines === '') return []
  return [
    '<div class="head" dir="ltr">',
    ...(lines === '' ? [] : [`<p class="sender">${escapeMarkup(lines)}</p>`]),
    ...(logo === '' ? [] : ['<div class="logo" aria-hidden="true"></div>']),
    '</div>'
  ]
}

/** In the letter's language; else in that of the hospital, as are the words of the list's language. */
function practiceWord(code: string, { listLanguage, language }: LettersFile): string {
  const known = asInterfaceLanguage(code) ?? asInterfaceLanguage(listLanguage) ?? language
  return textsIn('letters', known).practice
}

/**
 * Places of the address: Swiss windows left and right (SN 010130), and that of DIN 5008, form B. The watermark lies
 * above the code, and behind its white ground: it can be scanned in practice too. Each letter contains its layout: else
 * Chromium lays out all letters anew for each page.
 */
const style = `
@page { size: A4; margin: 0; }
.letters, .letters * { box-sizing: border-box; }
.letters { margin: 0; font: 11pt/1.4 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; color: #000; background: #fff; }
article, .reverse { position: relative; width: 210mm; height: 296.5mm; margin: 0 auto; overflow: hidden;
  break-after: page; break-inside: avoid; overflow-wrap: anywhere; }
article { contain: strict; padding: 98mm 25mm 10mm; }
body > :last-child { break-after: auto; }
.head { position: absolute; top: 12mm; left: 25mm; right: 25mm; height: 34mm; display: flex; gap: 8mm;
  justify-content: space-between; align-items: flex-start; font-size: 10pt; line-height: 1.35; }
.head .sender { max-height: 34mm; overflow: hidden; white-space: pre-line; margin: 0; }
.logo { max-width: 70mm; max-height: 26mm; object-fit: contain; margin-inline-start: auto; }
.to { position: absolute; top: 52mm; width: 80mm; max-height: 36mm; overflow: hidden;
  font-size: 11pt; line-height: 1.35; text-align: left; }
.to.left { left: 22mm; }
.to.right { left: 118mm; }
.to.din { left: 25mm; top: 62.7mm; max-height: 27mm; }
h1 { font-size: ${titleSize}em; line-height: 1.2; margin: 0 0 4mm; }
p { margin: 0 0 ${gapSize}em; white-space: pre-line; }
.practice { position: absolute; top: 58mm; left: 0; right: 0; margin: 0; text-align: center; transform: rotate(-15deg);
  font-size: 56pt; font-weight: 700; line-height: 1.1; color: #c00; opacity: 0.3; }
.moment { display: flex; flex-direction: column; padding: 3mm 5mm; border: 0.4mm solid #000; border-radius: 2mm; }
.moment strong { font-size: ${largeSize}em; line-height: 1.3; }
.ways { display: flex; gap: 6mm; margin: 0 0 ${gapSize}em; }
.ways > div { flex: 1; min-width: 0; }
article svg { position: relative; flex: none; width: 60mm; height: 60mm; }
.link { line-height: 1.3; font-family: ui-monospace, Consolas, "DejaVu Sans Mono", monospace; word-break: break-all; text-align: left; }
`

/** The logo stands here once, however many letters have it. */
function styleOf({ logo }: LetterLayout): string {
  return logo === '' ? style : `${style}.logo { content: url("${escapeMarkup(logo)}"); }\n`
}

/** Of HTML and of XML: the latter has no other control characters than blanks. */
function escapeMarkup(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
  )
}
