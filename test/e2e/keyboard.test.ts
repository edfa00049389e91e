import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { readBytes } from '../../src-renderer/list/parsing/index.ts'
import type { SpawnedPractice } from '../practice/spawn-practice.ts'
import { type AppDriver, accountAt, stepTimeout } from './app-driver.ts'
import { keyboard } from './keyboard.ts'
import { csv, headers, patients, tableOf } from './patient-lists.ts'
import { siteOfTests } from './site-of-tests.ts'

const people = patients(6)

describe('the main job by keyboard alone', () => {
  const site = siteOfTests()
  let server: SpawnedPractice
  let driver: AppDriver
  const user = () => driver.user

  beforeAll(async () => {
    server = await site.server()
    driver = await site.openApp()
  })

  const { press, write, focused, tabTo, openChoices } = keyboard(() => driver.app.page)

  test('a server is set up', async () => {
    const { name, address, email, password } = accountAt(server)
    await user().isTitled('My lists')
    await tabTo(/^Connection/)
    await press('Enter')
    await user().isTitled('Connection')
    await tabTo(/^Add a server/)
    await press('Enter')
    await user().said('New server').waitFor()
    if (!/^Name/.test(await focused())) await tabTo(/^Name/)
    await write(name)
    await tabTo(/^Server address/)
    await write(address)
    await tabTo(/^E-mail of the account/)
    await write(email)
    await tabTo(/^Password/)
    await write(password)
    await press('Enter')
    await user().said('“Hospital” is saved and in use.').waitFor()
  })

  test('a list is opened from the menu, as Ctrl+O does, and its columns are confirmed', async () => {
    const rows = tableOf(people).map((cells, index) => (index === 2 ? cells.with(3, '4.17912E+10') : cells))
    await driver.app.queueDialog({ kind: 'open', filePaths: [site.writeFile('day.csv', csv(headers, rows))] })
    // The system sends menu keys to the menu, not to the page.
    await driver.app.clickMenu('open-list')
    await user().isTitled('What does each column hold?')
    await tabTo(/^Continue to check/)
    await press('Enter')
    await user().isTitled('5 ready, 1 to fix')
  })

  test('a fault is corrected in the table with arrows, typing and Enter; undone and done again', async () => {
    await tabTo(/Row 2/)
    await press('ArrowDown', 'ArrowDown')
    await expect.poll(focused, stepTimeout).toMatch(/Row 4/)
    for (let column = 0; column < 12 && !/^Mobile, Row 4/.test(await focused()); column++) await press('ArrowRight')
    expect(await focused()).toContain('digits lost')
    await write('079 200 00 99')
    await press('Enter')
    await user().isTitled('6 patients are ready')
    await press('Control+z')
    await user().isTitled('5 ready, 1 to fix')
    await press('Control+y')
    await user().isTitled('6 patients are ready')
  })

  test('a row is excluded and included again', async () => {
    await press('Control+Delete')
    await user().isTitled('5 patients are ready')
    await press('Control+z')
    await user().isTitled('6 patients are ready')
  })

  test('a setting of the whole list is changed, and undone by the same keys as a row', async () => {
    await tabTo(/^List settings/, 'Shift+Tab')
    await press('Enter')
    await tabTo(/Who delivers the link/)
    await openChoices()
    await press('ArrowDown', 'Enter')
    await user().said('Changed for the whole list.').waitFor()
    await user().said('links only, no message').waitFor()
    await press('Control+z')
    await user().said('Undone: settings of the whole list.').waitFor()
    await press('Control+y')
    await user().said('Redone: settings of the whole list.').waitFor()
    await press('Control+z')
    await user().said('Undone: settings of the whole list.').waitFor()
  })

  test('the list is sent', async () => {
    await tabTo(/^Continue to send/, 'Shift+Tab')
    await press('Enter')
    await user().isTitled('Send invitations')
    await user().button('Send 6 invitations').waitFor()
    await tabTo(/^Send 6 invitations/)
    await press('Enter')
    await user().said('All 6 patients are invited.').waitFor()
    const { invites } = await server.dump()
    expect(invites.map(({ lastName }) => lastName)).toEqual(people.map(({ lastName }) => lastName))
  })

  test('a link is copied, and all of them are saved to a file', async () => {
    await tabTo(/^Go to the links/)
    await press('Enter')
    await user().isTitled('Patients’ links')
    const { invites } = await server.dump()
    await tabTo(/Muster001/)
    for (let column = 0; column < 9 && !/^Copy the link/.test(await focused()); column++) await press('ArrowRight')
    await press('Enter')
    await expect.poll(() => driver.app.clipboardText(), stepTimeout).toBe(invites[0]?.patientURL)
    const path = site.path('links.xlsx')
    await tabTo(/^Save for Excel/, 'Shift+Tab')
    await press('Enter')
    await user().dialog.waitFor()
    await driver.app.queueDialog({ kind: 'save', filePath: path })
    await tabTo(/^Save…/)
    await press('Enter')
    await user().dialog.getByText('Saved: links.xlsx').waitFor()
    await press('Escape')
    await user().dialog.waitFor({ state: 'hidden' })
    const reading = readBytes(readFileSync(path))
    if (reading.kind !== 'table') throw new Error(reading.reason)
    expect(reading.records.slice(1).map(({ cells }) => cells[headers.length])).toEqual(
      invites.map(({ patientURL }) => patientURL)
    )
  })
})
