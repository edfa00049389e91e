import { type Result, succeed } from '#contract/call.ts'
import type { BoardEntry } from '#contract/invitation-actions.ts'
import type { StoredInvitation } from '../sending/invitation-port.ts'
import { yieldToOthers } from '../sending/yield-to-others.ts'
import type { ActionStore, BoardSpan } from './action-port.ts'
import { toBoardEntry } from './board-entry.ts'

/** Decrypted before other work runs: a few ms. */
const pageSize = 50

/** Invitations of all lists for the day board, soonest first. Others work after each page. */
export async function readBoard(store: ActionStore, span: BoardSpan): Promise<Result<BoardEntry[]>> {
  const numbers = store.between(span)
  if (!numbers.ok) return numbers
  const entries: BoardEntry[] = []
  for (let first = 0; first < numbers.value.length; first += pageSize) {
    if (first > 0) await yieldToOthers()
    const page = store.numbered(span, numbers.value.slice(first, first + pageSize))
    if (!page.ok) return page
    entries.push(...page.value.map(toBoardEntry))
  }
  return succeed(entries)
}

/** A part of a search ends with so many results, or when so many pages were looked through: what was found is shown. */
const hitsPerPart = 20
const pagesPerPart = 20

/** A part of a search's results. `next`: where the next part begins; null: there is none. */
export interface SearchPart {
  readonly entries: BoardEntry[]
  readonly next: number | null
}

/**
 * Invitations that contain all words of `text`, the latest first. Names are encrypted, and no index has them, so that
 * erasing leaves nothing of them: every invitation is decrypted, and others work after each page.
 */
export async function searchBoard(
  store: ActionStore,
  connectionId: string,
  text: string,
  before: number | null
): Promise<Result<SearchPart>> {
  const words = normalized(text)
    .split(/\s+/)
    .filter((word) => word !== '')
  const entries: BoardEntry[] = []
  let next = before
  for (let pages = 0; pages < pagesPerPart && entries.length < hitsPerPart; pages += 1) {
    if (pages > 0) await yieldToOthers()
    const found: ReturnType<ActionStore['find']> = store.find(
      connectionId,
      { before: next, limit: pageSize },
      (invitation) => containsAll(invitation, words)
    )
    if (!found.ok) return found
    entries.push(...found.value.invitations.map(toBoardEntry))
    next = found.value.next
    if (next === null) break
  }
  return succeed({ entries, next })
}

function containsAll(
  { content, facts }: Pick<StoredInvitation, 'content' | 'facts'>,
  words: readonly string[]
): boolean {
  const { firstName, lastName, phoneNumber = '', emailAddress = '', doctorEmail = '', queue = '' } = content
  const { inviteId = '', link = '' } = facts
  const all = normalized([firstName, lastName, emailAddress, doctorEmail, queue, inviteId, link].join(' '))
  return words.every((word) => all.includes(word) || containsNumber(phoneNumber, word))
}

/** `079 123 45 67` is found as `0791234567`, `+41791234567` and `1234567`. */
function containsNumber(phoneNumber: string, word: string): boolean {
  const digits = word.replace(/\D/g, '').replace(/^0+/, '')
  return digits.length >= 4 && /^[+\d().\-/]+$/.test(word) && phoneNumber.includes(digits)
}

function normalized(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
}
