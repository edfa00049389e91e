import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChangeEvent } from '#contract/events.ts'
import type { FakeMain } from '../renderer-dev/fake-bridge.ts'
import { type OpenedWindow, openWindow } from '../renderer-dev/open-window.ts'

declare global {
  interface Window {
    /** The scripted main process of `test/renderer-dev`. */
    readonly fakeMain: FakeMain
  }
}

let window: OpenedWindow
beforeAll(async () => {
  window = await openWindow()
}, 120_000)
afterAll(() => window.close())

/** A page of the window, and the errors of its browser: policy violations, script errors. */
async function open(where: string): Promise<{ readonly page: Page; readonly complaints: string[] }> {
  const page = await window.context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.location().url.endsWith('favicon.ico')) complaints.push(message.text())
  })
  await page.goto(window.address + where)
  await page.locator('main h1').first().waitFor()
  return { page, complaints }
}

const emit = (page: Page, change: ChangeEvent) =>
  page.evaluate((event) => globalThis.window.fakeMain.emit(event), change)

const made = (page: Page, name: string) =>
  page.evaluate(
    (wanted) => globalThis.window.fakeMain.calls.filter((call) => call.name === wanted).map(({ input }) => input),
    name
  )

/** The focused element as a screen reader names it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: element } = document
    return element?.getAttribute('aria-label') ?? element?.textContent ?? ''
  })

const screens = ['/connection', '/settings', '/practice', '/figures', '/directory', '/audit-log', '/restore']

/** Goes to a screen by its address, and waits until that one is shown. */
async function goTo(page: Page, screen: string): Promise<void> {
  const title = page.locator('main h1').first()
  const before = await title.innerText()
  await page.evaluate((to) => location.assign(`#${to}`), screen)
  await expect.poll(() => title.innerText(), { timeout: 20_000 }).not.toBe(before)
}

/** Controls without a name. */
const nameless = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, a, input:not([type=hidden]), [role=combobox]')]
      .filter((element) => element.closest('[aria-hidden=true], [hidden]') === null)
      .filter((element) => {
        const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
        const by = (element.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id))
        const words = [
          element.getAttribute('aria-label'),
          element.textContent,
          ...[...labels, ...by].map((label) => label?.textContent)
        ]
        return words.every((word) => (word ?? '').trim() === '')
      })
      .map((element) => element.outerHTML.slice(0, 200))
  )

test.each(['fr', 'de', 'it', 'en'])(
  'no screen needs what the policy forbids, and each names every control: in "%s"',
  async (language) => {
    const { page, complaints } = await open(`?language=${language}`)
    const found = [await nameless(page)]
    for (const screen of screens) {
      await goTo(page, screen)
      found.push(await nameless(page))
    }
    expect({ lang: await page.evaluate(() => document.documentElement.lang), complaints, found }).toEqual({
      lang: language,
      complaints: [],
      found: ['', ...screens].map(() => [])
    })
    await page.close()
  }
)

test('a list is renamed and deleted by keyboard alone; Enter never deletes it', async () => {
  const { page } = await open('?language=en')
  const menu = page.getByRole('button', { name: 'Actions for “Onkologie”' })
  await menu.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Name of the list' }).waitFor()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Oncology')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Oncology' }).waitFor()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const returned = await focused(page)

  await page.getByRole('button', { name: 'Actions for “Oncology”' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await page.getByRole('alertdialog').waitFor()
  const first = await focused(page)
  await page.keyboard.press('Enter')
  await page.getByRole('alertdialog').waitFor({ state: 'detached' })
  const kept = await made(page, 'lists.remove')

  await page.getByRole('button', { name: 'Actions for “Oncology”' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await page.getByRole('alertdialog').waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Oncology' }).waitFor({ state: 'detached' })
  expect({ returned, first, kept, removed: (await made(page, 'lists.remove')).length }).toEqual({
    returned: 'Actions for “Oncology”',
    first: 'Keep the list',
    kept: [],
    removed: 1
  })
  await page.close()
})

test('the first Tab offers to skip the frame, and navigation focuses the new screen', async () => {
  const { page } = await open('?language=en')
  await page.keyboard.press('Tab')
  const skip = await focused(page)
  await page.keyboard.press('Enter')
  const skipped = await page.evaluate(() => document.activeElement?.tagName)
  await page.getByRole('link', { name: 'Settings' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
  await page.waitForFunction(() => document.activeElement?.tagName === 'MAIN')
  const named = await page.getByRole('main', { name: 'Settings' }).count()
  await page.goBack()
  await page.getByRole('heading', { name: 'My lists' }).waitFor()
  expect([skip, skipped, named]).toEqual(['Skip to the content', 'MAIN', 1])
  await page.close()
})

test('the language changes at once on the screen and in the document', async () => {
  const { page } = await open('?language=fr#/settings')
  await page.getByRole('button', { name: /Langue de l’application/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: 'Deutsch', exact: true }).click()
  await page.getByRole('heading', { name: 'Einstellungen', level: 1 }).waitFor()
  await page.waitForFunction(() => document.documentElement.lang === 'de')
  await page.close()
})

test('a pasted table and a dropped file are imported; two files at once are read one after the other', async () => {
  const { page } = await open('?language=en')
  const drop = (names: string[]) =>
    page.evaluate((all) => {
      const carried = new DataTransfer()
      for (const name of all) carried.items.add(new File(['Nom;Prénom'], name))
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true }))
    }, names)
  await drop(['a.csv', 'b.csv'])
  await page.waitForURL(/#\/import-several\//)
  await page.getByText('These are no patient lists and were left out: a.csv and b.csv.').waitFor()
  await page.goBack()
  await page.getByRole('heading', { name: 'My lists' }).waitFor()
  await drop(['a.csv'])
  await page.waitForURL(/#\/import\//)
  await page.goBack()
  await page.getByRole('heading', { name: 'My lists' }).waitFor()
  await page.evaluate(() => {
    const carried = new DataTransfer()
    carried.setData('text/plain', 'Nom\tPrénom\nFavre\tAnne')
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: carried, bubbles: true }))
  })
  await page.waitForURL(/#\/import\//)
  await page.close()
})

test('a batch is shown on every screen and in the title; closing during it offers to stay first', async () => {
  const { page } = await open('?language=en&batch=running#/settings')
  const bar = page.getByRole('progressbar', { name: 'Sending “Cardiologie mardi”' })
  await bar.waitFor()
  await page.waitForFunction(() => document.title.startsWith('23 of 47 – Cardiologie mardi'))
  const progress = (await made(page, 'app.progress')).at(-1)
  await emit(page, { kind: 'close-requested', about: 'sending' })
  await page.getByRole('alertdialog', { name: 'Invitations are being sent' }).waitFor()
  const first = await focused(page)
  await page.keyboard.press('Escape')
  await page.getByRole('alertdialog').waitFor({ state: 'detached' })
  expect({ progress, first, answers: await made(page, 'app.closeAnswer') }).toEqual({
    progress: { title: '23 of 47 – Cardiologie mardi – Practice – HCW Bulk Invite', fraction: 23 / 47 },
    first: 'Stay and keep sending',
    answers: [{ answer: 'stay' }]
  })
  await page.close()
})

test('a connection is tested and saved by keyboard, its password is never returned, and the practice band disappears', async () => {
  const { page } = await open('?language=en#/connection')
  const band = page.getByText('Practice mode: nothing leaves this computer.')
  await band.waitFor()
  await page.getByRole('button', { name: 'Add a server' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Name' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Please fill in.').first().waitFor()
  for (const text of ['CHUV', 'http://hcw.hospital.example', 'desk@hospital.example', 'secret']) {
    await page.keyboard.type(text)
    await page.keyboard.press('Tab')
  }
  await page.getByRole('button', { name: 'Test the connection' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('The address does not begin with https://').waitFor()
  await page.getByRole('textbox', { name: 'Server address' }).fill('https://hcw.hospital.example')
  await page.getByRole('button', { name: 'Test the connection' }).click()
  await page.getByText('The connection works: Sandra Keller').waitFor()
  await page.getByText('clock differs by 4 minutes').waitFor()
  await page.getByRole('button', { name: 'Save and use' }).click()
  await band.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Change “CHUV”' }).click()
  expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('')
  await page.close()
})

test('nothing is cut off or scrolls sideways at 200 % zoom on a small screen', async () => {
  const { page } = await open('?language=de&batch=running')
  await page.setViewportSize({ width: 640, height: 400 })
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)
  const found = [['', await fits()]]
  for (const screen of screens) {
    await goTo(page, screen)
    found.push([screen, await fits()])
  }
  expect(found).toEqual(['', ...screens].map((screen) => [screen, true]))
  await page.close()
})

test('a search that runs again, since patients were erased, shows all it had found until it has ended', async () => {
  const { page } = await open('?language=en#/board')
  await page.evaluate(() => {
    const found = Array.from({ length: 60 }, (_, index) => ({
      target: { listId: crypto.randomUUID(), rowId: crypto.randomUUID() },
      listName: 'Cardiologie',
      state: 'created' as const,
      content: {
        firstName: 'Anna',
        lastName: `Rochat ${index}`,
        gender: 'female' as const,
        phoneNumber: '+41791234567',
        language: 'fr',
        queue: 'Cardiologie',
        timeZone: 'Europe/Zurich',
        channel: 'sms' as const
      },
      createdAt: 1_795_000_000_000,
      linkEndsAt: null
    }))
    globalThis.window.fakeMain.answer('board.search', async ({ before }) => {
      const from = before ?? 0
      // In the main process other work runs between two parts.
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const next = from + 20 < found.length ? from + 20 : null
      return { ok: true, value: { entries: found.slice(from, from + 20), next } }
    })
  })
  await page.getByRole('searchbox').fill('rochat')
  await page.getByText('60 invitations found in all lists').waitFor()
  const shown = await page.evaluateHandle(() => {
    const counts = new Set<string | undefined>()
    const look = () => counts.add(/\d+(?= invitations? found)/.exec(document.body.innerText)?.[0])
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true })
    look()
    return counts
  })
  const searchesBefore = (await made(page, 'board.search')).length
  await emit(page, { kind: 'erased', lists: [crypto.randomUUID()] })
  await expect.poll(async () => (await made(page, 'board.search')).length).toBe(searchesBefore + 3)
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))
  expect(await shown.evaluate((counts) => [...counts])).toEqual(['60'])
  await page.close()
})

test('the day is shown while the data of many lists is being erased', async () => {
  const { page } = await open('?language=en#/settings')
  await page.evaluate(() => {
    const { fakeMain } = globalThis.window
    fakeMain.answer('board.read', async ({ from }) => {
      // It takes longer than until the next list is erased.
      await new Promise((resolve) => setTimeout(resolve, 400))
      const target = { listId: crypto.randomUUID(), rowId: crypto.randomUUID() }
      const content = {
        firstName: 'Anna',
        lastName: 'Rochat',
        gender: 'female' as const,
        phoneNumber: '+41791234567',
        scheduledFor: new Date(from + 36_000_000).toISOString(),
        language: 'fr',
        queue: 'Cardiologie',
        timeZone: 'Europe/Zurich',
        channel: 'sms' as const
      }
      const entry = { target, content, listName: '', state: 'created' as const, createdAt: from, linkEndsAt: null }
      return { ok: true, value: [entry] }
    })
    setInterval(() => fakeMain.emit({ kind: 'erased', lists: [crypto.randomUUID()] }), 100)
  })
  await goTo(page, '/board')
  await page.getByText('Rochat Anna').waitFor()
  await page.close()
})
