import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SpawnedPractice } from '../practice/spawn-practice.ts'
import { accountAt, csv, type Desk, headers, office, patients, tableOf } from './office.ts'

const people = patients(4)

describe('a computer whose IT fixed the server and switched practice off', () => {
  const place = office()
  let server: SpawnedPractice
  let desk: Desk

  beforeAll(async () => {
    server = await place.server()
    const policy = place.put(
      'policy.json',
      JSON.stringify({
        version: 1,
        server: { name: 'Cantonal Hospital', address: server.url },
        ratePerSecond: 6,
        listDefaults: { defaultLanguage: 'de' },
        off: ['practice', 'links-only', 'sign-in-links']
      })
    )
    desk = await place.openApp({ env: { HCW_POLICY_FILE: policy } })
  })
  afterAll(() => place.close())

  test('opens at the connection with a fixed server and asks only for the account', async () => {
    const { she } = desk
    await she.isTitled('Connection')
    const { page, main } = she
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
    const { she } = desk
    await she.goTo('Lists')
    await she.said('First enter the account that you invite with.').waitFor()
    expect(await she.main.getByRole('button', { name: 'Choose a file…' }).count()).toBe(0)
    await she.button('Set up the connection').click()
    await she.isTitled('Connection')
  })

  test('sends as usual once the account is there, with new lists as IT wants them', async () => {
    const { she } = desk
    const { email, password } = accountAt(server)
    await she.fillIn({ email, password })
    await she.save()
    await she.said('“Cantonal Hospital” is saved and in use.').waitFor()
    await she.goTo('Lists')
    await she.drop('tomorrow.csv', Buffer.from(csv(headers, tableOf(people))))
    await she.goOnToCheck()
    await she.isSaved()
    await she.main.getByText(/German · the server sends/).waitFor()
    await she.goOnToSend()
    await she.send()
    await she.said('All 4 patients are invited.').waitFor()
    expect((await server.dump()).invites.map(({ language }) => language)).toEqual(['de', 'de', 'de', 'de'])
  })

  test('a list cannot be set to links only', async () => {
    const { she } = desk
    await she.goToStep('Check')
    await she.main.getByRole('button', { name: /For the whole list/ }).click()
    await she.main.getByRole('button', { name: /Who delivers the link/ }).click()
    const option = she.page.getByRole('option', { name: /We do, links only/ })
    expect([await option.getAttribute('aria-disabled'), await option.innerText()]).toEqual([
      'true',
      expect.stringContaining('Switched off by your IT department.')
    ])
    await she.page.keyboard.press('Escape')
  })

  test('fixed settings are marked, and their explanation is reachable by keyboard', async () => {
    const { she } = desk
    await she.goTo('Settings')
    await she.said('What bears a lock is set by your IT department.').waitFor()
    const rate = she.page.getByRole('textbox', { name: 'Invitations per second' })
    expect([await rate.inputValue(), await rate.isDisabled()]).toEqual(['6', true])
    const mark = she.button('Invitations per second: set by your IT department')
    await she.main.getByRole('button', { name: /Language of the app/ }).focus()
    await she.page.keyboard.press('Tab')
    expect(await mark.evaluate((element) => element === document.activeElement)).toBe(true)
    await she.page.getByRole('tooltip', { name: /Holds for everybody on this computer/ }).waitFor()
    expect(await she.main.getByText('Set by your IT department', { exact: true }).count()).toBe(3)
  })

  test('the support page is shown first, saved unchanged, and names no patient', async () => {
    const { app, she } = desk
    const saved = place.path('support.txt')
    await she.main.getByRole('button', { name: 'Show the page…' }).click()
    const page = she.dialog.getByRole('textbox', { name: 'Content of the page' })
    const shown = await page.inputValue()
    await app.queueDialog({ kind: 'save', filePath: saved })
    await she.button('Save…', she.dialog).click()
    await she.said('Saved: support.txt').waitFor()
    expect([
      readFileSync(saved, 'utf8') === shown,
      shown.includes('invitations: created 4\n'),
      shown.includes('fixed: ratePerSecond, listDefaults.defaultLanguage, listDefaults.delivery\n'),
      people.filter(({ lastName }) => shown.includes(lastName)),
      desk.complaints
    ]).toEqual([true, true, true, [], []])
  })
})

describe('a computer with an invalid policy', () => {
  const place = office()
  let desk: Desk

  beforeAll(async () => {
    const policy = place.put('policy.json', '{"ratePerSecnd": 3}')
    desk = await place.openApp({ env: { HCW_POLICY_FILE: policy } })
  })
  afterAll(() => place.close())

  test('says which entry is wrong and in which file; lists can be prepared, and nothing is sent', async () => {
    const { she } = desk
    await she.said(/The settings file of your IT department cannot be followed/).waitFor()
    await she.said(/It is about “ratePerSecnd”/).waitFor()
    await she.said(`File: ${place.path('policy.json')}`).waitFor()
    await she.drop('tomorrow.csv', Buffer.from(csv(headers, tableOf(people))))
    await she.goOnToCheck()
    await she.type('Muster002', 'Last name', 'Neuname')
    await she.isSaved()
    await she.goOnToSend()
    await she.send()
    await she.said('The settings of your IT department cannot be read.').waitFor()
    await she.goTo('Lists')
    await she.listNamed('tomorrow').getByText('4 ready').waitFor()
  })
})
