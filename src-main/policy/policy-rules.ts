import type { Connection, ConnectionFailureCode } from '#contract/connection.ts'
import { practiceConnectionId } from '#contract/connection-ids.ts'
import { type FixableSetting, fixableSettings, type PolicyView, type SwitchableFeature } from '#contract/policy.ts'
import { parseAddress } from '../hcw/address.ts'
import type { Policy } from './policy-file.ts'
import type { PolicyState } from './read-policy.ts'

type BlockReason = Extract<ConnectionFailureCode, 'policy-unreadable' | 'server-not-allowed'>

/** The consequences of a computer's policy, as the main process enforces them. */
export interface PolicyRules {
  /** Content of the file; empty if there is none or it is invalid. */
  readonly policy: Policy
  readonly fixed: ReadonlySet<FixableSetting>
  readonly view: PolicyView
  isOff(what: SwitchableFeature): boolean
  /** Why a connection must not be used; null: it may. With an invalid policy none may be used. */
  blockReason(connection: Pick<Connection, 'connectionId' | 'baseUrl'>): BlockReason | null
}

export function createPolicyRules(state: PolicyState): PolicyRules {
  const policy: Policy = state.kind === 'loaded' ? state.policy : {}
  const off = new Set(policy.off)
  const server =
    policy.server === undefined ? null : { ...policy.server, address: normalizeAddress(policy.server.address) }
  return {
    policy,
    fixed: new Set(fixableSettings.filter((name) => isFixed(policy, name))),
    view: {
      off: [...off],
      server,
      problem:
        state.kind === 'wrong'
          ? { ...state.problem, member: state.problem.member.slice(0, 200), path: state.path.slice(0, 1000) }
          : null
    },
    isOff: (what) => off.has(what),
    blockReason({ connectionId, baseUrl }) {
      if (state.kind === 'wrong') return 'policy-unreadable'
      if (connectionId === practiceConnectionId) return off.has('practice') ? 'server-not-allowed' : null
      return server !== null && normalizeAddress(baseUrl) !== server.address ? 'server-not-allowed' : null
    }
  }
}

function isFixed({ listDefaults, off, ...policy }: Policy, name: FixableSetting): boolean {
  switch (name) {
    case 'language':
    case 'ratePerSecond':
    case 'retentionDays':
    case 'lockAfterMinutes':
      return policy[name] !== undefined
    case 'listDefaults.delivery':
      return listDefaults?.delivery !== undefined || off?.includes('links-only') === true
    case 'listDefaults.defaultCountry':
      return listDefaults?.defaultCountry !== undefined
    case 'listDefaults.timeZone':
      return listDefaults?.timeZone !== undefined
    case 'listDefaults.defaultLanguage':
      return listDefaults?.defaultLanguage !== undefined
    case 'listDefaults.doctorEmail':
      return listDefaults?.doctorEmail !== undefined
    case 'listDefaults.queue':
      return listDefaults?.queue !== undefined
  }
}

/** The normalized address, as stored with connections. */
function normalizeAddress(address: string): string {
  const parsed = parseAddress(address)
  return parsed.ok ? parsed.value.href : address
}
