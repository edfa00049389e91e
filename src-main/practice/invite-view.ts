import type { Hospital, Invite, User } from './hospital.ts'
import type { PracticeInvite } from './observations.ts'

/** How an answer shows the doctor: id or null, a few fields, the whole account, or not at all. */
export type DoctorView = 'id' | 'public' | 'whole' | 'absent'

export function doctorUrl(hospital: Hospital): string {
  return `${hospital.publicUrl}/doctor`
}

export function patientUrl(hospital: Hospital, invite: Invite): string {
  return `${hospital.publicUrl}/inv/?invite=${invite.inviteToken}`
}

function doctorView(doctor: User | undefined, view: DoctorView): Readonly<Record<string, unknown>> {
  if (view === 'absent') return {}
  if (doctor === undefined) return { doctor: null }
  const { id, firstName, lastName, email, role } = doctor
  switch (view) {
    case 'id':
      return { doctor: id }
    case 'public':
      return { doctor: { id, firstName, lastName, email, role } }
    case 'whole':
      return { doctor: accountView(doctor) }
  }
}

/** An account as answers show it. */
export function accountView(user: User): Readonly<Record<string, unknown>> {
  return {
    createdAt: user.createdAt,
    updatedAt: user.updatedAt,
    id: user.id,
    username: '',
    email: user.email,
    firstName: user.firstName,
    lastName: user.lastName,
    role: user.role,
    phoneNumber: '',
    authPhoneNumber: '+41790000000',
    notifPhoneNumber: '',
    enableNotif: false,
    viewAllQueues: user.role === 'scheduler',
    doctorClientVersion: user.doctorClientVersion,
    lastLoginType: 'local',
    status: user.status,
    doctorTermsVersion: '0',
    messageService: '2'
  }
}

/** The record as `GET` shows it; keys in the real server's order. */
export function inviteView(
  hospital: Hospital,
  invite: Invite,
  doctor: DoctorView,
  links: Readonly<Record<string, string>> = {}
): Readonly<Record<string, unknown>> {
  // 5.3.9 does not know the last three.
  const newer =
    hospital.version === '5.3.9' ? {} : { fhirData: null, note: invite.note, isEncrypted: hospital.encrypted }
  return {
    invitedBy: invite.invitedBy.id,
    ...(invite.doctorDataEmail === undefined ? {} : { doctorData: { email: invite.doctorDataEmail } }),
    createdAt: invite.createdAt,
    updatedAt: invite.updatedAt,
    id: invite.id,
    firstName: invite.firstName,
    lastName: invite.lastName,
    gender: invite.gender,
    phoneNumber: invite.phoneNumber,
    messageService: invite.messageService,
    whatsappMessageSid: '',
    emailAddress: invite.emailAddress,
    inviteToken: invite.inviteToken,
    expertToken: invite.expertToken,
    status: invite.status,
    scheduledFor: invite.scheduledFor,
    type: 'PATIENT',
    patientLanguage: invite.patientLanguage,
    doctorLanguage: '',
    guestEmailAddress: '',
    guestPhoneNumber: '',
    guestMessageService: '',
    birthDate: invite.birthDate,
    IMADTeam: '',
    patientTZ: invite.patientTZ,
    metadata: invite.metadata,
    experts: null,
    ...newer,
    queue: invite.queue?.id ?? null,
    ...doctorView(invite.doctor, doctor),
    patientInvite: null,
    translationOrganization: null,
    translator: null,
    translatorRequestInvite: null,
    translatorInvite: null,
    guestInvite: null,
    ...links
  }
}

/** `patientURL` and `doctorURL` as a creation and a change report them. */
export function bothLinks(hospital: Hospital, invite: Invite): Readonly<Record<string, string>> {
  return { patientURL: patientUrl(hospital, invite), doctorURL: doctorUrl(hospital) }
}

/** What tests and the panel see. */
export function practiceInvite(hospital: Hospital, invite: Invite): PracticeInvite {
  const { consultation } = invite
  return {
    id: invite.id,
    createdAt: invite.createdAt,
    updatedAt: invite.updatedAt,
    invitedBy: invite.invitedBy.email,
    firstName: invite.firstName,
    lastName: invite.lastName,
    gender: invite.gender,
    phoneNumber: invite.phoneNumber,
    emailAddress: invite.emailAddress,
    messageService: invite.messageService,
    scheduledFor: invite.scheduledFor,
    language: invite.patientLanguage,
    patientTZ: invite.patientTZ,
    birthDate: invite.birthDate,
    doctorEmail: invite.doctor?.email,
    queueName: invite.queue?.name,
    metadata: invite.metadata,
    status: invite.status,
    patientURL: patientUrl(hospital, invite),
    consultation:
      consultation === undefined ? 'none' : consultation.status === 'pending' ? 'waiting' : consultation.status,
    deletedAt: invite.deletedAt,
    deletedBecause: invite.deletedBecause,
    patches: invite.patches,
    resends: invite.resends,
    messages: invite.messages
  }
}
