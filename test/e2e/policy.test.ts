import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { SpawnedPractice } from '../practice/spawn-practice.ts'
import { type AppDriver, accountAt } from './app-driver.ts'
import { patientList, patients } from './patient-lists.ts'
import { siteOfTests } from './site-of-tests.ts'

const people = patients(4)

describe('a computer whose IT fixed the server and switched practice off', () => {
  const site = siteOfTests()
  let server: SpawnedPractice
  let driver: AppDriver

  beforeAll(async () => {
    server = await site.server()
    const policy = site.writeFile(
      'policy.json',
      JSON.stringify({
        version: 1,
        server: { name: 'Cantonal Hospital', address: server.url },
        ratePerSecond: 6,
        listDefaults: { defaultLanguage: 'de' },
        off: ['practice', 'links-only', 'sign-in-links']
      })
    )
    driver = await site.openApp({ env: { HCW_POLICY_FILE: policy } })
  })

  test('opens at the connection with a fixed server and asks only for the account', async () => {
    const { user } = driver
    await user.isTitled('Connection')
    const { page, main } = user
    const name = page.getByRole('textbox', { name: 'Name', exact: true })
    const address = page.getByRole('textbox', { name: 'Server address' })
    expect([
      await name.inputValue(),
      await name.getAttribute('readonly'),
      (await address.inputValue()).replace(/\/$/, ''),
      await address.getAttribute('readonly'),
      await page.getByText('Practice mode').count(),
      await main.getByText('Practice', { exact: true }).count(),
      await main.getByText('For administrators').count()
    ]).toEqual(['Cantonal Hospital', '', server.url, '', 0, 0, 0])
  })

  test('imports no list before there is an account, and says where to enter it', async () => {
    const { user } = driver
    await user.goTo('Lists')
    await user.said('First enter the account that you invite with.').waitFor()
    expect(await user.main.getByRole('button', { name: 'Choose a file…' }).count()).toBe(0)
    await user.button('Set up the connection').click()
    await user.isTitled('Connection')
  })

  test('sends as usual once the account is there, with new lists as IT wants them', async () => {
    const { user } = driver
    const { email, password } = accountAt(server)
    await user.fillIn({ email, password })
    await user.save()
    await user.said('“Cantonal Hospital” is saved and in use.').waitFor()
    await user.goTo('Lists')
    await user.drop('tomorrow.csv', patientList(people))
    await user.goOnToCheck()
    await user.isSaved()
    await user.main.getByText(/German · the server sends/).waitFor()
    await user.goOnToSend()
    await user.send()
    await user.said('All 4 patients are invited.').waitFor()
    expect((await server.dump()).invites.map(({ language }) => language)).toEqual(['de', 'de', 'de', 'de'])
  })

  test('a list cannot be set to links only', async () => {
    const { user } = driver
    await user.goToStep('Check')
    await user.main.getByRole('button', { name: /^List settings/ }).click()
    await user.main.getByRole('button', { name: /Who delivers the link/ }).click()
    const option = user.page.getByRole('option', { name: /We do, links only/ })
    expect([await option.getAttribute('aria-disabled'), await option.innerText()]).toEqual([
      'true',
      expect.stringContaining('Switched off by your IT department.')
    ])
    await user.page.keyboard.press('Escape')
  })

  test('fixed settings are marked, and their explanation is reachable by keyboard', async () => {
    const { user } = driver
    await user.goTo('Settings')
    await user.said('Settings with a lock are set by your IT department.').waitFor()
    const rate = user.page.getByRole('textbox', { name: 'Invitations per second' })
    expect([await rate.inputValue(), await rate.isDisabled()]).toEqual(['6', true])
    const mark = user.button('Invitations per second: set by your IT department')
    await user.main.getByRole('button', { name: /Size of text and rows/ }).focus()
    await user.page.keyboard.press('Tab')
    expect(await mark.evaluate((element) => element === document.activeElement)).toBe(true)
    await user.page.getByRole('tooltip', { name: /Applies to everybody on this computer/ }).waitFor()
    expect(await user.main.getByText('Set by your IT department', { exact: true }).count()).toBe(3)
  })

  test('the support page is shown first, saved unchanged, and names no patient', async () => {
    const { app, user } = driver
    const saved = site.path('support.txt')
    await user.main.getByRole('button', { name: 'Show the page…' }).click()
    const page = user.dialog.getByRole('textbox', { name: 'Content of the page' })
    const shown = await page.inputValue()
    await app.queueDialog({ kind: 'save', filePath: saved })
    await user.button('Save…', user.dialog).click()
    await user.said('Saved: support.txt').waitFor()
    expect([
      readFileSync(saved, 'utf8') === shown,
      shown.includes('invitations: created 4\n'),
      shown.includes('fixed: ratePerSecond, listDefaults.defaultLanguage, listDefaults.delivery\n'),
      people.filter(({ lastName }) => shown.includes(lastName)),
      driver.windowErrors
    ]).toEqual([true, true, true, [], []])
  })
})

describe('a computer with an invalid policy', () => {
  const site = siteOfTests()
  let driver: AppDriver

  beforeAll(async () => {
    const policy = site.writeFile('policy.json', '{"ratePerSecnd": 3}')
    driver = await site.openApp({ env: { HCW_POLICY_FILE: policy } })
  })

  test('says which entry is wrong and in which file; lists can be prepared, and nothing is sent', async () => {
    const { user } = driver
    await user.said(/The settings of your IT department cannot be followed/).waitFor()
    await user.said(/It is about “ratePerSecnd”/).waitFor()
    await user.said(`Place: ${site.path('policy.json')}`).waitFor()
    await user.drop('tomorrow.csv', patientList(people))
    await user.goOnToCheck()
    await user.type('Muster002', 'Last name', 'Neuname')
    await user.isSaved()
    await user.goOnToSend()
    await user.send()
    await user.said('The settings of your IT department cannot be read.').waitFor()
    await user.goTo('Lists')
    await user.listNamed('tomorrow').getByText('4 ready').waitFor()
  })
})
