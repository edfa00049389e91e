import type { ListSettings } from '#contract/list.ts'
import { type ListReading, type Proposals, proposalsFor, readList } from '../../../src-renderer/list/index.ts'

export const settings: ListSettings & { readonly now: number } = {
  defaultCountry: 'CH',
  timeZone: 'Europe/Zurich',
  defaultLanguage: 'fr',
  queue: 'vidéo',
  delivery: 'server',
  now: Date.parse('2026-11-30T07:00:00Z')
}

/** Reads lines as a UTF-8 file of `;` separated cells. Row ids are record numbers. */
export function readLines(...lines: readonly string[]): Extract<ListReading, { kind: 'list' }> {
  const reading = readList(new TextEncoder().encode(lines.join('\n')), { settings, rowId: String })
  if (reading.kind === 'unreadable') throw new Error(`unreadable: ${reading.reason}`)
  return reading
}

export function proposalsOf(...lines: readonly string[]): Proposals {
  return proposalsFor(readLines(...lines), settings.defaultCountry)
}

export function meaningsOf(...lines: readonly string[]): string {
  return readLines(...lines).layout.columns.join(' ')
}

/** Title and meaning of each column. */
export function meaningByTitle(...lines: readonly string[]): readonly (readonly [title: string, meaning: string])[] {
  const { headers, columns } = readLines(...lines).layout
  return columns.map((meaning, column) => [headers[column] ?? '', meaning] as const)
}

/** `6 ready`, `7 aside title`, `8 blocked gender-missing`: one line per record. */
export function outcomes(...lines: readonly string[]): readonly string[] {
  return readLines(...lines)
    .validator.results()
    .map(({ row, status, skipReason, errors, warnings }) =>
      [row, status, ...(skipReason ? [skipReason] : []), ...errors, ...warnings].join(' ')
    )
}
