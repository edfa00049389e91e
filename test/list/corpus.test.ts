import { describe, expect, it } from 'vitest'
import { type CorpusResult, type CorpusSettings, compare, readCorpusFile, toCorpusResult } from '../tools/corpus.ts'
import { readExampleLists } from './example-lists.ts'

const lists = readExampleLists<CorpusResult & { readonly settings: CorpusSettings }>()

describe('every example list', () => {
  it.each(lists)('$name agrees in every row', async ({ name, bytes, expected }) => {
    const reading = await readCorpusFile(bytes, expected.settings, name)
    const rows = 'rows' in expected ? expected.rows.length : 1
    expect(compare(toCorpusResult(name, reading), expected)).toEqual({ rows, agreeing: rows, disagreements: [] })
  })

  it.each(lists)(
    '$name has one result for each record, and a reason for each skipped one',
    async ({ name, bytes, expected }) => {
      const reading = await readCorpusFile(bytes, expected.settings, name)
      if (reading.kind === 'unreadable') return
      const results = reading.validator.results()
      expect(results.map(({ row }) => row)).toEqual(reading.rows.map(({ row }) => row))
      expect(results.filter(({ status, skipReason }) => (status === 'aside') !== (skipReason !== undefined))).toEqual(
        []
      )
    }
  )
})

describe('a comparison', () => {
  const expected = lists.find(({ name }) => name.includes('doubles-families-two-visits'))?.expected

  it('reports a wrong value, a missing row and a row too many', () => {
    if (expected === undefined || !('rows' in expected)) throw new Error('the example is a list')
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
