import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type CorpusResult, type CorpusSettings, compare, readCorpusFile, toCorpusResult } from '../tools/corpus.ts'

const folder = new URL('./fixtures/', import.meta.url)
const names = readdirSync(folder).filter((name) => !name.endsWith('.expected.json'))

function expectationOf(name: string): CorpusResult & { readonly settings: CorpusSettings } {
  return JSON.parse(readFileSync(new URL(`${name}.expected.json`, folder), 'utf8'))
}

describe('every example list', () => {
  it.each(names)('%s agrees in every row', (name) => {
    const expected = expectationOf(name)
    const reading = readCorpusFile(readFileSync(new URL(name, folder)), expected.settings)
    const rows = 'rows' in expected ? expected.rows.length : 1
    expect(compare(toCorpusResult(name, reading), expected)).toEqual({ rows, agreeing: rows, disagreements: [] })
  })

  it.each(names)('%s has each of its records judged, or set aside with a reason, once', (name) => {
    const reading = readCorpusFile(readFileSync(new URL(name, folder)), expectationOf(name).settings)
    if (reading.kind === 'unreadable') return
    const verdicts = reading.judge.verdicts()
    expect(verdicts.map(({ row }) => row)).toEqual(reading.rows.map(({ row }) => row))
    expect(verdicts.filter(({ verdict, aside }) => (verdict === 'aside') !== (aside !== undefined))).toEqual([])
  })
})

describe('a comparison', () => {
  const expected = JSON.parse(
    readFileSync(new URL('p14-doubles-families-two-visits.csv.expected.json', folder), 'utf8')
  ) as Extract<CorpusResult, { rows: unknown }>

  it('tells a wrong value, a missing row and a row too many', () => {
    const [first, second, ...rest] = expected.rows
    if (!first || !second) throw new Error('the example has rows')
    const wrong = { ...first, invitation: { ...first.invitation, phoneNumber: '+41790000000' } }
    const actual = { ...expected, rows: [wrong, { ...second, row: 99 }, ...rest] }
    expect(compare(actual, expected)).toMatchObject({
      rows: expected.rows.length,
      agreeing: expected.rows.length - 2,
      disagreements: [
        expect.stringContaining('row 2: expected [['),
        expect.stringContaining('row 3: expected to be judged'),
        expect.stringContaining('row 99: judged, not expected')
      ]
    })
  })
})
