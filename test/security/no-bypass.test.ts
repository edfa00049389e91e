import { expect, test } from 'vitest'
import { filesWith, mainSources } from './sources.ts'

const sources = mainSources()

// test/e2e/security/start-up.test.ts attacks the running app; this keeps the sources from growing another way.
test('nothing in the main process can disable the verification of certificates', () => {
  const switches = new RegExp(
    [
      ...['rejectUnauthorized: (?!true)', 'NODE_TLS_REJECT_UNAUTHORIZED', 'setCertificateVerifyProc'],
      ...['certificate-error', 'ignore-certificate', 'SECLEVEL', 'secureProtocol', 'insecureHTTPParser']
    ].join('|')
  )
  expect(filesWith(sources, switches)).toEqual([])
})

test('TLS connections are opened in one file only', () => {
  expect(filesWith(sources, /from 'node:tls'[\s\S]*\bconnect\(/)).toEqual(['src-main/network/upgrade-to-tls.ts'])
  expect(filesWith(sources, /rejectUnauthorized|checkServerIdentity|minVersion/)).toEqual([
    'src-main/network/upgrade-to-tls.ts'
  ])
  expect(filesWith(sources, /from 'node:https'/)).toEqual([])
})

test('a certificate unknown to the system is trusted only by its own connection', () => {
  expect(filesWith(sources, /\ballowPartialTrustChain\b|\bca:/)).toEqual(['src-main/network/upgrade-to-tls.ts'])
})
