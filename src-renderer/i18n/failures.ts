import type { FailureCode } from '#contract/channels.ts'
import type { InterfaceLanguage } from '#contract/language.ts'
import { proxyFailureCodes, tlsFailureCodes } from '#contract/network.ts'
import type { WaitReason } from '#contract/sending.ts'
import { type Explanation, explain } from './messages.ts'

/** What a failure's detail is: the text that introduces it. */
export function detailKeyOf(code: FailureCode): 'theirWords' | 'issuedBy' | 'theProxy' {
  if (proxyFailureCodes.some((known) => known === code)) return 'theProxy'
  return tlsFailureCodes.some((known) => known === code) || code === 'certificate-refused' ? 'issuedBy' : 'theirWords'
}

/** Reasons to wait that no call fails with, or that are said in other words there. */
const ownWaitReasons = [
  'not-signed-in',
  'link-of-other-host',
  'other-computer',
  'slow-down',
  'offline',
  'asleep'
] as const satisfies readonly WaitReason[]
type OwnWaitReason = (typeof ownWaitReasons)[number]

/** Why a batch waits. Whether it goes on without the user is said next to it. */
export function explainWait(language: InterfaceLanguage, reason: WaitReason): Explanation {
  return isOwn(reason) ? explain(language, `wait.${reason}`) : explain(language, `failure.${reason}`)
}

function isOwn(reason: WaitReason): reason is OwnWaitReason {
  return ownWaitReasons.some((own) => own === reason)
}
