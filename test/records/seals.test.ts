import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Binding, createSeals } from '../../src-main/records/seals.ts'
import { DamageError } from '../../src-main/records/storage-failure.ts'
import { dataKey } from './builders.ts'

const seals = createSeals(dataKey)
const bytes = fc.uint8Array({ maxLength: 300 })
const part = fc.oneof(fc.string({ maxLength: 20 }), fc.integer(), fc.constant(null))
const binding = fc
  .tuple(fc.string({ maxLength: 20 }), fc.array(part, { maxLength: 5 }))
  .map(([purpose, parts]): Binding => [purpose, ...parts])

test('an encrypted value is decrypted to the same bytes, and text to the same text', () => {
  fc.assert(
    fc.property(binding, bytes, fc.string({ unit: 'binary' }), (place, plain, text) => {
      expect([
        new Uint8Array(seals.open(place, seals.seal(place, plain))),
        seals.open(place, seals.seal(place, text)).toString()
      ]).toEqual([plain, text])
    })
  )
})

test('an encrypted value with any bit changed cannot be decrypted', () => {
  fc.assert(
    fc.property(binding, bytes, fc.nat(), (place, plain, where) => {
      const sealed = Buffer.from(seals.seal(place, plain))
      const bit = where % (sealed.length * 8)
      sealed[bit >> 3] = (sealed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(() => seals.open(place, sealed)).toThrow(DamageError)
    })
  )
})

test('an encrypted value can be decrypted neither with other associated data nor with another key', () => {
  const others = createSeals(new Uint8Array(32).fill(8))
  fc.assert(
    fc.property(binding, binding, bytes, (place, elsewhere, plain) => {
      fc.pre(JSON.stringify(place) !== JSON.stringify(elsewhere))
      const sealed = seals.seal(place, plain)
      expect(() => seals.open(elsewhere, sealed)).toThrow(DamageError)
      expect(() => others.open(place, sealed)).toThrow(DamageError)
    })
  )
})

test('the same text is never encrypted to the same bytes twice', () => {
  const sealed = Array.from({ length: 3000 }, () => Buffer.from(seals.seal(['row'], 'Müller')).toString('hex'))
  expect(new Set(sealed).size).toBe(sealed.length)
})

test('a MAC is valid for its own columns only', () => {
  fc.assert(
    fc.property(binding, binding, (columns, changed) => {
      fc.pre(JSON.stringify(columns) !== JSON.stringify(changed))
      const mac = seals.mac(columns)
      seals.verify(columns, mac)
      expect(() => seals.verify(changed, mac)).toThrow(DamageError)
    })
  )
})

test('look-up hashes are equal for equal texts under one key, and different under another key', () => {
  const others = createSeals(new Uint8Array(32).fill(8))
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      const hex = (found: Uint8Array) => Buffer.from(found).toString('hex')
      expect(hex(seals.lookup(one)) === hex(seals.lookup(other))).toBe(one === other)
      expect(hex(seals.lookup(one))).not.toBe(hex(others.lookup(one)))
    })
  )
})
