import type { ConnectionFailureCode } from '#contract/connection.ts'
import { capabilitiesOf } from './capabilities-of.ts'
import type { Undelivered } from './outcome.ts'
import type { HcwServer } from './server.ts'
import type { ServerIdentity } from './server-identity.ts'

/** A server that must not be used, for the given reason: no call makes a request. */
export function blockedServer(code: ConnectionFailureCode, identity: ServerIdentity): HcwServer {
  const noRequest = async (): Promise<Undelivered> => ({ kind: 'undelivered', code: 'not-signed-in', signIn: code })
  return {
    account: '',
    identity,
    capabilities: capabilitiesOf(identity.protocol),
    isOnThisComputer: false,
    signIn: async () => ({ ok: false, code }),
    requestBody: () => '',
    createInvite: noRequest,
    getInvite: noRequest,
    getFullInvite: noRequest,
    findInvites: noRequest,
    patchInvite: noRequest,
    deleteInvite: noRequest,
    resendInvite: noRequest,
    readConsultation: noRequest,
    closeConsultation: noRequest,
    queues: noRequest,
    languages: noRequest,
    checkPrefix: noRequest
  }
}
