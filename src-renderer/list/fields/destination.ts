import type { ErrorCode } from './codes.ts'
import { readEmail } from './email.ts'
import { cleanText, isPlaceholder, isSheetError } from './text.ts'

export interface Destination {
  readonly doctorEmail?: string
  readonly queue?: string
}

export interface DestinationInput {
  /** Cells of the consulting doctor's e-mail and of the queue; absent without such a column. */
  readonly doctorEmail?: string | undefined
  readonly queue?: string | undefined
  /** The list's settings: for rows that have neither. */
  readonly defaults: { readonly doctorEmail?: string | undefined; readonly queue?: string | undefined }
}

export interface DestinationReading extends Destination {
  readonly errors: readonly ErrorCode[]
}

/** Name of a queue as typed; undefined if the cell is empty or unreadable. */
export function readQueue(cell: string): string | undefined {
  return isPlaceholder(cell) || isSheetError(cell) ? undefined : cleanText(cell)
}

/** The destination of the invitation: the row's doctor and queue, else the settings'. A doctor's name is not enough. */
export function readDestination(input: DestinationInput): DestinationReading {
  const doctor = readEmail(input.doctorEmail ?? '')
  const queue = readQueue(input.queue ?? '')
  if (doctor.kind === 'invalid') return { ...(queue === undefined ? {} : { queue }), errors: ['doctor-email-invalid'] }
  const own: Destination = {
    ...(doctor.kind === 'address' ? { doctorEmail: doctor.address } : {}),
    ...(queue === undefined ? {} : { queue })
  }
  if (own.doctorEmail !== undefined || own.queue !== undefined) return { ...own, errors: [] }
  const { doctorEmail, queue: defaultQueue } = input.defaults
  if (!doctorEmail && !defaultQueue) return { errors: ['destination-missing'] }
  return {
    ...(doctorEmail ? { doctorEmail } : {}),
    ...(defaultQueue ? { queue: defaultQueue } : {}),
    errors: []
  }
}
