import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeOfficeFolder, type Office, openOffice, removeOfficeFolder } from './office.ts'

let folder: string
let office: Office

beforeEach(async () => {
  folder = makeOfficeFolder()
  office = await openOffice(folder)
})
afterEach(async () => {
  await office.close()
  removeOfficeFolder(folder)
})

test('closing must be confirmed while the window has unsaved changes, and no longer once the window is gone', async () => {
  const answers = [office.desk.mustAskToClose()]
  for (const isUnsaved of [true, false, true]) {
    await office.ask('app.unsaved', { isUnsaved })
    answers.push(office.desk.mustAskToClose())
  }
  office.desk.windowClosed()
  answers.push(office.desk.mustAskToClose())
  expect(answers).toEqual([false, true, false, true, false])
})
