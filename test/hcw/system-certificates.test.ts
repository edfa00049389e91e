import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { untrusted } from './untrusted-certificate.ts'

test('an authority of the system only is trusted', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trust-'))
  const file = join(folder, 'system.pem')
  writeFileSync(file, untrusted.cert)
  const script = fileURLToPath(new URL('trust-process.ts', import.meta.url))
  // Where OpenSSL looks for the system's authorities on Linux.
  const env = { ...process.env, SSL_CERT_FILE: file, SSL_CERT_DIR: folder }
  const said = execFileSync(process.execPath, [script], { env, encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  expect(JSON.parse(said)).toEqual(['certificate-self-signed', true, 'not-hcw'])
})
