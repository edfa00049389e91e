import { describe, expect, test } from 'vitest'
import type { AppDriver } from './app-driver.ts'
import { csv, headers, patients, tableOf } from './patient-lists.ts'
import { siteOfTests } from './site-of-tests.ts'

const rows = 40_000

/** Many rows of few people: the test only checks that the whole list is there. */
function bigList(): Buffer {
  const table = tableOf(patients(180))
  return Buffer.from(
    csv(
      headers,
      Array.from({ length: rows }, (_, index) => table[index % table.length] ?? [])
    )
  )
}

describe('a large list that is still being stored', () => {
  const site = siteOfTests()

  async function dropped(name: string): Promise<AppDriver> {
    const driver = await site.openApp()
    await driver.user.chooseFiles(site.writeFile(`${name}.csv`, bigList()))
    await driver.user.main.getByRole('heading', { level: 1, name: /What does each column hold|ready|need/ }).waitFor()
    return driver
  }

  async function isWhole(name: string): Promise<void> {
    const driver = await site.openApp()
    await driver.user.listNamed(name).getByText('40,000', { exact: false }).first().waitFor()
    await driver.app.close()
  }

  test.each([
    ['quitting the app', 'quit', (driver: AppDriver) => driver.app.electron.evaluate(({ app }) => app.quit())],
    [
      'closing its window',
      'close',
      (driver: AppDriver) =>
        driver.app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    ]
  ])('is not lost by %s: the app ends once the list is stored', async (_, name, end) => {
    const driver = await dropped(name)
    await end(driver)
    await expect.poll(() => driver.app.process.exitCode, { timeout: 60_000 }).toBe(0)
    await isWhole(name)
  })
})
