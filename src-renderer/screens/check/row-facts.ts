import type { WarnCode } from '../../list/index.ts'
import type { RowView } from '../../workspace/views.ts'

/** What is counted over all rows, in one pass. */
export interface RowFacts {
  /** Ready rows with a warning that nobody accepted yet. */
  readonly warned: number
  /** Left out by a person, or no patients. */
  readonly out: number
  readonly hasDoctor: boolean
  readonly hasQueue: boolean
  /** Of the completed numbers: those that had lost their zero. */
  readonly lostZeros: number
  /** How many rows of a warning a person accepted. */
  readonly accepted: Readonly<Partial<Record<WarnCode, number>>>
}

export function rowFacts(rows: readonly (RowView | undefined)[]): RowFacts {
  let warned = 0
  let out = 0
  let hasDoctor = false
  let hasQueue = false
  let lostZeros = 0
  const accepted: Partial<Record<WarnCode, number>> = {}
  for (const row of rows) {
    if (row === undefined) continue
    if (row.verdict === 'aside' || row.verdict === 'excluded') out += 1
    else {
      hasDoctor ||= row.texts.doctorEmail !== ''
      hasQueue ||= row.texts.queue !== ''
    }
    if (row.verdict !== 'ready' || row.warn.length === 0) continue
    if (hasOpenWarning(row)) warned += 1
    for (const code of row.state.accepted ?? noCodes) {
      const known = row.warn.find((own) => own === code)
      if (known !== undefined) accepted[known] = (accepted[known] ?? 0) + 1
    }
    if (row.changes.some(({ code, before, after }) => code === 'phone-repaired' && hadLostZero(before, after)))
      lostZeros += 1
  }
  return { warned, out, hasDoctor, hasQueue, lostZeros, accepted }
}

const noCodes: readonly string[] = []

export function hasOpenWarning({ verdict, warn, state }: RowView): boolean {
  return verdict === 'ready' && warn.some((code) => state.accepted?.includes(code) !== true)
}

/** `791234567` for `+41791234567`: the national number without its zero, and nothing else. */
export function hadLostZero(before: string, after: string): boolean {
  const digits = before.replace(/[\s.'’-]/g, '')
  if (!/^[1-9]\d{6,11}$/.test(digits) || !after.endsWith(digits)) return false
  const prefix = after.length - digits.length
  return prefix >= 2 && prefix <= 4
}
