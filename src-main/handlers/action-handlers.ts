import { succeed } from '#contract/call.ts'
import type { Handlers } from '#contract/channels.ts'
import type { invitationActionCalls } from '#contract/invitation-actions.ts'
import type { ActionStore } from '../invitation-actions/action-port.ts'
import { toBoardEntry } from '../invitation-actions/board-entry.ts'
import { readBoard, searchBoard } from '../invitation-actions/board-queries.ts'
import type { InvitationActions } from '../invitation-actions/invitation-actions.ts'

/** Calls for actions on sent invitations, the day board and consultations. */
export function createActionHandlers({
  actions,
  store,
  chosenConnectionId
}: {
  readonly actions: InvitationActions
  readonly store: ActionStore
  readonly chosenConnectionId: () => string
}): Pick<Handlers, keyof typeof invitationActionCalls> {
  return {
    // Everything about it is asked before: see consent/action-word.ts.
    'actions.announce': () => succeed(null),
    'actions.start': actions['actions.start'],
    'actions.stop': actions['actions.stop'],
    'actions.view': actions['actions.view'],
    'board.read': ({ from, to }) => readBoard(store, { connectionId: chosenConnectionId(), from, to }),
    'board.search': ({ text, before }) => searchBoard(store, chosenConnectionId(), text, before),
    'board.list': ({ listId, offset, limit }) => {
      const found = store.ofList(listId, { offset, limit })
      return found.ok ? succeed(found.value.map(toBoardEntry)) : found
    },
    'consultation.read': actions['consultation.read'],
    'consultation.close': actions['consultation.close'],
    'consultation.stored': actions['consultation.stored']
  }
}
