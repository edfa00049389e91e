import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { runnerImport } from 'vite'
import { texts } from '../../build/texts-plugin.ts'
import { toCsv } from '../../src-renderer/export/csv.ts'
import { csvValue } from '../../src-renderer/export/csv-values.ts'
import { createLinkSheet } from '../../src-renderer/export/link-sheet.ts'
import { toXlsx } from '../../src-renderer/export/xlsx.ts'
import { installPackages } from './install-packages.ts'

/**
 * Opens our sheets in LibreOffice, which is installed where it is missing, and reads back what it shows:
 * `npm run test:sheets`. Then merges a sheet for twelve patients into a Writer document. Ends with 1 if a value is not
 * shown as it was written.
 */
const values = ['0791234567', '+41791234567', '007100', '12345678901234567', 'Zoé', '=1+1', '01.12.2026', '08:45']
const words = { link: 'Link', open: 'Open', state: 'State', reason: 'Reason', file: 'File', column: () => 'Column' }
const root = join(import.meta.dirname, '..', '..')
const link = 'https://hospital.example/inv/?invite=abc'

function ensureOffice(): void {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' })
    return
  } catch {
    installPackages('libreoffice-calc-nogui')
  }
}

/** The texts of the rows that LibreOffice shows of a file. */
function shownBy(folder: string, name: string, filter: readonly string[] = []): readonly (readonly string[])[] {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const convert = ['--headless', '--convert-to', 'ods', '--outdir', join(folder, 'out'), ...filter, join(folder, name)]
  execFileSync('soffice', [profile, ...convert], { stdio: 'ignore' })
  const ods = readFileSync(join(folder, 'out', `${basename(name).replace(/\.\w+$/, '')}.ods`))
  const xml = strFromU8(unzipSync(ods)['content.xml'] ?? new Uint8Array())
  return [...xml.matchAll(/<table:table-row[^>]*>(.*?)<\/table:table-row>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<table:table-cell[^>]*?(?:\/>|>(.*?)<\/table:table-cell>)/gs)].map(([, cell = '']) =>
      cell
        .replace(/<[^>]*>/g, '')
        .replaceAll('&apos;', "'")
        .trim()
    )
  )
}

/** The sheet for mail merge has texts of the app, which only the build's plugin makes modules of. */
async function findMergeProblems(folder: string): Promise<readonly string[]> {
  const plugins = [texts(join(root, 'src-renderer/locales'))]
  const { module } = await runnerImport<typeof import('./mail-merge.ts')>(join(import.meta.dirname, 'mail-merge.ts'), {
    root,
    configFile: false,
    logLevel: 'error',
    plugins
  })
  return module.mergeProblems(folder)
}

async function main(): Promise<void> {
  ensureOffice()
  const folder = mkdtempSync(join(tmpdir(), 'hcw-sheets-'))
  try {
    const headers = values.map((_, column) => `Column ${column + 1}`)
    const row = { rowId: 'r1', cells: values, link, state: 'Invited', reason: '' }
    const sheet = createLinkSheet(headers, [row], words)
    writeFileSync(join(folder, 'workbook.xlsx'), toXlsx(sheet, 'List'))
    writeFileSync(join(folder, 'ours.csv'), toCsv({ headers, rows: [values.map(csvValue)] }, ';'))
    // The other way, which we have not taken: a formula that gives the text.
    const formulas = values.map((text) => `"=""${text}"""`).join(';')
    writeFileSync(join(folder, 'formula.csv'), `\uFEFF${headers.join(';')}\r\n${formulas}\r\n`)
    writeFileSync(join(folder, 'plain.csv'), toCsv({ headers, rows: [values] }, ';'))
    const asCsv = ['--infilter=CSV:59,34,76,1']
    const shown = {
      workbook: shownBy(folder, 'workbook.xlsx')[1]?.slice(0, values.length),
      ours: shownBy(folder, 'ours.csv', asCsv)[1],
      formula: shownBy(folder, 'formula.csv', asCsv)[1],
      plain: shownBy(folder, 'plain.csv', asCsv)[1]
    }
    console.table(shown)
    const wanted = ['079 123 45 67', '0041 79 123 45 67', '007100\u200B', '12345678901234567\u200B', 'Zoé', "'=1+1"]
    const isKept = wanted.every((text, column) => shown.ours?.[column] === text)
    const isWhole = values.every((text, column) => shown.workbook?.[column] === text)
    console.log(`csv ${isKept ? 'kept' : 'CHANGED'}, xlsx ${isWhole ? 'kept' : 'CHANGED'}`)
    const problems = await findMergeProblems(folder)
    console.log(problems.length === 0 ? 'mail merge kept' : problems.join('\n'))
    if (!isKept || !isWhole || problems.length > 0) process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

await main()
