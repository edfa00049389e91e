import { describe, expect, test } from 'vitest'
import { cleanText, fold, isPlaceholder, isSheetError } from '../../../src-renderer/list/fields/index.ts'

describe('a cell is cleaned', () => {
  test.each([
    ['outer blanks go', '  Anna ', 'Anna'],
    ['inner runs become one space', 'Jean   Luc', 'Jean Luc'],
    ['no-break spaces are spaces', '\u00a0Jean\u00a0\u202fLuc\u00a0', 'Jean Luc'],
    ['line breaks and tabs are spaces', 'Marie\r\nClaire\tAnne\u0085Lise\u2028Eva', 'Marie Claire Anne Lise Eva'],
    ['zero-width characters go without a trace', 'Du\u200bpo\u2060nt\ufeff', 'Dupont'],
    ['soft hyphens go', 'Mül\u00adler', 'Müller'],
    ['bidi marks go', '\u200e\u202aLéa\u202c\u200f \u2066Eva\u2069', 'Léa Eva'],
    ['control characters go', 'A\u0000n\u0007n\u007fa\u009f', 'Anna'],
    ['joiners stay', '👩\u200d👧 می\u200cخواهم', '👩\u200d👧 می\u200cخواهم'],
    ['accents are composed', 'He\u0301le\u0300ne', 'Hélène'],
    ["Excel's text guard means its content", '="0791234567"', '0791234567'],
    ['a guard with quotes inside', '="de ""La"" Tour"', 'de "La" Tour'],
    ['a formula is text', '=HYPERLINK("http://evil.example","Dupont")', '=HYPERLINK("http://evil.example","Dupont")'],
    ['two quoted texts are no guard', '="a"&"b"', '="a"&"b"'],
    ['capitals and quotes stay', 'DE "LA" TOUR', 'DE "LA" TOUR'],
    ['only blanks are nothing', ' \u00a0\n\u200b', '']
  ])('%s', (_, cell, clean) => {
    expect(cleanText(cell)).toBe(clean)
  })
})

test('folding takes case, accents and ligatures away', () => {
  expect(['Élodie', 'GROßMANN', 'Œuvre', 'Ｍ', 'Škoda'].map(fold)).toEqual([
    'elodie',
    'grossmann',
    'oeuvre',
    'm',
    'skoda'
  ])
})

const placeholders =
  '- – — . / ? n/a N/A NA na néant NÉANT neant aucun Aucune inconnu inconnue keine Keiner kein unbekannt nessuno Nessuna ' +
  'sconosciuto none NONE unknown null Null'

describe('placeholders', () => {
  test.each(placeholders.split(' '))('%s is an empty cell', (word) => {
    expect(isPlaceholder(` ${word}\u00a0`)).toBe(true)
  })

  test('words that say something are no placeholders', () => {
    const words = ['x', '0', 'non', 'voir dossier', '#N/A', 'keine Angabe', 'k.A.', 'nullo', '+', '*', '—a']
    expect(words.filter((word) => isPlaceholder(word))).toEqual([])
  })

  test('in a name only punctuation is one: Null and Na are surnames', () => {
    const names = ['Null', 'NA', 'None', 'Keiner', 'Aucun', '-', '?', '']
    expect(names.filter((name) => isPlaceholder(name, 'name'))).toEqual(['-', '?', ''])
  })
})

test('errors of a spreadsheet are recognised, also the German and French ones', () => {
  const cells = [
    '#N/A',
    '#REF!',
    '#VALUE!',
    '#DIV/0!',
    '#NAME?',
    '#NV',
    '#WERT!',
    '########',
    '##',
    '#1',
    '# 12',
    'n/a'
  ]
  expect(cells.filter(isSheetError)).toEqual(cells.slice(0, 9))
})

test('no character that is shown as nothing stays in a text, but the joiners', () => {
  const kept: string[] = []
  for (let code = 0; code <= 0x10ffff; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue
    const character = String.fromCodePoint(code)
    if (!/\p{Default_Ignorable_Code_Point}/u.test(character)) continue
    if (cleanText(`Mül${character}ler`) !== 'Müller') kept.push(code.toString(16))
  }
  expect(kept).toEqual(['200c', '200d'])
})
