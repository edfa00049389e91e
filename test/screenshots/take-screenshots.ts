import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { practiceCredentials } from '../../src-main/handlers/practice-host.ts'
import { frenchList } from '../demo/french-list.ts'
import { createAppUser } from '../e2e/app-user.ts'
import { csv, headers, patients, tableOf } from '../e2e/patient-lists.ts'
import { questionList } from '../e2e/question-list.ts'
import { findOrInstallChromium } from '../electron-host/chromium.ts'
import { launchApp } from '../electron-host/launch.ts'

/*
 * Takes a screenshot of every screen, in light and dark, at 1280×800 for docs/user-tour.md (here) and at 1920×1080 for review
 * (out/screenshots). All people are invented.
 */

const here = import.meta.dirname
const large = join(here, '../../out/screenshots')
const sizes = [
  { viewport: { width: 1280, height: 800 }, folder: here },
  { viewport: { width: 1920, height: 1080 }, folder: large }
] as const

mkdirSync(large, { recursive: true })
await findOrInstallChromium()
const work = mkdtempSync(join(tmpdir(), 'hcw-screenshots-'))
const list = frenchList(new Date(), practiceCredentials.doctors)
/** A list of a system that knows the doctors only by name, and units by theirs. */
const doctors = ['Dr Keller', 'Dr Jean Favre', 'Dr Keller', 'Tagesklinik']
const named = csv(
  [...headers.slice(0, -1), 'Médecin'],
  tableOf(patients(24)).map((cells, at) => cells.with(-1, doctors[at % doctors.length] ?? ''))
)
const listFile = join(work, 'Cardiologie demain.csv')
writeFileSync(listFile, list.bytes)
const questionFile = join(work, 'Cardiologie jeudi.csv')
writeFileSync(questionFile, questionList(Date.now() + 2 * 86_400_000))

for (const colorScheme of ['light', 'dark'] as const) {
  for (const { viewport, folder } of sizes) {
    const app = await launchApp({ lang: 'en-GB', colorScheme, viewport })
    const { page } = app
    const user = createAppUser(app, page)
    const shot = async (name: string) => {
      // Waits for fonts and transitions.
      await page.evaluate(() => document.fonts.ready.then(() => new Promise(requestAnimationFrame)))
      await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`), animations: 'disabled' })
    }

    await user.button('Choose a file…').waitFor()
    await user.chooseFiles(listFile)
    await user.button('Continue to check').waitFor()
    await shot('columns')
    await user.goOnToCheck()
    await user.grid.waitFor()
    await user.isSaved()
    await shot('check')
    await user.goOnToSend()
    await user.button(/^Send \d/).waitFor()
    await page.getByText('Asking the server').waitFor({ state: 'hidden' })
    await shot('send')
    await user.send()
    await user.progress().waitFor()
    await user.main.getByRole('progressbar', { name: /^[12]\d of/ }).waitFor()
    await shot('sending')
    await user.main.getByRole('heading', { name: /patients are invited/ }).waitFor({ timeout: 60_000 })
    await page.getByText('All checks passed').waitFor()
    await shot('report')
    await user.goToStep('Links')
    await user.links.waitFor()
    await shot('links')
    await user.goTo('Lists')
    await user.listNamed('Cardiologie demain').waitFor()
    await shot('lists')
    await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Day' }).click()
    await page.getByRole('heading', { level: 1, name: 'Day' }).waitFor()
    await page.getByText(/^Tomorrow/).click()
    await page.getByRole('checkbox').nth(3).waitFor()
    await shot('day')
    await user.goTo('Lists')
    await user.chooseFiles(questionFile)
    await user.goOnToCheck()
    await user.grid.waitFor()
    await user.isSaved()
    await shot('questions')
    await user.goTo('Connection')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await user.button('Add a server').click()
    await shot('connection')
    await user.goTo('Settings')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await shot('settings')
    await user.goTo('Lists')
    await user.drop('Agenda lundi.csv', Buffer.from(named))
    await user.goOnToCheck()
    await user.isSaved()
    await shot('doctors')
    await user.button('dora.keller@practice.example for “Dr Keller”').click()
    await page.getByText('2 doctors without an address').first().waitFor()
    await user.button('jean.favre@practice.example for “Dr Jean Favre”').click()
    await page.getByText('1 doctor without an address').first().waitFor()
    await user.goTo('Settings')
    await user.button('Open the directory of doctors').click()
    await user.main.getByRole('row').filter({ hasText: 'Dr Jean Favre' }).waitFor()
    await shot('directory')
    await user.goTo('Settings')
    await user.button('Open the journal').click()
    await page.getByRole('heading', { level: 1, name: 'Journal' }).waitFor()
    await shot('journal')
    await page.getByRole('link', { name: /practice messages/i }).click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await shot('practice')
    await app.power('lock-screen')
    await page.getByRole('dialog').waitFor()
    await shot('hidden')
    await app.close()
  }
}
rmSync(work, { recursive: true, force: true })
