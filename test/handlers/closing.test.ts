import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AppFixture, makeDataFolder, removeDataFolder, startApp } from './app-fixture.ts'

let folder: string
let app: AppFixture

beforeEach(async () => {
  folder = makeDataFolder()
  app = await startApp(folder)
})
afterEach(async () => {
  await app.close()
  removeDataFolder(folder)
})

test('closing must be confirmed while the window has unsaved changes, and no longer once the window is gone', async () => {
  const answers = [app.session.needsCloseConfirmation()]
  for (const isUnsaved of [true, false, true]) {
    await app.call('app.unsaved', { isUnsaved })
    answers.push(app.session.needsCloseConfirmation())
  }
  app.session.windowClosed()
  answers.push(app.session.needsCloseConfirmation())
  expect(answers).toEqual([false, true, false, true, false])
})
