import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { authoritiesFromDer, readAuthorities } from '../../src-main/network/certificates.ts'
import { fileOf } from './servers.ts'

const now = Date.parse('2026-11-24T10:00:00Z')
const read = (bytes: Uint8Array) => readAuthorities(bytes, now)
const hospital = {
  subject: 'Hospital Test Authority, O=Hospital Test',
  issuer: 'Hospital Test Authority, O=Hospital Test',
  names: '',
  validFrom: Date.parse('2020-01-01T00:00:00Z'),
  validUntil: Date.parse('2086-01-01T00:00:00Z')
}

test.for(['authority-hospital.pem', 'authority-hospital.der'])('%s is read with its fields', (name) => {
  const fingerprint = expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)
  const der = expect.any(String)
  expect(read(fileOf(name))).toEqual({ ok: true, value: [{ ...hospital, fingerprint, der }] })
})

test('a file may contain several certificates, text between them, and duplicates', () => {
  const [one, other] = [fileOf('authority-hospital.pem'), fileOf('authority-other.pem')]
  const all = read(Buffer.concat([Buffer.from('# ours\r\n'), one, Buffer.from('\nand theirs\n'), other, one]))
  expect(all.ok && all.value.map(({ subject }) => subject)).toEqual([
    'Hospital Test Authority, O=Hospital Test',
    'Other Test Authority, O=Other Test'
  ])
})

test.for([
  ['nothing', Buffer.alloc(0), 'not-a-certificate'],
  ['a text', Buffer.from('no certificate'), 'not-a-certificate'],
  ['a broken one', fileOf('authority-hospital.der').subarray(0, 200), 'not-a-certificate'],
  [
    'a request for one',
    Buffer.from('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'),
    'not-a-certificate'
  ],
  ['a server with its key', fileOf('good.pem'), 'authority-private-key'],
  [
    'a server',
    Buffer.from(
      fileOf('good.pem')
        .toString()
        .replace(/-----BEGIN PRIVATE[\s\S]*/, '')
    ),
    'not-an-authority'
  ],
  ['an authority that ended', fileOf('authority-expired.pem'), 'authority-expired'],
  ['an authority that has not begun', fileOf('authority-future.pem'), 'authority-not-yet-valid'],
  [
    'more than a connection needs',
    Buffer.concat(Array(21).fill(fileOf('authority-hospital.pem'))),
    'authorities-too-many'
  ]
] as const)('%s cannot be taken', ([, bytes, code]) => {
  expect(read(bytes)).toEqual({ ok: false, code })
})

test('one unsuitable certificate makes the whole file invalid', () => {
  const both = Buffer.concat([fileOf('authority-hospital.pem'), fileOf('authority-expired.pem')])
  expect(read(both)).toEqual({ ok: false, code: 'authority-expired' })
})

test('stored authorities are read again, and other certificates are left out', () => {
  const taken = read(fileOf('authority-hospital.pem'))
  if (!taken.ok) throw new Error(taken.code)
  const serverDer = new X509Certificate(fileOf('good.pem')).raw.toString('base64')
  const [{ der } = { der: '' }] = taken.value
  expect(authoritiesFromDer([der, 'AAAA', serverDer])).toEqual(taken.value)
})
