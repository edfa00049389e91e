import type { EditableField } from '#contract/editable-fields.ts'

type Texts = Readonly<Record<EditableField, string>>

/** A row of a copy: what the export wrote, and what comes back. */
export interface ComparedTexts {
  readonly was: Texts
  readonly came: Texts
}

type Part = Exclude<EditableField, 'moment'> | 'date' | 'time'

const partsOf: Readonly<Partial<Record<EditableField, readonly Part[]>>> = { moment: ['date', 'time'] }

/** Parts that many patients have in common: only the whole column tells whether it was sorted. */
const shared: ReadonlySet<Part> = new Set(['gender', 'language', 'doctorEmail', 'queue'])

const moment = /^(\d{2})\.(\d{2})\.(\d{4})(?: (\d{2}):(\d{2}))?$/

function textOf(texts: Texts, part: Part): string {
  if (part !== 'date' && part !== 'time') return texts[part]
  const [date = '', time = ''] = texts.moment.split(' ')
  return part === 'date' ? date : time
}

/** The appointment in minutes, in a calendar without time zones; NaN if it cannot be read. */
function minutesOf({ moment: text }: Texts): number {
  const [, day, month, year, hour = '0', minute = '0'] = (moment.exec(text) ?? []).map(Number)
  return Date.UTC(year ?? Number.NaN, (month ?? 0) - 1, day, Number(hour), Number(minute)) / 60_000
}

/** Everybody is so much earlier or later, as after a delay: nothing was given to another patient. */
function isShift(rows: readonly ComparedTexts[]): boolean {
  const moved = rows.filter(({ was, came }) => was.moment !== came.moment)
  const by = new Set(moved.map(({ was, came }) => minutesOf(came) - minutesOf(was)))
  return by.size === 1 && !by.has(Number.NaN)
}

/**
 * Whether a text of a field was another patient's before: in a spreadsheet a column can be sorted without the others, and
 * then what belongs to one patient stands beside another. A single text that two patients have by chance does not count.
 */
export function tornColumns(rows: readonly ComparedTexts[]): (field: EditableField, row: ComparedTexts) => boolean {
  const known = new Map<Part, ReadonlySet<string>>()

  /** The texts of a part that were given away and received; none if the column was not sorted. */
  function exchanged(part: Part): ReadonlySet<string> {
    const before = known.get(part)
    if (before !== undefined) return before
    const changed = rows
      .map(({ was, came }) => ({ was: textOf(was, part), came: textOf(came, part) }))
      .filter(({ was, came }) => was !== came)
    const left = new Set(changed.map(({ was }) => was))
    const received = changed.filter(({ came }) => came !== '' && left.has(came))
    const all = (side: 'was' | 'came') => JSON.stringify(changed.map((pair) => pair[side]).sort())
    const isTorn =
      received.length > 1 &&
      (!shared.has(part) || all('was') === all('came')) &&
      ((part !== 'date' && part !== 'time') || !isShift(rows))
    const found = new Set(isTorn ? received.map(({ came }) => came) : [])
    known.set(part, found)
    return found
  }

  return (field, { was, came }) => {
    const parts = partsOf[field] ?? [field as Part]
    return parts.some((part) => textOf(was, part) !== textOf(came, part) && exchanged(part).has(textOf(came, part)))
  }
}
