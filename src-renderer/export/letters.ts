import { type InterfaceLanguage, interfaceLanguages } from '#contract/language.ts'
import type { LetterLayout } from '#contract/settings.ts'
import { formatsIn } from '../i18n/formats.ts'
import { loadTexts, textsIn } from '../i18n/messages.ts'
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
}

/** The language of a patient's letter: the patient's own where there are words in it, else the list's, else English. */
export function letterLanguage(language: string, ofList: string): InterfaceLanguage {
  const find = (code: string) => interfaceLanguages.find((known) => known === code)
  return find(language) ?? find(ofList) ?? 'en'
}

/** Loads what {@link lettersHtml} needs: the texts of every language in which a letter is written. */
export async function loadLetterTexts(letters: readonly Letter[], ofList: string): Promise<void> {
  const languages = new Set(letters.map(({ language }) => letterLanguage(language, ofList)))
  await Promise.all([...languages].map(loadTexts))
}

/** A file of letters. */
export interface LettersFile {
  readonly title: string
  /** Of the title. */
  readonly language: InterfaceLanguage
  /** Of the list (ISO 639-1), for patients in whose language there are no words. */
  readonly listLanguage: string
  /** A watermark on each page says that nobody was invited. */
  readonly isPractice: boolean
  readonly layout: LetterLayout
}

/**
 * A page for each patient, as one HTML file that needs nothing else and can do nothing: no scripts, no network, and
 * every text from the list escaped. Made for A4: each letter fills one page, whatever the length of its
 * link. The pages have no margin, in which a browser would print the name of the file and its place on the computer.
 */
export function lettersHtml(letters: readonly Letter[], file: LettersFile): string {
  const { title, language, layout } = file
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="referrer" content="no-referrer">',
    '<meta name="viewport" content="width=device-width">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    ...letters.flatMap((letter) => [page(letter, file), ...(layout.isDuplex ? [reverse] : [])]),
    '</body>',
    '</html>',
    ''
  ].join('\n')
}

function svg({ size, path }: QrPath): string {
  return [
    `<svg role="img" aria-label="QR" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">`,
    `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`
  ].join('\n')
}

/** A blank reverse side: no patient's letter is on the back of another's. */
const reverse = '<div class="reverse" aria-hidden="true"></div>'

/** A longer link is written smaller, so that the page is still one. In points, for a link of so many characters. */
function linkSize({ length }: string): number {
  if (length <= 160) return 11
  if (length <= 500) return 8
  return length <= 1200 ? 6 : 4.5
}

function page(letter: Letter, { isPractice, listLanguage, layout }: LettersFile): string {
  const { firstName, lastName, gender, at, timeZone, link } = letter
  const language = letterLanguage(letter.language, listLanguage)
  const t = textsIn('letters', language)
  const moment = at === null ? t.noDate : sentenceCase(t.moment({ at, zone: timeZone }), language)
  const sender = layout.sender.trim()
  // One link that no code holds must not keep the letters of all others from being written.
  const code = qrPath(link)
  return [
    `<article lang="${language}">`,
    ...(isPractice ? [`<p class="practice">${escapeHtml(t.practice)}</p>`] : []),
    ...(sender === '' ? [] : [`<p class="sender">${escapeHtml(sender)}</p>`]),
    `<p class="to ${layout.addressWindow}">${escapeHtml(`${firstName} ${lastName}`)}</p>`,
    `<h1>${escapeHtml(t.title)}</h1>`,
    `<p>${escapeHtml(t[`greeting.${gender}`]({ lastName }))}</p>`,
    `<p>${escapeHtml(t.invited)}</p>`,
    `<p class="moment"><span>${escapeHtml(t.appointment)}</span><strong>${escapeHtml(moment)}</strong></p>`,
    '<div class="ways">',
    ...(code === null ? [] : [svg(code)]),
    '<div>',
    ...(code === null ? [] : [`<p>${escapeHtml(t.scan)}</p>`, `<p>${escapeHtml(t.type)}</p>`]),
    `<p class="link" style="font-size:${linkSize(link)}pt">${escapeHtml(link)}</p>`,
    '</div>',
    '</div>',
    `<p>${escapeHtml(t.how)}</p>`,
    `<p>${escapeHtml(t.personal)}</p>`,
    '</article>'
  ].join('\n')
}

/** Places of the address: Swiss windows left and right (SN 010130), and that of DIN 5008, form B. */
const style = `
@page { size: A4; margin: 0; }
* { box-sizing: border-box; }
body { margin: 0; font: 11pt/1.4 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; color: #000; background: #fff; }
article, .reverse { position: relative; width: 210mm; height: 296.5mm; margin: 0 auto; overflow: hidden;
  break-after: page; break-inside: avoid; overflow-wrap: anywhere; }
article { padding: 100mm 25mm 12mm; }
body > :last-child { break-after: auto; }
.sender { position: absolute; top: 14mm; left: 25mm; right: 25mm; max-height: 32mm; overflow: hidden; white-space: pre-line; }
.to { position: absolute; top: 52mm; width: 80mm; max-height: 35mm; overflow: hidden; }
.to.left { left: 22mm; }
.to.right { left: 118mm; }
.to.din { left: 25mm; top: 62.7mm; }
h1 { font-size: 16pt; line-height: 1.2; margin: 0 0 4mm; }
p { margin: 0 0 3mm; }
.practice { position: absolute; top: 150mm; left: 0; right: 0; margin: 0; text-align: center; transform: rotate(-30deg);
  font-size: 60pt; font-weight: 700; line-height: 1.1; color: #c00; opacity: 0.3; }
.moment { display: flex; flex-direction: column; padding: 3mm 5mm; border: 0.4mm solid #000; border-radius: 2mm; }
.moment strong { font-size: 15pt; line-height: 1.3; }
.ways { display: flex; gap: 6mm; margin: 0 0 3mm; }
.ways > div { flex: 1; min-width: 0; }
svg { flex: none; width: 60mm; height: 60mm; }
.link { line-height: 1.3; font-family: ui-monospace, Consolas, "DejaVu Sans Mono", monospace; word-break: break-all; }
@media screen {
  body { background: #eee; }
  article { margin: 8mm auto; box-shadow: 0 0 3mm #999; background: #fff; }
  .reverse { display: none; }
}
`

function sentenceCase(words: string, language: InterfaceLanguage): string {
  return words.charAt(0).toLocaleUpperCase(formatsIn(language).locale) + words.slice(1)
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
