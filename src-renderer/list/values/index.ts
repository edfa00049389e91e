export {
  type BlockCode,
  blockCodes,
  type Gender,
  type NameOrder,
  type Repair,
  type WarnCode,
  warnCodes
} from './codes.ts'
export { type DateOrder, type Day, type DayReading, isWeekdayAlone, readDay } from './day.ts'
export { type DestinationInput, type DestinationReading, readDestination, readQueue } from './destination.ts'
export { type EmailReading, isAddress, readEmail } from './email.ts'
export { type GenderCell, type GenderInput, type GenderReading, readGender, readGenderCell } from './gender.ts'
export { type LanguageReading, readLanguage, readLanguageCell } from './language.ts'
export { type MomentInput, type MomentReading, readMoment } from './moment.ts'
export { type NameReading, nameOrderOfHeader, readFullName, readNamePart, readNames } from './name.ts'
export { type PhoneCandidate, type PhonesInput, type PhonesReading, readPhoneCell, readPhones } from './phone.ts'
export type { PhoneNote } from './phone-number.ts'
export {
  looksLikeDate,
  looksLikeEmail,
  looksLikeGender,
  looksLikeLanguage,
  looksLikePhone,
  looksLikeSocialNumber,
  looksLikeTime
} from './recognise.ts'
export { asksIfCancelled, isYes, readStatus } from './status.ts'
export { cleanText, fold, isPlaceholder, isSheetError } from './text.ts'
