import type { Bridge } from '#contract/channels.ts'

declare global {
  interface Window {
    /** Set by the preload script. */
    readonly hcw: Bridge
  }
}

/** The calls to the main process and its events. */
export const { calls, on }: Bridge = window.hcw
