import type { Bridge } from '#contract/channels.ts'

declare global {
  interface Window {
    /** Put there by the preload. */
    readonly hcw: Bridge
  }
}

/** The main process: its calls, and the events it tells. */
export const { calls, on }: Bridge = window.hcw
