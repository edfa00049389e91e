import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A place in the sources: `text` is replaced by `by` in the file; it must occur there exactly once. */
export interface DefectPlace {
  readonly file: string
  readonly text: string
  readonly by: string
}

const root = join(import.meta.dirname, '../..')

/** Runs something in a copy of these parts of the sources that has a defect; the copy is removed afterwards. */
export function withDefect<Value>(
  parts: readonly string[],
  places: readonly DefectPlace[],
  run: (folder: string) => Value
): Value {
  const copy = mkdtempSync(join(tmpdir(), 'defect-'))
  try {
    for (const part of [...parts, 'package.json']) cpSync(join(root, part), join(copy, part), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
    for (const { file, text, by } of places) {
      const path = join(copy, file)
      const pieces = readFileSync(path, 'utf8').split(text)
      if (pieces.length !== 2) throw new Error(`${file} no longer has what the defect replaces: ${text}`)
      writeFileSync(path, pieces.join(by))
    }
    return run(copy)
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}
