import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { claims, claimsTable } from './claims.ts'

const root = join(import.meta.dirname, '..', '..')

test('SECURITY.md has the table of all claims', () => {
  expect(readFileSync(join(root, 'SECURITY.md'), 'utf8')).toContain(`\n${claimsTable()}\n`)
})

test('every claim names tests, and each of them exists', () => {
  const missing = claims.filter(
    ({ tests }) => tests.length === 0 || !tests.every((file) => existsSync(join(root, file)))
  )
  expect(missing.map(({ claim }) => claim)).toEqual([])
})
