import Papa from 'papaparse'
import { isBlank } from './limits.ts'
import { normalizeQuotes } from './quotes.ts'
import { type Delimiter, delimiters } from './reading.ts'

/** Records from which the separator is detected: enough to outvote the titles above, few enough to be fast. */
const sampleLength = 200_000
const sampleRecords = 400

export interface Columns {
  readonly delimiter: Delimiter
  /** Cells of the usual record; 1 if no separator divides the text into columns. */
  readonly columns: number
}

export function parseDelimited(text: string, delimiter: Delimiter, preview = 0): readonly (readonly string[])[] {
  return Papa.parse<string[]>(text, { delimiter, newline: '\n', quoteChar: '"', header: false, preview }).data
}

/** How many cells most records have, and how many records have that many or at least several. */
function measure(text: string, delimiter: Delimiter) {
  const records = parseDelimited(normalizeQuotes(text, delimiter, 0).text, delimiter, sampleRecords).filter(
    (cells) => !isBlank(cells)
  )
  const tally = new Map<number, number>()
  for (const { length } of records) if (length > 1) tally.set(length, (tally.get(length) ?? 0) + 1)
  let columns = 1
  let agreeing = 0
  for (const [length, count] of tally) {
    if (count > agreeing || (count === agreeing && length > columns)) {
      columns = length
      agreeing = count
    }
  }
  const divided = records.filter(({ length }) => length > 1).length
  return { columns, agreeing, divided, records: records.length }
}

/** Records that are divided, but not like the others, still speak for a separator: rows may be cut short or run long. */
const weightOfRagged = 0.4

export function measureColumns(text: string, delimiter: Delimiter): Columns {
  return { delimiter, columns: measure(text.slice(0, sampleLength), delimiter).columns }
}

/**
 * The separator that divides most records into the same number of cells, the more cells the better: commas in names
 * and amounts lose against the separator around them. On a tie the first of `delimiters`.
 */
export function findDelimiter(text: string): Columns {
  const sample = text.slice(0, sampleLength)
  let best: Columns = { delimiter: delimiters[0], columns: 1 }
  let bestScore = 0
  for (const delimiter of delimiters) {
    if (!sample.includes(delimiter)) continue
    const { columns, agreeing, divided, records } = measure(sample, delimiter)
    const score = ((agreeing + weightOfRagged * (divided - agreeing)) / Math.max(records, 1)) * Math.log2(columns)
    if (score > bestScore) {
      best = { delimiter, columns }
      bestScore = score
    }
  }
  return best
}
