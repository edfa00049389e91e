import { z } from 'zod'
import { call, nothing, resultOf } from './call.ts'
import { listId } from './list.ts'

/** Files with patients' data, or with the journal itself, that a person may save; each saving is an entry. */
export const exportActions = ['links-exported', 'letters-made', 'consultations-exported', 'journal-exported'] as const

/** What an entry of the journal tells. Typed: no text of a person's or a patient's ever goes in. */
export const auditActions = [
  'list-imported',
  'batch-started',
  'batch-stopped',
  'batch-finished',
  'looked-up',
  'decided-send-again',
  'decided-created',
  'decided-let-through',
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
  'list-removed',
  'patients-erased',
  'signed-in',
  'credentials-saved',
  'credentials-forgotten',
  'shared-secret-saved',
  'shared-secret-forgotten',
  'retention-changed',
  'records-set-aside',
  'attempts-restored',
  'invitations-rebuilt'
] as const
export type AuditAction = (typeof auditActions)[number]

/** What a saved file holds, for the journal. */
export const exportNote = z.object({
  action: z.enum(exportActions),
  listId: listId.optional(),
  count: z.int().min(0)
})
export type ExportNote = z.infer<typeof exportNote>

/** Which entries: of one list, and from a time, ms since the epoch. */
const auditFilter = z.object({ ofList: listId.optional(), from: z.number().optional() })

export const auditEntry = z.object({
  /** From 1, without gaps. */
  number: z.int(),
  at: z.number(),
  /** Empty: the app by itself. */
  account: z.string(),
  /** null: a word that this version of the app does not write. */
  action: z.enum(auditActions).nullable(),
  listId: z.string().nullable(),
  /** null: no list, or one that was removed. */
  listName: z.string().nullable(),
  rowId: z.string().nullable(),
  count: z.number()
})
export type AuditEntry = z.infer<typeof auditEntry>

/** `firstWrong`: number of the first entry that was changed, added or taken away; null: the chain is whole. */
export const auditCheck = z.object({ at: z.number(), entries: z.int().min(0), firstWrong: z.int().nullable() })
export type AuditCheck = z.infer<typeof auditCheck>

export const auditPageMax = 1000

export const auditCalls = {
  /** The latest first. `before`: as the page before told; null: the first page. */
  'audit.page': call(
    auditFilter.extend({ before: z.int().min(1).nullable(), limit: z.int().min(1).max(auditPageMax) }),
    resultOf(z.object({ entries: z.array(auditEntry), next: z.int().nullable() }), [])
  ),
  /** Walks the whole chain. */
  'audit.verify': call(nothing, resultOf(auditCheck, [])),
  /** What the last walk found, that of the start included; null: none has come to its end. Announced by `audit`. */
  'audit.lastCheck': call(nothing, resultOf(auditCheck.nullable(), []))
} as const
