import { createRandom } from '../crash/random.ts'
import type { AppDriver } from './app-driver.ts'
import { keyboard } from './keyboard.ts'

/** What became of texts that were typed while filters and settings changed. */
export interface TypedFigures {
  readonly byMouse: number
  readonly byKeyboard: number
  /** How often another filter, and another setting, was applied meanwhile. */
  readonly filters: number
  readonly settings: number
  /** Stored for another patient than the one in whose cell it was typed. */
  readonly misplaced: number
  /** Typed into a cell, and nowhere. */
  readonly lost: number
}

interface Heard {
  readonly text: string
  readonly name: string
}

declare global {
  interface Window {
    /** The patient of the focused cell at each first letter, and where the mouse was pressed last. */
    heardAt: { name: string; pressed: string }
  }
}

const filters = ['All', 'Ready', 'To fix', 'Warnings'] as const

/**
 * Types texts that nobody else has into first names, by mouse and by keyboard, without waiting for the filters and
 * settings that are applied meanwhile. The name of a patient tells whose row it is.
 */
export async function typeAtRandom(
  driver: AppDriver,
  listId: string,
  seed: number,
  steps: number
): Promise<TypedFigures> {
  const { user } = driver
  const { page, grid } = user
  const { press, write } = keyboard(() => page)
  const random = createRandom(seed)
  const upTo = (count: number) => Math.floor(random() * count)
  const counts = { byMouse: 0, byKeyboard: 0, filters: 0, settings: 0 }
  const heard: Heard[] = []

  await page.evaluate(() => {
    const nameOf = (target: EventTarget | null) => {
      const row = target instanceof Element ? target.closest('[data-row]') : null
      return /Muster\d{5}/.exec(row?.textContent ?? '')?.[0] ?? ''
    }
    window.heardAt = { name: '', pressed: '' }
    window.addEventListener(
      'pointerdown',
      ({ target }) => Object.assign(window.heardAt, { pressed: nameOf(target) }),
      true
    )
    window.addEventListener(
      'keydown',
      ({ key }) => {
        if (key === 'T') window.heardAt.name = nameOf(document.activeElement)
      },
      true
    )
  })
  const heardAt = () => page.evaluate(() => ({ ...window.heardAt }))

  async function type(by: 'mouse' | 'keyboard'): Promise<void> {
    const text = `T${seed}x${heard.length}`
    await write(text)
    const { name, pressed } = await heardAt()
    // Where nothing has the focus, nobody believes to type into a cell, unless it was pressed just before.
    if (name !== '' || by === 'mouse') heard.push({ text, name: by === 'mouse' ? pressed : name })
    await press('Enter')
  }

  /** Presses one of the first names in sight: not what a scrollbar, a frozen column or the edge of the page covers. */
  async function pressCell(): Promise<boolean> {
    const column = await grid.getByRole('columnheader', { name: 'First name' }).getAttribute('aria-colindex')
    const places = await grid.evaluate((element, at) => {
      element.scrollIntoView({ block: 'center' })
      element.scrollLeft = 0
      return [...element.querySelectorAll(`[data-row] > [aria-colindex="${at}"]`)].flatMap((cell) => {
        const { left, top, height } = cell.getBoundingClientRect()
        const place = { x: left + 8, y: top + height / 2 }
        return document.elementFromPoint(place.x, place.y) === cell ? [place] : []
      })
    }, column)
    const place = places[upTo(places.length)]
    if (place === undefined) return false
    await page.mouse.click(place.x, place.y)
    return (await heardAt()).pressed !== ''
  }

  for (let step = 0; step < steps; step += 1) {
    const kind = upTo(6)
    if (kind === 0) {
      await user.filter(filters[upTo(filters.length)] ?? 'All')
      counts.filters += 1
    } else if (kind === 1) {
      const field = user.main.getByRole('combobox', { name: 'Queue' })
      await field.fill(`Gamma ${step}`)
      await field.press('Enter')
      counts.settings += 1
    } else if (kind < 5) {
      if (!(await pressCell())) continue
      await type('mouse')
      counts.byMouse += 1
    } else {
      const before = heard.length
      // From a cell: in a filter or a field, letters are meant for that.
      if (!(await pressCell())) continue
      await press(...Array.from({ length: upTo(4) }, () => 'ArrowDown'))
      // A row that was out of sight takes the focus once it is drawn: a person sees where the letters go.
      await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))))
      await type('keyboard')
      counts.byKeyboard += heard.length - before
    }
  }
  await user.isSaved()
  const owners = await ownersOf(driver, listId)
  const isElsewhere = ({ text, name }: Heard) => (owners.get(text) ?? name) !== name
  return {
    ...counts,
    misplaced: heard.filter(isElsewhere).length,
    lost: heard.filter(({ text, name }) => !owners.has(text) && !isReplaced(heard, text, name)).length
  }
}

/** A later text in the same cell takes its place. */
function isReplaced(heard: readonly Heard[], text: string, name: string): boolean {
  const at = heard.findIndex((one) => one.text === text)
  return heard.slice(at + 1).some((later) => later.name === name)
}

/** Whose first name each text is, as it is stored. */
async function ownersOf({ user }: AppDriver, listId: string): Promise<ReadonlyMap<string, string>> {
  const found = await user.page.evaluate(async (id) => {
    const { calls } = (window as unknown as { hcw: { calls: Record<string, (input: unknown) => Promise<never>> } }).hcw
    const texts: [string, string][] = []
    for (let offset = 0; ; offset += 1000) {
      const answer = (await calls['lists.rows']?.({ listId: id, offset, limit: 1000 })) as unknown as {
        value: { cells: string[]; edits: { firstName?: string } }[]
      }
      for (const { cells, edits } of answer.value) {
        if (edits.firstName !== undefined) texts.push([edits.firstName, cells[0] ?? ''])
      }
      if (answer.value.length < 1000) return texts
    }
  }, listId)
  return new Map(found)
}
