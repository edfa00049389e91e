import { beforeAll, describe, expect, test } from 'vitest'
import type { SpawnedPractice } from '../practice/spawn-practice.ts'
import { type AppDriver, connectServer, stepTimeout } from './app-driver.ts'
import { csv, dayAhead, headers, patients, tableOf } from './patient-lists.ts'
import { siteOfTests } from './site-of-tests.ts'

const people = patients(60)
const site = siteOfTests()
let server: SpawnedPractice
let first: AppDriver
let second: AppDriver

/** Drops a list and goes on to the page before sending. */
async function openSend(
  { user }: AppDriver,
  name: string,
  titles: readonly string[],
  rows: readonly (readonly string[])[]
) {
  await user.drop(name, csv(titles, rows))
  await user.reachCheck()
  await user.isSaved()
  await user.goOnToSend()
}

const isSent = ({ user }: AppDriver, words: string) => user.said(words).waitFor({ timeout: 60_000 })
const live = async () => (await server.dump()).invites.filter(({ deletedAt }) => deletedAt === undefined)

beforeAll(async () => {
  server = await site.server()
  first = await site.openApp()
  await connectServer(first.user, server)
})

describe('two computers with one account', () => {
  test('the second one holds back all that the first has sent, and takes the links over', async () => {
    await openSend(first, 'list.csv', headers, tableOf(people))
    await first.user.send()
    await isSent(first, 'All 60 patients are invited.')
    second = await site.openApp({ profileDir: site.path('second') })
    await connectServer(second.user, server)
    await openSend(second, 'list.csv', headers, tableOf(people))
    await second.user.problem('Already invited, not from this computer').waitFor()
    await second.user.said(/Already invited at \d\d:\d\d, not from this computer/).waitFor()
    await second.user.button('Take over all 60').waitFor()
    await second.user.isTitled('Send invitations')
  })

  test('the check says so too, and decides about one patient or all', async () => {
    const { user } = second
    const reason = /Already invited at \d\d:\d\d, not from this computer/
    const stateOf = async (name: string) => (await user.cell(name, 'Problem')).innerText()
    const panel = user.page.getByRole('complementary', { name: 'Details' })
    await user.goToStep('Check')
    await expect.poll(() => stateOf('Muster002'), stepTimeout).toBe('Invited elsewhere')
    // Nobody is left whom one press of Send would invite.
    await user.button('Continue to send (0)').waitFor()
    await user.said('60 of them held back: decide on the right.').waitFor()
    await panel.getByRole('button', { name: /^Already invited, not from this computer: 60 patients/ }).click()
    await user.button('60 patients held back').waitFor()
    await (await user.cell('Muster002', 'State')).click()
    await user.page.getByRole('tab', { name: 'Patient gets' }).click()
    await panel.getByText(reason).waitFor()
    await panel.getByRole('button', { name: 'Take over: Muster002 Bruno' }).click()
    await expect.poll(() => stateOf('Muster002'), stepTimeout).toBe('Invited')
    await user.page.getByRole('tab', { name: 'Problems' }).click()
    await user.button('Take over all 59').click()
    await expect.poll(() => stateOf('Muster001'), stepTimeout).toBe('Invited')
    await user.button('Continue to send (0)').waitFor()
  })

  test('nobody got a second message, and the links are those of the first computer', async () => {
    await second.user.goToStep('Send')
    await isSent(second, 'All 60 patients are invited.')
    const { invites, outbox } = await server.dump()
    expect(invites).toHaveLength(60)
    expect(outbox).toHaveLength(60)
    await second.user.goToStep('Links')
    const made = invites.find(({ lastName }) => lastName === 'Muster001')
    expect(await second.user.reveal('Muster001 Alma')).toBe(made?.patientURL)
  })
})

describe('patients who were invited from this computer in another list', () => {
  test('are left out together in the check, which can be undone', async () => {
    const { user } = second
    const stateOf = async (name: string) => (await user.cell(name, 'Problem')).innerText()
    await openSend(second, 'again.csv', headers, tableOf(people.slice(0, 3)))
    await user.button('Show these patients').click()
    await user.problem('Already invited for the same appointment').waitFor()
    await user.goToStep('Check')
    await expect.poll(() => stateOf('Muster003'), stepTimeout).toBe('Already invited')
    await user.button('Leave out all 3').click()
    await expect.poll(() => stateOf('Muster003'), stepTimeout).toBe('Left out')
    await user.isSaved()
    await user.undo()
    await expect.poll(() => stateOf('Muster003'), stepTimeout).toBe('')
    expect(await live()).toHaveLength(60)
  })
})

describe('a finding that concerns one row', () => {
  const titles = [...headers.slice(0, 6), 'File d’attente']
  const rows = (unknown: number | null) =>
    tableOf(people.slice(0, 40), dayAhead(21)).map((cells, at) =>
      cells.with(6, at === unknown ? 'Kardiologie' : 'Cardiologie')
    )

  test('holds back this row, the others are sent, and then the one that was mended', async () => {
    await openSend(first, 'queues.csv', titles, rows(7))
    await first.user.button('Send the other 39').click()
    await isSent(first, '39 patients are invited.')
    expect(await live()).toHaveLength(99)
    await first.user.goToStep('Check')
    // Wide enough for the column of the queue.
    await first.app.page.setViewportSize({ width: 1920, height: 1080 })
    await first.user.type('Muster008', 'Queue', 'Cardiologie')
    await first.user.isSaved()
    await first.user.goToStep('Send')
    await first.user.send()
    await isSent(first, 'All 40 patients are invited.')
    expect(await live()).toHaveLength(100)
  })

  test('the day board shows the date, three weeks ahead', async () => {
    const { page, main } = first.user
    await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Day', exact: true }).click()
    const [day, month, year] = dayAhead(21).split('.')
    await main.getByLabel('Date').fill(`${year}-${month}-${day}`)
    await expect
      .poll(async () => (await main.getByRole('row', { name: /^Invited/ }).innerText()).includes('40'), stepTimeout)
      .toBe(true)
  })
})
