import type { ListQuestions } from './views.ts'

/** Whether the user is asked about the list now. */
export function hasOpenQuestion({ contacts, day, invite, pairs, dateOrder }: ListQuestions): boolean {
  return contacts.length > 0 || [day, invite, pairs, dateOrder].some((question) => question?.isOpen === true)
}
