import type { DirectoryEntry, DirectoryItem, DirectoryTarget, DirectoryView } from '#contract/directory.ts'
import type { Choice } from '../../components/option.tsx'
import type { Texts } from '../../i18n/messages.ts'
import { doctorIdentity, doctorKey, fold, isAddress } from '../../list/fields/index.ts'
import type { Destinations } from '../../state/use-destinations.ts'
import type { DirectoryChange } from '../../workspace/directory.ts'

/** The accounts and queues that the app knows. */
export interface KnownTargets {
  readonly directory: DirectoryView
  /** Of the server, as far as it tells. */
  readonly destinations: Destinations
}

/** The address or the name of the queue. */
export function nameOf(target: DirectoryTarget): string {
  return 'queue' in target ? target.queue : target.doctorEmail
}

function keyOf(target: DirectoryTarget): string {
  return 'queue' in target ? `queue ${target.queue}` : `doctor ${target.doctorEmail.toLowerCase()}`
}

export function isSameTarget(one: DirectoryTarget, other: DirectoryTarget): boolean {
  return keyOf(one) === keyOf(other)
}

function targetOf(entry: DirectoryEntry): DirectoryTarget {
  return 'queue' in entry ? { queue: entry.queue } : { doctorEmail: entry.doctorEmail }
}

/** The entry that already counts for a text; undefined if nobody has said who is meant. */
export function entryFor(text: string, { items }: DirectoryView): DirectoryItem | undefined {
  const identity = doctorIdentity(text)
  const same = items.filter(({ entry, source }) => source !== 'seen' && doctorIdentity(entry.text) === identity)
  return same.find(({ source }) => source === 'it') ?? same[0]
}

/** What has to be stored so that a text means this target. `corrected`: the entry that it is a correction of. */
export function changeTo(
  entry: DirectoryEntry,
  { items }: DirectoryView,
  corrected: DirectoryEntry | null = null
): DirectoryChange {
  const identities = [entry, ...(corrected === null ? [] : [corrected])].map(({ text }) => doctorIdentity(text))
  const forgotten = items.filter(
    (item) => item.source === 'confirmed' && identities.includes(doctorIdentity(item.entry.text))
  )
  return { saved: [entry], forgotten: forgotten.map((item) => item.entry) }
}

/** A text of at least as many letters as a code such as `KELD` has, made of the beginnings of two words. */
function isCodeOf(code: string, words: readonly string[]): boolean {
  if (code.length < 2 || code.length > 6) return false
  return words.some((one) =>
    words.some(
      (other) =>
        one !== other &&
        Array.from({ length: code.length - 1 }, (_, at) => at + 1).some(
          (at) => one.startsWith(code.slice(0, at)) && other.startsWith(code.slice(at))
        )
    )
  )
}

function pairsOf(word: string): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(1, word.length - 1) }, (_, at) => word.slice(at, at + 2)))
}

/** 0 to 1: how many of their pairs of letters two words share (Dice). */
function wordLikeness(one: string, other: string): number {
  if (one === other) return 1
  const own = pairsOf(one)
  const shared = [...pairsOf(other)].filter((pair) => own.has(pair)).length
  return (2 * shared) / (own.size + pairsOf(other).size)
}

/** 0 to 1: how near a doctor's name, initials or unit comes to words. Only to put proposals in order. */
function likeness(text: string, words: readonly string[]): number {
  const own = doctorKey(text)?.words ?? []
  if (own.length === 0 || words.length === 0) return 0
  const best = own.map((word) =>
    isCodeOf(word, words) ? 0.8 : Math.max(...words.map((other) => wordLikeness(word, other)))
  )
  return best.reduce((sum, one) => sum + one, 0) / own.length
}

function wordsIn(text: string): readonly string[] {
  return fold(text)
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1)
}

type Reason = 'seen' | 'known' | 'accepted' | 'offered'
const reasons: readonly Reason[] = ['seen', 'known', 'accepted', 'offered']

export interface TargetProposal {
  readonly target: DirectoryTarget
  /** Why it is proposed: a list has it with this text, the directory has it, the server accepted it or offers it. */
  readonly reason: Reason
  /** The text of the list or of the directory. */
  readonly text: string
  /** 0 to 1 by likeness; above: a list has both together. */
  readonly nearness: number
}

/**
 * Everything that could be meant by a text, the nearest first: what a list had together with it, then by likeness. None
 * is chosen by likeness alone.
 */
export function proposeTargets(text: string, { directory, destinations }: KnownTargets): readonly TargetProposal[] {
  const found = new Map<string, { readonly proposal: Omit<TargetProposal, 'nearness'>; readonly words: string[] }>()
  const add = (target: DirectoryTarget, reason: Reason, own: string) => {
    const known = found.get(keyOf(target))
    if (known !== undefined) known.words.push(...wordsIn(own))
    else {
      const name = 'queue' in target ? target.queue : (target.doctorEmail.split('@')[0] ?? '')
      found.set(keyOf(target), { proposal: { target, reason, text: own }, words: [...wordsIn(name), ...wordsIn(own)] })
    }
  }
  const identity = doctorIdentity(text)
  const isOwn = ({ entry }: DirectoryItem) => doctorIdentity(entry.text) === identity
  const items = directory.items.toSorted((one, other) => Number(isOwn(other)) - Number(isOwn(one)))
  for (const item of items) add(targetOf(item.entry), item.source === 'seen' ? 'seen' : 'known', item.entry.text)
  for (const target of directory.accepted) add(target, 'accepted', '')
  for (const doctorEmail of destinations.doctors) add({ doctorEmail }, 'offered', '')
  for (const queue of destinations.queues) add({ queue }, 'offered', '')
  const isTogether = ({ reason, text: own }: Omit<TargetProposal, 'nearness'>) =>
    reason === 'seen' && doctorIdentity(own) === identity
  return [...found.values()]
    .map(({ proposal, words }) => ({
      ...proposal,
      nearness: isTogether(proposal) ? 2 : likeness(text, words)
    }))
    .sort((one, other) => other.nearness - one.nearness || reasons.indexOf(one.reason) - reasons.indexOf(other.reason))
}

/** The proposals as choices of a field. */
export function targetChoices(proposals: readonly TargetProposal[], t: Texts<'directory'>): readonly Choice<string>[] {
  return proposals.map(({ target, reason, text }) => ({
    value: keyOf(target),
    label: nameOf(target),
    detail: detailOf(target, reason, text, t)
  }))
}

function detailOf(target: DirectoryTarget, reason: Reason, text: string, t: Texts<'directory'>): string {
  const isQueue = 'queue' in target
  if (reason === 'seen') return isQueue ? t['choice.seenQueue']({ text }) : t['choice.seen']({ text })
  if (reason === 'known') return isQueue ? t['choice.knownQueue']({ text }) : t['choice.known']({ text })
  if (isQueue) return t['choice.queue']
  return reason === 'accepted' ? t['choice.accepted'] : t['choice.doctor']
}

export type TypedTarget =
  | { readonly kind: 'target'; readonly target: DirectoryTarget }
  | { readonly kind: 'wrong'; readonly problem: 'targetMissing' | 'addressWrong' | 'queueUnknown' }

/**
 * What was typed or chosen: an address, or one of the queues. Where the server does not tell its queues, any name is
 * taken for one.
 */
export function readTarget(typed: string, { directory, destinations }: KnownTargets): TypedTarget {
  const text = typed.trim()
  if (text === '') return { kind: 'wrong', problem: 'targetMissing' }
  if (isAddress(text)) return { kind: 'target', target: { doctorEmail: text } }
  if (text.includes('@')) return { kind: 'wrong', problem: 'addressWrong' }
  const inDirectory = directory.items.flatMap(({ entry }) => ('queue' in entry ? [entry.queue] : []))
  const queue = [...destinations.queues, ...inDirectory].find((name) => fold(name) === fold(text))
  if (queue !== undefined) return { kind: 'target', target: { queue } }
  if (destinations.queues.length > 0) return { kind: 'wrong', problem: 'queueUnknown' }
  return { kind: 'target', target: { queue: text } }
}
