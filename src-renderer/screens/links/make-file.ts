import type { InterfaceLanguage } from '#contract/language.ts'
import type { ListDocument } from '#contract/list.ts'
import type { ExportWork, SheetFormat, SheetTitles } from '../../export/export-work.ts'
import { type Letter, letterLanguage } from '../../export/letters.ts'
import type { ExportRow } from '../../export/link-sheet.ts'
import { placeInFile } from '../../list/index.ts'
import type { Workspace } from '../../workspace/open-list.ts'
import { createWorkerClient, type WorkerClient } from '../../workspace/worker-client.ts'
import { isShown, type LinkRow, linkOf } from './link-rows.ts'
import { reasonText, stateText } from './row-text.ts'

export const exportChoices = ['all', 'sent', 'failed'] as const
export type ExportChoice = (typeof exportChoices)[number]

/** Which rows of the links screen a choice takes. */
export function isExported(choice: ExportChoice, { state }: LinkRow): boolean {
  return isShown(choice === 'sent' ? 'created' : choice === 'failed' ? 'problems' : 'all', state)
}

export interface SheetOrder {
  readonly document: ListDocument
  readonly rows: readonly LinkRow[]
  readonly choice: ExportChoice
  readonly format: SheetFormat
  readonly titles: SheetTitles
  readonly language: InterfaceLanguage
}

/** The user's file with the result of each row, created in a worker. Rejects when the worker fails. */
export function makeSheet(workspace: Workspace, order: SheetOrder): Promise<Uint8Array> {
  const { document, rows, choice, format, titles, language } = order
  const wanted = new Map(rows.filter((row) => isExported(choice, row)).map((row) => [row.rowId, row]))
  return inWorker(async (work) => {
    for await (const piece of workspace.fileRows()) {
      const isExportedRow = piece.flatMap(({ rowId, row: number, cells }): ExportRow[] => {
        const row = wanted.get(rowId)
        if (row === undefined) return []
        const link = linkOf(row)
        const { file } = placeInFile(document.format.files, number)
        return [
          {
            rowId,
            cells,
            ...(file !== null && { file }),
            ...(link !== null && { link }),
            state: stateText(row.state, language),
            reason: reasonText(row, language)
          }
        ]
      })
      await work.add({ rows: isExportedRow })
    }
    return work.sheet({ headers: document.layout.headers, titles, format })
  })
}

/** The patients who get a letter: with a link that works, and without a mobile number unless letters are for all. */
export function letterRows(rows: readonly LinkRow[], isForAll: boolean): readonly LinkRow[] {
  return rows.filter((row) => linkOf(row) !== null && (isForAll || row.invitation?.content.phoneNumber === undefined))
}

/** The languages of patients whose letter is in English because there are no words in theirs, and how many they are. */
export function otherLanguages(rows: readonly LinkRow[]): {
  readonly count: number
  readonly codes: readonly string[]
} {
  const codes = rows
    .map(({ invitation }) => invitation?.content.language ?? 'en')
    .filter((code) => letterLanguage(code) !== code)
  return { count: codes.length, codes: [...new Set(codes)] }
}

export function makeLetters(
  rows: readonly LinkRow[],
  timeZone: string,
  title: string,
  language: InterfaceLanguage
): Promise<Uint8Array> {
  const letters = rows.flatMap((row): Letter[] => {
    const link = linkOf(row)
    if (link === null || row.invitation === null) return []
    const { firstName, lastName, gender, language: patients } = row.invitation.content
    return [{ firstName, lastName, gender, language: patients, at: row.appointmentAt, timeZone, link }]
  })
  return inWorker((work) => work.letters({ letters, title, language }))
}

async function inWorker<Value>(job: (work: WorkerClient<ExportWork>) => Promise<Value>): Promise<Value> {
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
    .replace(/[. ]+$/, '')
    .slice(0, 150)
    .trim()
  return `${safe === '' ? 'HCW' : safe}.${ending}`
}
