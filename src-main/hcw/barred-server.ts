import type { ConnectionFailureCode } from '#contract/connection.ts'
import type { Undelivered } from './outcome.ts'
import type { HcwServer } from './server.ts'

/** A server that must not be used, for the given reason: no call makes a request. */
export function barredServer(code: ConnectionFailureCode): HcwServer {
  const nothing = async (): Promise<Undelivered> => ({ kind: 'undelivered', code: 'not-signed-in', signIn: code })
  return {
    account: '',
    isOnThisComputer: false,
    signIn: async () => ({ ok: false, code }),
    requestBody: () => '',
    createInvite: nothing,
    getInvite: nothing,
    recallInvite: nothing,
    findInvites: nothing,
    patchInvite: nothing,
    deleteInvite: nothing,
    resendInvite: nothing,
    readConsultation: nothing,
    closeConsultation: nothing,
    queues: nothing,
    languages: nothing,
    checkPrefix: nothing
  }
}
