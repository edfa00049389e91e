import { expect, test } from 'vitest'
import type { InvitationState, InvitationView } from '#contract/invitation.ts'
import { formatsIn } from '../../../src-renderer/i18n/formats.ts'
import { fieldText } from '../../../src-renderer/screens/check/grid/cell-text.ts'
import { shownView } from '../../../src-renderer/screens/check/shown-view.ts'
import type { RowView } from '../../../src-renderer/workspace/views.ts'

const rowId = crypto.randomUUID()

/** The row as it stands now: other values than those that were sent, and an appointment that is over. */
const now: RowView = {
  rowId,
  position: 3,
  row: 5,
  file: null,
  status: 'blocked',
  texts: {
    lastName: 'Neu',
    firstName: 'Alma',
    gender: 'female',
    phone: '+41790000000',
    email: '',
    moment: '01.01.2020 08:00',
    language: 'de',
    doctorEmail: '',
    queue: 'Beta'
  },
  appointmentAt: Date.parse('2020-01-01T07:00:00Z'),
  channel: null,
  doctorName: 'Dr. Neu',
  errors: ['date-past'],
  warnings: [],
  repairs: [],
  remark: 'annulé',
  skipReason: null,
  recordText: null,
  state: { rowId, edits: { phone: '079' }, excluded: false },
  related: [{ code: 'phone-shared', positions: [1] }],
  weekdayDisagrees: true
}

function invitation(state: InvitationState): InvitationView {
  return {
    rowId,
    state,
    content: {
      firstName: 'Alma',
      lastName: 'Muster',
      gender: 'female',
      phoneNumber: '+41781234567',
      scheduledFor: '2027-01-04T08:00:00Z',
      language: 'fr',
      queue: 'Alpha',
      timeZone: 'America/New_York',
      channel: 'sms'
    }
  }
}

test('the row of an invited patient shows what was sent, and no problem of what stands there now', () => {
  const sent = invitation('created')
  expect(shownView(now, sent)).toMatchObject({
    rowId,
    position: 3,
    row: 5,
    status: 'ready',
    texts: { lastName: 'Muster', phone: '+41781234567', language: 'fr', queue: 'Alpha' },
    appointmentAt: Date.parse('2027-01-04T08:00:00Z'),
    errors: [],
    related: [],
    remark: null,
    weekdayDisagrees: false,
    doctorName: null,
    sent: sent.content
  })
})

test('its appointment is told in the time zone in which it was sent', () => {
  const context = { formats: formatsIn('en'), timeZone: 'Europe/Zurich' }
  expect(fieldText(shownView(now, invitation('created')), 'moment', context)).toMatch(/03:00|3:00/)
})

test.each(['unknown', 'sending', 'undecided', 'withdrawn', 'queued', 'checking'] as const)(
  'an invitation that is %s may have been sent',
  (state) => {
    expect(shownView(now, invitation(state)).texts.lastName).toBe('Muster')
  }
)

test.each(['ready', 'held', 'refused'] as const)('an invitation that is %s was not: the row shows itself', (state) => {
  expect(shownView(now, invitation(state))).toBe(now)
})

test('the same row and invitation are the same view, so that nothing is drawn again', () => {
  const sent = invitation('created')
  expect(shownView(now, sent)).toBe(shownView(now, sent))
  expect(shownView({ ...now }, sent)).not.toBe(shownView(now, sent))
})
