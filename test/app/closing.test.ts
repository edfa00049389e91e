import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenedWindow, openWindow } from '../renderer-dev/open-window.ts'

let window: OpenedWindow
beforeAll(async () => {
  window = await openWindow()
}, 120_000)
afterAll(() => window.close())

const list = 'Nom;Prénom;Sexe;Natel;RDV le;à\r\nMuster;Alma;F;079 200 00 01;24.12.2030;08:00\r\n'

/** A window with a list that was just dropped and that is stored only when the test allows it. */
async function withListComingIn(): Promise<Page> {
  const page = await window.context.newPage()
  await page.goto(`${window.address}?language=en`)
  await page.locator('main h1').first().waitFor()
  await page.evaluate((text) => {
    const { answer } = globalThis.window.fakeMain
    const done = { ok: true, value: null } as const
    const stored = Promise.withResolvers<'stored' | 'failed'>()
    Object.assign(globalThis.window, { endStoring: stored.resolve })
    answer('templates.list', () => ({ ok: true, value: [] }))
    answer('lists.create', () => ({ ok: true, value: { listId: '00000000-0000-4000-8000-000000000099' } }))
    answer('lists.beginRows', () => ({ ok: true, value: { generation: 1, revision: 0 } }))
    answer('lists.addSource', () => done)
    answer('lists.addRows', () => done)
    answer('lists.endRows', async () =>
      (await stored.promise) === 'stored' ? { ok: true, value: { revision: 1 } } : { ok: false, code: 'storage-full' }
    )
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([text], 'Ward.csv'))
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  }, list)
  await page.getByRole('heading', { level: 1, name: 'What does each column hold?' }).waitFor()
  return page
}

const endStoring = (page: Page, how: 'stored' | 'failed') =>
  page.evaluate((given) => (globalThis.window as unknown as { endStoring(how: string): void }).endStoring(given), how)
const askToClose = (page: Page, reason: 'saving' | 'sending' = 'saving') =>
  page.evaluate((about) => globalThis.window.fakeMain.emit({ kind: 'close-requested', about }), reason)
const callsTo = (page: Page, name: 'app.unsaved' | 'app.closeAnswer') =>
  page.evaluate(
    (wanted) => globalThis.window.fakeMain.calls.filter((call) => call.name === wanted).map(({ input }) => input),
    name
  )
const question = (page: Page, name: string | RegExp) => page.getByRole('alertdialog', { name })

test('the main process is notified while a list is being stored, and when it is stored', async () => {
  const page = await withListComingIn()
  const during = await callsTo(page, 'app.unsaved')
  await endStoring(page, 'stored')
  await expect.poll(async () => (await callsTo(page, 'app.unsaved')).at(-1)).toEqual({ isUnsaved: false })
  expect(during.at(-1)).toEqual({ isUnsaved: true })
  await page.close()
})

test('a question about storing goes once the list is stored, with nothing answered', async () => {
  const page = await withListComingIn()
  await askToClose(page)
  await question(page, '“Ward” is still being saved').waitFor()
  await endStoring(page, 'stored')
  await page.getByRole('alertdialog').waitFor({ state: 'detached' })
  expect([(await callsTo(page, 'app.unsaved')).at(-1), await callsTo(page, 'app.closeAnswer')]).toEqual([
    { isUnsaved: false },
    []
  ])
  await page.close()
})

test('a close request that meets a list that was stored just now asks nobody; that all is saved is told once more', async () => {
  const page = await withListComingIn()
  await endStoring(page, 'stored')
  await expect.poll(async () => (await callsTo(page, 'app.unsaved')).at(-1)).toEqual({ isUnsaved: false })
  const before = await callsTo(page, 'app.unsaved')
  await askToClose(page)
  await expect.poll(() => callsTo(page, 'app.unsaved')).toEqual([...before, { isUnsaved: false }])
  expect(await page.getByRole('alertdialog').count()).toBe(0)
  await page.close()
})

test('Enter and Escape keep the app open; closing anyway needs the button', async () => {
  const page = await withListComingIn()
  for (const key of ['Enter', 'Escape']) {
    await askToClose(page)
    await question(page, '“Ward” is still being saved').waitFor()
    await page.keyboard.press(key)
    await page.getByRole('alertdialog').waitFor({ state: 'detached' })
  }
  await askToClose(page)
  await question(page, '“Ward” is still being saved').waitFor()
  await page.getByRole('button', { name: 'Close now anyway' }).click()
  await page.getByRole('alertdialog').waitFor({ state: 'detached' })
  expect(await callsTo(page, 'app.closeAnswer')).toEqual([{ answer: 'stay' }, { answer: 'stay' }, { answer: 'finish' }])
  await page.close()
})

test('when storing fails, the window stays open until the user closes it', async () => {
  const page = await withListComingIn()
  await askToClose(page)
  await question(page, '“Ward” is still being saved').waitFor()
  await endStoring(page, 'failed')
  await question(page, '“Ward” could not be saved completely').waitFor()
  const before = await callsTo(page, 'app.closeAnswer')
  await page.getByRole('button', { name: 'Close now anyway' }).click()
  expect([before, await callsTo(page, 'app.closeAnswer')]).toEqual([[], [{ answer: 'finish' }]])
  await page.close()
})

test('during a batch too, the list is stored before the app ends', async () => {
  const page = await withListComingIn()
  await page.evaluate(() => {
    const { emit, truth } = globalThis.window.fakeMain
    const batch = {
      listId: '00000000-0000-4000-8000-000000000001',
      phase: 'running',
      ...{ total: 47, queued: 20, inFlight: 4, created: 23, recovered: 0, refused: 0, unknown: 0, left: 0, held: 0 },
      ...{ configuredRatePerSecond: 8, currentRatePerSecond: 8, measuredRatePerSecond: 8 },
      ...{ startedAt: Date.now(), finishesAt: null, finishedAt: null }
    } as const
    truth.batch = batch
    emit({ kind: 'batch', batch })
  })
  await askToClose(page, 'sending')
  await question(page, 'Invitations are being sent').waitFor()
  await page.getByRole('button', { name: 'Stop and close (20 stay unsent)' }).click()
  await page.getByRole('alertdialog').waitFor({ state: 'detached' })
  const before = await callsTo(page, 'app.closeAnswer')
  await endStoring(page, 'stored')
  await expect.poll(() => callsTo(page, 'app.closeAnswer')).toEqual([{ answer: 'finish' }])
  expect(before).toEqual([])
  await page.close()
})
