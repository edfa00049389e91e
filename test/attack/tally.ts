import type { AppFixture } from '../handlers/app-fixture.ts'

/** Makes a call that must succeed. */
export type MakeCall = AppFixture['call']

/** What an attack has done that must never happen. */
export type Harm =
  /** Somebody was given what is not theirs: another list's patients, a password, a formula, a link that leads elsewhere. */
  | 'leaks'
  /** Patients' data changed its place, or something was sent again or changed without anybody saying so. */
  | 'moved'
  /** No answer in time. */
  | 'hung'

export interface Finding {
  readonly harm: Harm
  readonly text: string
}

/** One way to attack; returns what it has done. */
export interface Attack {
  readonly kind: string
  readonly run: () => Promise<readonly Finding[]>
}

/** The attacks of one area, one after the other: all of its kinds in turn, their details by chance. */
export interface Area {
  readonly name: 'calls' | 'answers' | 'files' | 'folders'
  readonly kinds: readonly string[]
  readonly attack: (number: number, random: () => number) => Promise<Attack>
  /** What is found only when all is over. */
  readonly end: () => Promise<readonly Finding[]>
}

/** Long enough for any single answer on a busy computer. */
const answerMs = 60_000

/** The promise's value, or undefined where it takes too long. */
export async function withinTime<Value>(promise: Promise<Value>): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined
  const end = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), answerMs)
  })
  try {
    return await Promise.race([promise, end])
  } finally {
    clearTimeout(timer)
  }
}

export function pick<Item>(items: readonly Item[], random: () => number): Item {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}
