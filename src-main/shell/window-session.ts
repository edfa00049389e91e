import { type Session, session } from 'electron'
import { refuseNetwork, refusePermissions } from './permissions.ts'

/**
 * A proxy that nobody runs, for every address, those of this computer too. It would have to prove itself by a
 * certificate: a program that listens at this port gets nothing either.
 */
const deadProxy = { mode: 'fixed_servers', proxyRules: 'https://127.0.0.1:9', proxyBypassRules: '<-loopback>' } as const

/**
 * The session of the window and of nothing else: in memory, without permissions, downloads, dictionaries, and without a
 * way to a network. The dead proxy stops what neither the content security policy nor the blocked requests reach:
 * preconnections, WebTransport, and WebRTC, whose policy is in window.ts. The default session keeps the system's
 * proxies, which the app asks it for.
 */
export function createWindowSession(): Promise<Session> {
  return createClosedSession('window')
}

/** That of the pages of letters, closed in the same way: it shares nothing with the window's. */
export function createLettersSession(): Promise<Session> {
  return createClosedSession('letters')
}

async function createClosedSession(name: 'window' | 'letters'): Promise<Session> {
  const own = session.fromPartition(name)
  refusePermissions(own)
  refuseNetwork(own)
  own.setSpellCheckerEnabled(false)
  await own.setProxy(deadProxy)
  return own
}
