import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFolderClaims, silentForMs } from '../../src-main/records/index.ts'
import { start } from '../support/list-data.ts'
import { makeTempFolder, removeFolder } from '../support/test-records.ts'

let folder: string
let elapsed: number
beforeEach(() => {
  folder = makeTempFolder()
  elapsed = 0
})
afterEach(() => removeFolder(folder))

/** The claims of an app on a computer that was started an hour before. */
function claimsOf(computer: string, uptime = () => 3600 + elapsed / 1000) {
  const now = () => start + elapsed
  return createFolderClaims({ folder, computer, now, monotonic: () => elapsed, uptime })
}

function taken(claim: ReturnType<ReturnType<typeof claimsOf>['take']>) {
  if (!('release' in claim)) throw new Error(`taken by ${claim.computer}`)
  return claim
}

/** What the file says of who has the folder, with other values. */
function rewrite(changes: object): void {
  const path = join(folder, 'in-use.json')
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), ...changes }))
}

test('who has the folder is named to everybody else, with user and time, until it is released', () => {
  const first = taken(claimsOf('A').take())
  const second = claimsOf('B').take()
  expect(second).toMatchObject({ computer: 'A', since: start, canBeTaken: false })
  expect(second).toHaveProperty('user')
  first.release()
  taken(claimsOf('B').take()).release()
})

test('on one computer too, one app has the folder', () => {
  const first = taken(claimsOf('A').take())
  expect(claimsOf('A').take()).toMatchObject({ computer: 'A', canBeTaken: false })
  first.release()
})

test('a person may take the folder after a minute of silence and not before; who had it writes nothing more', () => {
  const lost = taken(claimsOf('A').take())
  const other = claimsOf('B')
  expect([other.take(), other.take(true)]).toMatchObject([{ computer: 'A' }, { computer: 'A', canBeTaken: false }])
  elapsed += silentForMs
  expect(other.take()).toMatchObject({ computer: 'A', canBeTaken: true })
  const found = taken(other.take(true))
  found.check()
  expect(() => lost.check()).toThrow('another one works with the records')
  // Its end takes nothing away from the other.
  lost.release()
  found.check()
  found.release()
})

test('as long as the other one says that it is there, nobody may take the folder', () => {
  const first = taken(claimsOf('A').take())
  const other = claimsOf('B')
  for (let beat = 1; beat < 20; beat += 1) {
    rewrite({ beat })
    expect(other.take(true)).toMatchObject({ canBeTaken: false })
    elapsed += silentForMs - 1
  }
  first.release()
})

test('after a crash on the same computer the folder is free at once, also when another program has the number', () => {
  taken(claimsOf('A').take())
  // No process has this number: the highest that a system gives is lower.
  rewrite({ process: 2 ** 30 })
  taken(claimsOf('A').take())
  expect(claimsOf('A').take()).toMatchObject({ computer: 'A' })
  elapsed += 3_600_000
  const afterRestart = claimsOf('A', () => 60)
  taken(afterRestart.take()).release()
})

test('a file that is half written belongs to somebody', () => {
  writeFileSync(join(folder, 'in-use.json'), '{"token":"a","comp')
  const other = claimsOf('B')
  expect(other.take()).toMatchObject({ computer: '', canBeTaken: false })
  elapsed += silentForMs
  taken(other.take(true)).release()
})
