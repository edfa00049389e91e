import type { BoardEntry } from '#contract/invitation-actions.ts'
import type { Texts } from '../i18n/messages.ts'

/** The stage of a patient, from the invitation and the last answer of the server. */
export type Stage = keyof Texts<'board.stage'>

export function stageOf({ state, content, remote, linkEndsAt }: BoardEntry, now: number): Stage {
  switch (state) {
    case 'queued':
    case 'sending':
      return 'on-the-way'
    case 'ready':
    case 'held':
    case 'refused':
      return 'not-delivered'
    case 'unknown':
    case 'checking':
    case 'undecided':
      return 'doubt'
    case 'withdrawn':
      return 'withdrawn'
    case 'created':
      break
  }
  switch (remote?.progress) {
    case 'in':
    case 'over':
    case 'gone':
      return remote.progress
    case 'confirmed':
    case 'sent':
    case undefined:
      break
  }
  if (linkEndsAt !== null && linkEndsAt <= now) return 'expired'
  if (remote?.progress === 'confirmed') return 'confirmed'
  return content.channel === 'none' ? 'to-hand-over' : 'sent'
}

/** The appointment, ms since the epoch; null without one. The server's time wins when it differs. */
export function appointmentOf({ content, remote }: BoardEntry): number | null {
  if (remote !== undefined && remote.scheduledFor !== null && remote.progress !== 'gone') return remote.scheduledFor
  return content.scheduledFor === undefined ? null : Date.parse(content.scheduledFor)
}
