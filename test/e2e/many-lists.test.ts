import { beforeAll, expect, test } from 'vitest'
import { type AppDriver, stepTimeout } from './app-driver.ts'
import { dayAhead, patientList, patients } from './patient-lists.ts'
import { siteOfTests } from './site-of-tests.ts'

const site = siteOfTests()
const people = patients(12)
let driver: AppDriver
const user = () => driver.user

beforeAll(async () => {
  driver = await site.openApp()
})

async function addList(name: string, at: number, day: string): Promise<void> {
  await user().goTo('Lists')
  await user().drop(`${name}.csv`, patientList(people.slice(at, at + 2), day))
  await user().reachCheck()
  await user().isSaved()
}

const rowsShown = async () =>
  (await user().main.getByRole('table', { name: 'My lists' }).getByRole('row').allInnerTexts()).map(
    (row) => /Oncology|Cardiology|Ward|Tomorrow$|Later|Past|Sample/.exec(row.trim())?.[0] ?? ''
  )

test('a sample list is offered in practice mode, with faults to try', async () => {
  await user().button('Try with a sample list').click()
  await user().isTitled('What does each column hold?')
  await user().goOnToCheck()
  await user().isTitled(/^\d ready, \d to fix$/)
  expect(
    await driver.app.page.getByRole('banner').getByRole('textbox', { name: 'Name of the list' }).inputValue()
  ).toBe('Sample list')
})

test('tomorrow’s lists come first, then the later ones by day, below a heading each', async () => {
  await addList('Ward', 0, dayAhead(9))
  await addList('Oncology', 2, dayAhead(5))
  await addList('Cardiology', 4, dayAhead(1))
  await user().goTo('Lists')
  await user().listNamed('Ward').waitFor()
  const inOrder = async () => {
    const rows = (await rowsShown()).filter((row) => row !== '')
    return [rows[0], ...rows.slice(1, 3).toSorted(), ...rows.slice(3)]
  }
  await expect.poll(inOrder, stepTimeout).toEqual(['Tomorrow', 'Cardiology', 'Sample', 'Later', 'Oncology', 'Ward'])
})

test('a list is found by its name', async () => {
  await addList('Ward two', 6, dayAhead(9))
  await addList('Ward three', 8, dayAhead(9))
  await user().goTo('Lists')
  await user().main.getByRole('searchbox', { name: 'Find a list' }).fill('oncö')
  await expect.poll(async () => (await rowsShown()).filter((row) => row !== ''), stepTimeout).toEqual(['Oncology'])
  await user().main.getByRole('searchbox', { name: 'Find a list' }).fill('nobody')
  await user().said('No list has this name.').waitFor()
})
