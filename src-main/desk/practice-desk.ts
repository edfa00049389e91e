import { fail, succeed } from '#contract/call.ts'
import type { Handlers } from '#contract/channels.ts'
import type { practiceCalls } from '#contract/practice.ts'
import { faultNames } from '../practice/index.ts'
import { type PracticeGround, practiceCast } from './practice-ground.ts'

/** What the window may ask about the built-in practice server. */
export function practiceDesk(practice: PracticeGround): Pick<Handlers, keyof typeof practiceCalls> {
  return {
    'practice.read': () =>
      succeed({
        doctors: [...practiceCast.doctors],
        queues: [...practiceCast.queues],
        faults: [...practice.faults()],
        faultNames: [...faultNames]
      }),
    'practice.messages': async () => {
      const { outbox } = await practice.server()
      return succeed(
        outbox.map(({ at, channel, to, language, subject, text }) => ({
          at,
          channel,
          to,
          language,
          text: subject === '' ? text : `${subject}\n\n${text}`
        }))
      )
    },
    'practice.patient': async ({ inviteId, does }) => {
      const { patient } = await practice.server()
      const act = { confirm: patient.confirm, 'come-in': patient.comeIn, accept: patient.accept, end: patient.end }[
        does
      ]
      return act(inviteId) ? succeed(null) : fail('not-possible')
    },
    'practice.setFaults': async ({ faults }) => {
      await practice.setFaults(faults)
      return succeed(null)
    }
  }
}
