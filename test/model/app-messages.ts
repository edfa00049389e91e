import type { CallName } from '#contract/channels.ts'
import type { BatchView } from '#contract/sending.ts'

/**
 * What the process of the app is started with. `skippedMs`: how far the world's time is ahead of the real one.
 * `isHurried`: waits and time limits are cut short.
 */
export type AppJob = {
  readonly folder: string
  readonly skippedMs: number
  readonly aheadMs: number
  readonly isHurried: boolean
}

export type ToApp =
  | { readonly kind: 'call'; readonly id: number; readonly name: CallName; readonly input: unknown }
  /** Time passes for everybody by `passMs`; the computer's clock is wrong by `aheadMs`. */
  | { readonly kind: 'clock'; readonly passMs: number; readonly aheadMs: number }
  | { readonly kind: 'end' }

export type FromApp =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'batch'; readonly batch: BatchView | null }
  | { readonly kind: 'action'; readonly isFinished: boolean }
  /** A wait was cut short: time passes for everybody. */
  | { readonly kind: 'skipped'; readonly ms: number }
  /** An answer or a change that breaks the contract: the window would not get it. */
  | { readonly kind: 'invalid'; readonly text: string }
