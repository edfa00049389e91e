import { assertNever } from '#contract/assert-never.ts'
import type { InterfaceLanguage } from '#contract/language.ts'
import type { IconName } from '../../components/icon.tsx'
import type { TagProps } from '../../components/tag.tsx'
import { textsIn, translate } from '../../i18n/messages.ts'
import { heldReason } from '../../i18n/sentences.ts'
import { serverWords } from '../../i18n/server-words.ts'
import type { LinkRow, LinkState } from './link-rows.ts'

interface StateTag {
  readonly tone: TagProps['tone']
  readonly icon: IconName
}

export const stateTags: Readonly<Record<LinkState, StateTag>> = {
  ready: { tone: 'plain', icon: 'minus' },
  queued: { tone: 'info', icon: 'clock' },
  sending: { tone: 'info', icon: 'send' },
  created: { tone: 'ok', icon: 'circleCheck' },
  refused: { tone: 'bad', icon: 'error' },
  unknown: { tone: 'warn', icon: 'question' },
  checking: { tone: 'info', icon: 'refresh' },
  undecided: { tone: 'warn', icon: 'question' },
  held: { tone: 'warn', icon: 'pause' },
  withdrawn: { tone: 'plain', icon: 'undo' },
  blocked: { tone: 'bad', icon: 'edit' },
  excluded: { tone: 'plain', icon: 'close' }
}

/** The state in a word or two: the same on the screen and in an exported file. */
export function stateText(state: LinkState, language: InterfaceLanguage): string {
  return state === 'blocked' || state === 'excluded'
    ? translate(language, `links.${state}`)
    : translate(language, `invitation.state.${state}`)
}

/** Why, in one sentence; empty where the state says everything. The same on the screen and in an exported file. */
export function reasonText({ state, errors, invitation }: LinkRow, language: InterfaceLanguage): string {
  const t = textsIn('links', language)
  switch (state) {
    case 'blocked':
      return errors.length === 0
        ? t.blockedReason
        : errors.map((code) => translate(language, `issues.${code}.full`)).join(' ')
    case 'excluded':
      return t.excludedReason
    case 'refused': {
      const code = invitation?.refusal ?? 'request-rejected'
      const words = translate(language, `refusal.${code}.what`)
      const isVague = code === 'request-rejected' || code === 'message-not-sent'
      const theirs = isVague ? serverWords(invitation?.serverText) : null
      return theirs === null ? words : `${words} (${theirs})`
    }
    case 'unknown':
    case 'checking':
    case 'undecided':
      return translate(language, `unknownOutcome.${invitation?.doubt ?? 'app-ended'}.what`)
    case 'held':
      return heldReason(language, invitation ?? {}, null)
    case 'ready':
      return invitation?.provenAbsent ? t.absentReason : ''
    case 'created':
      if (invitation?.takenOver) return t.takenOverReason
      return invitation?.recovered ? t.recoveredReason : ''
    case 'queued':
    case 'sending':
    case 'withdrawn':
      return ''
    default:
      return assertNever(state)
  }
}
