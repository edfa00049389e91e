import { expect, test } from 'vitest'
import type { InvitationState, InvitationView } from '#contract/invitation.ts'
import { formatsIn } from '../../../src-renderer/i18n/formats.ts'
import { foundAsSent } from '../../../src-renderer/screens/check/sent-search.ts'

function invitation(rowId: string, state: InvitationState): InvitationView {
  return {
    rowId,
    state,
    content: {
      firstName: 'Zoë',
      lastName: 'Müller',
      gender: 'female',
      phoneNumber: '+41785550102',
      emailAddress: 'zoe@example.ch',
      scheduledFor: '2027-01-04T08:30:00.000Z',
      language: 'fr',
      queue: 'Cardiologie',
      timeZone: 'Europe/Zurich',
      channel: 'sms'
    }
  }
}

const sent = invitation('sent', 'created')
const found = (search: string, invitations: readonly InvitationView[] = [sent]) =>
  foundAsSent(invitations, search, formatsIn('fr'))

test.each([
  'muller zoe',
  'MÜLLER',
  '078 555 01 02',
  '0785550102',
  '+41 78 555 01',
  '+41785550102',
  'zoe@example.ch',
  'cardiologie',
  '04.01.2027 09:30'
])('an invited patient is found by %s, which was sent', (search) => {
  expect(found(search)).toEqual(['sent'])
})

test('all words must be there, and no word finds nobody', () => {
  expect([found('muller 079'), found('  '), found('Meier')]).toEqual([[], [], []])
})

test('who was not sent is found by the values of the list alone', () => {
  const others = (['ready', 'held', 'refused'] as const).map((state) => invitation(state, state))
  expect(found('muller', [...others, sent])).toEqual(['sent'])
})
