import type { Bridge } from '#contract/channels.ts'
import type { ExportedColumn, ExportedRow } from '#contract/exported.ts'
import type { InvitationContent } from '#contract/invitation.ts'
import type { BoardEntry } from '#contract/invitation-actions.ts'
import type { InterfaceLanguage } from '#contract/language.ts'
import { rowsPerCall } from '#contract/limits.ts'
import type { ListDocument } from '#contract/list.ts'
import type { builtInProfiles, OwnProfile } from '#contract/sheet-profiles.ts'
import type { ExportWork, SheetFormat, SheetTitles } from '../../export/export-work.ts'
import type { ExportRow } from '../../export/link-sheet.ts'
import { placeInFile } from '../../list/columns/file-parts.ts'
import { CallFailedError } from '../../state/failure.ts'
import type { Workspace } from '../../workspace/open-list.ts'
import { isSent } from '../../workspace/row-change.ts'
import { createWorkerClient, type WorkerClient } from '../../workspace/worker-client.ts'
import { hasLink, isShown, type LinkRow } from './link-rows.ts'
import { readAllLinks } from './read-links.ts'
import { reasonText } from './row-text.ts'
import {
  mergeTable,
  ownTable,
  type PatientFacts,
  type ProfileInput,
  phoneTable,
  standingState
} from './sheet-profiles.ts'

/** What a sheet is for: one of the uses that the app knows, or one's own. */
export type SheetProfile = (typeof builtInProfiles)[number] | OwnProfile

/** Which patients a file is about; `ticked`: those that the user ticked in the table. */
export const exportChoices = ['all', 'sent', 'failed', 'ticked'] as const
export type ExportChoice = (typeof exportChoices)[number]

/** The rows of the links screen that a choice takes. */
export function exportedRows(
  choice: ExportChoice,
  rows: readonly LinkRow[],
  ticked: ReadonlySet<string>
): readonly LinkRow[] {
  if (choice === 'ticked') return rows.filter(({ rowId }) => ticked.has(rowId))
  const filter = choice === 'sent' ? 'created' : choice === 'failed' ? 'problems' : 'all'
  return rows.filter(({ state }) => isShown(filter, state))
}

export interface SheetOrder {
  readonly document: ListDocument
  /** Of the patients who are in the file. */
  readonly rows: readonly LinkRow[]
  readonly format: SheetFormat
  readonly titles: SheetTitles
  readonly language: InterfaceLanguage
  /** A line above the titles; absent: none. */
  readonly notice?: string
}

/** A file of the list, and what was written there, in pieces that a call takes. */
export interface MadeSheet {
  readonly bytes: Uint8Array
  readonly exportId: string
  readonly columns: readonly ExportedColumn[]
  readonly written: readonly (readonly ExportedRow[])[]
}

/** The user's file with the values as they stand and the result of each row, created in a worker. Rejects when it fails. */
export function makeSheet(
  calls: Bridge['calls'],
  listId: string,
  workspace: Workspace,
  order: SheetOrder
): Promise<MadeSheet> {
  const { document, rows, format, titles, language, notice } = order
  const wanted = new Map(rows.map((row) => [row.rowId, row]))
  const exportId = crypto.randomUUID().slice(0, 8)
  return inWorker(async (work) => {
    const entries = await readEntries(calls, listId)
    let count = 0
    for await (const piece of workspace.standingRows((rowId) => sentContent(wanted.get(rowId)))) {
      const linked = piece.flatMap(({ rowId }) => {
        const row = wanted.get(rowId)
        return row !== undefined && hasLink(row) ? [rowId] : []
      })
      const links = await readAllLinks(calls, listId, linked)
      const exported = piece.flatMap(({ row: number, ...standing }): ExportRow[] => {
        const row = wanted.get(standing.rowId)
        if (row === undefined) return []
        const link = links.get(standing.rowId)
        const { file } = placeInFile(document.format.files, number)
        return [
          {
            ...standing,
            ...(file !== null && { file }),
            ...(link !== undefined && { link }),
            state: standingState(row, entries.get(row.rowId), Date.now(), language),
            reason: reasonText(row, language)
          }
        ]
      })
      count += exported.length
      await work.add({ rows: exported })
    }
    const bytes = await work.sheet({
      headers: document.layout.headers,
      titles,
      format,
      exportId,
      ...(notice !== undefined && { notice })
    })
    const written: (readonly ExportedRow[])[] = []
    for (let from = 0; from < count; from += rowsPerCall) {
      written.push(await work.written({ from, to: from + rowsPerCall }))
    }
    return { bytes, exportId, columns: await work.columns(undefined), written }
  })
}

/** A sheet with the columns of its profile, created in a worker. Rejects when it fails. */
export async function makeTable(
  calls: Bridge['calls'],
  listId: string,
  workspace: Workspace,
  profile: 'mail-merge' | 'phone' | OwnProfile,
  order: Omit<SheetOrder, 'titles'> & {
    readonly texts: ReadonlyMap<string, PatientFacts['texts']>
    readonly isPractice: boolean
  }
): Promise<Uint8Array> {
  const { document, rows, format, language, notice, texts, isPractice } = order
  const linked = hasLinks(profile) ? rows.filter(hasLink).map(({ rowId }) => rowId) : []
  const [entries, links, cells] = await Promise.all([
    readEntries(calls, listId),
    readAllLinks(calls, listId, linked),
    hasFileColumns(profile) ? readCells(workspace, rows) : noCells
  ])
  const input: ProfileInput = {
    rows,
    language,
    isPractice,
    now: Date.now(),
    timeZone: document.settings.timeZone,
    factsOf: ({ rowId }) => ({ texts: texts.get(rowId), entry: entries.get(rowId), link: links.get(rowId) })
  }
  const table =
    profile === 'phone'
      ? phoneTable(input)
      : profile === 'mail-merge'
        ? mergeTable(input)
        : ownTable(input, profile.columns, document.layout.headers, ({ rowId }) => cells.get(rowId) ?? [])
  // A mail merge takes the first line for the titles.
  const line = profile !== 'mail-merge' && notice !== undefined ? { notice } : {}
  return inWorker((work) => work.table({ ...table, format, ...line }))
}

/** Whether a sheet of this profile has the patients' links. */
export function hasLinks(profile: SheetProfile): boolean {
  if (typeof profile === 'string') return profile !== 'phone'
  return profile.columns.some((column) => column.kind === 'field' && column.field === 'link')
}

function hasFileColumns(profile: SheetProfile): boolean {
  return typeof profile === 'object' && profile.columns.some(({ kind }) => kind === 'file')
}

const noCells: ReadonlyMap<string, readonly string[]> = new Map()

/** The cells of these rows with the values as they stand. */
async function readCells(
  workspace: Workspace,
  rows: readonly LinkRow[]
): Promise<ReadonlyMap<string, readonly string[]>> {
  const wanted = new Map(rows.map((row) => [row.rowId, row]))
  const cells = new Map<string, readonly string[]>()
  for await (const piece of workspace.standingRows((rowId) => sentContent(wanted.get(rowId)))) {
    for (const row of piece) if (wanted.has(row.rowId)) cells.set(row.rowId, row.cells)
  }
  return cells
}

/** What the server told last about the invitations of the list, by row. */
async function readEntries(calls: Bridge['calls'], listId: string): Promise<ReadonlyMap<string, BoardEntry>> {
  const entries = new Map<string, BoardEntry>()
  for (let offset = 0; ; offset += rowsPerCall) {
    const page = await calls['board.list']({ listId, offset, limit: rowsPerCall })
    if (!page.ok) throw new CallFailedError(page)
    for (const entry of page.value) entries.set(entry.target.rowId, entry)
    if (page.value.length < rowsPerCall) return entries
  }
}

/** Keeps what was written, to know later what was changed in the file. Without it every difference is asked. */
export async function keepWritten(
  calls: Bridge['calls'],
  listId: string,
  { exportId, columns, written }: MadeSheet
): Promise<void> {
  for (const rows of written) {
    const kept = await calls['exports.keep']({ listId, exportId, columns: [...columns], rows: JSON.stringify(rows) })
    if (!kept.ok) return
  }
}

/** What an invited patient was sent, with the corrections since. Before that the row itself counts. */
function sentContent(row: LinkRow | undefined): InvitationContent | undefined {
  const { invitation = null } = row ?? {}
  return isSent(invitation ?? undefined) ? invitation?.content : undefined
}

/** Makes a file in a worker of its own, which ends with it. */
export async function inWorker<Value>(job: (work: WorkerClient<ExportWork>) => Promise<Value>): Promise<Value> {
  const worker = new Worker(new URL('./export-worker.ts', import.meta.url), { type: 'module' })
  try {
    return await job(createWorkerClient<ExportWork>(() => worker))
  } finally {
    worker.terminate()
  }
}

/** Leaves room for what the file is, and that it is confidential. */
const listNameMax = 100

/** The suggested name of a file about a list: what it is, of which day, and that it is confidential. */
export function fileTitle(say: (of: { list: string; at: number }) => string, list: string, at: number): string {
  return say({ list: list.slice(0, listNameMax), at })
}

/** A file name that every system takes; the list's name may hold anything. */
export function safeFileName(name: string, ending: string): string {
  const safe = name
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are among what Windows forbids
    .replace(/[\u0000-\u001f\\/:*?"<>|]+/g, '-')
    .replace(/(?<![. ])[. ]+$/, '')
    .slice(0, 150)
    .trim()
  return `${safe === '' ? 'HCW' : safe}.${ending}`
}
