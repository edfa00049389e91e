import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'

// What is true of one generation of the server alone is in the hcw room. The practice server is one of these servers.

const root = join(import.meta.dirname, '../../src-main')

const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => {
    const path = join(entry.parentPath, entry.name)
    return { file: relative(root, path), text: readFileSync(path, 'utf8') }
  })
  .filter(({ file }) => !/^(hcw|practice)\//.test(file))

/** Modules of the hcw room that know no generation of the server. */
const neutral = ['server', 'outcome', 'address', 'server-identity', 'invite-lifetime']

/** Where a client is built, tested and diagnosed. */
const builders: Readonly<Record<string, readonly string[]>> = {
  'handlers/server-clients.ts': ['hcw-v5', 'blocked-server'],
  'handlers/connection-handlers.ts': ['connection-test'],
  'handlers/diagnostics-handlers.ts': ['connection-diagnostics'],
  'handlers/sign-in-handlers.ts': ['sign-in-link'],
  'main.ts': ['system-certificates']
}

test('other rooms import of the hcw room only what holds for every generation of the server', () => {
  const imports = files.flatMap(({ file, text }) =>
    [...text.matchAll(/from '(?:\.\.|\.)\/hcw\/([\w-]+)\.ts'/g)].map(([, module = '']) => ({ file, module }))
  )
  const breaches = imports.filter(
    ({ file, module }) => !neutral.includes(module) && builders[file]?.includes(module) !== true
  )
  expect([imports.length > 30, breaches]).toEqual([true, []])
})

test.for<readonly [string, RegExp, readonly string[]]>([
  ['how long an invite lives', /\b24 \* 3_600_000|86_400/, ['sending/clock.ts', 'contract/invite-lifetime.ts']],
  ['how long it may be at work', /\b90_000\b/, []],
  ['where the id of a row is kept', /\bmetadata\b|bulkInviteRow/, []],
  ['how it sends a message', /messageService|\bsendInvite\b/, []],
  ['how it escapes text', /&(amp|lt|gt|quot|#)/, []],
  ['its paths and fields', /patientURL|doctorURL|inviteToken|invitedBy|api\/v1/, []]
])('no other room knows of a server: %s', ([, fact, allowed]) => {
  const knowing = files.filter(({ file, text }) => fact.test(text) && !allowed.includes(file)).map(({ file }) => file)
  expect(knowing).toEqual([])
})
