import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DomUtils, parseDocument } from 'htmlparser2'
import { describe, expect, test } from 'vitest'
import { admxFiles, admxFolder } from '../../build/make-admx.ts'
import type { RegistryValue } from '../../src-main/policy/exported-key.ts'
import { policyFile } from '../../src-main/policy/policy-file.ts'
import { membersOfFiles, policyMembers } from '../../src-main/policy/policy-members.ts'
import { policyOfRegistry } from '../../src-main/policy/registry-policy.ts'

const files = admxFiles()
const template = files.get('HcwBulkInvite.admx') ?? ''
const elements = (text: string, name: string) =>
  DomUtils.getElementsByTagName(name, parseDocument(text, { xmlMode: true })).map(({ attribs }) => attribs)
const settingKinds = ['policy', 'text', 'decimal', 'enum', 'list']

describe('the template for group policies', () => {
  test('is up to date (node build/make-admx.ts)', () => {
    const stored = readdirSync(admxFolder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(admxFolder.length + 1))
    expect(stored.sort()).toEqual([...files.keys()].sort())
    for (const [name, text] of files) expect(readFileSync(join(admxFolder, name), 'utf8')).toBe(text)
  })

  test('has every member of the policy but those that only a file needs', () => {
    const members = new Set(policyMembers().map(({ path }) => path.split('.')[0]))
    const known = Object.keys(policyFile.shape).filter((name) => !membersOfFiles.includes(name))
    expect([...members].sort()).toEqual(known.sort())
    const named = settingKinds.flatMap((kind) =>
      elements(template, kind).flatMap(({ valueName, key = '' }) => valueName ?? (kind === 'list' ? key : []))
    )
    const expected = policyMembers().flatMap((member) => {
      if (member.kind === 'set') return member.values.map((value) => `${member.path}.${value}`)
      if (member.kind !== 'entries') return [member.path]
      return member.targets.map((target) => `SOFTWARE\\Policies\\HCW Bulk Invite\\${member.path}\\${target}`)
    })
    expect(named.sort()).toEqual(expected.sort())
  })

  test('writes what the app reads: each policy, switched on, is one that it follows', () => {
    const text = (name: string) => {
      if (name === 'server.address') return 'https://hcw.hospital.example'
      if (name === 'dataFolder') return 'local'
      return { 'listDefaults.defaultCountry': 'CH', 'listDefaults.timeZone': 'Europe/Zurich' }[name] ?? 'de'
    }
    const chosen = (name: string) => (name === 'language' ? 'fr' : 'server')
    const values: (readonly [string, RegistryValue])[] = [
      ...elements(template, 'text').map(
        ({ valueName = '' }) => [valueName, { type: 'text', text: text(valueName) }] as const
      ),
      ...elements(template, 'enum').map(
        ({ valueName = '' }) => [valueName, { type: 'text', text: chosen(valueName) }] as const
      ),
      ...elements(template, 'decimal')
        .filter(({ valueName }) => valueName !== undefined)
        .map(({ valueName = '', minValue }) => [valueName, { type: 'number', number: Number(minValue) }] as const),
      ...elements(template, 'policy').flatMap(({ valueName }) =>
        valueName === undefined ? [] : [[valueName, { type: 'number', number: 1 }] as const]
      )
    ]
    const found = policyOfRegistry(new Map([['', new Map(values)]]))
    expect(found?.ok === true && policyFile.safeParse(found.content).error).toBe(undefined)
  })

  test.each(['en-US', 'de-DE', 'fr-FR', 'it-IT'])('has all its words in %s', (language) => {
    const words = files.get(`${language}/HcwBulkInvite.adml`) ?? ''
    const named = (kind: string) =>
      new Set([...template.matchAll(new RegExp(`\\$\\(${kind}\\.(\\w+)\\)`, 'g'))].map(([, id]) => id))
    const fields = ['textBox', 'decimalTextBox', 'dropdownList', 'listBox'].flatMap((kind) => elements(words, kind))
    const filled = ['text', 'decimal', 'enum', 'list']
      .flatMap((kind) => elements(template, kind))
      .flatMap(({ id = [] }) => id)
    expect([
      new Set(elements(words, 'string').map(({ id }) => id)),
      new Set(elements(words, 'presentation').map(({ id }) => id)),
      fields.map(({ refId }) => refId).sort()
    ]).toEqual([named('string'), named('presentation'), filled.sort()])
  })

  test('names no id twice', () => {
    for (const text of files.values()) {
      const ids = [...elements(text, 'string'), ...elements(text, 'policy')].flatMap(({ id, name }) => id ?? name ?? [])
      expect(ids.length).toBe(new Set(ids).size)
    }
  })
})
