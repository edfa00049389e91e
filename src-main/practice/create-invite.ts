import { type Answer, type Fields, json, refusal } from './answer.ts'
import { asText, isEmail, isTimeZone, readInstant, strictRefusals, unstorable, withoutTags } from './field-rules.ts'
import { type Hospital, type Invite, type Mishap, type Queue, removeInvite, type User } from './hospital.ts'
import { bothLinks, inviteView } from './invite-view.ts'
import { sendCalendar, sendInvitation, service, setReminders } from './messages.ts'

export interface Created {
  readonly answer: Answer
  /** Also of an invite that was deleted immediately. */
  readonly createdInviteId?: string
}

const pastTexts: Readonly<Record<string, string>> = {
  fr: "L'heure de la consultation ne peut pas être dans le passé",
  de: 'Die Konsultationszeit darf nicht in der Vergangenheit liegen'
}

/** `POST /api/v1/invite`: checks in the real server's order, then the record, then the message. */
export function createInvite(
  hospital: Hospital,
  user: User,
  given: Fields,
  locale: string | undefined,
  mishap: Mishap
): Created {
  const body = withoutTags(given)
  const place = checkBeforeCreate(hospital, user, body, locale)
  if ('status' in place) return { answer: place }

  const texts = readTexts(body)
  if (texts === undefined || (texts.emailAddress !== '' && !isEmail(texts.emailAddress))) return { answer: unstorable }

  const now = hospital.now()
  const tokenLength = hospital.version === '5.3.9' ? 40 : 64
  const invite: Invite = {
    id: hospital.newId(),
    invitedBy: user,
    doctorDataEmail: place.doctor?.email,
    createdAt: now,
    updatedAt: now,
    ...texts,
    inviteToken: hospital.random.hex(tokenLength),
    expertToken: hospital.random.hex(tokenLength),
    status: 'SENT',
    scheduledFor: body['scheduledFor'] ? (readInstant(body['scheduledFor']) ?? 0) : 0,
    metadata: body['metadata'] ?? null,
    queue: place.queue,
    doctor: place.doctor,
    consultation: undefined,
    deletedAt: undefined,
    deletedBecause: undefined,
    patches: 0,
    resends: 0,
    messages: 0
  }
  hospital.invites.set(invite.id, invite)
  hospital.invitesByToken.set(invite.inviteToken, invite)
  const { id, lastName, metadata } = invite
  hospital.log({ kind: 'created', at: now, id, lastName, metadata })
  return { answer: deliver(hospital, invite, shouldSend(body, user), mishap), createdInviteId: id }
}

/** Any true value sends, even the text "false"; without the field, all invites are sent but a scheduler's. */
export function shouldSend(body: Fields, user: User): boolean {
  return Object.hasOwn(body, 'sendInvite') ? Boolean(body['sendInvite']) : user.role !== 'scheduler'
}

function deliver(hospital: Hospital, invite: Invite, sends: boolean, mishap: Mishap): Answer {
  const { doctor } = invite
  if (sends) {
    const failure = sendInvitation(hospital, invite, doctor, mishap, false)
    if (failure !== undefined) {
      removeInvite(hospital, invite, 'message-failed')
      return json(500, { error: true, message: failure })
    }
  }
  // After sending, the record has the doctor as the sender had it: some fields, or no such key.
  const shown = sends ? (doctor === undefined ? 'absent' : 'public') : 'id'
  const answer = json(200, { success: true, invite: inviteView(hospital, invite, shown, bothLinks(hospital, invite)) })
  if (sends && invite.scheduledFor > 0) {
    // The answer still shows the status from before.
    invite.status = 'SCHEDULED_FOR_INVITE'
    setReminders(hospital, invite, doctor)
    sendCalendar(hospital, invite, doctor, mishap)
  }
  return answer
}

function checkBeforeCreate(
  hospital: Hospital,
  user: User,
  body: Fields,
  locale: string | undefined
): Answer | { readonly doctor: User | undefined; readonly queue: Queue | undefined } {
  if (hospital.version === '5.3.9') {
    const errors = strictRefusals(body)
    if (errors !== undefined) return refusal(errors)
  }
  const manual = Boolean(body['sendLinkManually'])
  if (body['isPatientInvite'] && !manual) {
    const errors = missingFields(body)
    if (errors.length > 0) return json(400, errors)
  } else if (
    !manual &&
    !['translationOrganization', 'guestPhoneNumber', 'guestEmailAddress'].some((key) => body[key])
  ) {
    return refusal('You must invite at least a patient translator or a guest!')
  }

  const dates = checkDates(hospital, body, pastTexts[locale ?? ''])
  if (dates !== undefined) return dates

  if (user.role === 'scheduler' && !body['doctorEmail'] && !body['queue']) {
    return refusal('doctorEmail or queue is required.')
  }
  if (hospital.queueRequired && !body['queue']) return refusal('queue is required.')
  if (body['patientTZ'] && !isTimeZone(String(body['patientTZ']))) {
    return refusal(`Unknown timezone identifier ${body['patientTZ']}`)
  }

  let doctor = user.role === 'doctor' || user.role === 'admin' ? user : undefined
  if (body['doctorEmail']) {
    doctor = findDoctor(hospital, body['doctorEmail'])
    if (doctor === undefined) return refusal(`Doctor with email ${body['doctorEmail']} not found`)
  }
  let queue: Queue | undefined
  if (body['queue']) {
    if (typeof body['queue'] === 'object') return unusableQueue(hospital, body['queue'])
    queue = findQueue(hospital, body['queue'])
    if (queue === undefined) return json(400, { error: true, message: `Queue ${body['queue']} doesn't exist` })
  }
  return { doctor, queue }
}

function missingFields(body: Fields): readonly { readonly message: string }[] {
  const errors: { readonly message: string }[] = []
  if (!body['phoneNumber'] && !body['emailAddress'])
    errors.push({ message: 'emailAddress or phoneNumber are required' })
  if (!body['gender']) errors.push({ message: 'gender is required' })
  else if (body['gender'] !== 'male' && body['gender'] !== 'female') {
    errors.push({ message: 'gender must be either male or female' })
  }
  if (!body['firstName']) errors.push({ message: 'firstName is required' })
  if (!body['lastName']) errors.push({ message: 'lastName is required' })
  return errors
}

/** For creations and changes; a creation says "in the past" in the caller's language. */
export function checkDates(hospital: Hospital, body: Fields, pastText: string | undefined): Answer | undefined {
  const at = body['scheduledFor'] ? readInstant(body['scheduledFor']) : 0
  if (at === undefined) return refusal('ScheduledFor is not a valid date')
  if (body['birthDate'] && readInstant(body['birthDate']) === undefined) {
    return refusal('birthDate is not a valid date')
  }
  if (body['scheduledFor'] && at < hospital.now()) {
    return refusal(pastText ?? 'Consultation Time cannot be in the past')
  }
  return undefined
}

/** Doctors and admins; letter case counts. */
export function findDoctor(hospital: Hospital, email: unknown): User | undefined {
  return hospital.users.find((user) => user.email === email && (user.role === 'doctor' || user.role === 'admin'))
}

/** By exact name or id. */
export function findQueue(hospital: Hospital, nameOrId: unknown): Queue | undefined {
  return hospital.queues.find(({ name, id }) => name === nameOrId || id === nameOrId)
}

function unusableQueue(hospital: Hospital, queue: object): Answer {
  const key = Object.keys(queue)[0] ?? ''
  const details =
    'Could not use the provided `where` clause.  Could not filter by `name`: ' +
    `Unrecognized modifier (\`${key}\`) within provided constraint for \`name\`.`
  return serverError(hospital, `Invalid criteria.\nDetails:\n  ${details}\n`, {
    cause: { name: 'UsageError', code: 'E_INVALID_CRITERIA', details },
    isOperational: true,
    code: 'E_INVALID_CRITERIA',
    details
  })
}

/** An uncaught error: its message is returned in development only. */
export function serverError(hospital: Hospital, message: string, error: Fields): Answer {
  if (hospital.development) return json(500, { success: false, message, error })
  return { status: 500, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: 'Internal Server Error' }
}

/** The text columns of a new record; null counts as empty here. Undefined when the database refuses one. */
function readTexts(body: Fields) {
  const columns = {
    firstName: asText(body['firstName'] ?? ''),
    lastName: asText(body['lastName'] ?? ''),
    gender: asText(body['gender'] ?? ''),
    phoneNumber: asText(body['phoneNumber'] ?? ''),
    emailAddress: asText(body['emailAddress'] ?? ''),
    messageService: messageServiceOf(body, ''),
    patientLanguage: asText(body['language'] ?? ''),
    birthDate: asText(body['birthDate'] ?? ''),
    patientTZ: asText(body['patientTZ'] ?? ''),
    note: asText(body['note'] ?? '')
  }
  return Object.values(columns).includes(undefined) ? undefined : (columns as Record<keyof typeof columns, string>)
}

/** E-mail has priority over the requested service, and sending by hand over both. */
export function messageServiceOf(body: Fields, before: string): string | undefined {
  if (body['sendLinkManually']) return service.manual
  if (body['emailAddress']) return service.email
  return body['messageService'] ? asText(body['messageService']) : before
}
