import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'

// What is true of one generation of the server alone is in the hcw room. The practice server is one of these servers.

const root = join(import.meta.dirname, '../..')

type SourceFile = { readonly file: string; readonly text: string }

function filesOf(folder: string): readonly SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return { file: relative(root, path), text: readFileSync(path, 'utf8') }
    })
}

const main = filesOf('src-main').filter(({ file }) => !/^src-main\/(hcw|practice)\//.test(file))
const window = filesOf('src-renderer')
const rooms = [...main, ...window]

/** Modules of the hcw room that know no generation of the server: the rest asks by protocol. */
const neutral = [
  'server',
  'server-of',
  'capabilities-of',
  'outcome',
  'address',
  'server-identity',
  'blocked-server',
  'patient-link'
]

test('other rooms import of the hcw room only what holds for every generation of the server', () => {
  const imports = main.flatMap(({ file, text }) =>
    [...text.matchAll(/from '(?:\.\.|\.)\/hcw\/([\w-]+)\.ts'/g)].map(([, module = '']) => ({ file, module }))
  )
  const isBuilding = ({ file, module }: (typeof imports)[number]) =>
    file === 'src-main/main.ts' && module === 'system-certificates'
  const breaches = imports.filter((one) => !neutral.includes(one.module) && !isBuilding(one))
  expect([imports.length > 30, breaches]).toEqual([true, []])
})

/** A file that may know what looks like a fact, and why. */
const allowed: Readonly<Record<string, string>> = {
  'src-main/sending/clock.ts': 'a day in ms',
  'src-main/shell/short-lived-copy.ts': 'how long a copied text stays in the clipboard',
  'src-renderer/list/columns/assign-by-values.ts': 'a day in ms',
  'src-renderer/list/fields/appointment.ts': 'from when on a date in a list looks mistyped',
  'src-renderer/list/fields/phone.ts': 'the metadata of telephone numbers',
  'src-renderer/list/fields/phone-number.ts': 'the metadata of telephone numbers',
  'src-renderer/screens/compare/sent-before.ts': 'a day in ms'
}

test.for<readonly [string, RegExp]>([
  ['how long an invite or a link lives', /\b24 \* (?:60 \* 60|3_?600)|LifetimeMs|lifetimeMs/],
  ['how long it may be at work', /\b90_000\b/],
  ['for how long a sign-in link works', /\b5 \* 60 \* 1_?000\b|signInLinkLifetime/],
  ['how early a patient may come', /\b30 \* 60_000\b/],
  ['where the id of a row is kept', /\bmetadata\b|bulkInviteRow/],
  ['how it sends a message', /messageService|\bsendInvite\b|sendLinkManually/],
  ['its names of states and roles', /'(?:SENT|ACCEPTED|ACKNOWLEDGED|SCHEDULED_FOR_INVITE|scheduler)'/],
  ['its headers', /x-access-token|x-total-count|\bBearer\b|['"]retry-after['"]/i],
  ['its paths and fields', /patientURL|doctorURL|inviteToken|invitedBy|api\/v1|patientTZ|isPatientInvite|login-local/],
  ['its name for itself', /\bv5\b|\bhcw-v5\b/i]
])('no other room knows of a server: %s', ([, fact]) => {
  const knowing = rooms.filter(({ file, text }) => fact.test(text) && allowed[file] === undefined)
  const named = knowing.map(({ file }) => file).filter((file) => file !== 'src-main/contract/server-protocol.ts')
  expect(named).toEqual([])
})

test('no room of the main process knows how a server escapes text', () => {
  // The window reads tables in HTML, which have the same signs.
  expect(main.filter(({ text }) => /&(amp|lt|gt|quot|#)/.test(text)).map(({ file }) => file)).toEqual([])
})
