import { expect, test } from 'vitest'
import { networkFailureCodes, proxyFailureCodes } from '#contract/network.ts'
import { classifyOutcome } from '../../src-main/sending/server-health.ts'

test.for(networkFailureCodes)('a batch whose connection fails with %s waits and shows the reason', (networkFailure) => {
  const code = proxyFailureCodes.some((known) => known === networkFailure) ? 'unreachable' : 'certificate-refused'
  const waits = { kind: 'down', reason: networkFailure }
  expect(classifyOutcome({ kind: 'undelivered', code, networkFailure })).toEqual(waits)
  expect(classifyOutcome({ kind: 'undelivered', code: 'not-signed-in', signIn: networkFailure })).toEqual(waits)
})
