import type { ColumnMeaning, ImportTemplate, Layout } from '#contract/list.ts'
import { isRowIdHeader, rowIdHeader } from '#contract/row-id-header.ts'
import { headerWords } from './header-text.ts'

/** A column that has moved, is new, or is missing, by its title. Positions count from 0. */
export interface TemplateDifference {
  readonly kind: 'moved' | 'new' | 'missing'
  readonly header: string
  readonly from?: number
  readonly to?: number
}

export type TemplateMatch =
  /** The same titles in the same order: `layout` is the template's, for this file's header row. */
  | { readonly kind: 'same'; readonly template: ImportTemplate; readonly layout: Layout }
  /** Nearly the same titles: `layout` keeps the template's meaning of those that still exist; the user should check. */
  | {
      readonly kind: 'changed'
      readonly template: ImportTemplate
      readonly layout: Layout
      readonly differences: readonly TemplateDifference[]
    }
  | { readonly kind: 'new' }

/** Below this share of common titles a file does not match a template. */
const minSimilarity = 0.6

/** FNV-1a (32 bits) with a start value; two of them make collisions between a hospital's few formats practically impossible. */
function fnv1a(text: string, start: number): string {
  let hash = start
  for (let at = 0; at < text.length; at += 1) {
    hash ^= text.charCodeAt(at)
    hash = Math.imul(hash, 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}

function headerKeys(layout: Layout): readonly string[] {
  // The export that a column of row ids is of does not make another kind of file.
  const words = layout.headers.map((title) => headerWords(isRowIdHeader(title) ? rowIdHeader : title))
  while (words.length > 0 && words[words.length - 1] === '') words.pop()
  return words
}

/**
 * A short text that files of one format share: made from the titles of all columns in order, or, without a header, from
 * the meanings of the columns. It contains no patient data.
 */
export function layoutSignature(layout: Layout): string {
  const text =
    layout.headerRow === null ? `none:${layout.columns.join()}` : `titles:${headerKeys(layout).join('\u001F')}`
  return `${fnv1a(text, 0x811c9dc5)}${fnv1a(text, 0x01234567)}`
}

/** Titles numbered among equal ones, so that a second `Name` does not match the first. */
function numbered(titles: readonly string[]): readonly string[] {
  const seen = new Map<string, number>()
  return titles.map((title) => {
    const count = (seen.get(title) ?? 0) + 1
    seen.set(title, count)
    return `${title}#${count}`
  })
}

function compare(
  proposed: Layout,
  template: Layout
): { readonly common: number; readonly differences: TemplateDifference[] } {
  const now = numbered(headerKeys(proposed))
  const then = numbered(headerKeys(template))
  const differences: TemplateDifference[] = []
  let common = 0
  // Right of a new or missing column all others shift: only a changed order of the common ones counts as moved.
  const kept = then.filter((title) => now.includes(title))
  const stayed = now.filter((title) => then.includes(title))
  for (const [to, title] of now.entries()) {
    const from = then.indexOf(title)
    const header = proposed.headers[to]?.trim() ?? ''
    if (from < 0) {
      if (!title.startsWith('#')) differences.push({ kind: 'new', header, to })
      continue
    }
    common += title.startsWith('#') ? 0 : 1
    if (kept.indexOf(title) !== stayed.indexOf(title)) differences.push({ kind: 'moved', header, from, to })
  }
  for (const [from, title] of then.entries()) {
    if (!now.includes(title) && !title.startsWith('#')) {
      differences.push({ kind: 'missing', header: template.headers[from]?.trim() ?? '', from })
    }
  }
  return { common, differences }
}

function hasDestination(columns: readonly ColumnMeaning[]): boolean {
  return columns.includes('doctorEmail') || columns.includes('queue')
}

/** The template's meaning of a title that still exists; else what was proposed for this file. */
function carryOver(proposed: Layout, template: Layout): Layout {
  const then = numbered(headerKeys(template))
  const columns = numbered(headerKeys(proposed)).map((title, column): ColumnMeaning => {
    const from = then.indexOf(title)
    return (from < 0 ? proposed.columns[column] : template.columns[from]) ?? 'ignore'
  })
  // Next to addresses or queues the doctors' names were of no use. Without those, one doctor would be taken for all.
  if (hasDestination(template.columns) && !hasDestination(columns) && !columns.includes('doctor')) {
    const doctor = proposed.columns.indexOf('doctor')
    if (doctor >= 0) columns[doctor] = 'doctor'
  }
  const rest = proposed.columns.slice(columns.length)
  const { fullNameOrder: _, ...bare } = proposed
  const order = template.fullNameOrder ?? proposed.fullNameOrder
  const settled = numbered(headerKeys(proposed)).flatMap((title, column) =>
    template.settledColumns?.includes(then.indexOf(title)) ? [column] : []
  )
  return {
    ...bare,
    columns: [...columns, ...rest],
    ...(order === undefined ? {} : { fullNameOrder: order }),
    ...(settled.length === 0 ? {} : { settledColumns: settled }),
    ...(template.dateOrder === undefined ? {} : { dateOrder: template.dateOrder })
  }
}

/** The layout after the user gave columns another meaning: those are remembered as chosen. */
export function withNewlyChosen(layout: Layout, before: Layout): Layout {
  const changed = layout.columns.flatMap((meaning, column) => (meaning === before.columns[column] ? [] : [column]))
  if (changed.length === 0) return layout
  return { ...layout, chosenColumns: [...new Set([...(layout.chosenColumns ?? []), ...changed])] }
}

/**
 * The layout of another reading of the same file, with what the user has said about its columns. `chosen`: positions in
 * `before` of the columns that the user or a template chose. They are found by their titles, or by their places
 * where `samePlaces` says that both readings have the same columns.
 */
export function withChosenColumns(
  layout: Layout,
  before: Layout,
  chosen: ReadonlySet<number>,
  samePlaces: boolean
): Layout {
  const then = numbered(headerKeys(before))
  const hasTitles = then.some((title) => !title.startsWith('#'))
  const columns = [...layout.columns]
  const settled: number[] = []
  const kept: number[] = []
  for (const [column, title] of paddedKeys(layout).entries()) {
    const found = hasTitles ? then.indexOf(title) : -1
    const from = found < 0 && samePlaces ? column : found
    const isSettled = before.settledColumns?.includes(from) === true
    const meaning = chosen.has(from) || isSettled ? before.columns[from] : undefined
    if (meaning === undefined || columns[column] === undefined) continue
    columns[column] = meaning
    kept.push(column)
    if (isSettled) settled.push(column)
  }
  const order = columns.includes('fullName') ? (before.fullNameOrder ?? layout.fullNameOrder) : undefined
  return {
    ...layout,
    columns,
    ...(order !== undefined && { fullNameOrder: order }),
    ...(settled.length > 0 && { settledColumns: settled }),
    ...(kept.length > 0 && { chosenColumns: kept })
  }
}

/** A key for each column: those after the last title have none of their own. */
function paddedKeys(layout: Layout): readonly string[] {
  const keys = numbered(headerKeys(layout))
  return layout.columns.map((_, column) => keys[column] ?? '')
}

/** Finds the template of a file: the same titles, the most similar ones, or none. */
export function matchTemplate(proposed: Layout, templates: readonly ImportTemplate[]): TemplateMatch {
  const signature = layoutSignature(proposed)
  const same = templates.find((kind) => kind.signature === signature)
  if (same) return { kind: 'same', template: same, layout: carryOver(proposed, same.layout) }
  if (proposed.headerRow === null) return { kind: 'new' }
  let best:
    | { readonly template: ImportTemplate; readonly share: number; readonly differences: TemplateDifference[] }
    | undefined
  for (const template of templates) {
    if (template.layout.headerRow === null) continue
    const { common, differences } = compare(proposed, template.layout)
    const filled = (layout: Layout) => headerKeys(layout).filter((title) => title !== '').length
    const share = common / Math.max(1, filled(proposed), filled(template.layout))
    if (share >= minSimilarity && share > (best?.share ?? 0)) best = { template, share, differences }
  }
  if (!best) return { kind: 'new' }
  const { template, differences } = best
  return { kind: 'changed', template, layout: carryOver(proposed, template.layout), differences }
}
