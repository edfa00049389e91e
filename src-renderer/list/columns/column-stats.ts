import {
  isPlaceholder,
  isWeekdayAlone,
  looksLikeDate,
  looksLikeEmail,
  looksLikeGender,
  looksLikeLanguage,
  looksLikePhone,
  looksLikeSocialNumber,
  looksLikeTime,
  readDate,
  readGenderCell
} from '../fields/index.ts'
import { titlesBeforeNames, yesOrNo } from '../fields/vocabulary/cells.ts'
import { oneOf } from '../terms.ts'
import type { RecordInput } from './classify-rows.ts'

/** What the values of one column look like, as shares (0 to 1) of the cells that are not empty. */
export interface ColumnStats {
  readonly filled: number
  readonly distinct: number
  readonly email: number
  readonly mobile: number
  /** Mobile or fixed. */
  readonly phone: number
  /** A date alone. */
  readonly date: number
  readonly dateTime: number
  /** A whole number that would be a day between 2015 and 2045 as a spreadsheet counts. */
  readonly serial: number
  readonly time: number
  /** A weekday alone. */
  readonly weekday: number
  readonly gender: number
  /** Yes, no, or a mark. */
  readonly yesNo: number
  /** `Herr`, `Mme`: courtesy titles and not codes. */
  readonly courtesy: number
  readonly language: number
  /** Words of letters only. */
  readonly words: number
  readonly severalWords: number
  readonly digitsOnly: number
  /** Digits alone that can be called as they are: they begin with 0. */
  readonly dialled: number
  /** Days that were written, as numbers `yyyymmdd`. */
  readonly days: readonly number[]
  /** First values as typed, to be shown to the user. */
  readonly samples: readonly string[]
}

const letters = /^[\p{L}\p{M}][\p{L}\p{M} .,'’()-]*$/u
const courtesy = new RegExp(`^${oneOf(titlesBeforeNames)}\\b\\.?`, 'i')
const yesNo = new RegExp(`^(?:${oneOf(yesOrNo)}|[jnyox✓✔☑])$`, 'iu')
const maxSamples = 5

/** Inspects one column of the records given. */
export function computeColumnStats(records: readonly RecordInput[], column: number, country: string): ColumnStats {
  const seen = new Map<string, number>()
  for (const { cells } of records) {
    const cell = cells[column] ?? ''
    if (cell.trim() === '' || isPlaceholder(cell)) continue
    seen.set(cell, (seen.get(cell) ?? 0) + 1)
  }
  let filled = 0
  for (const times of seen.values()) filled += times
  const counts: Record<string, number> = {}
  const add = (what: string, times: number) => {
    counts[what] = (counts[what] ?? 0) + times
  }
  const days: number[] = []
  for (const [cell, times] of seen) {
    const text = cell.length > 300 ? cell.slice(0, 300) : cell
    if (/^\d+$/.test(text)) add('digitsOnly', times)
    if (text.includes('@')) {
      if (looksLikeEmail(text)) add('email', times)
      continue
    }
    if (/\d/.test(text)) {
      const day = readDate(text)
      const when = looksLikeDate(text)
      if (day.kind === 'day' && day.day.year <= 1904 && when === 'date-time') add('time', times)
      else if (when === 'serial') {
        const serial = Number(text)
        if (serial >= 42005 && serial <= 53327) add('serial', times)
      } else if (when !== undefined) {
        add(when === 'date' ? 'date' : 'dateTime', times)
        if (day.kind === 'day') days.push(day.day.year * 10_000 + day.day.month * 100 + day.day.day)
      } else if (looksLikeTime(text)) add('time', times)
      else if (!looksLikeSocialNumber(text)) {
        const phone = looksLikePhone(text, country)
        if (phone) add('phone', times)
        if (phone && /^0\d+$/.test(text)) add('dialled', times)
        if (phone === 'mobile') add('mobile', times)
      }
      continue
    }
    if (yesNo.test(text.trim())) add('yesNo', times)
    if (isWeekdayAlone(text)) add('weekday', times)
    if (looksLikeGender(text) || readGenderCell(text) === 'neutral') {
      add('gender', times)
      if (courtesy.test(text.trim()) && text.trim().length > 1) add('courtesy', times)
    }
    if (text.trim().length > 1 && looksLikeLanguage(text)) add('language', times)
    if (letters.test(text.trim())) add('words', times)
    if (/\S\s+\S/.test(text.trim())) add('severalWords', times)
  }
  const share = (what: string) => (filled === 0 ? 0 : (counts[what] ?? 0) / filled)
  return {
    filled,
    distinct: seen.size,
    email: share('email'),
    mobile: share('mobile'),
    phone: share('phone'),
    date: share('date'),
    dateTime: share('dateTime'),
    serial: share('serial'),
    time: share('time'),
    weekday: share('weekday'),
    gender: share('gender'),
    yesNo: share('yesNo'),
    courtesy: share('courtesy'),
    language: share('language'),
    words: share('words'),
    severalWords: share('severalWords'),
    digitsOnly: share('digitsOnly'),
    dialled: share('dialled'),
    days,
    samples: [...seen.keys()].slice(0, maxSamples).map((cell) => cell.slice(0, 80))
  }
}
