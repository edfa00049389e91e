import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import process, { argv, env, stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { formatsIn } from '../../src-renderer/i18n/formats.ts'
import type { Proposals } from '../../src-renderer/list/index.ts'
import {
  type CorpusReading,
  type CorpusResult,
  type CorpusSettings,
  compare,
  readCorpusFile,
  toCorpusResult
} from './corpus.ts'

const usage = `Usage: npm run check-list -- FILE… [--settings FILE.json] [--json]
       npm run check-list -- FOLDER

One file: the result of every record, as a table with words and local times, or (--json) as JSON with codes and UTC.
Several files or a folder: compares each NAME with NAME.expected.json next to it, with the settings of that file;
with --json instead one array of all results.
Settings: defaultCountry, timeZone, now, defaultLanguage, doctorEmail, queue; and what the user may say of a list:
  destinations [{text, doctorEmail or queue}], day (ISO, or "proposed"), invite {column, values}, contacts [titles],
  dateOrder "month-first", pairsCountry.
Default settings: Switzerland, Europe/Zurich, French, now, no doctor or queue.
`

function print(text: string): void {
  stdout.write(`${text}\n`)
}

/** Bare settings, or an object that has them under `settings`, as expectation files do. */
function readSettings(path: string): CorpusSettings {
  const json = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')) as CorpusSettings & {
    readonly settings?: CorpusSettings
  }
  return json.settings ?? json
}

/** npm runs scripts in the package's folder: paths are relative to where npm was called. */
function fromCaller(path: string): string {
  const called = resolve(env['INIT_CWD'] ?? '.', path)
  return existsSync(called) ? called : resolve(path)
}

function settingsOf(file: string): CorpusSettings | undefined {
  return existsSync(expectationOf(file)) ? readSettings(expectationOf(file)) : undefined
}

function expectationOf(path: string): string {
  return `${path}.expected.json`
}

/** What the app asks or proposes, one line each. */
function printProposals({ contacts, days, invite }: Proposals): void {
  for (const { header, samples, withoutOther } of contacts) {
    print(`  asked: whose is "${header}"? (${samples.join(', ')}) patients without another contact: ${withoutOther}`)
  }
  for (const { day, from } of days) print(`  proposed day: ${day} (${from})`)
  if (invite) print(`  proposed to invite: "${invite.column}" ${invite.values.join(', ')}`)
}

const words = JSON.parse(
  readFileSync(new URL('../../src-renderer/locales/en.json', import.meta.url), 'utf8')
) as Readonly<Record<string, string>>
const statusWords = { ready: 'ready', blocked: 'to fix', excluded: 'left out', aside: 'set aside' } as const

/** What the app shows in a row for a code. */
function inWords(code: string): string {
  return words[`issues.${code}.short`] ?? words[`check.skipped.${code}`] ?? code
}

/** `Tue 01/12/2026, 08:30` in the list's time zone. */
function localTime(scheduledFor: string, timeZone: string): string {
  return formatsIn('en').dateTime(Date.parse(scheduledFor), timeZone)
}

/** Shows names and contacts of patients: this is the user's own list, on the user's own screen. */
function printTable(file: string, reading: CorpusReading, timeZone: string): void {
  if (reading.kind === 'unreadable') {
    print(`${file}: no list (${reading.reason})`)
    return
  }
  const { format, layout } = reading
  print(
    `${file}: ${Object.entries(format)
      .map(([key, value]) => `${key} ${value}`)
      .join(', ')}`
  )
  for (const [column, { header, meaning, evidence }] of reading.evidence.entries()) {
    const why = evidence.map((own) => (own.kind === 'ignored' ? own.reason : own.kind)).join(', ')
    print(`  column ${column + 1}  ${meaning.padEnd(14)} ${header.replaceAll('\n', ' ') || '(no title)'}  [${why}]`)
  }
  print(`  header: ${layout.headerRow === null ? 'none' : `record ${layout.headerRow}`}`)
  printProposals(reading.proposals)
  for (const { row, status, invitation, errors, warnings, skipReason } of reading.validator.results()) {
    const { firstName, lastName, phoneNumber, emailAddress, scheduledFor } = invitation
    const at = scheduledFor === undefined ? undefined : localTime(scheduledFor, timeZone)
    const who = [lastName, firstName, phoneNumber, emailAddress, at].filter((part) => part !== undefined)
    const said = (skipReason ? [skipReason] : [...errors, ...warnings]).map(inWords)
    const why = said.length > 0 ? `  [${said.join('; ')}]` : ''
    print(`${String(row).padStart(6)}  ${statusWords[status].padEnd(9)} ${who.join('  ')}${why}`)
  }
  const counted = Object.groupBy(reading.validator.results(), ({ status }) => status)
  print(
    Object.entries(counted)
      .map(([status, rows]) => `${rows?.length ?? 0} ${statusWords[status as keyof typeof statusWords]}`)
      .join(', ')
  )
}

function filesOf(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .map((name) => join(path, name))
    .filter((file) => existsSync(expectationOf(file)))
}

async function compareFiles(files: readonly string[], settings: CorpusSettings | undefined): Promise<boolean> {
  let rows = 0
  let agreeing = 0
  let disagreeing = 0
  for (const file of files) {
    if (!existsSync(expectationOf(file))) {
      print(`${basename(file)}: nothing to compare with`)
      disagreeing += 1
      continue
    }
    const expected = JSON.parse(readFileSync(expectationOf(file), 'utf8')) as CorpusResult & {
      readonly settings?: CorpusSettings
    }
    const reading = await readCorpusFile(readFileSync(file), settings ?? expected.settings ?? {}, basename(file))
    const result = compare(toCorpusResult(basename(file), reading), expected)
    rows += result.rows
    agreeing += result.agreeing
    disagreeing += result.disagreements.length
    for (const line of result.disagreements) print(line)
  }
  print(`files ${files.length}, rows ${rows}, agreeing ${agreeing}`)
  return disagreeing === 0
}

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    args: argv.slice(2),
    allowPositionals: true,
    options: { settings: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } }
  })
  const [path] = positionals
  if (values.help || path === undefined) {
    print(usage)
    return path === undefined && !values.help ? 2 : 0
  }
  const settings = values.settings === undefined ? undefined : readSettings(fromCaller(values.settings))
  const paths = positionals.map(fromCaller)
  const [file = ''] = paths
  if (paths.length > 1 || statSync(file).isDirectory()) {
    const files = paths.flatMap(filesOf)
    if (!values.json) return (await compareFiles(files, settings)) ? 0 : 1
    const results: CorpusResult[] = []
    for (const own of files) {
      const reading = await readCorpusFile(readFileSync(own), settings ?? settingsOf(own) ?? {}, basename(own))
      results.push(toCorpusResult(basename(own), reading))
    }
    print(JSON.stringify(results, null, 1))
    return 0
  }
  const reading = await readCorpusFile(readFileSync(file), settings ?? {}, basename(file))
  if (values.json) print(JSON.stringify(toCorpusResult(basename(file), reading), null, 1))
  else printTable(basename(file), reading, settings?.timeZone ?? 'Europe/Zurich')
  return 0
}

// Not exit(): where pipes are asynchronous it would cut off what is still being written.
try {
  process.exitCode = await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}
