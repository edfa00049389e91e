import type { InvitationView } from '#contract/invitation.ts'
import type { InterfaceLanguage } from '#contract/language.ts'
import type { PreflightFinding } from '#contract/preflight.ts'
import type { BatchPlan } from '#contract/sending.ts'
import type { ServerLimits } from '#contract/server-protocol.ts'
import { formatsIn } from './formats.ts'
import { textsIn, translate } from './messages.ts'

// Sentences that join several texts. Everything else is one message of the catalogues.

/** Two texts with a colon between them, before which French has a blank. */
export function withColon(language: InterfaceLanguage, before: string, after: string): string {
  return translate(language, 'sentence.colon', { before, after })
}

/** More names than these are counted instead: the sentence stays one that is read at a glance. */
const namedQueuesMax = 3

/** How many ready rows of the list are invited in a language that nobody has said, and which one. */
export interface AssumedLanguage {
  readonly language: string
  readonly count: number
}

/**
 * "47 patients, on Tuesday 1 December from 08:00 to 16:50, by SMS, in German (assumed), for the queue Cardiologie, about
 * 6 seconds."
 */
export function planSentence(language: InterfaceLanguage, plan: BatchPlan, assumed: AssumedLanguage | null): string {
  const t = textsIn('send.plan', language)
  const { total, doctors, queues, seconds } = plan
  const destinations = [...doctorsOf(language, doctors.length), ...queuesOf(language, queues)]
  const parts = [
    t.patients({ count: total }),
    ...whenOf(language, plan),
    channelsOf(language, plan),
    ...languagesOf(language, plan, assumed),
    ...(destinations.length > 0 ? [t.to({ destinations })] : []),
    t.about({ seconds })
  ]
  return `${parts.join(', ')}.`
}

/** The day and its hours, or the days. */
function whenOf(language: InterfaceLanguage, { appointments }: BatchPlan): readonly string[] {
  if (appointments === null) return []
  const t = textsIn('send.plan', language)
  const formats = formatsIn(language)
  const { first, last, timeZone } = appointments
  const [day, lastDay] = [first, last].map((at) => formats.day(at, timeZone)) as [string, string]
  if (formats.date(first, timeZone) !== formats.date(last, timeZone))
    return [t.onDays({ days: appointments.days, from: day, to: lastDay })]
  const [from, to] = [first, last].map((at) => formats.time(at, timeZone)) as [string, string]
  return [from === to ? t.atTime({ day, time: from }) : t.onDay({ day, from, to })]
}

function channelsOf(language: InterfaceLanguage, { total, bySms, byEmail, linksOnly }: BatchPlan): string {
  const t = textsIn('send.plan', language)
  if (bySms === total) return t.allSms
  if (byEmail === total) return t.allEmail
  if (linksOnly === total) return t.allLinkOnly
  return formatsIn(language).list([
    ...(bySms > 0 ? [t.sms({ count: bySms })] : []),
    ...(byEmail > 0 ? [t.email({ count: byEmail })] : []),
    ...(linksOnly > 0 ? [t.linkOnly({ count: linksOnly })] : [])
  ])
}

/** The patients' languages, the most frequent first, and which of them nobody has said. */
function languagesOf(
  language: InterfaceLanguage,
  { groups }: BatchPlan,
  assumed: AssumedLanguage | null
): readonly string[] {
  const t = textsIn('send.plan', language)
  const formats = formatsIn(language)
  const counts = new Map<string, number>()
  for (const { language: of, count } of groups) counts.set(of, (counts.get(of) ?? 0) + count)
  const named = [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([of, count]) => {
      const name = formats.languageInText(of)
      const isAssumed = assumed !== null && assumed.count > 0 && assumed.language === of
      if (!isAssumed) return { count, words: t.inLanguage({ name }) }
      return { count, words: assumed.count < count ? t.inPartlyAssumed({ name }) : t.inAssumed({ name }) }
    })
  const [only] = named
  if (only === undefined) return []
  if (named.length === 1) return [only.words]
  return [formats.list(named.map(({ count, words: inLanguage }) => t.countIn({ count, inLanguage })))]
}

function doctorsOf(language: InterfaceLanguage, count: number): readonly string[] {
  const t = textsIn('send.plan', language)
  if (count === 0) return []
  return [count === 1 ? t.oneDoctor : t.doctors({ count })]
}

function queuesOf(language: InterfaceLanguage, queues: readonly string[]): readonly string[] {
  const t = textsIn('send.plan', language)
  const [name] = queues
  if (name === undefined) return []
  if (queues.length === 1) return [t.oneQueue({ name })]
  return [queues.length <= namedQueuesMax ? t.namedQueues({ names: queues }) : t.queues({ count: queues.length })]
}

/** Who gets the link again, and how: at least one patient. */
export function resendSentence(
  language: InterfaceLanguage,
  { sms, email }: { readonly sms: number; readonly email: number }
): string {
  const t = textsIn('actions', language)
  if (sms + email === 1) return sms === 1 ? t['resendOne.sms'] : t['resendOne.email']
  return t.resendSeveral({
    ways: [...(sms > 0 ? [t.bySms({ count: sms })] : []), ...(email > 0 ? [t.byEmail({ count: email })] : [])]
  })
}

/** What was found before sending and what to do about it, in one or two sentences. */
export function findingSentence(
  language: InterfaceLanguage,
  { code, detail, nearest, count }: Pick<PreflightFinding, 'code' | 'detail' | 'nearest' | 'count'>,
  limits: Pick<ServerLimits, 'linkAfterSendingMs' | 'remindsWithinMs'>
): string {
  if (code === 'clock-differs') {
    return translate(language, `preflight.finding.${code}`, { seconds: Math.abs(Number(detail)) })
  }
  if (code === 'link-dies-first') {
    return translate(language, `preflight.finding.${code}`, { seconds: limits.linkAfterSendingMs / 1000, count })
  }
  if (code === 'moment-far') {
    const days = Math.floor(limits.remindsWithinMs / 86_400_000)
    return translate(language, `preflight.finding.${code}`, { days, count })
  }
  if (code === 'queue-unknown' && nearest !== undefined) {
    return translate(language, 'preflight.queueMisspelt', { detail, nearest, count })
  }
  return translate(language, `preflight.finding.${code}`, { detail, count })
}

/** Why an invitation is held back, in one sentence. `listId`: of the list in which that is read; null: any. */
export function heldReason(
  language: InterfaceLanguage,
  { elsewhere, earlier }: Pick<InvitationView, 'elsewhere' | 'earlier'>,
  listId: string | null
): string {
  const t = textsIn('held', language)
  const { date } = formatsIn(language)
  if (elsewhere !== undefined)
    return date(elsewhere.at) === date(Date.now()) ? t.today(elsewhere) : t.elsewhere(elsewhere)
  if (earlier === undefined) return t.unknown
  return earlier.listId === listId ? t.sameList : t.otherList({ at: earlier.at, name: earlier.listName })
}
