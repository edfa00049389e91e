import { allWords, terms } from '../terms.ts'
import { fold, isPlaceholder } from './text.ts'
import { noWords } from './vocabulary/cells.ts'

const off = terms({ fr: '*annul*', de: '*abgesagt*, *storn*', it: '*disdett*', en: '*cancel*' })
const cancelled = terms({ fr: '*annul*', de: '*abgesagt*, *storniert*', it: '*disdett*', en: '*cancel*' })
const anyStatus = terms({ fr: '*statut*, *etat*', de: '*status*, *zustand*', it: '*stato*' })
const no = new Set(allWords(noWords))

/** Whether the status of an appointment means that it was cancelled. Any other word has no effect. */
export function readStatus(cell: string): 'cancelled' | 'other' {
  return cancelled.test(fold(cell)) ? 'cancelled' : 'other'
}

const died = terms({
  fr: 'decede*, deces',
  de: '*verstorben*, *gestorben*',
  it: 'decedut*, decesso',
  en: '*deceased*, died'
})

/** Whether a remark says that the appointment was cancelled or that the patient has died. */
export function speaksAgainst(remark: string): boolean {
  if (remark === '') return false
  const words = fold(remark)
  return cancelled.test(words) || died.test(words) || remark.includes('†')
}

/** Whether a title asks for cancelled appointments (`Annulé`, `Storniert am`): a mark, a yes or a date means yes. */
export function asksIfCancelled(title: string): boolean {
  const words = fold(title)
  return off.test(words) && !anyStatus.test(words)
}

/** Whether a cell under such a title means yes. */
export function isYes(cell: string): boolean {
  return !isPlaceholder(cell) && !no.has(fold(cell))
}
