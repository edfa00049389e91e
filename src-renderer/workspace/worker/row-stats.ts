import type { SkipReason, WarningCode } from '../../list/index.ts'
import type { RowStats, RowView } from '../views.ts'
import { namesSeveralDoctors } from './doctors.ts'
import type { ListState } from './list-state.ts'
import { viewOf } from './list-views.ts'
import { hasMixedName, openWarnings, shownStatus } from './row-filter.ts'
import { shownResults } from './shown-results.ts'

/** Skipped records that are shown with a button to include them. The table's filter finds all of them. */
const maxFirstSkipped = 8

/** Counts the whole list. */
export function rowStatsOf(list: ListState): RowStats {
  let warned = 0
  let out = 0
  let hasDoctor = false
  let hasQueue = false
  let lostZeros = 0
  let mixed = 0
  let languageAssumed = 0
  const hasLanguages = list.layout.columns.includes('language')
  let count = 0
  let withText = 0
  const accepted: Partial<Record<WarningCode, number>> = {}
  const byReason: Partial<Record<SkipReason, number>> = {}
  const first: RowView[] = []
  for (const [position, result] of shownResults(list).entries()) {
    const row = list.rows[position]
    if (row === undefined) continue
    if (result.status === 'aside') {
      out += 1
      count += 1
      const { skipReason } = result
      if (skipReason !== undefined) byReason[skipReason] = (byReason[skipReason] ?? 0) + 1
      if (skipReason === 'blank') continue
      withText += 1
      if (first.length < maxFirstSkipped) first.push(viewOf(list, position))
      continue
    }
    if (shownStatus(result) === 'excluded') {
      out += 1
      continue
    }
    hasDoctor ||= list.texts.one('doctorEmail', row, result.invitation) !== ''
    hasQueue ||= list.texts.one('queue', row, result.invitation) !== ''
    if (hasMixedName(list, row, result)) mixed += 1
    if (result.status !== 'ready') continue
    const hasOwnLanguage = row.edits.language !== undefined || hasLanguages
    if (!hasOwnLanguage || result.warnings.includes('language-defaulted')) languageAssumed += 1
    if (result.warnings.length === 0) continue
    const open = openWarnings(list, row, result)
    if (open.length > 0) warned += 1
    for (const code of result.warnings) if (!open.includes(code)) accepted[code] = (accepted[code] ?? 0) + 1
    if (result.repairs.some(({ code, before, after }) => code === 'phone-repaired' && hadLostZero(before, after)))
      lostZeros += 1
  }
  return {
    warned,
    out,
    languageAssumed: list.settings.isLanguageAssumed ? languageAssumed : 0,
    hasDoctor,
    hasQueue,
    namesSeveralDoctors: namesSeveralDoctors(list),
    lostZeros,
    mixed,
    accepted,
    skipped: { count, byReason, withText, first }
  }
}

/** `791234567` for `+41791234567`: the national number without its zero, and nothing else. */
export function hadLostZero(before: string, after: string): boolean {
  const digits = before.replace(/[\s.'’-]/g, '')
  if (!/^[1-9]\d{6,11}$/.test(digits) || !after.endsWith(digits)) return false
  const prefix = after.length - digits.length
  return prefix >= 2 && prefix <= 4
}
