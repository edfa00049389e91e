import type { Attack } from './attacks.ts'

/**
 * Pairs of lengths in characters. Short texts come first, in small steps: on a long one an exponential expression never
 * ends. There a quadratic one takes too little time to be measured.
 */
const steps = [
  ...[16, 24, 36, 54, 81, 121, 182, 273, 410, 615, 922].map((length) => ({ length, longer: length * 1.5 })),
  ...[400, 800, 1_600, 3_200, 6_400].map((length) => ({ length, longer: length * 4 }))
]
const superlinear = 8
/** Below, in ms, a time tells nothing about how it grows. */
const measurableMs = 0.3
/** What takes so long, in ms, is measured once, and has grown for certain: linear expressions take less. */
const clearMs = 40
/** What takes so long, in ms, needs no second look: a linear reader takes a hundredth of it, whatever the computer does. */
const hopelessMs = 1_000
const turns = 4
/** How often in a row it has to be seen: the memory's own work may fall into a time. */
const proofs = 3

/** What is given a text: an expression, or a reader of the app. */
export type Reader = (text: string) => void

/**
 * The attack under which an expression takes more than its share of time: a linear one takes four times as long for four
 * times the text, a quadratic one sixteen times. How long it takes does not count, only how that grows. Undefined: it is
 * linear under all of them.
 */
export function superlinearUnder(pattern: RegExp, attacks: readonly Attack[]): Attack | undefined {
  return slowUnder((text) => text.replace(pattern, ''), attacks)
}

/** The same of a reader. */
export function slowUnder(read: Reader, attacks: readonly Attack[]): Attack | undefined {
  return attacks.find((attack) => {
    for (let proof = 0; proof < proofs; proof++) {
      const growth = growthUnder(read, attack)
      if (growth !== 'superlinear') return growth === 'hopeless'
    }
    return true
  })
}

function growthUnder(read: Reader, attack: Attack): 'linear' | 'superlinear' | 'hopeless' {
  for (const { length, longer } of steps) {
    const long = textOf(attack, longer)
    const firstMs = once(read, long)
    if (firstMs > hopelessMs) return 'hopeless'
    if (firstMs >= measurableMs && growsFrom(read, attack, length, longer)) return 'superlinear'
  }
  return 'linear'
}

function growsFrom(read: Reader, attack: Attack, length: number, longer: number): boolean {
  const long = textOf(attack, longer)
  // The engine translates an expression when it is used; the next time is its own.
  const longMs = shortest(read, long)
  if (longMs < measurableMs || longMs < superlinear * shortest(read, textOf(attack, length))) return false
  // No other than an exponential one grows so much over half a length.
  if (longer < length * 4 || longMs > clearMs) return true
  // What looks back over a few words only stops growing.
  return shortest(read, textOf(attack, longer * 4)) > superlinear * longMs
}

function textOf({ start, pump, end }: Attack, length: number): string {
  return start + pump.repeat(Math.ceil(length / pump.length)) + end
}

/** The shortest of several times, in ms: whatever else this process does only adds to a time. */
function shortest(read: Reader, text: string): number {
  let ms = once(read, text)
  for (let turn = 1; turn < turns && ms < clearMs; turn++) ms = Math.min(ms, once(read, text))
  return ms
}

/** The processor's time, in ms: other processes do not count. */
function once(read: Reader, text: string): number {
  const start = process.threadCpuUsage()
  read(text)
  const { user, system } = process.threadCpuUsage(start)
  return (user + system) / 1_000
}
