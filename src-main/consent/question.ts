import type { FreshStartNotice } from '#contract/records-notice.ts'

/** A patient whose contact is to be another one. */
export interface NewContact {
  readonly patient: string
  readonly contact: string
}

/**
 * What a person is asked by the main process. Its values come from the records and from what the call will use, never
 * from a text that the window made for it.
 */
export type Question =
  /**
   * `before`: what the connection had until now. `authorities`: subject and fingerprint of those that are new. `proxyUser`:
   * the new account for the computer's proxy; null: none, or as before.
   */
  | {
      readonly kind: 'use-server'
      readonly address: string
      readonly account: string
      readonly before: { readonly address: string; readonly account: string } | null
      readonly authorities: readonly string[]
      readonly proxyUser: string | null
    }
  | { readonly kind: 'forget-server'; readonly address: string; readonly account: string }
  | { readonly kind: 'patients-host'; readonly address: string; readonly host: string }
  | { readonly kind: 'first-sending'; readonly address: string; readonly account: string; readonly patients: number }
  /** `contacts`: all of them are new; the others are numbers of invitations. */
  | {
      readonly kind: 'actions'
      readonly contacts: readonly NewContact[]
      readonly resends: number
      readonly withdrawals: number
    }
  | { readonly kind: 'end-consultation'; readonly patient: string }
  | { readonly kind: 'remove-list'; readonly list: string; readonly patients: number }
  | { readonly kind: 'erase'; readonly lists: readonly string[]; readonly patients: number }
  /** Minutes until the window is locked; 0: never by itself. null: stays. Days: how long patients are kept. */
  | { readonly kind: 'settings'; readonly lockAfterMinutes: number | null; readonly retentionDays: number | null }
  | { readonly kind: 'start-fresh'; readonly notice: FreshStartNotice }
  /** '': it cannot be told. */
  | { readonly kind: 'take-folder'; readonly computer: string; readonly user: string }
  /** The records are older than what was sent, and the server cannot say who is invited. */
  | {
      readonly kind: 'send-unasked'
      readonly address: string
      readonly account: string
      readonly list: string
      readonly patients: number
    }
  | { readonly kind: 'unlock' }

export type QuestionKind = Question['kind']
