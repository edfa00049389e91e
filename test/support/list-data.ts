import type { InvitationContent } from '#contract/invitation.ts'
import type { ListDocument, ListFigures, ListRow } from '#contract/list.ts'

/** 23 March 2026, 09:05 UTC. */
export const start = Date.UTC(2026, 2, 23, 9, 5)
export const account = 'scheduler@hospital.example'
/** As a hash of server and account. */
export const serverId = 'a1b2c3d4e5f60718293a4b5c6d7e8f90'
export const protocol = 'hcw-v5'

export const listDocument: ListDocument = {
  name: 'Cardiologie, mardi',
  fileName: 'cardio.csv',
  settings: { defaultCountry: 'CH', timeZone: 'Europe/Zurich', defaultLanguage: 'fr', delivery: 'server' },
  format: { container: 'csv', encoding: 'windows-1252', delimiter: ';' },
  choices: {},
  layout: { headerRow: 1, headers: ['Nom', 'Mobile'], columns: ['lastName', 'phone:mobile'], dateSystem: 1900 }
}

export const figures: ListFigures = {
  patients: 3,
  ready: 3,
  blocked: 0,
  excluded: 0,
  firstMoment: null,
  lastMoment: null
}

/** The same UUID for the same number in every run. */
export function id(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}

export function rowOf(number: number): ListRow {
  return { rowId: id(number), row: number, cells: [`Müller ${number}`, '079 123 45 67'], edits: {}, excluded: false }
}

export function contentOf(number: number, changes: Partial<InvitationContent> = {}): InvitationContent {
  return {
    firstName: 'Anna',
    lastName: `Müller ${number}`,
    gender: 'female',
    phoneNumber: '+41791234567',
    scheduledFor: new Date(start + number * 3_600_000).toISOString(),
    language: 'de',
    doctorEmail: 'doctor@hospital.example',
    timeZone: 'Europe/Zurich',
    channel: 'sms',
    ...changes
  }
}
