import { beforeAll, describe, expect, test } from 'vitest'
import { type AppDriver, connectServer, stepTimeout } from './app-driver.ts'
import { keyboard } from './keyboard.ts'
import { csv, headers, patients, tableOf } from './patient-lists.ts'
import { siteOfTests } from './site-of-tests.ts'
import { type TypedFigures, typeAtRandom } from './typing-at-random.ts'

const count = 16_000
const site = siteOfTests()
let driver: AppDriver
const user = () => driver.user
const page = () => driver.app.page
const { press, write } = keyboard(page)

/** Every eighth patient has no sex; each has a name and a number of their own. */
function longTable(): readonly (readonly string[])[] {
  const rows = tableOf(patients(96))
  return Array.from({ length: count }, (_, at) => {
    const cells = (rows[at % rows.length] ?? []).with(0, nameOf(at)).with(3, `079${String(2_000_000 + at * 7)}`)
    return at % 8 === 0 ? cells.with(2, '') : cells
  })
}

const nameOf = (at: number) => `Muster${String(at + 1).padStart(5, '0')}`

/** The names of the shown rows that hold a text. */
async function namesWith(text: string): Promise<readonly string[]> {
  const rows = await user().row(text).allInnerTexts()
  return rows.flatMap((words) => /Muster\d{5}/.exec(words) ?? [])
}

/** Searches all patients, and answers whose row has the text. */
async function ownersOf(text: string): Promise<readonly string[]> {
  await user().filter('All')
  const search = page().getByRole('searchbox')
  await search.fill(text)
  await user().row(text).first().waitFor()
  await expect.poll(async () => (await user().grid.getByRole('row').count()) < 20, stepTimeout).toBe(true)
  const names = await namesWith(text)
  await search.fill('')
  await expect.poll(() => user().grid.getAttribute('aria-rowcount'), stepTimeout).toBe(String(count + 1))
  return names
}

/** Scrolls to a patient among all, with the mouse. */
async function seeAll(name: string): Promise<void> {
  await user().filter('All')
  await expect.poll(() => user().grid.getAttribute('aria-rowcount'), stepTimeout).toBe(String(count + 1))
  await user().scrollTable(0, (Number(name.slice(-5)) - 3) * 34)
  await user().row(name).waitFor()
}

async function setQueue(name: string): Promise<void> {
  const field = user().main.getByRole('combobox', { name: 'Queue' })
  await field.fill(name)
  await field.press('Enter')
}

beforeAll(async () => {
  const server = await site.server()
  driver = await site.openApp()
  await connectServer(user(), server)
  await user().drop('year.csv', csv(headers, longTable()))
  await user().goOnToCheck()
  await user().isTitled('14,000 ready, 2,000 to fix')
  await user()
    .button(/^List settings/, user().main)
    .click()
})

describe('16,000 rows that are refreshed while somebody types', () => {
  test.each([1, 2, 3])(
    'a text goes to the patient in whose cell it was typed, after a fix and a setting (%i)',
    async (round) => {
      await user().filter('To fix')
      const fixed = nameOf((round - 1) * 32)
      await user().type(fixed, 'Sex', 'F')
      const meant = nameOf((round - 1) * 32 + 24)
      const cell = await user().cell(meant, 'First name')
      await setQueue(`Alpha ${round}`)
      await cell.click()
      for (const letter of `Bruno-${round}`) await write(letter)
      await press('Enter')
      expect(await ownersOf(`Bruno-${round}`)).toEqual([meant])
    }
  )

  test('an open cell keeps its place and its text while a setting is applied', async () => {
    const meant = nameOf(17)
    await seeAll(meant)
    await setQueue('Beta')
    await (await user().cell(meant, 'Last name')).dblclick()
    const editor = page().getByRole('textbox', { name: 'Edit Last name' })
    await editor.waitFor()
    const place = await editor.boundingBox()
    await press('Home')
    await write('Neu-')
    // The caret stays where it is: letter by letter in front of the name.
    expect(await editor.inputValue()).toBe(`Neu-${meant}`)
    expect(await editor.boundingBox()).toEqual(place)
    await press('Enter')
    expect(await ownersOf(`Neu-${meant}`)).toEqual([meant])
  })

  test('a text that is being typed is not said to be saved', async () => {
    const meant = nameOf(9)
    await seeAll(meant)
    await user().isSaved()
    await (await user().cell(meant, 'First name')).click()
    await write('Half-typ')
    await user().main.getByText('Saved', { exact: true }).waitFor({ state: 'hidden' })
    await write('ed')
    await press('Enter')
    await user().isSaved()
    expect(await ownersOf('Half-typed')).toEqual([meant])
  })

  test('a row that comes to lie below a resting pointer is not taken for the pressed one', async () => {
    const [meant, other] = [nameOf(18), nameOf(20)]
    await seeAll(meant)
    const box = await (await user().cell(meant, 'First name')).boundingBox()
    const [x, y] = [Math.round((box?.x ?? 0) + 10), Math.round((box?.y ?? 0) + 10)]
    await page().mouse.move(x, y)
    await page().mouse.down()
    // As the browser tells it where the table moves and the pointer does not.
    await (await user().cell(other, 'First name')).dispatchEvent('pointerover', { buttons: 1, clientX: x, clientY: y })
    await page().mouse.up()
    await write('Resting')
    await press('Enter')
    await user().isSaved()
    expect(await ownersOf('Resting')).toEqual([meant])
  })

  test('a row that is pressed while another filter is being applied stays, and what is typed there is stored', async () => {
    const [meant, next] = [nameOf(16), nameOf(17)]
    await seeAll(meant)
    const column = await user().grid.getByRole('columnheader', { name: 'First name' }).getAttribute('aria-colindex')
    const radio = await user()
      .main.getByRole('radio', { name: /^Ready/ })
      .elementHandle()
    // In one task: the filter is chosen and the row is pressed before the worker can have answered.
    await user().grid.evaluate(
      (grid, { name, at, filter }) => {
        const row = [...grid.querySelectorAll('[data-row]')].find((one) => one.textContent?.includes(name))
        const cell = row?.querySelector(`[aria-colindex="${at}"]`)
        if (filter instanceof HTMLElement) filter.click()
        cell?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0, buttons: 1 }))
      },
      { name: meant, at: column, filter: radio }
    )
    await expect.poll(() => user().grid.getAttribute('aria-rowcount'), stepTimeout).not.toBe(String(count + 1))
    await write('Leaving')
    await press('Enter')
    await write('Following')
    await press('Enter')
    expect(await ownersOf('Leaving')).toEqual([meant])
    expect(await ownersOf('Following')).toEqual([next])
  })

  test('what is typed is kept when the page is left with the mouse', async () => {
    const meant = nameOf(5)
    await seeAll(meant)
    await (await user().cell(meant, 'First name')).click()
    await write('Left-behind')
    await user().goTo('Lists')
    await user().isTitled('My lists')
    await user().openList('year')
    await user().goToStep('Check')
    expect(await ownersOf('Left-behind')).toEqual([meant])
  })
})

describe('copying and pasting', () => {
  test('a block with the state column goes into the same columns of other rows', async () => {
    const [from, to] = [nameOf(1), nameOf(3)]
    await seeAll(from)
    await (await user().cell(from, 'State')).click()
    await (await user().cell(from, 'First name')).click({ modifiers: ['Shift'] })
    await press('Control+c')
    await (await user().cell(to, 'State')).click()
    await press('Control+v')
    await expect.poll(() => user().row(from).count(), stepTimeout).toBe(2)
    const copied = await user().row(from).allInnerTexts()
    expect(copied.map((words) => /Bruno|Dario/.exec(words)?.[0])).toEqual(['Bruno', 'Bruno'])
    expect(copied.map((words) => /male/.exec(words)?.[0])).toEqual(['male', 'male'])
    await press('Control+z')
    await user().row(to).waitFor()
  })

  test('pasted at another column, it still goes into the columns that it was copied from', async () => {
    const [from, to] = [nameOf(1), nameOf(3)]
    await seeAll(from)
    await (await user().cell(from, 'State')).click()
    await (await user().cell(from, 'First name')).click({ modifiers: ['Shift'] })
    await press('Control+c')
    await (await user().cell(to, 'Mobile')).click()
    const mobile = await (await user().cell(to, 'Mobile')).innerText()
    await press('Control+v')
    await expect.poll(() => user().row(from).count(), stepTimeout).toBe(2)
    expect((await user().row(from).allInnerTexts()).some((words) => words.includes(mobile))).toBe(true)
    await press('Control+z')
    await user().row(to).waitFor()
  })

  test('deleting over a filter empties exactly the rows seen', async () => {
    await user().filter('To fix')
    await expect.poll(() => user().grid.getAttribute('aria-rowcount'), stepTimeout).not.toBe(String(count + 1))
    const seen = [nameOf(40), nameOf(48), nameOf(56)]
    await (await user().cell(seen[0] ?? '', 'First name')).click()
    await (await user().cell(seen[2] ?? '', 'First name')).click({ modifiers: ['Shift'] })
    await press('Delete')
    await expect
      .poll(async () => await (await user().cell(seen[2] ?? '', 'First name')).innerText(), stepTimeout)
      .not.toContain('Alma')
    await user().filter('All')
    await page().getByRole('searchbox').fill('Muster0004')
    await expect.poll(() => user().grid.getAttribute('aria-rowcount'), stepTimeout).toBe('11')
    await user().row(nameOf(48)).waitFor()
    const names = await user().row('Muster0004').allInnerTexts()
    const without = names.filter((words) => !/Alma|Bruno|Carla|Dario/.test(words))
    expect(without.map((words) => /Muster\d{5}/.exec(words)?.[0]).toSorted()).toEqual([nameOf(40), nameOf(48)])
    await page().getByRole('searchbox').fill('')
  })

  test('cells that were cut are pasted elsewhere, and are empty where they were', async () => {
    const [from, to] = [nameOf(65), nameOf(67)]
    await page().getByRole('searchbox').fill('Muster0006')
    await (await user().cell(from, 'First name')).click()
    await write('Unmistakable')
    await press('Enter', 'ArrowUp', 'Control+x')
    await expect
      .poll(async () => await (await user().cell(from, 'First name')).innerText(), stepTimeout)
      .not.toContain('Unmistakable')
    await (await user().cell(to, 'First name')).click()
    await press('Control+v')
    await expect.poll(() => namesWith('Unmistakable'), stepTimeout).toEqual([to])
    await page().getByRole('searchbox').fill('')
  })
})

test('of two lists dropped one after the other, each gets its own patients, and none is there twice', async () => {
  const table = (name: string) => longTable().map((cells) => cells.with(1, name))
  await user().goTo('Lists')
  await user().drop('first.csv', csv(headers, table('Erika')))
  await user().drop('second.csv', csv(headers, table('Zoé')))
  // The first one is read to its end, although the second one came meanwhile.
  await user().isTitled('14,000 ready, 2,000 to fix')
  await user().row('Zoé').first().waitFor()
  await user().isSaved()
  await user().goTo('Lists')
  await user().isTitled('My lists')
  expect([await user().listNamed('first').count(), await user().listNamed('second').count()]).toEqual([1, 1])
  for (const [list, own, other] of [
    ['first', 'Erika', 'Zoé'],
    ['second', 'Zoé', 'Erika']
  ] as const) {
    await user().goTo('Lists')
    await user().openList(list)
    await user().goToStep('Check')
    await user().row(own).first().waitFor()
    await expect.poll(() => user().grid.getAttribute('aria-rowcount'), stepTimeout).toBe(String(count + 1))
    const search = page().getByRole('searchbox')
    await search.fill(other)
    await user().said('No row matches.').waitFor()
    await search.fill('')
  }
})

// After what looks at certain rows: it types anywhere.
test('texts typed at random are stored for the patients in whose cells they were typed', async () => {
  const listId = /[0-9a-f-]{36}/.exec(page().url())?.[0] ?? ''
  const settings = user().button(/^List settings/, user().main)
  if ((await settings.getAttribute('aria-expanded')) !== 'true') await settings.click()
  const runs = [await typeAtRandom(driver, listId, 1, 25), await typeAtRandom(driver, listId, 2, 25)]
  const sum = (figure: keyof TypedFigures) => runs.reduce((total, run) => total + run[figure], 0)
  expect({ misplaced: sum('misplaced'), lost: sum('lost') }).toEqual({ misplaced: 0, lost: 0 })
  const seen = (['byMouse', 'byKeyboard', 'filters', 'settings'] as const).map(sum)
  expect(Math.min(...seen)).toBeGreaterThan(0)
  await user().filter('All')
})

test('two files that are dropped at once become two lists, each with its own patients', async () => {
  const file = (name: string) =>
    Buffer.from(
      csv(
        headers,
        longTable()
          .slice(0, 400)
          .map((cells) => cells.with(1, name))
      )
    )
  await user().goTo('Lists')
  await user().dropInTurn([
    { name: 'ward-north.csv', bytes: file('Berta') },
    { name: 'ward-south.csv', bytes: file('Cäsar') }
  ])
  // The second one opens; in the same moment, they are read together.
  await user().isTitled(/^(350 ready, 50 to fix|2 lists were made)$/)
  for (const [list, own, other] of [
    ['ward-north', 'Berta', 'Cäsar'],
    ['ward-south', 'Cäsar', 'Berta']
  ] as const) {
    await user().goTo('Lists')
    await user().listNamed(list).waitFor()
    expect(await user().listNamed(list).count()).toBe(1)
    await user().openList(list)
    await user().goToStep('Check')
    await user().row(own).first().waitFor()
    await page().getByRole('searchbox').fill(other)
    await user().said('No row matches.').waitFor()
    await page().getByRole('searchbox').fill('')
  }
})

test('the window reported no error', () => {
  expect(driver.windowErrors).toEqual([])
})
