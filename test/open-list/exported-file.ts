import { randomUUID } from 'node:crypto'
import type { EditableField } from '#contract/editable-fields.ts'
import { toCsv } from '../../src-renderer/export/csv.ts'
import { createExportWork } from '../../src-renderer/export/export-work.ts'
import { toXlsx } from '../../src-renderer/export/xlsx.ts'
import { patientsOf, shownOf } from './patients.ts'
import type { OfficeList, World } from './world.ts'

type Values = Readonly<Record<'lastName' | 'phone' | 'email', string>>

/** A file that was exported, as a person has it before them. */
export interface ExportedFile {
  readonly headers: readonly string[]
  readonly lines: readonly (readonly string[])[]
  readonly format: 'csv' | 'xlsx'
  /** The sheet of the list that was shown. */
  readonly sheet: number
  /** What was written of each patient. */
  readonly values: ReadonlyMap<string, Values>
}

const titles = {
  link: 'Link',
  state: 'Status',
  reason: 'Grund',
  file: 'Datei',
  column: 'Spalte',
  original: '(Original)',
  fields: { email: 'E-Mail' } as Record<EditableField, string>
}

/** Exports the list that is shown as the window does, and has the app keep what was written. */
export async function exportList(world: World, list: OfficeList): Promise<ExportedFile> {
  const { office, workspace } = world
  const work = createExportWork()
  const invitations = await world.invitations(list.listId)
  const patients = new Set(
    [...(workspace.state()?.rows ?? [])].flatMap(({ rowId, status }) => (status === 'aside' ? [] : [rowId]))
  )
  const contentOf = (rowId: string) => {
    const invitation = invitations.get(rowId)
    return invitation?.state === 'created' ? invitation.content : undefined
  }
  for await (const piece of workspace.standingRows(contentOf)) {
    const rows = piece.filter(({ rowId }) => patients.has(rowId))
    work.add({ rows: rows.map((row) => ({ ...row, state: '', reason: '' })) })
  }
  const headers = workspace.state()?.document?.layout.headers ?? []
  const exportId = randomUUID().slice(0, 8)
  work.sheet({ headers, titles, format: { kind: 'csv', separator: ';' }, exportId })
  const columns = work.columns(undefined)
  const written = work.written({ from: 0, to: patients.size })
  await office.app.call('exports.keep', {
    listId: list.listId,
    exportId,
    columns: [...columns],
    rows: JSON.stringify(written) as never
  })
  const values = [...patientsOf(list.now)].map(([key, patient]) => {
    const { lastName, phone, email } = list.sent.get(key) ?? shownOf(patient, list.now)
    return [key, { lastName, phone, email }] as const
  })
  return {
    headers: columns.map(({ title }) => title),
    lines: written.map(({ cells }) => cells),
    format: world.pick(['csv', 'xlsx']),
    sheet: list.now.sheet,
    values: new Map(values)
  }
}

export function bytesOf({ headers, format }: ExportedFile, lines: readonly (readonly string[])[]): Uint8Array {
  const sheet = { headers, rows: lines, linkColumn: headers.indexOf(titles.link), rowIdColumn: headers.length - 1 }
  return format === 'csv' ? toCsv(sheet, ';') : toXlsx(sheet, 'Liste')
}

/** Where the cells of a field stand. */
export function columnOf({ headers }: ExportedFile, field: 'firstName' | 'lastName' | 'phone' | 'time'): number {
  return headers.indexOf({ firstName: 'Vorname', lastName: 'Nachname', phone: 'Natel', time: 'Zeit' }[field])
}
