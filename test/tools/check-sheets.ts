import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { toCsv } from '../../src-renderer/export/csv.ts'
import { csvValue } from '../../src-renderer/export/csv-values.ts'
import { createLinkSheet } from '../../src-renderer/export/link-sheet.ts'
import { toXlsx } from '../../src-renderer/export/xlsx.ts'

/**
 * Opens our sheets in LibreOffice, which is installed where it is missing, and reads back what it shows:
 * `npm run test:sheets`. Ends with 1 if a value is not shown as it was written.
 */
const values = ['0791234567', '+41791234567', '007100', '12345678901234567', 'Zoé', '=1+1', '01.12.2026', '08:45']
const words = { link: 'Link', open: 'Open', state: 'State', reason: 'Reason', file: 'File', column: () => 'Column' }
const link = 'https://hospital.example/inv/?invite=abc'

function ensureOffice(): void {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' })
    return
  } catch {
    if (process.getuid?.() !== 0) {
      throw new Error('LibreOffice is missing: apt-get install libreoffice-calc-nogui')
    }
  }
  console.log('Installing LibreOffice Calc (libreoffice-calc-nogui)')
  execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'libreoffice-calc-nogui'], { stdio: 'inherit' })
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

function main(): void {
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
    if (!isKept || !isWhole) process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

main()
