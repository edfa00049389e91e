import { fail, succeed } from '#contract/call.ts'
import type { Handlers } from '#contract/channels.ts'
import { practiceConnectionId } from '#contract/connection-ids.ts'
import type { practiceCalls } from '#contract/practice.ts'
import type { PolicyRules } from '../policy/index.ts'
import { faultNames } from '../practice/index.ts'
import { type PracticeHost, practiceCredentials } from './practice-host.ts'

type PracticeHandlers = Pick<Handlers, keyof typeof practiceCalls>

/** Calls for the built-in practice server. */
export function createPracticeHandlers(practice: PracticeHost, { blockReason }: PolicyRules): PracticeHandlers {
  if (blockReason({ connectionId: practiceConnectionId, baseUrl: '' }) !== null) {
    const refuse = () => fail('not-practising')
    return {
      'practice.read': refuse,
      'practice.messages': refuse,
      'practice.example': refuse,
      'practice.patient': refuse,
      'practice.colleague': refuse,
      'practice.setFaults': refuse
    }
  }
  return {
    'practice.read': () =>
      succeed({
        doctors: [...practiceCredentials.doctors],
        queues: [...practiceCredentials.queues],
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
    'practice.example': async ({ invitation }) => {
      const server = await practice.server()
      return succeed(
        server.examples(invitation).map(({ kind, subject, text }) => ({
          isLater: kind === 'minute-before',
          text: subject === '' ? text : `${subject}\n\n${text}`
        }))
      )
    },
    'practice.patient': async ({ inviteId, act }) => {
      const { patient } = await practice.server()
      const perform = { confirm: patient.confirm, 'come-in': patient.comeIn, accept: patient.accept, end: patient.end }[
        act
      ]
      return perform(inviteId) ? succeed(null) : fail('not-possible')
    },
    'practice.colleague': async ({ patients }) => {
      const { colleague } = await practice.server()
      return succeed({ invited: colleague.invite(patients).length })
    },
    'practice.setFaults': async ({ faults }) => {
      await practice.setFaults(faults)
      return succeed(null)
    }
  }
}
