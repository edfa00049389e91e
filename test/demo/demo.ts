import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import Papa from 'papaparse'
import { practiceCredentials } from '../../src-main/handlers/practice-host.ts'
import { readBytes } from '../../src-renderer/list/parsing/index.ts'
import { findOrInstallChromium } from '../electron-host/chromium.ts'
import { type LaunchedApp, launchApp } from '../electron-host/launch.ts'
import { frenchList } from './french-list.ts'

/*
 * The main job, unattended: a fresh profile, the real app in a headless window, the built-in practice server. Imports a
 * realistic French list, corrects its faults in the interface, sends, exports, and reports. Exits with 0 only when
 * every number is as expected.
 */

const root = join(import.meta.dirname, '..', '..')
const folder = join(root, 'out', 'demo')
const problems: string[] = []

function expectEqual(what: string, found: unknown, expected: unknown): void {
  const is = JSON.stringify(found)
  const should = JSON.stringify(expected)
  if (is !== should) problems.push(`${what}: ${is} instead of ${should}`)
}

/** The numbers in a text, in their order. */
function numbersIn(text: string | null): number[] {
  return [...(text ?? '').matchAll(/\d+/g)].map(([digits]) => Number(digits))
}

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
await findOrInstallChromium()

const now = new Date()
const list = frenchList(now, practiceCredentials.doctors)
const { expected } = list
const listFile = join(folder, list.fileName)
writeFileSync(listFile, list.bytes)

const startedAt = performance.now()
const app: LaunchedApp = await launchApp({ lang: 'fr-CH' })
const { page } = app
const violations: string[] = []
page.on('console', (message) => {
  if (message.type() === 'error') violations.push(message.text())
})
page.on('pageerror', (error) => violations.push(error.message))

let step = 0
async function shot(name: string): Promise<void> {
  step += 1
  await page.screenshot({ path: join(folder, `${String(step).padStart(2, '0')}-${name}.png`) })
}

/** Types into a cell of the check table: click, type, Enter. `row`: the row in the file. */
async function type(column: string, row: number, text: string): Promise<void> {
  const titles = await page.getByRole('columnheader').allTextContents()
  const line = page.getByRole('row', { name: new RegExp(`^(Ligne )?${row} `) })
  // Columns outside the visible area are not rendered: a cell is found by number after scrolling to its title.
  await page.getByRole('columnheader').nth(titles.indexOf(column)).scrollIntoViewIfNeeded()
  await line.locator(`[role=gridcell][aria-colindex="${titles.indexOf(column) + 1}"]`).click()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

const heading = () => page.getByRole('heading', { level: 1 })

try {
  await page.getByRole('button', { name: /Choisir un fichier/ }).waitFor()
  await shot('accueil')

  await app.queueDialog({ kind: 'open', filePaths: [listFile] })
  await page.getByRole('button', { name: /Choisir un fichier/ }).click()
  await page.getByRole('button', { name: 'Continuer vers la vérification' }).waitFor()
  await shot('colonnes')

  await page.getByRole('button', { name: 'Continuer vers la vérification' }).click()
  await page.getByRole('grid').waitFor()
  await heading().filter({ hasText: 'à corriger' }).waitFor()
  expectEqual('prêts, à corriger', numbersIn(await heading().textContent()), [
    expected.patients - expected.blockedAtFirst,
    expected.blockedAtFirst
  ])
  await shot('verification')

  await page.getByRole('radio', { name: /^À corriger/ }).click({ force: true })
  const tomorrow = new Intl.DateTimeFormat('de-CH', {
    timeZone: 'Europe/Zurich',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric'
  }).format(now.getTime() + 86_400_000)
  await type('Mobile', 12, '079 123 45 99')
  await type('Mobile', 16, '079 222 33 44')
  await type('Sexe', 23, 'F')
  await type('Rendez-vous', 27, `${tomorrow} 11:40`)
  await type('Rendez-vous', 38, `${tomorrow} 13:30`)
  await type('E-mail', 43, 'anne@example.org')
  await page
    .getByRole('button', { name: /Laisser de côté/ })
    .first()
    .click()
  await page.getByRole('radio', { name: /^Tous/ }).click({ force: true })
  await heading()
    .filter({ hasText: new RegExp(`^${expected.patients - expected.leftOut} patients prêts`) })
    .waitFor()
  await shot('corrigee')

  await page.getByRole('button', { name: /^Continuer vers l’envoi/ }).click()
  const send = page.getByRole('button', {
    name: new RegExp(`^Envoyer ${expected.patients - expected.leftOut} invitations`)
  })
  await send.waitFor()
  await shot('avant-envoi')
  const sendingAt = performance.now()
  await send.click()
  await page.getByRole('progressbar').first().waitFor()
  await shot('envoi')
  await page.getByRole('heading', { name: /patients sont invités/ }).waitFor({ timeout: 60_000 })
  const seconds = (performance.now() - sendingAt) / 1000
  const report = page.getByRole('heading', { name: /patients sont invités/ })
  expectEqual('invités, refusés', numbersIn(await report.textContent()), [expected.sent, expected.refused])
  await shot('compte-rendu')

  await page.getByRole('link', { name: /Liens/ }).first().click()
  await page.getByRole('grid').waitFor()
  await shot('liens')
  const files = { xlsx: join(folder, 'liens.xlsx'), csv: join(folder, 'liens.csv') }
  await page.getByRole('button', { name: 'Enregistrer pour Excel…' }).click()
  await app.queueDialog({ kind: 'save', filePath: files.xlsx })
  await page.getByRole('button', { name: 'Enregistrer…' }).click()
  await page.getByText(/Enregistré\s:\sliens\.xlsx/).waitFor()
  await page.getByText('Texte (CSV)').click()
  await app.queueDialog({ kind: 'save', filePath: files.csv })
  await page.getByRole('button', { name: 'Enregistrer…' }).click()
  await page.getByText(/Enregistré\s:\sliens\.csv/).waitFor()
  await shot('export')

  const links = (rows: readonly (readonly string[])[]) =>
    rows.flatMap((row) => row.filter((cell) => cell.includes('/inv/?invite=')))
  const workbook = readBytes(new Uint8Array(readFileSync(files.xlsx)))
  const fromXlsx = workbook.kind === 'table' ? links(workbook.records.map(({ cells }) => cells)) : []
  const csv = Papa.parse<string[]>(readFileSync(files.csv, 'utf8'), { delimiter: ';' }).data
  expectEqual('links in the workbook', new Set(fromXlsx).size, expected.sent)
  expectEqual(
    'links in the CSV that are in the workbook',
    links(csv).filter((link) => fromXlsx.includes(link)).length,
    expected.sent
  )

  await page.getByRole('dialog').getByText('Fermer').click()
  await page.getByRole('link', { name: /messages d’entraînement/ }).click()
  await heading().waitFor()
  await shot('messages')
  expectEqual('errors in the window', violations, [])
  expectEqual('questions of the main process', await app.asked(), [])

  const rate = (expected.sent + expected.refused) / seconds
  if (rate > 8.5) problems.push(`sent faster than the configured 8 per second: ${rate.toFixed(2)}`)
  console.log(`
patients        ${expected.patients}
faults mended   ${expected.blockedAtFirst - expected.leftOut}
left out        ${expected.leftOut}
sent            ${expected.sent}
refused         ${expected.refused} (a doctor whom the server does not know)
sending took    ${seconds.toFixed(1)} s, ${rate.toFixed(2)} per second of 8 configured
whole demo      ${((performance.now() - startedAt) / 1000).toFixed(1)} s
files           ${Object.values(files)
    .map((path) => relative(root, path))
    .join(', ')}
screenshots     ${step} in ${relative(root, folder)}/`)
} catch (error) {
  problems.push(error instanceof Error ? error.message : String(error))
  await shot('stopped-here').catch(() => undefined)
} finally {
  await app.close()
}

if (problems.length > 0) {
  console.error(`\nNot as it must be:\n${problems.map((problem) => `- ${problem}`).join('\n')}`)
  process.exitCode = 1
} else {
  console.log('\nEverything is as it must be.')
}
