import fc from 'fast-check'
import { expect, test } from 'vitest'
import { correction, type InvitationAction } from '#contract/invitation-actions.ts'
import type { RemoteInvite } from '../../src-main/hcw/server.ts'
import { changesFor, correctedContent, planAction } from '../../src-main/invitation-actions/plan-action.ts'
import { contentOf, tomorrow } from '../sending/engine.ts'

const now = tomorrow - 86_400_000

function seenAs(content: ReturnType<typeof contentOf>, changes: Partial<RemoteInvite> = {}): RemoteInvite {
  return {
    inviteId: 'i1',
    firstName: content.firstName,
    lastName: content.lastName,
    phoneNumber: content.phoneNumber ?? '',
    emailAddress: content.channel === 'sms' ? '' : (content.emailAddress ?? ''),
    scheduledFor: content.scheduledFor === undefined ? null : Date.parse(content.scheduledFor),
    createdAt: now,
    rowId: null,
    link: null,
    otherHost: null,
    linkToken: '',
    isOwn: true,
    patientIsIn: false,
    confirmed: false,
    ...changes
  }
}

const name = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== '')
const corrections = fc
  .record(
    {
      firstName: name,
      lastName: name,
      phoneNumber: fc.constantFrom('+41791234567', '+33612345678'),
      emailAddress: fc.constantFrom('a@b.example', 'Anna@B.example'),
      scheduledFor: fc
        .integer({ min: 0, max: 1000 })
        .map((minutes) => new Date(tomorrow + minutes * 60_000).toISOString())
    },
    { requiredKeys: [] }
  )
  .map((given) => correction.parse(given))
const contents = fc
  .constantFrom('sms', 'email', 'none')
  .map((channel) => contentOf(1, { channel, emailAddress: 'anna@example.ch' }))

test('with any correction the server gets only changed fields, and then has the corrected invitation', () => {
  fc.assert(
    fc.property(contents, corrections, (content, given) => {
      const seen = seenAs(content)
      const corrected = correctedContent(content, given)
      const { timeZone, ...changes } = changesFor(corrected, given, seen)
      expect(Object.entries(changes).filter(([key, value]) => given[key as keyof typeof given] !== value)).toEqual([])
      expect(timeZone === undefined).toBe(changes.scheduledFor === undefined)
      if (content.channel === 'sms') expect(changes.emailAddress).toBeUndefined()
      if (content.channel === 'email') expect(changes.phoneNumber).toBeUndefined()
      const { scheduledFor, ...texts } = changes
      const after = { ...seen, ...texts, ...(scheduledFor ? { scheduledFor: Date.parse(scheduledFor) } : {}) }
      expect(changesFor(corrected, given, after as RemoteInvite)).toEqual({})
    })
  )
})

test('no action changes anything for a patient who is in', () => {
  const actions: fc.Arbitrary<InvitationAction> = fc.oneof(
    fc.constant<InvitationAction>({ kind: 'resend' }),
    fc.constant<InvitationAction>({ kind: 'withdraw' }),
    fc.integer({ min: -60, max: 60 }).map((minutes): InvitationAction => ({ kind: 'move', minutes })),
    corrections.map((given): InvitationAction => ({ kind: 'correct', correction: given }))
  )
  fc.assert(
    fc.property(contents, actions, (content, action) => {
      expect(planAction(action, content, seenAs(content, { patientIsIn: true }), now)).toEqual({
        kind: 'refuse',
        code: 'patient-is-in'
      })
    })
  )
})
