import { beforeAll, expect, test } from 'vitest'
import type { AppDriver } from './app-driver.ts'
import { siteOfTests } from './site-of-tests.ts'

const site = siteOfTests()
let driver: AppDriver
const page = () => driver.app.page

beforeAll(async () => {
  driver = await site.openApp({ lang: 'it-CH' })
})

const htmlLanguage = () => page().evaluate(() => document.documentElement.lang)

test('the app starts in the language of the system', async () => {
  await page().getByRole('heading', { level: 1, name: 'I miei elenchi' }).waitFor()
  await page().getByText('Trascinare qui l’elenco dei pazienti').waitFor()
  expect(await htmlLanguage()).toMatch(/^it/)
})

test('the same screen switches at once to each of four languages: headings, fields and the page language', async () => {
  await page().getByRole('link', { name: 'Impostazioni' }).click()
  const screens = [
    {
      option: 'Français',
      title: 'Réglages',
      menu: 'Listes',
      rate: 'Invitations par seconde',
      lang: 'fr',
      openList: 'Ouvrir une liste de patients…'
    },
    {
      option: 'Deutsch',
      title: 'Einstellungen',
      menu: 'Listen',
      rate: 'Einladungen pro Sekunde',
      lang: 'de',
      openList: 'Patientenliste öffnen …'
    },
    {
      option: 'Italiano',
      title: 'Impostazioni',
      menu: 'Elenchi',
      rate: 'Inviti al secondo',
      lang: 'it',
      openList: 'Apri un elenco di pazienti…'
    },
    {
      option: 'English',
      title: 'Settings',
      menu: 'Lists',
      rate: 'Invitations per second',
      lang: 'en',
      openList: 'Open a patient list…'
    }
  ]
  for (const { option, title, menu, rate, lang, openList } of screens) {
    // The first select of the page, in any language.
    await page().getByRole('main').getByRole('button').first().click()
    await page().getByRole('option', { name: option, exact: true }).click()
    await page().getByRole('heading', { level: 1, name: title }).waitFor()
    await page().getByRole('navigation').getByRole('link', { name: menu }).waitFor()
    await page().getByRole('textbox', { name: rate }).waitFor()
    expect(await htmlLanguage()).toMatch(new RegExp(`^${lang}`))
    const label = await driver.app.electron.evaluate(
      ({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('open-list')?.label
    )
    expect(label).toBe(openList)
  }
})

test('the selected language survives a restart, whatever the system language', async () => {
  await driver.app.close()
  driver = await site.openApp({ lang: 'it-CH' })
  await driver.user.isTitled('My lists')
  expect(driver.windowErrors).toEqual([])
})
