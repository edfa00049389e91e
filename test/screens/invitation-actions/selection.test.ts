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

const swiss = { defaultCountry: 'CH' }

test('a correction contains only what was changed, with the number as the server wants it', () => {
  expect([
    readCorrection(content, { ...typed, phoneNumber: '079 765 43 21' }, swiss),
    readCorrection(content, { ...typed, lastName: ' Müller ', phoneNumber: '0041 79 123 45 67' }, swiss),
    readCorrection(content, typed, swiss)
  ]).toEqual([
    { kind: 'correction', correction: { phoneNumber: '+41797654321' } },
    { kind: 'correction', correction: { lastName: 'Müller' } },
    { kind: 'nothing' }
  ])
})

test('an incomplete number or address, an empty name and a removed contact are reported', () => {
  expect(
    readCorrection(content, { firstName: '', lastName: 'Muster', phoneNumber: '', emailAddress: 'alma@' }, swiss)
  ).toEqual({ kind: 'wrong', fields: ['firstName', 'phoneNumber', 'emailAddress'] })
})

const wrongNumber = { kind: 'wrong', fields: ['phoneNumber'] }
const number = (phoneNumber: string) => ({ kind: 'correction', correction: { phoneNumber } })

test.each([
  ['a German list reads its own mobiles', '0151 23456789', { defaultCountry: 'DE' }, number('+4915123456789')],
  ['a French list reads its own mobiles', '06 12 34 56 78', { defaultCountry: 'FR' }, number('+33612345678')],
  [
    'a German list does not take a Swiss number for a German one',
    '079 765 43 21',
    { defaultCountry: 'DE' },
    wrongNumber
  ],
  ['a country code counts in every list', '+41 79 765 43 21', { defaultCountry: 'DE' }, number('+41797654321')],
  ['a number of two countries is not guessed', '076 428 87 89', { defaultCountry: 'FR' }, number('+33764288789')],
  ['an SMS needs a mobile', '022 345 67 89', { defaultCountry: 'CH' }, wrongNumber],
  ['two numbers are one too many', '079 765 43 21 / 079 765 43 22', { defaultCountry: 'CH' }, wrongNumber]
])('%s', (_, phoneNumber, settings, expected) => {
  expect(readCorrection(content, { ...typed, phoneNumber }, settings)).toEqual(expected)
})

test('where no SMS goes to it, a fixed line is a number', () => {
  const byEmail: InvitationContent = { ...content, channel: 'email', emailAddress: 'alma@mail.example' }
  expect(
    readCorrection(byEmail, { ...typed, emailAddress: 'alma@mail.example', phoneNumber: '022 345 67 89' }, swiss)
  ).toEqual(number('+41223456789'))
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
