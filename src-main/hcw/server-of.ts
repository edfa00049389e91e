import type { ServerProtocol } from '#contract/server-protocol.ts'
import { runDiagnostics } from './connection-diagnostics.ts'
import { testConnection } from './connection-test.ts'
import { createHcwV5, type HcwV5Options } from './hcw-v5.ts'
import type { HcwServer } from './server.ts'
import { createSignInLink } from './sign-in-link.ts'

/** All that can be done with one generation of the server. */
export type ServerModule = {
  readonly create: (options: HcwV5Options) => HcwServer
  readonly test: typeof testConnection
  readonly diagnose: typeof runDiagnostics
  readonly signInLink: typeof createSignInLink
}

const v5: ServerModule = {
  create: createHcwV5,
  test: testConnection,
  diagnose: runDiagnostics,
  signInLink: createSignInLink
}

const byProtocol: Readonly<Record<ServerProtocol, ServerModule>> = { 'hcw-v5': v5, practice: v5 }

/** The module that speaks the protocol of a connection. */
export function serverModuleOf(protocol: ServerProtocol): ServerModule {
  return byProtocol[protocol]
}
