import { createRandom } from '../crash/random.ts'
import { createAnswersArea } from './answers.ts'
import { createCallsArea } from './calls.ts'
import { createFilesArea } from './files.ts'
import { createFoldersArea } from './folders.ts'
import type { Area, Finding, Harm } from './tally.ts'

export interface AttackTally {
  readonly attacks: Readonly<Record<Area['name'], number>>
  readonly harm: Readonly<Record<Harm, number>>
  /** How often each kind of attack was made. */
  readonly counts: Readonly<Record<string, number>>
  /** What was found, in words. */
  readonly findings: readonly string[]
}

/** `runs` attacks in each area: calls of a hijacked window, answers of a server, files, and changes of the data folder. */
export async function runAttack(runs: number, seed: number): Promise<AttackTally> {
  const attacks = { calls: 0, answers: 0, files: 0, folders: 0 }
  const harm = { leaks: 0, moved: 0, hung: 0 }
  const counts: Record<string, number> = {}
  const findings: string[] = []

  function note(found: readonly Finding[], where: string): void {
    for (const { harm: kind, text } of found) {
      harm[kind] += 1
      findings.push(`${where}: ${kind}, ${text}`)
    }
  }

  for (const createArea of [createCallsArea, createAnswersArea, createFilesArea, createFoldersArea]) {
    const area = await createArea()
    for (const kind of area.kinds) counts[`${area.name}, ${kind}`] = 0
    for (let number = 0; number < runs; number += 1) {
      const { kind, run } = await area.attack(number, createRandom(seed * 7919 + number))
      note(await run(), `${area.name} ${number}, ${kind}`)
      attacks[area.name] += 1
      counts[`${area.name}, ${kind}`] = (counts[`${area.name}, ${kind}`] ?? 0) + 1
    }
    note(await area.end(), `${area.name}, at the end`)
  }
  return { attacks, harm, counts, findings }
}

/** Kinds of attack that were never made: then the campaign says less than it seems to. */
export function neverHappened({ counts }: AttackTally): readonly string[] {
  return Object.entries(counts).flatMap(([kind, count]) => (count === 0 ? [kind] : []))
}

export function lastLine({ attacks, harm }: AttackTally): string {
  return [...Object.entries(attacks), ...Object.entries(harm)].map(([name, count]) => `${name} ${count}`).join(', ')
}
