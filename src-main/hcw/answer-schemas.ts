import { z } from 'zod'

/*
 * Answers of HCW@Home v5, as far as we read them. Unknown keys are ignored, since every version adds some. A field that
 * only some versions have is optional.
 */

/** Key in `metadata` under which an invitation carries our row's id. */
export const rowKey = 'bulkInviteRow'

const id = z.string().min(1).max(100)
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
/** Text that a patient or doctor wrote or chose, cut to what we keep. */
const writtenText = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .transform((value) => (value ?? '').slice(0, 5000))
/** The last valid date in ms (ECMA-262, 21.4.1.1). */
const lastDateMs = 8.64e15
/** Epoch ms; some versions return numbers as text. 0: absent or not a date. */
const timestamp = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .nullish()
  .transform((value) => (value === null || value === undefined || Math.abs(value) > lastDateMs ? 0 : value))

/** `id` on most calls, `_id` on some versions. */
const identified = z
  .looseObject({ id: id.optional(), _id: id.optional() })
  .transform(({ id, _id, ...rest }, context) => {
    const found = id ?? _id
    if (found === undefined) context.addIssue({ code: 'custom', message: 'no id' })
    return { ...rest, id: found ?? '' }
  })

/** Another record, as its id or, on some answers, with some of its fields. */
const reference = z
  .union([
    id.transform((known) => ({ id: known, name: undefined, email: undefined })),
    z
      .looseObject({ id: id.optional(), _id: id.optional(), name: z.string().optional(), email: z.string().optional() })
      .transform((record) => ({ id: record.id ?? record._id ?? '', name: record.name, email: record.email }))
  ])
  .nullish()
  .catch(null)
  .transform((value) => value ?? null)

export const inviteAnswer = identified.pipe(
  z.object({
    id,
    firstName: text,
    lastName: text,
    gender: text,
    phoneNumber: text,
    emailAddress: text,
    scheduledFor: timestamp,
    createdAt: timestamp,
    status: text,
    inviteToken: text,
    patientURL: z.string().optional().catch(undefined),
    doctorURL: z.string().optional().catch(undefined),
    metadata: z.unknown().optional(),
    invitedBy: reference
  })
)
export type InviteAnswer = z.infer<typeof inviteAnswer>

/** What an invite was created with, in addition to {@link inviteAnswer}. */
export const inviteDetails = z.object({
  gender: text,
  patientLanguage: text,
  patientTZ: text,
  messageService: z.string().nullish(),
  doctor: reference,
  /** The doctor of the invite; some answers have only an id in `doctor`. */
  doctorData: z.object({ email: z.string() }).nullish().catch(null),
  queue: reference
})

export const createAnswer = z.object({ success: z.literal(true), invite: inviteAnswer })
export const inviteList = z.array(inviteAnswer)

export const resendAnswer = z.object({ success: z.boolean(), error: z.unknown().optional() })

export const consultationAnswer = z
  .object({
    id: id.optional(),
    _id: id.optional(),
    consultationId: id.optional(),
    status: z.string().optional(),
    acceptedAt: timestamp,
    closedAt: timestamp,
    patientRating: writtenText,
    patientComment: writtenText,
    doctorRating: writtenText,
    doctorComment: writtenText
  })
  .refine((consultation) => (consultation.id ?? consultation._id ?? consultation.consultationId) !== undefined)

/** Of a queue: no list and no screen has longer ones. */
const nameLengthMax = 300
/** More than the largest hospital has. Lists are compared with all of them. */
const queuesMax = 2000
const languagesMax = 1000

export const queuesAnswer = z
  .array(z.object({ id, name: z.string() }))
  .transform((queues) => queues.filter(({ name }) => name.length <= nameLengthMax).slice(0, queuesMax))
export const languagesAnswer = z.array(z.string()).transform((languages) => languages.slice(0, languagesMax))
export const prefixAnswer = z.object({ status: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]) })

/** `GET /config`, public: only what identifies a v5 server. */
export const configAnswer = z
  .object({ method: z.string().optional(), branding: z.string().optional() })
  .refine((config) => config.method !== undefined || config.branding !== undefined)

export const loginAnswer = z.object({
  user: z.object({
    id,
    email: z.string(),
    role: z.string(),
    firstName: text,
    lastName: text,
    token: z.string().min(1),
    refreshToken: z.string().min(1).optional()
  })
})
/** Doctors and admins of a production server: a second factor by SMS instead of a token. */
export const secondFactorAnswer = z.object({ localLoginToken: z.string() })
export const loginRefusal = z.object({ message: z.string() })
export const refreshAnswer = z.object({ token: z.string().min(1), refreshToken: z.string().min(1).optional() })
