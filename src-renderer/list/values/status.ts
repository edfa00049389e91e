import { fold } from './text.ts'

/** Whether the status of an appointment says that it is off. Any other word has no effect. */
export function readStatus(cell: string): 'cancelled' | 'other' {
  return /annul|abgesagt|storniert|disdett|cancel/.test(fold(cell)) ? 'cancelled' : 'other'
}
