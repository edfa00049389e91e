import { type Answer, json, notFound, refusal } from './answer.ts'
import { type Consultation, type Hospital, type Invite, livingInvite, removeInvite, type User } from './hospital.ts'
import type { PracticePatients } from './practice-server.ts'

/** The patients and doctors. */
export function patientsOf(hospital: Hospital): PracticePatients {
  function open(id: string): boolean {
    const invite = livingInvite(hospital, id)
    if (invite === undefined) return false
    // A dated invite that was opened still reads as before: status is a hint only.
    if (invite.scheduledFor === 0) change(invite, 'ACCEPTED')
    return true
  }
  function change(invite: Invite, status: string): void {
    invite.status = status
    invite.updatedAt = hospital.now()
  }
  return {
    open,
    confirm(id) {
      const invite = livingInvite(hospital, id)
      if (invite === undefined || invite.scheduledFor === 0 || invite.consultation !== undefined) return false
      change(invite, 'ACKNOWLEDGED')
      return true
    },
    comeIn(id) {
      const invite = livingInvite(hospital, id)
      if (invite === undefined || invite.consultation !== undefined) return false
      open(id)
      invite.consultation = {
        id: hospital.newId(),
        anonymousId: hospital.newId(),
        ownerId: hospital.newId(),
        createdAt: hospital.now(),
        status: 'pending',
        acceptedBy: undefined,
        acceptedAt: 0,
        closedAt: 0
      }
      return true
    },
    accept(id) {
      const invite = livingInvite(hospital, id)
      const doctor = invite?.doctor ?? hospital.users.find((user) => user.role === 'doctor')
      if (invite?.consultation?.status !== 'pending') return false
      invite.consultation.status = 'active'
      invite.consultation.acceptedBy = doctor
      invite.consultation.acceptedAt = hospital.now()
      return true
    },
    end(id) {
      const invite = livingInvite(hospital, id)
      if (invite?.consultation?.status !== 'active') return false
      removeInvite(hospital, invite, 'closed')
      return true
    }
  }
}

/** `POST /api/v1/invite/:id/consultation/close`: ends a running call and the invite with it. */
export function closeConsultation(hospital: Hospital, user: User, id: string): Answer {
  const invite = ownInviteOrRemains(hospital, user, id)
  if (invite === undefined) return notFound
  const { consultation } = invite
  if (consultation === undefined || consultation.status === 'pending') return refusal('Consultation not found', 404)
  const idKey = hospital.version === '5.3.9' ? '_id' : 'id'
  if (consultation.status === 'closed') return json(200, remains(invite, consultation, idKey))
  removeInvite(hospital, invite, 'closed')
  return json(200, wholeConsultation(hospital, invite, consultation, idKey))
}

/** `GET /api/v1/invite/:id/consultation`: the same without closing; 5.3.9 lacks it. */
export function readConsultation(hospital: Hospital, user: User, id: string): Answer {
  const invite = ownInviteOrRemains(hospital, user, id)
  if (hospital.version === '5.3.9' || invite?.consultation === undefined) return notFound
  const { consultation } = invite
  return json(200, {
    consultationId: consultation.id,
    IMADTeam: 'none',
    acceptedAt: consultation.acceptedAt,
    // As on 0.5.94: while the consultation is open, the time of the answer.
    closedAt: consultation.status === 'closed' ? consultation.closedAt : hospital.now(),
    consultationCreatedAt: consultation.createdAt,
    queue: invite.queue?.id ?? null,
    owner: consultation.ownerId,
    acceptedBy: consultation.acceptedBy?.id ?? null,
    patientRating: '',
    patientComment: '',
    doctorRating: '',
    doctorComment: '',
    doctor: invite.doctor?.id ?? null,
    invite: invite.id,
    invitedBy: invite.invitedBy.id,
    numberOfPlannedParticipants: 2,
    firstCallAt: 0,
    consultationEstimatedAt: 0,
    numberOfEffectiveParticipants: 0,
    doctorTextMessagesCount: 0,
    patientTextMessagesCount: 0,
    missedCallsCount: 0,
    successfulCallsCount: 0,
    averageCallDuration: 0
  })
}

/** The caller's invite if it exists or has left a consultation. */
function ownInviteOrRemains(hospital: Hospital, user: User, id: string): Invite | undefined {
  const invite = livingInvite(hospital, id) ?? hospital.invites.get(id)
  if (invite === undefined || invite.invitedBy !== user) return undefined
  return invite.deletedAt === undefined || invite.consultation !== undefined ? invite : undefined
}

function wholeConsultation(hospital: Hospital, invite: Invite, consultation: Consultation, idKey: string): object {
  return {
    createdAt: consultation.createdAt,
    updatedAt: consultation.closedAt,
    [idKey]: consultation.id,
    firstName: invite.firstName,
    lastName: invite.lastName,
    gender: invite.gender,
    birthDate: invite.birthDate,
    IMADTeam: 'none',
    invitationToken: invite.inviteToken,
    expertToken: invite.expertToken,
    expertInvitationURL: `${hospital.publicUrl}/inv/?invite=${invite.expertToken}`,
    flagPatientNotified: false,
    flagDoctorNotified: false,
    experts: [],
    status: consultation.status,
    type: '',
    acceptedAt: consultation.acceptedAt,
    closedAt: consultation.closedAt,
    closedAtISO: new Date(consultation.closedAt).toISOString(),
    patientRating: '',
    patientComment: '',
    doctorRating: '',
    doctorComment: '',
    flagPatientOnline: true,
    flagGuestOnline: false,
    flagTranslatorOnline: false,
    flagDoctorOnline: true,
    scheduledFor: invite.scheduledFor,
    patientTZ: invite.patientTZ,
    consultationEstimatedAt: 0,
    firstCallAt: 0,
    note: invite.note,
    fhirData: null,
    metadata: invite.metadata,
    isEncrypted: hospital.encrypted,
    queue: invite.queue?.id ?? null,
    acceptedBy: consultation.acceptedBy?.id ?? null,
    owner: consultation.ownerId,
    invitedBy: invite.invitedBy.id,
    translator: null,
    guestInvite: null,
    translatorInvite: null,
    guest: null,
    closedBy: null,
    doctor: invite.doctor?.id ?? null,
    invite: invite.id,
    duration: consultation.closedAt - consultation.acceptedAt
  }
}

/** What remains of a consultation after its end: no names. */
function remains(invite: Invite, consultation: Consultation, idKey: string): object {
  return {
    createdAt: consultation.closedAt,
    updatedAt: consultation.closedAt,
    [idKey]: consultation.anonymousId,
    IMADTeam: 'none',
    acceptedAt: consultation.acceptedAt,
    closedAt: consultation.closedAt,
    patientRating: '',
    patientComment: '',
    doctorRating: '',
    doctorComment: '',
    consultationCreatedAt: consultation.createdAt,
    consultationId: consultation.id,
    doctorTextMessagesCount: 0,
    patientTextMessagesCount: 0,
    successfulCallsCount: 0,
    missedCallsCount: 0,
    averageCallDuration: 0,
    inviteScheduledFor: invite.scheduledFor,
    inviteCreatedAt: invite.createdAt,
    numberOfEffectiveParticipants: 0,
    numberOfPlannedParticipants: 2,
    languages: '',
    translationOrganization: '',
    interpreterName: '',
    consultationEstimatedAt: 0,
    firstCallAt: 0,
    queue: invite.queue?.id ?? null,
    acceptedBy: consultation.acceptedBy?.id ?? null,
    owner: consultation.ownerId,
    doctor: invite.doctor?.id ?? null,
    invitedBy: invite.invitedBy.id,
    invite: invite.id,
    duration: consultation.closedAt - consultation.acceptedAt
  }
}
