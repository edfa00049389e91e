import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { checklist } from './checklist.ts'
import { claims } from './claims.ts'
import { observeApp } from './observe.ts'

// `npm run test:security`: a line for each item of Electron's checklist and each further claim, and 1 where one fails.

const root = join(import.meta.dirname, '..', '..')
let failures = 0

function line(what: string, evidence: string, problems: readonly string[]): void {
  if (problems.length > 0) failures += 1
  console.log(`${problems.length === 0 ? 'ok     ' : 'FAILED '} ${what}: ${evidence}`)
  for (const problem of problems) console.log(`          ${problem}`)
}

interface TestFile {
  readonly name: string
  readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
}

/** The results of the tests in these files, by file. */
function runTests(files: readonly string[]): ReadonlyMap<string, TestFile['assertionResults']> {
  const folder = mkdtempSync(join(tmpdir(), 'hcw-security-'))
  const outputFile = join(folder, 'result.json')
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const words = ['run', '--config', 'test/vitest.config.ts', '--reporter=json', `--outputFile.json=${outputFile}`]
  spawnSync(process.execPath, [vitest, ...words, ...files], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  const { testResults } = JSON.parse(readFileSync(outputFile, 'utf8')) as { testResults: TestFile[] }
  rmSync(folder, { recursive: true })
  return new Map(testResults.map(({ name, assertionResults }) => [relative(root, name), assertionResults]))
}

const seen = await observeApp()
for (const { number, item, evidence, problems } of checklist) line(`${number}. ${item}`, evidence, problems(seen))

const results = runTests([...new Set(claims.flatMap(({ tests }) => tests))])
for (const { claim, tests } of claims) {
  const problems = tests.flatMap((file) => {
    const ran = results.get(file) ?? []
    return ran.length === 0
      ? [`${file} has not run`]
      : ran.filter(({ status }) => status !== 'passed').map(({ fullName }) => fullName)
  })
  line(claim, tests.join(', '), problems)
}
process.exitCode = failures === 0 ? 0 : 1
