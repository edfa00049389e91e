import type { aftercareCalls } from '#contract/aftercare.ts'
import { succeed } from '#contract/call.ts'
import type { Handlers } from '#contract/channels.ts'
import type { Aftercare } from '../aftercare/aftercare.ts'
import { readBoard, searchBoard } from '../aftercare/board.ts'
import { entryOf } from '../aftercare/entries.ts'
import type { CareStore } from '../aftercare/store.ts'

/** Calls for actions on sent invitations, the day board and consultations. */
export function careDesk({
  aftercare,
  store,
  chosenConnectionId
}: {
  readonly aftercare: Aftercare
  readonly store: CareStore
  readonly chosenConnectionId: () => string
}): Pick<Handlers, keyof typeof aftercareCalls> {
  return {
    'care.start': aftercare['care.start'],
    'care.stop': aftercare['care.stop'],
    'care.view': aftercare['care.view'],
    'board.read': ({ from, to }) => readBoard(store, chosenConnectionId(), from, to),
    'board.search': ({ text }) => searchBoard(store, chosenConnectionId(), text),
    'board.list': ({ listId, offset, limit }) => {
      const found = store.ofList(listId, { offset, limit })
      return found.ok ? succeed(found.value.map(entryOf)) : found
    },
    'consultation.read': aftercare['consultation.read'],
    'consultation.close': aftercare['consultation.close'],
    'consultation.stored': aftercare['consultation.stored']
  }
}
