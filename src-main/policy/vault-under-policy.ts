import { noConnectionId, practiceConnectionId } from '#contract/connection-ids.ts'
import type { Vault } from '../vault/index.ts'
import type { PolicyRules } from './policy-rules.ts'

/**
 * The vault, restricted by the policy. If practice is switched off, its connection is missing. Servers that are not
 * allowed are marked as blocked, so that the user can forget them. The chosen connection is always usable, or
 * {@link noConnectionId}.
 */
export function vaultUnderPolicy(vault: Vault, rules: PolicyRules): Vault {
  if (rules.view.problem !== null) return vault
  return {
    ...vault,
    connections: async () => {
      const { connections: all, chosen, keychain } = await vault.connections()
      const connections = all
        .filter(({ connectionId }) => connectionId !== practiceConnectionId || !rules.isOff('practice'))
        .map((connection) =>
          rules.blockReason(connection) === null ? connection : { ...connection, isBlocked: true as const }
        )
      const usable = connections.filter(({ isBlocked }) => isBlocked !== true)
      const isUsable = usable.some(({ connectionId }) => connectionId === chosen)
      // The only server left is chosen automatically; practice is never chosen automatically.
      const instead = usable.find(({ kind }) => kind === 'server')
      return { connections, chosen: isUsable ? chosen : (instead?.connectionId ?? noConnectionId), keychain }
    }
  }
}
