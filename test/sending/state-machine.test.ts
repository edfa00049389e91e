import { array, assert, constantFrom, property } from 'fast-check'
import { expect, test } from 'vitest'
import { invitationStates } from '#contract/invitation.ts'
import { invitationEvents, next } from '../../src-main/sending/state-machine.ts'

const anyEvents = array(constantFrom(...invitationEvents), { maxLength: 60 })

test('only the listed transitions exist', () => {
  const table = invitationStates.map((from) => {
    const targets = invitationEvents.flatMap((event) => {
      const to = next(from, event)
      return to === null ? [] : [`${event} → ${to}`]
    })
    return `${from}: ${targets.join(', ')}`
  })
  expect(table).toEqual([
    'ready: queue → queued, hold → held, take-over → created',
    'held: release → ready, take-over → created',
    'queued: unqueue → ready, begin → sending, refuse → refused',
    'sending: create → created, refuse → refused, give-back → queued, doubt → unknown',
    'created: withdraw → withdrawn',
    'refused: take-over → created',
    'unknown: check → checking, decide-created → created',
    'checking: find → created, miss → ready, cannot-tell → undecided, give-up-check → unknown',
    'undecided: check → checking, decide-created → created, decide-send-again → ready',
    'withdrawn: decide-send-again → ready'
  ])
})

test('after any events, a request begins only when the previous one certainly created nothing', () => {
  assert(
    property(anyEvents, (events) => {
      let state = next('ready', 'queue') ?? 'ready'
      let inFlight = false
      let mayExist = false
      for (const event of events) {
        const to = next(state, event)
        if (to === null) continue
        if (event === 'begin') {
          expect({ inFlight, mayExist }).toEqual({ inFlight: false, mayExist: false })
          inFlight = true
          mayExist = true
        }
        if (state === 'sending') inFlight = false
        if (event === 'refuse' || event === 'give-back' || event === 'miss' || event === 'withdraw') mayExist = false
        // The user has checked and takes responsibility; recorded with time and account.
        if (event === 'decide-send-again') mayExist = false
        state = to
      }
    })
  )
})

test('no single event leads from created back into the queue', () => {
  const after = invitationEvents.map((event) => next('created', event)).filter((to) => to !== null)
  expect(after).toEqual(['withdrawn'])
})
