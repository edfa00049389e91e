import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { readBytes } from '../../src-renderer/list/parsing/index.ts'
import type { SpawnedPractice } from '../practice/spawn-practice.ts'
import { type AppDriver, connectServer } from './app-driver.ts'
import { patientList, patients } from './patient-lists.ts'
import { siteOfTests } from './site-of-tests.ts'

const inMode = 'Practice mode: nothing leaves this computer.'
const ofList = 'Practice list: nothing of it has left this computer.'
const mark = 'PRACTICE: nobody was invited, and these links lead to no consultation.'

describe('the first week of an office', () => {
  const site = siteOfTests()
  let server: SpawnedPractice
  let driver: AppDriver
  const user = () => driver.user

  beforeAll(async () => {
    server = await site.server()
    driver = await site.openApp()
  })

  const isUnsaid = (words: string) => user().page.getByText(words, { exact: true }).waitFor({ state: 'hidden' })
  const firstCell = (name: string) => {
    const reading = readBytes(readFileSync(site.path(name)))
    return reading.kind === 'table' ? reading.records[0]?.cells[0] : reading.reason
  }

  test('she practises: the band, the report, the sheet and the name of its file say so', async () => {
    await user().drop('trial.csv', patientList(patients(3)))
    await user().goOnToCheck()
    await user().isTitled('3 patients are ready')
    await user().goOnToSend()
    await user().send()
    await user().said('Practice: All 3 patients are invited.').waitFor()
    // Nothing of a day of practice needs a person's word.
    expect(await driver.app.asked()).toEqual([])
    await user().goToStep('Links')
    await user().saveLinks(site.path('trial.csv'), { format: 'Text (CSV)' })
    await user().saveLinks(site.path('trial.xlsx'))
    await user().said(inMode).waitFor()
    expect([firstCell('trial.csv'), firstCell('trial.xlsx')]).toEqual([mark, mark])
  })

  test('she prepares a real list before the server is known', async () => {
    await user().goTo('Lists')
    await user().drop('monday.csv', patientList(patients(5).slice(3)))
    // The same kind of file: its columns are known.
    await user().isTitled('2 patients are ready')
    await user().type('Muster004', 'Mobile', '078 400 00 04')
    await user().press('Muster005', 'Leave out')
    await user().isTitled('1 patient is ready')
    await user().isSaved()
  })

  test('with the server set up, the prepared list is taken over with her work, and nothing says practice', async () => {
    await connectServer(user(), server)
    await isUnsaid(inMode)
    await user().openList('monday')
    await user().said('This is a practice list; Hospital is chosen.').waitFor()
    await user().said(ofList).waitFor()
    await isUnsaid(inMode)
    await user().button('Take it over to Hospital').click()
    await isUnsaid(ofList)
    await user().isTitled('1 patient is ready')
    await (await user().cell('Muster004', 'Mobile')).getByText('78 400 00 04').waitFor()
    await user().goOnToSend()
    await user().send()
    await user().said('The patient is invited.').waitFor()
    const { invites } = await server.dump()
    expect([
      invites.length,
      await user()
        .page.getByText(/practi[cs]e/i)
        .count()
    ]).toEqual([1, 0])
    await user().goToStep('Links')
    await user().saveLinks(site.path('monday.csv'), { format: 'Text (CSV)' })
    expect(firstCell('monday.csv')).toBe('Nom')
  })

  test('the practice list is still practice on every page, and a fresh copy of it can be sent', async () => {
    await user().goTo('Lists')
    await user().openList('trial')
    for (const step of ['Columns', 'Check', 'Send', 'Links'] as const) {
      await user().goToStep(step)
      await user().said(ofList).waitFor()
      await user().said('This is a practice list; Hospital is chosen.').waitFor()
    }
    await user().goToStep('Send')
    await user().said('Practice: All 3 patients are invited.').waitFor()
    await user().goToStep('Links')
    await user().saveLinks(site.path('again.csv'), { format: 'Text (CSV)' })
    expect(firstCell('again.csv')).toBe(mark)
    await user().button('Make a fresh copy for Hospital').click()
    await user().isTitled('3 patients are ready')
    await isUnsaid(ofList)
    await user().goOnToSend()
    await user().send()
    await user().said('All 3 patients are invited.').waitFor()
    expect((await server.dump()).invites.length).toBe(4)
  })

  test('in practice mode a real list has no band of practice, and says whose it is', async () => {
    await user().goTo('Connection')
    await user().button('Use “Practice”').click()
    await user().goTo('Lists')
    await user().said(inMode).waitFor()
    await user().openList('monday')
    await user().said('This list was prepared for Hospital, but practice is chosen.').waitFor()
    await isUnsaid(inMode)
    await isUnsaid(ofList)
  })
})
