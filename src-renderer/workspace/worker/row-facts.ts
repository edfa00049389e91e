import type { AsideReason, WarnCode } from '../../list/index.ts'
import type { RowFacts, RowView } from '../views.ts'
import type { Desk } from './desk.ts'
import { viewOf } from './desk-views.ts'
import { isWarned } from './row-filter.ts'

/** Skipped records that are shown with a button to include them. The table's filter finds all of them. */
const firstAside = 8

/** Counts the whole list. */
export function rowFactsOf(list: Desk): RowFacts {
  let warned = 0
  let out = 0
  let hasDoctor = false
  let hasQueue = false
  let lostZeros = 0
  let count = 0
  let written = 0
  const accepted: Partial<Record<WarnCode, number>> = {}
  const byReason: Partial<Record<AsideReason, number>> = {}
  const first: RowView[] = []
  for (const [position, verdict] of list.judge.verdicts().entries()) {
    const row = list.rows[position]
    if (row === undefined) continue
    if (verdict.verdict === 'aside') {
      out += 1
      count += 1
      const { aside } = verdict
      if (aside !== undefined) byReason[aside] = (byReason[aside] ?? 0) + 1
      if (aside === 'blank') continue
      written += 1
      if (first.length < firstAside) first.push(viewOf(list, position))
      continue
    }
    if (verdict.verdict === 'excluded') {
      out += 1
      continue
    }
    hasDoctor ||= list.texts.one('doctorEmail', row, verdict.invitation) !== ''
    hasQueue ||= list.texts.one('queue', row, verdict.invitation) !== ''
    if (verdict.verdict !== 'ready' || verdict.warn.length === 0) continue
    if (isWarned(verdict, row)) warned += 1
    for (const code of row.accepted ?? noCodes) {
      const known = verdict.warn.find((own) => own === code)
      if (known !== undefined) accepted[known] = (accepted[known] ?? 0) + 1
    }
    if (verdict.changes.some(({ code, before, after }) => code === 'phone-repaired' && hadLostZero(before, after)))
      lostZeros += 1
  }
  return { warned, out, hasDoctor, hasQueue, lostZeros, accepted, aside: { count, byReason, written, first } }
}

const noCodes: readonly string[] = []

/** `791234567` for `+41791234567`: the national number without its zero, and nothing else. */
export function hadLostZero(before: string, after: string): boolean {
  const digits = before.replace(/[\s.'’-]/g, '')
  if (!/^[1-9]\d{6,11}$/.test(digits) || !after.endsWith(digits)) return false
  const prefix = after.length - digits.length
  return prefix >= 2 && prefix <= 4
}
