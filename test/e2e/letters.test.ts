import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { readPaper } from '../support/paper.ts'
import { type AppDriver, stepTimeout } from './app-driver.ts'
import { axeViolations } from './axe-violations.ts'
import { csv, headers, patients, savedSheet, tableOf } from './patient-lists.ts'
import { defectsInAllSizes } from './screen-sizes.ts'
import { siteOfTests } from './site-of-tests.ts'

declare global {
  // In the main process.
  var hasPrinter: boolean
  var askedToPrint: number
}

describe('letters on paper, and sheets of one’s own', () => {
  const site = siteOfTests()
  let driver: AppDriver
  const user = () => driver.user
  const field = (name: string) => user().dialog.getByRole('textbox', { name, exact: true })
  const picture = (name: RegExp) => user().dialog.getByRole('img', { name })

  beforeAll(async () => {
    driver = await site.openApp()
    const rows = tableOf(patients(3)).map((row, index) => [
      ...row,
      index === 2 ? '' : `Rue du Lac ${index + 1}`,
      '1700',
      'Fribourg',
      ['de', 'it', 'uk'][index] ?? ''
    ])
    await user().drop('letters.csv', csv([...headers, 'Rue', 'NPA', 'Localité', 'Langue'], rows))
    await user().goOnToCheck()
    await user().isTitled('3 patients are ready')
    await user().goOnToSend()
    await user().send()
    await user().said('Practice: All 3 patients are invited.').waitFor()
    await user().goToStep('Links')
  })

  test('they are shown before they are printed, with the address of the list and the words of the hospital', async () => {
    await user().button('Letters with a QR code…').click()
    await field('Sender').fill('Hôpital de la Sarine\n1700 Fribourg')
    await field('Phone number for questions').fill('026 000 00 00')
    await user().dialog.getByText('Left (C5)').click()
    await user().dialog.getByText('I print on both sides').click()
    await user()
      .said(/Address of the patient from the columns Rue, NPA,? and Localité/)
      .waitFor()
    await user().button('Own words for the letters…').click()
    await user()
      .button(/Language of the letter/, user().dialog)
      .click()
    await user().page.getByRole('option', { name: 'German' }).click()
    await field('Text before the appointment').fill('Bitte bringen Sie Ihre Medikamente mit.')
    await user().button('Back').click()
    await user().button('Show the letters').click()
    await picture(/Letter 1 of 3, to Alma Muster001/).waitFor()
    await user().said('1 letter has no address: street or town is missing in the list.').waitFor()
    await user().button('Next').click()
    await picture(/Letter 2 of 3, to Bruno Muster002/).waitFor()
    const isDrawn = await picture(/Letter 2/).evaluate((image) => (image as HTMLImageElement).naturalWidth > 0)
    expect(isDrawn).toBe(true)
  })

  test('saved as PDF, each page is one patient’s, with a code to the own link and no name of the list or a file', async () => {
    const path = site.path('letters.pdf')
    await driver.app.queueDialog({ kind: 'save', filePath: path })
    await user().button('Save as PDF…').click()
    await user()
      .dialog.getByText(/Saved:/)
      .waitFor()
    const { texts, codes, facts } = readPaper(readFileSync(path))
    const words = texts.map((text) => text.replace(/\s+/g, ' '))
    expect([texts.length, facts['Tagged'], words.map((text) => text.trim() === '')]).toEqual([
      6,
      'yes',
      [false, true, false, true, false, true]
    ])
    const found = [
      'Muster001',
      'Rue du Lac 1',
      '1700 Fribourg',
      'Bitte bringen Sie Ihre Medikamente mit.',
      '026 000 00 00'
    ]
    expect(found.filter((text) => !words[0]?.includes(text))).toEqual([])
    expect([words[2]?.includes('Muster002'), words[2]?.includes('Muster001')]).toEqual([true, false])
    expect(words.filter((text) => /letters|\.csv|file:|app:/.test(text))).toEqual([])
    const links = codes.flat()
    expect([links.length, new Set(links).size]).toEqual([3, 3])
    await user().closeDialog()
    for (const [index, name] of ['Alma Muster001', 'Bruno Muster002', 'Carla Muster003'].entries()) {
      expect(await user().reveal(name.split(' ').toReversed().join(' '))).toBe(links[index])
    }
  })

  test('a PDF that takes long can be cancelled, and is made when it is wanted again', async () => {
    await driver.app.electron.evaluate(({ app }) => {
      app.once('web-contents-created', (_event, contents) => {
        contents.printToPDF = () => new Promise(() => undefined)
      })
    })
    await user().button('Letters with a QR code…').click()
    await user().button('Show the letters').click()
    await picture(/Letter 1 of 3/).waitFor()
    await user().button('Save as PDF…').click()
    await user()
      .dialog.getByRole('progressbar', { name: /Putting 3 letters together/ })
      .waitFor()
    await user().button('Cancel', user().dialog).click()
    await user().dialog.getByRole('progressbar').last().waitFor({ state: 'detached' })
    await driver.app.queueDialog({ kind: 'save', filePath: site.path('again.pdf') })
    await user().button('Save as PDF…').click()
    await user()
      .dialog.getByText(/Saved: again.pdf/)
      .waitFor()
    await user().closeDialog()
  })

  test('they are printed, which the journal and the list say; without a printer nothing is said to be printed', async () => {
    await user().button('Letters with a QR code…').click()
    await user()
      .said(/: saved, 3 patients/)
      .waitFor()
    expect(await field('Sender').inputValue()).toBe('Hôpital de la Sarine\n1700 Fribourg')
    await user().button('Show the letters').click()
    await picture(/Letter 1 of 3/).waitFor()
    await driver.app.electron.evaluate(({ app }) => {
      Object.assign(globalThis, { hasPrinter: false, askedToPrint: 0 })
      app.on('web-contents-created', (_event, contents) => {
        contents.print = ((_options: object, done: (isPrinted: boolean, reason: string) => void) => {
          globalThis.askedToPrint += 1
          done(globalThis.hasPrinter, 'Print job failed')
        }) as typeof contents.print
      })
    })
    await user().button('Print…').click()
    await expect.poll(() => driver.app.electron.evaluate(() => globalThis.askedToPrint), stepTimeout).toBe(1)
    await user().said('Nothing was printed.').waitFor()
    expect(
      await user()
        .page.getByText(/sent to the printer/)
        .count()
    ).toBe(0)
    await driver.app.electron.evaluate(() => Object.assign(globalThis, { hasPrinter: true }))
    await user().button('Print…').click()
    await user().said('3 letters were sent to the printer.').waitFor()
    await user().button('Back').click()
    await user().button('Show the letters').waitFor()
    await expect
      .poll(
        () =>
          user()
            .page.getByText(/: printed, 3 patients/)
            .count(),
        stepTimeout
      )
      .toBe(1)
    await user().closeDialog()
  })

  /** Presses a button of the dialog by keyboard. */
  async function pressKey(name: string, key = 'Enter'): Promise<void> {
    await user().button(name, user().dialog).focus()
    await user().page.keyboard.press(key)
  }
  const chosenUse = () => user().button(/What is it for\?/, user().dialog)

  test('a sheet is set up by keyboard with columns of the file, in an order and with titles of one’s own', async () => {
    const { page } = user()
    await user().button('Save for Excel…').click()
    await pressKey('Choose own columns…')
    await field('Name').waitFor()
    expect(await field('Name').evaluate((input) => input === input.ownerDocument.activeElement)).toBe(true)
    await page.keyboard.type('Porter')
    for (const column of ['First name', 'Mobile, +41791234567', 'Reason']) await pressKey(`Take out: ${column}`)
    await pressKey('Move back: Day of the appointment')
    // The focus goes with the column.
    await page.keyboard.press('Enter')
    await user()
      .button(/Add a column/, user().dialog)
      .focus()
    await page.keyboard.press('Space')
    await page.getByRole('option', { name: '“Rue” of your file' }).waitFor()
    for (const key of ['End', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'Enter']) await page.keyboard.press(key)
    await field('“Rue” of your file').fill('last NAME')
    await user().said('Another column has this title.').waitFor()
    await pressKey('Keep')
    await user().said('Another column has this title.').waitFor()
    await field('“Rue” of your file').fill('Street')
    await user().dialog.getByText('Text (CSV)').click()
    expect(await axeViolations(page)).toEqual([])
    expect(await defectsInAllSizes(page, 2)).toEqual([])
    await pressKey('Keep')
    await user()
      .said(/Your own columns: Time, Last name, Day, Link, State,? and Street.*does not know who was left out/)
      .waitFor()
  })

  test('it is saved as it was set up, and offered again for the next list of this kind', async () => {
    const path = site.path('porter.csv')
    await driver.app.queueDialog({ kind: 'save', filePath: path })
    await user().button('Save…', user().dialog).click()
    await user()
      .dialog.getByText(/Saved: porter.csv/)
      .waitFor()
    const { titles, lines } = savedSheet(path)
    expect([titles, lines.map((line) => [line[1], line[4], line[5]])]).toEqual([
      ['Time', 'Last name', 'Day', 'Link', 'State', 'Street'],
      [
        ['Muster001', 'Invited', 'Rue du Lac 1'],
        ['Muster002', 'Invited', 'Rue du Lac 2'],
        ['Muster003', 'Invited', '']
      ]
    ])
    expect(lines.every((line) => line[3]?.startsWith('http'))).toBe(true)
    await user().closeDialog()
    await user().button('Save for Excel…').click()
    await expect.poll(() => chosenUse().innerText(), stepTimeout).toContain('Porter')
  })

  test('it is renamed, removed and brought back', async () => {
    await user().button('Change…', user().dialog).click()
    await field('Name').fill('Reception')
    await user().button('Keep', user().dialog).click()
    await expect.poll(() => chosenUse().innerText(), stepTimeout).toContain('Reception')
    expect(await defectsInAllSizes(user().page, 2)).toEqual([])
    await user().button('Remove', user().dialog).click()
    await user().said('“Reception” is removed.').waitFor()
    await expect.poll(() => chosenUse().innerText(), stepTimeout).toContain('As my file')
    await user().button('Undo', user().dialog).click()
    await expect.poll(() => chosenUse().innerText(), stepTimeout).toContain('Reception')
    await user().closeDialog()
  })
})
