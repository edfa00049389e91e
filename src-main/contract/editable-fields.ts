/** Fields of a row that the user can edit. `moment`: the appointment as written, in the time zone of the list. */
export const editableFields = [
  'lastName',
  'firstName',
  'gender',
  'phone',
  'email',
  'moment',
  'language',
  'doctorEmail',
  'queue'
] as const

export type EditableField = (typeof editableFields)[number]
