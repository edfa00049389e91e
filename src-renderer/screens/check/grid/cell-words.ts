import parsePhoneNumber from 'libphonenumber-js/min'
import type { EditableField } from '#contract/list.ts'
import { checkTexts, genderWords } from '../../../language/check.ts'
import type { Formats } from '../../../language/formats.ts'
import { speak } from '../../../language/messages.ts'
import { blockWords, type FindingWords } from '../../../language/verdicts.ts'
import { warnWords } from '../../../language/warnings.ts'
import { type BlockCode, fieldOf, type WarnCode } from '../../../list/index.ts'
import type { RowView } from '../../../workspace/views.ts'

/** How values are written for this person and this list. */
export interface CellContext {
  readonly formats: Formats
  readonly timeZone: string
}

const phones = new Map<string, string>()

/** `+41 79 123 45 67`; what is no international number stays as it is. */
export function phoneText(text: string): string {
  if (!text.startsWith('+')) return text
  let known = phones.get(text)
  if (known === undefined) {
    if (phones.size > 20_000) phones.clear()
    known = parsePhoneNumber(text)?.formatInternational() ?? text
    phones.set(text, known)
  }
  return known
}

/** A field's value as it stands in its cell and as it is edited: the list's readers take it back in every language. */
export function fieldText(view: RowView, field: EditableField, { formats, timeZone }: CellContext): string {
  const text = view.texts[field]
  switch (field) {
    case 'phone':
      return phoneText(text)
    case 'gender':
      return text === 'male' || text === 'female' ? genderWords[text][formats.language] : text
    case 'language':
      return /^[a-z]{2}$/.test(text) ? formats.languageName(text) : text
    case 'moment':
      return view.moment === null
        ? text
        : `${formats.date(view.moment, timeZone)} ${formats.time(view.moment, timeZone)}`
    default:
      return text
  }
}

export interface Finding {
  readonly tone: 'bad' | 'warn'
  readonly code: BlockCode | WarnCode
  readonly words: FindingWords
}

function isBlock(code: BlockCode | WarnCode): code is BlockCode {
  return code in blockWords
}

export function findingWords(code: BlockCode | WarnCode): FindingWords {
  return isBlock(code) ? blockWords[code] : warnWords[code]
}

/** What is to be said about a row; warnings that a person accepted are not said again. */
export function findingsOf({ why, warn, verdict, state }: RowView): readonly Finding[] {
  if (verdict === 'blocked') return why.map((code) => ({ tone: 'bad', code, words: blockWords[code] }))
  if (verdict !== 'ready') return []
  const open = state.accepted === undefined ? warn : warn.filter((code) => state.accepted?.includes(code) !== true)
  return open.map((code) => ({ tone: 'warn', code, words: warnWords[code] }))
}

/** The finding that is put right in a field. An empty field without contact is marked in both contact cells. */
export function findingAt(view: RowView, field: EditableField): Finding | undefined {
  return findingsOf(view).find(({ code }) => fieldOf(code) === field)
}

/** What the file or the person wrote, where another value is sent. */
export function beforeOf({ changes }: RowView, field: EditableField): string | undefined {
  return changes.find((change) => change.field === field)?.before
}

export interface ShownCell {
  readonly text: string
  /** A second line: what is wrong, or what it was before. */
  readonly hint?: string
  readonly tone?: 'bad' | 'warn'
  /** The whole sentence, read aloud with the cell. */
  readonly problem?: string
}

export function shownCell(view: RowView, field: EditableField, context: CellContext): ShownCell {
  const { language } = context.formats
  const text = shownText(view, field, context)
  const finding = findingAt(view, field)
  if (finding === undefined) return { text }
  const before = finding.tone === 'warn' ? beforeOf(view, field) : undefined
  const hint =
    before === undefined ? finding.words.short[language] : speak(checkTexts, language).was({ before: before.trim() })
  return {
    text,
    hint,
    tone: finding.tone,
    problem: `${finding.words.full[language]} ${finding.words.next[language]}`
  }
}

function shownText(view: RowView, field: EditableField, context: CellContext): string {
  if (field !== 'moment' || view.moment === null) return fieldText(view, field, context)
  return context.formats.dateTime(view.moment, context.timeZone)
}
