import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Database, numberOf } from './database.ts'
import type { AssociatedData, Encryption } from './encryption.ts'
import { DamageError, type Skip } from './storage-failure.ts'

// Each opening of the records is noted with an id of its own. A computer that has seen a run can tell later whether these
// records are the ones it knew, continued by whomever, or older ones, or a branch that another computer made of them.

/**
 * `generation`: of the records when the run began. `isOlder`: when they were opened, this computer knew of something that
 * they do not have. It stays known: what is missing may be missing from any list.
 */
const runContent = z.object({
  runId: z.string(),
  computer: z.string(),
  at: z.number(),
  generation: z.number().int(),
  isOlder: z.boolean()
})
export type Run = z.infer<typeof runContent>

/** Call it within a transaction. */
export function insertRun(database: Database, encryption: Encryption, run: Omit<Run, 'runId'>): Run {
  const last = database.prepare('SELECT ifnull(max(number), 0) AS last FROM runs').get()?.['last']
  const begun = { ...run, runId: randomUUID() }
  insertContent(database, encryption, numberOf(last) + 1, begun)
  return begun
}

/** Oldest first. Throws {@link DamageError} if one was changed. */
export function readRuns(database: Database, encryption: Encryption): readonly Run[] {
  return database
    .prepare('SELECT * FROM runs ORDER BY number')
    .all()
    .map((row) => readRun(encryption, row))
}

/**
 * Whether everything is in these records that a run of them had written when it was of this generation. `now`: their
 * present generation.
 */
export function contains(
  runs: readonly Run[],
  { runId, generation }: Pick<Run, 'runId' | 'generation'>,
  now: number
): boolean {
  const index = runs.findIndex((run) => run.runId === runId)
  if (index === -1) return false
  const reached = runs[index + 1]?.generation ?? now
  return reached >= generation
}

/** Copies the runs of a damaged database; `skip` swallows what cannot be read. */
export function copyRuns(damaged: Database, database: Database, encryption: Encryption, skip: Skip): void {
  skip(() => {
    for (const row of damaged.prepare('SELECT * FROM runs ORDER BY number').iterate()) {
      skip(() => insertContent(database, encryption, numberOf(row['number']), readRun(encryption, row)))
    }
  })
}

function insertContent(database: Database, encryption: Encryption, number: number, run: Run): void {
  database
    .prepare('INSERT INTO runs (number, sealed_run) VALUES (?, ?)')
    .run(number, encryption.encrypt(associatedDataOf(number), JSON.stringify(run)))
}

function readRun(encryption: Encryption, row: Readonly<Record<string, unknown>>): Run {
  const text = encryption.decrypt(associatedDataOf(numberOf(row['number'])), row['sealed_run']).toString()
  const parsed = runContent.safeParse(JSON.parse(text))
  if (!parsed.success) throw new DamageError('not a run of the app')
  return parsed.data
}

function associatedDataOf(number: number): AssociatedData {
  return ['run', number]
}
