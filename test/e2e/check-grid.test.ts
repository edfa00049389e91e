import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type AppDriver, stepTimeout } from './app-driver.ts'
import type { CheckColumn } from './app-user.ts'
import { keyboard } from './keyboard.ts'
import { csv, dayAhead, headers, patientList, patients, tableOf } from './patient-lists.ts'
import { siteOfTests } from './site-of-tests.ts'

const site = siteOfTests()
let driver: AppDriver
const user = () => driver.user
const page = () => driver.app.page
const { press, write, focused } = keyboard(page)

/** Rows in the file, by index: three without a sex, one number with lost digits, two appointments in the past. */
const rows = tableOf(patients(40)).map((cells, at) => {
  if (at >= 2 && at <= 4) return cells.with(2, '')
  if (at === 7) return cells.with(3, '4.17912E+10')
  return at === 9 || at === 10 ? cells.with(4, '01.02.2020') : cells
})

beforeAll(async () => {
  driver = await site.openApp()
  await user().drop('ward.csv', csv(headers, rows))
  await user().goOnToCheck()
  await user().isTitled('34 ready, 6 to fix')
  await user().isSaved()
})

const textOf = async (name: string, column: CheckColumn) => (await user().cell(name, column)).innerText()
const announced = () => page().locator('[aria-live=polite]').first().innerText()
/** The names of the first rows. */
async function shownNames(): Promise<readonly string[]> {
  await user().scrollTable(0, 0)
  return (await user().grid.getByRole('row').allInnerTexts()).flatMap((words) => /Muster\d{3}/.exec(words) ?? [])
}

/** Goes to a cell with the mouse, from the top of the table. */
async function goTo(name: string, column: CheckColumn): Promise<void> {
  await user().scrollTable(0, 0)
  await (await user().cell(name, column)).click()
}
const titles = async (from: number, to: number) =>
  (await user().grid.getByRole('columnheader').allTextContents())
    .slice(from, to)
    .map((title) => title.replace(/[#▴▾]/g, ''))
    .join()

describe('the table in windows of all sizes', () => {
  /** Whole rows between the titles and the lower edge, and whether the appointment and the problem are in sight. */
  function sight() {
    return user().grid.evaluate((grid) => {
      const { left, bottom } = grid.getBoundingClientRect()
      const edge = {
        right: left + grid.clientWidth,
        bottom: bottom - (grid.getBoundingClientRect().height - grid.clientHeight)
      }
      const top = grid.querySelector('[role=row]')?.getBoundingClientRect().bottom ?? 0
      const height = grid.querySelector('[data-row]')?.getBoundingClientRect().height ?? 0
      const isSeen = (key: string) => {
        const box = grid.querySelector(`[data-title=${key}]`)?.getBoundingClientRect()
        return box !== undefined && box.left >= left && box.right <= edge.right
      }
      const main = document.querySelector('main')
      return {
        rows: Math.floor((edge.bottom - top) / height),
        isWhole: isSeen('lastName') && isSeen('moment') && isSeen('problem'),
        isPageScrolled: main !== null && main.scrollHeight > main.clientHeight
      }
    })
  }

  test.each([
    [1280, 800, 16],
    [1024, 700, 13],
    // 1366 × 768 at 125 %.
    [1093, 614, 10],
    [1920, 1080, 24]
  ])('shows name, appointment and problem of enough rows at %i × %i', async (width, height, least) => {
    await page().setViewportSize({ width, height })
    const enough = async () => {
      const { rows, ...rest } = await sight()
      return { ...rest, isEnough: rows >= least }
    }
    await expect.poll(enough, stepTimeout).toEqual({ isWhole: true, isPageScrolled: false, isEnough: true })
  })

  test('keeps no more than a quarter of its width frozen, and folds the details away where it is narrow', async () => {
    await page().setViewportSize({ width: 1024, height: 700 })
    const details = user().page.getByRole('complementary', { name: 'Details' })
    await expect.poll(() => details.getByRole('tab').count(), stepTimeout).toBe(0)
    await user().scrollTable(500, 0)
    await expect.poll(() => user().grid.getAttribute('data-sideways'), stepTimeout).toBe('')
    const share = await user().grid.evaluate((grid) => {
      const titles = [...grid.querySelectorAll('[data-title]')].map((title) => title.getBoundingClientRect())
      const { left, width } = grid.getBoundingClientRect()
      const kept = titles.filter((box, at) => box.left >= left - 1 && at < 3)
      return kept.reduce((sum, box) => sum + box.width, 0) / width
    })
    expect(share).toBeLessThanOrEqual(0.25)
    await user().scrollTable(0, 0)
    await user().button('Show the details').click()
    await details.getByRole('tab', { name: 'Problems' }).waitFor()
    await user().button('Fold the details away').click()
    await expect.poll(() => details.getByRole('tab').count(), stepTimeout).toBe(0)
    await page().setViewportSize({ width: 1280, height: 800 })
    await user().button('Show the details').click()
  })
})

describe('the table in German', () => {
  test('has one strip of tools and shows enough rows in a narrow window, too', async () => {
    const german = await site.openApp({
      profileDir: site.path('german'),
      lang: 'de-CH',
      viewport: { width: 1024, height: 700 }
    })
    const { page: window } = german.app
    const words: Record<string, string> = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../src-renderer/locales/de.json'), 'utf8')
    )
    const table = window.getByRole('grid', { name: words['check.table'] ?? '' })
    await german.app.queueDialog({ kind: 'open', filePaths: [site.writeFile('station.csv', csv(headers, rows))] })
    await window.getByRole('button', { name: words['lists.chooseFile'] ?? '' }).click()
    await window.getByRole('button', { name: words['columns.goOn'] ?? '' }).click()
    await table.waitFor()
    for (const [width, height, least] of [
      [1024, 700, 13],
      [1280, 800, 16]
    ] as const) {
      await window.setViewportSize({ width, height })
      const { strip, shown } = await table.evaluate((grid) => {
        const tools = document.querySelector('[role=radiogroup]')?.parentElement
        const top = grid.querySelector('[role=row]')?.getBoundingClientRect().bottom ?? 0
        const rowHeight = grid.querySelector('[data-row]')?.getBoundingClientRect().height ?? 1
        const bottom = grid.getBoundingClientRect().top + grid.clientHeight
        return { strip: tools?.getBoundingClientRect().height, shown: Math.floor((bottom - top) / rowHeight) }
      })
      expect(strip).toBeLessThan(48)
      expect(shown).toBeGreaterThanOrEqual(least)
    }
    await german.app.close()
  })
})

describe('keys as in a spreadsheet', () => {
  test('Ctrl+A chooses the cells and nothing of the page', async () => {
    await goTo('Muster001', 'First name')
    await press('Control+a')
    const chosen = user().grid.locator('[role=gridcell][aria-selected=true]')
    await expect.poll(() => chosen.count(), stepTimeout).toBeGreaterThan(100)
    expect(await page().evaluate(() => getSelection()?.toString() ?? '')).toBe('')
    expect(await focused()).toMatch(/^First name, Row 2/)
    await press('Escape')
    await expect.poll(() => chosen.count(), stepTimeout).toBe(0)
  })

  test('Ctrl+D fills down what the first chosen row has, and one undo takes it back', async () => {
    await goTo('Muster014', 'First name')
    await press('Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d')
    await expect.poll(() => textOf('Muster016', 'First name'), stepTimeout).toBe('Bruno')
    expect([await textOf('Muster015', 'First name'), await textOf('Muster017', 'First name')]).toEqual([
      'Bruno',
      'Alma'
    ])
    await press('Control+z')
    await expect.poll(() => textOf('Muster016', 'First name'), stepTimeout).toBe('Dario')
    expect(await textOf('Muster015', 'First name')).toBe('Carla')
  })

  test('Ctrl+Enter puts what is typed into all chosen cells, and one undo takes it back', async () => {
    await goTo('Muster014', 'First name')
    await press('Shift+ArrowDown', 'Shift+ArrowDown')
    await write('Same')
    await press('Control+Enter')
    await expect.poll(() => textOf('Muster014', 'First name'), stepTimeout).toBe('Same')
    expect([await textOf('Muster015', 'First name'), await textOf('Muster016', 'First name')]).toEqual(['Same', 'Same'])
    expect(await textOf('Muster017', 'First name')).toBe('Alma')
    await press('Control+z')
    await expect.poll(() => textOf('Muster014', 'First name'), stepTimeout).toBe('Bruno')
    expect(await textOf('Muster016', 'First name')).toBe('Dario')
  })

  test('Enter stores what is typed in its own cell only, whatever is chosen', async () => {
    await goTo('Muster014', 'First name')
    await press('Shift+ArrowDown')
    await write('Own')
    await press('Enter')
    await expect.poll(() => textOf('Muster015', 'First name'), stepTimeout).toBe('Own')
    expect(await textOf('Muster014', 'First name')).toBe('Bruno')
    await press('Control+z')
    await expect.poll(() => textOf('Muster015', 'First name'), stepTimeout).toBe('Carla')
  })

  test('Ctrl+Home and Ctrl+End go to the corners, and F2 opens a cell with its text', async () => {
    await press('Control+End')
    await expect.poll(focused, stepTimeout).toMatch(/Row 41/)
    await press('Control+Home')
    await expect.poll(focused, stepTimeout).toMatch(/^Row 2/)
    await goTo('Muster001', 'First name')
    await press('F2')
    await expect.poll(() => user().grid.getByRole('textbox').inputValue(), stepTimeout).toBe('Alma')
    await press('Escape')
  })

  test('the cell that has the focus is whole in sight, wherever the keys lead', async () => {
    /** px that are hidden of it by the titles, the edges or a scrollbar. */
    const hidden = () =>
      user().grid.evaluate((grid) => {
        const { top, bottom } = document.activeElement?.getBoundingClientRect() ?? { top: 0, bottom: 0 }
        const upper = grid.querySelector('[role=row]')?.getBoundingClientRect().bottom ?? 0
        const lower = grid.getBoundingClientRect().top + grid.clientHeight
        return Math.max(0, Math.round(upper - top), Math.round(bottom - lower))
      })
    await goTo('Muster001', 'First name')
    const covered: number[] = []
    for (const key of [...Array(24).fill('ArrowDown'), ...Array(24).fill('ArrowUp'), 'PageDown', 'PageUp']) {
      await press(key)
      covered.push(await hidden())
    }
    await press('Control+End')
    await expect.poll(hidden, stepTimeout).toBe(0)
    await press('Control+Home')
    await expect.poll(hidden, stepTimeout).toBe(0)
    expect(covered.filter((px) => px > 1)).toEqual([])
  })

  test('the menu of the cells opens by keyboard, and clears, fills and leaves out what is chosen', async () => {
    await goTo('Muster020', 'First name')
    await press('Shift+F10')
    await page().getByRole('menuitem', { name: 'Clear' }).click()
    await expect.poll(() => textOf('Muster020', 'First name'), stepTimeout).toBe('')
    await press('Control+z')
    await expect.poll(() => textOf('Muster020', 'First name'), stepTimeout).toBe('Dario')
    await user().press('Muster020', 'Leave out')
    await user().isTitled('33 ready, 6 to fix')
    await expect.poll(announced, stepTimeout).toBe('Row 21 is left out, 6 to fix.')
    await press('Control+z')
    await user().isTitled('34 ready, 6 to fix')
  })

  test('F8 goes from faulty cell to faulty cell, Shift+F8 back, and from the last to the first again', async () => {
    await goTo('Muster001', 'Last name')
    const found: string[] = []
    for (let at = 0; at < 7; at += 1) {
      const before = await focused()
      await press('F8')
      await expect.poll(focused, stepTimeout).not.toBe(before)
      found.push(/^[^:]*/.exec(await focused())?.[0] ?? '')
    }
    expect(found).toEqual([
      'Sex, Row 4',
      'Sex, Row 5',
      'Sex, Row 6',
      'Mobile, Row 9',
      'Appointment, Row 11',
      'Appointment, Row 12',
      'Sex, Row 4'
    ])
    await press('Shift+F8')
    await expect.poll(focused, stepTimeout).toMatch(/^Appointment, Row 12/)
  })

  test('F1 and a question mark open the overview of all keys', async () => {
    await press('F1')
    await user().dialog.getByText('fill down: the first chosen row into those below').waitFor()
    await press('Escape')
    await user().dialog.waitFor({ state: 'hidden' })
    await goTo('Muster001', 'Row')
    await press('?')
    await user().dialog.getByText('Keyboard shortcuts').waitFor()
    await press('Escape')
    await user().dialog.waitFor({ state: 'hidden' })
  })
})

describe('columns', () => {
  const column = (name: CheckColumn) => user().grid.getByRole('columnheader', { name, exact: true })

  async function inColumnMenu(name: CheckColumn, action: string): Promise<void> {
    await goTo('Muster001', name)
    await press('Alt+ArrowDown')
    await page().getByRole('menuitem', { name: action, exact: true }).click()
  }

  test('a title sorts, an edit goes to the patient in whose row it is typed, and the row stays there', async () => {
    await goTo('Muster001', 'Row')
    await column('First name').click()
    await expect.poll(async () => (await shownNames())[1], stepTimeout).toBe('Muster005')
    expect(await column('First name').getAttribute('aria-sort')).toBe('ascending')
    await user().type('Muster009', 'First name', 'Zora')
    await expect.poll(() => textOf('Muster009', 'First name'), stepTimeout).toBe('Zora')
    expect((await shownNames()).slice(0, 4)).toEqual(['Muster001', 'Muster005', 'Muster009', 'Muster013'])
    await press('Control+z')
    await expect.poll(() => textOf('Muster009', 'First name'), stepTimeout).toBe('Alma')
    await column('First name').click()
    await expect.poll(async () => (await shownNames())[0], stepTimeout).toBe('Muster004')
    await column('First name').click()
    await expect.poll(async () => (await shownNames())[1], stepTimeout).toBe('Muster002')
  })

  test('columns are moved, made wider, hidden and pinned by keyboard, and shown again', async () => {
    const order = () => titles(0, 6)
    expect(await order()).toBe('Row,State,Last name,First name,Appointment,Problem')
    await inColumnMenu('Appointment', 'Move left')
    await expect.poll(order, stepTimeout).toBe('Row,State,Last name,Appointment,First name,Problem')
    const widthOf = async (name: CheckColumn) => (await column(name).boundingBox())?.width ?? 0
    const before = await widthOf('First name')
    await inColumnMenu('First name', 'Wider')
    await expect.poll(async () => (await widthOf('First name')) > before + 20, stepTimeout).toBe(true)
    await inColumnMenu('Sex', 'Hide')
    await expect.poll(() => column('Sex').count(), stepTimeout).toBe(0)
    await user().button('Columns', user().main).click()
    await page().getByRole('menuitemcheckbox', { name: 'Sex' }).click()
    await press('Escape')
    await column('Sex').waitFor()
    await inColumnMenu('Appointment', 'Keep in sight')
    await expect.poll(order, stepTimeout).toBe('Row,State,Last name,Appointment,First name,Problem')
  })

  test('the edge of a title is dragged, and a dragged title moves its column', async () => {
    const box = await column('Sex').boundingBox()
    if (box === null) throw new Error('the column has no place')
    await page().mouse.move(box.x + box.width - 2, box.y + box.height / 2)
    await page().mouse.down()
    await page().mouse.move(box.x + box.width + 40, box.y + box.height / 2, { steps: 4 })
    await page().mouse.up()
    await expect
      .poll(async () => Math.round((await column('Sex').boundingBox())?.width ?? 0), stepTimeout)
      .toBe(Math.round(box.width + 42))
    const target = await column('First name').boundingBox()
    if (target === null) throw new Error('the column has no place')
    await page().mouse.move(box.x + 10, box.y + box.height / 2)
    await page().mouse.down()
    await page().mouse.move(target.x + 10, target.y + target.height / 2, { steps: 6 })
    await page().mouse.up()
    await expect.poll(async () => (await column('Sex').boundingBox())?.x, stepTimeout).toBeLessThan(target.x + 5)
  })

  test('the next file of the same kind shows them as they were set up, and they can be as usual again', async () => {
    await user().goTo('Lists')
    await user().drop('ward-tomorrow.csv', patientList(patients(5), dayAhead(3)))
    await user().isTitled('5 patients are ready')
    await expect.poll(() => titles(2, 6), stepTimeout).toBe('Last name,Appointment,Sex,First name')
    await inColumnMenu('Sex', 'All columns as usual')
    await expect.poll(() => titles(2, 6), stepTimeout).toBe('Last name,First name,Appointment,Problem')
    await user().isSaved()
    await user().goTo('Lists')
    await user().openList('ward')
    await user().isTitled('34 ready, 6 to fix')
  })
})

describe('cards that mend', () => {
  test('a card goes into the faulty cell, and Enter goes on to the next one', async () => {
    await user()
      .cause('3 patients without a sex')
      .getByRole('button', { name: /without a sex/ })
      .first()
      .click()
    await expect.poll(focused, stepTimeout).toMatch(/^Sex, Row 4/)
    await press('Enter')
    await expect.poll(focused, stepTimeout).toMatch(/^Sex, Row 5/)
    await write('f')
    await press('Enter')
    await expect.poll(focused, stepTimeout).toMatch(/^Sex, Row 6/)
    await expect.poll(announced, stepTimeout).toBe('Row 5 is ready, 5 to fix.')
    await write('m')
    await press('Enter')
    await user().isTitled('36 ready, 4 to fix')
    await user().filter('All')
  })

  test('a cause of one row takes one line, and goes into its cell among all rows', async () => {
    const line = user().cause('Row 9 · digits lost')
    await line.getByRole('button', { name: 'Show row 9, Muster008 Dario' }).click()
    await expect.poll(focused, stepTimeout).toMatch(/^Mobile, Row 9/)
    expect(await user().grid.getAttribute('aria-rowcount')).toBe('41')
    expect((await line.boundingBox())?.height).toBeLessThan(60)
  })

  test('one day is set for all rows of a card, each keeps its time, and one undo takes it back', async () => {
    const card = user().cause('2 appointments are already past')
    const [year, month, day] = dayAhead(4).split('.').reverse()
    await card.getByLabel('Day for all of them').fill(`${year}-${month}-${day}`)
    await card.getByRole('button', { name: 'Apply' }).click()
    await user().isTitled('38 ready, 2 to fix')
    const moments = async () => [await textOf('Muster010', 'Appointment'), await textOf('Muster011', 'Appointment')]
    const [date, monthNumber] = dayAhead(4).split('.')
    await expect
      .poll(moments, stepTimeout)
      .toEqual(['08:45', '08:50'].map((time) => expect.stringMatching(`${date}.${monthNumber}.*${time}`)))
    await press('Control+z')
    await user().isTitled('36 ready, 4 to fix')
  })

  test('after an action the focus is on the next card, and what has happened is said', async () => {
    await user()
      .cause('2 appointments are already past')
      .getByRole('button', { name: /^Leave all 2 out/ })
      .focus()
    await press('Enter')
    await user().said('2 patients left out. 2 to fix.').waitFor()
    const isInCard = () => page().evaluate(() => document.activeElement?.closest('[data-card]') !== null)
    await expect.poll(isInCard, stepTimeout).toBe(true)
    await user()
      .cause('Row 9 · digits lost')
      .getByRole('button', { name: /^Leave out: row 9/ })
      .focus()
    await press('Enter')
    await user().said('1 patient left out. 1 to fix.').waitFor()
    await expect.poll(isInCard, stepTimeout).toBe(true)
    await press('Control+z')
    await press('Control+z')
  })
})
