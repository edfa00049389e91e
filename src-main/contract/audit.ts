import { z } from 'zod'
import { call, nothing, resultOf } from './call.ts'
import { listId } from './list.ts'

/** What was saved to a file, by what the file holds: each file is logged. */
export const exportActions = [
  'links-exported',
  'letters-made',
  'day-list-saved',
  'day-list-printed',
  'figures-saved',
  'consultations-exported',
  'journal-exported',
  'directory-exported',
  'templates-exported',
  'diagnostics-exported',
  'support-page-exported'
] as const

/** What can be logged. A closed set: no free text of users or patients ever gets in. */
export const auditActions = [
  'list-imported',
  'list-taken-over',
  'batch-started',
  'batch-stopped',
  'batch-finished',
  'batch-unasked',
  'looked-up',
  'decided-send-again',
  'decided-created',
  'decided-let-through',
  'decided-take-over',
  'decided-leave-out',
  'decided-withdraw-duplicate',
  'refresh-started',
  'refresh-finished',
  'resend-started',
  'resend-finished',
  'correct-started',
  'correct-finished',
  'move-started',
  'move-finished',
  'withdraw-started',
  'withdraw-finished',
  'consultation-read',
  'consultation-closed',
  'sign-in-link-made',
  ...exportActions,
  'patients-read',
  'links-read',
  'link-shown',
  'link-copied',
  'link-opened',
  'link-printed',
  'letters-printed',
  'list-removed',
  'patients-erased',
  'figures-deleted',
  'signed-in',
  'connection-added',
  'connection-changed',
  'connection-altered',
  'credentials-saved',
  'credentials-forgotten',
  'patients-host-confirmed',
  'shared-secret-saved',
  'shared-secret-forgotten',
  'retention-changed',
  'lock-changed',
  'directory-saved',
  'directory-forgotten',
  'records-set-aside',
  'records-older',
  'attempts-restored',
  'invitations-rebuilt'
] as const
export type AuditAction = (typeof auditActions)[number]

/** Only entries of one list, or since a time in ms since the epoch. */
export const auditFilter = z.object({ ofList: listId.optional(), from: z.number().optional() })

export const auditEntry = z.object({
  /** From 1, without gaps. */
  number: z.int(),
  at: z.number(),
  /** Empty: the app did it automatically. */
  account: z.string(),
  /** null: not an action of this version of the app. */
  action: z.enum(auditActions).nullable(),
  listId: z.string().nullable(),
  /** null: no list, or one that was removed. */
  listName: z.string().nullable(),
  rowId: z.string().nullable(),
  count: z.number()
})
export type AuditEntry = z.infer<typeof auditEntry>

/** `firstWrong`: number of the first entry that was changed, added or removed; null: the chain is intact. */
export const auditCheck = z.object({
  at: z.number(),
  entries: z.int().min(0),
  firstWrong: z.int().nullable(),
  /** Where entries were lost with damaged or abandoned records, as the log itself records. `lost`: at least so many. */
  breaks: z.array(z.object({ number: z.int(), at: z.number(), lost: z.int().min(0) })).readonly()
})
export type AuditCheck = z.infer<typeof auditCheck>

export const auditPageMax = 1000

export const auditCalls = {
  /** Latest first. `before`: the `next` of the previous page; null: the first page. */
  'audit.page': call(
    auditFilter.extend({ before: z.int().min(1).nullable(), limit: z.int().min(1).max(auditPageMax) }),
    resultOf(z.object({ entries: z.array(auditEntry), next: z.int().nullable() }), [])
  ),
  /** Verifies the whole chain. */
  'audit.verify': call(nothing, resultOf(auditCheck, [])),
  /** Result of the last verification, including the one at start; null: none has finished. Event: `audit`. */
  'audit.lastCheck': call(nothing, resultOf(auditCheck.nullable(), []))
} as const
