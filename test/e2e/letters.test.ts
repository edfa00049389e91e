import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPaper } from '../support/paper.ts'
import { type AppDriver, createTestSite, csv, headers, patients, stepTimeout, tableOf } from './app-driver.ts'

describe('letters on paper', () => {
  const site = createTestSite()
  let driver: AppDriver
  const user = () => driver.user
  const field = (name: string) => user().dialog.getByRole('textbox', { name })
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
    await user().drop('letters.csv', Buffer.from(csv([...headers, 'Rue', 'NPA', 'Localité', 'Langue'], rows)))
    await user().goOnToCheck()
    await user().isTitled('3 patients are ready')
    await user().goOnToSend()
    await user().send()
    await user().said('Practice: All 3 patients are invited.').waitFor()
    await user().goToStep('Links')
  })
  afterAll(() => site.close())

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

  test('they are printed, which the journal and the list say; without a printer nothing is said to be printed', async () => {
    await user().button('Letters with a QR code…').click()
    await user()
      .said(/: saved, 3 patients/)
      .waitFor()
    expect(await field('Sender').inputValue()).toBe('Hôpital de la Sarine\n1700 Fribourg')
    await user().button('Show the letters').click()
    await picture(/Letter 1 of 3/).waitFor()
    await user().button('Print…').click()
    await user().button('Print…').isEnabled()
    expect(
      await user()
        .page.getByText(/sent to the printer/)
        .count()
    ).toBe(0)
    await driver.app.electron.evaluate(({ app }) => {
      app.on('web-contents-created', (_event, contents) => {
        contents.print = ((_options: object, done: (isPrinted: boolean) => void) => done(true)) as typeof contents.print
      })
    })
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
})
