import { expect, test } from 'vitest'
import { networkFailureCodes, proxyFailureCodes } from '#contract/network.ts'
import { troubleOf } from '../../src-main/sending/trouble.ts'

test.for(networkFailureCodes)('a batch whose connection fails with %s waits and shows the reason', (way) => {
  const code = proxyFailureCodes.some((known) => known === way) ? 'unreachable' : 'certificate-refused'
  const waits = { kind: 'down', reason: way }
  expect(troubleOf({ kind: 'undelivered', code, way })).toEqual(waits)
  expect(troubleOf({ kind: 'undelivered', code: 'not-signed-in', signIn: way })).toEqual(waits)
})
