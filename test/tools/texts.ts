import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process, { argv, env, stderr, stdout } from 'node:process'
import { argumentTypesOf, exportTexts, importTexts, isInterfaceLanguage } from './translations.ts'

const usage = `Usage: npm run texts -- export LANGUAGE FILE
       npm run texts -- import LANGUAGE FILE
       npm run texts -- types

LANGUAGE is fr, de, it or en; FILE is XLIFF 1.2.
export: writes the texts of a language for a translator.
import: takes a translator's texts. Where a unit is wrong it is named, and nothing is written.
types: writes the types of the values that messages take, after a change to a catalogue.
`

const root = join(import.meta.dirname, '..', '..')
const locales = join(root, 'src-renderer', 'locales')

/** npm runs scripts in the package's folder: a path is meant from where npm was called. */
function fromCaller(path: string): string {
  return resolve(env['INIT_CWD'] ?? '.', path)
}

/** The exit code: 1 where the texts are wrong, 2 where the command is. */
function main([command, language, file]: readonly string[]): number {
  if (command === 'types') {
    writeFileSync(join(root, 'src-renderer', 'i18n', 'message-arguments.ts'), argumentTypesOf(locales))
    return 0
  }
  if (!isInterfaceLanguage(language) || file === undefined || (command !== 'export' && command !== 'import')) {
    stdout.write(usage)
    return 2
  }
  if (command === 'export') {
    writeFileSync(fromCaller(file), exportTexts(locales, language))
    return 0
  }
  const problems = importTexts(locales, language, readFileSync(fromCaller(file), 'utf8'))
  for (const problem of problems) stderr.write(`${problem}\n`)
  return problems.length === 0 ? 0 : 1
}

try {
  process.exitCode = main(argv.slice(2))
} catch (error) {
  stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}
