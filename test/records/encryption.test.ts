import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AssociatedData, createEncryption } from '../../src-main/records/encryption.ts'
import { DamageError } from '../../src-main/records/storage-failure.ts'
import { dataKey } from '../support/test-records.ts'

const encryption = createEncryption(dataKey)
const bytes = fc.uint8Array({ maxLength: 300 })
const part = fc.oneof(fc.string({ maxLength: 20 }), fc.integer(), fc.constant(null))
const associatedData = fc
  .tuple(fc.string({ maxLength: 20 }), fc.array(part, { maxLength: 5 }))
  .map(([purpose, parts]): AssociatedData => [purpose, ...parts])

test('an encrypted value is decrypted to the same bytes, and text to the same text', () => {
  fc.assert(
    fc.property(associatedData, bytes, fc.string({ unit: 'binary' }), (place, plain, text) => {
      expect([
        new Uint8Array(encryption.decrypt(place, encryption.encrypt(place, plain))),
        encryption.decrypt(place, encryption.encrypt(place, text)).toString()
      ]).toEqual([plain, text])
    })
  )
})

test('an encrypted value with any bit changed cannot be decrypted', () => {
  fc.assert(
    fc.property(associatedData, bytes, fc.nat(), (place, plain, where) => {
      const encrypted = Buffer.from(encryption.encrypt(place, plain))
      const bit = where % (encrypted.length * 8)
      encrypted[bit >> 3] = (encrypted[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(() => encryption.decrypt(place, encrypted)).toThrow(DamageError)
    })
  )
})

test('an encrypted value can be decrypted neither with other associated data nor with another key', () => {
  const others = createEncryption(new Uint8Array(32).fill(8))
  fc.assert(
    fc.property(associatedData, associatedData, bytes, (place, elsewhere, plain) => {
      fc.pre(JSON.stringify(place) !== JSON.stringify(elsewhere))
      const encrypted = encryption.encrypt(place, plain)
      expect(() => encryption.decrypt(elsewhere, encrypted)).toThrow(DamageError)
      expect(() => others.decrypt(place, encrypted)).toThrow(DamageError)
    })
  )
})

test('the same text is never encrypted to the same bytes twice', () => {
  const encrypted = Array.from({ length: 3000 }, () =>
    Buffer.from(encryption.encrypt(['row'], 'Müller')).toString('hex')
  )
  expect(new Set(encrypted).size).toBe(encrypted.length)
})

test('a MAC is valid for its own columns only', () => {
  fc.assert(
    fc.property(associatedData, associatedData, (columns, changed) => {
      fc.pre(JSON.stringify(columns) !== JSON.stringify(changed))
      const mac = encryption.mac(columns)
      encryption.verify(columns, mac)
      expect(() => encryption.verify(changed, mac)).toThrow(DamageError)
    })
  )
})

test('look-up hashes are equal for equal texts under one key, and different under another key', () => {
  const others = createEncryption(new Uint8Array(32).fill(8))
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      const hex = (found: Uint8Array) => Buffer.from(found).toString('hex')
      expect(hex(encryption.lookup(one)) === hex(encryption.lookup(other))).toBe(one === other)
      expect(hex(encryption.lookup(one))).not.toBe(hex(others.lookup(one)))
    })
  )
})
