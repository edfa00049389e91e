import { type Result, succeed } from '#contract/call.ts'
import { type BoardEntry, searchHitsMax } from '#contract/invitation-actions.ts'
import type { ActionStore, TrackedInvitation } from './action-port.ts'
import { toBoardEntry } from './board-entry.ts'

/** Decrypted before other work runs: a few ms. */
const pageSize = 50

/** Invitations of all lists for the day board, soonest first. */
export function readBoard(store: ActionStore, connectionId: string, from: number, to: number): Result<BoardEntry[]> {
  const found = store.between(connectionId, from, to)
  return found.ok ? succeed(found.value.map(toBoardEntry)) : found
}

/**
 * Invitations that contain all words of `text`, the latest first. Names are encrypted, so every invitation is
 * decrypted; yields to other work after each page.
 */
export async function searchBoard(
  store: ActionStore,
  connectionId: string,
  text: string
): Promise<Result<BoardEntry[]>> {
  const words = normalized(text)
    .split(/\s+/)
    .filter((word) => word !== '')
  const hits: BoardEntry[] = []
  for (let before: number | null = null; ; ) {
    const page: ReturnType<ActionStore['page']> = store.page(connectionId, { before, limit: pageSize })
    if (!page.ok) return page
    hits.push(...page.value.invitations.filter((tracked) => containsAll(tracked, words)).map(toBoardEntry))
    before = page.value.next
    if (before === null || hits.length >= searchHitsMax) return succeed(hits.slice(0, searchHitsMax))
    await new Promise(setImmediate)
  }
}

function containsAll({ invitation }: TrackedInvitation, words: readonly string[]): boolean {
  const { content, facts } = invitation
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
