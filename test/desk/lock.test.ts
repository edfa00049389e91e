import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeOfficeFolder, type Office, openOffice, removeOfficeFolder } from './office.ts'

const left: string[] = []
let folder: string
let office: Office

beforeEach(async () => {
  left.length = 0
  folder = makeOfficeFolder()
  office = await openOffice(folder, {
    shell: {
      save: async ({ suggestedName }) => {
        left.push(`saved ${suggestedName}`)
        return { ok: true, value: { path: `/exports/${suggestedName}`, fileName: suggestedName } }
      },
      chooseList: async () => {
        left.push('asked for a list')
        return { ok: false, code: 'cancelled' }
      },
      showInFolder: (path) => void left.push(`showed ${path}`),
      openLink: async (url) => {
        left.push(`opened ${url}`)
        return 'opened'
      },
      copyText: (text) => void left.push(`copied ${text}`)
    }
  })
})
afterEach(async () => {
  await office.close()
  removeOfficeFolder(folder)
})

test('the lock is reported in a change and in every snapshot until the window is unlocked', async () => {
  office.lock.hear('system-locked')
  const during = (await office.ask('app.snapshot', undefined)).isLocked
  await office.ask('lock.show', undefined)
  const after = (await office.ask('app.snapshot', undefined)).isLocked
  expect([during, after, office.changes.map(({ change }) => change).filter(({ kind }) => kind === 'lock')]).toEqual([
    true,
    false,
    [
      { kind: 'lock', isLocked: true },
      { kind: 'lock', isLocked: false }
    ]
  ])
})

test('nothing leaves the window while it is locked, and calls made before continue after it is unlocked', async () => {
  await office.ask('files.save', { suggestedName: 'a', kind: 'csv', bytes: new Uint8Array() })
  office.lock.hear('system-locked')
  const requested = [
    office.ask('files.save', { suggestedName: 'b', kind: 'csv', bytes: new Uint8Array() }),
    office.ask('links.copy', { text: 'link' }),
    office.ask('links.open', { url: 'https://hcw.example/' }),
    office.ask('files.showSaved', undefined),
    office.desk.handlers['files.chooseList'](undefined)
  ]
  // By now every call has proceeded as far as it can.
  await office.ask('lists.all', undefined)
  const during = [...left]
  office.lock.hear('system-unlocked')
  await Promise.all(requested)
  expect([during, left.toSorted()]).toEqual([
    ['saved a'],
    ['asked for a list', 'copied link', 'opened https://hcw.example/', 'saved a', 'saved b', 'showed /exports/a']
  ])
})
