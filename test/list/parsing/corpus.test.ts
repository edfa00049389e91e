import { describe, expect, it } from 'vitest'
import { corpusReason, type Reading, readBytes } from '../../../src-renderer/list/parsing/index.ts'
import { readExampleLists } from '../example-lists.ts'

interface Expected {
  readonly format?: {
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

// Only these lists say in which format they are.
const lists = readExampleLists<Expected>()
  .filter(({ expected }) => expected.format !== undefined)
  .map(({ name, bytes, expected }) => ({ ...expected, name, bytes }))

function encodingName(reading: Reading, bytes: Uint8Array): string | undefined {
  if (reading.kind !== 'table' || reading.format?.encoding === undefined) return undefined
  // Text of ASCII alone is the same in every encoding.
  if (bytes.every((byte) => byte < 0x80)) return 'ascii'
  return reading.format?.encoding + (reading.format?.byteOrderMark ? '-bom' : '')
}

describe('the example lists', () => {
  it('are all here', () => {
    expect(lists.length).toBe(27)
  })

  it.each(lists.filter(({ unreadable }) => unreadable === undefined || unreadable === 'no-rows'))(
    'reads $name in its format',
    ({ bytes, format }) => {
      const reading = readBytes(bytes)
      const found = reading.kind === 'table' ? reading.format : undefined
      const name = encodingName(reading, bytes)
      expect({
        container: found?.container,
        encoding: name,
        delimiter: found?.delimiter,
        sheet: found?.sheet,
        dateSystem: found?.container === 'xlsx' ? found.dateSystem : undefined
      }).toEqual({
        container: format?.container,
        encoding: name === 'ascii' ? 'ascii' : format?.encoding,
        // The header alone does not say in the corpus what divides it.
        delimiter: format?.delimiter === 'tab' ? '\t' : (format?.delimiter ?? found?.delimiter),
        sheet: format?.sheet,
        dateSystem: format?.container === 'xlsx' ? (format?.date1904 ? 1904 : 1900) : undefined
      })
    }
  )

  it.each(lists.filter(({ rows }) => rows !== undefined))(
    'numbers every record of $name as the list does',
    ({ bytes, rows = [], skipped = [] }) => {
      const reading = readBytes(bytes)
      const records = reading.kind === 'table' ? reading.records : []
      const wanted = [...rows, ...skipped.filter(({ why }) => why !== 'blank')].map(({ row }) => row)
      const filled = records.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')).map(({ row }) => row)
      expect(filled).toEqual(wanted.sort((one, other) => one - other))
    }
  )

  it.each(lists.filter(({ skipped }) => skipped?.some(({ why }) => why === 'hidden')))(
    'marks the hidden rows of $name',
    ({ bytes, skipped = [] }) => {
      const reading = readBytes(bytes)
      const hidden = reading.kind === 'table' ? reading.records.filter((record) => record.hidden) : []
      expect(hidden.map(({ row }) => row)).toEqual(skipped.filter(({ why }) => why === 'hidden').map(({ row }) => row))
    }
  )

  it.each(lists.filter(({ unreadable }) => unreadable !== undefined && unreadable !== 'no-rows'))(
    'says why $name is no list',
    ({ bytes, unreadable }) => {
      const reading = readBytes(bytes)
      expect(reading.kind === 'unreadable' ? corpusReason(reading.reason) : reading.kind).toBe(unreadable)
    }
  )
})
