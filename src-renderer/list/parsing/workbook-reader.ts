import type { ParseOptions, Reading } from './reading.ts'
import { readSignature } from './signature.ts'
import { openArchive } from './zip.ts'

/** Reads the workbooks that are rare today. May throw on damaged bytes. */
export type WorkbookReader = (bytes: Uint8Array, choices: ParseOptions) => Reading

/** Whether an archive is an OpenDocument file: a text or drawing may be one, too. */
export function isOpenDocument(names: readonly string[]): boolean {
  return names.includes('mimetype') && names.includes('content.xml')
}

function namesIn(bytes: Uint8Array): readonly string[] {
  try {
    return openArchive(bytes).names
  } catch {
    // A damaged archive: reading it says so.
    return []
  }
}

/** The reader for .xls and .ods files, which is loaded when such a file is opened. Undefined for all other files. */
export async function loadWorkbookReader(bytes: Uint8Array): Promise<WorkbookReader | undefined> {
  const { kind } = readSignature(bytes)
  if (kind === 'xls') return (await import('./xls.ts')).readXls
  if (kind === 'zip' && isOpenDocument(namesIn(bytes))) return (await import('./ods.ts')).readOds
  return undefined
}
