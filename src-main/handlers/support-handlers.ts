import { succeed } from '#contract/call.ts'
import type { Handlers } from '#contract/channels.ts'
import type { Connection } from '#contract/connection.ts'
import { type InvitationState, invitationStates } from '#contract/invitation.ts'
import type { supportCalls } from '#contract/support.ts'
import { knownTimeZone, type Log, type SupportInfo, type SystemInfo, supportPage } from '../log/index.ts'
import type { PolicyRules, SettingsUnderPolicy } from '../policy/index.ts'
import { recordsSchemaVersion } from '../records/index.ts'
import type { Vault } from '../vault/index.ts'
import type { RecordsState } from './records-lifecycle.ts'

/** Covers some weeks of work, and is still readable. */
const logLinesShown = 400

export interface SupportOptions {
  readonly vault: Vault
  readonly settings: SettingsUnderPolicy
  readonly rules: PolicyRules
  readonly log: Log
  /** ms since the epoch. */
  readonly now: () => number
  readonly systemInfo: () => Promise<SystemInfo>
  readonly records: () => Promise<RecordsState>
}

/** The call for the support page. */
export function createSupportHandlers(options: SupportOptions): Pick<Handlers, keyof typeof supportCalls> {
  const { vault, log, now, systemInfo } = options
  return {
    'support.page': async () => {
      const { connections, chosen, keychain } = await vault.connections()
      const { app, system } = await systemInfo()
      const info: SupportInfo = {
        made: new Date(now()).toISOString(),
        app,
        system: { ...system, keychain },
        settings: settingsInfo(options.settings),
        policy: policyInfo(options.rules),
        connections: connections.map((connection) => connectionInfo(connection, chosen)),
        records: await recordsInfo(await options.records())
      }
      return succeed({ text: supportPage(info, await log.lastLines(logLinesShown)) })
    }
  }
}

function settingsInfo(settings: SettingsUnderPolicy): SupportInfo['settings'] {
  const { language, ratePerSecond, retentionDays, lockAfterMinutes, listDefaults } = settings.read()
  const { defaultCountry, defaultLanguage, timeZone, delivery, doctorEmail, queue } = listDefaults
  return {
    language,
    ratePerSecond,
    retentionDays,
    lockAfterMinutes,
    defaultCountry,
    defaultLanguage,
    timeZone: knownTimeZone(timeZone),
    delivery,
    doctorSet: doctorEmail !== undefined,
    queueSet: queue !== undefined
  }
}

function policyInfo({ fixed, view }: PolicyRules): SupportInfo['policy'] {
  return { problem: view.problem?.code ?? null, fixed: [...fixed], off: view.off, serverSet: view.server !== null }
}

/** Omits name and account, and all of the address but the host. */
function connectionInfo(connection: Connection, chosen: string): SupportInfo['connections'][number] {
  const { connectionId, kind, baseUrl, password, isBlocked } = connection
  const host = URL.canParse(baseUrl) ? new URL(baseUrl).host : ''
  return { kind, host, password, chosen: connectionId === chosen, blocked: isBlocked === true }
}

async function recordsInfo(state: RecordsState): Promise<SupportInfo['records']> {
  const { notice } = state
  const schema = recordsSchemaVersion
  if (state.kind === 'closed') return { notice, schema, lists: null, invitations: null, audit: null }
  const [kept, erased] = [state.records.lists.count('kept'), state.records.lists.count('erased')]
  const counts = state.records.lists.stateCounts()
  const audit = await state.records.audit.verify()
  return {
    notice,
    schema,
    lists: kept.ok && erased.ok ? kept.value + erased.value : null,
    invitations: counts.ok ? countsByState(counts.value) : null,
    audit: audit?.ok === true ? { ...audit.value, breaks: audit.value.breaks.length } : null
  }
}

function countsByState(counts: Readonly<Record<string, number>>): Partial<Record<InvitationState, number>> {
  return Object.fromEntries(
    invitationStates.flatMap((state) => ((counts[state] ?? 0) > 0 ? [[state, counts[state]]] : []))
  )
}
