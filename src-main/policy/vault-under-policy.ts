import { noConnectionId, practiceConnectionId } from '#contract/connection.ts'
import type { Vault } from '../vault/index.ts'
import type { Rules } from './rules.ts'

/**
 * The vault's connections as a policy allows them. Practice that is switched off is not there; servers that are not
 * allowed are told as barred, so that a person may forget them. The chosen one is always one that may be used, or
 * {@link noConnectionId}.
 */
export function vaultUnderPolicy(vault: Vault, rules: Rules): Vault {
  if (rules.view.problem !== null) return vault
  return {
    ...vault,
    connections: async () => {
      const { connections: all, chosen, keychain } = await vault.connections()
      const connections = all
        .filter(({ connectionId }) => connectionId !== practiceConnectionId || !rules.isOff('practice'))
        .map((connection) =>
          rules.barTo(connection) === null ? connection : { ...connection, isBarred: true as const }
        )
      const usable = connections.filter(({ isBarred }) => isBarred !== true)
      const isUsable = usable.some(({ connectionId }) => connectionId === chosen)
      // Nobody should have to choose the only server there is; but nobody practises without having chosen that.
      const instead = usable.find(({ kind }) => kind === 'server')
      return { connections, chosen: isUsable ? chosen : (instead?.connectionId ?? noConnectionId), keychain }
    }
  }
}
