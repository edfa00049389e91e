import type { FolderUser } from '#contract/app.ts'
import type { CallInput } from '#contract/channels.ts'
import { practiceConnectionId } from '#contract/connection-ids.ts'
import type { Target } from '#contract/invitation-actions.ts'
import type { RecordsNotice } from '#contract/records-notice.ts'
import { mayStartFresh } from '#contract/records-notice.ts'
import { createActionWord } from '../consent/action-word.ts'
import { createServerWord } from '../consent/server-word.ts'
import { parseAddress } from '../hcw/address.ts'
import { authoritiesFromDer } from '../network/certificates.ts'
import type { PolicyRules, SettingsUnderPolicy } from '../policy/index.ts'
import type { Records } from '../records/index.ts'
import type { Clock } from '../sending/clock.ts'
import type { Vault } from '../vault/index.ts'
import type { AskedFirst, WordQuestions } from './call-gate.ts'
import type { RecordsHandlers } from './records-session.ts'
import type { ServerClients } from './server-clients.ts'

export interface WordQuestionsOptions {
  readonly clock: Pick<Clock, 'monotonic'>
  readonly vault: Vault
  readonly rules: PolicyRules
  readonly settings: SettingsUnderPolicy
  readonly clients: Pick<ServerClients, 'chosenConnectionId' | 'hostToConfirm'>
  /** null: they are closed. */
  readonly records: () => Records | null
  readonly recordsNotice: () => RecordsNotice | null
  /** Who has the folder of the records, where another app has it. */
  readonly folderUser: () => FolderUser | null
  /** How many invitations the next batch of a list sends. */
  readonly planned: (listId: string) => Promise<number>
  readonly preview: RecordsHandlers['retention.preview']
}

const nothingAsked: AskedFirst = { question: null }

/** What a person is asked before the calls that need a word. Its values are read from what the call will use. */
export function createWordQuestions(options: WordQuestionsOptions): WordQuestions {
  const { clock, vault, settings, clients, records, recordsNotice, preview } = options
  const tracked = (target: Target) => {
    const found = records()?.actions.one(target)
    return found?.ok === true ? found.value : null
  }
  const actions = createActionWord((target) => tracked(target)?.invitation.content ?? null, clock.monotonic)
  const serverQuestion = createUseServerQuestion(options)

  async function connection(connectionId: string) {
    const { connections } = await vault.connections()
    return connections.find((known) => known.connectionId === connectionId)
  }

  return {
    ...createSendingQuestions(options, connection),
    'actions.announce': ({ steps }) => actions.announce(steps),
    'actions.start': (step) => actions.start(step),
    // Without a typed password it signs in only where the stored one belongs.
    'connections.test': (typed) =>
      typed.password === undefined && !typed.proxySignIn ? nothingAsked : serverQuestion(typed),
    'connections.save': serverQuestion,
    'diagnostics.start': serverQuestion,
    'connections.confirmHost': async ({ connectionId, host }) => {
      // The handler refuses what the server has not named.
      if (clients.hostToConfirm(connectionId) !== host) return nothingAsked
      const address = (await connection(connectionId))?.baseUrl ?? ''
      return { question: { kind: 'patients-host', address, host } }
    },
    'connections.forget': async ({ connectionId }) => {
      const known = await connection(connectionId)
      if (known?.kind !== 'server') return nothingAsked
      return { question: { kind: 'forget-server', address: known.baseUrl, account: known.email } }
    },
    'consultation.close': (target) => {
      const content = tracked(target)?.invitation.content
      if (content === undefined) return nothingAsked
      return { question: { kind: 'end-consultation', patient: `${content.lastName} ${content.firstName}` } }
    },
    'lists.remove': ({ listId }) => {
      const found = records()?.lists.some([listId])
      const [list] = found?.ok === true ? found.value : []
      if (list === undefined) return nothingAsked
      const { created = 0, unknown = 0, undecided = 0 } = list.invitations
      const patients = created + unknown + undecided
      return { question: patients === 0 ? null : { kind: 'remove-list', list: list.name, patients } }
    },
    'retention.erase': async ({ scope }) => {
      const found = await preview(scope)
      const lists = found.ok ? found.value.lists.filter(({ rows }) => rows > 0) : []
      if (lists.length === 0) return nothingAsked
      const patients = lists.reduce((sum, list) => sum + list.patients, 0)
      return { question: { kind: 'erase', lists: lists.map(({ name }) => name), patients } }
    },
    'settings.change': (changes) => {
      const before = settings.read()
      const { lockAfterMinutes = before.lockAfterMinutes, retentionDays = before.retentionDays } = changes
      const lock = isLater(lockAfterMinutes, before.lockAfterMinutes) ? lockAfterMinutes : null
      const retention = retentionDays < before.retentionDays ? retentionDays : null
      if (lock === null && retention === null) return nothingAsked
      return { question: { kind: 'settings', lockAfterMinutes: lock, retentionDays: retention } }
    },
    'app.startFresh': () => {
      const notice = recordsNotice()
      if (!mayStartFresh(notice)) return nothingAsked
      return { question: { kind: 'start-fresh', notice } }
    },
    'app.takeFolder': () => {
      const user = options.folderUser()
      if (user?.canBeTaken !== true) return nothingAsked
      return { question: { kind: 'take-folder', computer: user.computer, user: user.user } }
    }
  }
}

/** Minutes until the lock; 0: never by itself. */
function isLater(minutes: number, before: number): boolean {
  const ends = (given: number) => (given === 0 ? Number.POSITIVE_INFINITY : given)
  return ends(minutes) > ends(before)
}

/** The first sending through a server. What is built in, and what was sent through before, needs no word. */
function createSendingQuestions(
  { clients, records, planned }: WordQuestionsOptions,
  connection: (connectionId: string) => Promise<{ readonly baseUrl: string; readonly email: string } | undefined>
): Pick<WordQuestions, 'sending.start'> {
  const agreedTo = new Set<string>()

  /** Each time anew, also in practice: it names where everything goes, so it is also the word for the first sending. */
  async function unaskedQuestion(listId: string, connectionId: string, opened: Records): Promise<AskedFirst> {
    const chosen = await connection(connectionId)
    const lists = opened.lists.some([listId])
    const list = lists.ok ? lists.value[0] : undefined
    const patients = await planned(listId)
    if (chosen === undefined || list === undefined || patients === 0) return nothingAsked
    return {
      question: {
        kind: 'send-unasked',
        address: chosen.baseUrl,
        account: chosen.email,
        list: list.name,
        patients
      }
    }
  }

  return {
    'sending.start': async ({ listId, isUnasked }) => {
      const connectionId = clients.chosenConnectionId()
      const opened = records()
      if (isUnasked === true && opened?.wereOlder === true) return unaskedQuestion(listId, connectionId, opened)
      if (connectionId === practiceConnectionId || agreedTo.has(connectionId)) return nothingAsked
      const attempted = opened?.isAttempted(connectionId)
      const chosen = await connection(connectionId)
      if (attempted === undefined || (attempted.ok && attempted.value) || chosen === undefined) return nothingAsked
      const patients = await planned(listId)
      if (patients === 0) return nothingAsked
      return {
        question: { kind: 'first-sending', address: chosen.baseUrl, account: chosen.email, patients },
        agreed: () => void agreedTo.add(connectionId)
      }
    }
  }
}

/** A server, account or authority that is new; those that the policy names are known. */
function createUseServerQuestion({ vault, rules }: WordQuestionsOptions) {
  const word = createServerWord()
  return async (typed: CallInput<'connections.test'>): Promise<AskedFirst> => {
    const { connectionId, email, authorities } = typed
    const address = parseAddress(typed.baseUrl)
    // The handlers refuse these; practice is built in.
    if (connectionId === practiceConnectionId || !address.ok) return nothingAsked
    const { href } = address.value
    if (rules.blockReason({ connectionId: connectionId ?? '', baseUrl: href }) !== null) return nothingAsked
    const { connections, keychain } = await vault.connections()
    const stored = connections.find((known) => known.connectionId === connectionId)
    const trusted = (connectionId === undefined ? null : await vault.authorities(connectionId)) ?? []
    // Where the disk cannot be trusted, what stands there was never agreed to.
    const isTrusted =
      stored !== undefined && (keychain === 'none' || (await vault.standing(stored.connectionId)) === 'bound')
    const known = isTrusted ? { address: stored.baseUrl, account: stored.email, authorities: trusted } : undefined
    const wanted = {
      address: href,
      account: email,
      authorities: authorities ?? trusted,
      proxyUser: typed.proxySignIn?.user ?? null
    }
    const isByPolicy =
      rules.view.server?.address === href && wanted.authorities.length === 0 && wanted.proxyUser === null
    return isByPolicy ? nothingAsked : word.ask(wanted, known, nameOfAuthority)
  }
}

function nameOfAuthority(der: string): string {
  const [authority] = authoritiesFromDer([der])
  return authority === undefined ? '?' : `${authority.subject} (${authority.fingerprint.slice(0, 23)}…)`
}
