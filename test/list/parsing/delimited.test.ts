import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { delimiters, encodings, readBytes } from '../../../src-renderer/list/parsing/index.ts'
import { cellsOf, encode, readText } from './builders.ts'

function delimiterOf(text: string): string | undefined {
  const reading = readText(text)
  return reading.kind === 'table' ? reading.format.delimiter : reading.reason
}

function lineEndsOf(text: string): string | undefined {
  const reading = readText(text)
  return reading.kind === 'table' ? reading.format.lineEnds : reading.reason
}

describe('the separator', () => {
  it.each([...delimiters])('%j is found below titles', (delimiter) => {
    const rows = ['Nom|Prénom|Natel', 'Dupont|Paul|079 123 45 67', 'Blanc|Anne|078 123 45 67']
    const text = ['Hôpital, liste du 1.12.2026', '', ...rows.map((row) => row.replaceAll('|', delimiter))].join('\n')
    expect(delimiterOf(text)).toBe(delimiter)
  })

  it('is not the comma of names, amounts and dates inside the cells', () => {
    const rows = Array.from({ length: 9 }, (_, at) => `Dupont, Paul;${at},50;1 décembre 2026, 10h45;F`)
    expect(delimiterOf(['Patient;Prix;Date;Sexe', ...rows].join('\n'))).toBe(';')
  })

  it('is taken from a sep= line, and that line is a record', () => {
    expect(cellsOf(readText('sep=/\r\nNom/Prénom\r\nA;B/C\r\n'))).toEqual([
      [1, 'sep=/'],
      [2, 'Nom', 'Prénom'],
      [3, 'A;B', 'C']
    ])
  })

  it('is looked for when the sep= line is wrong', () => {
    expect(cellsOf(readText('sep=,\nNom;Natel\nA;079\n'))).toEqual([
      [1, 'sep=,'],
      [2, 'Nom', 'Natel'],
      [3, 'A', '079']
    ])
  })

  it('can be chosen by the user, even if it divides nothing', () => {
    expect(cellsOf(readText('a;b\nc;d', { delimiter: '|' }))).toEqual([
      [1, 'a;b'],
      [2, 'c;d']
    ])
  })
})

describe('line ends', () => {
  it.each([
    ['CRLF', 'a;b\r\nc;d\r\n'],
    ['LF', 'a;b\nc;d\n'],
    ['CR', 'a;b\rc;d\r'],
    ['mixed', 'a;b\r\nc;d\n'],
    ['mixed', 'a;b\rc;d\n'],
    ['none', 'a;b']
  ])('are %s in %j', (kind, text) => {
    expect(lineEndsOf(text)).toBe(kind)
  })

  it('may differ from record to record and inside cells', () => {
    expect(cellsOf(readText('a;b\r\n"c\rc";d\r"e\ne";f\ng;h'))).toEqual([
      [1, 'a', 'b'],
      [2, 'c\nc', 'd'],
      [3, 'e\ne', 'f'],
      [4, 'g', 'h']
    ])
  })

  it('count blank lines inside, not at the end', () => {
    expect(cellsOf(readText('a;b\n\n;\nc;d\n\n;;;\n'))).toEqual([
      [1, 'a', 'b'],
      [2, ''],
      [3, '', ''],
      [4, 'c', 'd']
    ])
  })
})

describe('quotes', () => {
  it('open a cell only as its first character', () => {
    expect(cellsOf(readText('a;b;c\n5" x;"d ""e"" f";g"h"\n'))).toEqual([
      [1, 'a', 'b', 'c'],
      [2, '5" x', 'd "e" f', 'g"h"']
    ])
  })

  it('may be single inside a quoted cell', () => {
    expect(cellsOf(readText('a;b\n"Rue "du Lac" 5";d\n'))).toEqual([
      [1, 'a', 'b'],
      [2, 'Rue "du Lac" 5', 'd']
    ])
  })

  it('may be followed by blanks', () => {
    expect(cellsOf(readText('"a" ;"b"\n"c";"d"  \n'))).toEqual([
      [1, 'a', 'b'],
      [2, 'c', 'd']
    ])
  })

  it('that are never closed are letters, and their row is reported', () => {
    expect(readText('a;b;c\n1;"d;e\n2;f;g\n3;h;i\n')).toMatchObject({
      records: [
        { row: 1, cells: ['a', 'b', 'c'] },
        { row: 2, cells: ['1', '"d', 'e'] },
        { row: 3, cells: ['2', 'f', 'g'] },
        { row: 4, cells: ['3', 'h', 'i'] }
      ],
      notes: [{ code: 'stray-quote', rows: [2] }]
    })
  })

  it('that would swallow records up to a mark far below are letters', () => {
    expect(readText('a;b;c\n"1;d;e\n2;f;g\n3;"h";"i"\n4;j;5"\n')).toMatchObject({
      records: [
        { cells: ['a', 'b', 'c'] },
        { cells: ['"1', 'd', 'e'] },
        { cells: ['2', 'f', 'g'] },
        { cells: ['3', 'h', 'i'] },
        { cells: ['4', 'j', '5"'] }
      ],
      notes: [{ code: 'stray-quote', rows: [2] }]
    })
  })

  it('that would swallow one record, mark to mark in the same column, are letters', () => {
    expect(cellsOf(readText('a;b;c;d\n1;"d;e;f\n2;5";g;h\n3;i;j;k\n'))).toEqual([
      [1, 'a', 'b', 'c', 'd'],
      [2, '1', '"d', 'e', 'f'],
      [3, '2', '5"', 'g', 'h'],
      [4, '3', 'i', 'j', 'k']
    ])
  })

  it('keep a remark of several lines with separators in it whole', () => {
    const remark = 'un; deux\ntrois; quatre; "cinq"\nsix'
    const quoted = `"${remark.replaceAll('"', '""')}"`
    expect(cellsOf(readText(`a;b;c;d;e\n1;${quoted};2;3;4\n5;6;7;8;9\n`))).toEqual([
      [1, 'a', 'b', 'c', 'd', 'e'],
      [2, '1', remark, '2', '3', '4'],
      [3, '5', '6', '7', '8', '9']
    ])
  })

  it('report the right row after cells of several lines', () => {
    expect(readText('a;b;c\n"x\ny";1;2\n"z;3;4\n5;6;7\n')).toMatchObject({
      notes: [{ code: 'stray-quote', rows: [3] }]
    })
  })
})

describe('cells', () => {
  it('keep Excel’s text guard: the fields remove it later', () => {
    expect(cellsOf(readText('a;b;c;d\n="0791234567";"=""041""";="a"&"b";x="1"\n'))).toEqual([
      [1, 'a', 'b', 'c', 'd'],
      [2, '="0791234567"', '="041"', '="a"&"b"', 'x="1"']
    ])
  })

  it('stay as many as the row has', () => {
    expect(cellsOf(readText('a;b;c\n1\n1;2;3;4;;\n'))).toEqual([
      [1, 'a', 'b', 'c'],
      [2, '1'],
      [3, '1', '2', '3', '4', '', '']
    ])
  })
})

describe('a table written as text', () => {
  const letters = [...'abcÉéüöç079 .,;|\t"\n\'=+-@']
  const cell = fc.string({ unit: fc.constantFrom(...letters), maxLength: 12 })
  const table = fc
    .integer({ min: 3, max: 6 })
    .chain((columns) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 3, maxLength: 12 })
    )

  function write(rows: readonly (readonly string[])[], delimiter: string, lineEnd: string, quoteAll: boolean): string {
    const field = (value: string) => {
      const special = value.includes(delimiter) || /["\n\r]/.test(value)
      return special || quoteAll ? `"${value.replaceAll('"', '""').replaceAll('\n', lineEnd)}"` : value
    }
    return rows.map((row) => row.map(field).join(delimiter)).join(lineEnd)
  }

  it('reads back the same in every encoding, separator, quoting and line end', () => {
    const options = fc.record({
      encoding: fc.constantFrom(...encodings),
      delimiter: fc.constantFrom(...delimiters),
      lineEnd: fc.constantFrom('\r\n', '\n', '\r'),
      quoteAll: fc.boolean()
    })
    fc.assert(
      fc.property(table, options, (rows, { encoding, delimiter, lineEnd, quoteAll }) => {
        // The first column is a number, so that no row is blank; guards and swallowed records are other tests' matter.
        const wanted = rows.map((row, at) => [`${at + 1}`, ...row])
        fc.pre(wanted.flat().every((value) => !value.startsWith('="') && !looksLikeRecord(value, delimiter)))
        const bytes = encode(encoding, write(wanted, delimiter, lineEnd, quoteAll))
        expect(cellsOf(readBytes(bytes, { encoding, delimiter }))).toEqual(wanted.map((row, at) => [at + 1, ...row]))
      }),
      { numRuns: 1000 }
    )
  })

  it('detects the encoding and the separator of usual cells', () => {
    const name = fc.constantFrom(
      'Müller',
      'Crétegny',
      'François',
      'Großmann',
      'Conceição',
      'Hélène',
      'Schäfer',
      'Röthlin'
    )
    const remark = fc.constantFrom('', 'à jeun, avec traducteur', 'taille 5"', 'ligne 1\nligne 2', 'nüchtern; Befunde')
    const row = fc.tuple(name, name, fc.constantFrom('079 123 45 67', '+41 78 123 45 67', ''), remark)
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 6, maxLength: 30 }),
        fc.constantFrom(...encodings),
        fc.constantFrom(...delimiters),
        fc.constantFrom('\r\n', '\n', '\r'),
        fc.boolean(),
        (rows, encoding, delimiter, lineEnd, quoteAll) => {
          const wanted = [['Nom', 'Prénom', 'Téléphone', 'Bemerkung für Bühler'], ...rows]
          const bytes = encode(encoding, write(wanted, delimiter, lineEnd, quoteAll))
          expect(cellsOf(readBytes(bytes))).toEqual(wanted.map((cells, at) => [at + 1, ...cells]))
        }
      ),
      { numRuns: 1000 }
    )
  })
})

/** A cell with line breaks around separators may be a record that a stray quote swallowed. */
function looksLikeRecord(value: string, delimiter: string): boolean {
  return value.includes('\n') && (value.includes(delimiter) || value.includes('"'))
}
