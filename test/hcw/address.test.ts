import { expect, test } from 'vitest'
import { parseAddress } from '../../src-main/hcw/address.ts'

test.for([
  ['hcw.hospital.example', 'https://hcw.hospital.example/'],
  [' https://hcw.hospital.example/ ', 'https://hcw.hospital.example/'],
  ['https://hcw.hospital.example/api/v1', 'https://hcw.hospital.example/'],
  ['https://hcw.hospital.example/app/plan?x=1#y', 'https://hcw.hospital.example/'],
  ['https://hospital.example/hcw/', 'https://hospital.example/hcw/'],
  ['https://hcw.hospital.example:8443', 'https://hcw.hospital.example:8443/'],
  ['http://localhost:1337', 'http://localhost:1337/'],
  ['http://127.0.0.1:1337', 'http://127.0.0.1:1337/'],
  ['http://hcw.hospital.example', 'address-not-https'],
  ['http://127.0.0.1.evil.example', 'address-not-https'],
  ['https://user:secret@hcw.hospital.example', 'address-invalid'],
  ['file:///etc/passwd', 'address-invalid'],
  ['javascript:alert(1)', 'address-invalid'],
  ['two words', 'address-invalid'],
  ['', 'address-invalid']
] as const)('%s → %s', ([typed, expected]) => {
  const parsed = parseAddress(typed)
  expect(parsed.ok ? parsed.value.href : parsed.code).toBe(expected)
})
