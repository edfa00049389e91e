import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { interfaceLanguages } from '#contract/language.ts'
import { exportTexts, importTexts } from './translations.ts'
import { readXliff, writeXliff } from './xliff.ts'

const locales = join(import.meta.dirname, '../../src-renderer/locales')

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'texts-'))
  cpSync(locales, folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function german(): string {
  return readFileSync(join(folder, 'de.json'), 'utf8')
}

/** A translator's file with some units only. */
function file(targets: Readonly<Record<string, string>>): string {
  const units = Object.entries(targets).map(([id, target]) => ({ id, source: 'x', target }))
  return writeXliff({ sourceLanguage: 'fr-CH', targetLanguage: 'de-CH', units })
}

test.for(interfaceLanguages)('export, then import, changes no byte of the catalogue (%s)', (language) => {
  const before = readFileSync(join(folder, `${language}.json`), 'utf8')
  expect(importTexts(folder, language, exportTexts(folder, language))).toEqual([])
  expect(readFileSync(join(folder, `${language}.json`), 'utf8')).toBe(before)
})

test('a translated text is taken, and every other stays', () => {
  expect(importTexts(folder, 'de', file({ 'retention.title': 'Angaben & Termine "heute"' }))).toEqual([])
  const before = JSON.parse(readFileSync(join(locales, 'de.json'), 'utf8'))
  expect(JSON.parse(german())).toEqual({ ...before, 'retention.title': 'Angaben & Termine "heute"' })
})

test('a bad unit is named, and nothing is written, not even the good ones', () => {
  const before = german()
  const problems = importTexts(
    folder,
    'de',
    file({
      'retention.title': 'Gut',
      'retention.nowhere': 'Text',
      'retention.patients': '{count, plural, one {# Patient} other {# Patienten}',
      'retention.listTitle': '{title} löschen?',
      'lists.title': ' ',
      'links.none': '{count, plural, one {# Link} few {# Links} other {# Links}}'
    })
  )
  expect(problems.map((problem) => problem.split(':')[0])).toEqual(
    expect.arrayContaining(['retention.nowhere', 'retention.patients', 'retention.listTitle', 'lists.title'])
  )
  expect(problems.filter((problem) => problem.startsWith('retention.title'))).toEqual([])
  expect(german()).toBe(before)
})

test('a plural without a form that the language needs is named', () => {
  expect(importTexts(folder, 'de', file({ 'retention.patients': '{count, plural, other {# Patienten}}' }))).toEqual([
    'retention.patients: plural of count: one is missing'
  ])
})

test('a file of another language, one that is cut off, and markup inside a text are refused', () => {
  const whole = exportTexts(folder, 'de')
  expect([
    importTexts(folder, 'it', whole),
    importTexts(folder, 'de', whole.slice(0, whole.length / 2)).at(-1),
    importTexts(folder, 'de', file({ 'retention.title': 'x' }).replace('>x</target>', '><g id="1">x</g></target>'))
  ]).toEqual([
    ['document: its target language is de-CH'],
    'document: no whole XLIFF document',
    ['retention.title: <g> inside the text']
  ])
})

test('a unit without a target is not translated yet', () => {
  const text = file({ 'retention.title': 'x' }).replace('<target>x</target>', '')
  expect([readXliff(text).targets.size, importTexts(folder, 'de', text)]).toEqual([0, []])
})

test('the command says what is wrong, and ends with 1', () => {
  writeFileSync(join(folder, 'bad.xlf'), file({ nowhere: 'x' }))
  const script = join(import.meta.dirname, 'texts.ts')
  const run = (...words: readonly string[]) =>
    spawnSync(process.execPath, [script, ...words], { encoding: 'utf8', env: { ...process.env, INIT_CWD: folder } })
  const { status, stderr } = run('import', 'de', 'bad.xlf')
  expect([status, stderr]).toEqual([1, 'nowhere: no such text\n'])
  expect(run('export', 'de', 'out.xlf').status).toBe(0)
  expect(readFileSync(join(folder, 'out.xlf'), 'utf8')).toBe(exportTexts(locales, 'de'))
  expect(run('export', 'es', 'out.xlf').status).toBe(2)
})
