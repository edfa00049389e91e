import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { delimiters, encodings, type Reading, readBytes, readPasted } from '../../../src-renderer/list/parsing/index.ts'
import { readExampleLists } from '../example-lists.ts'
import { buildXlsx } from '../xlsx-builder.ts'
import { encode } from './builders.ts'

const examples = readExampleLists().map(({ bytes }) => bytes)
const stored = buildXlsx({
  sheets: [
    {
      name: 'A',
      rows: [
        ['Nom', 'Natel'],
        ['Dupont', 41791234567]
      ]
    }
  ]
})

/** What holds for every reading, whatever the bytes. */
function isSound(reading: Reading): boolean {
  if (reading.kind === 'unreadable') return reading.reason.length > 0
  return (
    reading.records.length > 0 &&
    reading.records.every(
      ({ row, cells }, at) =>
        row > (reading.records[at - 1]?.row ?? 0) && cells.every((cell) => typeof cell === 'string')
    )
  )
}

const choices = fc.record(
  {
    encoding: fc.constantFrom(...encodings, 'unknown'),
    delimiter: fc.constantFrom(...delimiters, '"', '', '::', ' '),
    sheet: fc.constantFrom('A', 'Export'),
    includeHidden: fc.boolean()
  },
  { requiredKeys: [] }
)

describe('any bytes', () => {
  it('end in a value', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), choices, (bytes, chosen) => {
        expect(isSound(readBytes(bytes, chosen))).toBe(true)
      }),
      { numRuns: 2000 }
    )
  })

  it('that an example list becomes by changes and cuts end in a value', () => {
    const change = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 255 }))
    fc.assert(
      fc.property(
        fc.constantFrom(...examples.filter(({ length }) => length > 0), stored),
        fc.array(change, { maxLength: 8 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (example, changes, keep) => {
          const bytes = example.slice(0, keep < 0.5 ? Math.ceil(example.length * keep * 2) : example.length)
          for (const [place, value] of changes) bytes[Math.floor(place * (bytes.length - 1))] = value
          expect(isSound(readBytes(bytes))).toBe(true)
        }
      ),
      { numRuns: 1500 }
    )
  })

  it('made of the marks of all formats end in a value', () => {
    const mark = fc.constantFrom(
      ...['"', '""', ';', ',', '\t', '|', '\n', '\r', '\r\n', '\0', 'é', 'a', '1', '="', '<', '>', '/', ' ', '\u001a'],
      ...['<table>', '<tr>', '<td rowspan=9>', '<td colspan=999999>', '</table>', '<?xml?>', 'sep=', '&#0;', '&nbsp;'],
      ...['<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', '<Worksheet>', '<Row ss:Index="9">']
    )
    fc.assert(
      fc.property(
        fc.array(mark, { maxLength: 60 }),
        fc.constantFrom(...encodings),
        choices,
        (marks, encoding, chosen) => {
          const text = marks.join('')
          const bytes = encode(encoding, encoding === 'iso-8859-15' ? text.replaceAll('\u0000', ' ') : text)
          expect([isSound(readBytes(bytes, chosen)), isSound(readPasted(text, text, chosen))]).toEqual([true, true])
        }
      ),
      { numRuns: 3000 }
    )
  })

  it('in a sheet of a workbook end in a value', () => {
    const piece = fc.constantFrom(
      ...[
        '<row>',
        '<row r="3" hidden="1">',
        '<row r="-2">',
        '<row r="9e9">',
        '</row>',
        '<c>',
        '<c r="ZZZ1">',
        '<c r="">'
      ],
      ...[
        '<c t="s">',
        '<c t="e" s="99">',
        '</c>',
        '<v>',
        '</v>',
        '<is><t>',
        '</t></is>',
        '1',
        '1E400',
        'x',
        '<!--',
        ']]>'
      ],
      ...['<mergeCell ref="A1:B"/>', '<mergeCell ref=""/>', '<col min="1" max="99999999" hidden="1"/>', '&', '<a:b>']
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const bytes = buildXlsx({
          sheets: [{ name: 'A', rows: [] }],
          parts: { 'xl/worksheets/sheet1.xml': `<worksheet>${pieces.join('')}</worksheet>` }
        })
        expect(isSound(readBytes(bytes))).toBe(true)
      }),
      { numRuns: 500 }
    )
  })
})
