import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { answerBundleRequest, bundleFile, contentSecurityPolicy } from '../../src-main/shell/bundle.ts'

const outer = mkdtempSync(join(tmpdir(), 'hcw-bundle-'))
const folder = join(outer, 'bundle')
mkdirSync(join(folder, 'assets'), { recursive: true })
writeFileSync(join(folder, 'index.html'), '<title>Grüezi</title>')
writeFileSync(join(folder, 'assets', 'app.js'), 'start()')
writeFileSync(join(outer, 'secret.json'), '{}')
afterAll(() => rmSync(outer, { recursive: true }))

const get = (address: string, method = 'GET') => answerBundleRequest(folder, new Request(address, { method }))

describe('the bundle under app://bundle', () => {
  test('serves its files with their type and the strict policy', async () => {
    const response = await get('app://bundle/assets/app.js')
    expect([response.status, await response.text(), response.headers.get('Content-Type')]).toEqual([
      200,
      'start()',
      'text/javascript; charset=utf-8'
    ])
    expect(response.headers.get('Content-Security-Policy')).toBe(contentSecurityPolicy)
  })

  test('allows only scripts, styles, images, fonts and workers of the bundle', () => {
    expect(contentSecurityPolicy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "worker-src 'self'",
      "connect-src 'none'",
      "object-src 'none'",
      "frame-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'"
    ])
  })

  test('serves no script to a service worker', async () => {
    const headers = { 'Service-Worker': 'script' }
    const request = new Request('app://bundle/assets/app.js', { headers })
    expect((await answerBundleRequest(folder, request)).status).toBe(403)
  })

  test('serves its pages byte for byte', async () => {
    const response = await get('app://bundle/index.html')
    expect([await response.text(), response.headers.get('Content-Type')]).toEqual([
      '<title>Grüezi</title>',
      'text/html; charset=utf-8'
    ])
  })

  test.each([
    'app://bundle/../secret.json',
    'app://bundle/..%2fsecret.json',
    'app://bundle/%2e%2e%2fsecret.json',
    'app://bundle/assets/..%5c..%5csecret.json',
    'app://bundle//secret.json',
    'app://bundle/%00index.html',
    'app://bundle/%',
    'app://bundle/missing.js',
    'app://bundle/assets',
    'app://bundle/',
    'app://other/index.html',
    'https://bundle/index.html'
  ])('does not find %s', async (address) => {
    expect((await get(address)).status).toBe(404)
  })

  test('is read-only', async () => {
    expect((await get('app://bundle/index.html', 'POST')).status).toBe(405)
  })

  test('never resolves to a file outside its folder', () => {
    const piece = fc.oneof(
      fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', '\\', '/', '//', 'C:', '%00', 'secret.json', 'index.html'),
      fc.string()
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const file = bundleFile(folder, `app://bundle/${pieces.join('')}`)
        return file === undefined || (file.startsWith(folder + sep) && !file.split(sep).includes('..'))
      })
    )
  })
})
