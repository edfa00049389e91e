import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type CorpusResult, type CorpusSettings, compare, readCorpusFile, toCorpusResult } from '../tools/corpus.ts'

const folder = new URL('./more/', import.meta.url)
const names = readdirSync(folder).filter((name) => !name.endsWith('.expected.json'))

describe('every list that was written from the rules before it was read', () => {
  it.each(names)('%s agrees in every row', (name) => {
    const expected: CorpusResult & { readonly settings: CorpusSettings } = JSON.parse(
      readFileSync(new URL(`${name}.expected.json`, folder), 'utf8')
    )
    const reading = readCorpusFile(readFileSync(new URL(name, folder)), expected.settings)
    const rows = 'rows' in expected ? expected.rows.length : 1
    expect(compare(toCorpusResult(name, reading), expected)).toEqual({ rows, agreeing: rows, disagreements: [] })
  })
})
