import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { checklist } from '../../security/checklist.ts'
import { claims } from '../../security/claims.ts'
import { observeApp, type Seen } from '../../security/observe.ts'

const root = join(import.meta.dirname, '..', '..', '..')

describe('Electron’s security checklist, in the running app', () => {
  let seen: Seen
  beforeAll(async () => {
    seen = await observeApp()
  })

  test.each(checklist)('$number. $item', ({ problems }) => {
    expect(problems(seen)).toEqual([])
  })

  test('has its twenty items, each with a row in SECURITY.md', () => {
    const rows = readFileSync(join(root, 'SECURITY.md'), 'utf8').matchAll(/^\| (\d+) \|/gm)
    expect([checklist.map(({ number }) => number), [...rows].map(([, number]) => Number(number))]).toEqual([
      Array.from({ length: 20 }, (_, index) => index + 1),
      Array.from({ length: 20 }, (_, index) => index + 1)
    ])
  })
})

test('every further claim names tests that exist', () => {
  expect(claims.flatMap(({ tests }) => tests).filter((file) => !existsSync(join(root, file)))).toEqual([])
})
