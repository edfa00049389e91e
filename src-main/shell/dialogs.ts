import { extname, join } from 'node:path'
import { app, type BrowserWindow, dialog, shell } from 'electron'
import { type ReadFile, readFileWhole, type WrittenFile, writeFileWhole } from './file-access.ts'
import { plainFileName } from './file-name.ts'
import { listFileExtensions } from './opened-files.ts'
import type { UnfinishedFiles } from './unfinished-files.ts'

export interface Cancelled {
  readonly ok: false
  readonly code: 'cancelled'
}

/** Lets the user choose a list in the system's dialog, and reads it. */
export async function chooseListFile(
  window: BrowserWindow,
  labels: { readonly title: string; readonly lists: string; readonly allFiles: string },
  sizeMax: number
): Promise<ReadFile | Cancelled> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: labels.title,
    properties: ['openFile'],
    filters: [
      { name: labels.lists, extensions: listFileExtensions.map((extension) => extension.slice(1)) },
      { name: labels.allFiles, extensions: ['*'] }
    ]
  })
  const path = filePaths[0]
  return canceled || path === undefined ? { ok: false, code: 'cancelled' } : await readFileWhole(path, sizeMax)
}

/**
 * Writes bytes to the path that the user chooses in the system's dialog, once `mayWrite` has resolved. `suggestedName`
 * has no folder.
 */
export async function saveFile(
  window: BrowserWindow,
  file: { readonly suggestedName: string; readonly kind: string; readonly bytes: Uint8Array },
  title: string,
  mayWrite: () => Promise<void>,
  unfinished: UnfinishedFiles
): Promise<WrittenFile | Cancelled> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title,
    defaultPath: join(app.getPath('documents'), plainFileName(file.suggestedName, file.kind)),
    filters: [{ name: file.kind.toUpperCase(), extensions: [file.kind] }],
    properties: ['showOverwriteConfirmation']
  })
  if (canceled || filePath === '') return { ok: false, code: 'cancelled' }
  await mayWrite()
  const path = extname(filePath) === '' ? `${filePath}.${file.kind}` : filePath
  return await writeFileWhole(path, file.bytes, unfinished)
}

/** Shows a file in the system's file manager. */
export function showInFolder(path: string): void {
  shell.showItemInFolder(path)
}
