import type { Records } from '../../src-main/records/index.ts'
import { account, contentOf, id, start } from './list-data.ts'
import { eraseRows, findSamePatient, makeList, planRows, sendAll, steps } from './records.ts'
import { unwrap } from './result.ts'
import { openTestRecords } from './test-records.ts'

/** Long after the invitations: what the guard knows of them has ended. */
export const longAfter = start + 200 * 86_400_000

export const numbersFrom = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index)

/** Rows 1 to 300 were sent and erased, but for 7 and 8, which are in doubt; 301 to 310 are of another list that was sent later. */
export const erased = numbersFrom(1, 300).filter((number) => ![7, 8].includes(number))
export const inDoubt = [7, 8]
export const later = numbersFrom(301, 10)

export type UsedLists = { readonly old: string; readonly recent: string }

/** Records whose attempts can be closed off, all but 12. */
export function fillRecords(folder: string): UsedLists {
  const { records } = openTestRecords(folder)
  const old = makeList(records, 300)
  planRows(records, old, 300)
  sendAll(records, old, erased)
  for (const step of [steps.queue, steps.begin]) {
    unwrap(
      records.invitations.commit(
        old,
        inDoubt.map((number) => step(number))
      )
    )
  }
  eraseRows(records, old, { account, at: start, shouldErase: ({ state }) => state === 'created' })
  const recent = makeList(records, 10, 301)
  planRows(records, recent, 10, 301)
  sendAll(records, recent, later)
  records.close()
  return { old, recent }
}

/** Rows that may have been sent and that a new batch would send, of their list or, where that is gone, of a new one. */
export function notHeld(records: Records, { old, recent }: UsedLists): string[] {
  const stateOf = (listId: string, number: number) => {
    const one = records.invitations.one(listId, id(number))
    // What cannot be read is not sent either.
    if (!one.ok) return 'unknown'
    return one.value?.state ?? guardedState(records, number)
  }
  return [
    ...inDoubt.map((number) => [number, stateOf(old, number)] as const),
    ...later.map((number) => [number, stateOf(recent, number)] as const)
  ]
    .filter(([, state]) => !['created', 'unknown', 'sending'].includes(state))
    .map(([number, state]) => `${number} is ${state}`)
}

/** What the guard knows of a patient in a new list. */
export function guardedState(records: Records, number: number): string {
  const listId = makeList(records, 1, 900)
  const [found] = findSamePatient(records, listId, id(900), contentOf(number))
  unwrap(records.lists.remove({ listId, account: '' }))
  return found?.state ?? 'gone'
}
