import { dirname, join } from 'node:path'
import { app, type BrowserWindow, dialog, shell } from 'electron'
import type { MainWords } from '../consent/words/index.ts'
import { isThere } from '../disk/files.ts'
import { toStorageFailure } from '../records/index.ts'
import { type ReadFile, readFileWhole, type WrittenFile, writeFileWhole } from './file-access.ts'
import { plainFileName, saveTarget } from './file-name.ts'
import { listFileExtensions } from './opened-files.ts'
import type { SaveFolders } from './save-folders.ts'
import type { UnfinishedFiles } from './unfinished-files.ts'

export interface Cancelled {
  readonly ok: false
  readonly code: 'cancelled'
}

type OpenLabels = Pick<MainWords, 'patientLists' | 'allFiles'> & { readonly menu: Pick<MainWords['menu'], 'openList'> }

/** Lets the user choose a file in the system's dialog, and reads it. */
export async function chooseListFile(
  window: BrowserWindow,
  labels: OpenLabels,
  sizeMax: number
): Promise<ReadFile | Cancelled> {
  const [path] = await choosePaths(window, labels, ['openFile'])
  return path === undefined ? { ok: false, code: 'cancelled' } : await readFileWhole(path, sizeMax)
}

/** Lets the user choose one or several files in the system's dialog. Their paths; none if the user cancels. */
export function chooseListPaths(window: BrowserWindow, labels: OpenLabels): Promise<readonly string[]> {
  return choosePaths(window, labels, ['openFile', 'multiSelections'])
}

async function choosePaths(
  window: BrowserWindow,
  labels: OpenLabels,
  properties: ('openFile' | 'multiSelections')[]
): Promise<readonly string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: labels.menu.openList,
    // Windows would show the patients' list to whoever looks at the task bar.
    properties: [...properties, 'dontAddToRecent'],
    filters: [
      { name: labels.patientLists, extensions: listFileExtensions.map((extension) => extension.slice(1)) },
      { name: labels.allFiles, extensions: ['*'] }
    ]
  })
  return canceled ? [] : filePaths
}

/** `about`: what is in it; the folder is remembered by it. */
export interface FileToSave {
  readonly suggestedName: string
  readonly kind: string
  readonly bytes: Uint8Array
  readonly about: readonly string[]
}

export interface SavingTools {
  readonly title: string
  readonly mayWrite: () => Promise<void>
  readonly unfinished: UnfinishedFiles
  readonly folders: SaveFolders
}

/**
 * Writes bytes to the path that the user chooses in the system's dialog, once `mayWrite` has resolved. `suggestedName`
 * has no folder.
 */
export async function saveFile(
  window: BrowserWindow,
  file: FileToSave,
  { title, mayWrite, unfinished, folders }: SavingTools
): Promise<WrittenFile | Cancelled> {
  const folder = (await folders.folderFor(file.about)) ?? app.getPath('documents')
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title,
    defaultPath: join(folder, plainFileName(file.suggestedName, file.kind, folder)),
    filters: [{ name: file.kind.toUpperCase(), extensions: [file.kind] }],
    properties: ['showOverwriteConfirmation', 'dontAddToRecent']
  })
  if (canceled || filePath === '') return { ok: false, code: 'cancelled' }
  await mayWrite()
  try {
    const path = saveTarget(filePath, file.kind, isThere)
    if (path === 'name-too-long') return { ok: false, code: path }
    const written = await writeFileWhole(path, file.bytes, unfinished)
    if (written.ok) folders.remember(file.about, dirname(path))
    return written
  } catch (error) {
    // The folder does not say what is in it.
    if (toStorageFailure(error) === undefined) throw error
    return { ok: false, code: 'not-writable' }
  }
}

/** Shows a file in the system's file manager. */
export function showInFolder(path: string): void {
  shell.showItemInFolder(path)
}
