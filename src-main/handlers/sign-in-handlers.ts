import { fail, succeed } from '#contract/call.ts'
import type { Handlers } from '#contract/channels.ts'
import { noConnectionId, practiceConnectionId } from '#contract/connection-ids.ts'
import type { signInLinkCalls } from '#contract/sign-in-link.ts'
import { parseAddress } from '../hcw/address.ts'
import { capabilitiesOf } from '../hcw/capabilities-of.ts'
import { serverModuleOf } from '../hcw/server-of.ts'
import type { PolicyRules } from '../policy/index.ts'
import { practiceSharedSecret } from '../practice/index.ts'
import type { Records } from '../records/index.ts'
import type { Clock } from '../sending/clock.ts'
import type { Vault } from '../vault/index.ts'
import type { AppendAudit } from './audit-writer.ts'
import type { SystemPorts } from './file-handlers.ts'
import { type PracticeHost, practiceCredentials } from './practice-host.ts'

/** Calls for doctors' sign-in links. The link itself is never sent to the window. */
export function createSignInHandlers({
  vault,
  practice,
  records,
  clock,
  ports,
  rules,
  appendAudit
}: {
  readonly vault: Vault
  readonly practice: PracticeHost
  readonly records: Records
  readonly clock: Clock
  readonly ports: Pick<SystemPorts, 'openLink' | 'copyText'>
  readonly rules: PolicyRules
  readonly appendAudit: AppendAudit
}): Pick<Handlers, keyof typeof signInLinkCalls> {
  /** Protocol, address, secret and accounts of the chosen connection. `secret` null: none is available. */
  async function chosen() {
    const { chosen: connectionId, connections } = await vault.connections()
    const current = connections.find((connection) => connection.connectionId === connectionId)
    const protocol = await vault.protocol(connectionId)
    if (connectionId === noConnectionId) return { connectionId, protocol, baseUrl: '', secret: null, accounts: [] }
    if (connectionId === practiceConnectionId || current === undefined) {
      const { url: baseUrl } = await practice.server()
      return { connectionId, protocol, baseUrl, secret: practiceSharedSecret, accounts: [practiceCredentials.email] }
    }
    // Every account of this server on this computer is a scheduler's.
    const accounts = connections.filter(({ baseUrl }) => baseUrl === current.baseUrl).map(({ email }) => email)
    const secret = await vault.sharedSecret(connectionId)
    return { connectionId, protocol, baseUrl: current.baseUrl, secret, accounts }
  }

  return {
    'signInLink.status': async () => {
      const { chosen: connectionId } = await vault.connections()
      const isPractice = connectionId === practiceConnectionId
      return succeed({ secret: isPractice ? 'kept' : await vault.sharedSecretStatus(connectionId) })
    },

    'signInLink.setSecret': async ({ secret }) => {
      if (rules.isOff('sign-in-links')) return fail('sign-in-links-off')
      const { chosen: connectionId } = await vault.connections()
      const stored = await vault.setSharedSecret(connectionId, secret)
      const action = secret === null ? 'shared-secret-forgotten' : 'shared-secret-saved'
      if (stored.ok) await appendAudit({ action, count: 1 })
      return stored
    },

    'signInLink.use': async ({ doctorEmail, by }) => {
      if (rules.isOff('sign-in-links')) return fail('sign-in-links-off')
      if (rules.view.problem !== null) return fail('policy-unreadable')
      const { connectionId, protocol, baseUrl, secret, accounts } = await chosen()
      if (secret === null) return fail('no-secret')
      if (accounts.some((account) => account.toLowerCase() === doctorEmail.toLowerCase())) return fail('own-account')
      const proven = await records.invitations.knownDoctors(connectionId, new Set([doctorEmail]))
      if (!proven.ok) return proven
      if (!proven.value.has(doctorEmail)) return fail('doctor-unknown')
      const address = parseAddress(baseUrl)
      if (!address.ok) return fail('address-refused')
      const at = clock.now()
      const audited = records.actions.audit({ at, account: accounts[0] ?? '', action: 'sign-in-link-made', count: 1 })
      if (!audited.ok) return audited
      const link = await serverModuleOf(protocol).signInLink(address.value, { email: doctorEmail, secret, at })
      if (by === 'copy') await ports.copyText(link)
      else if ((await ports.openLink(link)) !== 'opened') return fail('address-refused')
      return succeed({ validUntil: at + capabilitiesOf(protocol).limits.signInLinkMs })
    }
  }
}
