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

test('closing is asked about while the window holds what is not stored, and no longer than the window lives', async () => {
  const standing = [office.desk.mustAskToClose()]
  for (const isUnsaved of [true, false, true]) {
    await office.ask('app.unsaved', { isUnsaved })
    standing.push(office.desk.mustAskToClose())
  }
  office.desk.windowClosed()
  standing.push(office.desk.mustAskToClose())
  expect(standing).toEqual([false, true, false, true, false])
})
