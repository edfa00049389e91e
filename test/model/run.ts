import { type FaultName, faultNames } from '../../src-main/practice/index.ts'
import { createRandom } from '../crash/random.ts'
import { judgeDoubles } from './judge.ts'
import { type OperationName, operationNames, operations, saveConnection } from './operations.ts'
import { shuffled } from './patients.ts'
import { settle } from './settle.ts'
import { createWorld, type Finding, findingKinds, serverNames } from './world.ts'

/** One operation: its name, and the number from which its choices follow. */
export type Step = { readonly name: OperationName; readonly number: number }

/** A run: the servers and the patients follow from the seed. */
export type Sequence = { readonly seed: number; readonly steps: readonly Step[] }

export type RunResult = {
  readonly findings: readonly Finding[]
  /** What happened, one line each. */
  readonly notes: readonly string[]
  readonly done: readonly OperationName[]
  readonly faults: readonly FaultName[]
  readonly invitations: number
}

/** Written into a report and read from the command line: `1 send:17, kill:3`. */
export function toText({ seed, steps }: Sequence): string {
  return `${seed} ${steps.map(({ name, number }) => `${name}:${number}`).join(', ')}`
}

export function fromText(text: string): Sequence {
  const [, seed = '', rest = ''] = /^(\d+) (.*)$/.exec(text) ?? []
  const steps = rest.split(', ').flatMap((part) => {
    const [name = '', number = ''] = part.split(':')
    return isOperation(name) ? [{ name, number: Number(number) }] : []
  })
  return { seed: Number(seed), steps }
}

function isOperation(name: string): name is OperationName {
  return Object.hasOwn(operations, name)
}

/** Sequences that follow from the seed. Operations come in turn from a shuffled deck, so that each occurs. */
export function* sequences(seed: number, stepsPerRun: number): Generator<Sequence> {
  const random = createRandom(seed)
  // Faults are of many kinds, sending is what everything else needs.
  const often: readonly OperationName[] = ['faults', 'faults', 'faults', 'send', 'kill', 'kill']
  const cards = [...operationNames, ...often]
  let deck: OperationName[] = []
  // Faults take their kinds in turn by this number.
  let faultTurns = seed
  for (let run = 0; ; run += 1) {
    const steps: Step[] = [{ name: 'send', number: Math.floor(random() * 1_000_000) }]
    while (steps.length < stepsPerRun) {
      if (deck.length === 0) deck = shuffled(random, cards)
      const name = deck.pop()
      if (name === undefined) break
      if (name === 'faults') faultTurns += 1
      steps.push({ name, number: name === 'faults' ? faultTurns : Math.floor(random() * 1_000_000) })
    }
    yield { seed: seed * 1000 + run, steps }
  }
}

/** Runs one sequence from an empty folder to the end at which everything is settled. */
export async function runSequence({ seed, steps }: Sequence): Promise<RunResult> {
  const world = await createWorld(seed)
  const done: OperationName[] = []
  try {
    const connectionId = await saveConnection(world, 'first')
    if (connectionId !== null) world.connections.set('first', connectionId)
    await world.app.call('settings.change', { ratePerSecond: 10 })
    for (const { name, number } of steps) {
      if (!world.app.isAlive()) await world.startApp()
      world.note(`${name}:${number}`)
      if (await operations[name](world, createRandom(number + seed * 7919), number)) done.push(name)
      judgeDoubles(world)
    }
    world.note('settle')
    await settle(world)
    await world.app.end()
    const requests = serverNames.flatMap((name) => world.servers[name].requests)
    return {
      findings: world.findings,
      notes: world.notes,
      done,
      faults: requests.flatMap(({ fault }) => (fault === undefined ? [] : [fault])),
      invitations: requests.filter(({ createdInviteId }) => createdInviteId !== undefined).length
    }
  } finally {
    await world.close()
  }
}

/** Leaves out steps while the run still finds something of the same kind; at most `triesMax` runs. */
export async function shrink(sequence: Sequence, kind: Finding['kind'], triesMax: number): Promise<Sequence> {
  let shortest = sequence
  let tries = 0
  for (let size = Math.ceil(sequence.steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < shortest.steps.length && tries < triesMax; ) {
      const steps = [...shortest.steps.slice(0, at), ...shortest.steps.slice(at + size)]
      tries += 1
      const { findings } = await runSequence({ ...shortest, steps })
      if (findings.some((finding) => finding.kind === kind)) shortest = { ...shortest, steps }
      else at += size
    }
  }
  return shortest
}

export type Tally = {
  runs: number
  invitations: number
  readonly operations: Map<string, number>
  readonly faults: Map<string, number>
  readonly findings: Map<Finding['kind'], number>
}

export function emptyTally(): Tally {
  const zeros = <Name extends string>(names: readonly Name[]) => new Map(names.map((name) => [name, 0]))
  return {
    runs: 0,
    invitations: 0,
    operations: zeros<string>(operationNames),
    faults: zeros<string>(faultNames),
    findings: zeros(findingKinds)
  }
}

export function count(tally: Tally, { done, faults, findings, invitations }: RunResult): void {
  const add = <Name>(counts: Map<Name, number>, name: Name) => counts.set(name, (counts.get(name) ?? 0) + 1)
  tally.runs += 1
  tally.invitations += invitations
  for (const name of done) add(tally.operations, name)
  for (const name of faults) add(tally.faults, name)
  for (const { kind } of findings) add(tally.findings, kind)
}

/** Operations and faults that never occurred: what they might have broken was not tried. */
export function missing(tally: Tally): readonly string[] {
  const never = (counts: ReadonlyMap<string, number>) =>
    [...counts].flatMap(([name, times]) => (times === 0 ? [name] : []))
  return [...never(tally.operations), ...never(tally.faults)]
}

export function lastLine({ runs, findings }: Tally): string {
  return `runs ${runs}, ${findingKinds.map((kind) => `${kind} ${findings.get(kind)}`).join(', ')}`
}
