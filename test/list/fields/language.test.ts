import { expect, test } from 'vitest'
import {
  asksIfCancelled,
  isYes,
  readLanguage,
  readLanguageCell,
  readStatus
} from '../../../src-renderer/list/fields/index.ts'

const cases: Readonly<Record<string, string>> = {
  fr:
    'fr; FR; fre; fra; FRA; fr-CH; fr_CH; F; f; Français; FRANCAIS; francais; francese; Französisch; ' +
    'Franzoesisch; French; Français (interprète LSF); fr/de; FR - Français; français et anglais; frz; ' +
    'Franz.; française; / français',
  de:
    'de; ger; deu; de-CH; D; d; Deutsch; DEUTSCH; allemand; tedesco; German; Hochdeutsch; ' +
    'Schweizerdeutsch; Suisse allemand; svizzero tedesco; Deutsch [Dolmetscher]; D/F; ' +
    'Deutsch, etwas Englisch; gsw; tedesca; allemande; Deutsch\nFranzösisch; Deutsch Französisch',
  it: 'it; ita; it-CH; I; Italien; italiano; Italienisch; Italian; Italiano; italiana; italienne',
  en: 'en; eng; E; anglais; Englisch; inglese; English; English (UK); anglais.',
  sq: 'sq; alb; sqi; Albanisch; albanais; albanese; Albanian; shqip',
  pt: 'pt; por; pt-BR; Portugiesisch; portugais; portoghese; português; Portuguese',
  es: 'es; spa; Spanisch; espagnol; spagnolo; español; Castellano',
  tr: 'tr; tur; Türkisch; Tuerkisch; turc; turco; Türkçe; türk.',
  ar: 'ar; ara; Arabisch; arabe; arabo; العربية',
  ti: 'ti; tigrinia; tir; Tigrinya; Tigrinja; tigrigna; ትግርኛ',
  ta: 'ta; tam; Tamil; tamoul; Tamoul (mère traduit); தமிழ்',
  sr: 'sr; srp; srpski; Serbisch; serbe; serbo',
  hr: 'hr; hrv; Kroatisch; croate; croato; hrvatski',
  bs: 'bs; bos; Bosnisch; bosniaque; bosnien; bosniaco; bosanski',
  ru: 'ru; rus; Russisch; russe; русский',
  uk: 'uk; ukr; Ukrainisch; ukrainien; ucraino; українська',
  fa: 'fa; per; fas; Farsi; Dari; Persisch; persan; Persan / Farsi',
  so: 'so; som; Somali; somalo',
  th: 'th; Thai; tailandese',
  ro: 'ro; romeno; rum; ron; Rumänisch; Rumaenisch; roumain; rumeno',
  pl: 'pl; pol; Polnisch; polonais; polacco; poln.',
  zh: 'zh; chi; zho; Chinesisch; chinois; cinese; Mandarin; 中文',
  ku: 'ku; kur; Kurdisch; kurde; curdo; Kurmanci; Sorani',
  rm: 'rm; roh; Rätoromanisch; romanche; romancio; rumantsch',
  nl: 'nl; Niederländisch; Niederlaendisch; Holländisch; néerlandais; olandese',
  mk: 'mk; Mazedonisch; macédonien; macedone',
  hu: 'hu; Ungarisch; hongrois; ungherese; magyar'
}

test.each(
  Object.entries(cases).flatMap(([code, words]) =>
    words
      .split(';')
      .map((word) => word.trim())
      .filter((word) => word !== '')
      .map((word) => [word, code] as const)
  )
)('%s is %s', (word, code) => {
  expect(readLanguageCell(word)).toBe(code)
})

test('what names no language is not understood, and the default is said', () => {
  const cells = [
    '',
    '-',
    'Klingon',
    'langue des signes',
    'LSF',
    'inconnu',
    'xx',
    'A',
    'und',
    '#N/A',
    '?',
    '12',
    'oui',
    'CH',
    'LI',
    'slow.'
  ]
  expect(cells.map((cell) => readLanguage(cell, 'fr'))).toEqual(
    cells.map(() => ({ language: 'fr', warnings: ['language-defaulted'] }))
  )
})

test('a list without a language column has its default without a warning', () => {
  expect(readLanguage(undefined, 'de')).toEqual({ language: 'de', warnings: [] })
})

test('a status that calls the appointment off is cancelled, any other word is not', () => {
  const off = [
    'Annulé',
    'ANNULE par le patient',
    'annulliert',
    'annullato',
    'abgesagt',
    'Storniert',
    'disdetto',
    'Disdetta',
    'cancelled',
    'CANCELED'
  ]
  const on = ['', 'ok', 'Confirmé', 'Planifié', 'bestätigt', 'verschoben', 'en attente', 'confermato']
  expect([off.map(readStatus), on.map(readStatus)]).toEqual([off.map(() => 'cancelled'), on.map(() => 'other')])
})

test('a title that asks whether the appointment is off is answered by a mark, a yes or a date', () => {
  const asking = ['Annulé', 'Annulé le', 'Storniert am', 'Termin abgesagt', 'Disdetto il', 'Cancelled?']
  const telling = ['Statut', 'Statut (A = annulé)', 'Status (storniert / geplant)', 'Etat', '']
  expect([asking.map(asksIfCancelled), telling.map(asksIfCancelled)]).toEqual([
    asking.map(() => true),
    telling.map(() => false)
  ])
  const yes = ['Oui', 'x', '28.11.2026', 'JA', '1', 'Annulé']
  const no = ['', '-', 'Non', 'NEIN', 'no', 'N', '0', 'falso']
  expect([yes.map(isYes), no.map(isYes)]).toEqual([yes.map(() => true), no.map(() => false)])
})
