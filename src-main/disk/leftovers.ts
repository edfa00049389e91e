import { join } from 'node:path'
import { namesIn, removeFile } from './files.ts'

/**
 * Drafts of files in the data folder that were never renamed to their name, because the app ended or another program held
 * them: those of files.ts, those of electron-store (its dependency `atomically`), and answers to a second instance.
 */
const leftover =
  /^(?:(?:data-key|connections|settings)\.json|Local State)\.(?:[0-9a-f-]{36}\.new|tmp-\d{10}[0-9a-f]{6})$|^heard-[0-9a-f-]{36}$/

/**
 * Removes what earlier runs left in the data folder. To be called at start, by the only process that has the folder. What
 * is held stays for the next start.
 */
export function sweepLeftovers(folder: string): void {
  let names: readonly string[]
  try {
    names = namesIn(folder)
  } catch {
    return
  }
  for (const name of names) {
    if (!leftover.test(name)) continue
    try {
      removeFile(join(folder, name))
    } catch {
      // Another program holds it.
    }
  }
}
