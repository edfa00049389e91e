import { isRowIdHeader } from '#contract/row-id-header.ts'
import { headerWords } from './header-text.ts'
import * as words from './vocabulary/index.ts'

/** Why a column is of no use here. */
export type IgnoreReason =
  /** Of the patient's own practitioner, a relative, an insurer, staff. */
  | 'other-person'
  /** A phone or an address under words that do not say that it is the patient's own: the user is asked. */
  | 'whose-contact'
  /** The doctor's name or number: no destination. */
  | 'doctor'
  | 'birth-name'
  | 'other-name'
  | 'fax'
  /** Numbers that identify a patient or a case. */
  | 'number'
  /** Data entry, printing, stay, earlier visits. */
  | 'other-moment'
  | 'end'
  | 'duration'
  | 'other-status'
  /** Another column has the same, better or further left. */
  | 'second-of-kind'
  | 'no-use'
  /** Neither header nor values show what it is. */
  | 'unknown'

/**
 * What a header cell means on its own. `rank`: which of several wins, higher first. `name`, `nome` and `patient` get
 * their meaning from the other columns, `moment` and `start` from their values.
 */
export type HeaderReading =
  | {
      readonly kind:
        | 'lastName'
        | 'firstName'
        | 'fullName'
        /** `Nom`, `Name`: the last name next to a first name, else both. */
        | 'name'
        /** Italian `Nome`: the first name next to `Cognome`. */
        | 'nome'
        | 'patient'
        | 'title'
        | 'gender'
        | 'birthDate'
        | 'phone:mobile'
        | 'phone'
        | 'email'
        /** `Kontakt`: a phone or an address. */
        | 'contact'
        | 'date'
        | 'time'
        | 'start'
        | 'moment'
        | 'language'
        | 'doctorEmail'
        /** The doctor; an address where the values are addresses. */
        | 'doctor'
        | 'queue'
        | 'status'
        | 'patientNumber'
        | 'rowId'
      readonly rank: number
    }
  | { readonly kind: 'ignore'; readonly reason: IgnoreReason; readonly rank: 0 }
  /** Words that we do not know, or none. */
  | { readonly kind: 'unknown' | 'empty'; readonly rank: 0 }

type Kind = HeaderReading['kind']

function meaning(kind: Exclude<Kind, 'ignore' | 'unknown' | 'empty'>, rank = 1): HeaderReading {
  return { kind, rank }
}

function ignored(reason: IgnoreReason): HeaderReading {
  return { kind: 'ignore', reason, rank: 0 }
}

function person(text: string): 'other' | 'doctor' | 'patient' | undefined {
  if (words.otherPeople.some((people) => people.test(text))) return 'other'
  if (words.patient.test(text) && !words.doctor.test(text)) return 'patient'
  return words.doctor.test(text) ? 'doctor' : undefined
}

/** Columns that are about the row, whatever group is above them. */
const impersonal: ReadonlySet<Kind> = new Set(['date', 'time', 'start', 'moment', 'queue', 'status', 'rowId'])

/** Reads one header cell; `group` is the cell of a line above that covers it. */
export function readHeaderCell(text: string, group = ''): HeaderReading {
  if (isRowIdHeader(text)) return meaning('rowId')
  const own = headerWords(text)
  const above = headerWords(group)
  if (own === '' && above === '') return { kind: 'empty', rank: 0 }
  if (own === '' || words.noTitle.test(own)) return { kind: 'empty', rank: 0 }
  if (words.visitWith.test(own)) return meaning('doctor')
  const owner = person(own) ?? person(above)
  const reading = readWords(own, above)
  if (person(own) === 'other') return ignored('other-person')
  if (owner === 'patient' || owner === undefined || impersonal.has(reading.kind)) {
    return reading.kind === 'unknown' && owner === 'patient' && words.patient.test(own)
      ? meaning('patient', patientRank(own))
      : reading
  }
  if (words.queue.test(own) && person(own) === undefined) return meaning('queue')
  if (owner === 'other') return reading.kind === 'language' ? reading : ignored('other-person')
  if (words.fax.test(own)) return ignored('fax')
  if (words.email.test(own)) return meaning('doctorEmail')
  if (reading.kind === 'language' && person(own) === undefined) return reading
  if (words.phone.test(own) || words.mobilePhone.test(own)) return ignored('doctor')
  if (doctorsNames.has(reading.kind)) return meaning('doctor', reading.kind === 'nome' ? lesserDoctorRank : 1)
  return reading.kind === 'unknown' ? meaning('doctor') : ignored('doctor')
}

/** `Nom du médecin`, or `Nom` under `Médecin`; not a first name alone. */
const doctorsNames: ReadonlySet<Kind> = new Set(['lastName', 'fullName', 'name', 'nome'])
/** Of an Italian `Nome`, the first name where `Cognome` is next to it. */
const lesserDoctorRank = 0.5

/** `Patient` alone is the patient; `Patient informiert` is something about the patient. */
function patientRank(own: string): number {
  return saysMore(own) ? 1 : 2
}

/** `Enfant`, `Bewohner`: the patient where nothing else is. */
const personInCareRank = 0.5

function readWords(own: string, above: string): HeaderReading {
  return readContact(own, above) ?? readPersonal(own, above) ?? readAppointmentTitle(own, above) ?? readRest(own, above)
}

function readContact(own: string, above: string): HeaderReading | undefined {
  if (words.fax.test(own)) return ignored('fax')
  const kind = readContactKind(own)
  if (!kind || kind.kind === 'ignore' || kind.kind === 'patientNumber') return kind
  const isOwn = words.saysOwnContact(own)
  const isOthers = (!isOwn && words.othersContact.test(own)) || words.othersGroup.test(above)
  if (isOthers && !words.patient.test(own)) return ignored('other-person')
  if (words.aboutContact.test(own)) return ignored('no-use')
  const isNeutral = words.patient.test(own) || words.isNeutralGroup(above)
  return isOwn && isNeutral ? kind : ignored('whose-contact')
}

function readContactKind(own: string): HeaderReading | undefined {
  if (words.email.test(own)) return meaning('email', 2)
  if (words.byPhone.test(own)) return ignored('no-use')
  if (words.idAcronyms.test(own)) return meaning('patientNumber')
  if (words.mobilePhone.test(own)) return meaning('phone:mobile', 2)
  if (words.phone.test(own)) return meaning('phone', 2)
  return words.contact.test(own) || words.patientsContact.test(own) ? meaning('contact') : undefined
}

/** Finds all matches: `Vorname / First name` repeats itself. A matched beginning takes the rest of its word. */
function everyWordOf(pattern: RegExp): RegExp {
  return new RegExp(`(?:${pattern.source})\\w*`, 'g')
}

const patientWords = everyWordOf(words.patient)
const everyNameQualifier = everyWordOf(words.nameQualifiers)
const firstNameWords = everyWordOf(words.firstName)
const lastNameWords = everyWordOf(words.lastName)

/** Whether a word is left once words for the patient and those that may be next to a name are taken away. */
function saysMore(text: string): boolean {
  return /[a-z]/.test(text.replace(patientWords, ' ').replace(everyNameQualifier, ' '))
}

function firstNameRank(own: string): number {
  if (words.officialFirstName.test(own)) return 2
  return words.usedFirstName.test(own) ? 4 : 3
}

function readNames(own: string): HeaderReading | undefined {
  if (words.otherName.test(own)) return ignored('other-name')
  const isBirthName = words.birthName.test(own)
  const first = words.firstName.test(own)
  if (isBirthName) return first ? meaning('firstName', 1) : meaning('lastName', 1)
  if (words.bothNames.test(own)) return meaning('fullName', 2)
  const used = words.usedLastName.test(own)
  const legal = words.legalLastName.test(own)
  const last = used || legal || words.lastName.test(own)
  // What remains without the plain words: `Nom / Prénom`, `Nome e cognome`, `Name, Vorname`.
  const rest = own.replace(firstNameWords, ' ').replace(lastNameWords, ' ')
  const french = words.frenchName.test(rest)
  const italian = words.italianName.test(rest)
  const german = words.germanOrEnglishName.test(rest)
  if (first && !last && !french && !german) return meaning('firstName', firstNameRank(own))
  if (first) return meaning('fullName', 2)
  if (last && italian && !french && !german) return meaning('fullName', 2)
  // `Name and surname` is both, `Name / Surname` may be one word in two languages.
  if (last && german && /\band\b/.test(rest)) return meaning('fullName', 2)
  if (last) return meaning('lastName', used ? 4 : legal ? 3 : 5)
  // `Name / Nome` and `Nom / Name / Nome` are one word in several languages; `Nome` alone is Italian.
  const rank = saysMore(rest) ? 4 : 5
  if (french || german) return meaning('name', rank)
  if (words.shortLastName.test(own)) return meaning('lastName', 2)
  if (words.shortFirstName.test(own)) return meaning('firstName', 2)
  return italian ? meaning('nome', rank) : undefined
}

function readPersonal(own: string, above: string): HeaderReading | undefined {
  const both = above === '' ? own : `${above} ${own}`
  if (words.language.test(own)) return meaning('language')
  if (!words.notAPersonsName.test(own) && !words.noUse.test(own) && !words.appointment.test(own)) {
    const name = readNames(own)
    if (name) return name
  }
  if (words.gender.test(own)) {
    const isKind = words.kindOf.test(own) || (words.sexOrKind.test(own) && words.appointment.test(own))
    return isKind ? ignored('no-use') : meaning('gender')
  }
  if (words.age.test(own)) return ignored('no-use')
  if (words.birth.test(own) || (words.birth.test(above) && words.date.test(own))) {
    return words.notABirthDate.test(both) ? ignored('no-use') : meaning('birthDate')
  }
  if (words.greeting.test(own)) return ignored('no-use')
  if (words.title.test(own) && !words.appointment.test(own)) return meaning('title')
  return undefined
}

/** Of `à`, `le`, `um`: an appointment only where the values agree. */
export const weakRank = 1.5
/** Of `Abholzeit`, `Date accident`: the time of something else, if another column is the visit's. */
const impureRank = 1.2
/** Of `Termin MRI`, `Kontrolltermin`: an appointment, but a bare `Datum` is rather the visit's. */
const impureAppointmentRank = 1.9

/** Of `Ancienne date`, `Wunschtermin`: serves where no other column has a day. */
const replacedRank = 0.6

function readAppointmentTitle(own: string, above: string): HeaderReading | undefined {
  if (words.otherStatus.test(own) && words.status.test(own)) return ignored('other-status')
  if (words.queue.test(own)) return meaning('queue')
  if (words.status.test(own)) return meaning('status')
  if (words.timeZoneWord.test(own)) return ignored('no-use')
  const isDate = words.date.test(own)
  const isTime = words.time.test(own)
  const isAppointment = words.appointment.test(own) || words.appointment.test(above)
  const isStart = words.start.test(own)
  const says = isDate || isTime || isStart || words.appointment.test(own)
  if (words.otherMoment.test(own)) return ignored('other-moment')
  if (words.end.test(own) && !isStart) return ignored('end')
  if (words.duration.test(own)) return ignored('duration')
  const lesser = words.lesserMoment.test(own)
  if (!says && !lesser) return undefined
  if ((words.ids.test(own) || words.appointmentNumber.test(own)) && !isDate && !isTime) return meaning('patientNumber')
  if (words.aboutAppointment.test(own) && !isDate && !isTime) return ignored('no-use')
  if (words.weakMoment.test(own)) return meaning(isTime ? 'time' : isDate ? 'date' : 'start', weakRank)
  const isPlain = own.split(' ').every((word) => words.plainMoment.test(word) || /^\d+$/.test(word))
  const plain = isAppointment ? 4 : isStart ? 3 : 2
  const usual = isPlain ? plain : isAppointment ? impureAppointmentRank : impureRank
  const rank = words.replacedAppointment.test(own)
    ? replacedRank
    : lesser || words.otherAppointment.test(own)
      ? 1
      : usual
  if ((isDate && isTime) || /zeitpunkt/.test(own)) return meaning('moment', rank)
  if (isDate) return meaning('date', rank)
  if (isTime) return meaning('time', isStart && isPlain ? Math.max(rank, 4) : rank)
  return isStart ? meaning('start', rank) : meaning('moment', rank)
}

function readRest(own: string, above: string): HeaderReading {
  if (words.ids.test(own) || words.bareNumber.test(own)) {
    return words.phone.test(above) ? meaning('phone', 2) : meaning('patientNumber')
  }
  if (words.noUse.test(own)) return ignored('no-use')
  const under = words.mobilePhone.test(above) ? 'phone:mobile' : words.phone.test(above) ? 'phone' : undefined
  if (under !== undefined) return words.saysOwnContact(own) ? meaning(under, 1) : ignored('whose-contact')
  if (words.contactPlace.test(own)) {
    return words.saysOwnContact(own) && words.isNeutralGroup(above) ? meaning('contact') : ignored('whose-contact')
  }
  if (words.patient.test(own)) return meaning('patient', patientRank(own))
  return words.personInCare.test(own) ? meaning('patient', personInCareRank) : { kind: 'unknown', rank: 0 }
}
