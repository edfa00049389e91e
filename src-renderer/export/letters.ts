import { type InterfaceLanguage, interfaceLanguages } from '#contract/language.ts'
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

/** The language of a patient's letter: the patient's own where there are words in it, else English. */
export function letterLanguage(language: string): InterfaceLanguage {
  return interfaceLanguages.find((known) => known === language) ?? 'en'
}

/** Loads what {@link lettersHtml} needs: the texts of every language in which a letter is written. */
export async function loadLetterTexts(letters: readonly Letter[]): Promise<void> {
  const languages = new Set(letters.map(({ language }) => letterLanguage(language)))
  await Promise.all([...languages].map(loadTexts))
}

/** `language`: of the file's title. `isPractice`: a watermark on each page says that nobody was invited. */
export interface LettersFile {
  readonly title: string
  readonly language: InterfaceLanguage
  readonly isPractice: boolean
}

/**
 * A page for each patient, as one HTML file that needs nothing else and can do nothing: no scripts, no network, and
 * every text from the list escaped. Made for A4.
 */
export function lettersHtml(letters: readonly Letter[], { title, language, isPractice }: LettersFile): string {
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
    ...letters.map((letter) => page(letter, isPractice)),
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

function page(letter: Letter, isPractice: boolean): string {
  const { firstName, lastName, gender, language: languageOfPatient, at, timeZone, link } = letter
  const language = letterLanguage(languageOfPatient)
  const t = textsIn('letters', language)
  const moment = at === null ? t.noDate : sentenceCase(t.moment({ at, zone: timeZone }), language)
  // One link that no code holds must not keep the letters of all others from being written.
  const code = qrPath(link)
  return [
    `<article lang="${language}">`,
    ...(isPractice ? [`<p class="practice">${escapeHtml(t.practice)}</p>`] : []),
    `<p class="to">${escapeHtml(`${firstName} ${lastName}`)}</p>`,
    `<h1>${escapeHtml(t.title)}</h1>`,
    `<p>${escapeHtml(t[`greeting.${gender}`]({ lastName }))}</p>`,
    `<p>${escapeHtml(t.invited)}</p>`,
    `<p class="moment"><span>${escapeHtml(t.appointment)}</span><strong>${escapeHtml(moment)}</strong></p>`,
    ...(code === null ? [] : [`<p>${escapeHtml(t.scan)}</p>`, svg(code), `<p>${escapeHtml(t.type)}</p>`]),
    `<p class="link">${escapeHtml(link)}</p>`,
    `<p>${escapeHtml(t.how)}</p>`,
    `<p>${escapeHtml(t.personal)}</p>`,
    '</article>'
  ].join('\n')
}

const style = `
@page { size: A4; margin: 20mm 25mm; }
* { box-sizing: border-box; }
body { margin: 0; font: 12pt/1.5 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; color: #000; background: #fff; }
article { position: relative; max-width: 160mm; margin: 0 auto; padding: 10mm 0; break-after: page; overflow-wrap: anywhere; }
article:last-child { break-after: auto; }
.to { min-height: 32mm; padding-left: 85mm; padding-top: 12mm; }
h1 { font-size: 18pt; margin: 0 0 6mm; }
p { margin: 0 0 4mm; }
.practice { position: absolute; top: 95mm; left: 0; right: 0; margin: 0; text-align: center; transform: rotate(-30deg);
  font-size: 60pt; font-weight: 700; line-height: 1.1; color: #c00; opacity: 0.3; }
.moment { display: flex; flex-direction: column; padding: 4mm 5mm; border: 0.4mm solid #000; border-radius: 2mm; }
.moment strong { font-size: 15pt; }
svg { display: block; width: 60mm; height: 60mm; margin: 0 0 4mm; }
.link { font: 11pt/1.4 ui-monospace, Consolas, "DejaVu Sans Mono", monospace; word-break: break-all; }
@media screen {
  body { background: #eee; }
  article { padding: 15mm; margin: 8mm auto; box-shadow: 0 0 3mm #999; max-width: 190mm; background: #fff; }
}
@media print { article { padding: 0; } }
`

function sentenceCase(words: string, language: InterfaceLanguage): string {
  return words.charAt(0).toLocaleUpperCase(formatsIn(language).locale) + words.slice(1)
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
