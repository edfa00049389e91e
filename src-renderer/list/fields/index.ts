export { type AppointmentInput, type AppointmentReading, readAppointment } from './appointment.ts'
export {
  type CellRepair,
  type ErrorCode,
  errorCodes,
  type Gender,
  type NameOrder,
  type WarningCode,
  warningCodes
} from './codes.ts'
export { type CalendarDate, type DateOrder, type DateReading, isWeekdayAlone, readDate, writingOf } from './date.ts'
export {
  type Destination,
  type DestinationInput,
  type DestinationReading,
  readDestination,
  readQueue
} from './destination.ts'
export { createDirectory, type DoctorKey, doctorIdentity, doctorKey, isSameDoctor } from './directory.ts'
export { type EmailReading, isAddress, readEmail } from './email.ts'
export { type GenderCell, type GenderInput, type GenderReading, readGender, readGenderCell } from './gender.ts'
export { type LanguageReading, readLanguage, readLanguageCell } from './language.ts'
export { type NameReading, nameOrderOfHeader, namesSeveral, readFullName, readNamePart, readNames } from './name.ts'
export { type PhoneCandidate, type PhonesInput, type PhonesReading, readPhoneCell, readPhones } from './phone.ts'
export type { PhoneNote } from './phone-number.ts'
export { mayNameOthers, type OwnName, saysOthers } from './phone-owner.ts'
export {
  asksAgainst,
  asksIfCancelled,
  holdsRemarkAgainst,
  isYes,
  readStatus,
  saysDied,
  saysOnlyCancelled,
  speaksAgainst
} from './status.ts'
export { cleanText, fold, isPlaceholder, isSheetError, searchWords } from './text.ts'
export { readTimeOfDay } from './time-of-day.ts'
export {
  looksLikeDate,
  looksLikeEmail,
  looksLikeGender,
  looksLikeLanguage,
  looksLikePhone,
  looksLikeSocialNumber,
  looksLikeTime
} from './value-type.ts'
