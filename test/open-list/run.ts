import { createRandom } from '../crash/random.ts'
import { openOffice } from './office.ts'
import { type OperationName, operationNames, operations } from './operations.ts'
import { type Finding, findingKinds, World } from './world.ts'

export interface RunResult {
  readonly findings: readonly Finding[]
  readonly done: readonly OperationName[]
}

/** Findings of a run that are told: the first ones say what went wrong. */
const toldMax = 4

/** Steps of a run; each operation comes once before any comes again. */
const stepsPerRun = 40

/** One office with two lists; everything follows from the seed. */
export async function run(seed: number): Promise<RunResult> {
  const random = createRandom(seed)
  const office = await openOffice()
  const world = new World(office, random)
  const done: OperationName[] = []
  try {
    await world.begin(await world.drop('text'))
    await world.begin(await world.drop('workbook'))
    let deck: OperationName[] = []
    while (done.length < stepsPerRun && world.findings.length === 0) {
      if (deck.length === 0) deck = [...operationNames]
      const [name] = deck.splice(Math.floor(random() * deck.length), 1)
      if (name === undefined) break
      done.push(name)
      await operations[name](world)
      if (random() < 0.3) await world.look()
    }
    await world.look()
  } finally {
    await office.end()
  }
  return { findings: world.findings, done }
}

/** Runs with the seeds from `seed` on. `tell`: what was found, by run. */
export async function runAll(runs: number, seed: number, tell: (text: string) => void) {
  const counts = new Map<OperationName, number>(operationNames.map((name) => [name, 0]))
  const found = new Map<Finding['kind'], number>(findingKinds.map((kind) => [kind, 0]))
  for (let index = 0; index < runs; index += 1) {
    const { findings, done } = await run(seed + index)
    for (const name of done) counts.set(name, (counts.get(name) ?? 0) + 1)
    for (const { kind } of findings) found.set(kind, (found.get(kind) ?? 0) + 1)
    for (const { kind, text } of findings.slice(0, toldMax)) tell(`seed ${seed + index}, ${kind}: ${text}`)
    if (findings.length > 0) tell(`seed ${seed + index}: ${done.join(', ')}`)
  }
  return {
    counts,
    missing: operationNames.filter((name) => counts.get(name) === 0),
    lastLine: `runs ${runs}, ${findingKinds.map((kind) => `${kind} ${found.get(kind)}`).join(', ')}`,
    isGood: [...found.values()].every((count) => count === 0)
  }
}
