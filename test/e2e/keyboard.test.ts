import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readBytes } from '../../src-renderer/list/parsing/index.ts'
import type { SpawnedPractice } from '../practice/spawn-practice.ts'
import { keyboard } from './keyboard.ts'
import { accountAt, csv, type Desk, headers, office, patients, soon, tableOf } from './office.ts'

const people = patients(6)

describe('the main job by keyboard alone', () => {
  const place = office()
  let server: SpawnedPractice
  let desk: Desk
  const she = () => desk.she

  beforeAll(async () => {
    server = await place.server()
    desk = await place.openApp()
  })
  afterAll(() => place.close())

  const { press, write, focused, tabTo } = keyboard(() => desk.app.page)

  test('a server is set up', async () => {
    const { name, address, email, password } = accountAt(server)
    await she().isTitled('My lists')
    await tabTo(/^Connection/)
    await press('Enter')
    await she().isTitled('Connection')
    await tabTo(/^Add a server/)
    await press('Enter')
    await she().said('New server').waitFor()
    if (!/^Name/.test(await focused())) await tabTo(/^Name/)
    await write(name)
    await tabTo(/^Server address/)
    await write(address)
    await tabTo(/^E-mail of the account/)
    await write(email)
    await tabTo(/^Password/)
    await write(password)
    await press('Enter')
    await she().said('“Hospital” is saved and in use.').waitFor()
  })

  test('a list is opened from the menu, as Ctrl+O does, and its columns are confirmed', async () => {
    const rows = tableOf(people).map((cells, index) => (index === 2 ? cells.with(3, '4.17912E+10') : cells))
    await desk.app.queueDialog({ kind: 'open', filePaths: [place.put('day.csv', csv(headers, rows))] })
    // The system sends menu keys to the menu, not to the page.
    await desk.app.clickMenu('open-list')
    await she().isTitled('What does each column hold?')
    await tabTo(/^Go on to check/)
    await press('Enter')
    await she().isTitled('5 ready, 1 needs you')
  })

  test('a fault is corrected in the table with arrows, typing and Enter; undone and done again', async () => {
    await tabTo(/Row 2/)
    await press('ArrowDown', 'ArrowDown')
    await expect.poll(focused, soon).toMatch(/Row 4/)
    for (let column = 0; column < 12 && !/^Mobile, Row 4/.test(await focused()); column++) await press('ArrowRight')
    expect(await focused()).toContain('digits lost')
    await write('079 200 00 99')
    await press('Enter')
    await she().isTitled('6 patients are ready')
    await press('Control+z')
    await she().isTitled('5 ready, 1 needs you')
    await press('Control+y')
    await she().isTitled('6 patients are ready')
  })

  test('a row is excluded and included again', async () => {
    await press('Control+Delete')
    await she().isTitled('5 patients are ready')
    await press('Control+z')
    await she().isTitled('6 patients are ready')
  })

  test('a setting of the whole list is changed, and undone by the same keys as a row', async () => {
    await tabTo(/^For the whole list/, 'Shift+Tab')
    await press('Enter')
    await tabTo(/Who delivers the link/)
    await press('Enter', 'ArrowDown', 'Enter')
    await she().said('Changed for the whole list.').waitFor()
    await she().said('links only, no message').waitFor()
    await press('Control+z')
    await she().said('Undone: settings of the whole list.').waitFor()
    await press('Control+y')
    await she().said('Redone: settings of the whole list.').waitFor()
    await press('Control+z')
    await she().said('Undone: settings of the whole list.').waitFor()
  })

  test('the list is sent', async () => {
    await tabTo(/^Go on to send/, 'Shift+Tab')
    await press('Enter')
    await she().isTitled('Send invitations')
    await she().button('Send 6 invitations').waitFor()
    await tabTo(/^Send 6 invitations/)
    await press('Enter')
    await she().said('All 6 patients are invited.').waitFor()
    const { invites } = await server.dump()
    expect(invites.map(({ lastName }) => lastName)).toEqual(people.map(({ lastName }) => lastName))
  })

  test('a link is copied, and all of them are saved to a file', async () => {
    await tabTo(/^Go to the links/)
    await press('Enter')
    await she().isTitled('Patients’ links')
    const { invites } = await server.dump()
    await tabTo(/Muster001/)
    for (let column = 0; column < 9 && !/^Copy the link/.test(await focused()); column++) await press('ArrowRight')
    await press('Enter')
    await expect.poll(() => desk.app.clipboardText(), soon).toBe(invites[0]?.patientURL)
    const path = place.path('links.xlsx')
    await tabTo(/^Save for Excel/, 'Shift+Tab')
    await press('Enter')
    await she().dialog.waitFor()
    await desk.app.queueDialog({ kind: 'save', filePath: path })
    await tabTo(/^Save…/)
    await press('Enter')
    await she().dialog.getByText('Saved: links.xlsx').waitFor()
    await press('Escape')
    await she().dialog.waitFor({ state: 'hidden' })
    const reading = readBytes(readFileSync(path))
    if (reading.kind !== 'table') throw new Error(reading.reason)
    expect(reading.records.slice(1).map(({ cells }) => cells[headers.length])).toEqual(
      invites.map(({ patientURL }) => patientURL)
    )
  })
})
