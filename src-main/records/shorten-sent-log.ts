import { type FileHandle, open } from 'node:fs/promises'
import { readPart, sizeOf } from '../disk/files.ts'
import { readCheckpoint } from './checkpoint.ts'
import { type Database, numberOf } from './database.ts'
import type { Encryption } from './encryption.ts'
import { lastAttempt } from './ledger.ts'
import { encodeMark, gapBefore, logLineLength, numbersOfLines, type SentLog } from './sent-log.ts'

/** Lines that are copied before other work runs: a few ms. */
const linesAtOnce = 2000

/** Not worth a new file: fewer lines than this, or than this share of the file. */
const fewLines = 200
const fewShare = 0.2

/**
 * Takes out of the sent log the lines of attempts that were closed off, once they are many: writes another file without them, and
 * puts it in its place. Other work runs meanwhile; if something is sent, the file stays as it is. Throws the errors of
 * disk and SQLite.
 */
export async function shortenSentLog(database: Database, encryption: Encryption, log: SentLog): Promise<void> {
  const { path } = log
  const lines = (sizeOf(path) ?? 0) / logLineLength
  // Counting them would read all of an index.
  const kept = lastAttempt(database) - readCheckpoint(database, encryption).closed
  const closed = lines - 1 - kept
  if (closed < Math.max(fewLines, fewShare * lines)) return
  await log.replaceBy(async (target) => {
    const file = await open(target, 'w', 0o600)
    try {
      await file.writeFile(encodeMark(encryption, 0))
      await copyKept(database, encryption, path, file)
      await file.datasync()
    } finally {
      await file.close()
    }
  })
}

async function copyKept(database: Database, encryption: Encryption, path: string, target: FileHandle): Promise<void> {
  const kept = database.prepare('SELECT number FROM attempts WHERE number BETWEEN ? AND ?')
  // The first line is written already.
  let position = logLineLength
  let before = 0
  let last = 0
  for (;;) {
    const bytes = readPart(path, position, linesAtOnce * logLineLength)
    if (bytes.length === 0) return
    position += bytes.length
    const numbers = numbersOfLines(bytes, before)
    const isKept = new Set(kept.all(before, numbers.at(-1)?.upTo ?? before).map((row) => numberOf(row['number'])))
    before = numbers.at(-1)?.upTo ?? before
    const copied: Buffer[] = []
    for (const [index, { upTo: number, isMark }] of numbers.entries()) {
      if (isMark || !isKept.has(number)) continue
      if (number !== last + 1) copied.push(...gapBefore(encryption, number))
      copied.push(bytes.subarray(index * logLineLength, (index + 1) * logLineLength))
      last = number
    }
    await target.writeFile(Buffer.concat(copied))
  }
}
