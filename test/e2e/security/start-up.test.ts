import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchApp } from '../../electron-host/launch.ts'
import { identity, type Listening, listen } from '../../network/servers.ts'

const root = join(import.meta.dirname, '../../..')
const certificates = join(root, 'test/network/certificates')
const folder = mkdtempSync(join(tmpdir(), 'hcw-start-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('an app that was started with hostile variables', () => {
  /** A server with another's certificate, and what it was told. */
  let impostor: Listening
  let told = ''
  const keys = join(folder, 'keys.log')
  beforeAll(async () => {
    const server = createServer({ ...identity('stranger'), minVersion: 'TLSv1' }, (socket) => {
      socket.on('error', () => undefined)
      socket.on('data', (chunk) => {
        told += chunk.toString('latin1')
        socket.end('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}')
      })
    })
    impostor = await listen(server)
  })
  afterAll(() => impostor?.close())

  const authority = join(certificates, 'authority-other.pem')
  test.each([
    ['no check of certificates', { NODE_TLS_REJECT_UNAUTHORIZED: '0' }],
    ['other authorities', { SSL_CERT_FILE: authority, NODE_EXTRA_CA_CERTS: authority, NODE_USE_SYSTEM_CA: '1' }],
    ['OpenSSL’s own list', { SSL_CERT_FILE: authority, NODE_OPTIONS: '--use-openssl-ca' }],
    ['a folder of authorities, old protocols', { SSL_CERT_DIR: certificates, NODE_OPTIONS: '--tls-min-v1.0' }],
    [
      'a file for the keys, and talk',
      { SSLKEYLOGFILE: keys, NODE_OPTIONS: `--tls-keylog=${keys}`, NODE_DEBUG: 'tls,http' }
    ]
  ])('gives its password to no impostor: %s', async (_name, env) => {
    told = ''
    const app = await launchApp({ env: env as Record<string, string> })
    const answer = await app.page.evaluate(
      (baseUrl) =>
        window.hcw.calls['connections.test']({
          name: 'x',
          baseUrl,
          email: 'desk@hospital.example',
          password: 'pw-desk'
        }),
      `https://localhost:${impostor.port}`
    )
    const log = app.mainLog()
    await app.close()
    expect([answer, told, /pw-desk/.test(log)]).toEqual([
      expect.objectContaining({ ok: false, code: 'certificate-unknown-authority' }),
      '',
      false
    ])
  })
})

const dangerous = [
  ...[
    'no-sandbox',
    'disable-web-security',
    'remote-debugging-port=0',
    'remote-debugging-pipe',
    'js-flags=--allow-natives'
  ],
  ...['use-mock-keychain', 'password-store=basic', 'renderer-cmd-prefix=/bin/true', 'utility-cmd-prefix=/bin/true'],
  ...['gpu-launcher=/bin/true', 'browser-subprocess-path=/bin/true', 'no-zygote', 'single-process', 'in-process-gpu'],
  ...['ignore-certificate-errors', 'ignore-certificate-errors-spki-list=x', 'allow-insecure-localhost', 'test-type'],
  ...[
    'host-rules=MAP * 127.0.0.1',
    'host-resolver-rules=MAP * 127.0.0.1',
    'proxy-server=127.0.0.1:9',
    'no-proxy-server'
  ],
  ...['proxy-pac-url=http://127.0.0.1/x', 'proxy-bypass-list=*', 'proxy-auto-detect', 'load-extension=/tmp/x'],
  ...[
    'disable-site-isolation-trials',
    'allow-file-access-from-files',
    'unsafely-treat-insecure-origin-as-secure=http://x'
  ],
  ...['log-net-log=/tmp/x', 'ssl-key-log-file=/tmp/x', 'enable-logging=file', 'user-data-dir=/tmp/x', 'inspect=0'],
  ...[
    'inspect-brk',
    'require=/tmp/x.js',
    'auth-server-allowlist=*',
    'enable-features=X',
    'disable-features=X',
    'disk-cache-dir=/x'
  ],
  ...['webrtc-ip-handling-policy=default', 'force-webrtc-ip-handling-policy=default', 'use-fake-ui-for-media-stream']
]

test('an installed app does not start with any switch that opens it or weakens it', async () => {
  const profile = join(folder, 'profile')
  const started: string[] = []
  const tryOne = async (name: string) => {
    const child = spawn(join(root, 'test/electron-host/electron-host'), [`--${name}`, root], {
      env: { ...process.env, HCW_HOST_PACKAGED: 'yes', XDG_CONFIG_HOME: profile, HOME: profile }
    })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    const status = await new Promise((resolve) => child.once('exit', resolve))
    if (status !== 1 || !said.includes(`does not run with --${name.split('=')[0]}`)) started.push(name)
  }
  const waiting = [...dangerous]
  const work = async () => {
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) await tryOne(name)
  }
  await Promise.all([work(), work(), work()])
  expect([started, existsSync(profile)]).toEqual([[], false])
})
