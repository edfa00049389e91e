import { expect, test } from 'vitest'
import { filesWith, mainSources } from './sources.ts'

const sources = mainSources()

test('nothing in the main process can switch the checking of certificates off', () => {
  const switches =
    /rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity|setCertificateVerifyProc|certificate-error|ignore-certificate|SECLEVEL|minVersion|secureProtocol|insecureHTTPParser/
  expect(filesWith(sources, switches)).toEqual([])
})

test('TLS is spoken in one place', () => {
  expect(filesWith(sources, /from 'node:tls'[\s\S]*\bconnect\(/)).toEqual(['src-main/network/secure.ts'])
  expect(filesWith(sources, /from 'node:https'/)).toEqual([])
})

test('a certificate that the system does not know is trusted only where a connection has it', () => {
  expect(filesWith(sources, /\ballowPartialTrustChain\b|\bca:/)).toEqual(['src-main/network/secure.ts'])
})
