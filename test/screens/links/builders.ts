import { type Letter, type LettersFile, letterPage, lettersHtml } from '../../../src-renderer/export/letters.ts'
import type { LinkRow } from '../../../src-renderer/screens/links/link-rows.ts'
import { aContent, anInvitation } from '../send/builders.ts'

/** A patient who is invited for 25 November 2026 at this time (`08:45`) in Zurich; null: without an appointment. */
export function aLinkRow(rowId: string, at: string | null, part: Partial<LinkRow> = {}): LinkRow {
  const appointmentAt = at === null ? null : Date.parse(`2026-11-25T${at}:00+01:00`)
  const content = aContent({ lastName: `Name ${rowId}`, phoneNumber: '+41791234567' })
  const invitation = anInvitation(rowId, { state: 'created', hasLink: true, content })
  const timeZone = 'Europe/Zurich'
  return {
    rowId,
    name: '',
    sortKey: '',
    appointmentAt,
    timeZone,
    contact: '',
    state: 'created',
    errors: [],
    invitation,
    ...part
  }
}

/** Letters as the worker writes them. */
export function htmlOf(letters: readonly Letter[], file: LettersFile): string {
  return lettersHtml(
    letters.map((letter) => letterPage(letter, file)),
    file
  )
}
