import type { InvitationContent, InvitationView } from '#contract/invitation.ts'
import { isSent } from '../../workspace/row-change.ts'
import type { RowView } from '../../workspace/views.ts'

/** A row as the screen shows it. */
export interface ShownView extends RowView {
  /** What was sent to the patient, with the corrections and moves since; absent: nothing was. */
  readonly sent?: InvitationContent
}

const sentViews = new WeakMap<InvitationView, { readonly of: RowView; readonly view: ShownView }>()

/**
 * The row of an invited patient as it was sent: what was typed, undone or read anew since then concerns no invitation.
 * All other rows are shown as they stand. The same view for the same row and invitation.
 */
export function shownView(view: RowView, invitation: InvitationView | undefined): ShownView {
  if (invitation === undefined || !isSent(invitation)) return view
  const known = sentViews.get(invitation)
  if (known?.of === view) return known.view
  const sent = sentView(view, invitation.content)
  sentViews.set(invitation, { of: view, view: sent })
  return sent
}

function sentView(view: RowView, content: InvitationContent): ShownView {
  const { scheduledFor } = content
  return {
    ...view,
    status: 'ready',
    texts: {
      lastName: content.lastName,
      firstName: content.firstName,
      gender: content.gender,
      phone: content.phoneNumber ?? '',
      email: content.emailAddress ?? '',
      moment: '',
      language: content.language,
      doctorEmail: content.doctorEmail ?? '',
      queue: content.queue ?? ''
    },
    // The list names a doctor as it does now; what was sent has an address or a queue.
    doctorName: null,
    appointmentAt: scheduledFor === undefined ? null : Date.parse(scheduledFor),
    errors: [],
    warnings: [],
    repairs: [],
    related: [],
    remark: null,
    skipReason: null,
    recordText: null,
    weekdayDisagrees: false,
    sent: content
  }
}
