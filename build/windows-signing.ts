import type { WindowsConfiguration } from 'electron-builder'

// Authorities hand out no certificate in a file any more: the key stays in a service, which signs what the release sends
// to it. Used is Azure's (Trusted Signing), which electron-builder speaks to with AZURE_TENANT_ID, AZURE_CLIENT_ID and
// AZURE_CLIENT_SECRET of the environment.

const variables = {
  publisherName: 'WINDOWS_SIGNING_PUBLISHER',
  endpoint: 'WINDOWS_SIGNING_ENDPOINT',
  codeSigningAccountName: 'WINDOWS_SIGNING_ACCOUNT',
  certificateProfileName: 'WINDOWS_SIGNING_PROFILE'
} as const

/**
 * How Windows’ programs and installers are signed: empty without a service, and then they are unsigned. Throws where only
 * a part of what the service needs is there.
 */
export function windowsSigning(
  environment: Readonly<Record<string, string | undefined>>
): Pick<WindowsConfiguration, 'azureSignOptions'> {
  const [publisherName, endpoint, codeSigningAccountName, certificateProfileName] = Object.values(variables).map(
    (name) => environment[name] ?? ''
  ) as [string, string, string, string]
  const given = { publisherName, endpoint, codeSigningAccountName, certificateProfileName }
  const missing = Object.entries(variables).filter(([name]) => given[name as keyof typeof given] === '')
  if (missing.length === Object.keys(variables).length) return {}
  if (missing.length > 0) throw new Error(`signing lacks ${missing.map(([, name]) => name).join(', ')}`)
  return { azureSignOptions: given }
}
