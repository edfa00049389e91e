import { oneOf } from '../terms.ts'
import type { CellRepair } from './codes.ts'
import { saysOthers } from './phone-owner.ts'
import { fold, isPlaceholder, withoutGuard, withoutInvisible } from './text.ts'
import { relativesBeforeNames } from './vocabulary/others-words.ts'

export type EmailReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'address'; readonly address: string; readonly repair?: CellRepair }
  | { readonly kind: 'invalid'; readonly text: string }

// An apostrophe in front is a spreadsheet's mark for text, not part of an address.
const localPart = /^(?!')[A-Za-z0-9!#$%&'*+=?^_`{}~-]+(?:\.[A-Za-z0-9!#$%&'*+=?^_`{}~-]+)*$/
const domain = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+(?:[A-Za-z]{2,}|xn--[A-Za-z0-9-]+)$/

/**
 * ASCII, one `@`, dots between non-empty parts, a last part of two letters or more. Stricter than RFC 5322 where only
 * slips produce what the standard allows: no `/`, `|` or quoted local part. Lengths: RFC 5321.
 */
export function isAddress(text: string): boolean {
  const at = text.indexOf('@')
  return (
    at > 0 && at <= 64 && text.length <= 254 && localPart.test(text.slice(0, at)) && domain.test(text.slice(at + 1))
  )
}

function unwrapped(text: string): string {
  const angled = /^[^<>@]*<([^<>]*)>$/.exec(text)
  const inner = (angled?.[1] ?? text).trim()
  return inner.replace(/^mailto:\s*/i, '')
}

const relativeFirst = new RegExp(`^${oneOf(relativesBeforeNames)}\\b[^<]*<`)

/** `Eva Rey (mère) <eva@…>`, `Tochter Lea <eva@…>`; a word among others may be a name: `Thomas Mann <…>`. */
function namesOthers(text: string): boolean {
  const marks = text.match(/\([^()]*\)|\[[^[\]]*\]|^[^\p{Z}\s]+(?=\s*<)/gu) ?? []
  return marks.some(saysOthers) || relativeFirst.test(fold(text))
}

/**
 * One address from a cell: trimmed, unwrapped (`mailto:`, `<…>`, `Name <…>`, Excel's guard) or the first of several.
 * Anything else that was typed is invalid: addresses are never corrected.
 */
export function readEmail(cell: string): EmailReading {
  if (isAddress(cell)) return { kind: 'address', address: cell }
  if (isPlaceholder(cell)) return { kind: 'none' }
  const text = withoutGuard(withoutInvisible(cell).replace(/[\u200C\u200D]/g, '')).trim()
  // Another person's address is not taken for the patient's.
  if (namesOthers(text)) return { kind: 'invalid', text }
  const whole = unwrapped(text)
  if (isAddress(whole)) return { kind: 'address', address: whole, repair: { before: cell, after: whole } }
  const several = text
    .split(/[;,/]/)
    .map((part) => unwrapped(part.trim()))
    .filter((part) => part !== '')
  const [first] = several
  if (first !== undefined && several.every(isAddress))
    return { kind: 'address', address: first, repair: { before: cell, after: first } }
  return { kind: 'invalid', text }
}
