import { succeed } from '#contract/call.ts'
import type { Handlers } from '#contract/channels.ts'
import type { invitationActionCalls } from '#contract/invitation-actions.ts'
import type { Aftercare } from '../aftercare/aftercare.ts'
import { readBoard, searchBoard } from '../aftercare/board.ts'
import { entryOf } from '../aftercare/entries.ts'
import type { CareStore } from '../aftercare/store.ts'

/** Calls for actions on sent invitations, the day board and consultations. */
export function createActionHandlers({
  actions,
  store,
  chosenConnectionId
}: {
  readonly actions: Aftercare
  readonly store: CareStore
  readonly chosenConnectionId: () => string
}): Pick<Handlers, keyof typeof invitationActionCalls> {
  return {
    'actions.start': actions['actions.start'],
    'actions.stop': actions['actions.stop'],
    'actions.view': actions['actions.view'],
    'board.read': ({ from, to }) => readBoard(store, chosenConnectionId(), from, to),
    'board.search': ({ text }) => searchBoard(store, chosenConnectionId(), text),
    'board.list': ({ listId, offset, limit }) => {
      const found = store.ofList(listId, { offset, limit })
      return found.ok ? succeed(found.value.map(entryOf)) : found
    },
    'consultation.read': actions['consultation.read'],
    'consultation.close': actions['consultation.close'],
    'consultation.stored': actions['consultation.stored']
  }
}
