import { shell } from 'electron'
import { allowedLink } from './link-rule.ts'

/** Opens an address in the system's browser if {@link allowedLink} allows it. Nothing else opens addresses. */
export async function openExternalLink(address: string): Promise<'opened' | 'address-refused'> {
  const allowed = allowedLink(address)
  if (allowed === undefined) return 'address-refused'
  await shell.openExternal(allowed)
  return 'opened'
}
