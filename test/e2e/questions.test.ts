import { beforeAll, describe, expect, test } from 'vitest'
import { type AppDriver, stepTimeout } from './app-driver.ts'
import { keyboard } from './keyboard.ts'
import { dayAhead } from './patient-lists.ts'
import { questionList, visits } from './question-list.ts'
import { siteOfTests } from './site-of-tests.ts'

const site = siteOfTests()
let driver: AppDriver
const user = () => driver.user
const questions = () => user().main.getByRole('region', { name: /questions? about this list/ })
const question = (words: string | RegExp) => questions().getByRole('listitem').filter({ hasText: words })
const { press, tabTo, focused } = keyboard(() => driver.app.page)

const dayMs = 86_400_000
const people = visits()
const byVideo = people.filter(({ type }) => type === 'Vidéo')
const reachable = byVideo.filter(({ mobile }) => mobile !== '')

/** "Tuesday 1 December", or with the year "Tuesday, 1 December 2026". */
function dayText(ms: number, year?: 'numeric'): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', year, timeZone: 'Europe/Zurich' } as const
  return new Intl.DateTimeFormat('en-GB', options).format(ms)
}

beforeAll(async () => {
  // No server: the built-in practice server is used until one is set up.
  driver = await site.openApp()
})

describe('the first list of a kind', () => {
  test('asks who is invited, which day it is, whose the second number is, and who the doctors are', async () => {
    await user().drop('agenda.csv', questionList(Date.now() + 2 * dayMs))
    await user().goOnToCheck()
    await user().isTitled(/24 to fix/)
    await user().main.getByRole('region', { name: '4 questions about this list' }).waitFor()
    await question('3 doctors without an address').waitFor()
    await question('Whose contact is in the column “Tél. aidant”?').getByText('078 555 60 12').waitFor()
    await question(/The day is in the title: “Consultations du/).waitFor()
    const kinds = question('Type: who gets an invitation?').getByRole('checkbox')
    expect(await kinds.evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).checked))).toEqual([
      true,
      false,
      false,
      false
    ])
  })

  test('each question is answered by keyboard, and the focus goes on to the next one', async () => {
    await tabTo(/^Invite only these 12$/)
    await press('Enter')
    await user().isTitled('0 ready, 12 to fix')
    await expect.poll(focused, stepTimeout).toBe('Yes, use it')
    await press('Enter')
    await expect.poll(focused, stepTimeout).toBe('The patient’s')
    await tabTo(/^Not the patient’s$/)
    await press('Enter')
    await question('Tél. aidant').waitFor({ state: 'detached' })
    await expect.poll(focused, stepTimeout).toMatch(/Keller/)
  })

  test('each doctor is said once, and the last answer leads to the table', async () => {
    const doctors = { 'Dr Keller': 'dora.keller', FAVJ: 'jean.favre', 'Dre M. Rossi': 'dora.keller' }
    for (const [name, account] of Object.entries(doctors)) {
      const field = questions().getByRole('combobox', { name: `Who is “${name}”?` })
      await field.fill(`${account}@practice.example`)
      await field.press('Enter')
      await field.waitFor({ state: 'detached' })
    }
    await user().isTitled(`${reachable.length} ready, 3 to fix`)
    await expect.poll(focused, stepTimeout).toMatch(/Row/)
  })

  test('an answer is undone and redone like any edit', async () => {
    await user().undo()
    await question('1 doctor without an address').waitFor()
    await user().undo()
    await question('2 doctors without an address').waitFor()
    await user().undo()
    await user().undo()
    await question('Tél. aidant').waitFor()
    await user().undo()
    await question('The day is in the title').waitFor()
    await user().isTitled('0 ready, 12 to fix')
    for (let step = 0; step < 5; step++) await user().redo()
    await user().isTitled(`${reachable.length} ready, 3 to fix`)
  })

  test('visits that are not chosen are left out, and one of them is taken back', async () => {
    await user().filter('Left out')
    await user().press('Aubert', 'Take back')
    await user().isTitled(`${reachable.length + 1} ready, 3 to fix`)
    await user().undo()
    await user().isTitled(`${reachable.length} ready, 3 to fix`)
  })

  test('the list is sent, and the sentence before names the day', async () => {
    await user().goOnToSend()
    await user()
      .said(new RegExp(`${reachable.length} patients, on ${dayText(Date.now() + 2 * dayMs)} from 08:00 to`))
      .waitFor()
    await user().send()
    await user().said(`All ${reachable.length} patients are invited.`).waitFor()
  })
})

describe('the next list of the same kind', () => {
  test('goes from drop to links without a question, and names its own day', async () => {
    await user().goTo('Lists')
    await user().drop('agenda.csv', questionList(Date.now() + 3 * dayMs, visits(1)))
    await user().isTitled(`${reachable.length} ready, 3 to fix`)
    expect(await questions().count()).toBe(0)
    const day = Date.now() + 3 * dayMs
    await user()
      .button(`Day: ${dayText(day, 'numeric')}. Change`)
      .waitFor()
    await user().button('Invited: Vidéo 12. Change').waitFor()
    await user().goOnToSend()
    await user()
      .said(new RegExp(`${reachable.length} patients, on ${dayText(day)} from 08:00 to`))
      .waitFor()
    await user().send()
    await user().goToStep('Links')
    await user().linkRow('Aebischer-Aubert').waitFor()
  })

  test('a kind of visits that was never seen is asked again', async () => {
    const [first, ...others] = visits(2)
    if (first === undefined) throw new Error('nobody is on the list')
    const text = new TextDecoder()
      .decode(questionList(Date.now() + 4 * dayMs, [first, ...others]))
      .replace(';Vidéo;', ';Téléconsultation;')
    await user().goTo('Lists')
    await user().drop('agenda.csv', new TextEncoder().encode(text))
    await question('Type: there is a new kind of visit').waitFor()
    await user().isTitled(`${reachable.length - 1} ready, 3 to fix`)
    await user().button('Invite only these 12').click()
    await user().isTitled(`${reachable.length} ready, 3 to fix`)
  })

  test('another day than the proposed one is typed once for the whole list', async () => {
    await user()
      .button(/^Day: .*Change$/)
      .click()
    await user().button('Another day').click()
    const [day, month, year] = dayAhead(6).split('.')
    await user().main.getByLabel('Day for the whole list').fill(`${year}-${month}-${day}`)
    await user().button('Apply').click()
    await user()
      .button(`Day: ${dayText(Date.now() + 6 * dayMs, 'numeric')}. Change`)
      .waitFor()
  })
})

test('two answers given at once both count', async () => {
  const text = new TextDecoder().decode(questionList(Date.now() + 5 * dayMs, visits(3)))
  await user().goTo('Lists')
  await user().drop(
    'other.csv',
    new TextEncoder().encode(text.replace('IPP;Nom;', 'Dossier;Cas;Nom;').replace(/^(\d{6};)/gm, '$1;'))
  )
  await user().goOnToCheck()
  await question('Type: who gets an invitation?').waitFor()
  await questions().evaluate((strip) => {
    for (const button of strip.querySelectorAll('button')) {
      if (button.textContent === 'Invite only these 12' || button.textContent === 'Yes, use it') button.click()
    }
  })
  await user().isTitled(`${reachable.length} ready, 3 to fix`)
  await user()
    .button(/^Day: .*Change$/)
    .waitFor()
  await user().button('Invited: Vidéo 12. Change').waitFor()
})

test('the window reports no error', () => expect(driver.windowErrors).toEqual([]))
