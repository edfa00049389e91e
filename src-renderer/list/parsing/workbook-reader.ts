import { filesIn } from './joined-files.ts'
import type { ParseOptions, Reading } from './reading.ts'
import { readSignature } from './signature.ts'
import { openArchive } from './zip.ts'

/** Reads the workbooks that are rare today; undefined for other files. May throw on damaged bytes. */
export type WorkbookReader = (bytes: Uint8Array, choices: ParseOptions) => Reading | undefined

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

function rareKindOf(bytes: Uint8Array): 'xls' | 'ods' | undefined {
  const { kind } = readSignature(bytes)
  if (kind === 'xls') return 'xls'
  return kind === 'zip' && isOpenDocument(namesIn(bytes)) ? 'ods' : undefined
}

/**
 * The reader for .xls and .ods files, which is loaded when such a file is opened. Undefined where there is none, for a
 * joined list: among its files.
 */
export async function loadWorkbookReader(bytes: Uint8Array): Promise<WorkbookReader | undefined> {
  const kinds = new Set((filesIn(bytes) ?? [{ bytes }]).map((file) => rareKindOf(file.bytes)))
  const readXls = kinds.has('xls') ? (await import('./xls.ts')).readXls : undefined
  const readOds = kinds.has('ods') ? (await import('./ods.ts')).readOds : undefined
  if (readXls === undefined && readOds === undefined) return undefined
  return (own, choices) => {
    const kind = rareKindOf(own)
    if (kind === undefined) return undefined
    return kind === 'xls' ? readXls?.(own, choices) : readOds?.(own, choices)
  }
}
