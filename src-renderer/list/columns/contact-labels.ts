import type { Layout } from '#contract/list.ts'
import { isPlaceholder, mayNameOthers, saysOthers } from '../fields/index.ts'
import { visitPlaceWords } from '../fields/vocabulary/others-words.ts'
import { oneOf } from '../terms.ts'
import { headerWords } from './header-text.ts'
import { belongsTo, contactLabel, fax, saysOwnContact } from './vocabulary/index.ts'

// Address books write what a number is in a cell next to it: `Phone 1 - Label`, `Type de tél.`, `Appartient à`.

/** Whose a contact is by the cells that label it; `unusable`: a fax. */
export type LabelledAs = 'own' | 'others' | 'unusable'

/** `Type` alone next to a number may be the visit's: `statt Video Praxis`. */
const visitPlace = new RegExp(`\\b${oneOf(visitPlaceWords)}\\b`)

const contacts: ReadonlySet<Layout['columns'][number]> = new Set(['phone', 'phone:mobile', 'email'])

const labelWords = new RegExp(`${contactLabel.source}|${belongsTo.source}`, 'g')
const valueWords = /\b(?:value|wert|valeur|valore|de|du)\b/g

/** What a title is about, without the words for a label or a value: `phone 1`. */
function subjectOf(title: string): string {
  return title.replace(labelWords, ' ').replace(valueWords, ' ').split(' ').filter(Boolean).join(' ')
}

/** `Type`, `Tel. 1 Art`; not `Type de visite`, `Policy holder`. */
function saysLabel(title: string): boolean {
  return (contactLabel.test(title) || belongsTo.test(title)) && saysOwnContact(subjectOf(title))
}

/** Labels of each contact column: those of the same subject, else those on the side on which this list has them. */
function labelColumns({ columns, headers }: Layout): ReadonlyMap<number, readonly number[]> {
  const titles = headers.map(headerWords)
  const isLabel = (at: number) => columns[at] === 'ignore' && saysLabel(titles[at] ?? '')
  const isContact = (at: number) => contacts.has(columns[at] ?? 'ignore')
  const next = (from: number, step: 1 | -1) => {
    let at = from + step
    while (isLabel(at)) at += step
    return isContact(at) ? at : -1
  }
  const found = new Map<number, number[]>()
  const add = (contact: number, label: number) => {
    if (contact >= 0) found.set(contact, [...(found.get(contact) ?? []), label])
  }
  const labels = columns.flatMap((_, at) => (isLabel(at) ? [at] : []))
  const near = labels.map((at) => ({ at, left: next(at, -1), right: next(at, 1) }))
  const isOneSided = near.find(({ left, right }) => left >= 0 !== right >= 0)
  for (const { at, left, right } of near) {
    const subject = subjectOf(titles[at] ?? '')
    const same = [left, right].find((side) => side >= 0 && subject !== '' && subjectOf(titles[side] ?? '') === subject)
    if (same !== undefined) add(same, at)
    else if (left < 0 || right < 0) add(Math.max(left, right), at)
    else if (isOneSided) add(isOneSided.left >= 0 ? left : right, at)
    // On both sides of a label the list does not show whose it is.
    else for (const side of [left, right]) add(side, at)
  }
  return found
}

/** Reads whose the contact in a column is by the labels next to it; undefined: the list has no labels, all are own ones. */
export function createContactLabels(
  layout: Layout
): ((cells: readonly string[], column: number) => LabelledAs) | undefined {
  const labels = labelColumns(layout)
  if (labels.size === 0) return undefined
  const owners = new Set(layout.headers.flatMap((title, at) => (belongsTo.test(headerWords(title)) ? [at] : [])))

  function saysSomebody(cell: string, column: number): boolean {
    const isBare = subjectOf(headerWords(layout.headers[column] ?? '')) === ''
    if (!isBare && mayNameOthers(cell)) return true
    if (saysOthers(cell)) return !isBare || owners.has(column) || !visitPlace.test(headerWords(cell))
    return owners.has(column) && !isPlaceholder(cell) && !saysOwnContact(headerWords(cell))
  }

  return (cells, column) => {
    const own = labels.get(column) ?? []
    if (own.some((at) => fax.test(headerWords(cells[at] ?? '')))) return 'unusable'
    return own.some((at) => saysSomebody(cells[at] ?? '', at)) ? 'others' : 'own'
  }
}
