import { afterAll, describe, expect, test } from 'vitest'
import { csv, type Desk, headers, office, patients, tableOf } from './office.ts'

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
  const place = office()
  afterAll(() => place.close())

  async function dropped(name: string): Promise<Desk> {
    const desk = await place.openApp()
    await desk.she.chooseFile(place.put(`${name}.csv`, bigList()))
    await desk.she.main.getByRole('heading', { level: 1, name: /What does each column hold|ready|need/ }).waitFor()
    return desk
  }

  async function isWhole(name: string): Promise<void> {
    const desk = await place.openApp()
    await desk.she.listNamed(name).getByText('40,000', { exact: false }).first().waitFor()
    await desk.app.close()
  }

  test.each([
    ['quitting the app', 'quit', (desk: Desk) => desk.app.electron.evaluate(({ app }) => app.quit())],
    [
      'closing its window',
      'close',
      (desk: Desk) => desk.app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    ]
  ])('is not lost by %s: the app ends once the list is stored', async (_, name, end) => {
    const desk = await dropped(name)
    await end(desk)
    await expect.poll(() => desk.app.process.exitCode, { timeout: 60_000 }).toBe(0)
    await isWhole(name)
  })
})
