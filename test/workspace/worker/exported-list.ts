import { randomUUID } from 'node:crypto'
import type { EditableField } from '#contract/editable-fields.ts'
import type { ExportedColumn, ExportedRow } from '#contract/exported.ts'
import type { InvitationContent } from '#contract/invitation.ts'
import type { ListSettings } from '#contract/list.ts'
import { createExportWork } from '../../../src-renderer/export/export-work.ts'
import { toXlsx } from '../../../src-renderer/export/xlsx.ts'
import type { CopyChange, CopyComparison, ListWork, RowView } from '../../../src-renderer/workspace/views.ts'
import { createListSession } from '../../../src-renderer/workspace/worker/list-session.ts'
import { viewsOf } from '../../support/row-view.ts'

export const now = Date.parse('2026-11-30T07:00:00Z')
export const settings: ListSettings = {
  defaultCountry: 'CH',
  timeZone: 'Europe/Zurich',
  defaultLanguage: 'fr',
  queue: 'Cardiologie',
  delivery: 'server'
}
export const headers = ['Nom', 'Prénom', 'Sexe', 'Natel', 'Date', 'Heure', 'Remarque']
export const marie = ['Dupont', 'Marie', 'F', '079 123 45 61', '04.01.2027', '08:30', '']
export const jean = ['Favre', 'Jean', 'M', '079 123 45 62', '05.01.2027', '09:00', '']
export const anne = ['Rey', 'Anne', 'F', '079 123 45 63', '23.01.2027', '09:30', '']
export const titles = {
  link: 'Lien',
  state: 'État',
  reason: 'Motif',
  file: 'Fichier',
  column: 'Colonne',
  original: '(d’origine)',
  fields: { email: 'E-mail' } as Record<EditableField, string>
}

export type Contents = ReadonlyMap<string, InvitationContent>

export function openList(
  rows: readonly (readonly string[])[] = [marie, jean, anne],
  titleRow: readonly string[] = headers
) {
  const work = createListSession(randomUUID)
  const text = [titleRow, ...rows].map((cells) => cells.join(';')).join('\r\n')
  const answer = work.read({
    source: { bytes: new TextEncoder().encode(text) },
    choices: {},
    fileName: '',
    settings,
    templates: [],
    directory: [],
    now
  })
  if (answer.kind !== 'read') throw new Error(answer.kind)
  return { work }
}

export const viewOf = (work: ListWork, lastName: string) =>
  viewsOf(work).find(({ texts }) => texts.lastName === lastName) as RowView

export function type(work: ListWork, lastName: string, edits: Partial<Record<EditableField, string>>): void {
  work.change({ changes: [{ rowId: viewOf(work, lastName).rowId, edits }] })
}

export interface Exported {
  readonly headers: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly kept: {
    readonly columns: readonly ExportedColumn[]
    readonly rows: readonly ExportedRow[]
    readonly count: number
  }
}

/** Exports the list as the app does. */
export function exported(work: ListWork, contents: Contents = new Map()): Exported {
  const { layout } = work.endOpen(undefined).source
  const sheets = createExportWork()
  const patients = new Set(viewsOf(work).flatMap(({ rowId, status }) => (status === 'aside' ? [] : [rowId])))
  const sent = [...contents].map(([rowId, content]) => ({ rowId, content }))
  const rows = work
    .standingRows({ from: 0, to: work.count(undefined), contents: sent })
    .filter(({ rowId }) => patients.has(rowId))
    .map((row) => ({ ...row, link: 'https://example.ch/?invite=x', state: 'Invité', reason: '' }))
  sheets.add({ rows })
  sheets.sheet({ headers: layout.headers, titles, format: { kind: 'csv', separator: ';' }, exportId: '0a1b2c3d' })
  const columns = sheets.columns(undefined)
  const written = sheets.written({ from: 0, to: rows.length })
  return {
    headers: columns.map(({ title }) => title),
    rows: written.map(({ cells }) => cells),
    // As the records keep it: without links, states and reasons.
    kept: {
      columns,
      rows: written.map(({ rowId, cells }) => ({
        rowId,
        cells: cells.map((cell, index) => (columns[index]?.kind === 'state' ? '' : cell))
      })),
      count: written.length
    }
  }
}

/** The exported sheet as a person saved it. */
export function saved({ headers: first }: Exported, rows: readonly (readonly string[])[]): Uint8Array {
  return toXlsx({ headers: first, rows, linkColumn: headers.length, rowIdColumn: first.length - 1 }, 'Liste')
}

export function compare(
  work: ListWork,
  bytes: Uint8Array,
  kept: Exported['kept'] | null,
  contents: Contents = new Map()
): CopyComparison {
  const read = work.readCopy({ source: { bytes } })
  if (read.kind !== 'copy') throw new Error(read.reason)
  const sent = [...contents].map(([rowId, content]) => ({ rowId, content }))
  // Only what the copy has is read of what was kept.
  const there = kept && { ...kept, rows: kept.rows.filter(({ rowId }) => read.rowIds.includes(rowId)) }
  return work.compareCopy({ kept: there, contents: sent })
}

export const shown = ({ changes }: CopyComparison) =>
  changes.map(({ name, field, was, now: here, came, doubt }) =>
    [name.split(' ')[0], field, was, here, came, doubt].join(' | ')
  )

/** Changes cells of the row of a patient, by title. */
export function edited(out: Exported, lastName: string, cells: Readonly<Record<string, string>>) {
  const name = out.headers.indexOf('Nom')
  return out.rows.map((row) =>
    row[name] === lastName
      ? Object.entries(cells).reduce((line, [title, text]) => line.with(out.headers.indexOf(title), text), [...row])
      : row
  )
}

export function take(work: ListWork, { changes }: CopyComparison, which: (change: CopyChange) => boolean = () => true) {
  return work.takeCopy({ taken: changes.filter(which) })
}
