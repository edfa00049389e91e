import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { corpusReason, type Reading, readBytes } from '../../../src-renderer/list/reading/index.ts'

interface Expected {
  readonly file: string
  readonly format: {
    readonly container: string
    readonly encoding?: string
    readonly delimiter?: string
    readonly sheet?: string
    readonly date1904?: true
  }
  readonly rows?: readonly { readonly row: number }[]
  readonly skipped?: readonly { readonly row: number; readonly why: string }[]
  readonly unreadable?: string
}

const folder = new URL('../fixtures/', import.meta.url)
const lists = readdirSync(folder)
  .filter((name) => name.endsWith('.expected.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Expected)

function readFixture(name: string): Reading {
  return readBytes(readFileSync(new URL(name, folder)))
}

function encodingName(reading: Reading, bytes: Uint8Array): string | undefined {
  if (reading.kind !== 'table' || reading.format.encoding === undefined) return undefined
  // Text of ASCII alone is the same in every encoding.
  if (bytes.every((byte) => byte < 0x80)) return 'ascii'
  return reading.format.encoding + (reading.format.byteOrderMark ? '-bom' : '')
}

describe('the example lists', () => {
  it('are all here', () => {
    expect(lists.length).toBe(27)
  })

  it.each(lists.filter(({ unreadable }) => unreadable === undefined || unreadable === 'no-rows'))(
    'reads $file in its format',
    ({ file, format }) => {
      const bytes = readFileSync(new URL(file, folder))
      const reading = readFixture(file)
      const found = reading.kind === 'table' ? reading.format : undefined
      const name = encodingName(reading, bytes)
      expect({
        container: found?.container,
        encoding: name,
        delimiter: found?.delimiter,
        sheet: found?.sheet,
        dateSystem: found?.container === 'xlsx' ? found.dateSystem : undefined
      }).toEqual({
        container: format.container,
        encoding: name === 'ascii' ? 'ascii' : format.encoding,
        // The header alone does not say in the corpus what divides it.
        delimiter: format.delimiter === 'tab' ? '\t' : (format.delimiter ?? found?.delimiter),
        sheet: format.sheet,
        dateSystem: format.container === 'xlsx' ? (format.date1904 ? 1904 : 1900) : undefined
      })
    }
  )

  it.each(lists.filter(({ rows }) => rows !== undefined))(
    'numbers every record of $file as the list does',
    ({ file, rows = [], skipped = [] }) => {
      const reading = readFixture(file)
      const records = reading.kind === 'table' ? reading.records : []
      const wanted = [...rows, ...skipped.filter(({ why }) => why !== 'blank')].map(({ row }) => row)
      const filled = records.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')).map(({ row }) => row)
      expect(filled).toEqual(wanted.sort((one, other) => one - other))
    }
  )

  it.each(lists.filter(({ skipped }) => skipped?.some(({ why }) => why === 'hidden')))(
    'marks the hidden rows of $file',
    ({ file, skipped = [] }) => {
      const reading = readFixture(file)
      const hidden = reading.kind === 'table' ? reading.records.filter((record) => record.hidden) : []
      expect(hidden.map(({ row }) => row)).toEqual(skipped.filter(({ why }) => why === 'hidden').map(({ row }) => row))
    }
  )

  it.each(lists.filter(({ unreadable }) => unreadable !== undefined && unreadable !== 'no-rows'))(
    'says why $file is no list',
    ({ file, unreadable }) => {
      const reading = readFixture(file)
      expect(reading.kind === 'unreadable' ? corpusReason(reading.reason) : reading.kind).toBe(unreadable)
    }
  )
})
