import type { Answer, Fields } from './answer.ts'
import { json } from './answer.ts'

/** The database's refusal of a value that it cannot store. */
export const unstorable: Answer = json(500, { error: true })

/** A text column's value: numbers and truth values become text; undefined for what it cannot hold. */
export function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

/** Addresses in other scripts are valid, spaces around them are not. */
export function isEmail(address: string): boolean {
  return /^[^\s@<>(),;:"\\]+@[^\s@]+\.[^\s@.]{2,}$/.test(address)
}

/**
 * A time in epoch ms; undefined if it is none. Text is ISO or anything else that JavaScript parses as a date.
 * A time without a zone is the server's own, which is UTC.
 */
export function readInstant(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value !== 'string') return undefined
  const iso = /^(\d{4})-(\d{2})-(\d{2})([T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/.exec(value)
  if (iso !== null) {
    const [, year, month, day, time] = iso
    const midnight = new Date(`${year}-${month}-${day}T00:00:00Z`)
    // JavaScript takes 30 February for 2 March; the server does not.
    if (Number.isNaN(midnight.getTime()) || midnight.getUTCDate() !== Number(day)) return undefined
    if (time === undefined) return midnight.getTime()
    const at = Date.parse(`${year}-${month}-${day}T${time.slice(1)}Z`)
    return Number.isNaN(at) ? undefined : at
  }
  const at = Date.parse(value)
  return Number.isNaN(at) ? undefined : at
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;'
}

/** Text with a tag in it is stored escaped, all of it; other text as it is. */
export function withoutTags(body: Fields): Fields {
  const clean: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(body)) {
    clean[key] = typeof value === 'string' && hasTag(value) ? escapeHtml(value) : value
  }
  return clean
}

/** `<`, something, `>`. */
function hasTag(value: string): boolean {
  const start = value.search(/<[^>]/)
  return start >= 0 && value.includes('>', start)
}

export function escapeHtml(value: string): string {
  return value.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)
}

/** Top-level domains that 5.3.9 knows, in addition to all of two letters. */
const topLevelDomains = new Set(
  [
    'com org net edu gov int mil info biz name pro aero coop museum swiss health hospital clinic doctor',
    'dental care dev app cloud online email berlin wien zuerich koeln hamburg bayern paris asia cat jobs',
    'mobi post tel travel'
  ].flatMap((line) => line.split(' '))
)

/** The first check of 5.3.9: all errors in the fields at once, or undefined. */
export function strictRefusals(body: Fields): readonly unknown[] | undefined {
  const errors: unknown[] = []
  function refuse(key: string, message: string, type: string, context: Fields): void {
    errors.push({ message, path: [key], type, context: { ...context, label: key, key } })
  }
  function checkText(key: string, check: (value: string) => void): void {
    const value = body[key]
    if (value === undefined) return
    if (typeof value !== 'string') {
      errors.push({
        message: `"${key}" must be a string`,
        path: [key],
        type: 'string.base',
        context: { label: key, value, key }
      })
    } else {
      check(value)
    }
  }
  function checkLength(key: string, least: number, most: number, few: string, many: string): void {
    checkText(key, (value) => {
      if (value.length < least) refuse(key, few, 'string.min', { limit: least, value })
      if (value.length > most) refuse(key, many, 'string.max', { limit: most, value })
    })
  }

  if (body['phoneNumber'] !== '') {
    checkLength(
      'phoneNumber',
      8,
      15,
      'Phone number should be at least 8 digits',
      'Phone number should not exceed 15 digits'
    )
  }
  checkText('emailAddress', (value) => {
    if (value === '') return
    const domain = value.slice(value.lastIndexOf('.') + 1).toLowerCase()
    if (!isEmail(value) || !(domain.length === 2 || topLevelDomains.has(domain))) {
      refuse('emailAddress', 'Email address must be a valid email', 'string.email', { value, invalids: [value] })
    }
  })
  const gender = body['gender']
  if (gender !== undefined && gender !== 'male' && gender !== 'female') {
    const context = { valids: ['male', 'female'], label: 'gender', value: gender, key: 'gender' }
    errors.push({
      message: 'Gender must be one of male, female, or other',
      path: ['gender'],
      type: 'any.only',
      context
    })
  }
  checkLength(
    'firstName',
    1,
    40,
    'First name must be at least 1 character long',
    'First name must be less than 40 characters'
  )
  checkLength(
    'lastName',
    1,
    100,
    'Last name must be at least 1 character long',
    'Last name must be less than 100 characters'
  )
  const scheduledFor = body['scheduledFor']
  if (scheduledFor !== undefined && scheduledFor !== '' && readInstant(scheduledFor) === undefined) {
    refuse('scheduledFor', 'ScheduledFor must be a valid date', 'date.base', { value: scheduledFor })
  }
  return errors.length === 0 ? undefined : errors
}

const zones = new Map<string, boolean>()

/** Whether this is an IANA name as the server knows them: case-sensitive, no offsets. */
export function isTimeZone(name: string): boolean {
  const known = zones.get(name)
  if (known !== undefined) return known
  let right = /^[A-Z][A-Za-z0-9_+/-]*$/.test(name)
  if (right) {
    try {
      new Intl.DateTimeFormat('en', { timeZone: name })
    } catch {
      right = false
    }
  }
  zones.set(name, right)
  return right
}
