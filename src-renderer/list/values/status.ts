import { fold, isPlaceholder } from './text.ts'

const off = /annul|abgesagt|storn|disdett|cancel/
const anyStatus = /stat(?:ut|us|o)|etat|zustand/
const no = /^(?:non?|nein|n|false|faux|fals[ceo]h?|0)$/

/** Whether the status of an appointment says that it is off. Any other word has no effect. */
export function readStatus(cell: string): 'cancelled' | 'other' {
  return /annul|abgesagt|storniert|disdett|cancel/.test(fold(cell)) ? 'cancelled' : 'other'
}

/** Whether a title asks if the appointment is off (`Annulé`, `Storniert am`): then a mark, a yes or a date below says so. */
export function asksIfCancelled(title: string): boolean {
  const words = fold(title)
  return off.test(words) && !anyStatus.test(words)
}

/** What stands under a title that asks it. */
export function isYes(cell: string): boolean {
  return !isPlaceholder(cell) && !no.test(fold(cell))
}
