import { getCACertificates, setDefaultCACertificates } from 'node:tls'

/**
 * Makes Node trust its own authorities and the computer's, and no other: hospitals often sign their own servers and
 * distribute their authority through the system. Call it once, before the first connection and after the variables that
 * name other authorities were removed. False: the system's list cannot be read, or is not to be trusted since it may be
 * somebody else's; only Node's own are trusted then.
 */
export function trustSystemCertificates({ isListGenuine }: { readonly isListGenuine: boolean }): boolean {
  // Not what Node trusts by default: that may already contain what a variable has added.
  const own = getCACertificates('bundled')
  const system = isListGenuine ? systemCertificates() : undefined
  setDefaultCACertificates([...new Set([...own, ...(system ?? [])])])
  return system !== undefined
}

function systemCertificates(): readonly string[] | undefined {
  try {
    return getCACertificates('system')
  } catch {
    return undefined
  }
}
