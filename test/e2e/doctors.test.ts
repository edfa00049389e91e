import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { SpawnedPractice } from '../practice/spawn-practice.ts'
import { type AppDriver, connectServer, stepTimeout } from './app-driver.ts'
import { csv, dayAhead, patients, tableOf } from './patient-lists.ts'
import { siteOfTests } from './site-of-tests.ts'

const titles = ['Nom', 'Prénom', 'Sexe', 'Natel', 'RDV le', 'à', 'Médecin'] as const
const people = patients(9)

/** The patients, each with the doctor at the same place, as hospital systems write doctors. */
function listOf(from: number, doctors: readonly string[], day: string): Buffer {
  const rows = tableOf(people.slice(from, from + doctors.length), day)
  return Buffer.from(
    csv(
      titles,
      rows.map((cells, at) => cells.with(6, doctors[at] ?? ''))
    )
  )
}

const site = siteOfTests()
let server: SpawnedPractice
let driver: AppDriver
const user = () => driver.user
const field = (doctor: string) => user().main.getByRole('combobox', { name: `Who is “${doctor}”?` })
const question = (words: string) => user().main.getByText(words, { exact: true })
const entry = (words: string) => user().main.getByRole('row').filter({ hasText: words })

/** Types who is meant, as at the keyboard. */
async function say(doctor: string, target: string): Promise<void> {
  await field(doctor).fill(target)
  await field(doctor).press('Enter')
}

async function openDirectory(): Promise<void> {
  await user().goTo('Settings')
  await user().button('Open the directory of doctors').click()
  await user().isTitled('Doctors')
}

beforeAll(async () => {
  server = await site.server()
  driver = await site.openApp()
  await connectServer(driver.user, server)
})

describe('a list that names its doctors', () => {
  test('asks once for each doctor, with the number of patients', async () => {
    await user().drop(
      'monday.csv',
      listOf(0, ['Dr Keller', 'FAVJ', 'Dr. med. Keller', 'Tagesklinik', 'KELLER'], dayAhead(2))
    )
    await user().goOnToCheck()
    await user().isSaved()
    await question('3 doctors without an address').waitFor()
    const lines = user().main.getByRole('group', { name: '3 doctors without an address' }).getByRole('listitem')
    const words = async () => (await lines.allInnerTexts()).map((text) => text.split('\n').slice(0, 2))
    await expect.poll(words, stepTimeout).toEqual([
      ['Dr Keller', '3 patients'],
      ['FAVJ', '1 patient'],
      ['Tagesklinik', '1 patient']
    ])
  })

  test('takes what is written, and not a proposal that lies below the mouse', async () => {
    const own = field('Dr Keller')
    const proposal = user().page.getByRole('option').first()
    // As what is dictated or pasted by the mouse, without a key: after a key, the mouse marks nothing.
    const write = async (text: string) => {
      await own.click()
      await user().page.keyboard.insertText(text)
      await proposal.hover()
      await proposal.and(user().page.locator('[data-focused]')).waitFor()
    }
    // The server has told its queues.
    const proposals = async () => {
      await own.press('ArrowDown')
      return proposal.count()
    }
    await expect.poll(proposals, stepTimeout).toBeGreaterThan(0)
    await own.press('Escape')
    await write('cardio')
    await own.press('Enter')
    await user()
      .said(/no queue “cardio”/)
      .waitFor()
    expect(await own.inputValue()).toBe('cardio')
    await own.fill('')
    await write('card')
    await own.press('Tab')
    expect(await own.inputValue()).toBe('card')
  })

  test('takes neither a wrong address nor a queue that the server does not have', async () => {
    await say('Dr Keller', 'dora.keller@')
    await user().said('“dora.keller@” is not an e-mail address.').waitFor()
    await say('Dr Keller', 'Kardiologie')
    await user()
      .said(/The server has no queue “Kardiologie”/)
      .waitFor()
  })

  test('has one answer settle all rows of a doctor, by keyboard, and undoes it like any other step', async () => {
    await say('Dr Keller', 'dora.keller@practice.example')
    await question('2 doctors without an address').waitFor()
    // The focus is in the line of the next doctor.
    await user().page.keyboard.press('Tab')
    expect(await field('FAVJ').evaluate((element) => element === document.activeElement)).toBe(true)
    await user().page.keyboard.press('Escape')
    await user().undo()
    await question('3 doctors without an address').waitFor()
    await user().redo()
    await question('2 doctors without an address').waitFor()
    await say('FAVJ', 'jean.favre@practise.example')
    await question('1 doctor without an address').waitFor()
    await say('Tagesklinik', 'cardiologie')
    await user().isTitled('5 patients are ready')
    expect(await question('1 doctor without an address').count()).toBe(0)
  })

  test('offers to correct the entry whose address the server does not know, and sends the rest', async () => {
    await user().goOnToSend()
    await user().send()
    await user().problem('The server knows no doctor with this address.').waitFor()
    await user()
      .said(/It comes from the directory of doctors, where it stands for FAVJ/)
      .waitFor()
    expect(
      await user()
        .main.getByRole('link', { name: /Correct the row/ })
        .count()
    ).toBe(0)
    await user().button('Correct “FAVJ”…').click()
    const target = user().dialog.getByRole('combobox', { name: 'Doctor (e-mail) or queue' })
    await target.fill('jean.favre@practice.example')
    await target.press('Enter')
    await user().dialog.waitFor({ state: 'hidden' })
    await user().send()
    await user().said('All 5 patients are invited.').waitFor()
    const { invites } = await server.dump()
    expect(invites.map(({ lastName, doctorEmail, queueName }) => [lastName, doctorEmail ?? queueName]).sort()).toEqual([
      ['Muster001', 'dora.keller@practice.example'],
      ['Muster002', 'jean.favre@practice.example'],
      ['Muster003', 'dora.keller@practice.example'],
      ['Muster004', 'Cardiologie'],
      ['Muster005', 'dora.keller@practice.example']
    ])
  })

  test('goes straight through on the next day', async () => {
    await user().goTo('Lists')
    await user().drop('tuesday.csv', listOf(5, ['Keller', 'Tagesklinik', 'favj'], dayAhead(3)))
    await user().isTitled('3 patients are ready')
    await user().isSaved()
    await user().goOnToSend()
    await user().send()
    await user().said('All 3 patients are invited.').waitFor()
  })
})

describe('Settings → Doctors', () => {
  test('shows who is meant and what the server said, and finds an entry by its text or its address', async () => {
    await openDirectory()
    await entry('Dr Keller').getByText('Accepted by the server').waitFor()
    await user().main.getByRole('searchbox').fill('cardio')
    await expect.poll(() => user().main.getByRole('row').count(), stepTimeout).toBe(2)
    expect(await entry('Tagesklinik').innerText()).toContain('Queue: Cardiologie')
    await user().main.getByRole('searchbox').fill('')
  })

  test('saves the directory for colleagues, and loads a file whole or not at all', async () => {
    const path = site.path('doctors.csv')
    await driver.app.queueDialog({ kind: 'save', filePath: path })
    await user().button('Save for colleagues…').click()
    await user()
      .said(/^Saved: doctors\.csv/)
      .waitFor()
    const saved = readFileSync(path, 'utf8')
    expect(saved.split('\r\n')).toContain('Tagesklinik;;Cardiologie')
    const bad = site.writeFile('bad.csv', `${saved}Dr Clark;emily.clark@;\r\nDr Bernasconi;;\r\n`)
    await driver.app.queueDialog({ kind: 'open', filePaths: [bad] })
    await user().button('Load from a file…').click()
    await user().said('“bad.csv” was not loaded. Nothing has changed.').waitFor()
    await user().said('Line 5: “emily.clark@” is not an e-mail address.').waitFor()
    await user().said('Line 6: “Dr Bernasconi” has neither an e-mail address nor a queue.').waitFor()
    const good = site.writeFile('good.csv', 'text;doctorEmail;queue\r\nDr Clark;emily.clark@practice.example;\r\n')
    await driver.app.queueDialog({ kind: 'open', filePaths: [good] })
    await user().button('Load from a file…').click()
    await entry('Dr Clark').waitFor()
    await entry('Tagesklinik').waitFor()
  })

  test('corrects and forgets entries, and the next list follows', async () => {
    await user().button('Correct “Tagesklinik”…').click()
    const target = user().dialog.getByRole('combobox', { name: 'Doctor (e-mail) or queue' })
    await target.fill('onco')
    await user().page.getByRole('option', { name: 'Oncologie' }).waitFor()
    // Takes the proposal, and leaves the dialog open.
    await target.press('ArrowDown')
    await target.press('Enter')
    await expect.poll(() => target.inputValue(), stepTimeout).toBe('Oncologie')
    await user().button('Save', user().dialog).click()
    await user().dialog.waitFor({ state: 'hidden' })
    await entry('Tagesklinik').getByText('Queue: Oncologie').waitFor()
    await user().button('Forget “FAVJ”').click()
    await user().said('“FAVJ” is forgotten.').waitFor()
    await user().goTo('Lists')
    await user().drop('wednesday.csv', listOf(8, ['FAVJ'], dayAhead(4)))
    await question('1 doctor without an address').waitFor()
  })

  test('a queue that a colleague’s file has and the server has not is corrected before sending', async () => {
    await openDirectory()
    const file = site.writeFile('old.csv', 'text;doctorEmail;queue\r\nFAVJ;;Kardiologie\r\n')
    await driver.app.queueDialog({ kind: 'open', filePaths: [file] })
    await user().button('Load from a file…').click()
    await entry('FAVJ').waitFor()
    await user().goTo('Lists')
    await user().openList('wednesday')
    await user().goOnToSend()
    await user()
      .said(/The server has no queue “Kardiologie” \(1 patient\)\. It comes from the directory/)
      .waitFor()
    await user().button('Correct “FAVJ”…').click()
    const target = user().dialog.getByRole('combobox', { name: 'Doctor (e-mail) or queue' })
    await target.fill('jean.favre@practice.example')
    await target.press('Enter')
    await user().dialog.waitFor({ state: 'hidden' })
    await user().send()
    await user().said('The patient is invited.').waitFor()
    expect(driver.windowErrors).toEqual([])
  })
})
