import type { Attack } from './attacks.ts'

/** A text and a longer one, in characters. */
interface Step {
  readonly length: number
  readonly longer: number
}

/** Short texts come first, in small steps: on a long one an exponential expression never ends. */
const shortSteps = [16, 24, 36, 54, 81, 121, 182, 273, 410, 615, 922].map(
  (length): Step => ({ length, longer: length * 1.5 })
)
/** On a short text a quadratic expression takes too little time to be measured. */
const longSteps = [400, 800, 1_600, 3_200].map((length): Step => ({ length, longer: length * 4 }))
/** Enough for what no short text keeps busy: of that, even a cubic expression ends within two seconds. */
const longestStep: Step = { length: 6_400, longer: 25_600 }
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
    const inShort = growthOver(shortSteps, read, attack)
    if (inShort.hasGrown) return true
    if (!inShort.isMeasurable && !mayGrow(longestStep, read, attack)) return false
    return growthOver([...longSteps, longestStep], read, attack).hasGrown
  })
}

/** `isMeasurable`: one of the times was. */
function growthOver(
  steps: readonly Step[],
  read: Reader,
  attack: Attack
): { readonly hasGrown: boolean; readonly isMeasurable: boolean } {
  let isMeasurable = false
  for (const step of steps) {
    const firstMs = once(read, textOf(attack, step.longer))
    if (firstMs > hopelessMs) return { hasGrown: true, isMeasurable: true }
    if (firstMs < measurableMs) continue
    isMeasurable = true
    if (isProven(() => growsOver(step, read, attack))) return { hasGrown: true, isMeasurable }
  }
  return { hasGrown: false, isMeasurable }
}

function isProven(hasGrown: () => boolean): boolean {
  for (let proof = 0; proof < proofs; proof++) if (!hasGrown()) return false
  return true
}

/** False: it does not. One time of the longer text, which is never too short, is enough to see that. */
function mayGrow({ length, longer }: Step, read: Reader, attack: Attack): boolean {
  const firstMs = once(read, textOf(attack, longer))
  return firstMs >= measurableMs && firstMs >= superlinear * shortest(read, textOf(attack, length))
}

function growsOver(step: Step, read: Reader, attack: Attack): boolean {
  if (!mayGrow(step, read, attack)) return false
  const { length, longer } = step
  // The engine translates an expression when it is used; the next time is its own.
  const longMs = shortest(read, textOf(attack, longer))
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

/** What takes so long, in ms, may have been interrupted, and is enough for the processor's clock, which goes in steps. */
const interruptedMs = 10

/** In ms, of this process only: other processes do not count. */
function once(read: Reader, text: string): number {
  const start = performance.now()
  const startOfUse = process.threadCpuUsage()
  read(text)
  const ms = performance.now() - start
  if (ms < interruptedMs) return ms
  const { user, system } = process.threadCpuUsage(startOfUse)
  return (user + system) / 1_000
}
