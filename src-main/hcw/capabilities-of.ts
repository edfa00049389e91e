import { firstProtocol, type ServerProtocol } from '#contract/server-protocol.ts'
import { type ServerCapabilities, v5Capabilities } from './capabilities.ts'

export type { ServerCapabilities }

const byProtocol: Readonly<Record<ServerProtocol, ServerCapabilities>> = {
  'hcw-v5': v5Capabilities,
  practice: v5Capabilities
}

/** @param protocol as stored with the connection or the attempt; absent in records that are older than it. */
export function capabilitiesOf(protocol: ServerProtocol = firstProtocol): ServerCapabilities {
  return byProtocol[protocol]
}

/** When a link has ended on every kind of server: for what is remembered without knowing the server. As `linkEndsAt`. */
export function latestLinkEnd(appointmentAt: number | null, createdAt: number): number {
  return Math.max(...Object.values(byProtocol).map(({ linkEndsAt }) => linkEndsAt(appointmentAt, createdAt)))
}
