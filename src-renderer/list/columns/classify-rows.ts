import type { Layout } from '#contract/list.ts'
import { looksLikeDate, looksLikeGender } from '../fields/index.ts'
import { type FilePart, headerRowsOf } from './file-parts.ts'
import { headerWords } from './header-text.ts'
import { footer, heading, total } from './vocabulary/index.ts'

/** Why a record is not a patient; `person`: the user decided. */
export type SkipReason = 'title' | 'blank' | 'header' | 'repeated-header' | 'total' | 'footer' | 'hidden' | 'person'

/** What the classification needs of a record. */
export interface RecordInput {
  readonly row: number
  readonly cells: readonly string[]
  readonly hidden?: true | undefined
  readonly role?: 'patient' | 'aside' | undefined
}

function hasText(cell: string | undefined): boolean {
  return cell !== undefined && /[\p{L}\p{N}]/u.test(cell)
}

/** `-----`: a program underlines its titles so. A single dash is an empty cell. */
function isRule(cell: string): boolean {
  return /^\s*(?:--|==|__|\*\*|[–—]{2})[\s=_*–—-]*$/.test(cell)
}

function hasLetter(cell: string | undefined): boolean {
  return cell !== undefined && /\p{L}/u.test(cell)
}

/** Letters, and other letters behind a blank or a comma. */
function hasTwoWords(cell: string): boolean {
  const first = cell.search(/\p{L}/u)
  return first >= 0 && /[,\s]\p{L}/u.test(cell.slice(first))
}

function digitCount(cell: string): number {
  let digits = 0
  for (let at = 0; at < cell.length; at += 1) {
    const code = cell.charCodeAt(at)
    if (code >= 48 && code <= 57) digits += 1
  }
  return digits
}

function columnsOf(layout: Layout, ...meanings: readonly Layout['columns'][number][]): readonly number[] {
  return layout.columns.flatMap((meaning, column) => (meanings.includes(meaning) ? [column] : []))
}

/**
 * Sorts records into patients and others, by a list's layout. A record with a patient's name and contact is a patient,
 * even one called Page or Total. Returns why a record is not a patient, or `undefined` for a patient. Blank, hidden and
 * repeated records, and titles above the header, are known by position and shape; totals and footers by their words,
 * where the record has no patient's data.
 */
export function createRowClassifier(
  layout: Layout,
  parts?: readonly FilePart[]
): (line: RecordInput) => SkipReason | undefined {
  const nameColumns = columnsOf(layout, 'lastName', 'firstName', 'fullName')
  const phoneColumns = columnsOf(layout, 'phone', 'phone:mobile')
  const emailColumns = columnsOf(layout, 'email')
  const otherColumns = columnsOf(layout, 'gender', 'title', 'birthDate', 'date', 'time', 'dateTime', 'language')
  const sexColumns = columnsOf(layout, 'gender', 'title')
  const used = layout.columns.flatMap((meaning, column) => (meaning === 'ignore' ? [] : [column]))
  const headers = layout.headers.map(headerWords)
  const titles = new Set(headers)
  const headerRowOf = headerRowsOf(layout, parts)

  function hasContact(cells: readonly string[]): boolean {
    return (
      phoneColumns.some((column) => digitCount(cells[column] ?? '') >= 6) ||
      emailColumns.some((column) => (cells[column] ?? '').includes('@'))
    )
  }

  function hasPatient(cells: readonly string[]): boolean {
    return nameColumns.some((column) => hasText(cells[column])) && hasContact(cells)
  }

  function isRepeatedHeader(cells: readonly string[]): boolean {
    if (layout.headerRow === null) return false
    let filled = 0
    let same = 0
    let elsewhere = 0
    for (let column = 0; column < cells.length; column += 1) {
      const cell = cells[column] ?? ''
      if (cell.trim() === '') continue
      filled += 1
      if (cell.length > 300) continue
      const own = headerWords(cell)
      const header = headers[column] ?? ''
      if (own === '') continue
      if (own === header || header.endsWith(` ${own}`) || header.startsWith(`${own} `)) same += 1
      else if (titles.has(own)) elsewhere += 1
    }
    // A second table may have the titles in another order, and one of its own.
    return (same >= 2 && same >= filled * 0.6) || (same + elsewhere >= 3 && same + elsewhere >= filled * 0.6)
  }

  /** A name with a sex in letters is a patient, even one called Tag, Page or Total, who lacks a contact. */
  function isPerson(cells: readonly string[]): boolean {
    const isNamed =
      columnsOf(layout, 'fullName').some((column) => hasTwoWords(cells[column] ?? '')) ||
      columnsOf(layout, 'lastName', 'firstName').filter((column) => hasLetter(cells[column])).length === 2
    return isNamed && sexColumns.some((column) => hasLetter(cells[column]) && looksLikeGender(cells[column] ?? ''))
  }

  function classifySparse(cells: readonly string[]): SkipReason | undefined {
    const filled = cells.flatMap((cell, column) => (hasText(cell) ? [column] : []))
    if (filled.length === 0) return 'blank'
    if (isPerson(cells)) return undefined
    const filledUsed = used.filter((column) => hasText(cells[column]))
    const first = headerWords((cells[filled[0] ?? 0] ?? '').slice(0, 200))
    const names = nameColumns.filter((column) => hasLetter(cells[column]))
    const others = otherColumns.filter((column) => hasText(cells[column])).length
    const contact = hasContact(cells)
    // A name with a sex, a birth date or an appointment is a patient too, unless the words are a total's or a footer's.
    const few = filled.length <= 4 || filledUsed.length <= 2
    // Without a name, digits under a phone's title may be the day on which a list was printed.
    if (few && (!contact || names.length === 0)) {
      const texts =
        filled.length <= 3 ? filled.map((column) => headerWords((cells[column] ?? '').slice(0, 200))) : [first]
      if (texts.some((text) => total.test(text))) return 'total'
      if (texts.some((text) => footer.test(text))) return 'footer'
    }
    if (contact || others >= 2) return undefined
    if (filled.length === 1) return 'title'
    if (few && heading.test(first) && others <= 1) return 'title'
    // `Mardi 01.12.2026 | Dr Morel`: no name is a day. A name left of it could be a patient's in the wrong column.
    const isDay = (cell: string) => /\d/.test(cell) && looksLikeDate(cell) !== undefined
    if (filled.length === 2 && others === 0 && isDay(cells[filled[0] ?? 0] ?? '')) return 'title'
    if (names.length >= 2 || (names.length === 1 && others >= 1)) return undefined
    return filledUsed.length <= 1 && others === 0 && names.length === 0 && filled.length <= 3 ? 'title' : undefined
  }

  return ({ row, cells, hidden, role }) => {
    if (role === 'patient') return undefined
    if (role === 'aside') return 'person'
    if (hidden) return 'hidden'
    const header = headerRowOf(row)
    if (row === header) return 'header'
    const headerRow = header ?? 0
    if (row > headerRow && hasPatient(cells)) return undefined
    if (!cells.some(hasText)) return cells.some(isRule) ? 'title' : 'blank'
    if (row < headerRow) {
      const complete =
        hasPatient(cells) && otherColumns.filter((column) => digitCount(cells[column] ?? '') > 0).length >= 1
      return complete ? undefined : 'title'
    }
    return isRepeatedHeader(cells) ? 'repeated-header' : classifySparse(cells)
  }
}
