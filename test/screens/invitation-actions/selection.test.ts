import { expect, test } from 'vitest'
import type { InvitationContent } from '#contract/invitation.ts'
import {
  appointmentFromField,
  appointmentToField
} from '../../../src-renderer/screens/invitation-actions/appointment-field.ts'
import {
  countByChannel,
  previewMove,
  readCorrection,
  type SelectedInvitation
} from '../../../src-renderer/screens/invitation-actions/selection.ts'

const now = Date.parse('2026-11-24T08:00:00Z')

const content: InvitationContent = {
  firstName: 'Alma',
  lastName: 'Muster',
  gender: 'female',
  phoneNumber: '+41791234567',
  scheduledFor: '2026-11-24T09:00:00Z',
  language: 'fr',
  doctorEmail: 'dora.keller@practice.example',
  timeZone: 'Europe/Zurich',
  channel: 'sms'
}

const typed = { firstName: 'Alma', lastName: 'Muster', phoneNumber: '+41791234567', emailAddress: '' }

function aSelection(part: Partial<InvitationContent> = {}): SelectedInvitation {
  return { target: { listId: crypto.randomUUID(), rowId: crypto.randomUUID() }, content: { ...content, ...part } }
}

test('a correction contains only what was changed, with the number as the server wants it', () => {
  expect([
    readCorrection(content, { ...typed, phoneNumber: '079 765 43 21' }),
    readCorrection(content, { ...typed, lastName: ' Müller ', phoneNumber: '0041 79 123 45 67' }),
    readCorrection(content, typed)
  ]).toEqual([
    { kind: 'correction', correction: { phoneNumber: '+41797654321' } },
    { kind: 'correction', correction: { lastName: 'Müller' } },
    { kind: 'nothing' }
  ])
})

test('an incomplete number or address, an empty name and a removed contact are reported', () => {
  expect(
    readCorrection(content, { firstName: '', lastName: 'Muster', phoneNumber: '', emailAddress: 'alma@' })
  ).toEqual({ kind: 'wrong', fields: ['firstName', 'phoneNumber', 'emailAddress'] })
})

test('a move previews the old and the new time, soonest first, without undated and past appointments', () => {
  const { scheduledFor: _, ...rest } = content
  const undated: SelectedInvitation = { ...aSelection(), content: rest }
  const later = aSelection({ scheduledFor: '2026-11-24T10:00:00Z' })
  const sooner = aSelection()
  const soonest = aSelection({ scheduledFor: '2026-11-24T08:20:00Z' })
  const at = (time: string) => Date.parse(`2026-11-24T${time}:00Z`)
  expect(previewMove([later, undated, soonest, sooner], -30, now)).toEqual({
    moved: [
      { selected: sooner, from: at('09:00'), to: at('08:30') },
      { selected: later, from: at('10:00'), to: at('09:30') }
    ],
    withoutDate: 1,
    past: 1
  })
})

test('messages are counted by channel', () => {
  expect(
    countByChannel([aSelection(), aSelection({ channel: 'email' }), aSelection({ channel: 'none' }), aSelection()])
  ).toEqual({
    sms: 2,
    email: 1,
    byHand: 1
  })
})

test('a time is typed in the patient’s time zone; one that the clock skips is invalid', () => {
  expect([
    appointmentToField('2026-11-24T09:00:00Z', 'Europe/Zurich'),
    appointmentFromField('2026-11-24T10:00', 'Europe/Zurich'),
    appointmentFromField('2026-03-29T02:30', 'Europe/Zurich'),
    appointmentFromField('', 'Europe/Zurich')
  ]).toEqual(['2026-11-24T10:00', Date.parse('2026-11-24T09:00:00Z'), null, null])
})
