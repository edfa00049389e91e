import { expect, test } from 'vitest'
import { allowedLink } from '../../src-main/shell/link-rule.ts'

test.each([
  ['https://hcw.example.org/i/abc?x=1#y', 'https://hcw.example.org/i/abc?x=1#y'],
  ['http://127.0.0.1:4711/i/abc', 'http://127.0.0.1:4711/i/abc'],
  ['http://localhost/i', 'http://localhost/i'],
  ['http://[::1]:8080/i', 'http://[::1]:8080/i'],
  ['http://hcw.example.org/i/abc', undefined],
  ['http://127.0.0.1.example.org/', undefined],
  ['http://localhost.example.org/', undefined],
  ['https://user:password@hcw.example.org/', undefined],
  ['http://localhost@example.org/', undefined],
  ['file:///etc/passwd', undefined],
  ['javascript:alert(1)', undefined],
  ['app://bundle/index.html', undefined],
  ['smb://server/share', undefined],
  ['not an address', undefined]
])('what the browser may get of %s', (address, allowed) => {
  expect(allowedLink(address)).toBe(allowed)
})
