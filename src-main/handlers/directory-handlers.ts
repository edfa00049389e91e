import { fail, succeed } from '#contract/call.ts'
import type { Handlers } from '#contract/channels.ts'
import { practiceConnectionId } from '#contract/connection-ids.ts'
import {
  type DirectoryEntry,
  type DirectoryItem,
  type DirectoryTarget,
  type directoryCalls,
  writtenFormKey
} from '#contract/directory.ts'
import type { InvitationView } from '#contract/invitation.ts'
import type { PolicyRules } from '../policy/index.ts'
import type { DirectoryStore, Records } from '../records/index.ts'
import { isSameTarget } from '../records/index.ts'
import type { AppendAudit } from './audit-writer.ts'
import type { ChangePublisher } from './change-publisher.ts'

type DirectoryHandlers = Pick<Handlers, keyof typeof directoryCalls>

/** Calls for the directory of doctors: the user's entries, and those of the policy. */
export function createDirectoryHandlers({
  records: { directory },
  rules,
  publisher,
  clients,
  appendAudit
}: {
  readonly records: Pick<Records, 'directory'>
  readonly rules: PolicyRules
  readonly publisher: ChangePublisher
  readonly clients: { readonly chosenConnectionId: () => string }
  readonly appendAudit: AppendAudit
}): DirectoryHandlers {
  /** The doctors of the hospital have no account on the practice server. */
  const entriesOfIt = (connectionId: string): readonly DirectoryEntry[] =>
    connectionId === practiceConnectionId ? [] : (rules.policy.directory ?? [])

  const isFixed = (connectionId: string, texts: readonly string[]) => {
    const fixed = new Set(entriesOfIt(connectionId).map(({ text }) => writtenFormKey(text)))
    return texts.some((text) => fixed.has(writtenFormKey(text)))
  }

  return {
    'directory.read': (input) => {
      const connectionId = input.connectionId ?? clients.chosenConnectionId()
      const stored = directory.read(connectionId)
      if (!stored.ok) return stored
      const items = directoryItems(stored.value, entriesOfIt(connectionId))
      const accepted = stored.value.flatMap((fact) =>
        fact.kind === 'answer' && fact.answer === 'accepted' ? [fact.target] : []
      )
      return succeed({ connectionId, items, accepted })
    },

    'directory.save': async ({ connectionId, entries, replaced }) => {
      if (isFixed(connectionId, [...entries.map(({ text }) => text), ...replaced])) return fail('fixed-by-it')
      const saved = directory.save(connectionId, entries, replaced)
      if (!saved.ok) return saved
      publisher.publish({ kind: 'directory' })
      await appendAudit({ action: 'directory-saved', count: entries.length })
      return saved
    },

    'directory.forget': async ({ connectionId, entries }) => {
      const forgotten = directory.forget(connectionId, entries)
      if (!forgotten.ok) return forgotten
      publisher.publish({ kind: 'directory' })
      await appendAudit({ action: 'directory-forgotten', count: entries.length })
      return forgotten
    },

    'directory.propose': ({ connectionId, entries }) => {
      const proposed = directory.propose(connectionId, entries)
      if (!proposed.ok) return proposed
      if (proposed.value) publisher.publish({ kind: 'directory' })
      return succeed(null)
    }
  }
}

type Facts = Extract<ReturnType<DirectoryStore['read']>, { ok: true }>['value']

/** IT's entries win over the user's, and both over what lists only showed. */
function directoryItems(facts: Facts, ofIt: readonly DirectoryEntry[]): DirectoryItem[] {
  const answers = facts.filter((fact) => fact.kind === 'answer')
  const answerTo = (entry: DirectoryEntry) => answers.find(({ target }) => isSameTarget(target, entry))?.answer ?? null
  const known = new Set<string>()
  const items: DirectoryItem[] = []
  const add = (entry: DirectoryEntry, source: DirectoryItem['source']) =>
    items.push({ entry, source, answer: answerTo(entry) })
  for (const entry of ofIt) {
    known.add(writtenFormKey(entry.text))
    add(entry, 'it')
  }
  for (const kind of ['confirmed', 'seen'] as const) {
    const more = facts.flatMap((fact) =>
      fact.kind === kind && !known.has(writtenFormKey(fact.entry.text)) ? [fact.entry] : []
    )
    for (const entry of more) {
      known.add(kind === 'confirmed' ? writtenFormKey(entry.text) : '')
      add(entry, kind)
    }
  }
  return items.sort((one, other) => (one.entry.text < other.entry.text ? -1 : 1))
}

/** Notes in the directory what the server said of a doctor's account or a queue. */
export function createAnswerRecorder(
  { directory, lists }: Pick<Records, 'directory' | 'lists'>,
  publisher: ChangePublisher
): (listId: string, invitations: readonly InvitationView[]) => void {
  /** Noted in this run: a batch brings the same answer with every invitation. */
  const noted = new Map<string, string>()
  const connections = new Map<string, string>()

  function connectionOf(listId: string): string | undefined {
    const known = connections.get(listId)
    if (known !== undefined) return known
    const list = lists.open({ listId })
    if (!list.ok) return undefined
    connections.set(listId, list.value.connectionId)
    return list.value.connectionId
  }

  return (listId, invitations) => {
    let isNew = false
    for (const [target, answer] of invitations.flatMap(answersIn)) {
      const connectionId = connectionOf(listId)
      if (connectionId === undefined) return
      const key = JSON.stringify([connectionId, target])
      if (noted.get(key) === answer) continue
      noted.set(key, answer)
      const stored = directory.noteAnswer(connectionId, target, answer)
      isNew ||= stored.ok && stored.value
    }
    if (isNew) publisher.publish({ kind: 'directory' })
  }
}

type Answer = readonly [target: DirectoryTarget, answer: 'accepted' | 'refused']

function answersIn({ state, refusal, content: { doctorEmail, queue } }: InvitationView): readonly Answer[] {
  const doctor = doctorEmail === undefined ? null : { doctorEmail }
  const group = queue === undefined ? null : { queue }
  if (state === 'created') return [doctor, group].flatMap((target) => (target ? [[target, 'accepted'] as const] : []))
  if (state !== 'refused') return []
  if (refusal === 'doctor-not-found' && doctor) return [[doctor, 'refused']]
  return refusal === 'queue-not-found' && group ? [[group, 'refused']] : []
}
