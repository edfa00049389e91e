import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Encoding, encodings, readBytes } from '../../../src-renderer/list/parsing/index.ts'
import { cellsOf, encode } from './builders.ts'

const header = 'Nom;Prénom;Médecin traitant;Né(e) le'
const list = `${header}\r\nGétaz;Mégane;Dr Bühler;1.2.1980\r\nMüller;Françoise;Dre Élan;3.4.1975\r\n`

function formatOf(bytes: Uint8Array) {
  const reading = readBytes(bytes)
  return reading.kind === 'table' ? [reading.format.encoding, reading.format.byteOrderMark] : reading.reason
}

function withMark(mark: readonly number[], bytes: Uint8Array): Uint8Array {
  return Uint8Array.from([...mark, ...bytes])
}

/** Words from lists of the region, with the letters by which its code pages differ. */
const words: Readonly<Record<'latin' | 'latin9', readonly string[]>> = {
  latin: [
    'Prénom',
    'Hélène',
    'Müller',
    'MÜLLER',
    'Schäfer',
    'SCHÄRER',
    'Röthlisberger',
    'Français',
    'Étienne',
    'CRÉTEGNY',
    'Zoë',
    'Benoît',
    'Conceição',
    'João',
    'Muñoz',
    'Großmann',
    'Übertritt',
    'Noël',
    'Jérôme',
    'Nicolò',
    'à'
  ],
  latin9: ['Škoda', 'Žaneta', 'Lœrtscher', 'Šaban', 'Cœur']
}

describe('the encoding of text', () => {
  it.each(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'macintosh', 'cp850'] as const)(
    'is found for %s without a byte order mark',
    (encoding) => {
      expect(formatOf(encode(encoding, list))).toEqual([encoding, false])
    }
  )

  it('is found for ISO-8859-15 where it differs from Windows-1252', () => {
    expect(formatOf(encode('iso-8859-15', `${list}Škoda;Žaneta;Dr Lœrtscher;25 €\r\n`))).toEqual(['iso-8859-15', false])
  })

  it('is CP850 where a sharp s among capitals is the only sign', () => {
    expect(formatOf(encode('cp850', 'Nom;Name\r\nSÜß;Anaïs\r\nMEIER;Luc\r\n'))).toEqual(['cp850', false])
  })

  it('is Windows-1252 where nothing distinguishes it from ISO-8859-15', () => {
    expect(formatOf(encode('iso-8859-15', list))).toEqual(['windows-1252', false])
  })

  it.each([
    ['utf-8', [0xef, 0xbb, 0xbf]],
    ['utf-16le', [0xff, 0xfe]],
    ['utf-16be', [0xfe, 0xff]]
  ] as const)('is detected by the byte order mark of %s', (encoding, mark) => {
    const bytes = withMark(mark, encode(encoding, list))
    expect([formatOf(bytes), cellsOf(readBytes(bytes))]).toEqual([
      [encoding, true],
      cellsOf(readBytes(encode('utf-8', list)))
    ])
  })

  it('stays UTF-8 when the file is cut within a letter', () => {
    const bytes = encode('utf-8', `${list}Crételet;Zoé`)
    const reading = readBytes(bytes.subarray(0, -1))
    expect(reading).toMatchObject({
      format: { encoding: 'utf-8' },
      notes: [{ code: 'undecodable', rows: [4] }]
    })
  })

  it('can be chosen by the user, and the table follows', () => {
    const bytes = encode('windows-1252', list)
    expect(readBytes(bytes, { encoding: 'macintosh' })).toMatchObject({
      format: { encoding: 'macintosh' },
      records: [{}, { cells: ['GÈtaz', 'MÈgane', 'Dr B¸hler', '1.2.1980'] }, {}]
    })
  })

  it('ignores a choice that it does not know', () => {
    expect(readBytes(encode('utf-8', list), { encoding: 'ebcdic' })).toEqual(readBytes(encode('utf-8', list)))
  })

  it('reads NUL-padded cells as text without the NULs', () => {
    expect(cellsOf(readBytes(encode('windows-1252', 'NOM;PRENOM;SEXE\r\nBOVET\0\0\0\0\0;Joëlle\0\0\0;F\r\n')))).toEqual(
      [
        [1, 'NOM', 'PRENOM', 'SEXE'],
        [2, 'BOVET', 'Joëlle', 'F']
      ]
    )
  })

  it('drops the end-of-file mark of DOS', () => {
    expect(cellsOf(readBytes(encode('cp850', 'NOM;SEXE\r\nDürst;F\r\n\u001a')))).toEqual([
      [1, 'NOM', 'SEXE'],
      [2, 'Dürst', 'F']
    ])
  })

  it('knows typographic marks of Windows', () => {
    expect(cellsOf(readBytes(encode('windows-1252', 'Nom;Prénom;Note\nD’Angelo;Rita;25 € – payé\n')))).toEqual([
      [1, 'Nom', 'Prénom', 'Note'],
      [2, 'D’Angelo', 'Rita', '25 € – payé']
    ])
  })

  it.each([
    ['cp850', 'Inês'],
    ['cp850', 'Åke'],
    ['cp850', 'FRANÇOIS'],
    ['windows-1252', 'Özcan'],
    ['windows-1252', 'à'],
    ['windows-1252', 'NICCOLÒ'],
    ['iso-8859-15', 'BÉGUELIN'],
    ['utf-16be', 'Äbi']
  ] as const)('%s is detected by one letter of %s in a file with the line ends of Windows', (encoding, word) => {
    const text = `Name;Vorname;Sex\r\nRey;Lea;F\r\n${word};Ana;F\r\n`
    expect(cellsOf(readBytes(encode(encoding, text)))).toEqual(cellsOf(readBytes(encode('utf-8', text))))
  })

  it('gives back the words of any list of the region in any encoding', () => {
    // A single odd word can be read in two code pages; five different ones decide.
    const names = fc.uniqueArray(fc.constantFrom(...words.latin.slice(0, -1)), { minLength: 5, maxLength: 12 })
    fc.assert(
      fc.property(names, fc.constantFrom(...encodings), fc.boolean(), (chosen, encoding, special) => {
        const all = special && encoding === 'iso-8859-15' ? [...chosen, ...words.latin9] : chosen
        const text = [header, ...all.map((word) => `${word};${word};${word};x`)].join('\n')
        const decoded = cellsOf(readBytes(encode(encoding as Encoding, text)))
        expect(decoded).toEqual(cellsOf(readBytes(encode('utf-8', text))))
      }),
      { numRuns: 500 }
    )
  })
})
